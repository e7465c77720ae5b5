import { keyOf, smsAddress, telAddress, westernDigits } from './addresses.js';
import { rememberNear } from './remember.js';
import { editDistance } from './suggest.js';

/** One number as people write it: digits, and letters of the keypad after the first digit; blanks, hyphens, full stops and brackets between. */
const ONE_NUMBER = /^\+?\(?\d[\dA-Z]*(?:[ .()\-\u2011\u00a0]{1,2}[\dA-Z]+)*$/;

/** True for one phone number ("911", "116 123", "1-800-CALL-012", "+44 20 7946 0958"); false for two, and for words beside it. */
export const isPhoneNumber = (text: string): boolean => ONE_NUMBER.test(westernDigits(text)) && telAddress(text) !== undefined;

/** How many numbers are kept: each of an explainer is held against all others. */
const KEPT = 4096;

/** Returns what is dialled: digits alone, letters as the digits of their keys, with a leading plus where there is one. */
export const digitsOf = rememberNear((text): string => telAddress(text)?.slice('tel:'.length) ?? text.replace(/\D/g, ''), KEPT);

/** Returns a number with the digit of each key in the place of letters: "1-800-CALL-012" is "1-800-2255-012". */
export const inDigits = (text: string): string => text.replace(/[A-Z]/g, keyOf);

/** What may stand between the digits of a number in a text. */
const BETWEEN = '[ .()\\-\\u2011\\u00a0]{0,2}';
/** A stretch of digits as people group them, with the letters of keys behind a hyphen; the rest of a date or amount is none. */
const STRETCH = /(?<![\w.,/-])\+?(?:\(\d{1,5}\) ?)?\d[\dA-Z]*(?:[ .()\-\u2011\u00a0]{1,2}\d[\dA-Z]*|-[A-Z]{2,7}(?=-))*(?![\w/]|[.,]\d)/g;

/** Returns what in a text may be a number to call or to write to, as it is printed: all digits that stand together. */
export const numbersIn = (text: string): string[] =>
  [...westernDigits(text).matchAll(STRETCH)].map(({ 0: match, index }) => text.slice(index, index + match.length));

/** The digits of a number without what tells the country apart: a leading plus, a trunk zero. */
const coreOf = rememberNear((number): string => digitsOf(number).replace(/^\+?0*(?=\d{6})|,.*$|^\+/g, ''), KEPT);

/** From so many digits on a number may also be written with the prefix of its country before it. */
const FULL = 7;

/** True for two ways to write one number: "+353 1 676 4971" and "01-676 4971", "116 123" and "116123". */
export function isSameNumber(one: string, other: string): boolean {
  const [a, b] = [coreOf(one), coreOf(other)];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short === long || (short.length >= FULL && long.endsWith(short) && long.length - short.length <= 3);
}

/** True when a number stands in a text, in whatever groups, and is not a part of a longer one there. */
export function standsIn(text: string, number: string): boolean {
  const signs = [...digitsOf(number).replace(/^\+/, '')].map((digit) => `(?:${digit}${keysOf(digit)})`);
  return (
    new RegExp(`(?<![\\w-]|\\d[ .])(?:\\+|\\()?${signs.join(BETWEEN)}(?![\\w]|[ .\\-\\u2011]\\d)`).test(text) ||
    numbersIn(text).some((one) => isSameNumber(one, number))
  );
}

const keysOf = (digit: string): string => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((letter) => keyOf(letter) === digit).join('');
  return letters === '' ? '' : `|[${letters}]`;
};

/** Returns the number among some that another is a slip of the finger away from: one digit other, swapped, lost or too many. */
export function nearestNumber(number: string, others: readonly string[]): string | undefined {
  const digits = coreOf(number);
  const isNear = (other: string): boolean => Math.abs(other.length - digits.length) <= 1 && editDistance(digits, other) === 1;
  return others.find((other) => isNear(coreOf(other)));
}

/** Returns the address that calls a number; none for what is no number. */
export const callAddress = (number: string): string => telAddress(number) ?? '';

/** Returns the address that begins a text message to a number, with the word to send where there is one. */
export const textAddress = (number: string, send?: string): string => smsAddress(number, send) ?? '';

/** Returns the address of a page that is named as people write it ("988lifeline.org"). */
export const pageAddress = (shown: string): string => (/^https?:\/\//i.test(shown) ? shown : `https://${shown}`);
