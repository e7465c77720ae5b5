import { expect, it } from 'vitest';
import { DECKS, marp, reveal } from './places.js';
import { type Tab, until } from './tab.js';
import type { Real } from './with-engine.js';

const place = (tab: Tab): Promise<string | null> => tab.run(() => document.querySelector('nav output')?.textContent ?? null);

async function shown(tab: Tab, address: string): Promise<void> {
  await tab.goto(address);
  await until(tab.run, () => document.body.matches('.presenting') && /^1 /.test(document.querySelector('nav output')?.textContent ?? ''));
}

/** A deck is shown, obeys keys and buttons, and tells where one is. */
export function presenting({ engine, opened }: Real): void {
  it.each(DECKS)('%s: goes on by keys, lists its slides, and makes its letters larger', async (_, address) => {
    await opened({}, async (tab) => {
      await shown(tab, address());
      await tab.press('ArrowRight');
      expect(await place(tab)).not.toMatch(/^1 /);
      await tab.press('m');
      const menu = await tab.run(() => {
        const dialog = document.querySelector<HTMLDialogElement>('#menu[open]');
        return {
          lines: dialog?.querySelectorAll('li').length ?? 0,
          veil: dialog ? getComputedStyle(dialog, '::backdrop').backgroundColor : '',
        };
      });
      expect(menu.lines).toBeGreaterThan(20);
      // What is behind the dialog is dimmed.
      expect(menu.veil).toMatch(/rgba\(20, 50, 60, 0\.[78]/);
      await tab.press('Escape');
      const size = (): Promise<number> =>
        tab.run(() =>
          Number.parseFloat(
            getComputedStyle([...document.querySelectorAll('.slide :is(p, li)')].find((one) => one.getClientRects().length > 0) as Element)
              .fontSize,
          ),
        );
      const before = await size();
      await tab.click('[data-go=larger]');
      expect((await size()) / before).toBeCloseTo(1.25, 1);
      await tab.click('[data-go=smaller]');
      expect(await size()).toBeCloseTo(before, 1);
    });
  });

  it('a term that tells what it means is underlined', async () => {
    await opened({}, async (tab) => {
      await shown(tab, marp());
      const lines = await tab.run(() => {
        const style = getComputedStyle(document.querySelector('[data-term][tabindex]') as Element);
        return [style.textDecorationLine, style.textDecorationStyle];
      });
      expect(lines).toEqual(['underline', 'dotted']);
    });
  });

  it('reveal: one condition leaves out the slides of the others; the overview shows all; what was said is ticked', async () => {
    await opened({}, async (tab) => {
      await shown(tab, reveal());
      const total = (): Promise<number> => tab.run(() => document.querySelectorAll('.slides section:not(.stack)').length);
      const all = await total();
      await tab.press('ArrowRight');
      await tab.click('[data-choose]');
      expect(await total()).toBeLessThan(all);
      await tab.press('o');
      await until(tab.run, () => document.querySelector('.reveal.overview') !== null);
      await tab.press('Escape');
      await tab.goto('about:blank');
      await tab.goto(`${reveal()}#/teach-back`);
      await until(tab.run, () => document.querySelector('.present .said') !== null);
      await tab.click('.present .said');
      expect(await tab.run(() => document.querySelector('.present .said')?.getAttribute('aria-pressed'))).toBe('true');
    });
  });

  if (!engine.opensWindows) return;
  it('reveal: the speaker window has this slide, the next one, notes and a clock, and leads the deck', async () => {
    await opened({}, async (tab) => {
      await shown(tab, reveal());
      // Past the question and what the marks mean.
      await tab.press('ArrowRight', 'ArrowRight', 'ArrowRight');
      const speaker = await tab.popup(() => tab.press('s'));
      const slide = (): Promise<string> => until(speaker.run, () => document.querySelector('.slide-now section')?.id ?? '');
      const first = await slide();
      expect(first).toBe(await tab.run(() => document.querySelector('section.present:not(.stack)')?.id ?? ''));
      const told = await speaker.run(() => [
        document.querySelector('.notes')?.textContent?.trim().length ?? 0,
        document.querySelector('.elapsed')?.textContent ?? '',
      ]);
      expect(told).toEqual([expect.any(Number), expect.stringMatching(/^00:0\d:\d\d$/)]);
      expect(told[0]).toBeGreaterThan(20);
      const next = await speaker.run(() => document.querySelector('.slide-next section')?.id ?? '');
      await speaker.press('PageDown');
      await until(tab.run, (id) => document.querySelector('section.present:not(.stack)')?.id === id, next);
      await speaker.close();
    });
  });
}
