import type { Page } from '../../scripts/browser/open-printer.js';
import type { Deck } from '../../scripts/model/deck.js';
import { onAll } from './on-all.js';

export const present = (page: Page): Promise<string> => page.$eval('section.present:not(.stack)', (slide) => slide.id);
export const idsOf = (page: Page): Promise<string[]> => onAll(page, '.slides section:not(.stack)', (all) => all.map(({ id }) => id));

/** Addresses of the slides of content on the path of `conditions`. */
export const addressesFor = (deck: Deck, conditions: readonly string[]): string[] =>
  deck.slides.flatMap(({ id, number, conditions: own }) => {
    if (own.length === 0) return [id];
    return own.some((one) => conditions.includes(one)) ? [`slide-${number.replace('.', '-')}`] : [];
  });

/** The slide after the question: what the marks mean, where the first slide has one. */
export const firstOf = ({ slides: [first] }: Deck): string => (first?.legend ? 'how-sure' : (first?.id ?? ''));

/** Those of the main line that are in the page. */
export const lineOf = (page: Page): Promise<string[]> =>
  onAll(page, '.slides > section', (all) => all.map((one) => one.id || one.children[0]?.id || ''));

/** Goes to the next slide, whatever steps this one has left. */
export async function leap(page: Page): Promise<string> {
  await page.keyboard.down('Alt');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.up('Alt');
  return present(page);
}

/** Runs `look` on each slide from the first to the last. */
export async function onEachSlide(page: Page, look: (id: string) => Promise<void>): Promise<void> {
  let before = '';
  for (let id = await present(page); id !== before; id = await leap(page)) {
    await look(id);
    before = id;
  }
}

/** Opens the speaker window of a deck, and returns it once both its slides are in it. */
export async function openSpeaker(page: Page): Promise<Page> {
  const popup = new Promise<Page>((found) => {
    page.once('popup', (window) => window && found(window));
  });
  await page.keyboard.press('s');
  const speaker = await popup;
  await speaker.waitForSelector('.slide-now .slide');
  return speaker;
}
