import type { Claim, Role, SlidePassage, Verdict } from '../model/content.js';
import type { DeckBlock } from '../model/deck.js';
import { holdsIn } from '../model/regional.js';
import { allBlocks } from '../model/tree.js';
import type { Composer, Unit } from './composer.js';

/** Claims of what the treatment does: whether they are sure is what a patient asks. A warning, an order and a choice have no mark. */
const OF_EFFECT: readonly Role[] = ['benefit', 'mechanism'];
const FROM_SURE: readonly Verdict[] = ['view', 'supported', 'mixed', 'limited', 'unproven'];

/** True for a claim that says what the treatment does and qualifies no other: how sure it is is printed with it. */
export const isGraded = ({ id, role }: Pick<Claim, 'id' | 'role'>, { caveats }: Pick<Composer, 'caveats'>): boolean =>
  OF_EFFECT.includes(role) && !caveats.has(id);

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
  const graded = (sums.length > 0 ? sums : cited).filter((claim) => isGraded(claim, composer));
  return graded.every(({ verdict }) => verdict === graded[0]?.verdict) ? graded[0]?.verdict : undefined;
}

const leastSure = (claims: readonly Claim[]): Verdict | undefined =>
  FROM_SURE.findLast((verdict) => claims.some((claim) => claim.verdict === verdict));

/** True where a mark is printed beside one of the blocks. */
export const isMarked = (blocks: readonly DeckBlock[]): boolean =>
  allBlocks(blocks).some(
    (block) =>
      (block.kind === 'claim' && !block.quotation && block.verdict !== undefined && block.verdict !== 'supported') ||
      (block.kind === 'known' && block.rows.some(({ verdict }) => verdict)),
  );

/** Returns blocks with those that stand in a group or key block among them. */
export const flatten = (blocks: readonly DeckBlock[]): DeckBlock[] =>
  blocks.flatMap((block) => (block.kind === 'group' || block.kind === 'key' ? flatten(block.blocks) : [block]));
