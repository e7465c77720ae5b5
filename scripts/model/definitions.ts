import type { At, Fields } from './diagnostic.js';
import type { Format } from './formats.js';
import type { Paper } from './paper.js';

/** Words per locale: `{ en: "What it is" }`. */
export type Localised = Readonly<Record<string, string>>;

/** Where a deck is used. */
export const SETTINGS = ['consultation', 'take-home', 'talk'] as const;
export type Setting = (typeof SETTINGS)[number];

/** What `teachback new` adds to an explainer. */
export type AddedKind = 'module' | 'deck' | 'brand' | 'claim' | 'locale';

/** What kind of statement a claim is. */
export const ROLES = ['benefit', 'risk', 'mechanism', 'status', 'alternative', 'quotation'] as const;
/** How sure a claim is. */
export const VERDICTS = ['supported', 'mixed', 'limited', 'unproven', 'view'] as const;

export interface DeckPart {
  readonly title?: Localised;
  readonly at?: At;
  readonly modules: readonly DeckEntry[];
}

/** A module in a deck: the slides of its main line, and those below the last of them. */
export interface DeckEntry {
  readonly module: string;
  readonly slides?: readonly string[];
  readonly deeper?: readonly string[];
  readonly at: At;
}

export interface HandoutPart {
  readonly title: Localised;
  readonly from: 'brief' | 'print';
  readonly modules: readonly string[];
  readonly at: At;
}

export const PANELS = ['inside-left', 'inside-middle', 'inside-right', 'flap', 'back'] as const;
export type PanelName = (typeof PANELS)[number];

/** A picture for the head of a deck's pieces. */
export interface CoverPicture {
  /** `module/figure`. */
  readonly figure: string;
  /** Shown only where the brand offers one of these. */
  readonly only?: readonly string[];
  readonly at: At;
}

export interface DeckDefinition {
  readonly id: string;
  readonly title: Localised;
  readonly subtitle: Localised;
  readonly takes: readonly string[];
  readonly audience: Localised;
  /** Told by the formats and the minutes where it is not written. */
  readonly setting?: Setting;
  readonly minutes?: number;
  readonly formats: readonly Format[];
  readonly more: boolean;
  readonly parts: readonly DeckPart[];
  readonly teachBack: readonly string[];
  readonly handout: readonly HandoutPart[];
  /** Of the large print; the handout's where there are none. */
  readonly largePrint: readonly HandoutPart[];
  readonly brochure: Readonly<Partial<Record<PanelName, readonly string[]>>>;
  /** The first of these that suits the brand stands on title slides, covers and heads. */
  readonly cover?: readonly CoverPicture[];
  readonly at: At;
  readonly fields?: Fields;
}

/** What an organisation, or whoever fills in a piece for one patient, can be asked for. */
export interface ProjectFact {
  readonly label: Localised;
  readonly kind?: 'phone' | 'interest' | 'time';
  /** Filled in for one patient, where the organisation does not give one for all. */
  readonly for?: 'patient';
  /** What is usually filled in for a patient, to choose from in one language and to print in another. */
  readonly usual?: readonly Localised[];
}

/** Pieces that are printed together, for one occasion. */
export interface PieceSet {
  readonly title: Localised;
  readonly pieces: readonly { readonly deck: string; readonly format: Format }[];
}

export interface ProjectConfig {
  readonly id: string;
  readonly title: Localised;
  readonly version: string;
  readonly date: string;
  readonly locales: readonly string[];
  /** Languages that are being written: they stand in `locales` too where they were asked for, and are read nowhere else. */
  readonly drafts: readonly string[];
  readonly brands: readonly string[];
  readonly papers: readonly Paper[];
  readonly conditions: Readonly<Record<string, Localised>>;
  readonly facts: Readonly<Record<string, ProjectFact>>;
  /** How the studio calls what an organisation can offer; by its id where it has no name here. */
  readonly offers?: Readonly<Record<string, Localised>>;
  /** What is printed together in the studio. */
  readonly sets?: readonly PieceSet[];
  readonly licence: { readonly name: string; readonly url: string };
  readonly at: At;
  readonly fields?: Fields;
}

/** What a clinic may demand of the reviews before anything is made. */
export interface ReviewDemands {
  /** Make only decks of which every module has a review of its present words that still holds. */
  readonly requireApproved?: boolean;
  /** Make no deck with a module whose review has ended. */
  readonly noExpired?: boolean;
}
