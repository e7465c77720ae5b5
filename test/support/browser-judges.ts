import type { CDPSession } from 'puppeteer-core';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import { lookFrom, SHOWN, type View } from './accessible-pages.js';
import { onAll } from './on-all.js';
import { hiddenFocus, lostIn } from './seen-in-page.js';

/** What no rule checker sees of a page in the real browser: each function returns what is wrong, [] when nothing is. */

/** Opens a page as a reader wishes to see it, waits until a deck is ready, and lends it. */
export function openedAt(
  printer: Printer,
  address: string,
  view: View,
  use: (page: Page, session: CDPSession) => Promise<void>,
): Promise<void> {
  return printer.withPage(async (page) => {
    const session = await lookFrom(page, view);
    await page.goto(address + (view.hash ?? ''));
    if (await page.$('.reveal, .marpit')) await page.waitForSelector('.reveal.ready, body.presenting:has(main .marpit > section)');
    await use(page, session);
  });
}

export interface Walk {
  readonly missed: string[];
  readonly wrong: string[];
  readonly order: number[];
}

/**
 * Presses Tab from the top of the page through all that can be reached inside `area`, and returns what was reached as places in the
 * order of the page, what was not, and what was wrong on the way.
 */
export async function tabThrough(page: Page, area = 'body'): Promise<Walk> {
  const total = await page.evaluate((within) => {
    const isOff = (one: Element): boolean =>
      one.closest('[inert], [hidden], dialog:not([open])') !== null ||
      one.getClientRects().length === 0 ||
      getComputedStyle(one).visibility === 'hidden';
    for (const one of document.querySelectorAll('[data-place]')) one.removeAttribute('data-place');
    const all = [...document.querySelectorAll(within)].flatMap((part) => [
      ...part.querySelectorAll<HTMLElement>('a[href]:not([tabindex="-1"]), button, input, select, summary, textarea, [tabindex="0"]'),
    ]);
    const open = all.filter((one) => !isOff(one));
    for (const [i, one] of open.entries()) one.dataset.place = String(i);
    // Where the browser goes on from when Tab is pressed next: the top of the page.
    const top = document.createElement('span');
    top.tabIndex = -1;
    document.body.prepend(top);
    top.focus({ preventScroll: true });
    top.remove();
    return open.length;
  }, area);
  const order: number[] = [];
  const wrong: string[] = [];
  for (let i = 0; i < total; i++) {
    await page.keyboard.down('Tab');
    const { place, fault } = (await page.evaluate(
      `(() => { const fault = (${hiddenFocus})(); return { place: Number(document.activeElement?.dataset.place ?? -1), fault }; })()`,
    )) as { place: number; fault?: string };
    if (place < 0 || order.includes(place)) break;
    order.push(place);
    if (fault) wrong.push(fault);
  }
  const missed = await onAll(
    page,
    '[data-place]',
    (all, reached) =>
      all.filter((one) => !reached.includes(Number((one as HTMLElement).dataset.place))).map((one) => one.outerHTML.slice(0, 120)),
    order,
  );
  return { missed, wrong, order };
}

export const inOrder = ({ missed, wrong, order }: Walk): object => ({ missed, wrong, rising: order.every((place, i) => place === i) });
export const FINE = { missed: [], wrong: [], rising: true };

/** WCAG 1.4.12. */
export const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** Targets smaller than 24 px beside text, and 44 px where they do something. A link in a sentence is as high as its line (2.5.8). */
export const smallTargets = (page: Page): Promise<string[]> =>
  onAll(page, 'button, a[href], select, input, summary, textarea', (all) =>
    all.flatMap((one) => {
      const { width: wide, height: high } = one.getBoundingClientRect();
      const inText = one.closest('.mark, p, li, td, figcaption') !== null && getComputedStyle(one).display === 'inline';
      if (wide === 0 || inText || one.closest('[inert]')) return [];
      const least = one.matches('button, .bar a, .contents a, .actions a') ? 43.9 : 24;
      return Math.min(wide, high) < least ? [`${one.outerHTML.slice(0, 100)} ${wide} x ${high}`] : [];
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
  page.evaluate(`[...document.querySelectorAll(${JSON.stringify(SHOWN)})].flatMap(${lostIn})`) as Promise<string[]>;

/** What moves, or would move when something is pressed. */
export const movingParts = (page: Page): Promise<string[]> =>
  onAll(page, 'body *', (all) => [
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
  onAll(page, '.verdict-shape :is(circle, path), .tick, button[aria-pressed] svg', (all) =>
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
  const shown = (): Promise<string | undefined> =>
    page.evaluate(() => document.querySelector('section.present, section.slide:not([hidden], [inert])')?.id);
  const before = await shown();
  await page.click('[data-go=next]');
  while ((await shown()) === before);
  // What is told of a slide is told when it comes, at the latest in the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return (await page.evaluate('said')) as string[];
}
