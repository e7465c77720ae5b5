import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageOf, readShow, readTold } from '../../scripts/client/slides/messages.js';
import { LISTENING, type Opened, openSites, type Sites } from '../support/host-page.js';
import { openSite, type Site } from '../support/two-sites.js';

/** Who listens to whom: host and deck to each other, and to nobody else. */
const NONCE = '0123456789abcdef0123456789abcdef';
let sites: Sites;
let stranger: Site;
beforeAll(async () => {
  sites = await openSites();
  stranger = await openSite(() => ({ body: '<!doctype html><title>stranger</title>', type: 'text/html' }));
  const html = readFileSync(join(sites.share, 'visit.marp.html'), 'utf8');
  const allowing = (origins: string): string => html.replace('<body ', `<body data-allowed-origins="${origins}" `);
  writeFileSync(join(sites.share, 'ours.marp.html'), allowing(`https://www.example.org ${sites.clinic.origin}`));
  writeFileSync(join(sites.share, 'theirs.marp.html'), allowing('https://www.example.org'));
}, 300_000);
afterAll(async () => {
  await sites[Symbol.asyncDispose]();
  await stranger[Symbol.asyncDispose]();
});

describe('the shape of a message', () => {
  const show = { teachback: 1, nonce: NONCE, type: 'show', slide: 2, report: true };
  const slide = { teachback: 1, nonce: NONCE, type: 'slide', index: 2, title: 'Side effects', total: 9 };

  it('is taken whole', () => {
    expect(readShow(messageOf({ type: 'show', slide: 2, report: true }, NONCE))).toEqual(show);
    expect(readTold(slide)).toEqual(slide);
    const others = [
      { type: 'ready', total: 9 },
      { type: 'size', height: 57_958 },
      { type: 'jump', top: 0 },
    ] as const;
    for (const told of others) expect(readTold(messageOf(told, NONCE))).toMatchObject(told);
  });

  it.each([
    ['no object', 'show'],
    ['nothing', null],
    ['another version', { ...show, teachback: 2 }],
    ['no version', { nonce: NONCE, type: 'show', slide: 2, report: true }],
    ['another type', { ...show, type: 'print' }],
    ['a type that every object has', { ...show, type: 'constructor' }],
    ['a nonce of another shape', { ...show, nonce: 'abc' }],
    ['a nonce in a list', { ...show, nonce: [NONCE] }],
    ['a key too many', { ...show, html: '<b>' }],
    ['a key too few', { teachback: 1, nonce: NONCE, type: 'show', slide: 2 }],
    ['a slide that is no number', { ...show, slide: '2' }],
    ['a slide below 0', { ...show, slide: -1 }],
    ['half a slide', { ...show, slide: 1.5 }],
    ['a report that is no yes or no', { ...show, report: 1 }],
    ['what the other side says', slide],
  ])('%s is not one for a deck', (_, data) => expect(readShow(data)).toBeUndefined());

  it.each([
    ['a title without end', { ...slide, title: 'x'.repeat(501) }],
    ['a title that is none', { ...slide, title: {} }],
    ['a height without end', { teachback: 1, nonce: NONCE, type: 'size', height: 1e9 }],
    ['a height that is no number', { teachback: 1, nonce: NONCE, type: 'size', height: Number.NaN }],
    ['what a host says', show],
  ])('%s is not one for a host', (_, data) => expect(readTold(data)).toBeUndefined());
});

const body = (file = 'visit.marp.html'): string =>
  `<teachback-deck src="${sites.decks.origin}/${file}" title="Cast" report-slides></teachback-deck><iframe src="${stranger.origin}/"></iframe>`;
const opened = <T>(use: (opened: Opened) => Promise<T>, file?: string): Promise<T> =>
  sites.opened({ script: LISTENING, body: body(file), framed: stranger.origin }, use);
const ready = (page: Page): Promise<unknown> => page.waitForFunction(`told.some(([type]) => type === 'ready')`);
const nonceOf = (page: Page): Promise<string> => page.evaluate('heard[0].nonce') as Promise<string>;
const placeIn = (frame: Frame): Promise<string> => frame.$eval('nav output', (one) => one.textContent ?? '');
const told = (page: Page): Promise<unknown[]> => page.evaluate('told') as Promise<unknown[]>;

/** A message posted after others has arrived after them: what comes back says that those were heard, or passed over. */
const settle = (page: Page): Promise<unknown> =>
  page.evaluate(
    () =>
      new Promise((done) => {
        addEventListener('message', (event) => event.data === 'last' && done(true));
        postMessage('last', '*');
      }),
  );

describe('the host', () => {
  const slide = (nonce: string): object => ({ teachback: 1, nonce, type: 'slide', index: 3, title: 'Not so', total: 9 });

  it('hears its own frame, in the right words, with its nonce', () =>
    opened(async ({ page, deck }) => {
      await ready(page);
      const [frame, nonce] = [await deck('visit.marp.html'), await nonceOf(page)];
      const say = (data: object): Promise<void> => frame.evaluate((one) => parent.postMessage(one, '*'), data);
      for (const wrong of [{ nonce: NONCE }, { teachback: 2 }, { index: -1 }, { more: 1 }]) await say({ ...slide(nonce), ...wrong });
      await settle(page);
      expect(await told(page)).toHaveLength(1);
      await say(slide(nonce));
      await page.waitForFunction('told.length === 2');
      expect((await told(page))[1]).toEqual(['slidechange', '', { index: 3, title: 'Not so', total: 9 }]);
    }));

  it('hears no other frame and not its own page, though they know the nonce', () =>
    opened(async ({ page }) => {
      await ready(page);
      const data = slide(await nonceOf(page));
      const other = await page.waitForFrame((frame) => frame.url().startsWith(stranger.origin));
      await other.evaluate((one) => parent.postMessage(one, '*'), data);
      await page.evaluate((one) => postMessage(one, '*'), data);
      await page.waitForFunction('heard.length === 3');
      await settle(page);
      expect(await told(page)).toHaveLength(1);
    }));

  it('greets each document that its frame loads with another nonce', () =>
    opened(async ({ page, deck }) => {
      await ready(page);
      const before = await nonceOf(page);
      await (await deck('visit.marp.html')).evaluate(() => location.reload());
      await page.waitForFunction('told.length === 2');
      expect(await page.evaluate('heard.at(-1).nonce')).not.toBe(before);
    }));
});

/** Runs `say`, whose last message is "last", until that has arrived. */
async function heardLast(frame: Frame, say: () => Promise<void>): Promise<void> {
  await frame.evaluate('arrived = new Promise((done) => addEventListener("message", ({ data }) => data === "last" && done(0))); 0');
  await say();
  await frame.evaluate('arrived');
}

describe('the deck', () => {
  const show = (nonce: string, slide: number): object => ({ teachback: 1, nonce, type: 'show', slide, report: true });
  const sayFrom = (page: Page, data: unknown): Promise<void> =>
    page.evaluate((one) => {
      const frame = document.querySelector('teachback-deck')?.shadowRoot?.querySelector('iframe');
      frame?.contentWindow?.postMessage(one, '*');
    }, data);

  it('hears the page around it, in the right words, with the nonce that came first', () =>
    opened(async ({ page, deck }) => {
      await ready(page);
      const [frame, nonce] = [await deck('visit.marp.html'), await nonceOf(page)];
      for (const wrong of [show(NONCE, 3), { ...show(nonce, 3), teachback: 2 }, { ...show(nonce, 3), more: 1 }, 'show'])
        await sayFrom(page, wrong);
      await sayFrom(page, show(nonce, 4));
      await page.waitForFunction('told.length === 2');
      expect((await told(page)).map((one) => (one as [string, string, { index?: number }])[2].index)).toEqual([undefined, 4]);
      expect(await placeIn(frame)).toMatch(/^4 \//);
    }));

  it('hears no other frame of that page, even in a plain frame that the other can reach', () => {
    const plain = `<iframe sandbox="allow-scripts" src="${sites.decks.origin}/visit.marp.html"></iframe><iframe src="${stranger.origin}/"></iframe>`;
    return sites.opened({ script: LISTENING, body: plain, framed: stranger.origin }, async ({ page, deck }) => {
      const frame = await deck('visit.marp.html');
      await frame.waitForSelector('body.presenting');
      const other = await page.waitForFrame((one) => one.url().startsWith(stranger.origin));
      const sayTo = (from: Frame | Page, data: unknown): Promise<void> =>
        from.evaluate((one) => (window === parent ? frames : parent.frames)[0]?.postMessage(one, '*'), data);
      await other.evaluate('heard = []; addEventListener("message", ({ data }) => heard.push(data))');
      await heardLast(frame, () => sayTo(other, show(NONCE, 3)).then(() => sayTo(other, 'last')));
      expect(await placeIn(frame)).toMatch(/^1 \//);
      await sayTo(page, show(NONCE, 2));
      await page.waitForFunction('heard.length === 2');
      expect(await placeIn(frame)).toMatch(/^2 \//);
      expect(await other.evaluate('heard')).toEqual([]);
    });
  });

  it('steers for none but the origins that its file names, where it names any', async () => {
    await opened(async ({ page }) => ready(page), 'ours.marp.html');
    await opened(async ({ page, deck }) => {
      const frame = await deck('theirs.marp.html');
      await frame.waitForSelector('body.presenting');
      await heardLast(frame, () => sayFrom(page, show(NONCE, 3)).then(() => sayFrom(page, 'last')));
      expect(await placeIn(frame)).toMatch(/^1 \//);
      expect(await page.evaluate('heard')).toEqual([]);
    }, 'theirs.marp.html');
  });

  it('answers in the deck to present too', () =>
    opened(async ({ page, deck }) => {
      await ready(page);
      const frame = await deck('visit.reveal.html');
      await frame.waitForSelector('.reveal.ready');
      await page.evaluate(() => Object.assign(document.querySelector('teachback-deck') as HTMLElement, { slide: 3 }));
      await page.waitForFunction('told.length === 2');
      expect((await told(page))[1]).toEqual([
        'slidechange',
        '',
        { index: 3, title: expect.stringMatching(/\w/), total: expect.any(Number) },
      ]);
      expect(
        await frame.$eval('.slides', (all) => [...all.querySelectorAll(':scope > section')].findIndex((one) => one.matches('.present'))),
      ).toBe(2);
    }, 'visit.reveal.html'));
});
