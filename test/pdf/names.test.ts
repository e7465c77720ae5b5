import { beforeAll, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Printer } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import { inlineHtml } from '../../scripts/bundle/inline-html.js';
import { describePdf } from '../../scripts/pdf/describe-pdf.js';
import { type PdfFacts, readPdf } from '../../scripts/pdf/read-pdf.js';
import { pageRule } from '../../scripts/render/css-rules.js';
import { ARABIC, NAMES } from '../support/names.js';
import { onePrinter } from '../support/one-printer.js';

const names = [...NAMES, ARABIC].map((name) => name.normalize('NFC'));
const FOOT = { language: 'en', counted: true, style: "font:7pt/1.2 'Atkinson Hyperlegible Next'" };

let printer: Printer;
let found: { pages: readonly string[]; codes: readonly string[]; facts: PdfFacts };

/** One page a name: it stands in heading, text, bold, running foot and the alternative text of a drawing. */
beforeAll(async () => {
  printer = await onePrinter();
  const body = names
    .map(
      (name) =>
        `<section style="break-before:page"><h1>${name}</h1><p>In ${name}, <strong>${name}</strong>.</p><svg role="img" aria-label="${name}" width="9" height="9"><rect width="9" height="9"/></svg></section>`,
    )
    .join('');
  const feet = names.join(' | ');
  const style = pageRule({
    paper: 'letter',
    lie: 'sideways',
    margins: { top: 1, sides: 0.2, bottom: 1, unit: 'in' },
    foot: { ...FOOT, words: feet },
  });
  const html = await inlineHtml({
    ...{ language: 'en', title: 'Names', body: `<main>${body}</main>`, bodyClass: '' },
    styles: [`${style}body{font:14pt 'Atkinson Hyperlegible Next'}`],
  });
  const bytes = await printer.withPage(async (page) => {
    await loadHtml(page, html, { media: 'print' });
    return printPage(page, { width: 11, height: 8.5 });
  });
  const about = { title: feet, language: 'en', author: feet, subject: feet, date: '2026-03-04' };
  const described = await describePdf(bytes, about);
  const facts = await readPdf(described.bytes);
  found = { pages: described.pages, codes: described.diagnostics.map(({ code }) => code), facts };
}, 300_000);

const plain = (text: string): string => text.replace(/\s+/g, ' ');

test('a PDF with names in many letters is understood', () => {
  expect(found.codes).toEqual([]);
  expect(found.facts.title).toBe(names.join(' | '));
  expect(found.facts.author).toBe(names.join(' | '));
});

test.each(names.filter((name) => name !== ARABIC))(
  '"%s" is read back letter by letter: text, bookmark, alternative text and running foot',
  (name) => {
    const at = names.indexOf(name);
    expect(plain(found.pages[at] ?? '')).toContain(`In ${name}`);
    const shown = plain(found.facts.pages[at]?.text ?? '').normalize('NFC');
    expect(shown.split(name).length - 1).toBeGreaterThanOrEqual(4);
    expect(found.facts.outline[at]?.title).toBe(name);
    expect(JSON.stringify(found.facts.structure)).toContain(`"alt":${JSON.stringify(name)}`);
  },
);

test('a name from right to left is read in its own order, letter by letter, among words from left to right', () => {
  const at = names.indexOf(ARABIC);
  expect(plain(found.pages[at] ?? '')).toContain(`In ${ARABIC}`);
  expect(JSON.stringify(found.facts.structure)).toContain(`"text":${JSON.stringify(ARABIC)}`);
  expect(found.facts.outline[at]?.title).toBe(ARABIC);
});

test('they are printed in the fonts that travel with the file, none of the machine', () => {
  const families = found.facts.fonts.map(({ name }) => /^(?:[A-Z]{6}\+)?([A-Za-z]+)/.exec(name)?.[1]).filter((name) => name !== undefined);
  expect(new Set(families)).toEqual(new Set(['AtkinsonHyperlegibleNext', 'NotoSans', 'NotoSansMath', 'DejaVuSans', 'Vazirmatn']));
});
