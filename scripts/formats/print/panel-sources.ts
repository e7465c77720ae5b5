import type { Deck, NumberedReference, Panel, Span } from '../../model/deck.js';
import { allBlocks, allInlines, type BlockWords, paperText, wordsIn } from '../../model/tree.js';

/** Source numbers that share one short name: "Evans and others, 2018". */
export interface ShortSource {
  readonly numbers: readonly number[];
  readonly short: string;
}

/** Letters that a brochure panel holds at 12 pt on the smaller paper, and those that fit in the place of one heading: measured. */
const PANEL = 1230;
const HEADING = 110;
/** Letters in whose place a line to write on stands: it is as high as two lines of text. */
const BLANK = 60;

/**
 * Returns the short names of the sources that a panel's words and caveats mark, in order of their numbers; none where the panel is so
 * full that they do not fit below its text.
 */
export function panelSources(deck: Pick<Deck, 'references'>, panel: Pick<Panel, 'sections' | 'caveats'>): ShortSource[] {
  const runs = runsOf(panel);
  const marked = new Set(allInlines(runs.flat()).flatMap((span) => (span.kind === 'mark' ? span.numbers : [])));
  const sources = joinNames(deck.references.filter(({ number }) => marked.has(number)));
  const names = sources.map(({ numbers, short }) => `${numbers.join(', ')} ${short}; `).join('');
  const letters = runs.map(paperText).join('').length + names.length + HEADING * panel.sections.length + BLANK * blanksOf(panel);
  return letters <= PANEL ? sources : [];
}

/** How many facts are not given: their lines stay empty, to write on. */
const blanksOf = ({ sections }: Pick<Panel, 'sections'>): number =>
  allBlocks(sections.flatMap(({ stretches }) => stretches.flatMap(({ blocks }) => blocks)))
    .flatMap((block) => (block.kind === 'facts' ? block.facts : block.kind === 'phone' ? block.phone.facts : []))
    .filter(({ value }) => value === undefined).length;

/** All words of a panel as they are printed: titles, blocks and caveats. A drawing has its place by itself, whatever stands in it. */
function runsOf({ sections, caveats }: Pick<Panel, 'sections' | 'caveats'>) {
  const blocks = sections.flatMap(({ stretches }) => stretches.flatMap((stretch) => stretch.blocks));
  const printed = ({ role }: BlockWords): boolean => role !== 'alt' && role !== 'label';
  return [
    ...sections.flatMap(({ title, label = '' }): (readonly Span[])[] => [title, [{ kind: 'text', text: label }]]),
    ...wordsIn(blocks)
      .filter(printed)
      .map(({ spans }) => spans),
    ...caveats.map(({ spans }) => spans),
  ];
}

/** Returns the short names of some sources, each once with all its numbers. */
export function joinNames(references: readonly NumberedReference[]): ShortSource[] {
  const byName = new Map<string, number[]>();
  for (const { number, short } of references) byName.set(short, [...(byName.get(short) ?? []), number]);
  return [...byName].map(([short, numbers]) => ({ short, numbers }));
}
