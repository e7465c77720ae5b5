import type { Language } from '../../languages/index.js';
import type { Library } from '../../model/content.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { numbersOf, type Region } from '../../model/organisation.js';
import { literally } from '../../model/pattern.js';
import { digitsOf, isSameNumber, nearestNumber } from '../../model/phone-number.js';
import { isShownIn } from '../../model/regional.js';
import { remember } from '../../model/remember.js';
import { allInlines, plainText } from '../../model/tree.js';
import { ofShared, type PartFacts, type SharedFacts } from '../facts.js';
import type { Authored } from '../words/authored-text.js';
import { calledAbroad } from './called-abroad.js';
import { phonesOfBrands } from './check-brand-phones.js';
import { isNoLine, phonesIn } from './phones-in.js';

/** What a number in a text may be: of the region it is shown in, of a brand, or of a claim. */
interface Known {
  /** Numbers of brands and claims, as they are printed. */
  readonly given: readonly string[];
  /** The numbers that a text says to call or to write to. */
  readonly calledIn: (text: string, locale: string) => string[];
}

const knownIn = ofShared((shared): Known => {
  const { claims, words } = shared.library;
  const ofClaims = Object.values(claims).flatMap(({ numbers }) => numbers.map(String));
  return { given: [...ofClaims, ...phonesOfBrands(shared)], calledIn: callFinder(words) };
});

/**
 * A number to call is the region's, one that a brand gives as a phone, or one that a claim gives among its numbers; a link that dials
 * leads to one of these. A region's number stands only where nobody of another region reads it. Short numbers look like any other, so of
 * these one is strange when it is said to be called, or when it differs from a line of the region in one digit or two swapped ones.
 */
export function checkPhones(facts: PartFacts): Diagnostic[] {
  const known = knownIn(facts);
  // What a brand says of itself is judged where it stands, fact by fact.
  return facts.texts.flatMap((written) => (written.place === 'brand' ? [] : inText(written, facts, known)));
}

function inText(written: Authored, facts: SharedFacts, { given, calledIn }: Known): Diagnostic[] {
  const text = plainText(written.inlines);
  const dialled = dialledIn(written);
  if (dialled.length === 0 && !/\d/.test(text)) return [];
  const readIn = regionsOf(written, facts);
  const lines = readIn.flatMap(numbersOf);
  const isGiven = (phone: string): boolean => given.some((one) => isSameNumber(one, phone));
  const isKnown = (phone: string): boolean => isGiven(phone) || lines.some((one) => isSameNumber(one, phone));
  const away = awayIn(text, written, facts).filter(({ number }) => !isGiven(number));
  const isTold = (phone: string): boolean => away.some(({ number }) => isSameNumber(number, phone));
  const called = calledIn(text, written.locale).filter((one) => one.length > 2 || nearestNumber(one, lines) !== undefined);
  const short = [...slipsIn(text, lines, facts.languageOf(written.locale)), ...called];
  const strange = unlike([...phonesIn(text), ...short, ...dialled].filter((one) => !isKnown(one) && !isTold(one)));
  const known = [...lines, ...given.filter((one) => digitsOf(one).length > 4)];
  return [...away.map((one) => ofOneRegion(one, written)), ...strange.map((phone) => strangePhone(phone, written, known))];
}

/** Each number once, however it is written. */
const unlike = (numbers: readonly string[]): string[] =>
  numbers.filter((number, index) => numbers.findIndex((other) => isSameNumber(other, number)) === index);

/** The numbers that links of a text dial, or write to. */
const dialledIn = ({ inlines }: Authored): string[] =>
  allInlines(inlines).flatMap((one) => {
    const number = one.kind === 'link' ? /^(?:tel|sms):([^?,]+)/i.exec(one.href)?.[1] : undefined;
    return number === undefined ? [] : [number];
  });

/** Numbers as long as one of the lines that differ from it by a slip: no round hundreds, and none that tells how many of how many. */
function slipsIn(text: string, lines: readonly string[], { frequenciesIn }: Language): string[] {
  const counted = new Set(frequenciesIn(text).flatMap((one) => one.text.match(/\d+/g) ?? []));
  const lengths = [...new Set(lines.map((line) => digitsOf(line).replace('+', '').length))].filter((length) => length > 2);
  const rest = withoutLines(text, lines);
  const found = lengths.flatMap((length) => [...rest.matchAll(digitsInARow(length))].map(([match]) => match));
  return found.filter((one) => !isRound(one) && !counted.has(one) && !isNoLine(text, one) && nearestNumber(one, lines) !== undefined);
}

/** So many digits, in whatever groups. */
const digitsInARow = (length: number): RegExp => new RegExp(`(?<![\\w.,/+-])\\d(?:[ .\\-‑]?\\d){${length - 1}}(?![\\w/-]|[.,]\\d)`, 'g');

const isRound = (number: string): boolean => number.endsWith('00') && number !== '000';

/** Phrases of the fixed words that say to call or to write to a number. */
const CALLING = ['line-call', 'line-call-or-text', 'line-text', 'line-send'];

/** Finds what a text says to call or to write to, in the words in which the lines themselves say so: "call 211", "text HOME to 4357". */
function callFinder(words: Library['words']): Known['calledIn'] {
  const finder = remember((locale) => {
    const phrases = CALLING.flatMap((key) => words[locale]?.[key] ?? []).filter((phrase) => phrase.includes('{number}'));
    const patterns = phrases.map((phrase) =>
      literally(phrase).replace('\\{number\\}', '(\\d{2,4})(?![\\w/-]|[ .,]\\d)').replace('\\{send\\}', '[\\p{Lu}\\d]+'),
    );
    return patterns.map((pattern) => new RegExp(`(?<![\\p{L}\\p{N}])${pattern}`, 'giu'));
  });
  return (text, locale) =>
    finder(locale).flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([, number = '']) => (isRound(number) ? [] : [number])));
}

/** A text without the region's numbers as they are printed: a part of one ("116 123") is no other. */
const withoutLines = (text: string, lines: readonly string[]): string =>
  lines.reduce((rest, line) => (line.includes(' ') ? rest.replaceAll(line, '') : rest), text);

/** The regions whose readers meet a text: its own where it is a region's or a brand's, else all that it is shown in. */
const regionsOf = ({ limits }: Authored, { library, regions }: SharedFacts): readonly Region[] => {
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
    const elsewhere = readIn.filter((region) => !numbersOf(region).some((one) => isSameNumber(one, number)));
    return elsewhere.map(({ id }) => ({ number, of, readIn: id }));
  });
}

/** Numbers of the countries that the words are written for, wherever they stand; those of all others where somebody is told to call. */
function awayIn(text: string, written: Authored, facts: SharedFacts): Foreign[] {
  const { countries, library, readers } = facts;
  const readIn = regionsOf(written, facts);
  const { wording } = readers.get(written.locale) ?? {};
  const found = countries.flatMap((region) => foreignIn(text, region, readIn));
  const called = calledAbroad(text, Object.values(library.regions), { readIn, wording, language: facts.languageOf(written.locale) });
  const more = called.filter((one) => !found.some(({ number }) => isSameNumber(number, one.number)));
  return [...found, ...more.map((one) => ({ ...one, readIn: one.readIn.id }))];
}

const INSTEAD = "Write {{emergency}} or {{crisis}}, and each region's own number is printed";

const ofOneRegion = ({ number, of, readIn }: Foreign, { at }: Authored): Diagnostic =>
  error({
    code: 'strange-phone',
    message: `"${number}" is a number of region "${of.id}", and this is read in "${readIn}" too.`,
    at,
    hint: `${INSTEAD}, or put it into a block regions="${of.id}".`,
    concerns: { region: readIn },
  });

function strangePhone(phone: string, { at }: Authored, known: readonly string[]): Diagnostic {
  const near = nearestNumber(phone, known);
  const message = `"${phone}" is not a number of the region, of the brand or of a claim.`;
  const hint = near
    ? `Did you mean ${near}? ${INSTEAD}.`
    : 'Write {{emergency}} or {{crisis}}, use a phone box (::: phone clinic), or add the number to the claim that gives it.';
  return error({ code: 'strange-phone', message, at, hint });
}
