import type { Code } from '../../model/codes.js';
import type { Claim, Library } from '../../model/content.js';
import { type Diagnostic, error, fieldAt } from '../../model/diagnostic.js';
import { holdsIn } from '../../model/regional.js';
import type { Facts } from '../facts.js';

/**
 * Every claim has words in each locale, caveats that have none themselves, and a caveat where its verdict needs one. A people chart draws
 * numbers that its claim states, with a name for each group; a condition is summed up by one claim.
 */
export function checkClaims(facts: Facts): Diagnostic[] {
  const { library, caveats } = facts;
  return Object.values(library.claims).flatMap((claim) => [
    ...missingWords(library, claim),
    ...caveatTrouble(library, claim, caveats),
    ...caveatElsewhere(facts, claim),
    ...sourceElsewhere(facts, claim),
    ...quotationTrouble(claim),
    ...countTrouble(facts, claim),
    ...secondSum(facts, claim),
  ]);
}

const problem = (claim: Claim, code: Code, message: string, hint: string): Diagnostic => error({ code, message, at: claim.at, hint });
const inLocale = (locale: string, one: Diagnostic): Diagnostic => ({ ...one, concerns: { locale } });

function missingWords(library: Library, claim: Claim): Diagnostic[] {
  return library.project.locales
    .filter((locale) => !claim.words[locale])
    .map((locale) =>
      inLocale(
        locale,
        problem(
          claim,
          'claim-without-words',
          `Claim "${claim.id}" has no words in decks/claims/${locale}.yaml.`,
          'Add says: and short: for it there.',
        ),
      ),
    );
}

function caveatTrouble(library: Library, claim: Claim, caveats: ReadonlySet<string>): Diagnostic[] {
  const deep = claim.qualifiedBy.filter((id) => (library.claims[id]?.qualifiedBy.length ?? 0) > 0);
  const found = deep.map((id) =>
    problem(
      claim,
      'caveat-too-deep',
      `Claim "${claim.id}" is qualified by "${id}", which has caveats of its own.`,
      'Caveats go one level deep: put what both need into one caveat.',
    ),
  );
  const needs = claim.verdict !== 'supported' && claim.qualifiedBy.length === 0 && !caveats.has(claim.id);
  if (needs)
    found.push(
      problem(
        claim,
        'missing-caveat',
        `Claim "${claim.id}" is "${claim.verdict}" and has no caveat.`,
        'Name in qualifiedBy the claim that says what is not known.',
      ),
    );
  return found;
}

/** Who reads a claim is told where it comes from; that nothing was reviewed needs no source. */
function sourceElsewhere({ regions }: Facts, claim: Claim): Diagnostic[] {
  if (claim.role === 'status' && claim.sumsUp !== undefined) return [];
  return regions
    .filter(({ id }) => holdsIn(claim, id) && !claim.evidence.some((one) => holdsIn(one, id)))
    .map(({ id }) => {
      const message = `Claim "${claim.id}" holds in region "${id}", and none of its sources is for it.`;
      return {
        ...problem(claim, 'source-of-elsewhere', message, 'Add a source that is, or give the claim regions: too.'),
        concerns: { region: id },
      };
    });
}

/** A claim that loses its caveat in a region is not shown there, or has another one. */
function caveatElsewhere({ library, regions }: Facts, claim: Claim): Diagnostic[] {
  const caveats = claim.qualifiedBy.flatMap((id) => library.claims[id] ?? []);
  return regions
    .filter(({ id }) => holdsIn(claim, id) && caveats.length > 0 && !caveats.some((caveat) => holdsIn(caveat, id)))
    .map(({ id }) => {
      const message = `Claim "${claim.id}" holds in region "${id}", and none of its caveats does ("${claim.qualifiedBy.join('", "')}").`;
      return {
        ...problem(claim, 'caveat-of-elsewhere', message, `Name a caveat that holds there, or give the claim regions: too.`),
        concerns: { region: id },
      };
    });
}

function quotationTrouble(claim: Claim): Diagnostic[] {
  if (claim.role !== 'quotation' || (claim.speaker && claim.said)) return [];
  return [
    problem(claim, 'quotation-without-speaker', `Quotation "${claim.id}" does not say who said it and when.`, 'Add speaker: and said:.'),
  ];
}

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
      const hint = `Add people: { caption, groups } to it in decks/claims/${locale}.yaml.`;
      return inLocale(locale, error({ code: 'missing-locale', message, at, hint }));
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
