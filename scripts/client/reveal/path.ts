import type { RevealApi } from 'reveal.js';

/** The slides that next and previous lead through. The others wait outside the page, in memory only. */
export interface Path {
  /** All slides of the deck in order, with those that are not on the path. */
  readonly all: readonly HTMLElement[];
  readonly shown: () => HTMLElement[];
  /** Keeps the slides without conditions and those of `conditions`; an empty list keeps all. */
  readonly choose: (conditions: ReadonlySet<string>) => void;
  /** Shows a slide, and puts it on the path when it is not there. */
  readonly open: (slide: HTMLElement) => void;
}

/**
 * Slides that are not on the path are taken out of the page, so that everything that reveal.js counts (next, numbers,
 * progress, the speaker's clock) follows the path. What was chosen is kept nowhere else. `deckOf` is first asked once reveal.js has started.
 */
export function makePath(deckOf: () => RevealApi): Path {
  const main = document.querySelector('.slides') as HTMLElement;
  const all = [...main.querySelectorAll<HTMLElement>(':scope > section')];
  const shown = (): HTMLElement[] => all.filter((slide) => slide.isConnected);
  const keep = (isKept: (slide: HTMLElement) => boolean): void => {
    place(main, all, isKept);
    deckOf().sync();
  };
  return {
    all,
    shown,
    choose: (conditions) => keep((slide) => isFor(slide, conditions)),
    open: (slide) => {
      if (!slide.isConnected) keep((one) => one === slide || one.isConnected);
      deckOf().slide(shown().indexOf(slide));
    },
  };
}

/** Safety and all else that is for everyone carries no conditions: it always stays. */
function isFor(slide: HTMLElement, conditions: ReadonlySet<string>): boolean {
  const own = (slide.dataset.conditions ?? '').split(' ').filter(Boolean);
  return own.length === 0 || conditions.size === 0 || own.some((condition) => conditions.has(condition));
}

/** Takes out and puts back only what changes: a slide that stays keeps its focus. */
function place(main: HTMLElement, all: readonly HTMLElement[], isKept: (slide: HTMLElement) => boolean): void {
  const kept = all.filter(isKept);
  for (const slide of all) if (!kept.includes(slide)) slide.remove();
  for (const [i, slide] of kept.entries()) {
    if (!slide.isConnected) main.insertBefore(slide, kept.slice(i + 1).find((next) => next.isConnected) ?? null);
  }
}
