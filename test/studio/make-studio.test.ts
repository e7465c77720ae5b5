import { describe, expect, test } from 'vitest';
import { lettersLike } from '../../scripts/bundle/fonts/open-fonts.js';
import { studioOf } from '../../scripts/stories/make-studio.js';
import type { Press } from '../../scripts/stories/press.js';
import { shippedLibrary } from '../support/shipped.js';

const shipped = shippedLibrary();
const library = { ...shipped, project: { ...shipped.project, locales: ['en', 'es'] } };
const made = { library, press: {} as Press, stopped: [] };

describe('the studio of a build', () => {
  test.each([
    ['all that there is', {}, true],
    ['all languages by name', { locales: ['es', 'en'] }, true],
    ['one language of two', { locales: ['es'] }, false],
    ['one deck', { decks: ['ride-home'] }, false],
  ])('is made where the build makes %s', (_, scope, isMade) => {
    expect(studioOf(scope, made) !== undefined).toBe(isMade);
  });
});

describe('letters for names', () => {
  test('are those of the scripts of the words, with their accents and signs', () => {
    const latin = lettersLike('a plain word');
    for (const letter of 'éñüŁőşÇ€–“”¿\u00a0') expect(latin).toContain(letter);
    expect(latin).not.toMatch(/[α-ωа-я]/u);
    expect(lettersLike('λέξη')).toMatch(/Ω/);
    expect(lettersLike('слово')).toMatch(/Ж/);
  });
});
