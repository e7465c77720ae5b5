import { describe, expect, test } from 'vitest';
import type { Library, Review } from '../../scripts/model/content.js';
import { at, claim, deckOf, library, module, p, passage } from '../support/compose-library.js';
import { composeReviewed, printOf } from '../support/composed.js';

const tea = (text = 'Warm.[^warm]', extra: Partial<Library> = {}): Library =>
  library([module('brew', { print: passage([p(text)]) })], deckOf(['brew'], { formats: ['booklet'] }), extra);

const reviewOf = (content: Library, extra: Partial<Review> = {}): Review => ({
  ...{ scope: 'module', id: 'brew', locale: 'en', by: 'A. Nurse', role: 'nurse', on: '2026-01-01', due: '2027-06-01', version: '1.0.0' },
  fingerprint: printOf(content, 'brew'),
  ...extra,
});

const compose = (content: Library, reviews: Review[], asOf = '2026-11-23') =>
  composeReviewed({ ...content, reviews }, { deck: 'tea', brand: 'house', locale: 'en', asOf });

describe('a review', () => {
  test('that has run out is a warning at the module, and the piece gives the day', async () => {
    const { deck, diagnostics } = await compose(tea(), [reviewOf(tea(), { due: '2026-11-22' })]);
    expect(diagnostics).toMatchObject([{ code: 'review-expired', severity: 'warning', at: { file: 'decks/modules/brew/en.md' } }]);
    expect(deck.status).toMatchObject({ kind: 'expired', due: '2026-11-22' });
  });

  test('that holds gives no warning, and its last day is one of them', async () => {
    expect((await compose(tea(), [reviewOf(tea(), { due: '2026-11-23' })])).diagnostics).toEqual([]);
  });

  test('of other words under the same version asks for a new version', async () => {
    const { deck, diagnostics } = await compose(tea('Warmer.[^warm]'), [reviewOf(tea())]);
    expect(diagnostics).toMatchObject([{ code: 'changed-without-version', severity: 'warning' }]);
    expect(diagnostics[0]?.message).toContain('"brew" has changed since A. Nurse reviewed it in version 1.0.0');
    expect(deck.status).toEqual({ kind: 'draft', text: 'Draft' });
  });

  test('of other words under an older version, or under none, asks for nothing', async () => {
    expect((await compose(tea('Warmer.[^warm]'), [reviewOf(tea(), { version: '0.9.0' })])).diagnostics).toEqual([]);
    const { version: _version, ...unversioned } = reviewOf(tea());
    expect((await compose(tea('Warmer.[^warm]'), [unversioned])).diagnostics).toEqual([]);
  });

  test('counts again when the old words come back', async () => {
    const reviews = [reviewOf(tea()), reviewOf(tea('Warmer.[^warm]'), { on: '2026-02-01' })];
    expect((await compose(tea(), reviews)).deck.status.kind).toBe('current');
  });
});

describe('the fingerprint', () => {
  const print = (content: Library) => reviewOf(content).fingerprint;
  const figure = { alt: 'A cup.', caption: 'A cup.', labels: {}, takes: [], at: at() };
  const withFigure = (claims: string[], add = [claim('plain', ['s5'])]) =>
    library([module('brew', { figures: { cup: { ...figure, claims } } })], deckOf(['brew'], { formats: ['booklet'] }), { add });

  test('covers the claims of a figure and their caveats', () => {
    const before = print(withFigure(['warm']));
    expect(print(withFigure([]))).not.toBe(before);
    expect(print(withFigure(['warm'], [claim('small', ['s3'], { verdict: 'mixed' })]))).not.toBe(before);
  });

  test('stays when only lines move', () => {
    const fields = (line: number) => ({ fields: { alt: at(line), claims: at(line + 1) } });
    const moved = (line: number) =>
      library(
        [
          module('brew', {
            ...fields(line),
            print: passage([p('Warm.[^warm]')]),
            figures: { cup: { ...figure, claims: ['warm'], ...fields(line) } },
          }),
        ],
        deckOf(['brew'], { formats: ['booklet'] }),
        { add: [claim('warm', ['s1'], fields(line))] },
      );
    expect(print(moved(3))).toBe(print(moved(30)));
  });
});
