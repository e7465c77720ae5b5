import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '../../scripts/publish/listing.js';
import { type HostWish, LISTENING, type Opened, openSites, SHARE, type Sites } from '../support/host-page.js';
import { onAll } from '../support/on-all.js';
import { openSite } from '../support/two-sites.js';

/** `<teachback-deck>` on a clinic's page whose policy forbids all but itself, with the decks on another origin. */
let sites: Sites;
beforeAll(async () => {
  sites = await openSites();
}, 300_000);
afterAll(() => sites[Symbol.asyncDispose]());

const SLIDES = 'visit.marp.html';
const BOOKLET = 'take-home.booklet.html';
const CSS = 'body { margin: 16px; } .far { height: 6000px; }';

const deckOf = (file: string, attributes = ''): string => {
  const at = `${sites.decks.origin}/`;
  const links = ['letter', 'a4'].map(
    (paper) => `<a href="${at}take-home.handout.${paper}.pdf" target="_blank" rel="noopener">${paper}</a>`,
  );
  return `<teachback-deck src="${at}${file}" title="Your cast" lang="en" ${attributes}><a href="${at}${file}">Your cast</a> ${links.join(' ')}</teachback-deck>`;
};

const opened = <T>(body: string, use: (opened: Opened) => Promise<T>, more: Partial<HostWish> = {}): Promise<T> =>
  sites.opened({ script: LISTENING, css: CSS, body, ...more }, use);

const told = (page: Page): Promise<[string, string, Record<string, unknown>][]> => page.evaluate('told') as never;
const untilTold = (page: Page, type: string, count = 1): Promise<unknown> =>
  page.waitForFunction(`told.filter(([type]) => type === '${type}').length >= ${count}`);
/** Runs in the page. */
const innerOf = (selector: string, what: string): string =>
  `[...document.querySelectorAll('teachback-deck')].flatMap((one) => [...one.shadowRoot.querySelectorAll('${selector}')]).map((one) => ${what})`;
const inner = (page: Page, selector: string, what: string): Promise<unknown[]> => page.evaluate(innerOf(selector, what)) as never;
const isShown = 'one.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && one.getBoundingClientRect().width > 0';

describe('the frame', () => {
  it('may do what it must and no more, asks for three files, and leaves nothing behind', async () => {
    const troubles: string[] = [];
    const before = sites.decks.asked.length;
    const prepare = async (page: Page): Promise<void> => {
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
      page.on('pageerror', (error) => troubles.push(String(error)));
    };
    await opened(
      deckOf(SLIDES, 'controls'),
      async ({ page, deck }) => {
        await untilTold(page, 'ready');
        const [frame] = await inner(page, 'iframe', 'Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value]))');
        expect(frame).toEqual({
          sandbox: 'allow-scripts allow-modals allow-popups allow-popups-to-escape-sandbox',
          allow: 'fullscreen *',
          width: '100%',
          height: '600',
          loading: 'lazy',
          referrerpolicy: 'no-referrer',
          src: `${sites.decks.origin}/${SLIDES}`,
          title: 'Your cast',
          lang: 'en',
        });
        expect(await (await deck(SLIDES)).evaluate(() => origin)).toBe('null');
        expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0]);
      },
      { prepare },
    );
    expect(troubles).toEqual([]);
    expect(sites.decks.asked.slice(before).sort()).toEqual(['/embed/teachback-embed.js', `/visit.marp.html`, '/visit.poster.png']);
    expect(sites.decks.headers.get(`/${SLIDES}`)).not.toHaveProperty('cookie');
    expect(sites.decks.headers.get(`/${SLIDES}`)).not.toHaveProperty('referer');
  });

  it('waits until it is near, and shows the poster until the deck is there', () =>
    opened(`<div class="far"></div>${deckOf(SLIDES)}`, async ({ page }) => {
      const before = sites.decks.asked.length;
      expect(await inner(page, 'img', 'one.getAttribute("src")')).toEqual([`${sites.decks.origin}/visit.poster.png`]);
      await page.evaluate(() => document.querySelector('teachback-deck')?.scrollIntoView());
      await untilTold(page, 'ready');
      expect(sites.decks.asked.slice(before)).toContain(`/${SLIDES}`);
      expect(await inner(page, 'img', '1')).toEqual([]);
    }));

  it.each([1280, 320])('moves nothing on the page at %i px, whatever it holds', (width) =>
    opened(
      `<p>Before.</p>${deckOf(SLIDES, 'controls')}<p>After.</p>${deckOf(BOOKLET, 'controls')}<p>End.</p>`,
      async ({ page }) => {
        await untilTold(page, 'ready');
        await page.evaluate(() => document.querySelector('teachback-deck:last-of-type')?.scrollIntoView());
        await untilTold(page, 'ready', 2);
        await page.waitForFunction(`${innerOf('.sized', '1')}.length === 1`);
        expect(await page.evaluate('shifts')).toBe(0);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      },
      { size: [width, 900] },
    ),
  );

  it('moves nothing while its links still come, and shows what it holds when all are there', () =>
    opened(
      deckOf(SLIDES),
      async ({ page }) => {
        await untilTold(page, 'ready');
        const look = (): Promise<unknown[]> => inner(page, '.page', isShown);
        const painted = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';
        const [first = '', ...links] = deckOf(BOOKLET, 'controls').split(/(?=<a )/);
        await page.evaluate((start) => {
          document.open();
          document.write(`<!doctype html><html lang="en"><title>Clinic</title>${start}`);
        }, first);
        for (const link of links) {
          await page.evaluate(painted);
          await page.evaluate((more) => document.write(more), link);
        }
        await page.evaluate(painted);
        const before = await look();
        await page.evaluate(() => document.close());
        await page.evaluate(painted);
        expect([before, await look(), await page.evaluate('shifts')]).toEqual([[false], [true], 0]);
      },
      { size: [320, 900] },
    ));

  it('runs from a script with the integrity of the manifest', async () => {
    const entry = readManifest(sites.out)?.artifacts.find(({ format }) => format === 'embed');
    expect(entry?.bytes).toBeLessThanOrEqual(15 * 1024);
    const tag = (hash = ''): string =>
      `<script src="${sites.decks.origin}/embed/teachback-embed.js" integrity="${hash}" crossorigin="anonymous"></script>`;
    const isThere = (page: Page): Promise<unknown> => page.evaluate(() => customElements.get('teachback-deck') !== undefined);
    expect(await opened(tag(entry?.integrity), ({ page }) => isThere(page))).toBe(true);
    expect(await opened(tag(`sha384-${'A'.repeat(64)}`), ({ page }) => isThere(page))).toBe(false);
    expect(readFileSync(join(sites.share, 'embed/teachback-embed.js'), 'utf8')).toMatch(/^\/\*! teachback-deck \d+\.\d+\.\d+/);
    expect(entry?.path).toBe(`${SHARE}/embed/teachback-embed.js`);
  });
});

describe('the element', () => {
  it('has the attributes and properties of an ordinary one', () =>
    opened(deckOf(SLIDES, 'controls'), async ({ page, deck }) => {
      await untilTold(page, 'ready');
      const seen = await page.evaluate(() => {
        const one = document.querySelector('teachback-deck') as HTMLElement & Record<string, unknown>;
        const first = [one.controls, one.reportSlides, one.slide];
        Object.assign(one, { controls: false, reportSlides: true, slide: 3, title: 'Other' });
        const names = ['controls', 'report-slides', 'slide'].map((name) => one.getAttribute(name));
        return [first, names, one.shadowRoot?.querySelector('iframe')?.title];
      });
      expect(seen).toEqual([[true, false, 1], [null, '', '3'], 'Other']);
      expect(await inner(page, '.bar', isShown)).toEqual([false]);
      await untilTold(page, 'slidechange');
      expect(await (await deck(SLIDES)).$eval('nav output', (place) => place.textContent)).toMatch(/^3 \//);
    }));

  it('tells of slides only when the page asks, and follows and leads the deck then', () =>
    opened(`${deckOf(SLIDES, 'id="quiet"')}${deckOf(SLIDES, 'id="asked" report-slides slide="2"')}`, async ({ page }) => {
      await page.evaluate(() => document.querySelector('#asked')?.scrollIntoView());
      await untilTold(page, 'ready', 2);
      await untilTold(page, 'slidechange');
      for (const frame of page.frames().slice(1))
        await frame.evaluate(() => document.querySelector<HTMLElement>('[data-go=next]')?.click());
      await untilTold(page, 'slidechange', 2);
      const changes = (await told(page)).filter(([type]) => type === 'slidechange');
      expect(changes.map(([, id, { index }]) => [id, index])).toEqual([
        ['asked', 2],
        ['asked', 3],
      ]);
      const total = (await told(page)).find(([type]) => type === 'ready')?.[2].total;
      expect(changes[1]?.[2]).toEqual({ index: 3, title: expect.stringMatching(/\w{3}/), total });
      expect(await page.evaluate('heard.map(({ type }) => type).sort()')).toEqual(['ready', 'ready', 'slide', 'slide']);
      expect(await page.$eval('#asked', (one) => one.getAttribute('slide'))).toBe('3');
    }));

  it('listens no more once it is taken away, and begins anew when it comes back', () =>
    opened(deckOf(SLIDES), async ({ page }) => {
      await untilTold(page, 'ready');
      expect(await page.evaluate('listeners')).toBe(1);
      await page.evaluate('deck = document.querySelector("teachback-deck"); deck.remove()');
      expect(await page.evaluate('listeners')).toBe(0);
      await page.evaluate('document.body.append(deck)');
      await untilTold(page, 'ready', 2);
      expect(new Set((await page.evaluate('heard.map(({ nonce }) => nonce)')) as string[]).size).toBe(2);
      expect(await page.evaluate('listeners')).toBe(1);
    }));

  it('takes what was set before the script ran', () =>
    opened('<script></script>', async ({ page }) => {
      await page.evaluate((origin) => {
        const early = document.body.appendChild(document.createElement('teachback-deck'));
        Object.assign(early, { src: `${origin}/visit.marp.html`, slide: 2, reportSlides: true });
        const script = document.createElement('script');
        script.src = `${origin}/embed/teachback-embed.js`;
        document.head.append(script);
      }, sites.decks.origin);
      await untilTold(page, 'slidechange');
      expect((await told(page)).map(([type, , { index }]) => [type, index])).toEqual([
        ['ready', undefined],
        ['slidechange', 2],
      ]);
    }));

  it('shows its links, and no buttons, for an address that is none', () => {
    const addresses = [
      ...['javascript:alert(1)', 'data:text/html,x', 'https://', '', ' ', '#x', '?', '.', './#4', 'JaVaScRiPt:x', ' \tjavascript:x'],
      ...['blob:x', 'about:blank', 'about:srcdoc', 'vbscript:x', 'ftp://example.org/x', 'filesystem:x', '//', 'http://[', 'mailto:a@b.org'],
    ];
    const body = addresses.map((src) => deckOf(SLIDES, 'controls').replace(/src="[^"]*"/, `src="${src}"`)).join('');
    return opened(body, async ({ page }) => {
      const seen = await onAll(page, 'teachback-deck', (decks) =>
        decks.map((deck) => ({
          src: deck.getAttribute('src'),
          frames: deck.shadowRoot?.querySelectorAll('iframe').length,
          links: [...deck.querySelectorAll('a')].map((one) => one.checkVisibility()),
          buttons: [...(deck.shadowRoot?.querySelectorAll('button, .bar > a') ?? [])].map((one) => one.checkVisibility()),
        })),
      );
      expect(seen).toEqual(addresses.map((src) => ({ src, frames: 0, links: [true, true, true], buttons: [false, false] })));
    });
  });
});

describe('what a page does to it', () => {
  const loads = (file: string, from: number): number => sites.decks.asked.slice(from).filter((path) => path === `/${file}`).length;

  it('loads its deck once where the script comes late, and again for another address, also one with ../', () =>
    opened('<script></script>', async ({ page }) => {
      const before = sites.decks.asked.length;
      await page.evaluate((origin) => {
        document.body.innerHTML = `<teachback-deck src="${origin}/one/../visit.marp.html" slide="2" controls title="x"></teachback-deck>`;
        document.head.append(Object.assign(document.createElement('script'), { src: `${origin}/embed/teachback-embed.js` }));
      }, sites.decks.origin);
      await untilTold(page, 'ready');
      expect([loads(SLIDES, before), await inner(page, 'iframe', '1')]).toEqual([1, [1]]);
      await page.evaluate(
        (file) => document.querySelector('teachback-deck')?.setAttribute('src', file),
        `${sites.decks.origin}/a/b/../../${BOOKLET}`,
      );
      await page.waitForFunction(`${innerOf('.sized', '1')}.length === 1`);
      expect([loads(BOOKLET, before), (await told(page)).map(([, , { total }]) => total)]).toEqual([1, [expect.any(Number), 0]]);
    }));

  it('stands in the shadow of another element, in the language of that', () =>
    opened('<div lang="es" id="outer"></div>', async ({ page }) => {
      await page.evaluate((src) => {
        const root = document.querySelector('#outer')?.attachShadow({ mode: 'open' }) as ShadowRoot;
        root.innerHTML = `<teachback-deck src="${src}" title="Yeso"></teachback-deck>`;
        root.firstElementChild?.addEventListener('ready', () => Object.assign(window, { inShadow: true }));
      }, `${sites.decks.origin}/${SLIDES}`);
      await page.waitForFunction('window.inShadow');
      const lang = "document.querySelector('#outer').shadowRoot.firstElementChild.shadowRoot.querySelector('iframe').lang";
      expect(await page.evaluate(lang)).toBe('es');
    }));

  it.each(['zoom: 2', 'zoom: .5', 'writing-mode: vertical-rl', 'columns: 3', 'display: grid; grid-template-columns: 300px 1fr'])(
    'on a page with "%s" a booklet is as high as it needs',
    (style) =>
      opened(
        deckOf(BOOKLET, 'controls'),
        async ({ page, deck }) => {
          await page.waitForFunction(`${innerOf('.sized', '1')}.length === 1`);
          const frame = await deck(BOOKLET);
          await frame.waitForFunction(() => Math.abs(document.documentElement.getBoundingClientRect().height - innerHeight) <= 2);
        },
        { css: `body { margin: 16px; ${style} }` },
      ),
  );

  it('where a server forbids frames, its links are there all the same', async () => {
    const refusing = await openSite(() => ({ body: 'no', type: 'text/html', headers: { 'x-frame-options': 'DENY' } }));
    const body = deckOf(SLIDES, 'controls').replace(/src="[^"]*"/, `src="${refusing.origin}/visit.marp.html"`);
    await opened(
      body,
      async ({ page }) => {
        await expect.poll(() => refusing.asked).toContain('/visit.marp.html');
        expect(await inner(page, '.bar > a', `${isShown} && one.href`)).toEqual([`${refusing.origin}/visit.marp.html`]);
        expect(await told(page)).toEqual([]);
      },
      { framed: refusing.origin },
    );
    await refusing[Symbol.asyncDispose]();
  });

  it('on paper the deck stands without its bar', () =>
    opened(deckOf(SLIDES, 'controls'), async ({ page }) => {
      await untilTold(page, 'ready');
      await page.emulateMediaType('print');
      expect(await inner(page, '.bar, iframe', isShown)).toEqual([true, false]);
    }));

  it('in a browser that takes no sheet, on a page that allows no style: a frame to read in, and controls that can be hit', () =>
    opened(
      deckOf(SLIDES, 'controls') + deckOf('no.html', 'id="none"').replace(/src="[^"]*"/, 'src="#x"'),
      async ({ page }) => {
        await untilTold(page, 'ready');
        const [width = 0, height = 0] = (await inner(page, 'iframe', '[one.clientWidth, one.clientHeight]'))[0] as number[];
        expect([width > 1200, height]).toEqual([true, 600]);
        expect(await inner(page, 'style', 'one.sheet')).toEqual([null, null]);
        const high = (await inner(page, '.bar > :not(slot)', 'one.getBoundingClientRect().height')) as number[];
        expect(high.map((one) => one >= 44)).toEqual([true, true, false, false]);
        expect(await onAll(page, '#none a', (all) => all.filter((one) => one.checkVisibility()).length)).toBe(3);
      },
      { script: `${LISTENING} delete CSSStyleSheet.prototype.replaceSync;` },
    ));
});

describe('the channel', () => {
  const again = `document.querySelector('teachback-deck').shadowRoot.querySelector('iframe').dispatchEvent(new Event('load'))`;

  it('goes on when the frame says that it has loaded and holds the document that it held, as WebKit does after a link', () =>
    opened(deckOf(BOOKLET, 'report-slides'), async ({ page, deck }) => {
      await page.waitForFunction(`${innerOf('.sized', '1')}.length === 1`);
      const frame = await deck(BOOKLET);
      for (let i = 0; i < 9; i++) await page.evaluate(again);
      const high = (await inner(page, 'iframe', 'one.clientHeight'))[0] as number;
      await frame.evaluate(() => document.body.style.setProperty('padding-bottom', '777px'));
      await page.waitForFunction(`${innerOf('iframe', 'one.clientHeight')}[0] > ${high + 700}`);
      await frame.evaluate(() => [...document.querySelectorAll<HTMLElement>('.contents a')].at(-1)?.click());
      await page.waitForFunction(() => scrollY > 1000);
      expect((await told(page)).map(([type]) => type)).toEqual(['ready']);
    }));

  it('obeys the page after such a load, and answers to none that came before a new document', () =>
    opened(deckOf(SLIDES, 'report-slides'), async ({ page, deck }) => {
      await untilTold(page, 'ready');
      await page.evaluate(again);
      await page.evaluate('document.querySelector("teachback-deck").slide = 3');
      await untilTold(page, 'slidechange');
      await (await deck(SLIDES)).evaluate(() => location.reload());
      await untilTold(page, 'ready', 2);
      await page.evaluate('document.querySelector("teachback-deck").slide = 5');
      await untilTold(page, 'slidechange', 2);
      const changes = (await told(page)).map(([type, , { index }]) => [type, index]);
      expect(changes).toEqual(['ready', 'slidechange', 'ready', 'slidechange'].map((type, i) => [type, [undefined, 3, undefined, 5][i]]));
    }));

  it(
    '100,000 messages neither scroll the page nor hold it up: the frame goes, and its links are there',
    () =>
      opened(`<p>Before.</p>${deckOf(BOOKLET, 'report-slides controls')}<div class="far"></div>`, async ({ page, deck }) => {
        await page.waitForFunction(`${innerOf('.sized', '1')}.length === 1`);
        const frame = await deck(BOOKLET);
        const nonce = (await page.evaluate('heard[0].nonce')) as string;
        await frame.evaluate(
          `setTimeout(() => { for (let i = 0; i < 100000; i++) parent.postMessage([
          { type: 'jump', top: 900 + (i % 99) }, { type: 'size', height: 300 + i % 5000 }, { type: 'ready', total: 0 },
          { type: 'slide', index: 1 + (i % 9), title: 'x', total: 9 }, { type: 'other' },
        ].map((one) => ({ teachback: 1, nonce: '${nonce}', ...one }))[i % 5], '*'); }); 0`,
        );
        await page.waitForFunction(`${innerOf('iframe', '1')}.length === 0`, { timeout: 60_000 });
        expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
        expect((await told(page)).filter(([type]) => type === 'ready')).toHaveLength(1);
        expect(await onAll(page, 'teachback-deck a', (all) => all.filter((one) => one.checkVisibility()).length)).toBe(3);
      }),
    90_000,
  );
});

describe('the page around', () => {
  it.each([1280, 320])('stands still at %i px when a deck in it loads at a slide or is told one', (width) =>
    opened(
      `<div style="height: 700px"></div>${deckOf(`${SLIDES}#5`, 'slide="4" report-slides')}<div class="far"></div>`,
      async ({ page, deck }) => {
        await page.waitForFunction('told.some(([type, , { index }]) => type === "slidechange" && index === 4)');
        const frame = await deck(SLIDES);
        await page.evaluate('document.querySelector("teachback-deck").slide = 6');
        await page.waitForFunction('told.some(([type, , { index }]) => type === "slidechange" && index === 6)');
        expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
        // In the frame it is the slide that is seen.
        expect(await onAll(frame, '.slide:not([hidden])', (all) => all.findIndex((one) => one.getBoundingClientRect().bottom > 40))).toBe(
          width === 320 ? 5 : 0,
        );
      },
      { size: [width, 900], css: 'div:first-child { height: 700px; } .far { height: 6000px; }' },
    ),
  );
});

describe('pages', () => {
  it('are as high as they need, with their PDFs above them, and their links lead to the place', () =>
    opened(deckOf(BOOKLET, 'controls'), async ({ page, deck }) => {
      await page.waitForFunction(`${innerOf('.sized', '1')}.length === 1`);
      const frame = await deck(BOOKLET);
      const [needed, has] = await frame.evaluate(() => [Math.ceil(document.documentElement.getBoundingClientRect().height), innerHeight]);
      expect(has).toBe(needed);
      expect(has).toBeGreaterThan(2000);
      const order = await inner(page, '.bar, .box', 'one.className.split(" ")[0]');
      expect(order).toEqual(['bar', 'box']);
      const shown = await onAll(page, 'teachback-deck a', (all) =>
        all.filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.textContent),
      );
      expect(shown).toEqual(['letter', 'a4']);
      await frame.evaluate(() => [...document.querySelectorAll<HTMLElement>('.contents a')].at(-1)?.click());
      await page.waitForFunction(() => scrollY > 1000);
    }));
});
