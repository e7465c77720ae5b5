import { describe, expect, test } from 'vitest';
import { count, type Key, number, press, shown, spoken } from '../support/marp-moves.js';
import { onAll } from '../support/on-all.js';
import { lostIn, PHONE, presentDecks, smallestIn } from '../support/presented.js';

/** The shipped decks to share, opened from disk in a real browser as a double click does. */
const { opened } = presentDecks('marp');

describe('keys', () => {
  test('arrows, Page Up and Down, space, Home and End move, and stop at either end', () =>
    opened({}, async (page) => {
      const total = await count(page);
      const pressed = async (key: Key): Promise<number> => {
        await press(page, key);
        return number(page);
      };
      expect(await pressed('ArrowLeft')).toBe(1);
      expect(await pressed('ArrowRight')).toBe(2);
      expect(await pressed('ArrowDown')).toBe(3);
      expect(await pressed('PageDown')).toBe(4);
      expect(await pressed('Space')).toBe(5);
      expect(await pressed('PageUp')).toBe(4);
      expect(await pressed('ArrowUp')).toBe(3);
      expect(await pressed('End')).toBe(total);
      expect(await pressed('ArrowRight')).toBe(total);
      expect(await pressed('Home')).toBe(1);
      await page.keyboard.down('Shift');
      await press(page, 'End', 'Space');
      expect(await number(page)).toBe(total - 1);
    }));

  test('b makes the screen black and silent; any key or click brings the same slide back', () =>
    opened({}, async (page) => {
      const center = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body, '::after').backgroundColor);
      await press(page, 'ArrowRight', 'b');
      expect(await center()).toBe('rgb(0, 0, 0)');
      expect(await onAll(page, 'main, nav', (parts) => parts.every((part) => part.hasAttribute('inert')))).toBe(true);
      expect(await spoken(page)).toContain('Black screen');
      await press(page, 'PageDown');
      expect([await number(page), await page.$('.blank')]).toEqual([2, null]);
      expect(await spoken(page)).toContain('Slide 2 of');
      await press(page, '.');
      await page.mouse.click(300, 300);
      expect([await number(page), await page.$('.blank, main[inert]')]).toEqual([2, null]);
    }));

  test('f asks for the full screen, and again gives it back', () =>
    opened({}, async (page) => {
      await press(page, 'f');
      await page.waitForFunction(() => document.fullscreenElement !== null);
      await press(page, 'f');
      await page.waitForFunction(() => document.fullscreenElement === null);
    }));

  test('? lists the keys, takes the focus in and gives it back; the slides stand still meanwhile', () =>
    opened({}, async (page) => {
      await page.focus('nav [data-go=menu]');
      await press(page, '?', 'ArrowRight', 'b');
      expect([await number(page), await page.$('.blank')]).toEqual([1, null]);
      const text = await page.$eval('#keys[open]', (dialog) => dialog.textContent ?? '');
      for (const word of ['Next slide', 'Black screen', 'Full screen', 'Menu of all slides', 'Text larger']) expect(text).toContain(word);
      expect(text).not.toMatch(/speaker|notes/i);
      expect(await page.evaluate(() => document.activeElement?.closest('dialog')?.id)).toBe('keys');
      await press(page, 'Escape');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-go'))).toBe('menu');
    }));

  test('a mouse on the bar leaves the space bar with the slides; with the keyboard space presses the button', () =>
    opened({}, async (page) => {
      await page.click('[data-go=next]');
      await press(page, 'Space');
      expect(await number(page)).toBe(3);
      await page.focus('[data-go=previous]');
      await press(page, 'Space');
      expect(await number(page)).toBe(2);
    }));
});

describe('the contents menu', () => {
  test('m lists the titles of all slides, starts at this one, and leads to any of them', () =>
    opened({}, async (page) => {
      await press(page, 'ArrowRight', 'm');
      const line = 'section.slide:not([data-deeper], .appendix)';
      const titles = await onAll(page, line, (slides) => slides.map((slide) => slide.querySelector('h1, h2')?.textContent));
      const lines = await onAll(page, '#menu[open] #menu-title ~ ol > li > button', (all) => all.map((one) => one.textContent ?? ''));
      // The opener of the appendix has no number.
      expect(lines.filter((text) => /^\d/.test(text))).toEqual(titles.map((title, i) => `${i + 1}. ${title}`));
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(lines[1]);
      await page.click('#menu-title ~ ol > li:nth-child(7) > button');
      expect(await page.$('dialog[open]')).toBeNull();
      expect(await number(page)).toBe(7);
    }));
});

describe('where one is', () => {
  test('stands in the bar, in the progress, and in words for screen readers; other slides are out of reach', () =>
    opened({}, async (page) => {
      const total = await count(page);
      await press(page, 'PageDown', 'PageDown');
      const title = await page.$eval('section.slide:not([hidden]) h2', (heading) => heading.textContent);
      expect(await page.$eval('nav output', (output) => output.textContent)).toBe(`3 / ${total}`);
      expect(await page.$eval('.progress span', (bar) => Number.parseFloat(bar.style.width))).toBeCloseTo(300 / total, 3);
      expect(await spoken(page)).toBe(`Slide 3 of ${total}: ${title}`);
      expect(await onAll(page, 'section.slide:not([inert])', (slides) => slides.length)).toBe(1);
      expect(await page.$$('[role=application]')).toHaveLength(0);
    }));

  test('opens at the slide of the address, follows a link to a source, and shrugs at a broken address', async () => {
    await opened({ hash: '#5' }, async (page) => {
      expect(await number(page)).toBe(5);
      await page.click('section.slide:not([hidden]) .mark a');
      await page.waitForFunction(() => document.querySelector('section.sources:not([hidden])'));
    });
    await opened({ hash: '#%E0%A4%A' }, async (page) => expect(await number(page)).toBe(1));
  });

  test('what has the focus shows it, and it never leaves what is on show', () =>
    opened({ hash: '#4' }, async (page) => {
      for (let i = 0; i < 16; i++) {
        await press(page, 'Tab');
        const focus = await page.evaluate(() => {
          const at = document.activeElement;
          if (!at || at === document.body) return undefined;
          const { outlineStyle, outlineWidth } = getComputedStyle(at);
          return { isOff: at.closest('[hidden], [inert]') !== null, outlineStyle, wide: Number.parseFloat(outlineWidth) >= 2 };
        });
        if (focus) expect(focus).toEqual({ isOff: false, outlineStyle: 'solid', wide: true });
      }
    }));

  test('nothing is stored, nothing moves by itself, and no speaker note is in the file', () =>
    opened({ still: true }, async (page) => {
      await press(page, 'End', '+', 'm', 'Escape', 'Home');
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie, name])).toEqual([0, 0, '', '']);
      const moving = await onAll(page, '*', (all) =>
        all.filter(
          (one) => !/^(0s,? ?)+$/.test(getComputedStyle(one).transitionDuration) || getComputedStyle(one).animationName !== 'none',
        ),
      );
      expect([moving.length, await page.evaluate(() => document.getAnimations().length)]).toEqual([0, 0]);
      expect(await page.$$('aside, .notes')).toHaveLength(0);
      const policy = await page.$eval('meta[http-equiv]', (meta) => meta.getAttribute('content'));
      expect(policy).toMatch(/default-src 'none'.*script-src 'sha256-/);
    }));
});

describe('on a phone held upright', () => {
  test('all slides stand in order, in 16 px or more, with no sideways scroll', { timeout: 300_000 }, () =>
    opened({ size: [320, 844] }, async (page) => {
      for (const zoom of ['0', '+'] as const) {
        await press(page, zoom);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
        const slides = await page.$$('section.slide');
        for (const slide of slides) {
          const id = await slide.evaluate((one) => one.id);
          const [lost, smallest] = [await slide.evaluate(lostIn), await slide.evaluate(smallestIn)];
          expect({ id, lost, isReadable: smallest >= 15.9, smallest }).toEqual({ id, lost: [], isReadable: true, smallest });
        }
        const tops = await onAll(page, 'section.slide', (all) => all.map((one) => one.getBoundingClientRect().top));
        expect(tops).toEqual([...tops].sort((a, b) => a - b));
        expect(await page.$('section.slide:is([hidden], [inert])')).toBeNull();
      }
    }),
  );

  test('the page scrolls as pages do, and the bar says which slide is at the top', () =>
    opened({ size: PHONE }, async (page) => {
      const top = (): Promise<number> => page.evaluate(() => scrollY);
      await page.evaluate(() => document.querySelectorAll('section.slide')[5]?.scrollIntoView());
      await page.waitForFunction(() => document.querySelector('nav output')?.textContent?.startsWith('6 /'));
      const before = await top();
      await press(page, 'PageDown');
      await page.waitForFunction((from) => scrollY > from, {}, before);
      await page.click('[data-go=next]');
      expect(await page.evaluate(() => document.querySelector('nav')?.getBoundingClientRect().bottom)).toBe(844);
    }));

  test('next, the menu and links bring a slide to the top and say so', () =>
    opened({ size: PHONE }, async (page) => {
      const offset = (id: number): Promise<number> =>
        onAll(page, 'section.slide', (all, i) => Math.abs(all[i]?.getBoundingClientRect().top ?? 999), id - 1);
      await page.click('[data-go=next]');
      expect(await offset(2)).toBeLessThan(2);
      expect(await spoken(page)).toContain('Slide 2 of');
      await page.click('[data-go=menu]');
      await page.click('#menu li:nth-child(9) button');
      expect(await offset(9)).toBeLessThan(2);
      expect(await page.evaluate(() => document.activeElement?.matches('section.slide'))).toBe(true);
      const total = await count(page);
      await press(page, 'End');
      expect(await number(page)).toBe(total);
      await page.evaluate(() => {
        location.hash = '#source-2';
      });
      await page.waitForFunction(() => {
        const { top, bottom } = document.getElementById('source-2')?.getBoundingClientRect() ?? { top: -1, bottom: 0 };
        return top >= 0 && bottom < 800;
      });
    }));

  test('turned to a wide window the same slide stays, and turned back', () =>
    opened({ size: PHONE, hash: '#5' }, async (page) => {
      expect(await number(page)).toBe(5);
      await page.setViewport({ width: 1280, height: 720 });
      await page.waitForSelector('body:not(.reading)');
      expect(await shown(page)).toHaveLength(1);
      expect(await number(page)).toBe(5);
      await press(page, 'ArrowRight');
      await page.setViewport({ width: 390, height: 844 });
      await page.waitForSelector('body.reading');
      expect(await onAll(page, 'section.slide', (all) => Math.abs(all[5]?.getBoundingClientRect().top ?? 999))).toBeLessThan(2);
    }));
});
