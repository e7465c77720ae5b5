import type { Localised } from './definitions.js';
import type { At, Fields } from './diagnostic.js';

/** The country an organisation works in: its emergency and crisis lines. */
export interface Region {
  readonly id: string;
  readonly name: Localised;
  readonly emergency: { readonly number: string };
  readonly crisis: { readonly number: string; readonly says: Localised; readonly more: Readonly<Record<string, readonly string[]>> };
  readonly report?: { readonly says: Localised };
  readonly at: At;
}

/** True when a region has the lines that may save a life in a locale: nothing is printed without them. */
export const hasCrisisLines = ({ emergency, crisis }: Region, locale: string): boolean =>
  emergency.number !== '' && crisis.number !== '' && Boolean(crisis.says[locale]);

/** One organisation. */
export interface Brand {
  readonly id: string;
  readonly name: Localised;
  readonly region: string;
  /** File name of the logo in the brand's folder. */
  readonly logo: string;
  readonly colors: Readonly<Record<string, string>>;
  readonly offers: readonly string[];
  readonly facts: Readonly<Record<string, Localised>>;
  /** Where the folder `share/` of each locale stands on the web, with a slash at its end. */
  readonly baseUrl: Localised;
  /** Origins of the pages that may steer embedded decks; empty for any. */
  readonly allowedOrigins: readonly string[];
  /** The brand's own modules, each with the shared module that it follows wherever that one stands. */
  readonly modules?: readonly { readonly module: string; readonly after: string; readonly at: At }[];
  readonly at: At;
  readonly fields?: Fields;
  /** Where each color stands. */
  readonly colorFields?: Fields;
}
