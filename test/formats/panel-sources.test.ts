import { describe, expect, test } from 'vitest';
import { panelSources } from '../../scripts/formats/print/panel-sources.js';
import type { DeckBlock, NumberedReference, Panel } from '../../scripts/model/deck.js';
import { EVERY_BLOCK, marksAnywhere, textsAnywhere } from '../support/every-block.js';

const reference = (number: number): NumberedReference => ({ number, id: `r${number}`, text: '', url: '', secondHand: false, short: 'Li' });
const references = Array.from({ length: 60 }, (_, i) => reference(i));
const panelOf = (blocks: readonly DeckBlock[]): Panel => ({
  ...{ name: 'back', caveats: [] },
  sections: [{ key: 's1', id: 'sec', module: 'brew', title: [], stretches: [{ blocks, caveats: [] }] }],
});
const numbersIn = (panel: Panel): number[] => panelSources({ references }, panel).flatMap(({ numbers }) => numbers);
const kinds = Object.entries(EVERY_BLOCK);

/** The block with one of its texts so long that it fills a panel. */
const filled = (block: DeckBlock, text: string): DeckBlock =>
  JSON.parse(JSON.stringify(block, (_, value) => (value === text ? text.repeat(40) : value)));

describe.each(kinds)('below a brochure panel with a block of kind "%s"', (_, block) => {
  test('stand the sources of every mark in it', () => {
    expect(numbersIn(panelOf([block])).sort()).toEqual(marksAnywhere(block).sort());
  });

  test('stands nothing where any of its texts fills the panel', () => {
    const unseen = block.kind === 'figure' ? [block.figure.alt, ...textsAnywhere(block.figure.svg)] : [];
    const filling = textsAnywhere(block).filter((text) => !unseen.includes(text));
    const marked: DeckBlock = { ...EVERY_BLOCK.paragraph, key: 'x1' };
    expect(numbersIn(panelOf([marked, block])).length).toBeGreaterThan(0);
    expect(filling.filter((text) => numbersIn(panelOf([marked, filled(block, text)])).length > 0)).toEqual([]);
  });
});

test('sources with one short name share a line, in the order of their numbers', () => {
  const two = [
    { ...reference(22), short: 'Ng, 2020' },
    { ...reference(11), short: 'Li, 2019' },
    { ...reference(23), short: 'Ng, 2020' },
  ];
  expect(
    panelSources({ references: two.sort((a, b) => a.number - b.number) }, panelOf([EVERY_BLOCK.paragraph, EVERY_BLOCK.question])),
  ).toEqual([
    { numbers: [11], short: 'Li, 2019' },
    { numbers: [22, 23], short: 'Ng, 2020' },
  ]);
});
