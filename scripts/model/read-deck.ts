import type { Caveat, Deck, DeckBlock, Section, Span } from './deck.js';
import type { Part } from './formats.js';
import { allInlines, spansText, wordsIn } from './tree.js';

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
  readonly name: Part;
  readonly sections: readonly ReadSection[];
}

/** Returns a deck with the one beside it, the way a reader meets them; most stand alone. */
export const sidesOf = (deck: Deck): readonly Deck[] => (deck.beside ? [deck.beside, deck] : [deck]);

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
    {
      name: 'largePrint',
      sections: deck.largePrint === deck.handout ? [] : deck.largePrint.flatMap((group) => group.sections.flatMap(readSection)),
    },
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
  title: spansText(title),
  runs: [runOf(key, 'heading', title, false), ...runs],
});

const claimsOf = (spans: readonly Span[]): string[] => [
  ...new Set(allInlines(spans).flatMap((span) => (span.kind === 'mark' ? [span.claim] : []))),
];

const runOf = (key: string, kind: ReadRun['kind'], spans: readonly Span[], instruction: boolean): ReadRun => ({
  ...{ key, kind, text: spansText(spans), claims: claimsOf(spans), instruction },
});

const caveatRun = (caveat: Caveat): ReadRun => ({ ...runOf(caveat.key, 'caveat', caveat.spans, false), claims: [caveat.claim] });

/** Returns the runs of some blocks in reading order, without empty ones; not what stands for a drawing, who speaks, and how to reach the organisation. */
export const runsIn = (blocks: readonly DeckBlock[]): ReadRun[] =>
  wordsIn(blocks).flatMap(({ key, role, spans, instruction }) => {
    if (role === 'alt' || role === 'speaker' || role === 'credit' || role === 'contact') return [];
    const run = runOf(key, role, spans, instruction);
    return run.text === '' ? [] : [run];
  });
