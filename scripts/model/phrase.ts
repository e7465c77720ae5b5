/** A compiled list of phrases; see `Wording` for how a phrase is written. */
export interface Phrases {
  /** Every place where one of the phrases stands in `text`, in order. `phrase` is the one that was found, as it is written in the list. */
  find(text: string): readonly { readonly phrase: string; readonly text: string; readonly index: number }[];
  /** True when one of the phrases stands in `text`. */
  isIn(text: string): boolean;
}

const LETTER = '\\p{L}\\p{N}';

/** Returns a matcher of phrases as whole words, in any case; blanks match any run of blanks, `'` matches `’`. */
export function phrases(list: readonly string[]): Phrases {
  const compiled = list.map((phrase) => ({ phrase, seed: seedOf(phrase), pattern: new RegExp(patternOf(phrase), 'giu') }));
  const candidates = (text: string) => {
    const low = text.toLowerCase();
    return compiled.filter(({ seed }) => low.includes(seed));
  };
  return {
    find: (text) =>
      candidates(text)
        .flatMap(({ phrase, pattern }) => [...text.matchAll(pattern)].map((match) => ({ phrase, text: match[0], index: match.index })))
        .sort((a, b) => a.index - b.index),
    isIn: (text) => candidates(text).some(({ pattern }) => text.search(pattern) >= 0),
  };
}

/** The letters with which a phrase begins: a text without them needs no slow look. */
const seedOf = (phrase: string): string => /^[^\s*'’]*/.exec(phrase.trim().toLowerCase())?.[0] ?? '';

/** Only letters, blanks and `*` have a meaning, so no phrase can make a slow pattern. */
function patternOf(phrase: string): string {
  const words = phrase
    .trim()
    .split(/\s+/)
    .map((word) =>
      word
        .split('*')
        .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/['’]/g, "['’]"))
        .join(`[${LETTER}'’-]*`),
    );
  return `(?<![${LETTER}])${words.join('\\s+')}(?![${LETTER}])`;
}
