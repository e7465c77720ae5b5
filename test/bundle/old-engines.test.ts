import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { type Node, parse } from 'acorn';
import { expect, test } from 'vitest';
import { bundleScript } from '../../scripts/bundle/bundle-script.js';

/** What runs inside the files we make. */
const SHIPPED = ['reveal/reveal', 'marp/marp', 'pages/booklet', 'pages/gallery', 'pages/dev', 'embed/embed'];

/** The last year of the language whose patterns Safari 16.0 reads whole, but for what looks behind (16.4). */
const YEAR = 2022;

interface Pattern {
  readonly pattern: string;
  readonly flags: string;
}

/** The patterns of a script: written between slashes, or as text for RegExp. */
function patternsIn(code: string): Pattern[] {
  const found: Pattern[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) walk(one);
    if (!isNode(node)) return;
    const { regex, type, callee, arguments: given } = node as Node & Partial<Record<'callee', { name?: string }>> & Given;
    if (regex) found.push(regex);
    if (/^(New|Call)Expression$/.test(type) && callee?.name === 'RegExp' && typeof given?.[0]?.value === 'string')
      found.push({ pattern: given[0].value, flags: String(given[1]?.value ?? '') });
    for (const value of Object.values(node)) walk(value);
  };
  walk(parse(code, { ecmaVersion: YEAR }));
  return found;
}

interface Given {
  readonly regex?: Pattern;
  readonly arguments?: readonly { readonly value?: unknown }[];
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** Why an engine of that year, or Safari before 16.4, does not start a script with this pattern; undefined where it does. */
function refused({ pattern, flags }: Pattern): string | undefined {
  try {
    const parser = new RegExpParser({ ecmaVersion: YEAR });
    parser.parseFlags(flags);
    const behind: string[] = [];
    const tree = parser.parsePattern(pattern, undefined, undefined, { unicode: flags.includes('u') });
    visitRegExpAST(tree, { onAssertionEnter: ({ kind, raw }) => kind === 'lookbehind' && behind.push(raw) });
    return behind[0];
  } catch (error) {
    return String(error);
  }
}

test.each([
  `x = /(?<=a)b/`,
  String.raw`x = /(?<!\$)b/g`,
  `x = new RegExp('(?<=a)b', 'g')`,
  `x = RegExp('[a--b]', 'v')`,
  `x = RegExp('(?i:a)b')`,
])('a pattern that old engines do not read is found: %s', (code) => {
  expect(patternsIn(code).map(refused)).toEqual([expect.any(String)]);
});

test.each([String.raw`x = /(?<year>\d+)(?=a)\p{L}/u`, `x = 4 / 2 / 1`, `x = '/(?<=a)/'`])('what they read is not: %s', (code) => {
  expect(patternsIn(code).flatMap((one) => refused(one) ?? [])).toEqual([]);
});

test.each(SHIPPED)('every pattern of client/%s is read by the oldest engine that it is to run in', async (name) => {
  const { code } = await bundleScript(`client/${name}`, { VERSION: '', INTEGRITY: '' });
  expect(code.length).toBeGreaterThan(200);
  expect(patternsIn(code).flatMap((one) => refused(one) ?? [])).toEqual([]);
});
