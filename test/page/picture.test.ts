import { expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import { picturePage } from '../../scripts/browser/picture-page.js';
import { POSTER } from '../../scripts/render/web-head.js';
import { onePrinter } from '../support/one-printer.js';
import { smallPage } from '../support/small-page.js';

test('a picture of a page is the same to the last pixel, however often it is taken and beside whichever others', async () => {
  const line = (_: unknown, i: number): string => `<path d="M${i * 33 + 0.3} 0L${1280 - i * 31} 720" stroke="#14323c" stroke-width="3"/>`;
  const drawing = `<svg width="1280" height="720" role="img" aria-label="Rays">${Array.from({ length: 40 }, line).join('')}</svg>`;
  const html = smallPage(`<main><h1>Brewing tea</h1>${drawing}</main>`);
  const printer = await onePrinter();
  const picture = (): Promise<string> =>
    printer.withPage(async (page) => {
      await loadHtml(page, html, { media: 'screen', viewport: { width: 1280, height: 720 } });
      return Buffer.from(await picturePage(page, { width: POSTER.width })).toString('base64');
    });
  const seen = new Set<string>();
  for (let turn = 0; turn < 6; turn++) for (const one of await Promise.all(Array.from({ length: 8 }, picture))) seen.add(one);
  expect(seen.size).toBe(1);
});
