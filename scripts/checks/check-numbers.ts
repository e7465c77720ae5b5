import type { Claim, Inline, Library } from '../model/content.js';
import { type At, type Diagnostic, error } from '../model/diagnostic.js';
import { allBlocks, allInlines, modulesOf, passagesOf, plainText, runsOf } from '../model/walk.js';
import { numbersInText } from './numbers-in-text.js';

/** A number beside a claim is one of the claim's numbers, in passages and in the claim's own words. */
export function checkNumbers(library: Library): Diagnostic[] {
  const inPassages = modulesOf(library).flatMap((module) =>
    passagesOf(module).flatMap((passage) => [
      { run: passage.title, at: passage.at },
      ...allBlocks(passage.blocks).flatMap((block) => runsOf(block).map((run) => ({ run, at: block.at }))),
    ]),
  );
  const inClaims = Object.values(library.claims).flatMap((claim) =>
    Object.values(claim.words).flatMap(({ says }) =>
      strangers(plainText(says), [claim]).map((number) => strange(number, [claim], claim.at)),
    ),
  );
  return [...inPassages.flatMap(({ run, at }) => inRun(library, run, at)), ...inClaims];
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
function strangers(text: string, claims: readonly Claim[]): string[] {
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
