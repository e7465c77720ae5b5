import type { Deck, NumberedReference, Opener, Slide, Span } from '../../model/deck.js';
import { fixedWord } from '../../render/fixed-word.js';
import { fitSlide } from './fit-slide.js';

/** A slide as all slide formats show it: title, content, what the deck ends with, and its sources. */
export type PlannedSlide = PlannedBase &
  (
    | { readonly kind: 'title' | 'how-sure' | 'end' | 'credits' }
    | { readonly kind: 'opener'; readonly opener: Opener }
    | { readonly kind: 'content'; readonly slide: Slide }
    | { readonly kind: 'teach-back'; readonly prompts: readonly (readonly Span[])[] }
    | { readonly kind: 'sources'; readonly references: readonly NumberedReference[]; readonly part: number; readonly parts: number }
  );

interface PlannedBase {
  /** Fit for an address and unique in the deck. */
  readonly id: string;
  /** Counts from 1 with the title slide. */
  readonly number: number;
  readonly total: number;
  /** Space-separated: the layout, and the text size in px as `size-28`. */
  readonly look: string;
}

/** Prompts on one slide, and what fits on a slide of sources at 20 px. */
const PROMPTS = 4;
const SOURCE_LINES = 21;
const SOURCE_LINE = 122;

type Unnumbered = PlannedSlide extends infer One ? (One extends PlannedSlide ? Omit<One, 'number' | 'total'> : never) : never;

/**
 * Returns all slides of `deck` in order. Slides of content keep their order; one that begins a part has that part's opener before it,
 * and the first with a mark has what the marks mean. */
export function planSlides(deck: Deck): PlannedSlide[] {
  const prompts = inRuns(deck.teachBack, () => 1, PROMPTS);
  const sources = inRuns(deck.references, linesOf, SOURCE_LINES);
  const slides: Unnumbered[] = [
    { kind: 'title', id: 'title', look: 'title' },
    ...deck.slides.flatMap(withBefore),
    ...prompts.map(
      (run, i): Unnumbered => ({ kind: 'teach-back', id: numbered('teach-back', i), prompts: run, look: 'teach-back size-32' }),
    ),
    { kind: 'end', id: 'end', look: 'end phone size-26' },
    ...sources.map(
      (references, i): Unnumbered => ({
        kind: 'sources',
        id: numbered('sources', i),
        references,
        part: i + 1,
        parts: sources.length,
        look: 'sources',
      }),
    ),
    { kind: 'credits', id: 'credits', look: 'credits size-28' },
  ];
  return slides.map((slide, i) => ({ ...slide, number: i + 1, total: slides.length }) as PlannedSlide);
}

/** A slide with what stands before it: the opener of its part, and what the marks mean. */
function withBefore(slide: Slide): Unnumbered[] {
  const content: Unnumbered = { kind: 'content', id: slide.id, slide, look: `${slide.layout} size-${fitSlide(slide)}` };
  const { opener, legend } = slide;
  return [
    ...(opener ? [{ kind: 'opener' as const, id: `part-${opener.part}`, opener, look: 'title opener size-30' }] : []),
    ...(legend ? [{ kind: 'how-sure' as const, id: 'how-sure', look: 'how-sure size-28' }] : []),
    content,
  ];
}

const numbered = (name: string, i: number): string => (i === 0 ? name : `${name}-${i + 1}`);

/** How many lines a source takes, with the gap above it: a long piece of an address that does not fit goes to the next line whole. */
function linesOf({ text, url }: NumberedReference): number {
  let [lines, filled] = [1, 0];
  for (const piece of `${text} ${url} ↑`.split(/(?<=[\s/-])/)) {
    if (filled > 0 && filled + piece.trimEnd().length > SOURCE_LINE) [lines, filled] = [lines + 1, 0];
    filled += piece.length;
    while (filled > SOURCE_LINE) [lines, filled] = [lines + 1, filled - SOURCE_LINE];
  }
  return lines + 0.3;
}

/** Cuts `all` into as few runs as can be, each of a weight of at most `limit`, and of about the same weight. */
function inRuns<T>(all: readonly T[], weigh: (one: T) => number, limit: number): T[][] {
  const fewest = cut(all, weigh, limit).length;
  const whole = all.reduce((sum, one) => sum + weigh(one), 0);
  for (let even = whole / Math.max(1, fewest); even < limit; even += limit / 40) {
    const runs = cut(all, weigh, even);
    if (runs.length === fewest) return runs;
  }
  return cut(all, weigh, limit);
}

function cut<T>(all: readonly T[], weigh: (one: T) => number, limit: number): T[][] {
  const runs: T[][] = [];
  let room = 0;
  for (const one of all) {
    const weight = weigh(one);
    if (runs.length === 0 || room < weight) {
      runs.push([]);
      room = limit;
    }
    runs.at(-1)?.push(one);
    room -= weight;
  }
  return runs;
}

/** Returns what stands at the right of a slide's foot: the sources it names, if any ("Sources 4–6, 9 on the last slides"). */
export function sourcesNote(slide: PlannedSlide, deck: Deck): string {
  if (slide.kind !== 'content' || slide.slide.sources.length === 0) return '';
  const numbers = runs(slide.slide.sources);
  return fixedWord(deck.words, slide.slide.sources.length === 1 ? 'source-on-slide' : 'sources-on-slide', { numbers, number: numbers });
}

/** [1, 2, 3, 7] as "1–3, 7". */
function runs(numbers: readonly number[]): string {
  const found: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
