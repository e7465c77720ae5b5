import type { SvgNode } from './content.js';
import type { Deck, DeckBlock, Figure, PhoneBox, Section, Span } from './deck.js';
import { spanText } from './span-text.js';

/** A run of words that a reader meets at one go: a heading, a paragraph, an item, a cell, a caption, a label, a caveat. */
export interface ReadRun {
  readonly key: string;
  readonly kind: 'heading' | 'text' | 'item' | 'cell' | 'caption' | 'label' | 'caveat' | 'phone' | 'fact';
  readonly text: string;
  /** Claims marked in it; for a caveat the caveat itself. */
  readonly claims: readonly string[];
  readonly instruction: boolean;
}

/** What stands under one heading: a slide, or a run of print text from one heading to the next. `level` 2 begins a module's text. */
export interface ReadSection {
  readonly key: string;
  readonly module?: string;
  readonly conditions: readonly string[];
  readonly level: 2 | 3;
  readonly title: string;
  readonly runs: readonly ReadRun[];
  readonly blocks: readonly DeckBlock[];
}

/** All that a reader of one kind of output meets, in reading order; notes and references are not in it. */
export interface ReadPiece {
  readonly name: 'slides' | 'brochure' | 'handout' | 'booklet';
  readonly sections: readonly ReadSection[];
}

/** Returns the words of a composed deck as they are read: the slides, and each printed piece that the deck makes. */
export function readDeck(deck: Deck): ReadPiece[] {
  const slides = deck.slides.map((slide): ReadSection => {
    const { key, module, conditions, title, blocks, caveats } = slide;
    return { key, module, conditions, level: 2, ...headed(key, title, [...runsIn(blocks), ...caveats.map(caveatRun)]), blocks };
  });
  const panels = deck.brochure.flatMap(({ sections, caveats }) => {
    const read = sections.flatMap(readSection);
    const last = read.at(-1);
    return last ? [...read.slice(0, -1), { ...last, runs: [...last.runs, ...caveats.map(caveatRun)] }] : [];
  });
  const prompts = deck.teachBack.map((spans): ReadRun => ({ ...runOf('', 'item', spans, true) }));
  const pieces: ReadPiece[] = [
    { name: 'slides', sections: slides.length > 0 ? [...slides, teachBack(prompts)] : [] },
    { name: 'brochure', sections: panels },
    { name: 'handout', sections: deck.handout.flatMap((group) => group.sections.flatMap(readSection)) },
    { name: 'booklet', sections: deck.booklet.flatMap((group) => group.sections.flatMap(readSection)) },
  ];
  return pieces.filter(({ sections }) => sections.length > 0);
}

const teachBack = (runs: readonly ReadRun[]): ReadSection => ({ key: '', conditions: [], level: 2, title: '', runs, blocks: [] });

function readSection({ key, module, title, stretches }: Section): ReadSection[] {
  return stretches.flatMap(({ blocks, caveats }, index): ReadSection[] => {
    const runs = [...runsIn(blocks), ...caveats.map(caveatRun)];
    if (index === 0) return [{ key, module, conditions: [], level: 2, ...headed(key, title, runs), blocks }];
    const first = runs[0];
    return [{ key: first?.key ?? key, module, conditions: [], level: 3, title: first?.text ?? '', runs, blocks }];
  });
}

const headed = (key: string, title: readonly Span[], runs: readonly ReadRun[]): { title: string; runs: ReadRun[] } => ({
  title: textOf(title),
  runs: [runOf(key, 'heading', title, false), ...runs],
});

const textOf = (spans: readonly Span[]): string => spanText(spans).replace(/\s+/g, ' ').trim();

const claimsIn = (spans: readonly Span[]): string[] =>
  spans.flatMap((span) => (span.kind === 'mark' ? [span.claim] : 'children' in span ? claimsIn(span.children) : []));

function runOf(key: string, kind: ReadRun['kind'], spans: readonly Span[], instruction: boolean): ReadRun {
  return { key, kind, text: textOf(spans), claims: [...new Set(claimsIn(spans))], instruction };
}

const caveatRun = (caveat: { key: string; claim: string; spans: readonly Span[] }): ReadRun => ({
  ...runOf(caveat.key, 'caveat', caveat.spans, false),
  claims: [caveat.claim],
});

/** Returns the runs of some blocks in reading order, without empty ones. */
export const runsIn = (blocks: readonly DeckBlock[], kind: ReadRun['kind'] = 'text'): ReadRun[] =>
  blocks.flatMap((block) => runsOfBlock(block, kind)).filter(({ text }) => text !== '');

function runsOfBlock(block: DeckBlock, kind: ReadRun['kind']): ReadRun[] {
  const { key, instruction } = block;
  const run = (of: ReadRun['kind'], spans: readonly Span[]): ReadRun => runOf(key, of, spans, instruction);
  switch (block.kind) {
    case 'paragraph':
    case 'claim':
      return [run(kind, block.inlines)];
    case 'heading':
      return [run('heading', block.inlines)];
    case 'list':
      return block.items.flatMap((item) =>
        runsIn(item.blocks, 'item').map((one) => ({ ...one, instruction: one.instruction || instruction })),
      );
    case 'table':
      return [block.head, ...block.rows].flat().map((cell) => run('cell', cell));
    case 'known':
      return block.rows.map(({ label, spans }) => ({ ...run('cell', spans), text: label }));
    case 'figure':
      return figureRuns(key, block.figure);
    case 'group':
    case 'key':
      return runsIn(block.blocks, kind);
    case 'sides':
      return block.sides.flatMap((side) => [run('heading', side.title), ...runsIn(side.blocks)]);
    case 'question':
      return [run('heading', block.question), ...runsIn(block.blocks)];
    case 'phone':
      return [...phoneRuns(key, block.phone), ...runsIn(block.blocks, 'phone')];
    case 'facts':
      return block.facts.map(({ label, value }) => ({
        ...runOf(key, 'fact', [], true),
        text: value === undefined ? label : `${label}: ${value}`,
      }));
    case 'lines':
      return [];
  }
}

function figureRuns(key: string, figure: Figure): ReadRun[] {
  const claims = [...new Set(claimsIn(figure.marks))];
  const run = (kind: ReadRun['kind'], text: string): ReadRun => ({ key, kind, text, claims, instruction: false });
  return [...labelsOf(figure.svg).map((text) => run('label', text)), run('caption', figure.caption)];
}

/** Returns the words of a drawing, a label an entry, in the order in which they are drawn. */
export const labelsOf = (node: SvgNode): string[] =>
  node.tag === 'text'
    ? [wordsOf(node).replace(/\s+/g, ' ').trim()]
    : node.children.flatMap((child) => (typeof child === 'string' ? [] : labelsOf(child)));
const wordsOf = (node: SvgNode): string => node.children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join(' ');

function phoneRuns(key: string, phone: PhoneBox): ReadRun[] {
  const texts = [phone.title, textOf(phone.says), ...phone.more];
  return texts.filter(Boolean).map((text) => ({ key, kind: 'phone', text, claims: [], instruction: true }));
}
