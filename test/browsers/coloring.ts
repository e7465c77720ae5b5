import { expect, it } from 'vitest';
import { keep } from './look.js';
import { brightnessAt } from './pixels.js';
import { DECKS } from './places.js';
import { SIZES, until } from './tab.js';
import type { Real } from './with-engine.js';

/** Drawings are seen whatever colors the viewer's system or browser chose: light on which dark is drawn, as they were made. */
export function coloring({ engine, opened }: Real): void {
  for (const colors of engine.colors) {
    // One deck for each: what colors drawings is the same in both.
    for (const [name, address] of DECKS.slice(...(colors === 'dark' ? [0, 1] : [1, 2]))) {
      it(`${name} in ${colors} colors: the drawing of a slide is seen, and its words are`, async () => {
        await opened({ colors }, async (tab) => {
          await tab.goto(address());
          await until(
            tab.run,
            () => document.body.matches('.presenting:not(.reading)') && document.querySelector('nav output')?.textContent !== '',
          );
          const id = await tab.run(() => document.querySelector('.drawing')?.closest('[id]:is(.slide, section)')?.id ?? '');
          await tab.goto('about:blank');
          await tab.goto(`${address()}#${name === 'reveal' ? '/' : ''}${id}`);
          const place = await until(tab.run, () => {
            const shown = [...document.querySelectorAll('.slide .drawing svg')].find(
              (one) => one.getClientRects().length > 0 && one.checkVisibility?.() !== false,
            );
            const { x = 0, y = 0, width = 0, height = 0 } = shown?.getBoundingClientRect() ?? {};
            return width > 100 && x >= 0 && x < innerWidth ? { x, y, width, height, across: innerWidth } : undefined;
          });
          const picture = await tab.picture();
          await keep(`${engine.name}-${name}-${colors}.png`, picture);
          await tab.goto('about:blank');
          const { most, darkest } = await brightnessAt(
            tab,
            picture,
            place ?? { x: 0, y: 0, width: 1, height: 1 },
            place?.across ?? SIZES.wide[0],
          );
          expect({ isLight: most > 0.8, isDrawn: darkest < 0.35 }, JSON.stringify({ most, darkest })).toEqual({
            isLight: true,
            isDrawn: true,
          });
        });
      });
    }
  }
}
