import type { Claim } from '../../model/content.js';
import { type Diagnostic, error, fieldAt } from '../../model/diagnostic.js';
import type { Facts } from '../facts.js';

/** A people chart draws numbers that its claim states, with a name for each group; a condition is summed up by one claim. */
export const checkCharts = (facts: Facts): Diagnostic[] =>
  Object.values(facts.library.claims).flatMap((claim) => [...countTrouble(facts, claim), ...secondSum(facts, claim)]);

function countTrouble({ library: { project }, valuesOf }: Facts, claim: Claim): Diagnostic[] {
  const { people } = claim;
  if (!people) return [];
  const at = fieldAt(claim, 'people');
  const own = valuesOf(claim);
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

function secondSum({ library: { project, claims } }: Facts, claim: Claim): Diagnostic[] {
  const { sumsUp } = claim;
  if (sumsUp === undefined || !Object.hasOwn(project.conditions, sumsUp)) return [];
  const first = Object.values(claims).find((one) => one.sumsUp === sumsUp);
  if (first === claim) return [];
  const message = `Claim "${claim.id}" sums up "${sumsUp}", and so does "${first?.id}".`;
  return [error({ code: 'duplicate-id', message, at: fieldAt(claim, 'sumsUp'), hint: 'One claim sums up a condition.' })];
}
