import jsQR from 'jsqr';
import type { Page } from 'puppeteer-core';
import { picturePdf } from '../../scripts/browser/picture-pdf.js';
import type { PageSize } from '../../scripts/model/paper.js';

/** Dots an inch of a page that somebody takes a picture of. */
const DOTS = 150;

/**
 * Returns what the codes say that stand on the last page of a printed piece with a code, in `columns` side by side, each by itself:
 * read from the page's picture after a blur of nearly half a module, as a phone held too near takes it.
 */
export async function readCodes(page: Page, pdf: Uint8Array, { width }: PageSize, columns = 1): Promise<string[]> {
  // vitest renames import() also in functions that run in the page.
  await page.evaluateOnNewDocument('window.__vite_ssr_dynamic_import__ = (address) => import(address)');
  for (const png of (await picturePdf(page, pdf, { width: Math.round(width * DOTS) })).reverse()) {
    const read = [];
    for (let column = 0; column < columns; column++) {
      const { data, ...size } = await blurred(page, png, { column, columns });
      read.push(...[jsQR.default(data, size.width, size.height)?.data ?? []].flat());
    }
    if (read.length > 0) return read;
  }
  return [];
}

/** The dots of one column of a picture, blurred, in grey. */
async function blurred(page: Page, png: Uint8Array, place: { readonly column: number; readonly columns: number }) {
  const { data, width, height } = await page.evaluate(
    async (address, { column, columns }) => {
      const image = await createImageBitmap(await (await fetch(address)).blob());
      const canvas = new OffscreenCanvas(Math.floor(image.width / columns), image.height);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.filter = 'blur(1.5px)';
      context.drawImage(image, -column * canvas.width, 0);
      const dots = context.getImageData(0, 0, canvas.width, canvas.height).data;
      let text = '';
      for (let at = 0; at < dots.length; at += 4) text += String.fromCharCode(dots[at] ?? 0);
      return { data: btoa(text), width: canvas.width, height: canvas.height };
    },
    `data:image/png;base64,${Buffer.from(png).toString('base64')}`,
    place,
  );
  const grey = Buffer.from(data, 'base64');
  return { width, height, data: Uint8ClampedArray.from({ length: grey.length * 4 }, (_, i) => (i % 4 === 3 ? 255 : (grey[i >> 2] ?? 0))) };
}
