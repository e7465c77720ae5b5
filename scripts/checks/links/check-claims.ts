import type { Code } from '../../model/codes.js';
import type { Claim, Library } from '../../model/content.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import type { Facts } from '../facts.js';

/** Every claim has words in each locale, caveats that have none themselves, and a caveat where its verdict needs one. */
export function checkClaims({ library, caveats }: Facts): Diagnostic[] {
  return Object.values(library.claims).flatMap((claim) => [
    ...missingWords(library, claim),
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
