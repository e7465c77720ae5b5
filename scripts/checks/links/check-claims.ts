import type { Code } from '../../model/codes.js';
import type { Claim, Library } from '../../model/content.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { didYouMean } from '../../model/suggest.js';
import { unknownRequirement } from './check-citations.js';

/** Every claim has words in each locale, known sources and caveats, and a caveat where its verdict needs one. */
export function checkClaims(library: Library): Diagnostic[] {
  const caveats = new Set(Object.values(library.claims).flatMap((claim) => claim.qualifiedBy));
  return Object.values(library.claims).flatMap((claim) => [
    ...missingWords(library, claim),
    ...unknownNames(library, claim),
    ...caveatTrouble(library, claim, caveats),
    ...quotationTrouble(claim),
  ]);
}

const problem = (claim: Claim, code: Code, message: string, hint: string): Diagnostic => error({ code, message, at: claim.at, hint });

function missingWords(library: Library, claim: Claim): Diagnostic[] {
  return library.project.locales
    .filter((locale) => !claim.words[locale])
    .map((locale) =>
      problem(
        claim,
        'claim-without-words',
        `Claim "${claim.id}" has no words in decks/claims/${locale}.yaml.`,
        'Add says: and short: for it there.',
      ),
    );
}

function unknownNames(library: Library, claim: Claim): Diagnostic[] {
  const references = Object.keys(library.references);
  const claims = Object.keys(library.claims);
  const known = library.requirements.map((requirement) => requirement.id);
  return [
    ...claim.evidence
      .filter(({ ref }) => !library.references[ref])
      .map(({ ref }) =>
        problem(
          claim,
          'unknown-reference',
          `Claim "${claim.id}" rests on "${ref}", which is not in decks/references.yaml.`,
          didYouMean(ref, references) ?? 'Add the source, or mend its name.',
        ),
      ),
    ...claim.qualifiedBy
      .filter((id) => !library.claims[id])
      .map((id) =>
        problem(
          claim,
          'unknown-claim',
          `Claim "${claim.id}" is qualified by "${id}", which is not in decks/claims.yaml.`,
          didYouMean(id, claims) ?? 'Add it, or mend its name.',
        ),
      ),
    ...claim.takesUp.filter((id) => !known.includes(id)).map((id) => unknownRequirement(id, known, claim.at)),
    ...claim.regions
      .filter((id) => !library.regions[id])
      .map((id) =>
        problem(
          claim,
          'unknown-region',
          `Claim "${claim.id}" is for region "${id}", which is not in decks/regions/.`,
          didYouMean(id, Object.keys(library.regions)) ?? 'Mend its name.',
        ),
      ),
  ];
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

function quotationTrouble(claim: Claim): Diagnostic[] {
  if (claim.role !== 'quotation' || (claim.speaker && claim.said)) return [];
  return [
    problem(claim, 'quotation-without-speaker', `Quotation "${claim.id}" does not say who said it and when.`, 'Add speaker: and said:.'),
  ];
}
