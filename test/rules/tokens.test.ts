import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTemplates } from '../../scripts/render/templates.js';

const templates = readTemplates(join(import.meta.dirname, '../..', 'templates'));
const sheets = Object.entries(templates).filter(([path]) => path.endsWith('.css') && path !== 'tokens.css');
const withoutComments = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '');

/** `path: declaration` of each declaration in which `wrong` finds something. */
function declarations(property: RegExp, wrong: RegExp): string[] {
  return sheets.flatMap(([path, css]) =>
    withoutComments(css)
      .split(/[{};]/)
      .map((one) => one.trim())
      .filter((one) => property.test(one) && wrong.test(one.slice(one.indexOf(':'))))
      .map((one) => `${path}: ${one}`),
  );
}

test('colors are named in tokens.css and nowhere else', () => {
  expect(sheets.length).toBeGreaterThan(12);
  expect(declarations(/^[\w-]+\s*:/, /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i)).toEqual([]);
});

test('sizes of type are steps of the scale in tokens.css, or follow the text around them', () => {
  expect(declarations(/^(font-size|--size)\s*:/, /(?<![\w.-])(?!0(?:px)?\b)[\d.]+(px|pt|rem|vh)\b(?!.*vw)/)).toEqual([]);
  expect(declarations(/^font\s*:/, /^:[^/]*(?<![\w.-])[\d.]+(px|pt|rem)\b/)).toEqual([]);
});

test('every name that a style sheet uses is given somewhere', () => {
  const all = Object.values(templates).map(withoutComments).join('\n');
  const given = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
  // Set by scripts: the paper of a brochure, the room and the size of a slide on screen.
  const later = new Set(['--wide', '--narrow', '--tall', '--zoom', '--fit', '--room-x', '--room-y', '--scale']);
  const used = sheets.flatMap(([path, css]) => [...css.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => `${path} ${name}`));
  expect(used.filter((one) => !given.has(one.split(' ')[1]) && !later.has(one.split(' ')[1] ?? ''))).toEqual([]);
});
