import { beforeAll, describe, expect, test } from 'vitest';
import { DECK_FILES, FILES, isDeck, LONG, onEachSlide, openPages, type Pages, PHONE, SHOWN } from '../support/accessible-pages.js';
import { onAll } from '../support/on-all.js';
import { type Told, toldBy } from '../support/told.js';

/** What the browser tells a screen reader: headings, pictures, claims with what qualifies them, sources. */
let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, LONG);

const headingsIn = (told: readonly Told[]): Told[] => told.filter(({ role }) => role === 'heading');
const picturesIn = (told: readonly Told[]): string[] => told.filter(({ role }) => /^(image|img)$/.test(role)).map(({ name }) => name);
const bare = (text: string): string => text.replace(/\s+/g, '');

/** Steps of more than one level down. The first heading may stand at `first` or above. */
const gapsIn = (told: readonly Told[], first: number): string[] =>
  headingsIn(told).flatMap(({ name, level = 9 }, i, all) => (level > (i === 0 ? first : (all[i - 1]?.level ?? 0) + 1) ? [name] : []));

interface Standing {
  readonly pictures: string[];
  readonly marksBefore: number;
  readonly caveat: string;
  readonly titles: string[];
  /** Links whose claim something on show qualifies, each with the words of that, in order. */
  readonly qualified: string[];
  /** Caveats that no link is described by. */
  readonly idle: string[];
}

/** Pictures, source links and caveats on show, as they stand in the page. Runs in the page. */
function standing(areas: Element[]): Standing {
  const slide = areas[0] as Element;
  const squeezed = (one: Element | null | undefined): string => (one?.textContent ?? '').replace(/\s+/g, '');
  /** Without how sure it is: the head of the slide may say the same. */
  const wordsOf = (caveat: Element | undefined): string => {
    const words = caveat?.cloneNode(true) as Element | undefined;
    for (const one of words?.querySelectorAll('.verdict, .mark') ?? []) one.remove();
    return squeezed(words);
  };
  const caveats = [...slide.querySelectorAll('.caveats .caveat, blockquote:not(.quotation *)')].filter((one) => !one.closest('.quotation'));
  const named = new Set(
    [...slide.querySelectorAll('[aria-describedby]')].flatMap((one) => (one.getAttribute('aria-describedby') ?? '').split(' ')),
  );
  return {
    idle: [...slide.querySelectorAll('.caveats .caveat, blockquote:not(.quotation, .quotation *) > p')]
      .filter(({ id }) => !named.has(id))
      .map(squeezed),
    pictures: [...slide.querySelectorAll('[role=img]')].map((one) => one.getAttribute('aria-label') ?? ''),
    marksBefore: [...slide.querySelectorAll('.mark a')].filter((one) => !caveats.some((caveat) => caveat.contains(one))).length,
    caveat: wordsOf(caveats[0]),
    titles: [...slide.querySelectorAll('h1, h2, h3, h4')].map(squeezed),
    qualified: [...slide.querySelectorAll('.mark a[aria-describedby]')].map((one) =>
      (one.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => squeezed(slide.querySelector(`[id="${id}"]`)))
        .join(''),
    ),
  };
}

/** What a screen reader says of a source's link, beside its number: the words of the caveat, its marks in their own words. */
const saidOf = (told: readonly Told[]): string[] =>
  told.filter(({ role, about }) => role === 'link' && about !== '').map(({ about }) => bare(about.replace(/Source (\d+)/g, '$1')));

describe.concurrent('what a screen reader is told', () => {
  for (const file of DECK_FILES) {
    test(`is each slide alone: headings, pictures, claims with what qualifies them after the last (${file})`, { timeout: LONG }, () =>
      pages.opened(file, {}, async (page, session) => {
        const deck = pages.deckOf(file);
        const withCaveats = deck.slides.filter(({ caveats }) => caveats.length > 0);
        const seen = { caveats: 0, qualified: 0 };
        await onEachSlide(page, async (id) => {
          const told = await toldBy(session);
          const { pictures, marksBefore, caveat, titles, qualified, idle } = await onAll(page, SHOWN, standing);
          expect({ id, titles: headingsIn(told).map(({ name }) => bare(name)), gaps: gapsIn(told, 2) }).toEqual({ id, titles, gaps: [] });
          expect(pictures.every((alternative) => alternative.length > 3)).toBe(true);
          expect(picturesIn(told)).toEqual(expect.arrayContaining(pictures));
          expect(told.some(({ role }) => role === 'application')).toBe(false);
          expect({ id, qualified: saidOf(told), idle }).toEqual({ id, qualified, idle: [] });
          expect(qualified.every((words) => words.length > 8)).toBe(true);
          seen.qualified += qualified.length;
          if (!caveat) return;
          seen.caveats++;
          const at = told.findLastIndex(
            ({ role, name }) => role === 'StaticText' && bare(name).length > 3 && caveat.startsWith(bare(name)),
          );
          const links = told.slice(0, Math.max(at, 0)).filter(({ role, name }) => role === 'link' && /^Source \d+$/.test(name));
          expect({ id, read: at > 0, links: links.length }).toEqual({ id, read: true, links: marksBefore });
        });
        expect(seen.caveats).toBeGreaterThanOrEqual(withCaveats.length);
        expect(seen.qualified).toBeGreaterThanOrEqual(withCaveats.length);
      }),
    );

    test(`has every source by link, and says once in words which slide it is (${file})`, { timeout: LONG }, () =>
      pages.opened(file, {}, async (page) => {
        const dead = await onAll(page, '.mark a', (all) =>
          all.map((one) => one.getAttribute('href') ?? '').filter((href) => !document.getElementById(href.replace(/^#\/?/, ''))),
        );
        expect(dead).toEqual([]);
        await page.evaluate(() => {
          const said: string[] = [];
          Object.assign(window, { said });
          for (const live of document.querySelectorAll('[aria-live], [role=status], [role=alert], output')) {
            if (live.getAttribute('aria-hidden') === 'true') continue;
            new MutationObserver(() => said.push(live.textContent ?? '')).observe(live, {
              childList: true,
              characterData: true,
              subtree: true,
            });
          }
        });
        await page.click('[data-go=next]');
        await page.waitForFunction('said.length > 0');
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const said = (await page.evaluate('said')) as string[];
        expect(said).toHaveLength(1);
        expect(said[0]).toMatch(file === 'consult.reveal' ? /\w/ : /^Slide 2 of \d+: \w/);
        const href = await page.evaluate(() => document.querySelector('.mark a')?.getAttribute('href') ?? '');
        await page.evaluate((to) => {
          location.hash = to;
        }, href);
        await page.waitForFunction(
          (to) => document.getElementById(to)?.closest('section.present, .marpit > section:not([hidden])') != null,
          {},
          href.replace(/^#\/?/, ''),
        );
      }),
    );
  }

  test('is the whole booklet: headings in order, pictures, claims with what qualifies them, every link', { timeout: LONG }, () =>
    pages.opened('booklet', { size: PHONE }, async (page, session) => {
      const told = await toldBy(session);
      expect(gapsIn(told, 1)).toEqual([]);
      expect(headingsIn(told).filter(({ level }) => level === 1)).toHaveLength(1);
      const { pictures, qualified, idle } = await onAll(page, SHOWN, standing);
      expect(pictures.length).toBeGreaterThan(2);
      expect(picturesIn(told)).toEqual(pictures);
      expect({ qualified: saidOf(told), idle }).toEqual({ qualified, idle: [] });
      expect(qualified.length).toBeGreaterThan(30);
      expect(
        await onAll(page, 'a[href^="#"]', (all) =>
          all.map((one) => one.getAttribute('href') ?? '').filter((href) => !document.getElementById(href.slice(1))),
        ),
      ).toEqual([]);
      const early = await onAll(page, '.stretch > .caveats', (all) =>
        all.filter((one) => one.nextElementSibling !== null).map((one) => one.textContent),
      );
      expect(early).toEqual([]);
    }),
  );

  for (const file of FILES) {
    test(`begins with title and language, and can be read aloud whole (${file})`, { timeout: LONG }, () =>
      pages.opened(file, {}, async (page, session) => {
        const told = await toldBy(session);
        const { title, language } = isDeck(file) || file === 'booklet' ? pages.deckOf(file) : { title: await page.title(), language: 'en' };
        expect([await page.title(), await page.$eval('html', ({ lang }) => lang)]).toEqual([title, language]);
        expect(headingsIn(told)[0]).toMatchObject({ role: 'heading', name: title, level: 1 });
        expect(gapsIn(told, 1)).toEqual([]);
        expect(await onAll(page, '[id]', (all) => all.length - new Set(all.map(({ id }) => id)).size)).toBe(0);
        expect(
          await onAll(page, '[aria-describedby], [aria-labelledby]', (all) =>
            all
              .flatMap((one) => `${one.getAttribute('aria-describedby') ?? ''} ${one.getAttribute('aria-labelledby') ?? ''}`.split(' '))
              .filter((id) => id && !document.getElementById(id)),
          ),
        ).toEqual([]);
        // Words in a picture are text of the page, or its text alternative says them; none is a bitmap or a canvas.
        expect(await onAll(page, 'canvas, object, embed, img:not([alt=""])', (all) => all.map(({ outerHTML }) => outerHTML))).toEqual([]);
        expect(
          await onAll(
            page,
            'svg:not([aria-hidden=true] *, [role=img] *)',
            (all) =>
              all.filter((one) => !one.matches('[aria-hidden=true], [data-marpit-svg]') && !(one.getAttribute('aria-label') ?? '').trim())
                .length,
          ),
        ).toBe(0);
      }),
    );
  }
});
