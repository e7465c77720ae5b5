import { describe, expect, test } from 'vitest';
import { type Library, WORDS_UNKNOWN } from '../../scripts/model/content.js';
import { approvalOf, type Said } from '../support/approved.js';
import { deckOf, library, module, p, passage } from '../support/compose-library.js';
import { composeReviewed } from '../support/composed.js';

const tea = (text = 'Warm.[^warm]', extra: Partial<Library> = {}): Library =>
  library([module('brew', { print: passage([p(text)]) })], deckOf(['brew'], { formats: ['booklet'] }), extra);

const reviewOf = (content: Library, extra: Said = {}) => approvalOf(content, 'brew', extra);

const compose = (content: Library, all: ReturnType<typeof reviewOf>[], asOf = '2026-11-23') => {
  const [reviews, snapshots] = [all.map(({ review }) => review), Object.assign({}, ...all.map((one) => one.snapshots))];
  return composeReviewed({ ...content, reviews, snapshots }, { deck: 'tea', brand: 'house', locale: 'en', asOf });
};

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
    const [found] = diagnostics.filter(({ code }) => code === 'changed-without-version');
    expect(found?.message).toContain('Module "brew" has changed since A. Nurse reviewed it in version 1.0.0');
    expect(deck.status).toEqual({ kind: 'draft', inPart: true, text: 'Draft in part' });
  });

  test('of other words under an older version, or under none, asks for none', async () => {
    const { review, snapshots } = reviewOf(tea());
    const { version: _version, ...unversioned } = review;
    for (const one of [reviewOf(tea(), { version: '0.9.0' }), { review: unversioned, snapshots }]) {
      const { diagnostics } = await compose(tea('Warmer.[^warm]'), [one as ReturnType<typeof reviewOf>]);
      expect(diagnostics.map(({ code }) => code)).toEqual(['changed-since-review']);
    }
  });

  test('counts again when the old words come back', async () => {
    const reviews = [reviewOf(tea()), reviewOf(tea('Warmer.[^warm]'), { on: '2026-02-01' })];
    expect((await compose(tea(), reviews)).deck.status.kind).toBe('current');
  });

  test('of another region does not cover the lines of this one', async () => {
    const { deck } = await compose(tea(), [reviewOf(tea(), { regions: ['gb'] })]);
    expect(deck.status.kind).toBe('draft');
  });

  test('of a translation says nothing of whether the words are right', async () => {
    expect((await compose(tea(), [reviewOf(tea(), { kind: 'translation' })])).deck.status.kind).toBe('draft');
  });

  test('that kept no words is a draft, and one message says how to approve anew', async () => {
    const { review } = reviewOf(tea());
    const old = { ...review, regions: [], snapshot: WORDS_UNKNOWN };
    const { deck, diagnostics } = await compose(
      tea(),
      [old, old].map((one) => ({ review: one, snapshots: {} })),
    );
    expect(deck.status.kind).toBe('draft');
    expect(diagnostics).toMatchObject([
      { code: 'old-form', severity: 'warning', hint: expect.stringContaining('teachback approve brew --by') },
    ]);
    const anew = reviewOf(tea());
    expect((await compose(tea(), [{ review: old, snapshots: {} }, anew])).diagnostics).toEqual([]);
  });

  test.each([
    ['missing', () => undefined],
    ['edited', (text: string) => text.replace('Warm.', 'Warmer.')],
    ['cut short', (text: string) => text.slice(0, 200)],
    ['emptied', () => ''],
  ])('whose snapshot is %s is no approval, whatever it says, and one message says so', async (_, damage) => {
    const { review, snapshots } = reviewOf(tea());
    const text = damage(snapshots[review.snapshot] ?? '');
    const { deck, diagnostics } = await compose(tea(), [{ review, snapshots: text === undefined ? {} : { [review.snapshot]: text } }]);
    expect(deck.status.kind).toBe('draft');
    expect(diagnostics.filter(({ code }) => code === 'snapshot-unreadable')).toHaveLength(1);
  });

  test('cannot borrow the snapshot of another module or region', async () => {
    const { review, snapshots } = reviewOf(tea());
    for (const stolen of [
      { ...review, module: 'pour' },
      { ...review, regions: ['us', 'gb'] },
    ]) {
      const two = library([module('brew', { print: passage([p('Warm.[^warm]')]) }), module('pour')], deckOf(['brew', 'pour']));
      const { diagnostics } = await compose(two, [{ review: stolen, snapshots }]);
      expect(diagnostics.map(({ code }) => code)).toContain('snapshot-unreadable');
    }
  });

  test('of an earlier day does not stand in for a later one that cannot be read', async () => {
    const later = reviewOf(tea('Warmer.[^warm]'), { on: '2026-02-01' });
    const { deck } = await compose(tea(), [reviewOf(tea()), { review: later.review, snapshots: {} }]);
    expect(deck.status.kind).toBe('draft');
  });
});
