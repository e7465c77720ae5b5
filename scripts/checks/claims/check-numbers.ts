import { numbersInText } from '../../languages/numbers-in-text.js';
import type { Claim, Inline, Library } from '../../model/content.js';
import { type At, type Diagnostic, error } from '../../model/diagnostic.js';
import { allInlines, plainText } from '../../model/tree.js';
import type { Authored } from '../words/authored-text.js';
import { type AuthoredTexts, readTexts } from '../words/authored-texts.js';
import { type NumberCounter, numberCounter } from './fact-signs.js';

const PASSAGES = ['slides', 'brief', 'print', 'notes', 'teach-back'];

/**
 * A number beside a claim is one of the claim's numbers: in passages and table rows, in the claim's own words, and in the words
 * of a figure that names its claims.
 */
export function checkNumbers(library: Library, texts: AuthoredTexts = readTexts(library)): Diagnostic[] {
  const counters = new Map(Object.entries(library.wording).map(([locale, wording]) => [locale, numberCounter(wording)]));
  const plain = numberCounter(undefined);
  return texts.all.flatMap((written) => {
    const { place, at, inlines } = written;
    if (PASSAGES.includes(place)) return inRun(library, inlines, at);
    const claims = written.claims.flatMap((id) => library.claims[id] ?? []);
    if (claims.length === 0) return [];
    if (place === 'claim') return strangers(plainText(inlines), claims).map((number) => strange(number, claims, at));
    return place === 'figure' ? inFigure(written, claims, counters.get(written.locale) ?? plain) : [];
  });
}

/** In a picture, a number word counts things that can be seen ("four steps") unless a unit follows it. */
function inFigure({ inlines, at }: Authored, claims: readonly Claim[], counted: NumberCounter): Diagnostic[] {
  const text = plainText(inlines);
  const quantities = counted(text).map((number) => number.text);
  return strangers(text, claims)
    .filter((number) => quantities.includes(number))
    .map((number) => strange(number, claims, at));
}

function inRun(library: Library, run: readonly Inline[], at: At): Diagnostic[] {
  return stretches(allInlines(run)).flatMap(({ text, cites }) => {
    const claims = cites.flatMap((id) => library.claims[id] ?? []);
    return claims.length === 0 ? [] : strangers(text, claims).map((number) => strange(number, claims, at));
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

/** Numbers of the text that none of the claims has. */
export function strangers(text: string, claims: readonly Claim[]): string[] {
  const own = claims.flatMap((claim) => claim.numbers.flatMap((entry) => numbersInText(String(entry)).map(({ value }) => value)));
  const halves = claims.some((claim) => claim.numbers.some((entry) => isHalf(String(entry))));
  return numbersInText(text)
    .filter(({ value }) => !own.includes(value) && !(value === 0.5 && halves))
    .map((number) => number.text);
}

function isHalf(entry: string): boolean {
  const [part, whole] = numbersInText(entry).map(({ value }) => value);
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
