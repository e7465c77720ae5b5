import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { markdownEnvironment } from '../../scripts/formats/slides/markdown-environment.js';
import { notesText } from '../../scripts/formats/slides/slide-notes.js';
import type { DeckBlock } from '../../scripts/model/deck.js';
import { blocksText } from '../../scripts/model/tree.js';
import { htmlEnvironment } from '../../scripts/render/templates.js';
import { EVERY_BLOCK, textsAnywhere } from '../support/every-block.js';
import { shippedLibrary } from '../support/shipped.js';

const root = join(import.meta.dirname, '../..');
const templates = readTemplates(join(root, 'templates'));
const words = shippedLibrary().words.en ?? {};
const html = htmlEnvironment(templates);
const markdown = markdownEnvironment(templates);
const letters = (text: string): string => text.replace(/\P{L}+/gu, '');

describe.each(Object.entries(EVERY_BLOCK))('a block of kind "%s"', (_, block: DeckBlock) => {
  const drawn = block.kind === 'figure' ? textsAnywhere(block.figure.svg) : [];
  const lacking = (output: string, left: readonly string[] = []): string[] =>
    textsAnywhere(block).filter((text) => !left.includes(text) && !output.includes(text.trim()));

  test('is printed with all its words in HTML', () => {
    const context = { words, marks: 'plain', blocks: [block], depth: 3 };
    expect(lacking(html.render('partials/blocks.hbs', context as never))).toEqual([]);
  });

  test('is found again by its words, which stand in the order in which they are printed', () => {
    const context = { words, marks: 'plain', blocks: [block], depth: 3 };
    const printed = html.render('partials/blocks.hbs', context as never).replace(/<[^>]+>/g, ' ');
    expect(letters(printed)).toContain(letters(blocksText([block])));
  });

  test('is printed with all its words in Markdown, where drawings are files', () => {
    const context = { words, mode: 'plain', cited: new Set<number>(), figurePath: () => 'pot.svg', blocks: [block] };
    expect(lacking(markdown('blocks.hbs', context as never), drawn)).toEqual([]);
  });
});

test('notes are told as text with the words of every kind of block; of a drawing, what stands for it', () => {
  const { figure, claim, phone } = EVERY_BLOCK;
  const untold = [...textsAnywhere(figure.figure.svg), figure.figure.caption, claim.speaker ?? '', ...textsAnywhere(phone.phone.facts)];
  const told = notesText(Object.values(EVERY_BLOCK));
  expect(textsAnywhere(EVERY_BLOCK).filter((text) => !untold.includes(text) && !told.includes(text.trim()))).toEqual([]);
});
