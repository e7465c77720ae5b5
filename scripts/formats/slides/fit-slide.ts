import type { DeckBlock, Fact, Slide, Span } from '../../model/deck.js';
import { ENTRY, isTiled, PANEL, TILE, textLength, tileLook, tilesOf } from './tile-slide.js';

/** Text sizes of a slide in px at 1280 x 720, the largest first. Text and the caveats that qualify it share one size. */
const SIZES = [40, 37, 34, 32, 30, 28, 26, 24] as const;

const WIDE = 1136;
const TALL = 522;
const TITLE_LINE = { characters: 52, height: 48 };
/** Larger type only where it leaves a fifth of the room empty; a quotation is as large as it can be. */
const AIRY = 0.8;
const BESIDE_FIGURE = 536;
/** A drawing's labels (28 units of 640, 30 of 1100) are 24 px high or more at these widths. */
const WIDE_FIGURE = 890;

/** Least letters on a line of a tile. */
const TILE_LINE = 22;

/** In letters of 24 px, and in px. */
const LEAPS = { label: 14, between: 3, characters: 92, height: 40, above: 14 };

interface Room {
  readonly width: number;
  readonly size: number;
  /** Whether the entries of a list stand on tiles. */
  readonly entries?: boolean;
  /** Whether a block is all that stands in it. */
  readonly alone?: boolean;
}

/**
 * Returns the largest text size in px with which the slide's words and caveats should fit, 24 at the least.
 * `led` are the slides that its last line leads to. An estimate from the number of letters (half an em each): the loaded page is measured afterwards.
 */
export function fitSlide(slide: Slide, led: readonly Slide[] = []): number {
  const lines = Math.ceil(textLength(slide.title) / TITLE_LINE.characters);
  const room = TALL - (lines - 1) * TITLE_LINE.height - leapsHeight(led);
  const airy = tileLook(slide) === ' quoted' ? 1 : AIRY;
  return SIZES.find((size) => heightOf(slide, size) <= room * (size > 32 ? airy : 1)) ?? 24;
}

/** The last line of a slide, which leads to others. */
function leapsHeight(led: readonly Slide[]): number {
  if (led.length === 0) return 0;
  const letters = led.reduce((sum, { title }) => sum + textLength(title) + LEAPS.between, LEAPS.label);
  return Math.ceil(letters / LEAPS.characters) * LEAPS.height + LEAPS.above;
}

function heightOf(slide: Slide, size: number): number {
  const { layout, blocks, caveats } = slide;
  const look = tileLook(slide);
  const width = layout === 'figure' ? BESIDE_FIGURE : WIDE;
  const words = blocks.filter((block) => block.kind !== 'figure');
  const drawn = blocks.find((block) => block.kind === 'figure');
  const figure = layout === 'wide-figure' && drawn?.kind === 'figure' ? (WIDE_FIGURE * drawn.figure.height) / drawn.figure.width + 24 : 0;
  const notes = caveats.reduce((sum, { spans }) => sum + textHeight(textLength(spans) + 24, { width: width - 64, size }) + size * 0.3, 0);
  const box = notes > 0 ? notes + size * 1.6 : 0;
  const tiles = tilesOf(slide);
  const phones = layout === 'phone' ? words.filter((block) => block.kind === 'phone') : [];
  const column = (columns: number, edges: number): number => (width - TILE.between * (columns - 1)) / columns - edges;
  const beside = (all: readonly DeckBlock[], columns: number, edges: number): number =>
    Math.max(...all.map((one) => blockHeight(one, { width: column(columns, edges), size })));
  const below = (all: readonly DeckBlock[]): number =>
    look === ' panel'
      ? stackHeight(all, { width: width - PANEL.sides, size }) + PANEL.edges + PANEL.between * (all.length - 1)
      : stackHeight(all, { width, size, entries: look === ' entries', alone: words.length === 1 });
  if (tiles && column(tiles, TILE.sides) < TILE_LINE * size * 0.5) return Number.POSITIVE_INFINITY;
  const text = tiles
    ? beside(words, tiles, TILE.sides) + TILE.edges
    : phones.length > 1
      ? beside(phones, 2, 66) + below(words.filter((block) => block.kind !== 'phone'))
      : below(words);
  return figure + box + text;
}

function stackHeight(blocks: readonly DeckBlock[], room: Room): number {
  return blocks.reduce((sum, block) => sum + blockHeight(block, room) + room.size * 0.5, 0);
}

function blockHeight(block: DeckBlock, room: Room): number {
  const { width, size } = room;
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return textHeight(textLength(block.inlines), room);
    case 'claim':
      if (block.speaker === undefined) return textHeight(textLength(block.inlines) + 24, room);
      return textHeight(textLength(block.inlines) + 24, room) + textHeight(block.speaker.length + 4, room) + size;
    case 'list':
      if (room.entries && isTiled(block)) return entriesHeight(block, room);
      return block.items.reduce((sum, item) => sum + stackHeight(item.blocks, { width: width - size * 1.6, size }), 0);
    case 'table': {
      const column = width / Math.max(1, block.head.length) - 24;
      const row = (cells: readonly (readonly Span[])[]) =>
        Math.max(0, ...cells.map((cell) => textHeight(textLength(cell), { width: column, size }))) + 20;
      return [block.head, ...block.rows].reduce((sum, cells) => sum + row(cells), 0);
    }
    case 'known':
      return (block.rows.length + 1) * (size * 1.32 + 20);
    case 'group':
      return stackHeight(block.blocks, room);
    case 'key':
      return stackHeight(block.blocks, { width: width - 64, size }) + size * 1.4;
    case 'sides':
      return Math.max(...block.sides.map(({ blocks }) => stackHeight(blocks, { width: width / 2 - 90, size }))) + size * 3.4;
    case 'question':
      return textHeight(textLength(block.question) * 1.2, room) + size * 0.8 + stackHeight(block.blocks, room);
    case 'phone': {
      const { says, more, facts } = block.phone;
      const extra = more.reduce((sum, text) => sum + textHeight(text.length, room), 0) + linesOf(facts) * size * 1.5;
      return size * 3.6 + textHeight(textLength(says), room) + extra + signsHeight(block, { ...room, width: width - 64 });
    }
    case 'facts':
      return linesOf(block.facts) * size * 1.6;
    case 'lines':
      return block.lines.length * size * 1.6;
    case 'figure':
      return 0;
  }
}

/** The entries of a list on tiles, two in a row of one height. */
function entriesHeight({ look, items }: Extract<DeckBlock, { kind: 'list' }>, { width, size }: Room): number {
  const inner = (width - ENTRY.between) / 2 - ENTRY.sides - (look === 'checklist' ? ENTRY.tick * size : 0);
  const heights = items.map(({ blocks }) => stackHeight(blocks, { width: inner, size }) - size * 0.5 + ENTRY.edges);
  return heights.reduce((sum, one, index) => (index % 2 === 0 ? sum + Math.max(one, heights[index + 1] ?? 0) + ENTRY.between : sum), 0);
}

/** The signs of a phone box stand close; where its numbers are above them, or it has the slide to itself, in two columns. */
function signsHeight({ phone, blocks }: Extract<DeckBlock, { kind: 'phone' }>, { width, size, alone }: Room): number {
  return blocks.reduce((sum, block) => {
    if (block.kind !== 'list') return sum + blockHeight(block, { width, size }) + size * 0.3;
    const columns = phone.facts.length > 0 || (alone && phone.line === 'emergency') ? 2 : 1;
    const room = { width: width / columns - size * 1.6, size };
    const items = block.items.map(({ blocks: own }) => own.reduce((high, one) => high + blockHeight(one, room), size * 0.1));
    return sum + items.reduce((all, one) => all + one, 0) / columns + (columns > 1 ? size * 1.32 : 0) + size * 0.3;
  }, 0);
}

/** Height of running text: half an em a letter, lines filled to 94 of 100, 1.32 em apart. */
function textHeight(letters: number, { width, size }: Room): number {
  return Math.ceil((letters * size * 0.5) / (width * 0.94)) * size * 1.32;
}

/** A fact is a line, or as many as its author wrote. */
const linesOf = (facts: readonly Fact[]): number =>
  facts.reduce((sum, { value = [] }) => sum + 1 + value.filter(({ kind }) => kind === 'break').length, 0);
