import type { Library } from '../model/content.js';

/** What the reviews of the modules of one deck are worth, as far as it does not hang on the day. */
export interface ReviewsKept {
  readonly deck: string;
  readonly locale: string;
  readonly region: string;
  /** Of each module the last day of the review that holds; `last` where there was one that holds no more. */
  readonly modules: readonly { readonly due?: string; readonly last?: true }[];
}

/** A finished deck that stands beside the studio: it is opened there, not printed. */
export interface DeckBeside {
  readonly title: string;
  readonly locale: string;
  readonly href: string;
}

/** All that the studio knows, as it travels in its file: plain data. */
export interface StudioData {
  /** The explainer, without what no piece prints. */
  readonly library: Library;
  /** Formatted citations by locale, then by the id of their source. */
  readonly citations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly reviews: readonly ReviewsKept[];
  /** The templates' styles by path; a template stands under its own path, and is compiled already. */
  readonly templates: Readonly<Record<string, string>>;
  /** What no file may offer, as an error stops it. */
  readonly stopped: readonly { readonly deck: string; readonly locale: string }[];
  readonly beside: readonly DeckBeside[];
  /** The letters that its fonts have beyond ASCII. */
  readonly letters: string;
  /** Where the page comes from a project at hand (`teachback studio`): what it knows of it. */
  readonly project?: ProjectAtHand | undefined;
}

/** Of a project that the page can save into. */
export interface ProjectAtHand {
  /** The version of each brand's files that the page has, by the brand's name: a save says which one it changes. */
  readonly versions: Readonly<Record<string, string>>;
}
