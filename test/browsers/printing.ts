import { getDocumentProxy } from 'unpdf';
import { expect, it } from 'vitest';
import { keep } from './look.js';
import { DECKS } from './places.js';
import { SHEETS, type Sheet, type Tab, until } from './tab.js';
import type { Real } from './with-engine.js';

/** The words that a reader finds on each slide of a deck that is on the screen: source marks touch them, and stand elsewhere in a PDF. */
async function slidesOf(tab: Tab, address: string): Promise<string[][]> {
  await tab.goto(address);
  await until(tab.run, () => document.body.matches('.presenting') && document.querySelector('nav output')?.textContent !== '');
  return tab.run(() =>
    [...document.querySelectorAll<HTMLElement>('.marpit > .slide, .slides section:not(#choose) > .slide')].map((slide) => {
      const copy = slide.cloneNode(true) as HTMLElement;
      for (const part of copy.querySelectorAll('.said, .mark, svg, style')) part.remove();
      return [...new Set((copy.textContent ?? '').match(/\p{L}{4,}/gu))];
    }),
  );
}

interface Item {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly [number, number, number, number, x: number, y: number];
}

interface Printed {
  readonly text: string;
  /** Words that lie beyond the sheet, or nearer to its edge than 15 points. */
  readonly beyond: readonly string[];
}

/** The pages of a printed file, which must have the size of the sheet. */
export async function pagesOf(pdf: Uint8Array, sheet: Sheet): Promise<{ size: number[]; pages: Printed[] }> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const pages: Printed[] = [];
  let size: number[] = [];
  for (let i = 1; i <= document.numPages; i++) {
    const page = await document.getPage(i);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    size = [right - left, top - bottom].map(Math.round);
    const items = ((await page.getTextContent()).items as readonly Item[]).filter(({ str }) => str?.trim());
    const beyond = items.filter(
      ({ transform: [, , , , x, y], width }) => x < left + 15 || x + width > right - 15 || y < bottom + 15 || y > top - 15,
    );
    pages.push({ text: items.map(({ str }) => str).join(''), beyond: beyond.map(({ str }) => str) });
  }
  expect(size.map((length, i) => Math.abs(length - (SHEETS[sheet][i] ?? 0)) <= 1)).toEqual([true, true]);
  return { size, pages };
}

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\P{L}+/gu, '')
    .toLowerCase();

/** The browser's own print command gives each slide whole on a page of its own, whatever paper it finds. */
export function printing({ engine, opened }: Real): void {
  if (!engine.prints) return;
  for (const [i, [name, address]] of DECKS.entries()) {
    const sheet: Sheet = i === 0 ? 'letter upright' : 'A4 across';
    it(`${name} on ${sheet}: a page for each slide, nothing cut, nothing to press`, async () => {
      await opened({}, async (tab, session) => {
        const slides = await slidesOf(tab, address());
        const pdf = await session.print(address(), sheet);
        await keep(`${engine.name}-${name}-${sheet}.pdf`, pdf);
        const { pages } = await pagesOf(pdf, sheet);
        expect(pages).toHaveLength(slides.length);
        expect(pages.flatMap(({ beyond }) => beyond)).toEqual([]);
        const lost = slides.flatMap((words, at) => {
          const printed = bare(pages[at]?.text ?? '');
          return words.filter((word) => !printed.includes(bare(word))).map((word) => `${at + 1}: ${word}`);
        });
        expect(lost).toEqual([]);
        expect(pages.map(({ text }) => text).join(' ')).not.toMatch(/What concerns you|Full screen|A\+/);
      });
    });
  }
}
