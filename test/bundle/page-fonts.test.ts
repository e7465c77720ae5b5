import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCmap } from '../../scripts/bundle/fonts/cmap.js';
import { FAMILIES } from '../../scripts/bundle/fonts/families.js';
import { FONT_LETTERS, fileOf, fontBytes } from '../../scripts/bundle/fonts/open-fonts.js';
import { tableOf } from '../../scripts/bundle/fonts/woff.js';
import { inlineHtml } from '../../scripts/bundle/inline-html.js';
import { openPageFonts } from '../../scripts/bundle/page-fonts.js';
import { codePointsOf, lettersIn } from '../../scripts/model/letters.js';
import { ARABIC, NAMES, STRANGE } from '../support/names.js';

const fontsOf = openPageFonts();

/** The faces of a page: what each is declared for, and what its font has. */
async function facesFor(text: string, language = 'en') {
  const { css } = await fontsOf(language, [text]);
  return [...css.matchAll(/font-weight:([\d ]+);.*?unicode-range:([^;]+);src:url\(data:font\/woff;base64,([^)]+)\)/g)].map(
    ([, weight = '', range = '', data = '']) => ({
      ...{ weight, declared: lettersOf(range) },
      letters: readCmap(tableOf(Buffer.from(data, 'base64'), 'cmap') ?? Buffer.alloc(4)),
      features: featuresOf(tableOf(Buffer.from(data, 'base64'), 'GSUB')),
    }),
  );
}
/** The names of what a font does to letters beside each other (OpenType `GSUB`, the list of features). */
function featuresOf(table: Buffer = Buffer.alloc(8)): string[] {
  const list = table.subarray(table.readUInt16BE(6));
  return Array.from({ length: list.readUInt16BE(0) }, (_, i) => list.toString('latin1', 2 + 6 * i, 6 + 6 * i));
}

/** The letters that a range like "U+41-5A,U+61" has. */
const lettersOf = (range: string): ReadonlySet<number> =>
  new Set(
    range.split(',').flatMap((span) => {
      const [first = 0, last = first] = span
        .slice(2)
        .split('-')
        .map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: last - first + 1 }, (_, place) => first + place);
    }),
  );

describe('the fonts of a page', () => {
  test.each([...NAMES, ARABIC])(
    'hold every letter of "%s", in both weights, and are declared for no letter that they lack',
    async (name) => {
      const faces = await facesFor(name);
      for (const { declared, letters } of faces) expect([...declared].filter((code) => code < 0x2fff && !letters.has(code))).toEqual([]);
      for (const letter of name.normalize('NFC'))
        for (const wanted of ['400', '700']) {
          const code = letter.codePointAt(0) ?? 0;
          const has = faces.some(({ weight, letters, declared }) => weight === wanted && letters.has(code) && declared.has(code));
          expect(has, `${letter} ${wanted}`).toBe(true);
        }
    },
  );

  test('each family has a face of its own for each weight: a browser fills the gaps of a face from those of the same weight alone', async () => {
    const weights = (await facesFor('← 7 → Ω')).map(({ weight }) => weight);
    expect(weights.length).toBeGreaterThan(2);
    expect(weights.filter((weight) => weight === '400')).toHaveLength(weights.length / 2);
    expect(weights.filter((weight) => weight === '700')).toHaveLength(weights.length / 2);
  });

  test('a letter and the accent on it are in one font', async () => {
    const faces = await facesFor('x\u0331');
    expect(faces.some(({ letters }) => letters.has(0x78) && letters.has(0x331))).toBe(true);
  });

  test('words of a language whose letters the first family lacks are not set in two', async () => {
    const families = [...'Nguyễn'].map((letter) => fileOf(letter, 'vi')?.family.name);
    expect(new Set(families)).toEqual(new Set(['Noto Sans']));
  });

  test('letters that join keep their shapes for the beginning, the middle and the end of a word; a page without them has no such font', async () => {
    const arabic = (await facesFor('لا جبيرة')).find(({ letters }) => letters.has(0x62c));
    expect(arabic?.features).toEqual(expect.arrayContaining(['init', 'medi', 'fina', 'rlig']));
    const { families } = await fontsOf('en', ['Cast']);
    expect(families.map(({ name }) => name)).not.toContain('Vazirmatn');
  });

  test('letters written as numbers in HTML, CSS and script are seen', async () => {
    const { css } = await fontsOf('en', ['&#8593;&#x10D;', 'a::after{content:"\\25CF"}', 'x="\\u2610"']);
    for (const code of ['2191', '10D', '25CF', '2610']) expect(css).toMatch(new RegExp(`U\\+${code}\\b`));
  });

  test('a page in plain English carries one family, and less than the whole of it', async () => {
    const { css, families } = await fontsOf('en', ['Take 2 tablets – with “water”.']);
    const whole = [400, 700].map((weight) => fontBytes(fileOf('a') ?? expect.unreachable(), weight).length);
    expect(families).toEqual([FAMILIES[0]]);
    expect(css.length).toBeLessThan(((whole[0] ?? 0) + (whole[1] ?? 0)) * (4 / 3));
  });

  test('the same letters make the same bytes, and each family in a file is named with its licence', async () => {
    const page = { language: 'en', title: 'Kovačević', body: '<p>Nguyễn عيادة ↑ ☐</p>', bodyClass: '', styles: [] };
    const html = await inlineHtml(page);
    expect(await inlineHtml(page)).toBe(html);
    for (const { name } of FAMILIES) expect(html).toContain(`Font inside this file: ${name}.`);
    expect(html).toContain('Bitstream');
  });
});

describe('letters without a font', () => {
  test.each(STRANGE)('%s', (letter) => {
    expect(FONT_LETTERS.has(letter)).toBe(false);
  });

  test.each([
    ['no-break space', '\u00A0'],
    ['soft hyphen', '\u00AD'],
    ['zero-width space', '\u200B'],
    ['narrow space', '\u202F'],
  ])('a %s needs none, or has one', (_, letter) => {
    expect(FONT_LETTERS.has(letter)).toBe(true);
  });
});

test('the fonts have every letter of templates, fixed words, scripts of pages and shipped content', () => {
  const places = [
    'templates',
    'decks',
    'scripts/client',
    'scripts/render',
    'scripts/formats',
    'scripts/compose',
    'scripts/site',
    'scripts/packet',
  ];
  const files = places.flatMap((place) =>
    readdirSync(place, { recursive: true })
      .map((path) => join(place, String(path)))
      .filter((path) => statSync(path).isFile() && /\.(md|yaml|svg|css|hbs|ts)$/.test(path)),
  );
  const missing = files.flatMap((path) =>
    lettersIn(readFileSync(path, 'utf8').normalize('NFC')).flatMap(({ text }) =>
      FONT_LETTERS.has(text) ? [] : [`${path}: ${codePointsOf(text)}`],
    ),
  );
  expect(files.length).toBeGreaterThan(200);
  expect(missing).toEqual([]);
});
