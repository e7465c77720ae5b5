import type { Claim } from '../../model/content.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { hasCounts } from '../../model/findings.js';
import type { Option } from '../../model/options.js';
import type { Facts } from '../facts.js';

/**
 * Numbers of options that stand below each other read like a race. So a count of people comes with what limits it, or with the treatment
 * that the same study compared; and an option that is told in words alone, such as waiting, has no number at all.
 */
export function checkOptions({ library, claimsNamed }: Facts): Diagnostic[] {
  return (library.options?.options ?? []).flatMap((option) =>
    Object.entries(option.cells).flatMap(([row, ids]) =>
      claimsNamed(ids).flatMap((claim) => [...numbered(option, row, claim), ...unlimited(option, row, claim)]),
    ),
  );
}

function numbered({ id, numbers, fields, at }: Option, row: string, claim: Claim): Diagnostic[] {
  if (numbers !== 'none' || claim.numbers.length === 0) return [];
  const message = `The option "${id}" is told without numbers, and "${claim.id}" in its row "${row}" has ${claim.numbers.join(', ')}.`;
  const hint = 'Name a claim without numbers, or take "numbers: none" out.';
  return [error({ code: 'option-number', message, at: fields[row] ?? at, hint })];
}

function unlimited({ id, fields, at }: Option, row: string, claim: Claim): Diagnostic[] {
  const isCompared = Object.values(claim.words).some(({ compared }) => (compared?.length ?? 0) > 0);
  if (!hasCounts(claim) || claim.qualifiedBy.length > 0 || isCompared) return [];
  const message = `"${claim.id}", in row "${row}" of the option "${id}", counts people (${claim.numbers.join(', ')}) and has no caveat.`;
  const hint = 'Give it one (qualifiedBy: in decks/claims.yaml), or say in compared: of its words with what the same study compared it.';
  return [error({ code: 'option-caveat', message, at: fields[row] ?? at, hint })];
}
