import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CDPSession } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPrinter, type Page, type Printer } from '../scripts/browser/open-printer.js';
import { openBundler } from '../scripts/bundle/inline-html.js';
import { composeDeck } from '../scripts/compose/compose-deck.js';
import { readLibrary } from '../scripts/content/read-library.js';
import type { Deck } from '../scripts/model/deck.js';
import { renderMarp } from '../scripts/render/render-marp.js';
import { renderPrint } from '../scripts/render/render-print.js';
import { renderReveal } from '../scripts/render/render-reveal.js';
import { readTemplates } from '../scripts/render/templates.js';

/** What no rule checker sees: keyboard, targets, reflow, spacing, motion, forced colors, and what the browser tells a screen reader. */
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'teachback-accessible-'));
const FILES = ['consult.reveal', 'community-talk.reveal', 'consult.marp', 'community-talk.marp', 'booklet'] as const;
const DECK_FILES = FILES.slice(0, 4) as readonly File[];
const LONG = 120_000;
type File = (typeof FILES)[number];
const decks = new Map<File, Deck>();
let printer: Printer;

beforeAll(async () => {
  const { library } = readLibrary(root, join(root, 'templates'));
  if (!library) throw new Error('the shipped content cannot be read');
  const templates = readTemplates(join(root, 'templates'));
  const bundler = openBundler();
  printer = await openPrinter();
  for (const id of ['consult', 'community-talk', 'take-home'] as const) {
    const { deck } = await composeDeck(library, { deck: id, brand: 'example-clinic', locale: 'en', asOf: '2026-11-23' });
    const made =
      id === 'take-home'
        ? ([['booklet', renderPrint(deck, { format: 'booklet', templates })]] as const)
        : ([
            [`${id}.reveal`, renderReveal(deck, templates)],
            [`${id}.marp`, renderMarp(deck, templates)],
          ] as const);
    for (const [file, html] of made) {
      decks.set(file, deck);
      writeFileSync(join(folder, `${file}.html`), await bundler.inline(html));
    }
  }
}, 60_000);
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

interface Wish {
  readonly size?: readonly [width: number, height: number];
  readonly pixels?: number;
  readonly still?: boolean;
  readonly forced?: boolean;
  readonly hash?: string;
}

const PHONE = [390, 844] as const;
const isReveal = (file: File): boolean => file.endsWith('.reveal');

function opened(file: File, wish: Wish, use: (page: Page, session: CDPSession) => Promise<void>): Promise<void> {
  const { size: [width, height] = [1280, 720], pixels = 1, still = true, forced = false, hash = '' } = wish;
  return printer.withPage(async (page) => {
    await page.setViewport({ width, height, deviceScaleFactor: pixels });
    const session = await page.createCDPSession();
    const features = [
      { name: 'prefers-reduced-motion', value: still ? 'reduce' : 'no-preference' },
      { name: 'forced-colors', value: forced ? 'active' : 'none' },
    ];
    await session.send('Emulation.setEmulatedMedia', { features });
    await page.goto(pathToFileURL(join(folder, `${file}.html`)).href + hash);
    if (file !== 'booklet') await page.waitForSelector('.reveal.ready, body.presenting:has(main .marpit > section)');
    await use(page, session);
  });
}

/** Goes to each slide of a deck, all its steps shown, and looks. On a phone a marp deck has all slides at once. */
async function onEachSlide(page: Page, look: (id: string) => Promise<void>): Promise<void> {
  const ids = await page.$$eval('.slides > section, section.slide', (all) => all.map(({ id }) => id));
  for (const [i, id] of ids.entries()) {
    await page.evaluate(
      (to) => {
        location.hash = to;
      },
      (await page.$('.reveal')) ? `/${id}` : `${i + 1}`,
    );
    await page.waitForSelector(`section.present[id="${id}"], .marpit > section[id="${id}"]:not([hidden])`);
    await page.$$eval('section.present .fragment', (all) => {
      for (const one of all) one.classList.add('visible');
    });
    await look(id);
  }
}

const SHOWN = 'section.present .slide, .marpit > section:not([hidden]), body.on-screen';

/** What of the page on show is cut off, or lies beyond the window or its slide where nothing scrolls to it. Runs in the page. */
function lostIn(area: Element): string[] {
  const frame = area.getBoundingClientRect();
  const lost: string[] = [];
  if (document.documentElement.scrollWidth > innerWidth) lost.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  if (area.scrollWidth > area.clientWidth + 1) lost.push('sideways');
  const texts = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !node.nodeValue?.trim() || parent.closest('.spoken, .skip, [hidden], aside.notes')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
    const scroller = parent.closest('.drawing, table');
    const scrolls = scroller !== null && getComputedStyle(scroller).overflowX === 'auto';
    if (!scrolls && boxes.some(({ left, right }) => left < frame.left - 1 || right > frame.right + 1))
      lost.push(`beside: ${node.nodeValue}`);
    for (let box: Element | null = parent; box && box !== document.body; box = box.parentElement) {
      const { overflowY, overflowX } = getComputedStyle(box);
      if (overflowY === 'visible' && overflowX === 'visible') continue;
      const edge = box.getBoundingClientRect();
      const end = edge.top + box.scrollHeight - box.scrollTop;
      const isCut = overflowY === 'hidden' && boxes.some(({ top, bottom }) => top < edge.top - 1 || bottom > edge.bottom + 1);
      if (isCut || boxes.some(({ bottom }) => bottom > end + 2 && overflowY !== 'visible')) lost.push(`cut: ${node.nodeValue}`);
      break;
    }
  }
  return lost;
}

/** What is wrong with what has the focus: nothing shown of it, or something stands over it. Runs in the page. */
function hiddenFocus(): string | undefined {
  const at = document.activeElement;
  if (!at || at === document.body) return undefined;
  const name = `${at.tagName} ${(at.getAttribute('aria-label') ?? at.textContent ?? '').trim().slice(0, 30)}`;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return `${name}: no outline`;
  if (at.closest('[hidden], [inert], [aria-hidden=true]')) return `${name}: hidden`;
  const boxes = [...at.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const isSeen = boxes.some(({ left, right, top, bottom }) => {
    const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
    const over = document.elementFromPoint(x, y);
    return over !== null && (at.contains(over) || over.contains(at)) && top < innerHeight && bottom > 0;
  });
  return isSeen ? undefined : `${name}: covered, or outside the window`;
}

/** Presses Tab from the top until it comes round, and returns what was reached as places in the order of the page, and what was wrong. */
async function tabThrough(page: Page): Promise<{ missed: string[]; order: number[]; wrong: string[] }> {
  await page.evaluate(() => {
    const isOff = (one: Element): boolean =>
      one.closest('[inert], [hidden], dialog:not([open])') !== null ||
      one.getClientRects().length === 0 ||
      getComputedStyle(one).visibility === 'hidden';
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, [tabindex="0"]')].filter((one) => !isOff(one));
    for (const [i, one] of all.entries()) one.dataset.place = String(i);
    (document.activeElement as HTMLElement | null)?.blur();
    getSelection()?.removeAllRanges();
  });
  const order: number[] = [];
  const wrong: string[] = [];
  const total = await page.$$eval('[data-place]', (all) => all.length);
  for (let i = 0; i < total + 2; i++) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => Number((document.activeElement as HTMLElement | null)?.dataset.place ?? -1));
    if (place >= 0 && order.includes(place)) break;
    if (place >= 0) order.push(place);
    const fault = await page.evaluate(hiddenFocus);
    if (fault) wrong.push(fault);
  }
  const missed = await page.$$eval(
    '[data-place]',
    (all, reached) =>
      all.filter((one) => !reached.includes(Number((one as HTMLElement).dataset.place))).map((one) => one.outerHTML.slice(0, 120)),
    order,
  );
  await page.$$eval('[data-place]', (all) => {
    for (const one of all) one.removeAttribute('data-place');
  });
  return { missed, order, wrong };
}

const rising = (order: readonly number[]): boolean => {
  const start = order.indexOf(Math.min(...order));
  const turned = [...order.slice(start), ...order.slice(0, start)];
  return turned.every((place, i) => i === 0 || place > (turned[i - 1] ?? -1));
};

describe.concurrent('the keyboard alone', () => {
  for (const file of DECK_FILES) {
    test(`reaches all that can be pressed, in the order of the page, and shows where it is (${file})`, { timeout: LONG }, () =>
      opened(file, {}, async (page) => {
        await onEachSlide(page, async (id) => {
          const { missed, order, wrong } = await tabThrough(page);
          expect({ id, missed, wrong, inOrder: rising(order) }).toEqual({ id, missed: [], wrong: [], inOrder: true });
        });
      }),
    );
  }

  for (const file of ['consult.reveal', 'consult.marp', 'booklet'] as const) {
    test(`is never hidden behind a bar on a phone (${file})`, { timeout: LONG }, () =>
      opened(file, { size: PHONE, hash: isReveal(file) ? '#/choose' : '' }, async (page) => {
        const { missed, order, wrong } = await tabThrough(page);
        expect({ missed, wrong, inOrder: rising(order) }).toEqual({ missed: [], wrong: [], inOrder: true });
        expect(order.length).toBeGreaterThan(8);
      }),
    );
  }

  for (const file of FILES) {
    test(`moves whatever scrolls, and nothing has to be dragged (${file})`, { timeout: LONG }, () =>
      opened(file, { size: PHONE }, async (page) => {
        const look = async (): Promise<void> =>
          expect(
            await page.$$eval('main *', (all) =>
              all
                .filter((one) => {
                  const { overflowX, overflowY } = getComputedStyle(one);
                  const across = overflowX === 'auto' && one.scrollWidth > one.clientWidth + 1;
                  const down = overflowY === 'auto' && one.scrollHeight > one.clientHeight + 1;
                  return (across || down) && one.getClientRects().length > 0 && one.closest('[inert]') === null;
                })
                .filter((one) => !(one instanceof HTMLElement) || one.tabIndex !== 0)
                .map((one) => one.outerHTML.slice(0, 120)),
            ),
          ).toEqual([]);
        if (isReveal(file)) await onEachSlide(page, look);
        else await look();
        expect(await page.$$('[draggable=true], input[type=range]')).toHaveLength(0);
      }),
    );
  }
});

describe.concurrent('targets', () => {
  for (const file of FILES) {
    for (const size of [[1280, 720], PHONE, [320, 640]] as const) {
      test(`are 24 px or more beside text, and 44 where they do something (${file}, ${size.join(' x ')})`, { timeout: LONG }, () =>
        opened(file, { size, hash: isReveal(file) ? '#/choose' : '' }, async (page) => {
          // A link inside a sentence is as high as its line (2.5.8 sets it apart).
          const small = await page.$$eval('button, a[href], select, input', (all) =>
            all.flatMap((one) => {
              const { width, height } = one.getBoundingClientRect();
              const inText = one.closest('.mark, p, li, td, figcaption') !== null && getComputedStyle(one).display === 'inline';
              if (width === 0 || inText || one.closest('[inert]')) return [];
              const least = one.matches('button, .bar a, .contents a') ? 43.9 : 24;
              return Math.min(width, height) < least ? [`${one.outerHTML.slice(0, 100)} ${width} x ${height}`] : [];
            }),
          );
          expect(small).toEqual([]);
        }),
      );
    }
  }
});

/** WCAG 1.4.12. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

describe.concurrent('nothing is lost or scrolls sideways', () => {
  const ways = [
    { name: 'at 320 px', wish: { size: [320, 640] }, css: '' },
    { name: 'at 200 percent', wish: { size: [640, 360], pixels: 2 }, css: '' },
    { name: 'with wide text spacing', wish: { size: PHONE }, css: SPACING },
  ] as const;
  for (const file of FILES) {
    for (const { name, wish, css } of ways) {
      test(`${name} (${file})`, { timeout: LONG }, () =>
        opened(file, wish, async (page) => {
          await page.evaluate((text) => {
            const style = document.createElement('style');
            style.textContent = text;
            document.head.append(style);
            dispatchEvent(new Event('resize'));
          }, css);
          const look = async (id: string): Promise<void> => {
            const lost = await page.$$eval(
              SHOWN,
              (areas, judge) => {
                const lostHere = new Function(`return ${judge}`)() as (area: Element) => string[];
                return areas.flatMap(lostHere);
              },
              lostIn.toString(),
            );
            expect({ id, lost }).toEqual({ id, lost: [] });
          };
          if (isReveal(file)) await onEachSlide(page, look);
          else await look('whole page');
        }),
      );
    }
  }
});

describe.concurrent('motion and colors of the system', () => {
  for (const file of FILES) {
    test(`nothing moves for those who want no motion (${file})`, { timeout: LONG }, () =>
      opened(file, {}, async (page) => {
        await page.keyboard.press('PageDown');
        await page.keyboard.press('PageDown');
        expect(
          await page.$$eval('body *', (all) => [
            document.getAnimations().length,
            all.filter((one) => {
              const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
              return !/^(0s,? ?)+$/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
            }).length,
          ]),
        ).toEqual([0, 0]);
      }),
    );

    test(`dots, boxes to tick and the focus are seen in the system's colors (${file})`, { timeout: LONG }, () =>
      opened(file, { forced: true, size: file === 'booklet' || !isReveal(file) ? PHONE : [1280, 720] }, async (page) => {
        const look = async (id: string): Promise<void> => {
          const unseen = await page.$$eval('.verdict-shape :is(circle, path), .tick, button[aria-pressed] svg', (all) =>
            all.flatMap((one) => {
              if (one.getClientRects().length === 0 || one.closest('[inert], [hidden]')) return [];
              const style = getComputedStyle(one);
              const line = one instanceof SVGGeometryElement ? (style.stroke === 'none' ? style.fill : style.stroke) : style.borderTopColor;
              const isLine = one instanceof SVGGeometryElement || Number.parseFloat(style.borderTopWidth) >= 1;
              const text = getComputedStyle(one.parentElement as Element).color;
              return isLine && line === text ? [] : [`${one.outerHTML.slice(0, 90)} ${line} on text of ${text}`];
            }),
          );
          expect({ id, unseen }).toEqual({ id, unseen: [] });
        };
        if (isReveal(file)) await onEachSlide(page, look);
        else await look('whole page');
        await page.keyboard.press('Tab');
        expect(await page.evaluate(hiddenFocus)).toBeUndefined();
        expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
      }),
    );
  }
});

interface Told {
  readonly role: string;
  readonly name: string;
  readonly level?: number;
}

/** What the browser tells a screen reader, in its reading order. */
async function toldBy(session: CDPSession): Promise<Told[]> {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const told: Told[] = [];
  const walk = (id: string): void => {
    const node = byId.get(id);
    if (!node) return;
    const level = node.properties?.find(({ name }) => name === 'level')?.value.value as number | undefined;
    if (!node.ignored) told.push({ role: String(node.role?.value), name: String(node.name?.value ?? ''), ...(level ? { level } : {}) });
    for (const child of node.childIds ?? []) walk(child);
  };
  if (nodes[0]) walk(nodes[0].nodeId);
  return told;
}

const headingsIn = (told: readonly Told[]): Told[] => told.filter(({ role }) => role === 'heading');
const bare = (text: string): string => text.replace(/\s+/g, '');

/** Steps of more than one level down. The first heading may stand at `first` or above. */
const gapsIn = (told: readonly Told[], first: number): string[] =>
  headingsIn(told).flatMap(({ name, level = 9 }, i, all) => (level > (i === 0 ? first : (all[i - 1]?.level ?? 0) + 1) ? [name] : []));

/** Pictures, source links and caveats on show, as they stand in the page. */
function standing(areas: Element[]): { pictures: string[]; marksBefore: number; caveat: string; titles: string[] } {
  const slide = areas[0] as Element;
  /** Without how sure it is: the head of the slide may say the same. */
  const wordsOf = (caveat: Element | undefined): string => {
    const words = caveat?.cloneNode(true) as Element | undefined;
    for (const one of words?.querySelectorAll('.verdict, .mark') ?? []) one.remove();
    return (words?.textContent ?? '').replace(/\s+/g, '');
  };
  const caveats = [...slide.querySelectorAll('.caveats .caveat, blockquote:not(.quotation *)')].filter((one) => !one.closest('.quotation'));
  return {
    pictures: [...slide.querySelectorAll('[role=img]')].map((one) => one.getAttribute('aria-label') ?? ''),
    marksBefore: [...slide.querySelectorAll('.mark a')].filter((one) => !caveats.some((caveat) => caveat.contains(one))).length,
    caveat: wordsOf(caveats[0]),
    titles: [...slide.querySelectorAll('h1, h2, h3, h4')].map((one) => (one.textContent ?? '').replace(/\s+/g, '')),
  };
}

describe.concurrent('what a screen reader is told', () => {
  for (const file of DECK_FILES) {
    test(`is each slide alone: headings, pictures, caveats after the claims (${file})`, { timeout: LONG }, () =>
      opened(file, {}, async (page, session) => {
        const deck = decks.get(file) as Deck;
        const qualified = new Set(deck.slides.filter(({ caveats }) => caveats.length > 0).map(({ title }) => JSON.stringify(title)));
        let withCaveat = 0;
        await onEachSlide(page, async (id) => {
          const told = await toldBy(session);
          const { pictures, marksBefore, caveat, titles } = await page.$$eval(SHOWN, standing);
          expect({ id, titles: headingsIn(told).map(({ name }) => bare(name)), gaps: gapsIn(told, 2) }).toEqual({ id, titles, gaps: [] });
          expect(pictures.every((alternative) => alternative.length > 3)).toBe(true);
          expect(told.filter(({ role }) => /^(image|img)$/.test(role)).map(({ name }) => name)).toEqual(expect.arrayContaining(pictures));
          expect(told.some(({ role }) => role === 'application')).toBe(false);
          if (!caveat) return;
          withCaveat++;
          const at = told.findLastIndex(
            ({ role, name }) => role === 'StaticText' && bare(name).length > 8 && caveat.startsWith(bare(name)),
          );
          const links = told.slice(0, Math.max(at, 0)).filter(({ role, name }) => role === 'link' && /^Source \d+$/.test(name));
          expect({ id, read: at > 0, links: links.length }).toEqual({ id, read: true, links: marksBefore });
        });
        expect(withCaveat).toBeGreaterThanOrEqual(qualified.size);
      }),
    );

    test(`has every source by link, and says once in words which slide it is (${file})`, { timeout: LONG }, () =>
      opened(file, {}, async (page) => {
        const dead = await page.$$eval('.mark a', (all) =>
          all.map((one) => one.getAttribute('href') ?? '').filter((href) => !document.getElementById(href.replace(/^#\/?/, ''))),
        );
        expect(dead).toEqual([]);
        expect(await page.$$eval('[id]', (all) => all.length - new Set(all.map(({ id }) => id)).size)).toBe(0);
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
        await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
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

  test(
    'is the whole booklet: headings in order, pictures with their alternative, every source and section by link',
    { timeout: LONG },
    () =>
      opened('booklet', { size: PHONE }, async (page, session) => {
        const told = await toldBy(session);
        expect(gapsIn(told, 1)).toEqual([]);
        expect(headingsIn(told).filter(({ level }) => level === 1)).toHaveLength(1);
        const alternatives = await page.$$eval('[role=img]', (all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
        expect(alternatives.length).toBeGreaterThan(2);
        expect(told.filter(({ role }) => /^(image|img)$/.test(role)).map(({ name }) => name)).toEqual(alternatives);
        expect(
          await page.$$eval('a[href^="#"]', (all) =>
            all.map((one) => one.getAttribute('href') ?? '').filter((href) => !document.getElementById(href.slice(1))),
          ),
        ).toEqual([]);
        expect(await page.$$eval('[id]', (all) => all.length - new Set(all.map(({ id }) => id)).size)).toBe(0);
        const early = await page.$$eval('.stretch > .caveats', (all) =>
          all.filter((one) => one.nextElementSibling !== null).map((one) => one.textContent),
        );
        expect(early).toEqual([]);
      }),
  );

  for (const file of FILES) {
    test(`begins with title and language (${file})`, { timeout: LONG }, () =>
      opened(file, {}, async (page, session) => {
        const { title, language } = decks.get(file) as Deck;
        expect([await page.title(), await page.$eval('html', ({ lang }) => lang)]).toEqual([title, language]);
        const [first] = headingsIn(await toldBy(session));
        expect(first).toEqual({ role: 'heading', name: title, level: 1 });
      }),
    );
  }
});

test('the booklet page begins with a link past its contents', () =>
  opened('booklet', { size: PHONE }, async (page) => {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  }));

describe.concurrent('the speaker window', () => {
  test('is used by keyboard: the clock can be set back, and its menu keeps its keys', { timeout: LONG }, () =>
    opened('consult.reveal', {}, async (page) => {
      const popup = new Promise<Page>((known) => {
        page.once('popup', (window) => window && known(window));
      });
      await page.keyboard.press('s');
      const speaker = await popup;
      await speaker.waitForFunction(() => document.querySelectorAll('iframe[title]').length === 2);
      const reset = await speaker.$eval('.reset-button', (one) => {
        let pressed = 0;
        one.addEventListener('click', () => pressed++);
        one.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        const { width, height } = one.getBoundingClientRect();
        return { pressed, isOpen: (one as HTMLElement).tabIndex === 0, isLarge: Math.min(width, height) >= 24 };
      });
      expect(reset).toEqual({ pressed: 1, isOpen: true, isLarge: true });
      const heard = await speaker.$eval('.speaker-layout-dropdown', (one) => {
        let keys = 0;
        document.addEventListener('keydown', () => keys++);
        one.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
        return keys;
      });
      expect(heard).toBe(0);
      expect(await speaker.$eval('html', ({ lang }) => lang)).not.toBe('');
    }),
  );
});
