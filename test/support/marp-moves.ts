import type { Page } from '../../scripts/browser/open-printer.js';
import { onAll } from './on-all.js';

export const number = (page: Page): Promise<number> => page.$eval('nav output', (output) => Number.parseInt(output.textContent ?? '', 10));
/** The slides of the main line. */
export const count = (page: Page): Promise<number> => onAll(page, 'section.slide:not([data-deeper], .appendix)', (slides) => slides.length);
export const shown = (page: Page): Promise<string[]> => onAll(page, 'section.slide:not([hidden])', (slides) => slides.map(({ id }) => id));
export const spoken = (page: Page): Promise<string | null> => page.$eval('[aria-live]', (line) => line.textContent);
export type Key = Parameters<Page['keyboard']['press']>[0];

export async function press(page: Page, ...keys: readonly Key[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
