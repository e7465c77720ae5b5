import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession } from 'puppeteer-core';
import type { Page } from '../../scripts/browser/open-printer.js';
import { setLook } from './accessible-pages.js';

/** axe-core, the judge of WCAG 2.0-2.2 A and AA and of best practice. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ALL = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
/** The rules that look at colors, sizes and places: what other colors can change. The others read names, roles and order. */
export const SEEN = { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'] };

/** What axe finds in the colors of the page by all rules, and then in colors that the system chose by those that look at colors. */
export async function foundInBothLooks(page: Page, session: CDPSession, where: string, selector?: string): Promise<string[]> {
  const wrong = await found(page, where, selector);
  await setLook(session, { forced: true });
  wrong.push(...(await found(page, `${where}, forced colors`, selector, SEEN)));
  await setLook(session, {});
  return wrong;
}

/** What axe finds inside `selector`, each as its rule, element and reason. A frame is judged on its own. */
export async function found(page: Pick<Page, 'evaluate'>, where: string, selector?: string, runOnly = ALL): Promise<string[]> {
  const violations = await page.evaluate(
    async (rules, within) => {
      const { axe } = window as unknown as { axe: { run(...given: unknown[]): Promise<{ violations: Found[]; incomplete: Found[] }> } };
      interface Found {
        readonly id: string;
        readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
      }
      // Slides that are not on show are inert; axe reads them all the same, each time anew.
      const rest = within
        ? [...document.querySelectorAll('.slides section:not(.stack, .present), .marpit > section[hidden], .marpit > svg')]
        : [];
      const emptied = rest.map((slide) => ({ slide, children: [...slide.childNodes] }));
      for (const { slide } of emptied) slide.replaceChildren();
      const options = { runOnly: rules, resultTypes: ['violations', 'incomplete'], preload: false, iframes: false };
      const result = await axe.run(within === undefined ? document : { include: [[within]] }, options);
      for (const { slide, children } of emptied) slide.replaceChildren(...children);
      // axe leaves it to a person whether an id that names something twice is wrong; here it always is.
      const twice = result.incomplete.filter(({ id }) => id === 'duplicate-id-aria');
      // It was not there while its slide was emptied.
      const leads = (html: string): boolean => document.getElementById(/href="#([^"]+)"/.exec(html)?.[1] ?? '') !== null;
      return [...result.violations, ...twice].flatMap(({ id, nodes }) =>
        nodes
          .filter(({ html }) => id !== 'skip-link' || !leads(html))
          .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} - ${failureSummary.replace(/\s+/g, ' ').slice(0, 240)}`),
      );
    },
    runOnly,
    selector,
  );
  const left = await page.evaluate(leftByAxe, selector);
  return [...violations, ...left].map((violation) => `${where}: ${violation}`);
}

/**
 * Under the names of axe's rules, what those rules pass over: a page of no first heading,
 * dialogs of the `dialog` element, areas that scroll and hold a link. Runs in the page.
 */
function leftByAxe(within = 'body'): string[] {
  const all = [...document.querySelectorAll<HTMLElement>(`:is(${within}) *`)].filter((one) => one.getClientRects().length > 0);
  const isNamed = (one: Element): boolean =>
    Boolean(one.getAttribute('aria-label') ?? document.getElementById(one.getAttribute('aria-labelledby') ?? '')?.textContent?.trim());
  const dialogs = all.filter((one) => one.matches('dialog[open]') && !isNamed(one));
  const scrollers = all.filter((one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    const across = overflowX === 'auto' && one.scrollWidth > one.clientWidth + 1;
    const down = overflowY === 'auto' && one.scrollHeight > one.clientHeight + 1;
    return (across || down) && one.tabIndex !== 0 && !one.closest('[inert], dialog, [aria-hidden=true]');
  });
  const untitled = within === 'body' && !document.querySelector('h1') ? [document.body.firstElementChild ?? document.body] : [];
  const told = (rule: string) => (one: Element) => `${rule}: ${one.outerHTML.slice(0, 160)}`;
  return [
    ...untitled.map(told('page-has-heading-one')),
    ...dialogs.map(told('aria-dialog-name')),
    ...scrollers.map(told('scrollable-region-focusable')),
  ];
}
