import type { Deck } from '../model/deck.js';
import { type Diagnostic, warning } from '../model/diagnostic.js';
import type { Seen } from '../model/job.js';

/** Returns what is to be kept of the warnings of a page. */
export function seenNow(diagnostics: readonly Diagnostic[], { places }: Pick<Deck, 'places'>): Seen[] {
  const names = new Map(Object.entries(places).map(([name, at]) => [at, name]));
  return diagnostics.flatMap(({ severity, code, message, hint, at }) => {
    const place = at && names.get(at);
    return severity === 'warning' ? [{ code, message, ...(hint !== undefined && { hint }), ...(place !== undefined && { place }) }] : [];
  });
}

/** Returns the warnings of a page that was not made again, each where its words stand now. */
export const seenAgain = (seen: readonly Seen[], { places }: Pick<Deck, 'places'>): Diagnostic[] =>
  seen.map(({ place, ...one }) => {
    const at = place === undefined ? undefined : places[place];
    return warning({ ...one, ...(at && { at }) });
  });
