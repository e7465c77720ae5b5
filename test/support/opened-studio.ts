import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import type { Library } from '../../scripts/model/content.js';
import { makeStudio } from '../../scripts/stories/make-studio.js';
import { openPress } from '../../scripts/stories/press.js';
import { onePrinter } from './one-printer.js';
import { TEMPLATES } from './places.js';

/** A studio that a test opens as often as it likes. */
export interface MadeStudio {
  /** A folder that the test may use; gone with the studio. */
  readonly folder: string;
  /** Opens it with a print window that the test closes; errors of the page are errors of the test. */
  opened<T>(use: (page: Page) => Promise<T>): Promise<T>;
  remove(): void;
}

/** Makes the studio of a library. */
export async function studioOf(library: Library | undefined): Promise<MadeStudio> {
  const printer = await onePrinter();
  await using press = openPress({ templates: TEMPLATES, printer });
  const made = library && (await makeStudio(library, press, { stopped: [], beside: [] }));
  const folder = mkdtempSync(join(tmpdir(), 'teachback-studio-'));
  const file = join(folder, 'studio.html');
  writeFileSync(file, made?.bytes ?? '');
  return { folder, opened: (use) => openStudio(printer, file, use), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const openStudio = <T>(printer: Printer, file: string, use: (page: Page) => Promise<T>): Promise<T> =>
  printer.withPage(async (page) => {
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('.fact-label, iframe');
    await page.waitForFunction(() => document.querySelector('.notes')?.textContent !== '');
    await page.evaluate(() => {
      const sheet = document.querySelector('iframe')?.contentWindow as Window;
      const printed: string[] = [];
      Object.assign(window, { printed, close: () => sheet.dispatchEvent(new Event('afterprint')) });
      const wordsIn = ({ shadowRoot }: Element): string => shadowRoot?.querySelector<HTMLElement>('piece-body')?.innerText ?? '';
      sheet.print = () => printed.push([sheet.document.body.innerText, ...[...sheet.document.body.children].map(wordsIn)].join('\n'));
    });
    const result = await use(page);
    expect(wrong).toEqual([]);
    return result;
  });

/** Puts a value into a field, or clicks a choice, as a person does. */
export const put = (page: Page, selector: string, value?: string): Promise<void> =>
  page.evaluate(
    (query, text) => {
      const control = document.querySelector<HTMLInputElement>(query);
      if (!control) throw new Error(`There is no ${query}.`);
      if (text === undefined) return control.click();
      control.value = text;
      control.dispatchEvent(new Event(control.matches('select') ? 'change' : 'input'));
    },
    selector,
    value,
  );

/** Fills a line of a patient that has usual answers with other words. */
export async function putWords(page: Page, fact: string, words: string): Promise<void> {
  await put(page, `#f-way-${fact}`, 'text');
  await put(page, `#f-fact-${fact}`, words);
}

/** The words of what was printed. */
export const printed = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { printed: string[] }).printed);
export const waitForPrint = (page: Page, count: number) =>
  page.waitForFunction((wanted) => (window as unknown as { printed: string[] }).printed.length === wanted, {}, count);
export const closePrint = (page: Page): Promise<void> => page.evaluate(() => (window as unknown as { close: () => void }).close());
export const toldWhen = (page: Page, words: string) =>
  page.waitForFunction((text) => document.querySelector('.told')?.textContent?.includes(text), {}, words);
