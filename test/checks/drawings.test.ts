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
