import { expect, it } from 'vitest';
import { keep } from './look.js';
import { DECKS } from './places.js';
import type { Size } from './tab.js';
import type { Real } from './with-engine.js';

/** Where no script runs a deck is a page to read: all slides in order, in letters of a size to read, as wide as the window. */
export function plain({ engine, opened }: Real): void {
  const sizes: readonly Size[] = engine.sizes ? ['wide', 'narrow', 'zoomed'] : ['wide'];
  for (const [name, address] of DECKS) {
    it.each(sizes)(`${name} without script, %s: all slides to read, nothing beside the window, nothing to press`, async (size) => {
      await opened({ size }, async (tab) => {
        await tab.goto(address('scriptless'));
        await keep(`${engine.name}-${name}-plain-${size}.png`, await tab.picture());
        const seen = await tab.run(() => {
          const slides = [...document.querySelectorAll<HTMLElement>('.slide:not(#choose .slide)')];
          const boxes = slides.map((slide) => slide.getBoundingClientRect());
          const sizesOf = [...document.querySelectorAll<HTMLElement>('.slide:not(#choose .slide) :is(p, li)')]
            .filter((one) => one.getClientRects().length > 0)
            .map((one) => Number.parseFloat(getComputedStyle(one).fontSize));
          return {
            presents: document.body.matches('.presenting.reveal-viewport, .marp.presenting'),
            isOrdered: boxes.every(({ top, height }, i) => height > 40 && (i === 0 || top >= (boxes[i - 1]?.bottom ?? 0) - 1)),
            sideways: document.documentElement.scrollWidth > innerWidth + 1,
            cut: slides
              .filter((slide) => slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1)
              .map(({ className }) => className),
            smallest: Math.min(...sizesOf) >= 15.9,
            pressed: [...document.querySelectorAll('button')].filter((one) => one.getClientRects().length > 0).length,
          };
        });
        expect(seen).toEqual({ presents: false, isOrdered: true, sideways: false, cut: [], smallest: true, pressed: 0 });
      });
    });
  }
}
