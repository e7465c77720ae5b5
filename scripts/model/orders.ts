import type { Localised } from './definitions.js';

/** An order in full: where it is given, it has no exception, no weaker force and no other limit than here. */
export interface Order {
  /** One sentence or several, per locale. */
  readonly says: Localised;
  /** Where it must be given: `driving/print` is a module and a kind of passage (slides, brief, print, notes). */
  readonly in?: readonly string[];
}

/** Returns the module of a place where an order is given: `driving` of `driving/print`. */
export const moduleOfPlace = (place: string): string => place.slice(0, place.lastIndexOf('/'));
