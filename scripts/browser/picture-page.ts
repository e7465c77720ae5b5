import type { Page } from 'puppeteer-core';
import { type BoxSize, INCH, type PageSize, SLIDE } from '../model/paper.js';

export interface PictureWish {
  /** CSS px; the height follows from the page. */
  readonly width: number;
  /** The printed page in inches; without one, what a screen of 1280 x 720 shows. */
  readonly sheet?: PageSize | undefined;
}

/**
 * Returns a PNG of the first slide, screen or printed page of the document that is loaded and measured. The document is
 * laid out anew for it: take the picture last. A printed page is laid out as the printer does it: one column of the
 * page's size, with the margins of the `@page` rule, cut where the page ends.
 */
export async function picturePage(page: Page, { width, sheet }: PictureWish): Promise<Uint8Array> {
  const size = sheet ? { width: Math.round(sheet.width * INCH), height: Math.round(sheet.height * INCH) } : SLIDE;
  await page.setViewport(size);
  await page.evaluate(sheet ? layOutFirstPage : showFirstSlide, size.width, size.height);
  const session = await page.createCDPSession();
  const take = (clip: BoxSize): Promise<{ data: string }> =>
    session.send('Page.captureScreenshot', {
      format: 'png',
      clip: { x: 0, y: 0, ...clip, scale: width / size.width },
      captureBeyondViewport: false,
    });
  // The first picture of a page at a new scale has other edges now and then, by a shade; all after it have the same.
  await take({ width: 8, height: 8 });
  const { data } = await take(size);
  await session.detach();
  return Buffer.from(data, 'base64');
}

/** Runs in the page. Pieces without margins place their pages themselves. */
export function layOutFirstPage(width: number, height: number): void {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const paged = rules.filter((rule): rule is CSSPageRule => rule instanceof CSSPageRule && rule.selectorText === '');
  const ruler = document.body.appendChild(document.createElement('div'));
  const [top = 0, right = 0, bottom = 0, left = 0] = ['top', 'right', 'bottom', 'left'].map((side) => {
    ruler.style.width = paged.map(({ style }) => style.getPropertyValue(`margin-${side}`)).findLast(Boolean) ?? '0';
    return ruler.getBoundingClientRect().width;
  });
  ruler.remove();
  const root = document.documentElement.style;
  root.overflow = 'hidden';
  // What stands far below the first page would only be laid out for nothing.
  const parts = [...document.body.querySelectorAll('section, article, div, ol, ul, table, p')];
  for (const part of parts.filter((one) => one.getBoundingClientRect().top > 3 * height)) part.remove();
  if (top + right + bottom + left === 0) return;
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const { breakBefore, breakAfter, page } = getComputedStyle(element);
    if (breakBefore === 'page' || page !== 'auto') element.style.breakBefore = 'column';
    if (breakAfter === 'page') element.style.breakAfter = 'column';
  }
  const wide = width - left - right;
  root.cssText += `box-sizing:border-box;width:${width}px;height:${height}px;padding:${top}px ${right}px ${bottom}px ${left}px;background:#fff;`;
  root.cssText += `column-width:${wide}px;column-gap:${width}px;column-fill:auto`;
  // A part of its own: what spans all columns must not span these.
  document.body.style.display = 'flow-root';
}

/** Runs in the page: a deck whose script does not run shows its first slide, and no way to other languages. */
export function showFirstSlide(width: number, height: number): void {
  // A picture leads nowhere.
  for (const link of document.querySelectorAll('.languages')) link.remove();
  const slides = document.querySelector<HTMLElement>('.reveal .slides');
  const first = slides?.querySelector<HTMLElement>(':scope > section');
  if (!slides || !first) return;
  slides.style.cssText = `position:fixed;inset:0;display:block;width:${width}px;height:${height}px;margin:0;transform:none`;
  first.classList.add('present');
  first.style.cssText = 'position:absolute;inset:0;display:block;opacity:1;visibility:visible;transform:none';
  for (const other of slides.querySelectorAll<HTMLElement>(':scope > section:not(:first-child)')) other.style.display = 'none';
  for (const beside of document.body.children) if (!beside.contains(slides)) (beside as HTMLElement).style.display = 'none';
}
