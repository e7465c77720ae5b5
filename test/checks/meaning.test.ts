import { describe, expect, test } from 'vitest';
import { checkClaimGround } from '../../scripts/checks/claims/check-claim-ground.js';
import { checkDefinitions, explainedIn } from '../../scripts/checks/claims/check-definitions.js';
import { checkNumbers } from '../../scripts/checks/claims/check-numbers.js';
import { checkParaphrase } from '../../scripts/checks/claims/check-paraphrase.js';
import { partsOf } from '../../scripts/checks/facts.js';
import type { Block, Claim, FigureWords } from '../../scripts/model/content.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { at, claim, deckOf, inlines, library, module, p, passage } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';
import { wording } from '../support/tea-wording.js';

const tea = wording({
  hedges: ['may', 'about'],
  negations: ['not', 'no'],
  limits: ['small'],
  opposites: [
    ['minute|minutes', 'hour|hours', 'day|days', 'week|weeks', 'month|months'],
    ['before', 'after'],
    ['better', 'worse'],
    ['more', 'fewer|less'],
    ['strong', 'weak'],
    ['raises', 'lowers'],
    ['fades', 'stays'],
  ],
  subjects: [['green tea', 'sencha'], ['black tea'], ['coffee'], ['cooks'], ['guests'], ['herb*']],
  units: [['minute', 'minutes'], ['hour', 'hours'], ['day', 'days'], ['week', 'weeks'], ['month', 'months'], ['cup', 'cups'], ['people']],
  sameAs: [
    ['60 minutes', '1 hour'],
    ['24 hours', '1 day'],
    ['7 days', '1 week'],
    ['30 days', '1 month'],
  ],
  singles: ['a', 'an', 'one', 'a single'],
  several: ['a few', 'several'],
  bounds: [
    ['at least', 'more than'],
    ['up to', 'within', 'less than', 'no more than'],
  ],
  outcomes: [['slept better'], ['woke', 'woke up'], ['stopped']],
  parts: [['and'], ['or'], ['but', 'while', 'than', 'against']],
  comparing: ['than', 'before', 'after'],
  small: [
    'not',
    'do',
    'no',
    'the',
    'it',
    'was',
    'with',
    'for',
    'from',
    'that',
    'this',
    'are',
    'did',
    'had',
    'can',
    'may',
    'about',
    'who',
    'seen',
    'were',
    'drink',
    'tea',
    'kind',
  ],
  actions: ['ask'],
});

const saying = (id: string, says: string, extra: Partial<Claim> = {}): Claim =>
  claim(id, ['s1'], { words: { en: { says: inlines(says), short: 'Leaf, 2020' } }, ...extra });

const made = (add: Claim[], blocks: Block[], more: Parameters<typeof library>[2] = {}) =>
  factsOf(library([module('brew', { print: passage(blocks) })], deckOf(['brew']), { add, wording: { en: tea }, ...more }));
const codes = (found: readonly Diagnostic[]): string[] => [...new Set(found.map(({ code }) => code))];
/** The codes for a print passage of `text` that cites claim "c" with these words. */
const told = (says: string, text: string, extra: Partial<Claim> = {}): string[] => {
  const facts = made([saying('c', says, extra)], [p(`${text}[^c]`)]);
  return codes([...checkParaphrase(facts), ...checkNumbers(facts)]);
};

describe('numbers belong to their group, outcome, time and limit', () => {
  const groups = 'Of 100 people, 55 of 100 slept better with green tea and 41 of 100 with coffee.';
  const numbers = { numbers: ['55 of 100', '41 of 100'] };
  const fast = 'Do not eat for 2 hours or brew for 30 minutes.';
  const check = 'Cooks taste it before and about 40 minutes after the boil.';
  test.each([
    ['two groups exchanged', groups, '41 of 100 slept better with green tea and 55 of 100 with coffee.', numbers],
    ['the same over two sentences', groups, '55 of 100 slept better with coffee. With green tea, it was 41 of 100.', numbers],
    ['another outcome', groups, 'With green tea, 55 of 100 woke up.', numbers],
    ['two durations exchanged', fast, 'Do not brew for 2 hours or eat for 30 minutes.', { numbers: [2, 30] }],
    ['before for after', check, 'Cooks taste it about 40 minutes before the boil and after it.', { numbers: [40] }],
    ['at least for up to', 'It keeps for up to 3 days.', 'It keeps for at least 3 days.', { numbers: [3] }],
    ['a few for one', 'It is warm after a single cup.', 'It is warm after a few cups.', {}],
    ['two people of a list', '12 cooks and 8 guests had some.', '8 cooks and 12 guests had some.', { numbers: [12, 8] }],
  ])('%s', (_, says, text, extra) => expect(told(says, text, extra)).toEqual(['said-of-another']));

  test.each([
    ['another order', groups, '41 of 100 slept better with coffee, 55 of 100 with green tea.', numbers],
    ['the group before its number', groups, 'With green tea, 55 of 100 slept better. With coffee, it was 41 of 100.', numbers],
    ['another order of orders', fast, 'Do not brew for 30 minutes or eat for 2 hours.', { numbers: [2, 30] }],
    ['other words for a limit', 'It keeps for up to 3 days.', 'It keeps for no more than 3 days.', { numbers: [3] }],
    ['a limit that a "not" turns round', 'Do not brew it within 24 hours.', 'Wait at least 24 hours.', { numbers: [24] }],
    ['the place of a time', check, 'Cooks taste it before the boil and about 40 minutes after it.', { numbers: [40] }],
  ])('%s is the same', (_, says, text, extra) => expect(told(says, text, extra)).toEqual([]));
});

describe('a result belongs to its time, and a group to what marks it', () => {
  const weeks = 'At week 4, 23 of 100 slept better, and 8 of 100 with coffee.';
  const months = 'After 3 months, 15 of 100 stopped. After 6 months, 30 of 100 stopped.';
  const first = 'In week 1, 5 of 20 slept better. In week 3, 11 of 20 slept better.';
  const nights = 'Within 2 hours, 40 of 100 woke. Within 9 hours, 62 of 100 woke.';
  const marked = 'Of cooks who went on, 27 of 100 woke. Of those who stopped and had coffee, 45 of 100 woke.';
  const shares = { numbers: ['27 of 100', '45 of 100'] };
  test.each([
    ['the week of another study', weeks, 'At week 8, 23 of 100 slept better, and 8 of 100 with coffee.', [4, 8, '23 of 100', '8 of 100']],
    ['another month', months, 'After 6 months, 15 of 100 stopped.', [3, 6, '15 of 100', '30 of 100']],
    ['the first week', first, 'In week 1, 11 of 20 slept better.', [1, 3, '5 of 20', '11 of 20']],
    ['another hour', nights, 'Within 9 hours, 40 of 100 woke.', [2, 9, '40 of 100', '62 of 100']],
  ])('%s', (_, says, text, numbers) => expect(told(says, text, { numbers })).toEqual(['said-of-another']));
  test.each([
    ['the time behind it', weeks, '23 of 100 slept better at week 4.', [4, 8, '23 of 100', '8 of 100']],
    ['days for a week', 'At week 1, 23 of 100 woke.', 'After 7 days, 23 of 100 woke.', [1, 7, '23 of 100']],
    ['no time', months, '15 of 100 stopped.', [3, 6, '15 of 100', '30 of 100']],
    [
      'the other arm first',
      marked,
      '45 of 100 cooks who stopped woke. Of those who went on, it was 27 of 100.',
      ['27 of 100', '45 of 100'],
    ],
  ])('%s is the same', (_, says, text, numbers) => expect(told(says, text, { numbers })).toEqual([]));
  test('the arms exchanged', () => expect(told(marked, '45 of 100 cooks who went on woke.', shares)).toEqual(['said-of-another']));
});

describe('one amount told in two ways', () => {
  test.each([
    ['a week', 'It keeps for about a week.', 'It keeps for about 7 days.', { numbers: [1] }],
    ['a day', 'It keeps for 24 hours.', 'It keeps for a day.', { numbers: [24] }],
    ['half', 'About half of people woke.', 'About 5 of 10 people woke.', { numbers: ['half'] }],
    ['half an hour', 'Wait 30 minutes.', 'Wait half an hour.', { numbers: [30] }],
    ['one cup', 'It is warm after a single cup.', 'It is warm after one cup.', {}],
  ])('%s', (_, says, text, extra) => expect(told(says, text, extra)).toEqual([]));
  test.each([
    ['two weeks', 'It keeps for about a week.', 'It keeps for about 14 days.', { numbers: [1] }],
    ['another share', 'About half of people woke.', 'About 6 of 10 people woke.', { numbers: ['half'] }],
    ['a quarter of it', 'Wait 30 minutes.', 'Wait 15 minutes.', { numbers: [30] }],
  ])('not %s', (_, says, text, extra) => expect(told(says, text, extra)).toContain('strange-number'));
});

describe('who is compared with whom, and who is meant', () => {
  const better = 'More guests liked green tea than coffee.';
  const seen = 'A change of taste was seen in cooks, not in guests.';
  test.each([
    ['the two exchanged', better, 'More guests liked coffee than green tea.'],
    ['fewer for more', better, 'Fewer guests liked green tea than coffee.'],
    ['the wrong people', seen, 'A change of taste was seen in guests.'],
    ['both exchanged', seen, 'A change of taste was seen in guests, not in cooks.'],
    ['another order in time', 'Warm the pot before the leaves.', 'Put the leaves before the pot.'],
    ['two sides exchanged', 'The leaf is strong and the stem weak.', 'The leaf is weak and the stem strong.'],
    ['the other of two conditions', 'Stop if it is bitter or lasts for 3 hours.', 'Stop if it is bitter and lasts for 3 hours.'],
  ])('%s', (_, says, text) => expect(told(says, text, { numbers: [3] })).toContain('opposite-of-claim'));
  test.each([
    ['turned twice', seen, 'A change of taste was seen in cooks.'],
    ['in another order', seen, 'In cooks, a change of taste was seen, not in guests.'],
    ['after for before, with the things exchanged', 'Warm the pot before the leaves.', 'Add the leaves after the pot.'],
    ['sides in another order', 'The leaf is strong and the stem weak.', 'The stem is weak and the leaf strong.'],
  ])('%s is the same', (_, says, text) => expect(told(says, text)).toEqual([]));
});

describe('a mark covers what it is about', () => {
  const warm = 'Sencha warms hands.';
  test.each([
    ['a sentence about something else', 'Copper kettles rust quickly.'],
    ['a part that is about something else', 'Sencha warms hands, and copper kettles rust.'],
    ['a neighbour without its own mark', 'Copper kettles rust quickly. Sencha warms hands.'],
  ])('%s', (_, text) => expect(told(warm, text)).toContain('topic-not-in-claim'));
  test.each([
    ['other forms of its words', 'Hands get warmer.'],
    ['an explanation in brackets', 'Sencha (leaves without roasting) warms hands.'],
    ['a short neighbour', 'Good. Sencha warms hands.'],
  ])('%s is covered', (_, text) => expect(told(warm, text)).toEqual([]));
});

describe('a claim and its evidence', () => {
  const ground = (says: string, basis: string, extra: Partial<Claim> = {}): string[] =>
    codes(checkClaimGround(made([saying('c', says, { evidence: [{ ref: 's1', basis, read: 'primary' }], ...extra })], [])));
  test.each([
    ['at most for at least', 'Cooks watch it for up to 2 hours.', 'Watched for at least 2 hours.'],
    ['before for after', 'They taste it 40 minutes before the boil.', 'Tasted 40 minutes after the boil.'],
    ['times exchanged', 'Do not brew for 2 hours or eat for 30 minutes.', 'Nobody may eat for 2 hours, nor brew for 30 minutes.'],
    ['longer than anything seen', 'The taste stayed for months.', 'Taste gone after 27 days.'],
    ['one unit for another', 'It was warm within an hour.', 'Warm at 24 hours (1 day).'],
    ['groups exchanged', '12 cooks and 8 guests had some.', '8 cooks and 12 guests.'],
  ])('%s', (_, says, basis) => expect(ground(says, basis)).toEqual(['claim-against-evidence']));
  test.each([
    ['the same in other words', 'Cooks watch it for at least 2 hours.', 'Watched for 2 hours or more than 2 hours.'],
    ['a span between two times', 'It gets warm within hours to days.', 'Warm at 2 hours, at most for a week.'],
    ['a week', 'The taste was gone in about a week.', 'Gone after 7 days.'],
  ])('%s', (_, says, basis) => expect(ground(says, basis)).toEqual([]));
  test('what another claim says of the same source counts', () => {
    const other = saying('d', 'Sencha.', {
      evidence: [{ ref: 's1', basis: 'Green tea was not liked better than coffee.', read: 'primary' }],
    });
    const facts = made([saying('c', 'Green tea was not liked worse than coffee.'), other], []);
    expect(codes(checkClaimGround(facts))).toEqual(['claim-against-evidence']);
  });
  const chart = (groups: string[], caption = 'Slept better') => {
    const says = inlines('55 of 100 slept better with green tea and 41 of 100 with coffee.');
    const words = { en: { says, short: 'Leaf', people: { caption, groups } } };
    return codes(checkClaimGround(made([claim('c', ['s1'], { words, people: { of: 100, counts: [55, 41] } })], [])));
  };
  test('the groups of a chart stand with their counts', () => {
    expect(chart(['Green tea', 'Coffee'])).toEqual([]);
    expect(chart(['Coffee', 'Green tea'])).toEqual(['claim-against-evidence']);
    expect(chart(['Green tea', 'Coffee'], 'Woke up')).toEqual(['claim-against-evidence']);
  });
});

test('the words of a figure agree with its claims and with each other', () => {
  const figure = (extra: Partial<FigureWords>): string[] => {
    const words = { alt: 'The lid opens the pot.', caption: 'Drawing.', labels: {}, takes: [], claims: ['c'], at: at(3), ...extra };
    const one = module('brew', { figures: { pot: words } });
    const tight = { ...tea, opposites: [...tea.opposites, ['opens', 'closes'], ['in mice', 'in people']] };
    const facts = factsOf(library([one], deckOf(['brew']), { add: [saying('c', 'The taste fades in a week.')], wording: { en: tight } }));
    return codes(checkParaphrase(facts));
  };
  expect(figure({ labels: { lid: 'Lid opens' } })).toEqual([]);
  expect(figure({ labels: { lid: 'Lid closes' } })).toEqual(['opposite-of-claim']);
  expect(figure({ caption: 'The taste stays.' })).toEqual(['opposite-of-claim']);
  // "People" counts elsewhere; here it says in whom.
  expect(figure({ alt: 'Most of it was seen in people.', labels: { proof: 'Mostly seen in mice' } })).toEqual(['opposite-of-claim']);
});

describe('the glossary and the texts explain a word alike', () => {
  const differs = (plain: string, text: string): string[] => {
    const facts = made([], [p(text)], { glossary: { en: [{ term: 'tisane', name: false, plain, at: at(1, 'decks/glossary/en.yaml') }] } });
    return codes(checkDefinitions(facts, partsOf(facts).map(explainedIn)));
  };
  test.each([
    ['nothing in common', 'A cup with a lid.', 'Try a tisane (herbs in hot water).'],
    ['another thing named', 'A kind of coffee.', 'Try a tisane (a kind of herb brew).'],
    ['yes for no', 'Herbs with green leaves.', 'A tisane, a brew of herbs with no leaves, is mild.'],
  ])('%s', (_, plain, text) => expect(differs(plain, text)).toEqual(['definition-differs']));
  test.each([
    ['a word in common', 'Herbs that steep in hot water.', 'Try a tisane (a herb brew).'],
    ['nothing explained', 'Herbs that steep in hot water.', 'Try a tisane.'],
    ['a name in brackets', 'Herbs that steep in hot water.', 'Try a tisane (Mountain Mix).'],
  ])('%s', (_, plain, text) => expect(differs(plain, text)).toEqual([]));
});

test('the message says what the sentence says and what the claim says', () => {
  const facts = made([saying('c', 'It keeps for up to 3 days.', { numbers: [3] })], [p('It keeps for at least 3 days.[^c]')]);
  const [found] = checkParaphrase(facts);
  expect(found?.message).toContain('says "at least 3 days"; "c" says "up to 3 days": "It keeps for up to 3 days."');
  expect(found?.at?.line).toBe(1);
});
