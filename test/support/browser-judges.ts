import type { CDPSession } from 'puppeteer-core';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';

/** What no rule checker sees of a page in the real browser: each function returns what is wrong, [] when nothing is. */
export interface Wish {
  readonly size?: readonly [width: number, height: number];
  readonly pixels?: number;
  readonly still?: boolean;
  readonly forced?: boolean;
  readonly hash?: string;
}

export const PHONE = [390, 844] as const;

/** Opens a page with the wishes of a reader, waits until a deck is ready, and lends it. */
export function openedAt(
  printer: Printer,
  address: string,
  wish: Wish,
  use: (page: Page, session: CDPSession) => Promise<void>,
): Promise<void> {
  const { size: [width, height] = [1280, 720], pixels = 1, still = true, forced = false, hash = '' } = wish;
  return printer.withPage(async (page) => {
    await page.setViewport({ width, height, deviceScaleFactor: pixels });
    const session = await page.createCDPSession();
    const features = [
      { name: 'prefers-reduced-motion', value: still ? 'reduce' : 'no-preference' },
      { name: 'forced-colors', value: forced ? 'active' : 'none' },
    ];
    await session.send('Emulation.setEmulatedMedia', { features });
    await page.goto(address + hash);
    if (await page.$('.reveal, .marpit')) await page.waitForSelector('.reveal.ready, body.presenting:has(main .marpit > section)');
    await use(page, session);
  });
}

/** Goes to each slide of a deck, all its steps shown, and looks. On a phone a marp deck has all slides at once. */
export async function onEachSlide(page: Page, look: (id: string) => Promise<void>): Promise<void> {
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

export const SHOWN = 'section.present .slide, .marpit > section:not([hidden]), body.on-screen';

/** What of the page on show is cut off, or lies beyond the window or its slide where nothing scrolls to it. Runs in the page. */
export function lostIn(area: Element): string[] {
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
export function hiddenFocus(): string | undefined {
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
export async function tabThrough(page: Page): Promise<{ missed: string[]; order: number[]; wrong: string[] }> {
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

export const rising = (order: readonly number[]): boolean => {
  const start = order.indexOf(Math.min(...order));
  const turned = [...order.slice(start), ...order.slice(0, start)];
  return turned.every((place, i) => i === 0 || place > (turned[i - 1] ?? -1));
};

/** WCAG 1.4.12. */
export const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** Targets smaller than 24 px beside text, and 44 px where they do something. A link in a sentence is as high as its line (2.5.8). */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.$$eval('button, a[href], select, input', (all) =>
    all.flatMap((one) => {
      const { width, height } = one.getBoundingClientRect();
      const inText = one.closest('.mark, p, li, td, figcaption') !== null && getComputedStyle(one).display === 'inline';
      if (width === 0 || inText || one.closest('[inert]')) return [];
      const least = one.matches('button, .bar a, .contents a') ? 43.9 : 24;
      return Math.min(width, height) < least ? [`${one.outerHTML.slice(0, 100)} ${width} x ${height}`] : [];
    }),
  );

export async function addStyle(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const style = document.createElement('style');
    style.textContent = text;
    document.head.append(style);
    dispatchEvent(new Event('resize'));
  }, css);
}

/** What of the slide or page on show is lost. */
export const lostOn = (page: Page): Promise<string[]> =>
  page.$$eval(
    SHOWN,
    (areas, judge) => {
      const lostHere = new Function(`return ${judge}`)() as (area: Element) => string[];
      return areas.flatMap(lostHere);
    },
    lostIn.toString(),
  );

/** What moves, or would move when something is pressed. */
export const movingParts = (page: Page): Promise<string[]> =>
  page.$$eval('body *', (all) => [
    ...document.getAnimations().map(({ effect }) => `runs: ${(effect as KeyframeEffect).target?.outerHTML.slice(0, 80)}`),
    ...all
      .filter((one) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
        return !/^(0s,? ?)+$/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth';
      })
      .map((one) => one.outerHTML.slice(0, 80)),
  ]);

/** Signs that have not the color of the words around them where the system chose the colors. */
export const unseenParts = (page: Page): Promise<string[]> =>
  page.$$eval('.verdict-shape :is(circle, path), .tick, button[aria-pressed] svg', (all) =>
    all.flatMap((one) => {
      if (one.getClientRects().length === 0 || one.closest('[inert], [hidden]')) return [];
      const style = getComputedStyle(one);
      const line = one instanceof SVGGeometryElement ? (style.stroke === 'none' ? style.fill : style.stroke) : style.borderTopColor;
      const isLine = one instanceof SVGGeometryElement || Number.parseFloat(style.borderTopWidth) >= 1;
      const text = getComputedStyle(one.parentElement as Element).color;
      return isLine && line === text ? [] : [`${one.outerHTML.slice(0, 90)} ${line} on text of ${text}`];
    }),
  );

/** Goes to the next slide, and returns what a screen reader is told of it. */
export async function saidAtNext(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    for (const live of document.querySelectorAll('[aria-live], [role=status], [role=alert], output')) {
      if (live.getAttribute('aria-hidden') === 'true') continue;
      new MutationObserver(() => said.push(live.textContent ?? '')).observe(live, { childList: true, characterData: true, subtree: true });
    }
  });
  await page.click('[data-go=next]');
  await page.waitForFunction('said.length > 0', { timeout: 2000 }).catch(() => {});
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  return (await page.evaluate('said')) as string[];
}
