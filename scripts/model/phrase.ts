import { remember } from './remember.js';

/** A compiled list of phrases; see `Wording` for how a phrase is written. */
export interface Phrases {
  /** Every place where one of the phrases stands in `text`, in order. `phrase` is the one that was found, as it is written in the list. */
  find(text: string): readonly { readonly phrase: string; readonly text: string; readonly index: number }[];
  /** True when one of the phrases stands in `text`. */
  isIn(text: string): boolean;
}

interface Word {
  readonly letters: string;
  /** True when any ending may follow. */
  readonly open: boolean;
}

interface Compiled {
  readonly phrase: string;
  readonly words: readonly Word[];
}

interface Match {
  readonly phrase: string;
  readonly index: number;
  readonly length: number;
}

/**
 * Returns a matcher of phrases as whole words, in any case; blanks match any run of blanks, `'` matches `’`. Words are compared
 * letter by letter: some five hundred phrases are looked for in some thousand texts, and as many patterns would take a second.
 */
export function phrases(list: readonly string[]): Phrases {
  const byStart = new Map<string, Compiled[]>();
  for (const one of list.map(compile)) {
    const start = startOf(one.words[0]?.letters ?? '');
    byStart.set(start, [...(byStart.get(start) ?? []), one]);
  }
  const starts = startPattern([...byStart.keys()]);
  const find = (text: string): Match[] => matches(plain(text), starts, byStart);
  return {
    find: (text) => find(text).map(({ phrase, index, length }) => ({ phrase, index, text: text.slice(index, index + length) })),
    isIn: (text) => find(text).length > 0,
  };
}

function compile(phrase: string): Compiled {
  const words = plain(phrase.trim()).split(/\s+/);
  return { phrase, words: words.map((word) => ({ letters: word.replace(/\*$/, ''), open: word.endsWith('*') })) };
}

/** How many texts are kept in small letters: the lists of a check look at one text after another. */
const NEAR = 32;
const plain = remember((text) => text.toLowerCase().replaceAll('’', "'"), NEAR);
const startOf = (word: string): string => word.slice(0, 2);

/** Letters and digits, roughly: what words are made of. */
const LETTER = '[a-z0-9\\u00aa-\\u1fff\\u2c00-\\uffff]';

/** Finds the words that begin like one of the phrases; one pattern for a whole list costs little, and most texts have no such word. */
function startPattern(starts: readonly string[]): RegExp {
  const isWhole = new RegExp(`^${LETTER}{1,2}$`);
  const begun = starts.filter((start) => isWhole.test(start)).map((start) => (start.length === 1 ? `${start}(?!${LETTER})` : start));
  return begun.length === 0 ? /(?!)/g : new RegExp(`(?<!${LETTER})(?:${begun.join('|')})`, 'g');
}

function matches(text: string, starts: RegExp, byStart: ReadonlyMap<string, readonly Compiled[]>): Match[] {
  const found: Match[] = [];
  starts.lastIndex = 0;
  for (let start = starts.exec(text); start; start = starts.exec(text)) {
    const { index } = start;
    for (const { phrase, words } of byStart.get(start[0]) ?? []) {
      const length = lengthAt(text, index, words);
      if (length > 0) found.push({ phrase, index, length });
    }
  }
  return found;
}

/** How many letters the words of a phrase take from `index` on; 0 where they do not stand there. */
function lengthAt(text: string, index: number, words: readonly Word[]): number {
  let at = index;
  for (const [order, { letters, open }] of words.entries()) {
    if (order > 0) {
      if (!isBlank(text[at])) return 0;
      while (isBlank(text[at])) at++;
    }
    if (!text.startsWith(letters, at)) return 0;
    at += letters.length;
    while (open && (isLetter(text[at]) || text[at] === "'" || text[at] === '-')) at++;
    if (isLetter(text[at])) return 0;
  }
  return at - index;
}

const isBlank = (sign: string | undefined): boolean => sign !== undefined && /\s/.test(sign);
const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
