/** Words of a plain text in one language; none where it is the language of the text. */
export interface MarkedWords {
  readonly text: string;
  readonly language?: string;
}

/** Plain texts of one language, each as its words were marked as of another one. */
export type SaidTexts = Readonly<Record<string, readonly MarkedRun[]>>;

/** Holds those of its own language. */
export interface SaidInLanguages {
  readonly inLanguages?: SaidTexts;
}

/** Holds texts that stand in it without the marks of their languages. */
export interface MarkedTexts {
  /** Titles, words of the glossary and of regions, by the locale that they are written for: as they were marked. */
  readonly inLanguages?: Readonly<Record<string, SaidTexts>>;
}

const MARK = /\[([^[\]\n]{1,600})\]\{\s*lang\s*=\s*(["']?)([\w-]{1,35})\2\s*\}/g;

/** Returns the words of a text that is no Markdown (a caption, a label, a fact of a brand), parted by `[words]{lang="es"}`, the marks taken off. */
export function markedWords(text: string): MarkedWords[] {
  const parts: MarkedWords[] = [];
  let from = 0;
  for (const { 0: whole, 1: words = '', 3: language = '', index } of text.matchAll(MARK)) {
    if (index > from) parts.push({ text: text.slice(from, index) });
    parts.push({ text: words, language });
    from = index + whole.length;
  }
  return from < text.length || parts.length === 0 ? [...parts, { text: text.slice(from) }] : parts;
}

/** Returns a text without the marks of its languages. */
export const withoutLanguages = (text: string): string =>
  markedWords(text)
    .map((part) => part.text)
    .join('');

/** Returns the language in which all of a text is marked to be; undefined for one that is marked in parts or not at all. */
export function languageOfAll(text: string): string | undefined {
  const [first, ...others] = markedWords(text.trim());
  return others.length === 0 ? first?.language : undefined;
}

/** A part of a text, and the language that it is in where that is another one. */
export type MarkedRun =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'language'; readonly language: string; readonly children: readonly MarkedRun[] };

/** Returns a text as a run of inline text. */
export const markedRun = (text: string): MarkedRun[] =>
  markedWords(text).map(({ text: words, language }): MarkedRun => {
    const run = { kind: 'text', text: words } as const;
    return language === undefined ? run : { kind: 'language', language, children: [run] };
  });
