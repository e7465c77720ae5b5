import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../scripts/browser/open-printer.js';
import { type File, isDeck, isReveal, LONG, openPages, type Pages, PHONE, type Size, showSlide } from '../support/accessible-pages.js';
import { onAll } from '../support/on-all.js';

/** A term tells what it means on hover, focus or tap (WCAG 1.4.13), to eyes and to screen readers, and moves nothing. */
const WITH_TERMS = ['community-talk.reveal', 'consult.marp', 'booklet'] as const satisfies readonly File[];
let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, LONG);

const TERM = '[data-term][tabindex="0"]';

/** Goes to the first slide with a term, and gives the terms on show a name each. */
async function toTerms(page: Page, file: File): Promise<number> {
  const slide = await page.$eval(TERM, (one) => one.closest('section')?.id ?? '');
  if (isDeck(file)) await page.evaluate(showSlide, slide);
  return onAll(page, TERM, (all) => {
    const shown = all.filter((one) => one.getClientRects().length > 0 && !one.closest('[inert]'));
    for (const [i, one] of shown.entries()) one.id = `shown-${i}`;
    return shown.length;
  });
}

interface Note {
  readonly text: string;
  /** True where all of it lies in the window, on top, and a mouse reaches it from the term without a gap. */
  readonly isSeen: boolean;
}

/** What stands in the note. Runs in the page. */
function readNote(id: string): Note | undefined {
  const note = document.querySelector<HTMLElement>('.term-note');
  const term = document.getElementById(id);
  if (!note || note.hidden || !term) return undefined;
  const { left, right, top, bottom } = note.getBoundingClientRect();
  const isIn = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  const isOnTop = [left + 4, right - 4].every((x) => note.contains(document.elementFromPoint(x, (top + bottom) / 2)));
  const touches = [...term.getClientRects()].some((line) => Math.abs(line.bottom - top) < 1.5 || Math.abs(line.top - bottom) < 1.5);
  return { text: note.innerText, isSeen: isIn && isOnTop && touches };
}

const noteOf = (page: Page, id: string): Promise<Note | undefined> => page.evaluate(readNote, id);
const focus = (page: Page, id: string): Promise<void> => page.$eval(`#${id}`, (one) => (one as HTMLElement).focus());
const place = (page: Page): Promise<string> => page.evaluate(() => location.hash);

describe.concurrent.each(WITH_TERMS)('a term in %s', (file) => {
  const at = (size: Size, use: (page: Page, count: number) => Promise<void>): Promise<void> =>
    pages.opened(file, { size }, async (page) => use(page, await toTerms(page, file)));

  test('says what it means when it has the focus, whole in the window, and to a screen reader', { timeout: LONG }, async () => {
    for (const size of [
      [1280, 720],
      [320, 640],
    ] as const) {
      await at(size, async (page, count) => {
        expect(count).toBeGreaterThan(0);
        const { glossary } = pages.deckOf(file);
        for (let i = 0; i < Math.min(count, 12); i++) {
          await focus(page, `shown-${i}`);
          const { text, isSeen } = (await noteOf(page, `shown-${i}`)) ?? { text: '', isSeen: false };
          expect({ i, text, isSeen }).toEqual({ i, text, isSeen: true });
          expect(glossary.map(({ term, plain }) => `${term}: ${plain}`)).toContain(text);
          const told = await (await page.$(`#shown-${i}`))?.evaluate((one) => [
            one.getAttribute('role'),
            document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent,
          ]);
          expect(told).toEqual(['button', text]);
        }
      });
    }
  });

  test('is put away with Escape, comes back with a key of its own, and neither turns the slide', { timeout: LONG }, () =>
    at([1280, 720], async (page) => {
      await focus(page, 'shown-0');
      const before = await place(page);
      for (const key of ['Enter', ' '] as const) {
        await page.keyboard.press('Escape');
        expect(await noteOf(page, 'shown-0')).toBeUndefined();
        await page.keyboard.press(key);
        expect((await noteOf(page, 'shown-0'))?.isSeen).toBe(true);
      }
      expect(await place(page)).toBe(before);
      expect(await page.$('.overview')).toBeNull();
      await page.$eval('#shown-0', (one) => (one as HTMLElement).blur());
      expect(await noteOf(page, 'shown-0')).toBeUndefined();
    }),
  );

  test('stays while the mouse is on it or on its words, and goes with the mouse', { timeout: LONG }, () =>
    at([1280, 720], async (page) => {
      await page.$eval('#shown-0', (one) => one.scrollIntoView({ block: 'center' }));
      await page.hover('#shown-0');
      expect((await noteOf(page, 'shown-0'))?.isSeen).toBe(true);
      const { x, y } = await page.$eval('.term-note', (one) => one.getBoundingClientRect().toJSON() as DOMRect);
      await page.mouse.move(x + 12, y + 4, { steps: 4 });
      expect((await noteOf(page, 'shown-0'))?.isSeen).toBe(true);
      await page.mouse.move(2, 2);
      expect(await noteOf(page, 'shown-0')).toBeUndefined();
    }),
  );

  test('opens by a tap, and closes by a tap elsewhere', { timeout: LONG }, () =>
    at(PHONE, async (page) => {
      await page.$eval('#shown-0', (one) => one.scrollIntoView({ block: 'center' }));
      await page.tap('#shown-0');
      expect((await noteOf(page, 'shown-0'))?.isSeen).toBe(true);
      await page.touchscreen.tap(4, 4);
      expect(await noteOf(page, 'shown-0')).toBeUndefined();
    }),
  );

  test('moves nothing on the page, and is marked once on a slide or in a section', { timeout: LONG }, () =>
    at([1280, 720], async (page) => {
      const boxes = (): Promise<string> =>
        onAll(page, 'main p, main h2, main li', (all) =>
          JSON.stringify(
            all.map((one) => {
              const { left, top, width, height } = one.getBoundingClientRect();
              return [left, top + scrollY, width, height].map(Math.round);
            }),
          ),
        );
      const before = await boxes();
      await focus(page, 'shown-0');
      expect(await boxes()).toBe(before);
      const twice = await onAll(page, isReveal(file) ? '.slides section:not(.stack)' : isDeck(file) ? 'section.slide' : '.section', (all) =>
        all.flatMap((one) => {
          const terms = [...one.querySelectorAll('[data-term]')].map((term) => term.getAttribute('data-term'));
          return terms.length === new Set(terms).size ? [] : [one.id];
        }),
      );
      expect(twice).toEqual([]);
    }),
  );
});

test('short forms of the glossary are told wherever they first stand on a slide', () => {
  const { slides, glossary, title } = pages.deckOf('community-talk.reveal');
  const short = glossary.filter(({ term }) => /^[A-Z/]{2,}[a-z]?[A-Z]*$/.test(term) && !title.includes(term));
  const wordsOf = (value: unknown): string => JSON.stringify(value, (key, one) => (key === 'svg' || key === 'figure' ? undefined : one));
  const untold = slides.flatMap((slide) => {
    const texts = wordsOf([slide.blocks, slide.caveats]);
    return short
      .filter(({ term }) => new RegExp(`"text":"(?:[^"]*[^\\w"])?${term}s?\\b`).test(texts))
      .filter(({ term }) => !texts.includes(`"entry":${glossary.findIndex((one) => one.term === term)},`))
      .map(({ term }) => `${slide.id}: ${term}`);
  });
  expect(short.length).toBeGreaterThan(3);
  expect(untold).toEqual([]);
});
