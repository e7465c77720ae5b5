import { describe, expect, test } from 'vitest';
import { onAll } from '../support/on-all.js';
import { presentDecks } from '../support/presented.js';
import { addressesFor, firstOf, idsOf, lineOf, onEachSlide, present } from '../support/reveal-moves.js';

/** The shipped decks for presenting, opened from disk in a real browser as a double click does. */
const { opened, deck } = presentDecks('reveal');
const consult = () => deck();

describe('the question at the start', () => {
  test('leads through all slides for everyone and those of the condition, in order, for each condition', () =>
    opened({}, async (page) => {
      expect(consult().conditions.length).toBeGreaterThan(3);
      for (const { id } of consult().conditions) {
        await page.evaluate(() => {
          location.hash = '#/choose';
        });
        await page.waitForSelector('section.present .choose');
        await page.click(`[data-choose="${id}"]`);
        expect((await idsOf(page)).slice(2, -1).filter((one) => !/^(teach-back|end|how-sure|sources)/.test(one))).toEqual(
          addressesFor(consult(), [id]),
        );
        await page.click('[data-start=chosen]');
        expect(await present(page)).toBe(firstOf(consult()));
        await page.keyboard.press('Home');
        await page.keyboard.press('ArrowRight');
        await page.click(`[data-choose="${id}"]`);
      }
    }));

  test('takes several conditions together, and shows all slides when none or all are wanted', () =>
    opened({}, async (page) => {
      const all = await idsOf(page);
      await page.keyboard.press('PageDown');
      const [one, , three] = consult().conditions.map(({ id }) => id);
      await page.click(`[data-choose="${one}"]`);
      await page.click(`[data-choose="${three}"]`);
      expect(await onAll(page, '[data-choose][aria-pressed=true]', (pressed) => pressed.length)).toBe(2);
      expect((await idsOf(page)).slice(2)).toEqual(
        expect.arrayContaining(addressesFor(consult(), [one ?? '', three ?? ''])) as unknown as string[],
      );
      await page.click('[data-start=all]');
      expect(await idsOf(page)).toEqual(all);
      expect(await page.$$('[data-choose][aria-pressed=true]')).toHaveLength(0);
    }));

  test('is answered with the keyboard alone', () =>
    opened({}, async (page) => {
      await page.keyboard.press('ArrowRight');
      await page.focus('[data-choose]');
      await page.keyboard.press('Space');
      expect(await present(page)).toBe('choose');
      expect(await page.$eval('[data-choose]', (button) => button.getAttribute('aria-pressed'))).toBe('true');
      expect(await page.evaluate(() => document.activeElement?.matches('[data-choose]'))).toBe(true);
      await page.focus('[data-start=chosen]');
      await page.keyboard.press('Enter');
      expect(await present(page)).toBe(firstOf(consult()));
    }));

  test('leaves what was chosen in no address and no storage, and is open again after a reload', () =>
    opened({}, async (page) => {
      const { id = '', label = '' } = consult().conditions[0] ?? {};
      await page.keyboard.press('ArrowRight');
      await page.click(`[data-choose="${id}"]`);
      await onEachSlide(page, async () => {
        const { hash, stored } = await page.evaluate(() => ({
          hash: decodeURIComponent(location.href + String(history.state)),
          stored: document.cookie + name,
        }));
        expect(hash).not.toContain(id);
        expect(hash).not.toContain(label);
        expect(stored).toBe('');
      });
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
      await page.reload();
      await page.waitForSelector('.reveal.ready');
      expect(await page.$$('[aria-pressed=true]')).toHaveLength(0);
      expect(await idsOf(page)).toHaveLength((await page.$$('.slides section:not(.stack)')).length);
    }));

  test('keeps slides that are not on the path within reach of the menu', () =>
    opened({}, async (page) => {
      const [first, second] = consult().conditions.map(({ id }) => id);
      await page.keyboard.press('ArrowRight');
      await page.click(`[data-choose="${first}"]`);
      const target = addressesFor(consult(), [second ?? '']).find((one) => one.startsWith('slide-')) ?? '';
      expect(await idsOf(page)).not.toContain(target);
      await page.keyboard.press('m');
      const lines = await page.$$('#menu ol button');
      const off = await onAll(page, '#menu ol button', (all) => all.findIndex((one) => one.textContent?.includes('not in this choice')));
      await lines[off]?.click();
      expect(await page.$('dialog[open]')).toBeNull();
      expect(await present(page)).toBe(target);
      await page.keyboard.press('Home');
      expect(await present(page)).toBe('title');
    }));

  test('is not asked where there is nothing to choose between', () =>
    opened({ deck: 'community-talk' }, async (page) => {
      expect(deck('community-talk').conditions.length).toBeLessThan(2);
      expect(await page.$('.choose')).toBeNull();
    }));

  test('numbers the slides of the path, and tells them to screen readers once, in words', () =>
    opened({}, async (page) => {
      await page.keyboard.press('ArrowRight');
      await page.click('[data-choose]');
      await page.click('[data-start=chosen]');
      const total = (await lineOf(page)).length - 1;
      const title = await page.$eval('section.present h2', (heading) => heading.textContent);
      expect(await onAll(page, '[aria-live]', (lines) => lines.map((line) => line.textContent))).toEqual([`Slide 2 of ${total}: ${title}`]);
      expect(await page.$eval('.bar output', (output) => output.textContent)).toBe(`2 / ${total}`);
      expect(await page.$eval('section.present .number', (number) => number.textContent)).toBe(`2 / ${total}`);
    }));
});

describe('teach-back', () => {
  test('shows one prompt after the other, and forgets its ticks with the page', () =>
    opened({ hash: '#/teach-back' }, async (page) => {
      const visible = (): Promise<number> =>
        onAll(page, '.present .said', (all) => all.filter((one) => getComputedStyle(one).visibility === 'visible').length);
      expect(await visible()).toBe(1);
      await page.click('.present .said');
      expect(await page.$eval('.present .said', (button) => button.getAttribute('aria-pressed'))).toBe('true');
      await page.keyboard.press('PageDown');
      expect(await visible()).toBe(2);
      await page.reload();
      await page.waitForSelector('.reveal.ready');
      expect(await present(page)).toBe('teach-back');
      expect(await page.$$('.said[aria-pressed=true]')).toHaveLength(0);
    }));

  test('has no ticks on paper', () =>
    opened({ hash: '#/teach-back' }, async (page) => {
      await page.emulateMediaType('print');
      expect(await onAll(page, '.said', (all) => all.map((one) => getComputedStyle(one).display))).not.toContain('flex');
    }));
});
