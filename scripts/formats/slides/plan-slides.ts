import type { Deck, NumberedReference, Opener, Slide, Span } from '../../model/deck.js';
import { spansText } from '../../model/tree.js';
import { fixedWord } from '../../render/fixed-word.js';
import { fitSlide } from './fit-slide.js';
import { tileLook } from './tile-slide.js';

/** A slide as all slide formats show it: title, content, what the deck ends with, and its sources. */
export type PlannedSlide = PlannedBase &
  (
    | { readonly kind: 'title' | 'how-sure' | 'end' | 'credits' | 'appendix' }
    | { readonly kind: 'opener'; readonly opener: Opener }
    | { readonly kind: 'content'; readonly slide: Slide }
    | { readonly kind: 'teach-back'; readonly prompts: readonly (readonly Span[])[] }
    | { readonly kind: 'sources'; readonly references: readonly NumberedReference[]; readonly part: number; readonly parts: number }
  );

interface PlannedBase {
  /** Fit for an address and unique in the deck. */
  readonly id: string;
  /** Its place among all slides, from 1: the page of a PDF. */
  readonly page: number;
  /** "5", or below it "5.1"; empty for the slide that begins the appendix. */
  readonly number: string;
  /** How many slides the main line has. */
  readonly total: number;
  /** The slide of the main line that it stands below. */
  readonly above?: Leap;
  /** The slides that stand below it, in order. */
  readonly below: readonly Leap[];
  /** Space-separated: the layout, and the text size in px as `size-28`. */
  readonly look: string;
}

/** A way from one slide to another. */
export interface Leap {
  readonly id: string;
  readonly page: number;
  readonly number: string;
  readonly title: string;
  /** True where its address must not say what it is about. */
  readonly isPrivate: boolean;
}

/** Prompts on one slide, and what fits on a slide of sources at 20 px. */
const PROMPTS = 4;
const SOURCE_LINES = 21;
const SOURCE_LINE = 122;

type Unnumbered = PlannedSlide extends infer One
  ? One extends PlannedSlide
    ? Omit<One, 'page' | 'number' | 'total' | 'above' | 'below'>
    : never
  : never;

/**
 * Returns all slides of `deck` in order: the main line, after its end an appendix of the deeper slides, and the sources of both. Slides of
 * content keep their order; one that begins a part has that part's opener before it, and the first with a mark has what the marks mean.
 */
export function planSlides(deck: Deck): PlannedSlide[] {
  const prompts = inRuns(deck.teachBack, () => 1, PROMPTS);
  const sources = inRuns(deck.references, linesOf, SOURCE_LINES);
  const families = familiesOf(deck);
  const main: Unnumbered[] = [
    { kind: 'title', id: 'title', look: 'title' },
    ...families.flatMap(withBefore),
    ...prompts.map(
      (run, i): Unnumbered => ({ kind: 'teach-back', id: numbered('teach-back', i), prompts: run, look: 'teach-back size-32' }),
    ),
    { kind: 'end', id: 'end', look: 'end phone size-26' },
  ];
  const deeper = families.flatMap((family) => family.deeper.map((slide) => contentOf(slide, [family.main])));
  const appendix: Unnumbered[] = deeper.length > 0 ? [{ kind: 'appendix', id: 'appendix', look: 'title appendix size-30' }, ...deeper] : [];
  const back: Unnumbered[] = [
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
    { kind: 'credits', id: 'credits', look: 'credits size-30' },
  ];
  return joined([...main, ...appendix, ...back], families);
}

/** A slide of the main line, and those below it. */
interface Family {
  readonly main: Slide;
  readonly deeper: readonly Slide[];
}

function familiesOf({ slides }: Deck): Family[] {
  const families: { main: Slide; deeper: Slide[] }[] = [];
  for (const slide of slides) {
    if (slide.deeper) families.at(-1)?.deeper.push(slide);
    else families.push({ main: slide, deeper: [] });
  }
  return families;
}

const isOfLine = (slide: Unnumbered): boolean => slide.kind !== 'appendix' && !(slide.kind === 'content' && slide.slide.deeper);

/** Numbers all slides, and joins those of the main line with the ones below them. */
function joined(slides: readonly Unnumbered[], families: readonly Family[]): PlannedSlide[] {
  const leaps = new Map(slides.flatMap((slide, i) => (slide.kind === 'content' ? [[slide.slide, leapTo(slide.slide, i + 1)]] : [])));
  const homes = new Map(families.flatMap(({ main, deeper }) => deeper.map((one) => [one, main])));
  const total = slides.filter(isOfLine).length;
  let passed = 0;
  return slides.map((slide, i) => {
    if (isOfLine(slide)) passed += 1;
    const own = slide.kind === 'content' ? slide.slide : undefined;
    const home = own && homes.get(own);
    const number = own?.number ?? (slide.kind === 'appendix' ? '' : `${passed}`);
    const below = families.find(({ main }) => main === own)?.deeper.flatMap((one) => leaps.get(one) ?? []) ?? [];
    return { ...slide, page: i + 1, number, total, below, ...(home && { above: leaps.get(home) }) } as PlannedSlide;
  });
}

const leapTo = ({ id, number, title, conditions }: Slide, page: number): Leap => ({
  ...{ id, number, page, title: spansText(title), isPrivate: conditions.length > 0 },
});

/** A slide with what stands before it: the opener of its part, and what the marks mean. */
function withBefore({ main, deeper }: Family): Unnumbered[] {
  const { opener, legend } = main;
  return [
    ...(opener ? [{ kind: 'opener' as const, id: `part-${opener.part}`, opener, look: 'title opener size-30' }] : []),
    ...(legend ? [{ kind: 'how-sure' as const, id: 'how-sure', look: 'how-sure size-30' }] : []),
    contentOf(main, deeper),
  ];
}

/** A slide of content, with the slides that its last line leads to. */
const contentOf = (slide: Slide, led: readonly Slide[]): Unnumbered => ({
  ...{ kind: 'content', id: slide.id, slide, look: `${slide.layout}${tileLook(slide)} size-${fitSlide(slide, led)}` },
});

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

/** Returns what stands at the right of a slide's foot: the sources it names, if any ("Sources 4–6, 9: see the list of sources"). */
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

/** The slides that a slide's last line leads to: those below it, or the one that it stands below. */
export const leapsOf = ({ above, below }: PlannedSlide): readonly Leap[] => (above ? [above] : below);

/** The fixed word before them. */
export const leapWord = ({ above }: PlannedSlide): string => (above ? 'back-to-slide' : 'more-on-this');

/** Returns what stands above a slide's title; of a deeper one, that it is one. */
export const kickerOf = ({ kicker, deeper }: Slide, { words }: Deck): string =>
  deeper ? `${kicker} · ${fixedWord(words, 'deeper')}` : kicker;
