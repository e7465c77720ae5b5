import { beforeAll, describe, expect, test } from 'vitest';
import { inlineHtml } from '../../scripts/bundle/inline-html.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { renderPrint } from '../../scripts/formats/print/render-print.js';
import type { Deck, DeckBlock, Span } from '../../scripts/model/deck.js';
import { brandStyle } from '../../scripts/render/css-rules.js';
import { fixedWord } from '../../scripts/render/fixed-word.js';
import { spansHtml } from '../../scripts/render/spans-html.js';
import { svgMarkup } from '../../scripts/render/svg-markup.js';
import { htmlEnvironment } from '../../scripts/render/templates.js';
import { TEMPLATES } from '../support/places.js';
import { shippedDeck } from '../support/shipped.js';

const templates = readTemplates(TEMPLATES);
const environment = htmlEnvironment(templates);
let deck: Deck;

beforeAll(async () => {
  deck = await shippedDeck('take-home');
});

describe('what is written', () => {
  const words = { 'source-number': 'Source {number}' };
  const text = (value: string): Span => ({ kind: 'text', text: value });

  test('text is escaped, and marks side by side are parted by commas', () => {
    const spans: Span[] = [
      text('<script>"&'),
      { kind: 'mark', claim: 'a', numbers: [1, 2] },
      { kind: 'mark', claim: 'b', numbers: [] },
      { kind: 'mark', claim: 'c', numbers: [3] },
    ];
    expect(spansHtml(spans, { words, marks: 'plain' })).toBe(
      '&lt;script&gt;&quot;&amp;<sup class="mark">1,2</sup><sup class="mark">,3</sup>',
    );
  });

  test('ids of a drawing and all that points to them get its prefix; its title goes', () => {
    const fill = { tag: 'path', attributes: { fill: 'url(#dots)', id: 'p' }, children: [] };
    const use = { tag: 'use', attributes: { href: '#p' }, children: [] };
    const title = { tag: 'title', attributes: {}, children: ['No'] };
    const svg = { tag: 'svg', attributes: { viewBox: '0 0 9 9', width: '9' }, children: [title, fill, use] };
    expect(svgMarkup(svg, { prefix: 'x-', attributes: { 'aria-label': 'A "b"' } })).toBe(
      '<svg viewBox="0 0 9 9" aria-label="A &quot;b&quot;"><path fill="url(#x-dots)" id="x-p"/><use href="#x-p"/></svg>',
    );
  });

  test('only colors get into the style of a brand', () => {
    expect(brandStyle({ colors: { accent: '#123456', 'x}y': '#000', ink: 'red;}' } })).toBe(':root{--accent:#123456}');
  });

  test('a missing fixed word is named', () => {
    expect(() => fixedWord({}, 'call-us')).toThrow('"call-us"');
    expect(fixedWord({ call: 'Call {number}' }, 'call', { number: 911 })).toBe('Call 911');
  });

  test('a fact that a brand has not given is a line to write on, an empty cell a dash', async () => {
    const blocks: DeckBlock[] = [
      { key: 'x1', instruction: false, kind: 'facts', facts: [{ label: 'Fasting' }] },
      { key: 'x2', instruction: false, kind: 'table', head: [[text('A')], []], rows: [[[text('b')], []]] },
    ];
    const section = { key: 'x3', id: 's', module: 'm', title: [text('T')], stretches: [{ blocks, caveats: [] }] };
    const small: Deck = { ...deck, handout: [{ id: 'g', title: 'G', sections: [section] }] };
    const html = await inlineHtml(renderPrint(small, { format: 'handout', paper: 'letter', templates, environment }));
    expect(html).toMatch(/Fasting<\/p> <span class="write"/);
    expect(html).toContain('<td>–</td>');
  });
});

describe('a wide drawing in large print', () => {
  const largePrint = async (shown: Deck): Promise<string> =>
    (await inlineHtml(renderPrint(shown, { format: 'large-print', paper: 'letter', templates, environment }))).replace(
      /<style>[\s\S]*?<\/style>/g,
      '',
    );
  const withoutUpright = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (name, inner: unknown) => (name === 'upright' ? undefined : inner)));

  test('stands upright among the words, where it has such a form', async () => {
    const html = await largePrint(deck);
    expect(html).toContain('viewBox="0 0 640 574"');
    expect(html).not.toMatch(/viewBox="0 10 1100 304"|class="sheet"|class="to-sheet"/);
  });

  test('has a page of its own, turned sideways, where it has none', async () => {
    const html = await largePrint(withoutUpright(deck) as Deck);
    expect(html).toMatch(/class="to-sheet"[\s\S]*class="sheet"[\s\S]*viewBox="0 10 1100 304"/);
  });
});
