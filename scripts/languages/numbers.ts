import { rememberNear } from '../model/remember.js';
import type { FrequencyWords, Knowledge } from './knowledge.js';

/** A number as it stands in a text, and its value (0.5 for "half"). */
export interface NumberInText {
  readonly text: string;
  readonly value: number;
  readonly index: number;
}

/** So many of so many: "41 of 100", "1 in 8". */
export interface Frequency {
  readonly text: string;
  readonly part: number;
  readonly whole: number;
}

/** Reads the numbers of one language. */
export interface NumberReader {
  /** The numbers in a text, in digits or in words of the language. "One" counts for none: it is an article as often as a number. */
  numbersIn(text: string): readonly NumberInText[];
  /** The natural frequencies in a text, in digits. A year is no whole ("40 in 2020"). */
  frequenciesIn(text: string): readonly Frequency[];
  /** The percentages in a text ("6.8 %"), both ends of a span among them ("6 to 8%"). */
  percentsIn(text: string): readonly number[];
  /** Finds a number with a decimal fraction. */
  readonly decimal: RegExp;
}

/** Letters and digits, roughly: a class for those of every script is slow to compile. */
const LETTER = '[A-Za-z0-9_\\u00c0-\\u1fff\\u2c00-\\uffff]';

/** How many texts are kept: many checks look for the numbers of the same ones. */
const KEPT = 4096;

/** Returns the reader of a language whose signs in numbers are those of `locale`. */
export function numberReader({ numbers = {}, noNumbers = [], frequency }: Knowledge, locale: string): NumberReader {
  const { group, point } = signsOf(locale);
  const whole = `\\d+(?:${group}\\d{3})*`;
  const digits = `${whole}(?:${point}\\d+)?`;
  const words = [...noNumbers.map((one) => one.replaceAll(' ', '\\s+')), ...Object.keys(numbers)].join('|');
  const inWords = words === '' ? '' : `|(?<!${LETTER})(?:${words})(?!${LETTER})`;
  const pattern = new RegExp(`(?<![\\w-])${digits}${inWords}`, 'gi');
  const [groups, points] = [new RegExp(group, 'g'), new RegExp(point)];
  const amountOf = (text: string): number => Number(text.replace(groups, '').replace(points, '.'));
  return {
    numbersIn: rememberNear(
      (text): readonly NumberInText[] =>
        [...text.matchAll(pattern)].flatMap(({ 0: match, index }) => {
          const value = /^\d/.test(match) ? amountOf(match) : (numbers[match.toLowerCase()] ?? Number.NaN);
          return Number.isNaN(value) ? [] : [{ text: match, value, index }];
        }),
      KEPT,
    ),
    percentsIn: percentReader(`\\d+(?:${point}\\d+)?`, amountOf),
    frequenciesIn: frequency ? frequencyReader(frequency, { digits, whole, amountOf }) : () => [],
    decimal: new RegExp(`(?<![\\d.,/-])\\d+${point}\\d+(?![\\d/-]|[.,]\\d)\\s*%?`, 'u'),
  };
}

const percentReader = (digits: string, amountOf: Digits['amountOf']): NumberReader['percentsIn'] => {
  const one = new RegExp(`(${digits})\\s?%`, 'g');
  const span = new RegExp(`(${digits})\\s+\\p{L}+\\s+(${digits})\\s?%`, 'gu');
  return (text) => (text.includes('%') ? [...text.matchAll(one), ...text.matchAll(span)].flatMap(([, ...ends]) => ends.map(amountOf)) : []);
};

/** The sign between thousands, as a pattern, and the sign before a fraction. */
function signsOf(locale: string): { group: string; point: string } {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1234567.5);
  const sign = (type: string, other: string): string => parts.find((part) => part.type === type)?.value ?? other;
  const group = sign('group', ',');
  return { group: /\s/.test(group) ? '[\\u00a0\\u2009\\u202f]' : `[${group}]`, point: `[${sign('decimal', '.')}]` };
}

interface Digits {
  readonly digits: string;
  readonly whole: string;
  readonly amountOf: (text: string) => number;
}

function frequencyReader(
  { between, beforeYear, each }: FrequencyWords,
  { digits, whole, amountOf }: Digits,
): NumberReader['frequenciesIn'] {
  const any = (words: readonly string[]): string => words.map((word) => word.replaceAll(' ', '\\s+')).join('|');
  const pattern = new RegExp(`(?<![\\w.,-])(${digits})\\s+(${any(between)})\\s+(?:(?:${any(each)})\\s+)?(${whole})(?![\\d]|[.,]\\d)`, 'gi');
  return (text) =>
    [...(/\d/.test(text) ? text.matchAll(pattern) : [])]
      .filter(([, , word = '', all = '']) => !(word.toLowerCase() === beforeYear && /^(?:19|20)\d\d$/.test(all)))
      .map(([match, part = '', , all = '']) => ({ text: match, part: amountOf(part), whole: amountOf(all) }))
      .filter((one) => one.part <= one.whole);
}
