/** A deck on the page, whichever engine shows it: all that the bar, the menu, keys and messages know of it. Each slide is a `.slide`. */
export interface Presentation {
  /** In order, with those that are left out for this patient. */
  readonly all: readonly HTMLElement[];
  /** Those that next and previous lead through. A slide below another that is not among them leads on from that one. */
  readonly slides: () => readonly HTMLElement[];
  /** The slide on show; where the slides stand in order as a page, the one that is being read. */
  readonly current: () => HTMLElement;
  readonly go: (slide: HTMLElement) => void;
  readonly next: () => void;
  readonly previous: () => void;
  /** Where slides may stand below each other as a page: who chose one reads on from there, not from the menu's button. */
  readonly read?: (slide: HTMLElement) => void;
}
