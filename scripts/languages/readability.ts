/** What a text is counted into; every formula is made of these. */
export interface Counts {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
  /** Words of three syllables or more. */
  readonly longWords: number;
  /** Words off the list of familiar ones; none where the language has no list. */
  readonly unfamiliar?: number;
}

export const perSentence = ({ words, sentences }: Counts): number => words / sentences;
export const perWord = ({ syllables, words }: Counts): number => syllables / words;

/** Up to `pass` nothing is said, up to `fail` it is a warning, beyond it an error. A score of ease counts downwards. */
export interface Gate {
  readonly pass: number;
  readonly fail: number;
}

/** One formula of a language. A grade rises with the school years that a text asks for; ease falls with them. */
export interface Formula {
  /** By which its score is known in data ("fleschKincaid"). */
  readonly id: string;
  readonly name: string;
  readonly scale: 'grade' | 'ease';
  /** The score of a text, or undefined where its length or the language's lists rule it out. */
  readonly score: (counts: Counts) => number | undefined;
  /** What patient materials must reach; a formula without a gate is only reported. Slides are talked through. */
  readonly print?: Gate;
  readonly slides?: Gate;
  /** The name that a table of bands gives to a score. */
  readonly band?: { readonly name: string; readonly of: (score: number) => string };
}

/** How hard a text in a language is to read. */
export interface Readability {
  syllables(word: string): number;
  /** True for a word that nearly every reader knows; none where the language has no list. */
  readonly isFamiliar?: (word: string) => boolean;
  /** In the order in which they are told. */
  readonly formulas: readonly Formula[];
}

/** What the formulas of a text's language make of it, by id; those that its length rules out are missing. */
export interface Measures extends Counts {
  readonly scores: Readonly<Record<string, number>>;
}

/** Returns the counts of a text with their scores; a text without words has none. */
export function measure(counts: Counts, { formulas }: Readability): Measures {
  const scored = counts.words === 0 ? [] : formulas.map(({ id, score }) => [id, score(counts)] as const);
  return { ...counts, scores: Object.fromEntries(scored.filter((one): one is [string, number] => one[1] !== undefined)) };
}

/**
 * Returns the syllables of a word by those of its parts. Numbers in digits, phone numbers and addresses count one: they are looked at,
 * not sounded out. A word with a hyphen has the syllables of its parts.
 */
export function countSyllables(word: string, count: (part: string) => number): number {
  if (/[@\d]|\.\p{L}/u.test(word)) return 1;
  return word
    .split(/[-‐‑/]/)
    .filter(Boolean)
    .reduce((sum, part) => sum + count(part), 0);
}
