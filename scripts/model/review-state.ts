/** Longest time between two reviews, in years: the maximum for health information of the PIF TICK criteria. */
export const MOST_YEARS = 3;

/** What the reviews of some modules are worth on a day: that of the weakest. */
export interface ReviewState {
  readonly kind: 'draft' | 'expired' | 'due' | 'current';
  /** The first day on which a review of what it contains ends, as 2026-11-23; none for a draft. */
  readonly due?: string;
  /** True for a draft of which somebody has approved a part, or other words. */
  readonly inPart?: true;
}

export interface ReviewStatus extends ReviewState {
  /** "Draft: not yet reviewed by a clinician". */
  readonly text: string;
}
