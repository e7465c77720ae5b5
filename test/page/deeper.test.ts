import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPrinter, type Page, type Printer } from '../../scripts/browser/open-printer.js';
import { openBundler } from '../../scripts/bundle/inline-html.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { renderMarp } from '../../scripts/formats/slides/render-marp.js';
import { renderReveal } from '../../scripts/formats/slides/render-reveal.js';
import { at, deckOf, library, module, p, slide } from '../support/compose-library.js';
import { onAll } from '../support/on-all.js';
import { FIXTURE, TEMPLATES } from '../support/places.js';
import { openSpeaker, present } from '../support/reveal-moves.js';

/** A deck of "leaf", below it "pot" and "cup", then "tray" and, for one kind of patient each, "mint" and "milk" with "foam" below. */
const folder = mkdtempSync(join(tmpdir(), 'teachback-deeper-'));
let printer: Printer;

beforeAll(async () => {
  const noted = (id: string, conditions: string[] = []) => slide(id, [p(`Words of ${id}.`)], { conditions, notes: [p(`Say ${id}.`)] });
  const slides = [
    ...['leaf', 'pot', 'cup', 'tray'].map((id) => noted(id)),
    noted('mint', ['mint']),
    noted('milk', ['milk']),
    noted('foam'),
  ];
  const entries = [
    { slides: ['leaf'], deeper: ['pot', 'cup'] },
    { slides: ['tray', 'mint', 'milk'], deeper: ['foam'] },
  ].map((entry) => ({ module: 'brew', at: at(), ...entry }));
  const from = library([module('brew', { slides })], deckOf([], { parts: [{ modules: entries }], minutes: 10 }));
  const templates = readTemplates(TEMPLATES);
  const conditions = { mint: { en: 'Mint' }, milk: { en: 'Milk' } };
  const wish = { deck: 'tea', brand: Object.keys(from.brands)[0] ?? '', locale: 'en' };
  const words = readLibrary(FIXTURE, TEMPLATES).library?.words ?? {};
  const { deck } = await composeDeck({ ...from, project: { ...from.project, conditions }, words }, wish);
  const bundler = openBundler();
  writeFileSync(join(folder, 'reveal.html'), await bundler.inline(renderReveal(deck, templates)));
  writeFileSync(join(folder, 'marp.html'), await bundler.inline(renderMarp(deck, templates)));
  printer = await openPrinter();
}, 300_000);
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

async function opened<T>(file: string, use: (page: Page) => Promise<T>, hash = ''): Promise<T> {
  return printer.withPage(async (page) => {
    await page.setViewport({ width: 1280, height: 800, hasTouch: true });
    await page.goto(pathToFileURL(join(folder, file)).href + hash);
    await page.waitForSelector('.reveal.ready, body.presenting:has(.marpit)');
    return use(page);
  });
}
const inReveal = <T>(use: (page: Page) => Promise<T>, hash?: string): Promise<T> => opened('reveal.html', use, hash);
const PRESENT = 'section.present:not(.stack)';
const bar = (page: Page): Promise<string | null> => page.$eval('nav output', (place) => place.textContent);
const waysOn = (page: Page, slides: string): Promise<string[]> =>
  onAll(page, `${slides} .leaps li:not([hidden])`, (all) => all.map((way) => way.textContent?.trim() ?? ''));

async function swipe(page: Page, by: { readonly x?: number; readonly y?: number }): Promise<string> {
  const touch = await page.touchscreen.touchStart(640, 400);
  await touch.move(640 + (by.x ?? 0), 400 + (by.y ?? 0));
  await touch.end();
  return present(page);
}

describe('the deck to present', () => {
  test('leads along the main line, below a slide by the arrow down, and back', () =>
    inReveal(async (page) => {
      const pressed = async (key: Parameters<Page['keyboard']['press']>[0]): Promise<string> => {
        await page.keyboard.press(key);
        return `${await present(page)} ${await bar(page)}`;
      };
      const total = 7;
      expect(`${await present(page)} ${await bar(page)}`).toBe(`brew-leaf 2 / ${total}`);
      expect(await pressed('PageDown')).toBe(`brew-tray 3 / ${total}`);
      expect(await pressed('ArrowLeft')).toBe(`brew-leaf 2 / ${total}`);
      expect(await pressed('ArrowDown')).toBe(`brew-pot 2.1 / ${total}`);
      expect(await pressed('ArrowDown')).toBe(`brew-cup 2.2 / ${total}`);
      expect(await pressed('ArrowUp')).toBe(`brew-pot 2.1 / ${total}`);
      expect(await pressed('PageUp')).toBe(`brew-leaf 2 / ${total}`);
      await page.keyboard.press('ArrowDown');
      expect(await pressed('ArrowRight')).toBe(`brew-tray 3 / ${total}`);
      // Nothing is remembered of where one was below a slide.
      expect(await pressed('ArrowLeft')).toBe(`brew-leaf 2 / ${total}`);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      expect(await pressed('ArrowDown')).toBe(`brew-tray 3 / ${total}`);
      expect(await pressed('ArrowUp')).toBe(`brew-leaf 2 / ${total}`);
    }, '#/brew-leaf'));

  test('leads there by a finger', () =>
    inReveal(async (page) => {
      expect(await swipe(page, { y: -200 })).toBe('brew-pot');
      expect(await swipe(page, { y: 200 })).toBe('brew-leaf');
      expect(await swipe(page, { x: -300 })).toBe('brew-tray');
      expect(await swipe(page, { x: 300 })).toBe('brew-leaf');
    }, '#/brew-leaf'));

  test('says on each slide what is below it, leads there and back by links, and opens at the address', () =>
    inReveal(async (page) => {
      expect(await waysOn(page, PRESENT)).toEqual(['Title of leaf']);
      expect(await page.$eval(`${PRESENT} header`, (head) => head.textContent)).toContain('More on this');
      await page.click(`${PRESENT} .leaps a`);
      expect(await present(page)).toBe('brew-leaf');
      expect(await waysOn(page, PRESENT)).toEqual(['Title of pot', 'Title of cup']);
      await page.focus(`${PRESENT} .leaps li:last-child a`);
      await page.keyboard.press('Enter');
      expect(await present(page)).toBe('brew-cup');
      expect(await page.$eval('[aria-live]', (line) => line.textContent)).toBe('Slide 2.2 of 7: Title of cup');
    }, '#/brew-pot'));

  test('lists them in the menu below their slide', () =>
    inReveal(async (page) => {
      await page.keyboard.press('m');
      const below = await onAll(page, '#menu ol ol button', (all) => all.map((one) => one.textContent));
      expect(below).toEqual(['Title of pot', 'Title of cup', 'Title of foam']);
      await page.evaluate(() => document.querySelectorAll<HTMLElement>('#menu ol ol button')[1]?.click());
      expect(await present(page)).toBe('brew-cup');
    }));

  test('keeps what is below a slide with that slide on the path of a patient, and brings both back', () =>
    inReveal(async (page) => {
      await page.click('[data-choose=mint]');
      await page.click('[data-start=chosen]');
      const ids = (): Promise<string[]> => onAll(page, '.slides section:not(.stack)', (all) => all.map(({ id }) => id));
      expect(await ids()).not.toContain('slide-5-1');
      await page.keyboard.press('m');
      await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('#menu button')].find((one) => one.textContent?.includes('foam'))?.click(),
      );
      expect(await present(page)).toBe('slide-5-1');
      expect(await ids()).toEqual(expect.arrayContaining(['slide-4', 'slide-5', 'slide-5-1']));
      expect(await bar(page)).toBe('5.1 / 7');
    }, '#/choose'));

  test('shows the speaker the next slide of the main line, and follows its arrows', () =>
    inReveal(async (page) => {
      const speaker = await openSpeaker(page);
      const next = (): Promise<string | undefined> => speaker.$eval('.slide-next h2', (title) => title.textContent?.trim());
      expect(await next()).toBe('Title of tray');
      await speaker.keyboard.press('ArrowDown');
      await speaker.waitForFunction(() => document.querySelector('.notes')?.textContent?.includes('Say pot.'));
      expect(await next()).toBe('Title of tray');
      await speaker.keyboard.press('PageDown');
      await speaker.waitForFunction(() => document.querySelector('.notes')?.textContent?.includes('Say tray.'));
    }, '#/brew-leaf'));

  test.each(['no script', 'paper'])('stands in order, each below its slide and marked: %s', (way) =>
    printer.withPage(async (page) => {
      if (way === 'paper') await page.emulateMediaType('print');
      else await page.setJavaScriptEnabled(false);
      await page.goto(pathToFileURL(join(folder, 'reveal.html')).href);
      const seen = await onAll(page, '.slides section:not(.stack)', (all) =>
        all
          .filter((one) => one.checkVisibility())
          .map((one) => [one.querySelector('h1, h2')?.textContent?.trim(), one.textContent?.includes('· More on this')]),
      );
      expect(seen.slice(1, 5)).toEqual([
        ['Title of leaf', false],
        ['Title of pot', true],
        ['Title of cup', true],
        ['Title of tray', false],
      ]);
    }),
  );
});

describe('the deck to share', () => {
  test('has them at its end, leads there from their slide and from the menu, and back', () =>
    opened(
      'marp.html',
      async (page) => {
        const shown = (): Promise<string> => page.$eval('section.slide:not([hidden])', ({ id }) => id);
        expect(await waysOn(page, 'section:not([hidden])')).toEqual(['Title of pot', 'Title of cup']);
        await page.click('section:not([hidden]) .leaps li:last-child a');
        await page.waitForSelector('#brew-cup:not([hidden])');
        expect(await bar(page)).toBe('2.2 / 7');
        await page.click('#brew-cup .leaps a');
        await page.waitForSelector('#brew-leaf:not([hidden])');
        expect(await bar(page)).toBe('2 / 7');
        await page.keyboard.press('m');
        expect(await onAll(page, '#menu ol ol button', (all) => all.map((one) => one.textContent))).toEqual([
          '2.1. Title of pot',
          '2.2. Title of cup',
          '5.1. Title of foam',
        ]);
        await page.keyboard.press('Escape');
        await page.keyboard.press('End');
        expect(await shown()).toBe('credits');
        await page.keyboard.press('ArrowRight');
        expect(await shown()).toBe('credits');
        expect(await onAll(page, 'section.slide', (all) => all.map(({ id }) => id).slice(-6))).toEqual([
          'end',
          'appendix',
          'brew-pot',
          'brew-cup',
          'brew-foam',
          'credits',
        ]);
      },
      '#2',
    ));
});
