import { expect, it } from 'vitest';
import { DECKS } from './places.js';
import { type Tab, until } from './tab.js';
import type { Real } from './with-engine.js';

const place = (tab: Tab): Promise<string | null> => tab.run(() => document.querySelector('nav output')?.textContent ?? null);

/** A deck is shown, obeys keys and buttons, and tells where one is. */
export function presenting({ opened }: Real): void {
  it.each(DECKS)('%s: shows its first slide, and goes on by keys', async (_, address) => {
    await opened({}, async (tab) => {
      await tab.goto(address());
      await until(
        tab.run,
        () => document.body.matches('.presenting') && /^1 /.test(document.querySelector('nav output')?.textContent ?? ''),
      );
      await tab.press('ArrowRight');
      expect(await place(tab)).not.toMatch(/^1 /);
    });
  });
}
