import { numbersInText } from '../../languages/numbers-in-text.js';
import type { Claim, Library } from '../../model/content.js';
import { type At, type Diagnostic, error, fieldAt } from '../../model/diagnostic.js';
import { modulesOf, passagesOf } from '../../model/passages.js';
import { didYouMean } from '../../model/suggest.js';
import { allBlocks } from '../../model/tree.js';

/** A people chart draws a claim that has counts, and counts that are the claim's numbers; a claim sums up a condition that exists. */
export function checkCharts(library: Library): Diagnostic[] {
  const drawn = modulesOf(library).flatMap((module) =>
    passagesOf(module).flatMap(({ blocks }) => allBlocks(blocks).flatMap((block) => (block.kind === 'people' ? [block] : []))),
  );
  return [
    ...drawn.flatMap(({ claim, at }) => drawnTrouble(library, claim, at)),
    ...Object.values(library.claims).flatMap((claim) => [...countTrouble(library, claim), ...conditionTrouble(library, claim)]),
  ];
}

function drawnTrouble(library: Library, id: string, at: At): Diagnostic[] {
  const claim = library.claims[id];
  if (claim?.people) return [];
  const charted = Object.values(library.claims).filter(({ people }) => people);
  const names = charted.map((one) => one.id);
  const message = claim ? `Claim "${id}" has no people: to draw.` : `Claim "${id}" is not in decks/claims.yaml.`;
  const hint = didYouMean(id, names) ?? 'Add people: { of, counts } to the claim, and its words to decks/claims/.';
  return [error({ code: claim ? 'nothing-to-draw' : 'unknown-claim', message, at, hint })];
}

function countTrouble({ project }: Library, claim: Claim): Diagnostic[] {
  const { people } = claim;
  if (!people) return [];
  const at = fieldAt(claim, 'people');
  const own = claim.numbers.flatMap((entry) => numbersInText(String(entry)).map(({ value }) => value));
  const strange = people.counts.filter((count) => count > people.of || !own.includes(count));
  const wordless = project.locales.filter((locale) => claim.words[locale]?.people?.groups.length !== people.counts.length);
  return [
    ...strange.map((count) => {
      const message = `The people chart of "${claim.id}" counts ${count} of ${people.of}, which is not one of the claim's numbers.`;
      return error({ code: 'strange-number', message, at, hint: 'Draw the numbers that the claim states.' });
    }),
    ...wordless.map((locale) => {
      const message = `The people chart of "${claim.id}" has ${people.counts.length} groups and not as many names in "${locale}".`;
      return error({ code: 'missing-locale', message, at, hint: `Add people: { caption, groups } to it in decks/claims/${locale}.yaml.` });
    }),
  ];
}

function conditionTrouble({ project, claims }: Library, claim: Claim): Diagnostic[] {
  if (claim.sumsUp === undefined) return [];
  const at = fieldAt(claim, 'sumsUp');
  const known = Object.keys(project.conditions);
  if (!known.includes(claim.sumsUp)) {
    const hint = didYouMean(claim.sumsUp, known) ?? `Conditions are: ${known.join(', ')}.`;
    return [error({ code: 'unknown-condition', message: `Condition "${claim.sumsUp}" is not in decks/project.yaml.`, at, hint })];
  }
  const [first] = Object.values(claims).filter(({ sumsUp }) => sumsUp === claim.sumsUp);
  if (first === claim) return [];
  const message = `Claim "${claim.id}" sums up "${claim.sumsUp}", and so does "${first?.id}".`;
  return [error({ code: 'duplicate-id', message, at, hint: 'One claim sums up a condition.' })];
}
