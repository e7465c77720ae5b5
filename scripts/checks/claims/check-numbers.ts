import type { NumberInText } from '../../languages/numbers.js';
import type { Claim, Inline } from '../../model/content.js';
import { type At, type Diagnostic, error } from '../../model/diagnostic.js';
import { allInlines, plainText } from '../../model/tree.js';
import type { PartFacts } from '../facts.js';
import type { Authored } from '../words/authored-text.js';
import { wordsOf } from './claim-side.js';
import { type NumberCounter, numberCounter } from './fact-signs.js';
import { type Amount, sameAmount } from './quantities.js';

const PASSAGES = ['slides', 'brief', 'print', 'notes', 'teach-back'];

/**
 * A number beside a claim is one of the claim's numbers: in passages and table rows, in the claim's own words, and in the words
 * of a figure that names its claims.
 */
export function checkNumbers(facts: PartFacts): Diagnostic[] {
  return facts.texts.flatMap((written) => {
    const { locale, place, at, inlines } = written;
    if (PASSAGES.includes(place)) return inRun(written, facts);
    const claims = facts.claimsNamed(written.claims);
    if (claims.length === 0) return [];
    if (place === 'claim') return strangers(plainText(inlines), claims, facts, locale).map((number) => strange(number, claims, at));
    if (place !== 'figure') return [];
    return inFigure(written, claims, facts, facts.readers.get(locale)?.counted ?? numberCounter(undefined, facts.languageOf(locale)));
  });
}

/** In a picture, a number word counts things that can be seen ("four steps") unless a unit follows it. */
function inFigure({ locale, inlines, at }: Authored, claims: readonly Claim[], facts: PartFacts, counted: NumberCounter): Diagnostic[] {
  const text = plainText(inlines);
  const quantities = counted(text).map((number) => number.text);
  return strangers(text, claims, facts, locale)
    .filter((number) => quantities.includes(number))
    .map((number) => strange(number, claims, at));
}

function inRun({ locale, inlines, at }: Authored, facts: PartFacts): Diagnostic[] {
  return stretches(allInlines(inlines)).flatMap(({ text, cites }) => {
    const claims = facts.claimsNamed(cites);
    return claims.length === 0 ? [] : strangers(text, claims, facts, locale).map((number) => strange(number, claims, at));
  });
}

/** The text from one group of cites to the next, with the cites that end it. */
function stretches(inlines: readonly Inline[]): { text: string; cites: string[] }[] {
  const found: { text: string; cites: string[] }[] = [];
  let open: { text: string; cites: string[] } = { text: '', cites: [] };
  for (const inline of inlines) {
    if (inline.kind === 'cite') open.cites.push(inline.claim);
    else if (inline.kind === 'text') {
      if (open.cites.length > 0) found.push(open);
      open = open.cites.length > 0 ? { text: inline.text, cites: [] } : { ...open, text: open.text + inline.text };
    }
  }
  return [...found, open];
}

/**
 * Numbers of a text in a locale that none of the claims has. "7 days" is no stranger to a claim whose words say "a week", nor "5 of 10" to
 * one that says "half".
 */
export function strangers(text: string, claims: readonly Claim[], facts: PartFacts, locale: string): string[] {
  const { languageOf, source, valuesOf } = facts;
  const own = claims.flatMap(valuesOf);
  const halves = claims.some((claim) => claim.numbers.some((entry) => isHalf(source.numbersIn(String(entry)))));
  const isStrange = ({ value }: NumberInText): boolean => !own.includes(value) && !(value === 0.5 && halves);
  const strange = languageOf(locale).numbersIn(text).filter(isStrange);
  if (strange.length === 0) return [];
  const known = toldOtherwise(text, claims, facts, locale);
  return strange
    .filter(({ index }) => !known.some((one) => one.index <= index && index < one.index + one.text.length))
    .map((number) => number.text);
}

/** The amounts of a text that the claims tell in another way; words that are a claim's own prove nothing of themselves. */
function toldOtherwise(text: string, claims: readonly Claim[], { readers }: PartFacts, locale: string): Amount[] {
  const amounts = readers.get(locale)?.statements.amounts;
  if (!amounts) return [];
  const said = claims.flatMap((claim) => [wordsOf(claim, locale) ?? '', ...claim.numbers.map(String)]);
  const told = said.filter((one) => one !== text).flatMap(amounts);
  return amounts(text).filter((one) => told.some((other) => sameAmount(one, other)));
}

function isHalf(numbers: readonly NumberInText[]): boolean {
  const [part, whole] = numbers.map(({ value }) => value);
  return part !== undefined && whole !== undefined && part * 2 === whole;
}

function strange(number: string, claims: readonly Claim[], at: At): Diagnostic {
  const names = claims.map((claim) => `"${claim.id}" (${claim.numbers.join(', ') || 'no numbers'})`).join(', ');
  const message = `The number "${number}" is not one of the numbers of ${names}.`;
  return error({
    code: 'strange-number',
    message,
    at,
    hint: 'Mend the number, cite the claim that states it, or add it to the claim where its evidence shows it.',
  });
}
