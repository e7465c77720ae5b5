import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTemplates } from '../../scripts/content/read-templates.js';

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
  const look = readFileSync(join(import.meta.dirname, '../../scripts/client/embed/embed-look.ts'), 'utf8');
  expect(look).not.toMatch(/#[0-9a-f]{3,8}\b|\brgba?\(/i);
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

describe('a language that runs from right to left needs no style of its own', () => {
  test('sides are named by the direction of the text (inline-start), not left and right', () => {
    const physical =
      /^(?:(?:padding|margin|border|scroll-margin|scroll-padding)-(?:left|right)|left|right|border-(?:top|bottom)-(?:left|right)-radius)\b/;
    const sided = declarations(/^[\w-]+\s*:/, /./).filter((one) => physical.test(one.slice(one.indexOf(': ') + 2)));
    const aligned = declarations(/^(text-align|float|clear)\s*:/, /\b(left|right)\b/).map((one) => one.replace(/: (left|right)/, ': $1'));
    // The slide is laid in the middle of the window, or over all of it, and scaled from there: no side of the text.
    expect(sided).toEqual(['marp/page.css: left: 50%', 'marp/page.css: left: 0']);
    // Chrome knows `float: inline-start` from 118 on: what stands before it is for older ones.
    expect(aligned.filter((one) => !sheets.some(([path, css]) => one.startsWith(`${path}: `) && hasFlowValue(css, one)))).toEqual([]);
  });

  test('a side in a short form is as wide as the other', () => {
    const four = (property: RegExp): string[] =>
      declarations(property, /./).filter((one) => {
        const values =
          one.slice(one.indexOf(': ', one.indexOf(': ') + 2) + 2).match(/(?:[^\s(]+\([^)]*(?:\([^)]*\)[^)]*)*\)|[^\s]+)/g) ?? [];
        return values.length === 4 && values[1] !== values[3];
      });
    expect(four(/^(padding|margin)\s*:/).filter((one) => !one.endsWith('margin: -360px 0 0 -640px'))).toEqual([]);
    expect(declarations(/^border-radius\s*:/, /^:\s*\S+\s+\S+\s+\S+\s+\S+$/)).toEqual([]);
  });
});

/** True where the same property stands again, by the direction of the text, right after the declaration. */
function hasFlowValue(css: string, declaration: string): boolean {
  const own = declaration.slice(declaration.indexOf(': ') + 2);
  const [property = '', side = ''] = own.split(': ');
  return css.includes(`${own}; ${property}: inline-${side.trim() === 'left' ? 'start' : 'end'}`);
}
