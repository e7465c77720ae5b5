import { rememberNear, rememberOf } from './remember.js';

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
  /** How many signs stand before its first letter ("“reset”"). */
  readonly lead: number;
  /** The first letters of its first word, by which it is found. */
  readonly start: string;
  readonly words: readonly Word[];
}

/** The phrases of a list by the first letters of their words, and whether any begins so: most words of a text begin no phrase. */
interface Begun {
  readonly byStart: ReadonlyMap<string, readonly Compiled[]>;
  readonly isAny: Uint8Array;
}

/**
 * Returns a matcher of phrases as whole words, in any case; blanks match any run of blanks, `'` matches `’`. Words are compared
 * letter by letter: some five hundred phrases are looked for in some thousand texts, and as many patterns would take a second.
 */
export const phrases: (list: readonly string[]) => Phrases = rememberOf((list) => matcherOf(JSON.stringify(list)));

/** How many lists are kept: of a thousand that the checks put together, most are one of some hundred. */
const KEPT_LISTS = 256;
const matcherOf = rememberNear((list) => matcher(JSON.parse(list) as string[]), KEPT_LISTS);

function matcher(list: readonly string[]): Phrases {
  const { byStart, isAny } = begunBy(list);
  const begunAt = ({ place, letters }: Start): readonly Compiled[] => (isAny[place] === 0 ? NONE : (byStart.get(letters) ?? NONE));
  return {
    find(text) {
      const found: { readonly phrase: string; readonly text: string; readonly index: number }[] = [];
      const { plain, starts } = read(text);
      for (const start of starts)
        for (const one of begunAt(start)) {
          const length = lengthAt(plain, start, one);
          const index = start.index - one.lead;
          if (length > 0) found.push({ phrase: one.phrase, index, text: text.slice(index, index + length) });
        }
      return found;
    },
    isIn(text) {
      const { plain, starts } = read(text);
      return starts.some((start) => begunAt(start).some((one) => lengthAt(plain, start, one) > 0));
    },
  };
}

const NONE: readonly Compiled[] = [];

function begunBy(list: readonly string[]): Begun {
  const byStart = new Map<string, Compiled[]>();
  const isAny = new Uint8Array(PLACES);
  for (const one of list.map(compile)) {
    const { start } = one;
    isAny[placeOf(start)] = 1;
    const bucket = byStart.get(start);
    if (bucket) bucket.push(one);
    else byStart.set(start, [one]);
  }
  return { byStart, isAny };
}

const PLACES = 1024;
/** A number for the first letters of a word; few share one. */
const placeOf = (letters: string): number => (letters.charCodeAt(0) * 31 + (letters.length > 1 ? letters.charCodeAt(1) : 0)) % PLACES || 0;

function compile(phrase: string): Compiled {
  const plain = small(phrase.trim());
  const words = plain.split(/\s+/);
  const [first = { index: 0, letters: '' }] = startsIn(plain);
  return {
    phrase,
    lead: first.index,
    start: first.letters,
    words: words.map((word) => ({ letters: word.replace(/\*$/, ''), open: word.endsWith('*') })),
  };
}

/** A text as it is compared: in small letters, with the places where its words begin. */
interface Read {
  readonly plain: string;
  readonly starts: readonly Start[];
}

interface Start {
  readonly index: number;
  /** The first two letters of the word; one where it has no other. */
  readonly letters: string;
  readonly place: number;
}

/** How many texts are kept: one list after another looks at the same ones, and those of an explainer are some thousand. */
const KEPT = 4096;
const read = rememberNear((text): Read => {
  const plain = small(text);
  return { plain, starts: startsIn(plain) };
}, KEPT);

function small(text: string): string {
  const lower = text.toLowerCase();
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower;
}

function startsIn(plain: string): Start[] {
  const starts: Start[] = [];
  let isInside = false;
  for (let index = 0; index < plain.length; index++) {
    const isPart = canBegin(plain.charCodeAt(index));
    if (isPart && !isInside) {
      const letters = plain.slice(index, index + (canBegin(plain.charCodeAt(index + 1)) ? 2 : 1));
      starts.push({ index, letters, place: placeOf(letters) });
    }
    isInside = isPart;
  }
  return starts;
}

/** Letters and digits, roughly: what words begin with. "¿", "¡" and "«", which open a sentence or a quotation, are none. */
const canBegin = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0xb5 || (code >= 0xc0 && code <= 0x1fff) || code >= 0x2c00;

/** How many letters a phrase takes whose first word begins at `start`; 0 where it does not stand there. */
function lengthAt(text: string, start: Start, { lead, words }: Compiled): number {
  const from = start.index - lead;
  if (from < 0) return 0;
  let at = from;
  for (let order = 0; order < words.length; order++) {
    const { letters, open } = words[order] as Word;
    if (order > 0) {
      if (!isBlank(text, at)) return 0;
      while (isBlank(text, at)) at++;
    }
    if (!text.startsWith(letters, at)) return 0;
    at += letters.length;
    while (open && (isLetter(text, at) || text[at] === "'" || text[at] === '-')) at++;
    if (isLetter(text, at)) return 0;
  }
  return at - from;
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return !(code >= 0x80) ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : /\s/.test(text.charAt(at));
}

/** Text is in small letters here. */
function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (!(code >= 0x80)) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return /[\p{L}\p{N}]/u.test(text.charAt(at));
}
