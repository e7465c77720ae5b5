import type { Claim, SlidePassage, Verdict } from '../model/content.js';
import type { DeckBlock } from '../model/deck.js';
import { isFinding } from '../model/findings.js';
import { holdsIn } from '../model/regional.js';
import type { Composer, Unit } from './composer.js';

const FROM_SURE: readonly Verdict[] = ['view', 'supported', 'mixed', 'limited', 'unproven'];

/**
 * Returns how sure the claim is that a slide is about: of the claims in `about`; else of what is known of the slide's condition; else of
 * the findings that it cites, where all are alike. A slide with the table of what is known has its marks there.
 */
export function howSure(
  slide: SlidePassage,
  { blocks, unit, composer }: { blocks: readonly DeckBlock[]; unit: Unit; composer: Composer },
): Verdict | undefined {
  if (flatten(blocks).some(({ kind }) => kind === 'known')) return undefined;
  const { about = [], conditions } = slide;
  if (about.length > 0) return leastSure(about.flatMap((id) => (unit.cited.has(id) ? (composer.claim(id) ?? []) : [])));
  const sums = Object.values(composer.library.claims).filter(
    (claim) => claim.sumsUp !== undefined && conditions.includes(claim.sumsUp) && holdsIn(claim, composer.brand.region),
  );
  const cited = [...unit.cited.keys()].flatMap((id) => composer.claim(id) ?? []);
  const graded = (sums.length > 0 ? sums : cited).filter((claim) => isFinding(claim, composer.caveats));
  return graded.every(({ verdict }) => verdict === graded[0]?.verdict) ? graded[0]?.verdict : undefined;
}

const leastSure = (claims: readonly Claim[]): Verdict | undefined =>
  FROM_SURE.findLast((verdict) => claims.some((claim) => claim.verdict === verdict));

/** Returns blocks, and in the place of each group and key block those that stand in it. */
export const flatten = (blocks: readonly DeckBlock[]): DeckBlock[] =>
  blocks.flatMap((block) => (block.kind === 'group' || block.kind === 'key' ? flatten(block.blocks) : [block]));
