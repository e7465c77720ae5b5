import { type Diagnostic, error } from '../../model/diagnostic.js';
import { editDistance } from '../../model/suggest.js';
import { plainText } from '../../model/tree.js';
import type { Facts } from '../facts.js';
import type { Authored } from '../words/authored-text.js';

/** Digits in groups ("1-800-555-0100", "(800) 555-0100", "+1 800 555 0100"), letters for digits too, or a bare run of five digits and more. */
const GROUPED =
  /(?<![\w.-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\) ?)?\d{1,4}(?:[-‑.][\dA-Z]{2,5}){1,4}(?![\w])|\+\d{1,3}(?: \d{2,4}){2,5}|(?<![\w.,/-])\d{5,11}(?![\w/]|[.,]\d)/g;
const DATE = /^\d{4}-\d{2}(?:-\d{2})?$|^(?:19|20)\d\d[-‑](?:19|20)?\d\d$/;
const SHORT = /(?<![\w.,/-])\d{3}(?![\w/-]|[.,]\d)/g;

/**
 * A number to call is the region's, the brand's, or one that a claim gives among its numbers. Short numbers look like any other,
 * so of these one is strange when it differs from the region's emergency or crisis line in one digit or two swapped ones.
 */
export function checkPhones({ library, lines, texts }: Facts): Diagnostic[] {
  const { brands, claims } = library;
  const givers = texts.filter(({ place }) => place === 'region' || place === 'brand').map(({ inlines }) => plainText(inlines));
  const ofClaims = Object.values(claims).flatMap(({ numbers }) => numbers.map(String));
  const facts = Object.values(brands).flatMap(({ facts }) => Object.values(facts).flatMap((words) => Object.values(words)));
  const known = new Set([...lines, ...ofClaims, ...facts, ...givers.flatMap(phonesIn)].map(bare));
  return texts.flatMap((written) => {
    const text = plainText(written.inlines);
    const groups = written.place === 'region' || written.place === 'brand' ? [] : phonesIn(text).filter((one) => !known.has(bare(one)));
    const short = [...text.matchAll(SHORT)]
      .map(([match]) => match)
      .filter((one) => !known.has(one) && lines.some((line) => isNear(one, line)));
    return [...groups, ...short].map((phone) => strange(phone, written, lines));
  });
}

const phonesIn = (text: string): string[] =>
  [...text.matchAll(GROUPED)]
    .map(([match]) => match)
    .filter((match) => !DATE.test(match) && bare(match).length >= 5 && !/^\d+\.\d+$/.test(match));

const bare = (phone: string): string => phone.replace(/[^\dA-Z]/g, '');

const isNear = (number: string, line: string): boolean => number.length === line.length && editDistance(number, line) === 1;

function strange(phone: string, { at }: Authored, lines: readonly string[]): Diagnostic {
  const near = lines.find((line) => isNear(phone, line));
  const message = `"${phone}" is not a number of the region, of the brand or of a claim.`;
  const hint = near
    ? `Did you mean ${near}? Write {{emergency}} or {{crisis}}, and the region's number is printed.`
    : 'Write {{emergency}} or {{crisis}}, use a phone box (::: phone clinic), or add the number to the claim that gives it.';
  return error({ code: 'strange-phone', message, at, hint });
}
