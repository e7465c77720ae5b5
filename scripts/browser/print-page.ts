import type { Page, PDFOptions } from 'puppeteer-core';
import type { PageSize } from '../model/paper.js';

/**
 * Prints the loaded page as a tagged PDF with an outline from its headings. The page's own `@page` rule decides size and
 * margins; `size` (inches) holds where it has none. Margins of `@page` may hold page numbers.
 */
export const printPage = (page: Page, size: PageSize): Promise<Uint8Array> =>
  page.pdf({ ...settingsOf(page, size), tagged: true, outline: true });

/** Prints the loaded page as quickly as it goes, without tags, outline and backgrounds: only to see on which page each place falls. */
export const printDraft = (page: Page, size: PageSize): Promise<Uint8Array> =>
  page.pdf({ ...settingsOf(page, size), printBackground: false, tagged: false, outline: false });

const settingsOf = (page: Page, size: PageSize): PDFOptions => ({
  width: `${size.width}in`,
  height: `${size.height}in`,
  margin: { top: 0, right: 0, bottom: 0, left: 0 },
  preferCSSPageSize: true,
  printBackground: true,
  // loadHtml has waited for the fonts; puppeteer's own wait needs animation frames, which a script-less page does not always get.
  waitForFonts: false,
  timeout: page.getDefaultTimeout(),
});
