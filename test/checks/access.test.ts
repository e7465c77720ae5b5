import { expect, test } from 'vitest';
import { checkAlternatives } from '../../scripts/checks/words/check-alternatives.js';
import { checkForms } from '../../scripts/checks/words/check-forms.js';
import { checkHeadings } from '../../scripts/checks/words/check-headings.js';
import { checkLinks } from '../../scripts/checks/words/check-links.js';
import { checkPointing } from '../../scripts/checks/words/check-pointing.js';
import { checkSigns } from '../../scripts/checks/words/check-signs.js';
import type { Block, FigureWords, Inline, Module } from '../../scripts/model/content.js';
import type { Access } from '../../scripts/model/wording.js';
import { at, deckOf, heading, inlines, library, module, p, passage, slide } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';
import { wording } from '../support/tea-wording.js';

const access: Access = {
  media: ['drawing', 'photo', 'picture'],
  verbs: ['is', 'are', 'shows', 'warms', 'rises'],
  emptyAlternatives: ['goes with', 'see the text'],
  emptyLinks: ['here', 'this page', 'more'],
  emptyTitles: ['Presentation', 'slide', 'untitled'],
  colors: ['green', 'red'],
  shapes: ['dots', 'box'],
  articles: ['the', 'these'],
  pointing: ['on the left', 'shown in red'],
};

const LINTS = [checkAlternatives, checkLinks, checkSigns, checkPointing, checkHeadings, checkForms];

/** The codes that a module gets. */
function told(extra: Partial<Module>): string[] {
  const facts = factsOf(library([module('brew', extra)], deckOf(['brew']), { wording: { en: wording({ access }) } }));
  return LINTS.flatMap((lint) => lint(facts)).map(({ code }) => code);
}
const print = (...blocks: Block[]): string[] => told({ print: passage(blocks) });

const figure = (alt: string): Partial<Module> => {
  const words: FigureWords = { alt, caption: 'A cup of tea, drawn simply.', labels: {}, takes: [], claims: [], at: at(5) };
  return { title: 'How to brew a cup', figures: { cup: words } };
};

test.each([
  ['a drawing of a cup', true],
  ['Photo: our tea room', true],
  ['A cup of tea, drawn simply', true],
  ['How to brew: a cup!', true],
  ['How to brew a cup', true],
  ['This drawing goes with the part about leaves.', true],
  ['Three cups and a kettle', true],
  [`The steam rises ${'and rises '.repeat(40)}`, true],
  ['The kettle warms the cup, and steam rises.', false],
  ['Drawing: steam rises from a cup.', false],
  ['Three steps in a row: leaf, water, cup.', false],
])('the alternative "%s" is told: %s', (alt, isTold) => expect(told(figure(alt))).toEqual(isTold ? ['poor-alternative'] : []));

const labelled = (alt: string, ...labels: string[]): Partial<Module> => {
  const words: FigureWords = {
    ...{ alt, caption: 'A cup of tea, drawn simply.', takes: [], claims: [], at: at(5) },
    labels: Object.fromEntries(labels.map((label, i) => [`l${i}`, label])),
  };
  return { title: 'How to brew', figures: { cup: words } };
};
test.each([
  ['The steam rises from the cup.', ['Not with milk'], true],
  ['The steam rises from the cup. It is not with milk.', ['Not with milk'], false],
  ['The steam rises from the cup, not from the pot.', ['Not with milk'], true],
  ['The steam rises from the cup.', ['Steam for 4 minutes'], true],
  ['The steam rises from the cup for 4 minutes.', ['Steam for 4 minutes'], false],
  ['The steam rises from the cup.', ['Call the host'], true],
  ['The steam rises from the cup. The host is called.', ['Call the host'], false],
  ['The steam rises within a minute.', ['1 minute'], false],
  ['The steam rises from the cup.', ['10', '20', '100'], false],
  ['The steam rises from the cup.', ['The leaf', 'A pot'], false],
])('"%s" loses what labels %j say: %s', (alt, labels, isTold) =>
  expect(told(labelled(alt, ...labels))).toEqual(isTold ? ['poor-alternative'] : []),
);

const link = (words: string): Block => ({
  ...{ kind: 'paragraph', at: at(), instruction: true },
  inlines: [{ kind: 'link', href: 'https://example.org/tea', children: inlines(words) }],
});
test.each([
  ['Here', true],
  ['this page.', true],
  ['→', true],
  ['How tea is grown', false],
  ['example.org/tea', false],
])('a link "%s" is told: %s', (words, isTold) => expect(print(link(words))).toEqual(isTold ? ['poor-link'] : []));

test.each([
  ['See https://example.org/tea.', ['bare-address']],
  ['See www.example.org/a/page/of/which/nobody/can/type/the/name.', ['bare-address']],
  ['See www.example.org/tea.', []],
  ['Кeep it. Drink tea.', ['look-alike-letters']],
  ['𝗗𝗿𝗶𝗻𝗸 tea.', ['look-alike-letters']],
  ['Ｄｒｉｎｋ tea.', ['look-alike-letters']],
  ['Keep it at 80 ℃.', []],
  ['WARM tea, and warm cups.', ['capitals']],
  ['Do it, do NOT BOIL it; not long, and boil little.', ['capitals']],
  ['Ask the NHS and the WHO who it is.', []],
  ['(!) Hot.', ['sign-alone']],
  ['Hot ** and new', ['sign-alone']],
  ['Hot tea – with 2 + 3 leaves!', []],
  ['The green dots are leaves.', ['points-by-look']],
  ['Green dots are leaves.', ['points-by-look']],
  ['Look at the cup on the left.', ['points-by-look']],
  ['Leaves are shown in red.', ['points-by-look']],
  ['Leaves may have green dots.', []],
  ['A red box of tea.', []],
  ['• Leaf • Water', ['typed-list']],
  ['– Leaf – Water – Cup', ['typed-list']],
  ['Leaf – also called tea – and water.', []],
])('"%s" is told: %j', (text, codes) => expect(print(p(text, { instruction: true }))).toEqual(codes));

const bold = (text: string, ...after: Inline[]): Block => ({
  ...{ kind: 'paragraph', at: at(), instruction: true },
  inlines: [{ kind: 'strong', children: inlines(text) }, ...after],
});
const line = p('Drink.', { instruction: true });

test('headings are headings, and can be told apart', () => {
  expect(print(bold('How to brew'), line)).toEqual(['bold-heading']);
  expect(print(bold('Never boil it.'), line)).toEqual([]);
  expect(print(bold('Leaf', { kind: 'text', text: ' grows.' }), line)).toEqual([]);
  expect(print(line, bold('Enjoy it'))).toEqual([]);
  expect(print(heading('Leaves'), line, heading('Leaves?'), line)).toEqual(['same-heading']);
  expect(print(heading('Leaves'), line, heading('Water'), line)).toEqual([]);
});

test('titles of slides differ where one person meets both, and say something', () => {
  const slides = (second: Parameters<typeof slide>[2]) => ({
    slides: [slide('a', [line], { heading: 'Leaves' }), slide('b', [line], second)],
  });
  expect(told(slides({ heading: 'Leaves' }))).toEqual(['same-heading']);
  expect(told(slides({ heading: 'Leaves', conditions: ['cold'] }))).toEqual([]);
  expect(told(slides({ heading: 'Slide 2' }))).toEqual(['empty-title']);
  expect(told({ title: 'Untitled presentation' })).toEqual(['empty-title']);
  expect(told(slides({ heading: '2 cups' }))).toEqual([]);
});

test('a column has a name', () => {
  const table = (...head: string[]): Block => ({
    kind: 'table',
    at: at(),
    instruction: true,
    head: head.map((one) => inlines(one)),
    rows: [],
  });
  expect(print(table('Leaf', 'N'))).toEqual(['poor-column']);
  expect(print(table('', 'X'))).toEqual(['poor-column']);
  expect(print(table('', 'How long'))).toEqual([]);
});
