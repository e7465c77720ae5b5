import type { Inline } from '../model/content.js';
import type { Span } from '../model/deck.js';
import { spansText } from '../model/tree.js';
import { citesIn } from './compose-spans.js';
import type { Place } from './composer.js';

/** Writes down that a piece meets some requirements, unless it stands where no reader sees it. */
export function recordTaken({ shown }: Pick<Place, 'shown'>, met: { key: string; text: string; requirements: readonly string[] }): void {
  if (!shown) return;
  const slide = shown.slide === undefined ? {} : { slide: shown.slide };
  for (const requirement of met.requirements) {
    const known = shown.list.some((one) => one.requirement === requirement && one.key === met.key && one.text === met.text);
    if (!known) shown.list.push({ requirement, key: met.key, text: met.text, ...slide });
  }
}

/** Writes down the requirements that the claims cited in `inlines` take up; the text is that of the whole run. */
export function recordCites(place: Place, run: { key: string; inlines: readonly Inline[]; spans: readonly Span[] }): void {
  const requirements = citesIn(run.inlines).flatMap((cite) => place.composer.claim(cite.claim)?.takesUp ?? []);
  if (requirements.length > 0) recordTaken(place, { key: run.key, text: spansText(run.spans), requirements });
}
