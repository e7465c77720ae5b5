import { beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Printer } from '../../scripts/browser/open-printer.js';
import type { Finding } from '../../scripts/measure/findings.js';
import type { MeasureRules } from '../../scripts/model/formats.js';
import { judgePage } from '../support/judge-page.js';
import { onePrinter } from '../support/one-printer.js';
import { smallPage } from '../support/small-page.js';

/** Colors, lines and motion: what the loaded page is judged by. */
let printer: Printer;

beforeAll(async () => {
  printer = await onePrinter();
});

async function measure(body: string, rules: MeasureRules = { minText: 10 }): Promise<Finding[]> {
  const style = ':root{--line:#cfc4b2;--note-line:#c98a00} body{font-size:20px;line-height:1.4;background:#fff;color:#14323c}';
  return printer.withUsedPage(async (page) => {
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

describe('curves, bars and parts of a drawing', () => {
  const [RUST, TEAL, INK] = ['#a8461f', '#1f6a6b', '#14323c'];
  const curve = (y: number, color: string, more = '') =>
    `<path d="M20 ${y}C120 ${y - 60} ${200 + y} ${y + 40} 380 ${y - 20}" fill="none" stroke="${color}" stroke-width="5" ${more}/>`;
  const word = (x: number, y: number) => `<text x="${x}" y="${y}" font-size="20" fill="${INK}">Tea</text>`;
  const bar = (x: number, height: number, fill: string, more = '') =>
    `<rect x="${x}" y="${180 - height}" width="40" height="${height}" fill="${fill}" ${more}/>`;
  const slice = (from: string, to: string, fill: string) => `<path d="M200 100L${from}A80 80 0 0 1 ${to}Z" fill="${fill}"/>`;
  const hatch =
    '<pattern id="h" width="9" height="9" patternUnits="userSpaceOnUse"><path d="M4 0V9" stroke="#a8461f" stroke-width="4"/></pattern>';

  test.each([
    ['two curves', curve(80, RUST) + curve(150, TEAL)],
    ['two curves and one name', curve(80, RUST) + curve(150, TEAL) + word(340, 52)],
    ['bars of several heights', bar(60, 120, RUST) + bar(140, 70, TEAL)],
    [
      'lying bars',
      '<rect x="20" y="20" width="200" height="30" fill="#a8461f"/><rect x="20" y="80" width="90" height="30" fill="#1f6a6b"/>',
    ],
    ['parts of a circle', slice('200 20', '280 100', RUST) + slice('280 100', '130 140', TEAL)],
    ['eggs', `<ellipse cx="80" cy="90" rx="20" ry="30" fill="${RUST}"/><ellipse cx="180" cy="90" rx="24" ry="34" fill="${TEAL}"/>`],
    ['curves for eyes that see no red', curve(80, '#9a3412') + curve(150, '#4d7c0f')],
  ])('%s are told', async (_, inside) => expect(await kinds(drawing(inside))).toEqual(['hue-alone']));

  test.each([
    ['a name beside each', curve(80, RUST) + curve(150, TEAL) + word(340, 52) + word(340, 170)],
    ['dashes', curve(80, RUST) + curve(150, TEAL, 'stroke-dasharray="4 10"')],
    ['another width', curve(80, RUST) + curve(150, TEAL).replace('stroke-width="5"', 'stroke-width="9"')],
    ['a lighter shade', curve(80, INK) + curve(150, '#3f8f90')],
    ['one color', curve(80, RUST) + curve(150, RUST)],
    ['a pattern', `<defs>${hatch}</defs>${bar(60, 120, TEAL)}${bar(140, 70, 'url(#h)')}`],
    ['bars with their names', bar(60, 120, RUST) + bar(200, 70, TEAL) + word(64, 200) + word(204, 200)],
    ['an edge', bar(60, 120, RUST) + bar(140, 70, TEAL, `stroke="${INK}" stroke-width="4"`)],
    ['a curve and a bar', curve(60, RUST) + bar(300, 70, TEAL)],
    [
      'short strokes of signs',
      '<path d="M20 20L40 40" stroke="#a8461f" stroke-width="5"/><path d="M60 20L90 50" stroke="#1f6a6b" stroke-width="5"/>',
    ],
  ])('%s: they can be told apart', async (_, inside) => expect(await kinds(drawing(inside))).toEqual([]));
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
