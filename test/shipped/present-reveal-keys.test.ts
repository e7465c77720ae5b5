import { describe, expect, test } from 'vitest';
import { onAll } from '../support/on-all.js';
import { presentDecks } from '../support/presented.js';
import { firstOf, lineOf, openSpeaker, present } from '../support/reveal-moves.js';

/** The shipped decks for presenting, opened from disk in a real browser as a double click does. */
const { opened, deck: consult } = presentDecks('reveal');

describe('keys and controls', () => {
  test('? lists the keys, takes the focus in and gives it back', () =>
    opened({}, async (page) => {
      await page.focus('[data-go=menu]');
      await page.keyboard.press('?');
      expect(await page.$eval('#keys', (dialog) => dialog.textContent)).toContain('Black screen');
      expect(await page.evaluate(() => document.activeElement?.closest('dialog')?.id)).toBe('keys');
      await page.keyboard.press('ArrowRight');
      expect(await present(page)).toBe('title');
      await page.keyboard.press('Escape');
      expect(await page.$('dialog[open]')).toBeNull();
      expect(await page.$('.overview')).toBeNull();
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-go'))).toBe('menu');
      await page.keyboard.press('F1');
      expect(await page.$('#keys[open]')).not.toBeNull();
    }));

  test('b blanks the screen, o shows all slides, Home goes back to the start', () =>
    opened({}, async (page) => {
      await page.keyboard.press('b');
      expect(await page.$('.reveal.paused')).not.toBeNull();
      await page.keyboard.press('b');
      expect(await page.$('.reveal.paused')).toBeNull();
      await page.keyboard.press('o');
      expect(await page.$('.reveal.overview')).not.toBeNull();
      await page.keyboard.press('Escape');
      expect(await page.$('.reveal.overview')).toBeNull();
      await page.keyboard.press('End');
      expect(await present(page)).toBe('credits');
      await page.click('[data-go=start]');
      expect(await present(page)).toBe('title');
    }));

  test('a mark leads to its source, and the source back to the slide of its first mark', () =>
    opened({}, async (page) => {
      const first = await page.$eval('[id^="cited-"]', (mark) => ({
        number: mark.textContent,
        slide: mark.closest('.slides section')?.id,
      }));
      const follow = (selector: string): Promise<void> => page.$eval(selector, (link) => (link as HTMLElement).click());
      await follow(`#cited-${first.number}`);
      expect(await present(page)).toMatch(/^sources/);
      await follow(`#source-${first.number} .back`);
      expect(await present(page)).toBe(first.slide);
      const back = await page.$eval(`#source-${first.number} .back`, (link) => link.getAttribute('aria-label'));
      expect(back).toBe(`Source ${first.number}. Back to the text`);
    }));

  test('f asks for the full screen, and again gives it back; capitals mean the same', () =>
    opened({}, async (page) => {
      await page.keyboard.press('f');
      await page.waitForFunction(() => document.fullscreenElement !== null);
      await page.keyboard.press('f');
      await page.waitForFunction(() => document.fullscreenElement === null);
      await page.keyboard.press('M');
      expect(await page.$('#menu[open]')).not.toBeNull();
    }));

  test('a mouse on the bar leaves the space bar with the slides', () =>
    opened({}, async (page) => {
      await page.click('[data-go=next]');
      await page.keyboard.press('Space');
      expect(await present(page)).toBe(firstOf(consult()));
    }));

  test('what has the focus shows it, and slides that are not shown never have it', () =>
    opened({}, async (page) => {
      await page.keyboard.press('ArrowRight');
      for (let i = 0; i < 20; i++) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate(() => {
          const at = document.activeElement;
          if (!at || at === document.body) return undefined;
          const { outlineStyle, outlineWidth } = getComputedStyle(at);
          return { hidden: at.closest('section:not(.present)') !== null, outlineStyle, wide: Number.parseFloat(outlineWidth) >= 2 };
        });
        if (focus) expect(focus).toEqual({ hidden: false, outlineStyle: 'solid', wide: true });
      }
      expect(await page.$$('section:not(.present):not([inert])')).toHaveLength(0);
    }));

  test('the handout is one press away, in a window of its own that cannot reach the deck', () =>
    opened({}, async (page) => {
      const links = await onAll(page, '.bar a:not([hreflang]), #menu p a:not([hreflang])', (all) =>
        all.map((one) => [one.getAttribute('href'), one.getAttribute('rel')]),
      );
      // In the bar the first of the papers, in the menu each.
      const papers = ['letter', 'letter', 'a4'];
      expect(links).toEqual(papers.map((paper) => [`../share/take-home.handout.${paper}.pdf`, 'noopener noreferrer']));
    }));

  test('a tool of others for reveal.js decks finds this one, and goes through it from the first slide to the last', () =>
    opened({}, async (page) => {
      const slides = await page.evaluate(() => {
        const { Reveal } = window as unknown as { Reveal: import('reveal.js').RevealApi };
        const seen: (string | undefined)[] = [];
        for (let step = 0; step < 500; step++) {
          const id = Reveal.getCurrentSlide()?.id;
          if (id !== seen.at(-1)) seen.push(id);
          if (Reveal.isLastSlide() && !Reveal.availableFragments().next) break;
          Reveal.next();
        }
        return seen;
      });
      expect([slides[0], slides.at(-1), new Set(slides).size]).toEqual(['title', 'credits', slides.length]);
      expect(slides.length).toBeGreaterThan(20);
    }));

  test('the last slide names the crisis lines and the clinic', () =>
    opened({ hash: '#/end' }, async (page) => {
      const text = await page.$eval('section.present:not(.stack)', (slide) => slide.textContent);
      expect(text).toContain(consult().region.crisis.title);
      for (const { label } of consult().brand.contact) expect(text).toContain(label);
    }));
});

describe('the speaker view', () => {
  test('has seconds for each slide, in all those planned for what everyone sees', () =>
    opened({}, async (page) => {
      const seconds = await onAll(page, '.slides section:not(.stack, [data-conditions])', (all) =>
        all.map((slide) => Number(slide.getAttribute('data-timing'))),
      );
      expect(seconds.reduce((sum, one) => sum + one, 0)).toBe((consult().minutes ?? 0) * 60);
    }));

  test('has the notes of a slide with, for each step of its drawing, the labels to point at, this one marked', { timeout: 300_000 }, () =>
    opened({ deck: 'community-talk', hash: '#/how-mood-steps' }, async (page) => {
      const speaker = await openSpeaker(page);
      const said = (): Promise<string> => speaker.$eval('.said-notes .notes', (notes) => notes.textContent ?? '');
      const marked = (): Promise<string> => speaker.$eval('.said-notes .notes .cues strong', (mark) => mark.textContent ?? '');
      await speaker.waitForSelector('.said-notes .notes .cues strong');
      expect(await marked()).toContain('Gate closes');
      const whole = (await said()).replace('► ', '');
      await page.keyboard.press('PageDown');
      await speaker.waitForFunction(() => document.querySelector('.cues strong')?.textContent?.includes('Signal up'));
      expect((await said()).replace('► ', '')).toBe(whole);
      expect(whole).toContain('most of these steps were seen in animals');
    }),
  );

  test('follows the path that was chosen: this slide, the next one and the pace', { timeout: 300_000 }, () =>
    opened({}, async (page) => {
      const last = consult().conditions.at(-1)?.id ?? '';
      await page.keyboard.press('ArrowRight');
      await page.click(`[data-choose="${last}"]`);
      const path = await lineOf(page);
      await page.click('[data-start=chosen]');
      const speaker = await openSpeaker(page);
      const copies = ['.slide-now', '.slide-next'].map((place) =>
        speaker.$eval(`${place} section`, (slide) => [
          slide.id,
          [...slide.querySelectorAll('button:not([data-choose]), aside:not(.caveats)')].map((one) => one.outerHTML).join(''),
        ]),
      );
      expect(await Promise.all(copies)).toEqual([
        [path[2], ''],
        [path[3], ''],
      ]);
      const words = ['Next slide', 'Start the time again', 'Time left for this slide', 'Speaker notes', 'Layout Slides and notes'];
      for (const word of words) expect(await speaker.$eval('main', (main) => main.textContent)).toContain(word);
      await speaker.waitForFunction(() => /\d\d:\d\d:\d\d/.test(document.querySelector<HTMLElement>('.left')?.innerText ?? ''));
    }),
  );
});
