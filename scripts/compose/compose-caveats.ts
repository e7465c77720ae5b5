import type { Caveat } from '../model/deck.js';
import { spansText } from '../model/tree.js';
import { claimSpans } from './compose-spans.js';
import type { Place } from './composer.js';
import { recordTaken } from './record-taken.js';

/**
 * Returns the caveats of all claims in the place's unit, each once, in the order in which they are first needed.
 * A caveat whose own words stand in the unit already is not said twice. Each leads back to the cite that first needs it.
 */
export function composeCaveats(place: Place): Caveat[] {
  const { composer, unit } = place;
  const caveats = new Map<string, Caveat>();
  for (const [cited, at] of unit.cited) {
    for (const id of composer.claim(cited)?.qualifiedBy ?? []) {
      const claim = composer.claim(id);
      if (!claim || unit.stated.has(id) || caveats.has(id)) continue;
      const caveat: Caveat = { key: composer.keyAt(at), claim: id, verdict: claim.verdict, spans: claimSpans(claim, composer) };
      caveats.set(id, caveat);
      recordTaken(place, { key: caveat.key, text: spansText(caveat.spans), requirements: claim.takesUp });
    }
  }
  return [...caveats.values()];
}
