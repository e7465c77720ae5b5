import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Printer } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { readWords } from '../../scripts/content/read-words.js';
import { renderPrint } from '../../scripts/formats/print/render-print.js';
import { pageSize } from '../../scripts/model/paper.js';
import { pageRule } from '../../scripts/render/css-rules.js';
import { at, deckOf, library, module, p, passage } from '../support/compose-library.js';
import { onePrinter } from '../support/one-printer.js';

const folder = join(import.meta.dirname, '../../templates');
const templates = readTemplates(folder);
let printer: Printer;
beforeAll(async () => {
  printer = await onePrinter();
});

/** The colors that a printed page is painted in, each as "red green blue" from 0 to 1, to a hundredth. */
async function colorsOn(styles: readonly string[], body: string): Promise<Set<string>> {
  const html = `<!doctype html><html lang="en"><style>${styles.join('\n')}</style><body class="print">${body}`;
  const pdf = await printer.withPage(async (page) => {
    await loadHtml(page, html, { media: 'print' });
    return Buffer.from(await printPage(page, pageSize('upright', 'letter'))).toString('latin1');
  });
  const streams = [...pdf.matchAll(/\/FlateDecode[\s\S]*?stream\r?\n([\s\S]*?)endstream/g)].map(([, packed = '']) => unpack(packed));
  const painted = streams.flatMap((text) => [...text.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) rg\b/g)].map(([, ...parts]) => parts));
  return new Set(painted.map((parts) => parts.map((part) => Number(part).toFixed(2)).join(' ')));
}

function unpack(packed: string): string {
  try {
    return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
  } catch {
    return '';
  }
}

test.each(['handout', 'large-print', 'booklet'] as const)('the foot of a %s is printed in the ink of the brand', async (format) => {
  const printed = { formats: [format], handout: [{ title: { en: 'Brew' }, from: 'print' as const, modules: ['brew'], at: at() }] };
  const brew = module('brew', { print: passage([p('It warms.')]) });
  const words = readWords([{ root: folder, name: 'templates', diagnostics: [] }], ['en']);
  const content = library([brew], deckOf(['brew'], printed), { words });
  const house = content.brands.house as (typeof content.brands)[string];
  const brands = { house: { ...house, colors: { ink: '#204080' } } };
  const { deck } = await composeDeck({ ...content, brands }, { deck: 'tea', brand: 'house', locale: 'en' });
  const { body, styles } = renderPrint(deck, { format, paper: 'letter', templates });
  const colors = await colorsOn(styles, body);
  expect(colors).toContain('0.13 0.25 0.50');
  // The tool's own ink, #14323c.
  expect(colors).not.toContain('0.08 0.20 0.24');
});

test('the words at the foot stand where lines begin, the number at the other side', () => {
  const foot = (language: string) => pageRule({ paper: 'a4', foot: { language, words: 'Tea', counted: true, style: 'color:red' } });
  expect(foot('en')).toBe(
    '@page{size:210mm 297mm;margin:0;@bottom-left{content:"Tea";color:red}@bottom-right{content:counter(page) " / " counter(pages);color:red}}',
  );
  expect(foot('ar')).toContain('@bottom-right{content:"Tea";');
});
