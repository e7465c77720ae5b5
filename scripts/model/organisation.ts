import type { Localised } from './definitions.js';
import type { At, Fields } from './diagnostic.js';
import type { Paper } from './paper.js';

/** How soon somebody needs a line: at once, in a crisis of the mind, or to report harm. */
export const URGENCIES = ['emergency', 'crisis', 'report'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** What to do besides calling or writing to a line. */
export interface LineOptions {
  /** The key to press after the call is answered: "1". */
  readonly press?: string;
  /** What to choose after the call is answered, where no key is told: "the mental health option". */
  readonly choose?: Localised;
  /** The word to send: "AYUDA". */
  readonly send?: string;
  /** What else a reader should know: "Free, day and night." */
  readonly says?: Localised;
}

/** One line of a country, as data: nothing about it is ever read out of a sentence. */
export interface RegionLine {
  readonly id: string;
  readonly urgency: Urgency;
  /** What it is called, printed before it; none where its number is its name. */
  readonly label?: Localised;
  /** One number to call, as it is printed. */
  readonly call?: string;
  /** One number to send a text message to, as it is printed. */
  readonly text?: string;
  /** Web address of its chat or form, as it is printed. */
  readonly chat?: string;
  readonly options: LineOptions;
  /** Where all of this can be read. */
  readonly source: string;
  /** The day somebody last compared it with its source. */
  readonly checked: string;
  /** What the source shows of it: the second place where its numbers stand, against which the line is held. */
  readonly basis?: string;
  /** How the basis was read: on the publisher's own page, or not there; a person must then open the page. Absent where nobody said. */
  readonly read?: 'primary' | 'second-hand';
  readonly at: At;
  readonly fields?: Fields;
}

/** The country an organisation works in: its lines, of which the first of each urgency stands in titles, and its paper. */
export interface Region {
  readonly id: string;
  readonly name: Localised;
  readonly paper: Paper;
  readonly lines: readonly RegionLine[];
  readonly at: At;
}

/** The lines of one urgency, in the order of the region's file. */
export const linesOf = (region: Region | undefined, urgency: Urgency): readonly RegionLine[] =>
  region?.lines.filter((line) => line.urgency === urgency) ?? [];

/** The numbers of a region's lines, as they are printed. */
export const numbersOf = ({ lines }: Region): string[] =>
  lines.flatMap(({ call, text }) => [call, text].filter((one) => one !== undefined));

/** A brand's own picture in the place of a shared one. */
export interface BrandPicture {
  /** The shared one: `module/figure`. */
  readonly figure: string;
  /** File name in the brand's folder. */
  readonly file: string;
  readonly alt: Localised;
  /** What stands below it; the shared words where there are none. */
  readonly caption?: Localised;
  /** Whose picture it is, as it must be said. */
  readonly credit?: string;
  readonly at: At;
}

/** The colors that an organisation can have of its own: for the lines above headings and on covers, for text, and behind the text of slides. */
export const BRAND_COLORS = ['accent', 'ink', 'paper'] as const;

/** One organisation. */
export interface Brand {
  readonly id: string;
  readonly name: Localised;
  readonly region: string;
  /** The languages of the project that its pieces are made in; without it, all. */
  readonly locales?: readonly string[];
  /** True for one that is made up: nobody prints in its name. */
  readonly example?: boolean;
  /** File name of the logo in the brand's folder; without one its name stands in its place. */
  readonly logo?: string;
  /** The same for dark ground. */
  readonly logoOnDark?: string;
  readonly colors: Readonly<Record<string, string>>;
  readonly offers: readonly string[];
  readonly facts: Readonly<Record<string, Localised>>;
  /** Where the folder `share/` of each locale stands on the web, with a slash at its end. */
  readonly baseUrl: Localised;
  /** Origins of the pages that may steer embedded decks; empty for any. */
  readonly allowedOrigins: readonly string[];
  /** The brand's own modules, each with the shared module that it follows wherever that one stands. */
  readonly modules?: readonly { readonly module: string; readonly after: string; readonly at: At }[];
  /** Pictures that stand in the place of shared ones. */
  readonly pictures?: readonly BrandPicture[];
  readonly at: At;
  readonly fields?: Fields;
  /** Where each color, and each fact, stands. */
  readonly colorFields?: Fields;
  readonly factFields?: Fields;
}
