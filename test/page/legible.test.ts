import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import { openPrinter, type Printer } from '../../scripts/browser/open-printer.js';
import type { Finding } from '../../scripts/measure/findings.js';
import type { MeasureRules } from '../../scripts/model/formats.js';
import { judgePage } from '../support/judge-page.js';
import { smallPage } from '../support/small-page.js';

/** Colors, lines and motion: what the loaded page is judged by. */
let printer: Printer;

beforeAll(async () => {
  printer = await openPrinter();
});
afterAll(() => printer.close());

async function measure(body: string, rules: MeasureRules = { minText: 10 }): Promise<Finding[]> {
  const style = ':root{--line:#cfc4b2;--note-line:#c98a00} body{font-size:20px;line-height:1.4;background:#fff;color:#14323c}';
  return printer.withPage(async (page) => {
    await loadHtml(page, smallPage(body, { style }), { media: 'screen' });
    return judgePage(page, rules);
  });
}
const kinds = async (body: string, rules?: MeasureRules): Promise<string[]> => (await measure(body, rules)).map(({ kind }) => kind);
const drawing = (inside: string): string =>
  `<figure data-b="f"><svg role="img" aria-label="A drawing" viewBox="0 0 400 200" width="400">${inside}</svg></figure>`;

describe('contrast', () => {
  test('words: by their size, on what they stand on, with the pair and the ratio', async () => {
    const [found] = await measure(
      '<section data-box="s"><h2>Title</h2><p data-b="p" class="note" style="background:#14323c;color:#45606a">Pale</p></section>',
    );
    expect(found).toMatchObject({ kind: 'contrast-text', key: 'p', box: 's', under: 'Title', element: 'p.note', text: 'Pale' });
    expect(found?.pair).toMatchObject({ ink: '#45606a', ground: '#14323c', needs: 4.5 });
    expect(await kinds('<p style="color:#8a8a8a">small</p>')).toEqual(['contrast-text']);
    expect(await kinds('<p style="color:#8a8a8a;font-size:30px">large</p>')).toEqual([]);
    expect(await kinds('<p style="opacity:0.4">half seen</p>')).toEqual(['contrast-text']);
  });

  test('labels stand on the shape below them; numbers and bullets of lists count', async () => {
    const label = (fill: string) =>
      drawing(`<rect width="400" height="200" fill="#14323c"/><text x="200" y="100" font-size="28" fill="${fill}">Label</text>`);
    expect(await kinds(label('#fff'))).toEqual([]);
    expect(await kinds(label('#45606a'))).toEqual(['contrast-text']);
    expect(await kinds('<style>li::marker{color:#ddd}</style><ul><li data-b="l">Item</li></ul>')).toEqual(['contrast-graphic']);
  });

  test('signs, boxes to tick and shapes: 3:1, but for what only groups and what others stand on', async () => {
    const box = (line: string) => `<p>Tick <span style="display:inline-block;width:16px;height:16px;border:2px solid ${line}"></span></p>`;
    expect(await kinds(box('#14323c'))).toEqual([]);
    expect(await kinds(box('#eee'))).toEqual(['contrast-graphic']);
    const arrow = (color: string) => drawing(`<path d="M20 100H380" stroke="${color}" stroke-width="6"/>`);
    expect(await kinds(arrow('#14323c'))).toEqual([]);
    expect(await kinds(arrow('#e8d8c8'))).toEqual(['contrast-graphic']);
    expect(await kinds(arrow('var(--line)'))).toEqual([]);
    const card = '<rect width="400" height="200" fill="#fff4d6"/><circle cx="200" cy="100" r="40" fill="#14323c"/>';
    expect(await kinds(drawing(card))).toEqual([]);
  });

  test('color alone: links, verdicts and like shapes', async () => {
    const link = (style: string) => `<p>Read <a href="#x" style="color:#a8461f;${style}">this page</a> before you go.</p>`;
    expect(await kinds(link('text-decoration:none'))).toEqual(['color-alone']);
    expect(await kinds(link(''))).toEqual([]);
    const dots = (second: string) =>
      drawing(`<circle cx="100" cy="100" r="40" fill="#1f6a6b"/><circle cx="250" cy="100" r="40" ${second}/>`);
    expect(await kinds(dots('fill="#a8461f"'))).toEqual(['color-alone']);
    expect(await kinds(dots('fill="none" stroke="#a8461f" stroke-width="6"'))).toEqual([]);
    expect(await kinds('<p>It helps <strong class="verdict"></strong></p>')).toEqual(['color-alone']);
  });
});

test('lines: too long, too narrow, too close; fine print and tables are let be', async () => {
  const words = 'Some plain words that fill a few lines of text and say nothing at all. '.repeat(6);
  const text = (style: string, more = '') => `<p data-b="p" style="${style}"${more}>${words}</p>`;
  expect(await kinds(text('width:30em'))).toEqual([]);
  expect((await measure(text('width:50em')))[0]).toMatchObject({ kind: 'line-length', key: 'p' });
  expect(await kinds(text('width:8em'))).toEqual(['line-length']);
  expect(await kinds(text('width:8em', ' data-fine="10"'))).toEqual([]);
  expect(await kinds(text('width:30em;line-height:1.1'), { minText: 10, minSpacing: 1.2 })).toEqual(['line-spacing']);
});

test('what moves by itself', async () => {
  expect(await kinds('<style>@keyframes a{to{opacity:.9}}</style><p style="animation:a 9s infinite">Words</p>')).toEqual(['motion']);
  expect(await kinds(drawing('<circle r="9" fill="#000"><animate attributeName="r" to="20" dur="2s"/></circle>'))).toEqual(['motion']);
});

test('with the largest text only what goes wrong there is told; on paper, what is missing', async () => {
  const slide = (style: string) =>
    `<style>${style} .box{position:relative;width:600px;height:300px;overflow:hidden;font-size:calc(24px * var(--zoom, 1))} .zoomed .box{overflow:hidden auto}</style><section class="box" data-box="s"><p data-b="p">Some words</p></section>`;
  const rules = { minText: 10, scales: true };
  expect(await measure(slide(''), rules)).toEqual([]);
  const [found, ...others] = await measure(slide('p{position:absolute;left:440px;white-space:nowrap}'), rules);
  expect([found, others]).toMatchObject([{ kind: 'overflow', key: 'p', atLargest: true }, []]);
  expect(await kinds(slide('@media print{p{display:none}}'), rules)).toEqual(['hidden-print']);
});
