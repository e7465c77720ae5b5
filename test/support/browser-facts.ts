import type { CDPSession } from 'puppeteer-core';
import { expect } from 'vitest';
import type { Page } from '../../scripts/browser/open-printer.js';
import { PHONE, type View } from './accessible-pages.js';
import {
  addStyle,
  FINE,
  inOrder,
  lostOn,
  movingParts,
  SPACING,
  saidAtNext,
  smallTargets,
  tabThrough,
  unseenParts,
} from './browser-judges.js';
import { onAll } from './on-all.js';
import { toldBy } from './told.js';

/** What holds in the real browser, and how the page is opened for it. `holds` throws what is wrong, and where. */
export interface BrowserFact {
  readonly wish?: View;
  holds(page: Page, session: CDPSession): Promise<void>;
}

/** Goes on to a slide that has what is looked for; stays where there are no slides. */
async function goTo(page: Page, selector: string): Promise<void> {
  const id = await onAll(page, '.slides section:not(.stack)', (all, wanted) => all.find((one) => one.querySelector(wanted))?.id, selector);
  if (id === undefined) return;
  await page.evaluate((to) => {
    location.hash = `/${to}`;
  }, id);
  await page.waitForSelector(`section.present:not(.stack)[id="${id}"]`);
}

/** Tabs through the page once: all is reached, in order, and each shows its focus. */
async function focusIsFree(page: Page): Promise<void> {
  expect(inOrder(await tabThrough(page))).toEqual(FINE);
}

/** Facts by name: a planted fault says by part of a name which of them must catch it. */
export const BROWSER_FACTS: Readonly<Record<string, BrowserFact>> = {
  'nothing is lost or scrolls sideways at 320 px': {
    wish: { size: [320, 640] },
    holds: async (page) => expect(await lostOn(page)).toEqual([]),
  },
  'nothing is lost with wide text spacing': {
    wish: { size: PHONE },
    holds: async (page) => {
      await addStyle(page, SPACING);
      expect(await lostOn(page)).toEqual([]);
    },
  },
  'the keyboard reaches all, and the focus shows': {
    holds: async (page) => {
      await goTo(page, '.mark a');
      await focusIsFree(page);
    },
  },
  'no focus hidden behind a bar': { wish: { size: PHONE }, holds: focusIsFree },
  'what is pressed is 44 px or more': { holds: async (page) => expect(await smallTargets(page)).toEqual([]) },
  'nothing moves by itself, and steps never move by themselves': {
    wish: { still: false },
    holds: async (page) => {
      await goTo(page, 'svg .fragment');
      await page.keyboard.press('PageDown');
      const moving = await page.evaluate(() =>
        document
          .getAnimations()
          .filter((one) => one instanceof CSSAnimation)
          .map(({ effect }) => (effect as KeyframeEffect).target?.outerHTML.slice(0, 90)),
      );
      expect(moving).toEqual([]);
    },
  },
  'no motion for those who want none; nothing moves by itself': {
    holds: async (page) => {
      await page.keyboard.press('PageDown');
      expect(await movingParts(page)).toEqual([]);
    },
  },
  'no time limit: nothing goes on by itself': {
    holds: async (page, session) => {
      const place = (): Promise<string> =>
        page.evaluate(() => `${location.hash} ${document.querySelector('section.present:not(.stack)')?.id ?? ''}`);
      const before = await place();
      const over = new Promise<void>((done) => session.once('Emulation.virtualTimeBudgetExpired', () => done()));
      await session.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: 30_000 });
      await over;
      expect(await place()).toBe(before);
    },
  },
  'screen readers: each slide is announced once in words': {
    holds: async (page) => {
      const said = await saidAtNext(page);
      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(/\w/);
    },
  },
  'a deck is read by screen readers: no application in it': {
    holds: async (page, session) => {
      expect(await onAll(page, '[role=application]', (all) => all.map((one) => one.outerHTML.slice(0, 80)))).toEqual([]);
      expect((await toldBy(session)).filter(({ role }) => role === 'application')).toEqual([]);
    },
  },
  'slides that are not shown are out of reach': {
    holds: async (page) => {
      const shown = await onAll(page, '.slides section:not(.stack), section.slide', (all) =>
        all.filter((one) => !one.hasAttribute('inert') && !one.closest('[inert]')).map(({ id }) => id),
      );
      expect(shown).toHaveLength(1);
    },
  },
  'a caveat after the last of its claims': {
    holds: async (page) => {
      const early = await onAll(page, '.slide', (all) =>
        all.flatMap((slide) => {
          const caveats = slide.querySelector('.caveats');
          const marks = [...slide.querySelectorAll('.content .mark')].filter((one) => !one.closest('.caveats'));
          const isEarly = ({ compareDocumentPosition }: Element): boolean =>
            caveats !== null && compareDocumentPosition.call(caveats, marks.at(-1) as Node) === Node.DOCUMENT_POSITION_FOLLOWING;
          return marks.length > 0 && isEarly(slide) ? [slide.textContent?.trim().slice(0, 60)] : [];
        }),
      );
      expect(early).toEqual([]);
    },
  },
  'marks lead to their source': {
    holds: async (page) => {
      const dead = await onAll(page, '.mark a', (all) =>
        all.map((one) => one.getAttribute('href') ?? '').filter((href) => !document.getElementById(href.replace(/^#\/?/, ''))),
      );
      expect(dead).toEqual([]);
    },
  },
  'each title says its language': {
    holds: async (page) =>
      expect(
        await onAll(page, '.card .title', (all) => all.filter((one) => !one.closest('[lang]:not(html)')).map((one) => one.textContent)),
      ).toEqual([]),
  },
  'all steps are whole on paper': {
    wish: { still: false },
    holds: async (page) => {
      await goTo(page, 'svg .fragment');
      await page.emulateMediaType('print');
      const hidden = await onAll(page, 'section.present:not(.stack) .fragment', (all) =>
        all.filter((one) => getComputedStyle(one).display === 'none').map((one) => (one.textContent ?? '').trim().slice(0, 60)),
      );
      expect(hidden).toEqual([]);
    },
  },
  'signs are seen in forced colors': {
    wish: { forced: true },
    holds: async (page) => {
      await goTo(page, '.tick');
      expect(await unseenParts(page)).toEqual([]);
    },
  },
  'text at 150 percent is larger': {
    wish: { size: [1024, 768] },
    holds: async (page) => {
      await goTo(page, '.content p');
      const size = (): Promise<number> =>
        page.$eval('.present .slide, .slide:not([hidden])', (one) => Number.parseFloat(getComputedStyle(one).fontSize));
      const before = await size();
      for (const _ of [1, 2]) await page.click('[data-go=larger]');
      expect(await size()).toBeCloseTo(before * 1.5);
    },
  },
};
