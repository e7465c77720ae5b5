import type { Blamed } from './contract/breach.js';

/** Kinds whose `by` is in CSS px of the box. */
export type FitKind = 'overflow' | 'overlap' | 'small-text' | 'clipped' | 'small-caveat' | 'uneven-sides' | 'crossed';
/** Kinds that tell of colors: `by` is how much ratio is missing. */
export type ColorKind = 'contrast-text' | 'contrast-graphic' | 'color-alone' | 'hue-alone';
/** `line-length`: letters too many or too few (below 0); `line-spacing`: parts of the text's size; the others: 1. */
export type ReadKind = 'line-length' | 'line-spacing' | 'motion' | 'hidden-print';

/** `logo-unseen`: the share of it, 0 to 1; `logo-small`: its height in mm; `logo-box` and `lost-picture`: 1. */
export type PictureKind = 'logo-unseen' | 'logo-small' | 'logo-box' | 'lost-picture';

/** Two colors that are to be told apart, as they are painted. */
export interface Pair {
  readonly ink: string;
  readonly ground: string;
  readonly ratio: number;
  readonly needs: number;
  readonly vision: 'full' | 'protan' | 'deutan' | 'tritan';
}

/** One thing that a reader would see go wrong on the loaded page. */
export interface Finding {
  readonly kind: FitKind | ColorKind | ReadKind | PictureKind;
  /** The block it belongs to (nearest `data-b`). */
  readonly key: string | undefined;
  /** The slide, panel or page it stands on (nearest `data-box`). */
  readonly box: string | undefined;
  /** The heading of its slide or section. */
  readonly under: string | undefined;
  /** The element as CSS names it: "p.caveat". */
  readonly element: string;
  /** First 60 characters of the text, or the text alternative of the picture. */
  readonly text: string;
  /** By how much, to a tenth (lines to a hundredth). */
  readonly by: number;
  /** The colors, where they are what is wrong. */
  readonly pair?: Pair | undefined;
  /** What covers it, where it is covered: the first words of that, or the element as CSS names it. */
  readonly cover?: string | undefined;
  /** Its opening tag, at most 300 characters: the template that wrote it is found by it. */
  readonly tag: string;
  /** The style that is to blame, where one is. */
  readonly style?: Blamed | undefined;
  /** The state in which it goes wrong, where it is not so in every one: "in forced colors". */
  readonly state?: string | undefined;
  /** True when it goes wrong only with the largest text (A+). */
  readonly atLargest?: boolean | undefined;
}
