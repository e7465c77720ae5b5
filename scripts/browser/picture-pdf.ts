import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';

/**
 * Draws the pages of a PDF as PNG pictures, `width` CSS px wide, with pdf.js inside the browser page: what a PDF viewer shows,
 * not what the HTML before it looked like. `first` limits how many pages are drawn.
 */
export async function picturePdf(page: Page, pdf: Uint8Array, { width, first }: { width: number; first?: number }): Promise<Uint8Array[]> {
  const code = readFileSync(fileURLToPath(import.meta.resolve('unpdf/pdfjs')), 'utf8');
  await page.setJavaScriptEnabled(true);
  await page.goto('about:blank');
  const drawn = await page.evaluate(drawPages, code, Buffer.from(pdf).toString('base64'), width, first ?? Number.POSITIVE_INFINITY);
  return drawn.map((address) => Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
}

/** Runs in the page. */
async function drawPages(code: string, pdf: string, width: number, first: number): Promise<string[]> {
  const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  const { getDocument } = await import(address);
  const document_ = await getDocument({ data: Uint8Array.from(atob(pdf), (letter) => letter.charCodeAt(0)), isEvalSupported: false })
    .promise;
  const pictures: string[] = [];
  for (let number = 1; number <= Math.min(first, document_.numPages); number++) {
    const drawn = await document_.getPage(number);
    const viewport = drawn.getViewport({ scale: width / drawn.getViewport({ scale: 1 }).width });
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    await drawn.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise;
    pictures.push(canvas.toDataURL('image/png'));
  }
  return pictures;
}
