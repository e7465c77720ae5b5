import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { openBundler } from '../../scripts/bundle/inline-html.js';

const { inline } = openBundler();
const PLACE = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next';
const fontFile = (letters: string): string =>
  readFileSync(createRequire(import.meta.url).resolve(`${PLACE}-${letters}-400-normal.woff2`)).toString('base64');

test.each([
  ['en', true, false],
  ['es-MX', true, false],
  ['pl', true, true],
])('a page in "%s" has the letters that its language is written with', async (language, latin, more) => {
  const html = await inline({ language, title: 'A page', body: '<p>Words</p>', bodyClass: '', styles: [] });
  expect([html.includes(fontFile('latin')), html.includes(fontFile('latin-ext'))]).toEqual([latin, more]);
});
