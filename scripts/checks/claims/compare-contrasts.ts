import { type At, type Diagnostic, error, warning } from '../../model/diagnostic.js';
import { groupedBy } from '../../model/grouped-by.js';
import { type CitedSentence, type ClaimSide, type Comparison, namesOf } from './claim-side.js';
import { amountContrasts, exchangedAmounts } from './compare-amounts.js';
import { roleContrasts } from './compare-roles.js';
import { turnContrasts, turnedTwice } from './compare-turns.js';
import type { Contrast, Material } from './contrast.js';

/** Where a sentence says of one thing what its claims say of another, or turns them round; so too with the words that stand `beside` it. */
export function contrastTrouble(
  { text, readAs, claims, at }: CitedSentence,
  comparison: Comparison,
  beside: readonly string[],
): Diagnostic[] {
  const found = contrastsOf(readAs, groundOf(claims), comparison);
  if (found.length > 0) return found.map((one) => diagnosticOf(one, { text, names: namesOf(claims), at }));
  const others = { told: beside.flatMap(comparison.statements.readAll), shown: [] };
  return contrastsOf(readAs, others, comparison).map((one) => diagnosticOf(one, { text, names: 'the same figure', at }));
}

/** What some claims rest on together; that of one claim is always the same, so what is read of it is kept. */
function groundOf(claims: readonly ClaimSide[]): Material {
  const [first, ...others] = claims;
  if (first && others.length === 0) return first.ground;
  return { told: claims.flatMap(({ ground }) => ground.told), shown: claims.flatMap(({ ground }) => ground.shown) };
}

/** Where sentences of one passage that rest on the same claims have exchanged two of their amounts. */
export function exchangeTrouble(sentences: readonly CitedSentence[], { statements }: Comparison): Diagnostic[] {
  const groups = groupedBy(sentences, ({ claims }) => claims.map(({ claim }) => claim.id).join());
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first || first.claims.length === 0) return [];
    const material = first.claims.flatMap(({ ground }) => [...ground.told, ...ground.shown]);
    const text = group.map((one) => one.text).join(' ');
    const found = exchangedAmounts(
      group.flatMap(({ readAs }) => statements.readAll(readAs)),
      material,
    );
    return found.map((one) => diagnosticOf(one, { text, names: namesOf(first.claims), at: first.at }));
  });
}

/** True when the sentence tells a comparison of its claims with both ends and the direction turned: it says the same. */
export const isTurnedTwice = ({ readAs, claims }: CitedSentence, { statements, joints }: Comparison): boolean =>
  statements.readAll(readAs).some((said) =>
    turnedTwice(
      said,
      claims.flatMap(({ ground }) => ground.told),
      joints,
    ),
  );

/** What a text says otherwise than `material`, each thing once. */
export function contrastsOf(
  text: string,
  material: Material,
  { statements, joints }: Pick<Comparison, 'statements' | 'joints'>,
): Contrast[] {
  const { told, shown } = material;
  if (told.length + shown.length === 0) return [];
  const found = statements
    .readAll(text)
    .flatMap((said) => [
      ...amountContrasts(said, material),
      ...turnContrasts(said, material, joints),
      ...roleContrasts(said, material, joints.roles),
    ]);
  return [...new Map(found.map((one) => [one.said, one])).values()];
}

function diagnosticOf(
  { kind, sure, said, told: claimed, of }: Contrast,
  { text, names, at }: { text: string; names: string; at: At },
): Diagnostic {
  const message = `"${text}" says ${said}; ${names} says ${claimed}: "${of}"`;
  const hint = 'Say it as the claim does, or cite the claim that says this.';
  const code = kind === 'other' ? 'said-of-another' : 'opposite-of-claim';
  return sure ? error({ code, message, at, hint }) : warning({ code, message, at, hint });
}
