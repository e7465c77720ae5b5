import type { DeckBlock, DeckBlockBase } from '../model/deck.js';
import { composeSpans } from './compose-spans.js';
import type { Place } from './composer.js';

/**
 * Returns a table of what is known, drawn from the claims: one row for each condition of the project that a claim sums up,
 * with how sure that claim is and its sources. A claim of role `status` says that no study was reviewed.
 */
export function composeKnown(base: DeckBlockBase, place: Place): DeckBlock {
  const { composer } = place;
  const claims = Object.values(composer.library.claims);
  const rows = Object.entries(composer.library.project.conditions).flatMap(([condition, label]) => {
    const claim = claims.find(({ sumsUp }) => sumsUp === condition);
    if (!claim) return [];
    const spans = composeSpans([{ kind: 'cite', claim: claim.id, at: claim.at }], place);
    const verdict = claim.role === 'status' ? {} : { verdict: claim.verdict };
    return [{ label: composer.inLocale(label), ...verdict, spans }];
  });
  return { ...base, kind: 'known', rows };
}
