import { beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import { planSlides } from '../../scripts/formats/slides/plan-slides.js';
import type { Deck } from '../../scripts/model/deck.js';
import { plainText } from '../../scripts/model/tree.js';
import { readManifest } from '../../scripts/publish/listing.js';
import { onAll } from '../support/on-all.js';
import { onePrinter } from '../support/one-printer.js';
import { builtBytes, builtHtml, builtTexts, shippedBuild, shippedDeck } from '../support/shipped.js';
import { noteWords, wordsOf } from '../support/slide-words.js';

/** The slides as they were built: what they show, without the script that presents them, and on paper. */
const DECKS = ['consult', 'community-talk'] as const;
const FOLDER = { marp: 'share', reveal: 'staff' } as const;
const decks = new Map<string, Deck>();
let printer: Printer;

beforeAll(async () => {
  printer = await onePrinter();
  for (const id of DECKS) decks.set(id, await shippedDeck(id));
});

const deckOf = (id: string): Deck => decks.get(id) as Deck;
const fileOf = (id: string, engine: keyof typeof FOLDER): string => `${FOLDER[engine]}/${id}.${engine}.html`;
const textIn = (name: string): string => new TextDecoder().decode(builtBytes(name));

function loaded<T>(html: string, media: 'screen' | 'print', use: (page: Page) => Promise<T>): Promise<T> {
  return printer.withPage(async (page) => {
    const { refused } = await loadHtml(page, html, { media });
    expect(refused).toEqual([]);
    return use(page);
  });
}

/** Runs in the page. */
function textSizes(slides: Element[]): { caveats: number[]; words: number[] }[] {
  return slides.map((slide) => {
    const sizeOf = (selector: string): number[] =>
      [...slide.querySelectorAll(selector)].map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    return { caveats: sizeOf('.caveat, blockquote:not(.quotation) > p'), words: sizeOf('.words p, .words li') };
  });
}

describe('slides on screen', () => {
  const cases = DECKS.flatMap((id) => (['marp', 'reveal'] as const).map((engine) => [id, engine] as const));

  test.each(cases)('of %s in %s were found whole, in text of 24 px or more, caveats no smaller than the words', async (id, engine) => {
    const found = readManifest(shippedBuild().out)?.artifacts.find(({ path }) => path.endsWith(`/${fileOf(id, engine)}`));
    expect(found?.checked?.found).toEqual(expect.arrayContaining(['whole', 'sizes', 'colors', 'lines']));
    expect(found?.checked?.text).toBe(24);
    await loaded(textIn(fileOf(id, engine)), 'screen', async (page) => {
      // Without script it is a page to read; presented, its letters are for a room.
      for (const least of [20, 24]) {
        const sizes = await onAll(page, 'section.slide, div.slide', textSizes);
        expect(sizes.flatMap(({ caveats }) => caveats).length).toBeGreaterThan(5);
        for (const { caveats, words } of sizes) {
          for (const caveat of caveats) expect(caveat).toBeGreaterThanOrEqual(Math.max(least, ...words));
        }
        await page.evaluate(() => document.body.classList.remove('reading'));
      }
      const links = await onAll(page, '.mark a', (all) => all.map((link) => link.getAttribute('href')?.slice(1) ?? ''));
      const ids = await onAll(page, '[id]', (all) => all.map((one) => one.id));
      expect(links.length).toBeGreaterThan(20);
      expect(links.filter((link) => !ids.includes(link))).toEqual([]);
      expect(ids.length).toBe(new Set(ids).size);
    });
  });

  test('begin with crisis lines and review status, and end with whom to call and the sources', async () => {
    const deck = deckOf('consult');
    await loaded(textIn(fileOf('consult', 'marp')), 'screen', async (page) => {
      const texts = await onAll(page, 'section.slide', (slides) => slides.map((slide) => slide.textContent ?? ''));
      for (const words of [deck.title, deck.region.crisis.title, deck.region.emergency.title, deck.status.text])
        expect(texts[0]).toContain(words);
      const end = planSlides(deck).find(({ kind }) => kind === 'end');
      for (const { value } of deck.brand.contact) expect(texts[(end?.page ?? 0) - 1]).toContain(plainText(value ?? []));
      expect(texts.join(' ')).toContain(deck.references.at(-1)?.text);
    });
  });

  test('keep the notes out of the shared deck, and announce them in the other', async () => {
    const deck = deckOf('community-talk');
    const read = (name: string): Promise<string> =>
      loaded(textIn(name), 'screen', (page) => page.evaluate(() => (document.body.textContent ?? '').replace(/\s+/g, ' ')));
    const [shared, presenting] = [await read(fileOf('community-talk', 'marp')), await read(fileOf('community-talk', 'reveal'))];
    for (const words of noteWords(deck)) expect(shared).not.toContain(words);
    expect(textIn(fileOf('community-talk', 'marp'))).not.toContain('For staff');
    expect(presenting).toContain('For staff: holds speaker notes');
    const said = planSlides(deck).filter(({ kind }) => kind === 'content' || kind === 'opener');
    expect(textIn(fileOf('community-talk', 'reveal')).match(/<aside class="notes">/g)).toHaveLength(said.length);
  });
});

describe('slides on paper', () => {
  test('stand one a page, without notes', async () => {
    const deck = deckOf('consult');
    const texts = await builtTexts('share/consult.slides.pdf');
    expect(texts).toHaveLength(planSlides(deck).length);
    for (const words of noteWords(deck)) expect(texts.join(' ').replace(/\s+/g, ' ')).not.toContain(words);
  });

  test.each(['letter', 'a4'] as const)('stand above their notes on %s, which the first page announces', async (paper) => {
    const name = `staff/consult.notes.${paper}.pdf`;
    await loaded(await builtHtml(name), 'print', async (page) => {
      const ids = await onAll(page, '[id]', (all) => all.map(({ id }) => id));
      expect(ids.length).toBe(new Set(ids).size);
      const levels = await onAll(page, 'h1, h2, h3, h4, h5, h6', (all) => all.map(({ tagName }) => Number(tagName[1])));
      expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
    });
    const texts = await builtTexts(name);
    expect(texts[0]).toContain('For staff: holds speaker notes');
    for (const planned of planSlides(deckOf('consult'))) {
      if (planned.kind !== 'content' || planned.above) continue;
      const seen = texts[planned.page - 1]?.replace(/\s+/g, ' ');
      expect(seen).toContain(wordsOf(planned.slide.title));
      expect(seen).toContain('Speaker notes');
    }
  });
});
