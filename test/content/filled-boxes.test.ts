import { expect, test } from 'vitest';
import type { Block, Module } from '../../scripts/model/content.js';
import { allBlocks, plainText, runsOf } from '../../scripts/model/tree.js';
import { brokenProject, type Edits, type FixtureFiles, readBroken } from '../support/broken-project.js';

const safety = 'decks/safety.yaml';
const words = 'decks/safety/en.yaml';
const whenToCall = 'decks/modules/when-to-call/en.md';

/** The module about calling, once its boxes are filled, and what reading it found. */
function read(edits: (files: FixtureFiles) => Edits = () => ({})) {
  const { library, diagnostics } = readBroken(brokenProject(edits));
  return { module: library?.modules['when-to-call']?.en as Module, diagnostics };
}

const boxesIn = (blocks: readonly Block[] = []): Block[] => allBlocks(blocks).filter(({ kind }) => kind === 'phone');
const lines = (box: Block | undefined): string[] => (box ? allBlocks([box]).flatMap((block) => runsOf(block).map(plainText)) : []);

test('a box has the signs of its urgency: a list, one alone a sentence, those of one row in one line', () => {
  const { module } = read();
  expect(lines(boxesIn(module.slides[0]?.blocks)[0])).toEqual(['Trouble breathing, or chest pain.']);
  expect(lines(boxesIn(module.print?.blocks)[0])).toEqual(['Trouble breathing, or chest pain.']);
  const onSlide = allBlocks(boxesIn(module.slides[0]?.blocks)).find((block) => block.kind === 'list');
  expect(onSlide?.kind === 'list' && onSlide.items).toHaveLength(3);
  expect(lines(boxesIn(module.brief?.blocks)[2])).toEqual([
    'Numb, cold or blue fingers or toes',
    'Pain that grows',
    'A cracked, wet or loose cast',
  ]);
  expect(lines(boxesIn(module.print?.blocks)[2])?.slice(2)).toEqual([
    'Pain that grows, or burning',
    'A cast that is cracked, wet, loose or too tight',
  ]);
});
test('a lead that ends in a word runs on into the signs, any other stands above them', () => {
  const { module } = read();
  expect(lines(boxesIn(module.print?.blocks)[1])).toEqual(['Call or text if you think about ending your life, or if you cannot cope.']);
  expect(lines(boxesIn(module.brief?.blocks)[1])).toEqual(['If you think about ending your life.']);
  expect(lines(boxesIn(module.print?.blocks)[2])[0]).toBe('Call us the same day for:');
});
test('each line leads back to where its words are written, and keeps the marks of claims', () => {
  const { module } = read((files) => ({ [words]: files.replaced(words, '"chest pain"', '"chest pain[^clots]"') }));
  const [line] = boxesIn(module.print?.blocks).flatMap((box) => allBlocks([box]).slice(1));
  expect(line?.at).toMatchObject({ file: words, line: 1 });
  expect(JSON.stringify(line)).toContain('"claim":"clots"');
});
test('a box for a helper says of the person looked after what the items say so, and the rest as ever', () => {
  const { module, diagnostics } = read((files) => ({
    [words]: files.replaced(words, '"chest pain"', '"chest pain", helper: "pain in their chest"'),
    [whenToCall]: files.text(whenToCall).replace(/(## Print[\s\S]*?::: phone emergency)/, '$1 helper'),
  }));
  expect(diagnostics).toEqual([]);
  expect(lines(boxesIn(module.print?.blocks)[0])).toEqual(['Trouble breathing, or pain in their chest.']);
  expect(lines(boxesIn(module.slides[0]?.blocks)[0])).toEqual(['Trouble breathing, or chest pain.']);
});
test('only a phone box is for a helper', () => {
  const { diagnostics } = read((files) => ({ [whenToCall]: `${files.text(whenToCall)}\n::: key helper\nWait.\n:::\n` }));
  expect(diagnostics).toMatchObject([{ code: 'bad-block', message: expect.stringContaining('"helper"') }]);
});
test('a sign for some regions is a line of its own, shown there alone', () => {
  const { module } = read((files) => ({ [safety]: files.replaced(safety, 'id: chest-pain,', 'id: chest-pain, regions: [gb],') }));
  const [box] = boxesIn(module.print?.blocks);
  expect(lines(box)).toEqual(['Trouble breathing', 'Chest pain']);
  expect(allBlocks(box ? [box] : []).filter((block) => block.kind === 'group')).toMatchObject([{ regions: ['gb'] }]);
});
test('a box for the number alone has no signs, and a project without signs has its boxes as they are', () => {
  const clinic = read((files) => ({ [whenToCall]: files.text(whenToCall).replaceAll('::: phone same-day', '::: phone clinic') }));
  expect(lines(boxesIn(clinic.module.slides[0]?.blocks)[1])).toEqual([]);
  const none = read((files) => ({
    ...{ [safety]: null, [words]: null },
    [whenToCall]: files.text(whenToCall).replace(/\n(?:If|Call or text if|Call us the same day for:)\n/g, '\n'),
  }));
  expect(none.diagnostics).toEqual([]);
  expect(lines(boxesIn(none.module.print?.blocks)[0])).toEqual([]);
});

const OLD = '---\ntitle: Call\nsummary: Call.\n---\n\n## Print: Call\n\n';
test.each([
  ['a list', '::: phone emergency\n- Blue lips\n:::\n', 'blue-lips'],
  ['several sentences', '::: phone emergency\nBlue lips. A fit.\n:::\n', 'a-fit'],
  [
    'a list in a box for the number alone',
    '::: phone clinic\nCall for:\n\n- A wet cast\n:::\n',
    '::: phone clinic is ::: phone same-day now',
  ],
  ['words where the data has no such sign', '::: phone next-visit\nA loose edge\n:::\n', 'next-visit: [a-loose-edge]'],
])('%s in a box is one message a file, with the new form written out', (_, boxes, hint) => {
  const { diagnostics } = read(() => ({ [whenToCall]: `${OLD}${boxes}\n${boxes}` }));
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ code: 'old-form', at: { file: whenToCall }, hint: expect.stringContaining(hint) });
});

test('a number at the start of a box is part of its sentence, and no sign', () => {
  const { diagnostics } = read(() => ({ [whenToCall]: `${OLD}::: phone emergency\n911. Call at once.\n:::\n` }));
  expect(diagnostics).toEqual([]);
});

test.each([
  ['an urgency that is none', (text: string) => text.replace(/urgency: crisis/g, 'urgency: crises')],
  ['no YAML', () => '- {\n'],
  ['nothing', () => ''],
])('boxes are not said to be old where the file of the data holds %s', (_, changed) => {
  const { diagnostics } = read((files) => ({ [safety]: changed(files.text(safety)) }));
  const codes = diagnostics.map(({ code }) => code);
  expect(codes).not.toContain('old-form');
  expect(diagnostics.some(({ at, severity }) => at?.file === safety && severity === 'error')).toBe(true);
});
