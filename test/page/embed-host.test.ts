import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostWish, LISTENING, type Opened, openSites, type Sites } from '../support/host-page.js';
import { onAll } from '../support/on-all.js';

/** What the page around does to the element, and what people do with it there. */
let sites: Sites;
beforeAll(async () => {
  sites = await openSites();
}, 300_000);
afterAll(() => sites[Symbol.asyncDispose]());

const SLIDES = 'visit.marp.html';
const deckOf = (attributes = 'controls'): string => {
  const at = `${sites.decks.origin}/`;
  const pdf = `<a href="${at}take-home.handout.letter.pdf" target="_blank" rel="noopener">Print the handout</a>`;
  return `<teachback-deck src="${at}${SLIDES}" title="Your cast" ${attributes}><a href="${at}${SLIDES}">Your cast</a> ${pdf}</teachback-deck>`;
};
const opened = <T>(use: (opened: Opened) => Promise<T>, more: Partial<HostWish> = {}): Promise<T> =>
  sites.opened({ script: LISTENING, body: `<a id="before" href="#">Before</a>${deckOf()}<a id="after" href="#">After</a>`, ...more }, use);
const ready = (page: Page): Promise<unknown> => page.waitForFunction(`told.some(([type]) => type === 'ready')`);

/** Boxes of the frame, the bar's controls, and the link to print, from the element's left edge, in whole px. */
const boxes = (page: Page): Promise<number[][]> =>
  page.evaluate(() => {
    const host = document.querySelector('teachback-deck') as HTMLElement;
    const from = host.getBoundingClientRect();
    const parts = [...(host.shadowRoot?.querySelectorAll('iframe, button, .bar > a') ?? []), ...host.querySelectorAll('a')];
    const seen = parts.filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
    return seen.map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return [left - from.left, top - from.top, width, height].map(Math.round);
    });
  });

describe('a page that is against it', () => {
  it('cannot hide or bend it with its style sheet', async () => {
    const plain = await opened(({ page }) => ready(page).then(() => boxes(page)), { css: 'body { margin: 10px; }' });
    expect(plain).toHaveLength(4);
    for (const rule of [
      'display: none !important; visibility: hidden !important; opacity: 0 !important',
      'all: unset !important',
      'height: 0 !important; max-height: 1px !important; overflow: hidden !important; transform: scale(0) !important; clip-path: inset(50%) !important',
      'font: 4px fantasy !important; padding: 40px !important; border: 9px solid red !important; letter-spacing: 1em; text-transform: uppercase; line-height: 9 !important',
    ]) {
      const css = `body { margin: 10px; } teachback-deck, teachback-deck *, iframe, button, a { ${rule} }`;
      const bent = await opened(({ page }) => ready(page).then(() => boxes(page)), { css });
      // A border around the element is the page's own affair.
      expect([rule, bent.map(([, , width, height]) => [width, height])]).toEqual([
        rule,
        plain.map(([, , width = 0, height = 0], i) => (rule.includes('border') && i === 0 ? bent[0]?.slice(2) : [width, height])),
      ]);
    }
  });

  it.each([
    ['lang="ar" dir="rtl"', 1280],
    ['lang="ar" dir="rtl"', 320],
    ['lang="en"', 320],
  ] as const)('stands whole and in its own direction in %s at %i px', (root, width) =>
    opened(
      async ({ page, deck }) => {
        await ready(page);
        for (const [left = -1, , wide = 0, high = 0] of await boxes(page)) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + wide).toBeLessThanOrEqual(width - 16);
          expect(high).toBeGreaterThanOrEqual(44);
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        const frame = await deck(SLIDES);
        expect(
          await frame.evaluate(() => [getComputedStyle(document.body).direction, document.documentElement.scrollWidth - innerWidth]),
        ).toEqual(['ltr', 0]);
        expect(await onAll(frame, 'nav button', (all) => all.filter((one) => one.getBoundingClientRect().right > innerWidth).length)).toBe(
          0,
        );
      },
      { root, size: [width, 800] },
    ),
  );
});

describe('without script', () => {
  it('its links are there', () =>
    opened(
      async ({ page }) => {
        const links = await onAll(page, 'teachback-deck a', (all) => all.map((one) => [one.checkVisibility(), one.textContent]));
        expect(links).toEqual([
          [true, 'Your cast'],
          [true, 'Print the handout'],
        ]);
      },
      { noScript: true },
    ));
});

describe('people', () => {
  /** What has the focus, from the page down into the deck. */
  const focus = async (page: Page): Promise<string> =>
    page.evaluate(() => {
      const one = document.activeElement;
      return one?.shadowRoot?.activeElement?.tagName ?? one?.id ?? '';
    });

  it('get in, through and out with the keyboard, both ways', () =>
    opened(async ({ page, deck }) => {
      await ready(page);
      const frame = await deck(SLIDES);
      await page.focus('#before');
      const way: string[] = [];
      for (let i = 0; i < 40 && way.at(-1) !== 'after'; i++) {
        await page.keyboard.press('Tab');
        const now = await focus(page);
        if (now !== way.at(-1)) way.push(now);
      }
      expect(way).toEqual(['IFRAME', 'BUTTON', 'A', '', 'after']);
      for (let i = 0; i < 40 && way.at(-1) !== 'before'; i++) {
        await page.keyboard.down('Shift');
        await page.keyboard.press('Tab');
        await page.keyboard.up('Shift');
        const now = await focus(page);
        if (now !== way.at(-1)) way.push(now);
      }
      expect(way.slice(5)).toEqual(['', 'A', 'BUTTON', 'IFRAME', 'before']);
      await page.evaluate(() => document.querySelector<HTMLElement>('teachback-deck')?.focus());
      await page.keyboard.press('ArrowRight');
      await frame.waitForFunction(() => document.querySelector('nav output')?.textContent?.startsWith('2 /'));
    }));

  it('open the deck, the leaflet and what the deck links to in a tab that is free of the frame', () =>
    opened(async ({ page, deck }) => {
      await ready(page);
      const frame = await deck(SLIDES);
      const opening = page.browserContext().waitForTarget((target) => target.url() === `${sites.decks.origin}/${SLIDES}`);
      await page.evaluate(() => document.querySelector('teachback-deck')?.shadowRoot?.querySelector('a')?.click());
      const tab = (await (await opening).page()) as Page;
      await tab.waitForSelector('body.presenting');
      expect([await tab.evaluate('origin'), await tab.evaluate('opener')]).toEqual([sites.decks.origin, null]);
      await tab.close();
      await page.bringToFront();
      await page.click('teachback-deck a:last-child');
      await expect.poll(() => sites.decks.asked).toContain('/take-home.handout.letter.pdf');
      const outside = await onAll(frame, 'a[href^=http]', (all) => all.map((one) => (one as HTMLAnchorElement).target));
      expect(outside.length).toBeGreaterThan(0);
      expect(new Set(outside)).toEqual(new Set(['_blank']));
    }));

  it('print the slides from the frame, and see it alone on the whole screen', () => {
    const refused: string[] = [];
    const prepare = async (page: Page): Promise<void> => {
      page.on('console', (message) => refused.push(message.text()));
    };
    return opened(
      async ({ page, deck }) => {
        await ready(page);
        const frame = await deck(SLIDES);
        await frame.evaluate('printed = 0; addEventListener("beforeprint", () => printed++); 0');
        await frame.click('nav [data-go=print]');
        await frame.click('nav [data-go=full]');
        await frame.waitForFunction(() => document.fullscreenElement !== null);
        await frame.evaluate(() => document.exitFullscreen());
        await page.evaluate(() => document.querySelector('teachback-deck')?.shadowRoot?.querySelector('button')?.focus());
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => document.fullscreenElement?.localName === 'teachback-deck');
        const [frameBox] = await boxes(page);
        expect(frameBox?.[2]).toBe(await page.evaluate(() => innerWidth - 2));
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => document.fullscreenElement === null);
        expect(refused).toEqual([]);
      },
      { prepare },
    );
  });
});

describe('a mistake in how it was put there is told in the console, with what to do, and its links are there', () => {
  /** The page's own time goes faster: what waits long is told at once. */
  const HASTE = `${LISTENING} const later = setTimeout; setTimeout = (act, ms, ...rest) => later(act, ms > 5000 ? 1 : ms, ...rest);`;
  const warned = async (body: string, use: (page: Page) => Promise<unknown> = async () => {}): Promise<string[]> => {
    const told: string[] = [];
    await sites.opened(
      {
        ...{ script: HASTE, body },
        prepare: async (page) => void page.on('console', (message) => message.type() === 'warn' && told.push(message.text())),
      },
      async ({ page }) => {
        await expect.poll(() => told.length).toBeGreaterThan(0);
        await use(page);
      },
    );
    return told;
  };
  const linksSeen = (page: Page): Promise<number> =>
    page.evaluate(() => [...document.querySelectorAll('teachback-deck a')].filter((one) => one.checkVisibility()).length);
  const at = (src: string): string => deckOf().replace(/ src="[^"]*"/, src);

  it.each([
    ['no address', () => '', 'has no src'],
    ['one that is none', () => ' src="javascript:1"', 'is no address'],
    ['one on a disk', () => ' src="file:///C:/leaflets/visit.marp.html"', 'on your own disk'],
    ['a PDF', () => ` src="${sites.decks.origin}/take-home.handout.letter.pdf"`, 'is a PDF'],
    ['a site that the policy does not name', () => ' src="http://127.0.0.2:9/visit.marp.html"', 'add http://127.0.0.2:9 to its frame-src'],
  ])('%s', async (_, src, says) => {
    const [told = ''] = await warned(at(src()), async (page) => expect.poll(() => linksSeen(page)).toBe(2));
    expect(told).toContain(says);
  });

  it.each(['no-such-deck.marp.html', 'embed/teachback-embed.js'])('%s, which is no deck', async (file) => {
    const [told] = await warned(at(` src="${sites.decks.origin}/${file}"`));
    expect(told).toContain(`${file} has loaded and does not answer as a deck`);
    expect(told).toContain(`does not name ${sites.clinic.origin}`);
  });

  it('an element that is not closed: the rest of the page is there', async () => {
    const open = `${deckOf().replace('</teachback-deck>', '')}<h2 id="below">Where we are</h2><p>Main street</p>`;
    const [told = ''] = await warned(open, async (page) => {
      expect(await page.evaluate(() => document.getElementById('below')?.checkVisibility())).toBe(true);
      expect(await page.evaluate(() => document.querySelector('teachback-deck')?.children.length)).toBe(2);
    });
    expect(told).toContain('Write </teachback-deck> after its last link');
  });
});

describe('a page that is built otherwise', () => {
  it('an editor has put its links into paragraphs: those to print are there', () =>
    opened(
      async ({ page }) => {
        await ready(page);
        expect(
          await onAll(page, 'teachback-deck > a', (all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent)),
        ).toEqual(['Print the handout']);
      },
      { body: deckOf().replace(/(<a .*<\/a>)/, '<p>$1<br></p>') },
    ));

  it.each([
    ['a tab', '<div id="tab" hidden>', '</div>', `document.getElementById('tab').hidden = false`],
    ['an accordion', '<details id="tab"><summary>Read</summary>', '</details>', `document.getElementById('tab').open = true`],
    ['a dialog', '<dialog id="tab">', '</dialog>', `document.getElementById('tab').showModal()`],
  ])('it stands in %s that is opened later: it has its size and answers', (_, before, after, open) =>
    opened(
      async ({ page }) => {
        await page.evaluate(open);
        await ready(page);
        const [[, , width = 0, height = 0] = []] = await boxes(page);
        expect(width > 300 && height > 200).toBe(true);
      },
      { body: before + deckOf() + after },
    ),
  );
});
