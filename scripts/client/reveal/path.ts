import type { RevealApi } from 'reveal.js';

/** The slides of the deck that are shown to this patient. The others wait outside the page, in memory only. */
export interface Path {
  /** All slides of the deck in order, each followed by those below it, with those that are not on the path. */
  readonly all: readonly HTMLElement[];
  /** Those of the main line on the path: next and previous lead through them. */
  readonly line: () => HTMLElement[];
  /** Those below a slide of the main line that are on the path. */
  readonly below: (slide: HTMLElement) => HTMLElement[];
  /** The slide itself, or the one that it stands below. */
  readonly mainOf: (slide: HTMLElement) => HTMLElement;
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
  const slides = document.querySelector('.slides') as HTMLElement;
  const columns = [...slides.querySelectorAll<HTMLElement>(':scope > section')].map((column) => ({ column, own: ownOf(column) }));
  const all = columns.flatMap(({ own }) => own);
  const columnOf = (slide: HTMLElement): readonly HTMLElement[] => columns.find(({ own }) => own.includes(slide))?.own ?? [slide];
  const mainOf = (slide: HTMLElement): HTMLElement => columnOf(slide)[0] ?? slide;
  const keep = (isKept: (slide: HTMLElement) => boolean): void => {
    for (const { column, own } of columns) if (own[0] !== column) place(column, own, isKept);
    place(
      slides,
      columns.map(({ column }) => column),
      (column) => ownOf(column).some(isKept),
    );
    deckOf().sync();
  };
  return {
    all,
    line: () => columns.flatMap(({ own: [main] }) => (main?.isConnected ? [main] : [])),
    below: (slide) => columnOf(slide).filter((one) => one !== mainOf(slide) && one.isConnected),
    mainOf,
    choose: (conditions) => keep((slide) => isFor(slide, conditions)),
    open: (slide) => {
      if (!slide.isConnected) keep((one) => one === slide || one === mainOf(slide) || one.isConnected);
      const { h, v } = deckOf().getIndices(slide);
      deckOf().slide(h, v ?? 0);
    },
  };
}

/** The slides of a column: those of a stack, or itself. */
function ownOf(column: HTMLElement): HTMLElement[] {
  return column.matches('.stack') ? [...column.querySelectorAll<HTMLElement>(':scope > section')] : [column];
}

/** Safety and all else that is for everyone carries no conditions: it always stays. */
function isFor(slide: HTMLElement, conditions: ReadonlySet<string>): boolean {
  const own = (slide.dataset.conditions ?? '').split(' ').filter(Boolean);
  return own.length === 0 || conditions.size === 0 || own.some((condition) => conditions.has(condition));
}

/** Takes out and puts back only what changes: a slide that stays keeps its focus. */
function place(home: HTMLElement, all: readonly HTMLElement[], isKept: (slide: HTMLElement) => boolean): void {
  const kept = all.filter(isKept);
  for (const slide of all) if (!kept.includes(slide)) slide.remove();
  for (const [i, slide] of kept.entries()) {
    if (slide.parentElement !== home) home.insertBefore(slide, kept.slice(i + 1).find((next) => next.parentElement === home) ?? null);
  }
}
