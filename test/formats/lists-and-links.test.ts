import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { renderPrint } from '../../scripts/formats/print/render-print.js';
import { marpSlides } from '../../scripts/formats/slides/render-marp.js';
import { renderMarpMarkdown } from '../../scripts/formats/slides/render-marp-markdown.js';
import { renderNotes } from '../../scripts/formats/slides/render-notes.js';
import { renderReveal } from '../../scripts/formats/slides/render-reveal.js';
import type { Deck, DeckBlock } from '../../scripts/model/deck.js';
import { spansHtml } from '../../scripts/render/spans-html.js';
import { deckOf, library, module, p, passage, slide } from '../support/compose-library.js';
import { composedOf } from '../support/composed.js';
import { shippedLibrary } from '../support/shipped.js';

const root = join(import.meta.dirname, '../..');
const templates = readTemplates(join(root, 'templates'));
const words = shippedLibrary().words.en ?? {};

const item = (key: string, text: string, more: object = {}) => ({
  ...{ key, ...more },
  blocks: [{ key: `${key}p`, instruction: false, kind: 'paragraph' as const, inlines: [{ kind: 'text' as const, text }] }],
});
const list = (key: string, rest: object): DeckBlock => ({ key, instruction: false, kind: 'list', ...rest }) as DeckBlock;
const href = 'https://www.example.org/film/';
const LISTS: readonly DeckBlock[] = [
  list('l1', { look: 'numbers', start: 9, items: [item('l2', 'Nine'), item('l3', 'Ten')] }),
  list('l4', { look: 'steps', start: 3, items: [item('l5', 'Third')] }),
  list('l6', { look: 'checklist', items: [item('l7', 'Bring it'), item('l8', 'Eat', { ticked: true })] }),
  {
    ...{ key: 'l9', instruction: false, kind: 'paragraph' },
    inlines: [
      { kind: 'text', text: 'See ' },
      { kind: 'link', href, children: [{ kind: 'text', text: 'our film' }] },
      { kind: 'text', text: '.' },
    ],
  },
];

/** A deck whose slide, notes and print text hold these blocks. */
async function deckWith(blocks: readonly DeckBlock[]): Promise<Deck> {
  const brew = module('brew', { slides: [slide('one', [p('It warms.[^warm]')])], print: passage([p('It warms.[^warm]')]) });
  const { deck } = await composedOf(library([brew], deckOf(['brew'], { formats: ['marp', 'booklet'] })));
  const slides = deck.slides.map((one) => ({ ...one, blocks, notes: blocks }));
  const booklet = deck.booklet.map((group) => ({
    ...group,
    sections: group.sections.map((section) => ({ ...section, stretches: [{ blocks, caveats: [] }] })),
  }));
  return { ...deck, words, slides, booklet };
}

const deck = await deckWith(LISTS);
const slides = marpSlides(deck, templates);
const marp = slides.slides.map(({ html }) => html).join('');
const page = (paper?: 'letter'): string => renderPrint(deck, { format: 'booklet', paper, templates }).body;

describe('numbers and boxes are as they were written', () => {
  test.each([
    ['print', page('letter')],
    ['reveal', renderReveal(deck, templates).body],
  ])('in %s', (_, html) => {
    expect(html).toMatch(/<ol class="list numbers digits-2" start="9"/);
    expect(html).toMatch(/<ol class="list steps" start="3"[^>]*>\s*<li[^>]*><span class="step" aria-hidden="true">3<\/span>/);
    expect(html.match(/class="tick"/g)?.length).toBeGreaterThan(0);
    expect(html).toMatch(/<span class="tick ticked" role="img" aria-label="Done"><\/span><div class="item"><p[^>]*>Eat/);
  });

  test('in Marp, and so in the PDF of the slides and the notes', () => {
    expect(marp).toMatch(/<ol start="9">/);
    expect(marp).toMatch(/<ol start="3">\s*<li[^>]*><span class="step" aria-hidden="true">3<\/span>\s*Third/);
    expect(marp).toMatch(/<span class="tick ticked" role="img" aria-label="Done"><\/span>\s*Eat/);
  });

  test('in the Markdown for people, and in notes as text', () => {
    const { markdown } = renderMarpMarkdown(deck, { notes: true, templates });
    expect(markdown).toMatch(/^9\. Nine[\s\S]*^10\. Ten[\s\S]*^3\. Third[\s\S]*^- ☐ Bring it[\s\S]*^- ☑ Eat/m);
    expect(markdown).toMatch(/^9\. Nine\n10\. Ten\n\n3\. Third\n\n\[ \] Bring it\n\[x\] Eat/m);
  });
});

describe('paper shows where a link leads', () => {
  const shown = '<span class="address">(example.org/<wbr>film/)</span>';

  test('in every format that is printed; the page for phones has the link alone', () => {
    expect(page('letter')).toContain(`<a href="${href}">our film</a> ${shown}.`);
    expect(renderReveal(deck, templates).body).toContain(shown);
    expect(marp).toContain(`>our film</a> ${shown}.`);
    expect(renderNotes(deck, 'letter', templates, { slides }).body.match(/class="address"/g)?.length).toBe(2);
    expect(page()).toContain(`<a href="${href}">our film</a>.`);
  });

  test.each([
    ['https://example.org', 'Look at www.example.org/ for more', undefined],
    ['https://example.org/a', 'example.org', 'example.org/a'],
    ['tel:+15550100', '+1 (555) 0100', undefined],
    ['tel:5550100,12', 'call us', '5550100'],
    ['mailto:a@example.org?subject=x', 'write', 'a@example.org'],
    ['#place', 'below', undefined],
  ])('%s behind "%s"', (address, said, beside) => {
    const html = spansHtml([{ kind: 'link', href: address, children: [{ kind: 'text', text: said }] }], { words: {}, addresses: true });
    expect(/class="address">\((.*)\)</.exec(html)?.[1]?.replaceAll('<wbr>', '')).toBe(beside);
  });
});
