import { digitsOf } from '../../model/phone-number.js';

/**
 * Digits in groups ("1-800-555-0100", "(800) 555-0100", "+1 800 555 0100", "0800 555 0100"), letters for digits too, or a bare run of
 * five digits and more.
 */
const GROUPED =
  /(?<![\w.-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\) ?)?\d{1,4}(?:[-‑.][\dA-Z]{2,5}){1,4}(?![\w])|\+\d{1,3}(?: \d{2,4}){2,5}|(?<![\w.,/-])(?:0\d{1,4}|1[38]00)(?: \d{2,4}){1,3}(?![\w/])|(?<![\w.,/-])\d{5,11}(?![\w/]|[.,]\d)/g;
const DATE = /^\d{4}-\d{2}(?:-\d{2})?$|^(?:19|20)\d\d[-‑](?:19|20)?\d\d$/;
/** "8.30-17.00", "0830-1700" */
const TIMES = /^\d{1,2}\.\d\d(?:[-‑]\d{1,2}\.\d\d)?$|^(?:[01]\d|2[0-4])[0-5][05][-‑](?:[01]\d|2[0-4])[0-5][05]$/;

/** Numbers that cannot be anything but phones and codes, by the way in which they are written. */
export const phonesIn = (text: string): string[] =>
  [...text.matchAll(GROUPED)]
    .map(([match]) => match)
    .filter((match) => !DATE.test(match) && !TIMES.test(match) && digitsOf(match).length >= 5 && !/^\d+\.\d+$/.test(match));

/** "9-12", "9.15": hours, ages or a time. No line is written in two such groups. */
const SPAN = /^\d{1,2} ?[-‑.] ?\d{1,2}$/;
/** What makes a number part of an address: "#912", "912 High Street". */
const IN_ADDRESS = { before: /#$/, after: /^ \p{Lu}\p{Ll}/u };

/** True for a number in a text that looks like a line but is hours, or a part of an address. */
export function isNoLine(text: string, number: string): boolean {
  if (SPAN.test(number)) return true;
  const places = text.split(number);
  return places.every(
    (before, index) => index === places.length - 1 || IN_ADDRESS.before.test(before) || IN_ADDRESS.after.test(places[index + 1] ?? ''),
  );
}
