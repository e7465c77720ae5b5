import { expect, test } from 'vitest';
import { spokenTimes } from '../../scripts/checks/pieces/check-time.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { paceSlides } from '../../scripts/formats/slides/pace-slides.js';
import { planSlides } from '../../scripts/formats/slides/plan-slides.js';
import type { DeckDefinition, DeckEntry } from '../../scripts/model/definitions.js';
import { at, claim, deckOf, library, module, p, slide } from '../support/compose-library.js';
import { composedOf } from '../support/composed.js';

const slides = [
  slide('leaf', [p('Leaves.')], { notes: [p('Say one two three four.')] }),
  slide('pot', [p('Warm the pot.[^warm]')], { notes: [p('Say five six.')] }),
  slide('cup', [p('A cup.')]),
  slide('mint', [p('Mint.')], { conditions: ['mint'] }),
  slide('milk', [p('Milk.')], { conditions: ['milk'] }),
  slide('late', [p('Late.')], { more: true }),
];
const tea = (entries: readonly Omit<DeckEntry, 'at'>[], extra: Partial<DeckDefinition> = {}) => {
  const modules = [module('brew', { slides }), module('serve', { slides: [slide('tray', [p('A tray.')])] })];
  const claims = {
    warm: claim('warm', ['s1'], { qualifiedBy: ['not-proven'], takesUp: ['T01'] }),
    'not-proven': claim('not-proven', ['s2']),
  };
  const deck = deckOf([], { parts: [{ modules: entries.map((entry) => ({ ...entry, at: at() })) }], minutes: 10, ...extra });
  return library(modules, deck, { claims });
};
const compose = async (...entries: readonly Omit<DeckEntry, 'at'>[]) => {
  const from = tea(entries);
  return composeDeck(from, { deck: 'tea', brand: Object.keys(from.brands)[0] ?? '', locale: 'en' });
};
const numbersOf = ({ deck }: Awaited<ReturnType<typeof compose>>) => deck.slides.map(({ id, number }) => `${number} ${id}`);

test.each<[string, readonly Omit<DeckEntry, 'at'>[], readonly string[]]>([
  [
    'below the last of those named',
    [{ module: 'brew', slides: ['leaf', 'late'], deeper: ['cup'] }],
    ['2 brew-leaf', '3 brew-late', '3.1 brew-cup'],
  ],
  [
    'in the order of the deck',
    [{ module: 'brew', slides: ['leaf'], deeper: ['cup', 'late'] }],
    ['2 brew-leaf', '2.1 brew-cup', '2.2 brew-late'],
  ],
  [
    'below a slide of another module',
    [{ module: 'serve' }, { module: 'brew', deeper: ['pot', 'leaf', 'cup', 'mint', 'milk'] }],
    ['3 serve-tray', '3.1 brew-pot', '3.2 brew-leaf', '3.3 brew-cup', '3.4 brew-mint', '3.5 brew-milk'],
  ],
  [
    'also where it is marked `more`',
    [{ module: 'brew', slides: ['leaf'], deeper: ['late'] }, { module: 'serve' }],
    ['2 brew-leaf', '2.1 brew-late', '3 serve-tray'],
  ],
  ['with those who see the slide above', [{ module: 'brew', slides: ['mint'], deeper: ['cup'] }], ['2 brew-mint', '2.1 brew-cup']],
])('a deeper slide stands %s', async (_, entries, numbers) => {
  const composed = await compose(...entries);
  expect(composed.diagnostics.map(({ code }) => code)).toEqual([]);
  expect(numbersOf(composed)).toEqual(numbers);
});

test('who is not shown a slide is not shown what stands below it', async () => {
  const { deck } = await compose({ module: 'brew', slides: ['mint'], deeper: ['cup'] });
  expect(deck.slides.map(({ conditions }) => conditions)).toEqual([['mint'], ['mint']]);
});

test.each([
  ['no slide', [{ module: 'brew', deeper: ['leaf'], slides: undefined }]],
  ['a slide for other patients', [{ module: 'brew', slides: ['mint'], deeper: ['milk'] }]],
] as const)('a slide below %s is told, and is not lost in silence', async (_, [entry]) => {
  const from = tea([{ module: 'brew', deeper: [...entry.deeper], slides: [...(entry.slides ?? ['nothing'])] }]);
  const { diagnostics } = await composeDeck(from, { deck: 'tea', brand: Object.keys(from.brands)[0] ?? '', locale: 'en' });
  expect(diagnostics.map(({ code }) => code)).toEqual(['misplaced-deeper']);
});

test('its caveats, sources and what it meets are those of any slide, and its coverage names it by its number', async () => {
  const { deck } = await compose({ module: 'brew', slides: ['leaf'], deeper: ['pot'] });
  expect(deck.slides[1]).toMatchObject({ deeper: true, caveats: [{ claim: 'not-proven' }], sources: [1, 2] });
  expect(deck.taken.slides).toEqual([expect.objectContaining({ requirement: 'T01', slide: deck.slides[1]?.number })]);
});

test('what the marks mean stands on the main line before it', async () => {
  const { deck } = await compose({ module: 'brew', slides: ['leaf'], deeper: ['pot'] });
  expect(
    planSlides(deck)
      .map(({ kind, number }) => `${number} ${kind}`)
      .slice(0, 3),
  ).toEqual(['1 title', '2 how-sure', '3 content']);
  expect(deck.slides.map(({ number }) => number)).toEqual(['3', '3.1']);
});

test('the appendix stands between the last slide and the sources, each of its slides leads back, and no other slide has another number for it', async () => {
  const { deck } = await compose({ module: 'brew', slides: ['leaf'], deeper: ['cup', 'late'] }, { module: 'serve' });
  const planned = planSlides(deck);
  const all = planned.map(({ id, number, above, below }) => [
    number,
    id,
    above?.id ?? below.map((one) => `${one.number} ${one.title} ${one.page}`).join(),
  ]);
  const last = all.findIndex(([, id]) => id === 'end');
  expect(all[1]).toEqual(['2', 'brew-leaf', `2.1 Title of cup ${last + 3},2.2 Title of late ${last + 4}`]);
  expect(all.slice(last, last + 4)).toEqual([
    [`${last + 1}`, 'end', ''],
    ['', 'appendix', ''],
    ['2.1', 'brew-cup', 'brew-leaf'],
    ['2.2', 'brew-late', 'brew-leaf'],
  ]);
  // What follows is numbered as if it were not there.
  expect(all.slice(last + 4).map(([number]) => number)).toEqual(all.slice(last + 4).map((_, i) => `${last + 2 + i}`));
  expect(all.at(-1)?.[1]).toBe('credits');
  expect(planned.map(({ total }) => total)).toEqual(planned.map(() => planned.length - 3));
});

test('no time is planned for it', async () => {
  const judged = await composedOf(tea([{ module: 'brew', slides: ['leaf'], deeper: ['pot'] }]));
  const alone = await composedOf(tea([{ module: 'brew', slides: ['leaf'] }]));
  expect(spokenTimes(judged)).toEqual(spokenTimes(alone));
  const seconds = paceSlides(planSlides(judged.deck), judged.deck) ?? [];
  expect(planSlides(judged.deck).flatMap(({ above }, i) => (above ? [seconds[i]] : []))).toEqual([0]);
  expect(seconds.reduce((sum, one) => sum + one, 0)).toBe(600);
});
