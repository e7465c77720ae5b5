export interface MeasureRules {
  /** Smallest text, in CSS px of the box (a slide's own px, whatever its scale on the page). */
  readonly minText: number;
  /** Smallest text of source marks (class `mark`); `minText` unless told. */
  readonly marks?: number | undefined;
}

/** One thing that a reader would see go wrong on the loaded page. */
export interface Finding {
  readonly kind: 'overflow' | 'overlap' | 'small-text' | 'clipped' | 'small-caveat' | 'uneven-sides';
  /** The block it belongs to (nearest `data-b`). */
  readonly key: string | undefined;
  /** The slide, panel or page it stands on (nearest `data-box`). */
  readonly box: string | undefined;
  /** First 60 characters of the text, or the text alternative of the picture. */
  readonly text: string;
  /** By how much, in CSS px of the box, to a tenth. */
  readonly by: number;
}
