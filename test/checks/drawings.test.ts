import { expect, test } from 'vitest';
import { checkDrawings } from '../../scripts/checks/links/check-drawings.js';
import { readPicture } from '../../scripts/content/pictures/read-picture.js';
import type { SvgNode } from '../../scripts/model/content.js';
import { deckOf, library, module } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';

/** What is said of a drawing, its message before its hint. */
function told(inside: string, width = 640): string[] {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 300">${inside}</svg>`;
  const picture = readPicture('cup.svg', new TextEncoder().encode(text), 'figure', []) as SvgNode;
  const made = library([module('brew')], deckOf(['brew']), { pictures: { 'modules/brew/cup.svg': picture } });
  return checkDrawings(factsOf(made)).map(({ code, message, hint, at }) => `${code} ${at?.file} ${message} ${hint}`);
}

const step = (number: number, words = true): string =>
  `<g id="step-${number}"><rect width="9" height="9" fill="#14323c"/>${words ? '<text data-label="a" x="9" y="9"/>' : ''}</g>`;

test.each([
  [[1, 2, 4], 'no step-3'],
  [[2, 3], 'no step-1'],
  [[1, 9], 'no step-2, and the last is step-9'],
])('steps %j: there is %s', (numbers, says) => {
  const found = told(numbers.map((one) => step(one)).join(''));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(`drawing-steps decks/modules/brew/cup.svg There is ${says}`);
  expect(found[0]).toContain(`step-1 to step-${numbers.length}`);
});

test('a step without words is told, but not in a drawing that has no words at all', () => {
  expect(told(step(1) + step(2, false))[0]).toContain('step-2 shows no words');
  expect(told(step(1, false) + step(2, false))).toEqual([]);
  expect(told(step(2) + step(1))).toEqual([]);
});

test.each([
  ['<path d="M0 0H9" stroke="#14323c" stroke-width="1"/>', 640, 'stroke-width="1.5"'],
  ['<path d="M0 0H9" stroke="#14323c" stroke-width="2"/>', 1280, 'stroke-width="3"'],
  ['<path d="M0 0H9" stroke="#14323c"/>', 640, 'stroke-width="1.5"'],
  ['<g stroke="#14323c" stroke-width="4" transform="scale(0.25)"><path d="M0 0H9"/></g>', 640, 'stroke-width="6"'],
])('%s on %s units is too thin: %s', (inside, width, hint) => expect(told(inside, width)[0]).toContain(hint));

test.each([
  ['<path d="M0 0H9" stroke="#14323c" stroke-width="3"/>', 1100],
  ['<path d="M0 0H9" stroke="#14323c" stroke-width="1"/>', 400],
  ['<path d="M0 0H9" fill="#14323c"/>', 640],
  ['<path d="M0 0H9" stroke="none" stroke-width="0.1" fill="#14323c"/>', 640],
])('%s on %s units is seen', (inside, width) => expect(told(inside, width)).toEqual([]));

test.each(['title', 'desc', 'text', 'metadata'])('<%s> is no line, whatever is drawn around it', (tag) => {
  const node = (name: string, attributes: SvgNode['attributes'], children: SvgNode['children']): SvgNode => ({
    tag: name,
    attributes,
    children,
  });
  const drawn = node('g', { stroke: '#14323c' }, [node(tag, {}, ['A cup']), node('path', { d: 'M0 0H9', 'stroke-width': '3' }, [])]);
  const pictures = { 'modules/brew/cup.svg': node('svg', { viewBox: '0 0 640 300' }, [drawn]) };
  expect(checkDrawings(factsOf(library([module('brew')], deckOf(['brew']), { pictures })))).toEqual([]);
});

const strokes = (d: string): string => `<path d="${d}" fill="none" stroke="#14323c" stroke-width="4"/>`;
const LEFT = 'M90 80V110H106M118 80V110M118 80H134M118 95H130M118 110H134M146 110V80H162M146 94H158M172 80H192M182 80V110';
/** The outlines of "Rest", as a drawing program writes them. */
const REST =
  'M42.2 120V99.4h7.5q3.4 0 5.3 1.6t1.9 4.5q0 4.4-4.5 5.7l5.2 8.8h-3.2l-4.8-8.3h-4.5V120zm2.9-10.800h4.500q4.300 0 4.300-3.600 0-3.600-4.300-3.600h-4.500z' +
  'M67.600 120.300q-3.300 0-5.200-2.100t-1.900-5.700q0-3.500 1.900-5.700t5-2.200q3 0 4.700 2t1.700 5.300v1.300H63.300q.1 2.200 1.300 3.500t3 1.300q2.600 0 4-2.200l1.900 1.300q-1.900 3.200-5.900 3.200zm-4.200-9.100h7.800q0-2-1-3.200t-2.700-1.200q-1.700 0-2.800 1.200t-1.300 3.200z' +
  'M82.100 120.300q-2 0-3.500-.9t-2.200-2.400l2-1.300q1.300 2.400 3.800 2.400 1.400 0 2.200-.6t.8-1.600q0-.8-.6-1.300t-2.600-1.100q-2.600-.7-3.700-1.700t-1.100-2.700q0-2 1.500-3.200t3.900-1.300q3.400 0 5 2.600l-2 1.300q-1.100-1.700-3-1.700-1.300 0-2 .6t-.8 1.500q0 .8.7 1.300t2.700 1q2.500.7 3.600 1.700t1 2.700q0 2.200-1.600 3.400t-4.100 1.300z' +
  'M96.500 120.200q-2 0-3.100-1.100t-1.100-3v-9.200H89.900v-2.100h2.400v-4.100h2.600v4.100h3.800v2.100h-3.800v8.900q0 2.100 1.900 2.100.900 0 1.700-.4l.4 2.100q-1.100.6-2.400.6z';

test.each([
  ['strokes', strokes(LEFT)],
  ['outlines in one path', `<path d="${REST}" fill="#14323c"/>`],
  [
    'outlines apart',
    REST.split(/(?=M)/)
      .map((d) => `<path d="${d}"/>`)
      .join(''),
  ],
  ['a group that is moved and enlarged', `<g transform="translate(10 20) scale(1.5)">${strokes(LEFT)}</g>`],
])('a word drawn as %s is told, with where it stands', (_, inside) =>
  expect(told(inside)).toEqual([expect.stringMatching(/^drawn-words .* A row of 4 shapes/)]),
);

test.each([
  ['columns', '<path d="M20 150V20H30V150ZM40 150V30H50V150ZM60 150V25H70V150ZM80 150V10H90V150Z" fill="#14323c"/>'],
  ['marks of an axis', strokes('M20 50V60M40 50V60M60 50V60M80 50V60M100 50V60')],
  [
    'arrows',
    strokes('M20 20H40L36 16M36 24L40 20M50 20H70L66 16M66 24L70 20M80 20H100L96 16M96 24L100 20M110 20H130L126 16M126 24L130 20'),
  ],
  ['a list with ticks', strokes('M10 10H60V80H10ZM16 24L20 28L27 20M32 24H50M16 44L20 48L27 40M32 44H50')],
  ['three letters', strokes('M90 80V110H106M118 80V110M118 80H134M118 95H130M118 110H134M146 110V80H162M146 94H158')],
  ['labels', '<text data-label="a" x="9" y="9"/><text data-label="b" x="9" y="40"/>'],
  [
    'drops far from one another',
    strokes('M20 20q10 -20 20 0z M90 20h20v20h-20z M160 20l10 20l10 -20l5 9 M230 20h9v9 M300 20q9 9 0 20q9 9 9 0'),
  ],
])('%s are no word', (_, inside) => expect(told(inside)).toEqual([]));
