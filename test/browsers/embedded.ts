import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../support/two-sites.js';
import { openClinic } from './embedded-host.js';
import { type Tab, until } from './tab.js';
import type { Real } from './with-engine.js';

/** What the clinic's own script knows. */
declare const nonces: string[];
declare const ready: number;
declare const slides: number[];
declare const probed: { full: boolean; hash: string }[];
declare const deck: () => HTMLElement;
declare const frame: () => HTMLIFrameElement;
declare const ask: (what: string, value: string) => void;

const MARP = 'consult.marp.html';
const BOOKLET = 'take-home.booklet.html';

/** A deck on a clinic's page, under the strictest policy under which it works. */
export function embedded({ engine, opened }: Real): void {
  describe('embedded', () => {
    let clinic: Site;
    beforeAll(async () => {
      clinic = await openClinic();
    });
    afterAll(() => clinic[Symbol.asyncDispose]());
    const show = async (tab: Tab, body: string): Promise<void> => {
      await tab.goto(`${clinic.origin}/${encodeURIComponent(body)}`);
      await until(tab.run, () => ready === 1);
    };
    const element = (file: string, more = ''): string => `<teachback-deck src="/decks/${file}" title="Deck" ${more}></teachback-deck>`;

    it.each(engine.sizes ? (['wide', 'narrow'] as const) : (['wide'] as const))(
      '%s: a deck scrolls nothing around it, neither when it loads nor when it is told a slide',
      (size) =>
        opened({ size }, async (tab) => {
          // A part of it is seen, so that it loads; its slide is far below.
          await show(
            tab,
            `<div style="height:85vh"></div>${element(`${MARP}#5`, 'slide="4" report-slides')}<div style="height:3000px"></div>`,
          );
          await until(tab.run, () => slides.at(-1) === 4);
          await tab.run(() => deck().setAttribute('slide', '7'));
          await until(tab.run, () => slides.at(-1) === 7);
          expect(await tab.run(() => [scrollX, scrollY])).toEqual([0, 0]);
        }),
    );

    it('a booklet answers on after its links were followed: they lead to their place, and it is as high as it needs', () =>
      opened({}, async (tab) => {
        await show(tab, element(BOOKLET));
        const height = await until(tab.run, () => (frame().clientHeight > 3000 ? frame().clientHeight : 0));
        const follow = async (which: string): Promise<number> => {
          await tab.run(() => scrollTo(0, 0));
          await tab.run((link) => ask('click', link), `.contents li li:${which} a, .contents > ol > li:${which} a`);
          return until(tab.run, () => (scrollY > 200 ? scrollY : 0));
        };
        const first = await follow('last-child');
        expect(await follow('last-child')).toBe(first);
        await tab.run(() => ask('grow', '777px'));
        await until(tab.run, (before) => Math.abs(frame().clientHeight - Number(before) - 777) < 40, height);
        expect(await tab.run(() => [ready, nonces.length])).toEqual([1, 1]);
      }));

    it('its frame is as wide as the page has room, high enough to read, and may fill the screen where pages may', () =>
      opened({}, async (tab) => {
        await show(tab, element(MARP, 'controls'));
        const [width, room, height, mayPage] = await tab.run(() => [
          frame().getBoundingClientRect().width,
          document.body.clientWidth,
          frame().getBoundingClientRect().height,
          document.fullscreenEnabled === true,
        ]);
        expect(Number(width)).toBeGreaterThan(Number(room) - 4);
        expect(Number(height)).toBeGreaterThan(400);
        await tab.run(() => ask('look', ''));
        const [seen] = (await until(tab.run, () => probed.length > 0 && probed)) as { full?: boolean }[];
        if (mayPage) expect(seen?.full).toBe(true);
      }));

    it('a frame that says 20,000 things neither scrolls nor stalls the page: it goes, and the links stand there', () =>
      opened({}, async (tab) => {
        const inside = `<a href="/decks/${BOOKLET}">The booklet</a>`;
        await show(
          tab,
          `<p>Before</p>${element(BOOKLET, 'report-slides').replace('></', `>${inside}</`)}<div style="height:9000px"></div>`,
        );
        await until(tab.run, () => frame().clientHeight > 3000);
        const began = Number(await tab.run(() => performance.now()));
        await tab.run(() => ask('flood', nonces[0] ?? ''));
        await until(tab.run, () => frame() === null);
        const took = Number(await tab.run(() => performance.now())) - began;
        expect(await tab.run(() => [scrollX, scrollY, ready])).toEqual([0, 0, 1]);
        // One each 20 ms is heard.
        expect(await tab.run(() => slides.length)).toBeLessThan(took / 20 + 2);
        expect(await tab.run(() => document.querySelector('teachback-deck a')?.getBoundingClientRect().height)).toBeGreaterThan(10);
      }));
  });
}
