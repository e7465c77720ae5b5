import { expect, test } from 'vitest';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import type { Library } from '../../scripts/model/content.js';
import { allBlocks, spansText } from '../../scripts/model/tree.js';
import { brokenProject, fixtureFiles, readBroken } from '../support/broken-project.js';

const OPTIONS = (sling = '{ what: [CLAIM], effect: [CLAIM], effort: [CLAIM], more: [] }'): string => `rows:
  - { id: what, label: { en: What is it? } }
  - { id: effect, label: { en: Does it help? }, matters: { en: Less pain } }
  - { id: effort, label: { en: How long? } }
  - { id: more, label: { en: What else? }, matters: { en: Work } }
options:
  - { id: plaster, name: { en: Plaster }, cells: { what: [CLAIM], effect: [CLAIM], effort: [CLAIM], more: [] } }
  - { id: sling, name: { en: Sling }, cells: ${sling} }
`;
const claim = /^- id: ([\w-]+)$/m.exec(fixtureFiles.text('decks/claims.yaml'))?.[1] ?? '';
const skin = 'decks/modules/skin/en.md';

async function printed(block: string, options = OPTIONS()) {
  const text = fixtureFiles.text(skin).replace(/(## Print[^\n]*\n)/, `$1\n${block}\n\n`);
  const { library, diagnostics } = readBroken(brokenProject({ 'decks/options.yaml': options.replaceAll('CLAIM', claim), [skin]: text }));
  const { deck } = await composeDeck(library as Library, { deck: 'take-home', brand: 'example-clinic', locale: 'en' });
  const blocks = allBlocks(
    deck.booklet.flatMap(({ sections }) => sections).flatMap(({ stretches }) => stretches.flatMap((one) => one.blocks)),
  );
  return { blocks, diagnostics };
}

test('a table of options has the same rows for each: the claim in its own words, and by itself that no good source was found', async () => {
  const { blocks, diagnostics } = await printed('::: options effect more\n:::');
  const table = blocks.find((block) => block.kind === 'table' && block.options);
  expect(diagnostics).toEqual([]);
  if (table?.kind !== 'table') throw new Error('There is no table of options.');
  expect(table.head.map(spansText)).toEqual(['Choice', 'Does it help?', 'What else?']);
  expect(table.rows.map((row) => spansText(row[0] ?? []))).toEqual(['Plaster', 'Sling']);
  expect(table.rows.map((row) => spansText(row[2] ?? []))).toEqual(['We found no good source.', 'We found no good source.']);
  expect(JSON.stringify(table.rows[0]?.[1])).toContain(`"claim":"${claim}"`);
});

test('an option with too few cells is in no table, and the author is told', async () => {
  const { blocks, diagnostics } = await printed(
    '::: options what effect\n:::',
    OPTIONS('{ what: [CLAIM], effect: [], effort: [CLAIM], more: [] }'),
  );
  const table = blocks.find((block) => block.kind === 'table' && block.options);
  expect(diagnostics.map(({ code }) => code)).toEqual(['option-thin']);
  expect(table?.kind === 'table' && table.rows.map((row) => spansText(row[0] ?? []))).toEqual(['Plaster']);
});

test('what may matter is a list to tick, from the rows that say so', async () => {
  const { blocks } = await printed('::: matters\n:::');
  const list = blocks.find((block) => block.kind === 'list' && JSON.stringify(block).includes('Less pain'));
  expect(list).toMatchObject({ kind: 'list', look: 'checklist', items: [{}, {}] });
});
