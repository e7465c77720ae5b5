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
      const copy = sheet.document.documentElement.cloneNode(true) as HTMLElement;
      for (const script of copy.querySelectorAll('script')) script.remove();
      for (const [index, { shadowRoot }] of [...sheet.document.body.children].entries()) {
        const tree = document.createElement('template');
        // Chromium of before 111 knows the first name only.
        for (const name of ['shadowroot', 'shadowrootmode']) tree.setAttribute(name, 'open');
        tree.innerHTML = shadowRoot?.innerHTML ?? '';
        copy.querySelectorAll('body > *')[index]?.append(tree);
      }
      printed.push(copy.outerHTML);
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

/** Pages of the pieces of the set for a first visit, as a build has them. Lines end elsewhere in each engine: a piece may need a page more, and a back to leave empty. */
const [PAGES, MOST_PAGES] = [8, 14];

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
      await type(tab, '#f-line', 'midnight tonight');
      await inPreview(tab, 'midnight tonight');
      await keep(`${engine.name}-studio.png`, await tab.picture());
      await tab.run(() => document.querySelector<HTMLElement>('#print')?.click());
      await until(tab.run, () => document.querySelector('.told')?.textContent?.includes('3'));
      const printed = await tab.run(() => (window as unknown as { printed: string[] }).printed);
      expect(printed.map((html) => html.split('class="brand-name').length - 1)).toEqual([3]);
      // WebKit knows no margins of a page (@page): those come from its print window, which is not asked here.
      if (!engine.prints || engine.name.startsWith('WebKit')) return;
      for (const [at, html] of printed.entries()) {
        writeFileSync(join(inject('shown').folder, 'printed.html'), `<!doctype html>${html}`);
        const pdf = await session.print(`${inject('shown').address}/printed.html`, 'letter upright');
        await keep(`${engine.name}-studio-${at}.pdf`, pdf);
        const { pages } = await pagesOf(pdf, 'letter upright');
        expect(pages.flatMap(({ beyond }) => beyond)).toEqual([]);
        expect(pages.length).toBeGreaterThanOrEqual(PAGES);
        expect(pages.length).toBeLessThanOrEqual(MOST_PAGES);
      }
    });
  });
}
