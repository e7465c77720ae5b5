import type { Language } from '../../languages/index.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { numbersOf, type Region } from '../../model/organisation.js';
import { literally } from '../../model/pattern.js';
import { digitsOf } from '../../model/phone-number.js';
import { isShownIn } from '../../model/regional.js';
import { editDistance } from '../../model/suggest.js';
import { plainText } from '../../model/tree.js';
import type { Facts } from '../facts.js';
import type { Authored } from '../words/authored-text.js';

/**
 * Digits in groups ("1-800-555-0100", "(800) 555-0100", "+1 800 555 0100", "0800 555 0100"), letters for digits too, or a bare run of
 * five digits and more.
 */
const GROUPED =
  /(?<![\w.-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\) ?)?\d{1,4}(?:[-‑.][\dA-Z]{2,5}){1,4}(?![\w])|\+\d{1,3}(?: \d{2,4}){2,5}|(?<![\w.,/-])(?:0\d{1,4}|1[38]00)(?: \d{2,4}){1,3}(?![\w/])|(?<![\w.,/-])\d{5,11}(?![\w/]|[.,]\d)/g;
const DATE = /^\d{4}-\d{2}(?:-\d{2})?$|^(?:19|20)\d\d[-‑](?:19|20)?\d\d$/;
const SHORT = /(?<![\w.,/-])\d{3}(?![\w/-]|[.,]\d)/g;

/** What a number in a text may be: of the region it is shown in, of its brand, or of a claim. */
interface Known {
  readonly facts: Facts;
  /** Numbers of brands and claims, in digits. */
  readonly given: ReadonlySet<string>;
}

/**
 * A number to call is the region's, the brand's, or one that a claim gives among its numbers. A region's number stands only where
 * nobody of another region reads it. Short numbers look like any other, so of these one is strange when it differs from a line
 * of the region in one digit or two swapped ones.
 */
export function checkPhones(facts: Facts): Diagnostic[] {
  const { brands, claims } = facts.library;
  const givers = facts.texts.filter(({ place }) => place === 'region' || place === 'brand').map(({ inlines }) => plainText(inlines));
  const ofClaims = Object.values(claims).flatMap(({ numbers }) => numbers.map(String));
  const ofBrands = Object.values(brands).flatMap(({ facts: own }) => Object.values(own).flatMap((words) => Object.values(words)));
  const known: Known = { facts, given: new Set([...ofClaims, ...ofBrands, ...givers.flatMap(phonesIn)].map(bare)) };
  return facts.texts.flatMap((written) => inText(written, known));
}

function inText(written: Authored, { facts, given }: Known): Diagnostic[] {
  const text = plainText(written.inlines);
  if (!/\d/.test(text) && !facts.lines.some((line) => text.includes(line))) return [];
  const readIn = regionsOf(written, facts);
  const own = new Set(readIn.flatMap(numbersOf).map(bare));
  const isKnown = (phone: string): boolean => given.has(bare(phone)) || own.has(bare(phone));
  const away = facts.countries.flatMap((region) => foreignIn(text, region, readIn)).filter(({ number }) => !given.has(bare(number)));
  const told = new Set(away.map(({ number }) => bare(number)));
  const isGiver = written.place === 'region' || written.place === 'brand';
  const groups = isGiver ? [] : phonesIn(text).filter((one) => !isKnown(one) && !told.has(bare(one)));
  const lines = readIn.flatMap(numbersOf);
  const short = shortIn(withoutLines(text, lines), facts.languageOf(written.locale)).filter(
    (one) => !isKnown(one) && !told.has(one) && lines.some((line) => isNear(one, line)),
  );
  return [...away.map((one) => ofOneRegion(one, written)), ...[...groups, ...short].map((phone) => strange(phone, written, lines))];
}

/** Short numbers that may be meant to be called: no round hundreds, and none that tells how many of how many. */
function shortIn(text: string, { frequenciesIn }: Language): string[] {
  const counted = new Set(frequenciesIn(text).flatMap((one) => one.text.match(/\d+/g) ?? []));
  return [...text.matchAll(SHORT)].flatMap(([match]) => (match.endsWith('00') || counted.has(match) ? [] : [match]));
}

/** A text without the region's numbers as they are printed: a part of one ("116 123") is no other. */
const withoutLines = (text: string, lines: readonly string[]): string => lines.reduce((rest, line) => rest.replaceAll(line, ''), text);

/** The regions whose readers meet a text: its own where it is a region's or a brand's, else all that it is shown in. */
const regionsOf = ({ limits }: Authored, { library, regions }: Facts): readonly Region[] => {
  const named = new Set(limits.flatMap((limit) => limit.regions ?? []));
  const all = named.size === 0 ? regions : [...new Set([...regions, ...Object.values(library.regions).filter(({ id }) => named.has(id))])];
  return all.filter(({ id }) => limits.every((limit) => isShownIn(limit, id)));
};

interface Foreign {
  readonly number: string;
  readonly of: Region;
  /** A region where it is read and is no line. */
  readonly readIn: string;
}

/** The numbers of a region in a text that readers of another region meet, for whom it is none. */
function foreignIn(text: string, of: Region, readIn: readonly Region[]): Foreign[] {
  return [...new Set(numbersOf(of))].flatMap((number) => {
    if (!text.includes(number) || !new RegExp(`(?<![\\w.,/+-])${literally(number)}(?![\\w/-]|[.,]\\d)`).test(text)) return [];
    const elsewhere = readIn.filter((region) => !numbersOf(region).some((one) => bare(one) === bare(number)));
    return elsewhere.map(({ id }) => ({ number, of, readIn: id }));
  });
}

const phonesIn = (text: string): string[] =>
  [...text.matchAll(GROUPED)]
    .map(([match]) => match)
    .filter((match) => !DATE.test(match) && bare(match).length >= 5 && !/^\d+\.\d+$/.test(match));

const bare = (phone: string): string => (/^\+?[\d(]/.test(phone) ? digitsOf(phone) : phone);

const isNear = (number: string, line: string): boolean => number.length === line.length && editDistance(number, line) === 1;

const INSTEAD = "Write {{emergency}} or {{crisis}}, and each region's own number is printed";

const ofOneRegion = ({ number, of, readIn }: Foreign, { at }: Authored): Diagnostic =>
  error({
    code: 'strange-phone',
    message: `"${number}" is a number of region "${of.id}", and this is read in "${readIn}" too.`,
    at,
    hint: `${INSTEAD}, or put it into a block regions="${of.id}".`,
    concerns: { region: readIn },
  });

function strange(phone: string, { at }: Authored, lines: readonly string[]): Diagnostic {
  const near = lines.find((line) => isNear(phone, line));
  const message = `"${phone}" is not a number of the region, of the brand or of a claim.`;
  const hint = near
    ? `Did you mean ${near}? ${INSTEAD}.`
    : 'Write {{emergency}} or {{crisis}}, use a phone box (::: phone clinic), or add the number to the claim that gives it.';
  return error({ code: 'strange-phone', message, at, hint });
}
