import { scriptFinder } from './other-scripts.js';
import { SMALL_WORD_LANGUAGES, type SmallWords, smallWordsOf } from './small-words.js';
import { baseOf, isPseudoTag } from './tags.js';

/** Words of another language, as they stand in a text. */
export interface OtherWords {
  readonly text: string;
  /** The tag of the language; none where only its letters are known. */
  readonly language?: string;
  /** The script of its letters (ISO 15924), where that is not the text's own. */
  readonly script?: string;
}

/** Returns the first words of another language in a sentence. */
export type FindOtherWords = (sentence: string) => OtherWords | undefined;

interface Word {
  /** With the signs at both of its ends, and numbers after it. */
  raw: string;
  /** Without them. */
  readonly written: string;
  /** In small letters. */
  readonly bare: string;
  readonly isCapital: boolean;
  /** A sign stands before it that parts what is said. */
  readonly begins: boolean;
}

/** So many words make a phrase inside a sentence of one's own: shorter ones ("déjà vu", "a la carte") readers know. */
const SHORTEST_PHRASE = 4;
/** Of the words of a phrase, so many are small ones in any language. */
const LEAST_SHARE = 0.25;
/** With so many signs of a language a phrase is no name, however many capitals it has. */
const NO_NAME_FROM = 3;

/**
 * Returns a finder of sentences and phrases in another language than `tag`'s, by their small words and letters, or by their script.
 * Names, single words, and short phrases inside a sentence tell nothing. A language without a list finds other scripts alone.
 */
export function otherWordsFinder(tag: string): FindOtherWords {
  if (isPseudoTag(tag)) return () => undefined;
  const own = smallWordsOf(tag);
  const byScript = scriptFinder(tag);
  if (!own) return byScript;
  const base = baseOf(tag);
  const others = SMALL_WORD_LANGUAGES.filter((one) => one !== base).map((one): Other => otherOf(one, own));
  const homes = homesOf(others);
  const met = new Map<string, readonly Other[]>();
  const homesOfEach = (word: Word): readonly Other[] => {
    const found = met.get(word.raw) ?? homesOfWord(word, homes);
    met.set(word.raw, found);
    return found;
  };
  return (sentence) => {
    const found = byScript(sentence);
    if (found) return found;
    const words = wordsOf(sentence);
    const likely = likelyIn(words, homesOfEach).flatMap((other) =>
      runsOf(words, other).flatMap((run) => judgeRun(run, other, words.length) ?? []),
    );
    const [best] = likely.sort((a, b) => b.signs - a.signs || b.share - a.share);
    return best && { text: best.text, language: best.language };
  };
}

interface Other {
  readonly tag: string;
  readonly words: ReadonlySet<string>;
  /** Its small words that mean nothing in the text's own language. */
  readonly signs: ReadonlySet<string>;
  readonly letters: readonly string[];
  /** Small words of the text's own language that mean nothing in this one. */
  readonly ends: ReadonlySet<string>;
}

function otherOf(tag: string, own: SmallWords): Other {
  const { words, letters } = smallWordsOf(tag) ?? own;
  return {
    ...{ tag, words },
    signs: new Set([...words].filter((word) => [...word].length > 1 && !own.words.has(word))),
    letters: [...letters].filter((letter) => !own.letters.has(letter)),
    ends: new Set([...own.words].filter((word) => !words.has(word))),
  };
}

/** The languages by each of their signs: most words of a text are none, so that little is looked at twice. */
function homesOf(others: readonly Other[]): ReadonlyMap<string, readonly Other[]> {
  const homes = new Map<string, Other[]>();
  for (const other of others) for (const sign of [...other.signs, ...other.letters]) homes.set(sign, [...(homes.get(sign) ?? []), other]);
  return homes;
}

/** The languages of which a word has a sign. */
function homesOfWord({ raw, written, bare }: Word, homes: ReadonlyMap<string, readonly Other[]>): readonly Other[] {
  const letters = [...raw.toLowerCase()].filter((letter) => letter > '~');
  return [...new Set([bare, written, ...letters].flatMap((sign) => homes.get(sign) ?? []))];
}

/** The languages of which two signs or more stand there. */
function likelyIn(words: readonly Word[], homesOf: (word: Word) => readonly Other[]): Other[] {
  const hits = new Map<Other, number>();
  for (const word of words) for (const other of homesOf(word)) hits.set(other, (hits.get(other) ?? 0) + 1);
  return [...hits].flatMap(([other, count]) => (count > 1 ? [other] : []));
}

function wordsOf(sentence: string): Word[] {
  const words: Word[] = [];
  let begins = true;
  for (const raw of sentence.split(/\s+/)) {
    const written = raw.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').replaceAll('’', "'");
    const last = words.at(-1);
    const isBegin = begins || /^["“”„«‘(¿¡[]/u.test(raw);
    if (/\p{L}/u.test(written))
      words.push({ raw, written, bare: written.toLowerCase(), isCapital: /^\p{Lu}/u.test(written), begins: isBegin });
    else if (last && written !== '') last.raw += ` ${raw}`;
    begins = written === '' || /[.!?;:)"”»]$/u.test(raw);
  }
  return words;
}

/** The runs of words that no small word of the text's own language ends. */
function runsOf(words: readonly Word[], { ends }: Other): Word[][] {
  const runs: Word[][] = [[]];
  for (const word of words) {
    if (ends.has(word.bare)) runs.push([]);
    else {
      if (word.begins && runs.at(-1)?.length) runs.push([]);
      runs.at(-1)?.push(word);
    }
  }
  return runs.filter((run) => run.length > 1);
}

interface Judged {
  readonly text: string;
  readonly language: string;
  readonly signs: number;
  readonly share: number;
}

function judgeRun(run: readonly Word[], other: Other, length: number): Judged | undefined {
  const isWhole = run.length === length;
  if (!isWhole && run.length < SHORTEST_PHRASE) return undefined;
  const counts = (word: Word): boolean => !word.isCapital || word.begins || other.signs.has(word.written);
  const signs = new Set(run.filter((word) => counts(word) && isSign(word, other)).map(({ bare }) => bare)).size;
  const share = run.filter((word) => other.words.has(word.bare) || isSign(word, other)).length / run.length;
  if (signs < 2 || share < LEAST_SHARE || beginsName(run) || (signs < NO_NAME_FROM && isName(run, other))) return undefined;
  const text = run.map(({ raw }) => raw).join(' ');
  return { text: text.replace(/^["“”„«‘([]+|["“”»’)\],;:]+$/gu, ''), language: other.tag, signs, share };
}

const isSign = ({ bare, raw }: Word, { signs, letters }: Other): boolean =>
  signs.has(bare) || letters.some((letter) => bare.includes(letter) || raw.startsWith(letter));

/** A capital right after words of one's own: "by the Institut national de la recherche". */
const beginsName = ([first]: readonly Word[]): boolean => first?.isCapital === true && !first.begins;

/** "Hospital de la Santa Creu": between small words nothing but capitals. */
function isName([, ...after]: readonly Word[], { words, signs }: Other): boolean {
  if (after.some(({ isCapital, written }) => isCapital && signs.has(written))) return false;
  const others = after.filter(({ bare, written }) => !words.has(bare) && !words.has(written));
  return others.length > 0 && others.every(({ isCapital }) => isCapital);
}
