import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, inject, it } from 'vitest';
import { keep } from './look.js';
import { pagesOf } from './printing.js';
import { type Tab, until } from './tab.js';
import type { Real } from './with-engine.js';

/** Opens the studio from the disk, as a double click does, with the clinic that is made up; its print window is closed at once. */
async function open(tab: Tab): Promise<void> {
  await tab.goto(pathToFileURL(join(inject('shown').folder, '../../studio.html')).href);
  for (const query of ['iframe', '#print', '.notes p']) await until(tab.run, (one) => document.querySelector(one) !== null, query);
  await tab.run(() => {
    const sheet = document.querySelector('iframe')?.contentWindow as Window;
    const printed: string[] = [];
    Object.assign(window, { printed });
    sheet.print = () => {
      printed.push(sheet.document.documentElement.outerHTML);
      sheet.dispatchEvent(new Event('afterprint'));
    };
    const from = document.querySelector<HTMLSelectElement>('#start-from');
    if (!from) return;
    from.value = 'example-clinic';
    from.dispatchEvent(new Event('change'));
  });
}

const type = (tab: Tab, selector: string, text: string): Promise<void> =>
  tab.run(
    (query, value) => {
      const field = document.querySelector<HTMLInputElement>(query);
      if (!field) throw new Error(`There is no ${query}.`);
      field.value = value;
      field.dispatchEvent(new Event('input'));
    },
    selector,
    text,
  );

const inPreview = (tab: Tab, words: string): Promise<boolean> =>
  until(tab.run, (text) => document.querySelector('iframe')?.contentDocument?.body.textContent?.includes(text) ?? false, words);

/** Pages of each piece of the set for a first visit, as a build has them: lines end elsewhere in each engine, and one may need a page more. */
const PAGES = [4, 2, 2];

/** Clinic staff open the studio from the disk, fill it in, and print: the preview follows, and paper has all of it. */
export function studio({ engine, opened }: Real): void {
  it('the studio from the disk: the preview shows what is typed, and a set is printed whole, nothing cut', {
    timeout: 120_000,
  }, async () => {
    await opened({}, async (tab, session) => {
      await open(tab);
      await type(tab, '#f-name', 'Riverside Clinic');
      await inPreview(tab, 'Riverside Clinic');
      await tab.run(() => document.querySelector<HTMLInputElement>('input[name="what"][value="set 0"]')?.click());
      await type(tab, '#f-fact-fasting', 'midnight tonight');
      await inPreview(tab, 'midnight tonight');
      await keep(`${engine.name}-studio.png`, await tab.picture());
      await tab.run(() => document.querySelector<HTMLElement>('#print')?.click());
      await until(tab.run, () => document.querySelector('.told')?.textContent?.includes('3'));
      const printed = await tab.run(() => (window as unknown as { printed: string[] }).printed);
      expect(printed.map((html) => html.includes('Riverside Clinic'))).toEqual([true, true, true]);
      // WebKit knows no margins of a page (@page): those come from its print window, which is not asked here.
      if (!engine.prints || engine.name.startsWith('WebKit')) return;
      for (const [at, html] of printed.entries()) {
        writeFileSync(join(inject('shown').folder, 'printed.html'), `<!doctype html>${html}`);
        const pdf = await session.print(`${inject('shown').address}/printed.html`, 'letter upright');
        await keep(`${engine.name}-studio-${at}.pdf`, pdf);
        const { pages } = await pagesOf(pdf, 'letter upright');
        expect(pages.flatMap(({ beyond }) => beyond)).toEqual([]);
        expect([PAGES[at], (PAGES[at] ?? 0) + 1]).toContain(pages.length);
      }
    });
  });
}
