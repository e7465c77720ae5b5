import { describe, expect, test } from 'vitest';
import { checkLoopholes } from '../../scripts/checks/claims/check-loopholes.js';
import { checkOrders, checkOrdersGiven } from '../../scripts/checks/claims/check-orders.js';
import type { Block, Requirement } from '../../scripts/model/content.js';
import type { Order } from '../../scripts/model/orders.js';
import { at, claim, deckOf, inlines, library, module, p, passage, slide } from '../support/compose-library.js';
import { codesOf, factsOf } from '../support/composed.js';
import { wording } from '../support/tea-wording.js';

const tea = wording({
  negations: ['not', 'never'],
  force: [
    ['may', 'can', 'welcome to'],
    ['try not to', 'should'],
    ['do not', 'never'],
  ],
  exceptions: ['unless', 'apart from', 'if you feel fine', 'is fine', 'do not count', 'as long as'],
  urgent: ['call us', 'wait'],
  whole: ['all', 'every', 'at once'],
  conditions: ['if', 'when', 'until', 'on the day'],
  joins: [['and'], ['or']],
  units: [
    ['minute', 'minutes'],
    ['hour', 'hours'],
    ['day', 'days'],
  ],
  opposites: [['at least', 'up to']],
});
const requirement = (...orders: Order[]): Requirement => ({
  ...{ id: 'TEA-1', says: { en: 'Wait' }, requiredIn: [], orders, at: at(1, 'decks/requirements.yaml') },
});
const order = (en: string, ...places: string[]): Order => ({ says: { en }, in: places });
const instructed = (text: string): Block => ({ kind: 'group', at: at(), instruction: true, blocks: [p(text)] });
const libraryOf = (text: string, orders: Order[] = []) =>
  library([module('brew', { print: passage([instructed(text)]) })], deckOf(['brew']), {
    wording: { en: tea },
    requirements: [requirement(...orders)],
    add: [claim('holiday', ['s1'], { words: { en: { says: inlines('Do not stir unless it is cold.'), short: 'Leaf' } } })],
  });

describe('an order as data', () => {
  const found = (says: string, text: string) => {
    const facts = factsOf(libraryOf(text, [order(says, 'brew/print')]));
    return codesOf([...checkOrders(facts), ...checkOrdersGiven(facts)]);
  };

  test.each([
    ['Do not stir the tea.', 'Do not stir the tea.'],
    ['Wait for a boil, and at least 24 hours after drying.', 'Wait for a boil, and at least 24 hours after drying.'],
    ['You may stir at any time.', 'You may stir at any time.'],
    ['If nobody pours, wait for another day.', 'Wait for another day if nobody pours.'],
    ['Is the kettle cold? Call us before the first cup.', 'If the kettle is cold, call us before the first cup.'],
    ['Did nobody pour? Wait for another day.', 'When nobody did pour, wait for another day.'],
  ])('%s: given as "%s", it is kept', (says, text) => expect(found(says, text).filter((code) => code !== 'order-differs')).toEqual([]));

  test.each([
    ['Do not stir the tea.', 'Do not stir the tea unless it is cold.'],
    ['Do not stir the tea.', 'Do not stir the tea if it is hot.'],
    ['Is the kettle cold? Call us before the first cup.', 'If the tin is full, call us before the first cup. Is the kettle cold?'],
    ['Do not stir the tea.', 'Apart from the first cup, do not stir the tea.'],
    ['Tell us the kind of tea.', 'Tell us the kind of tea on the day of the visit.'],
  ])('%s: an exception is added in "%s"', (says, text) => expect(found(says, text)).toEqual(['order-exception']));

  test.each([
    ['Do not stir the tea.', 'Try not to stir the tea.'],
    ['Do not stir the tea.', 'Stir the tea.'],
    ['You rest beside the kettle until it boils.', 'You may rest beside the kettle until it boils.'],
    ['Tell us every kind of tea.', 'Tell us the kind of tea.'],
    ['Call us at once about burns.', 'Call us about burns.'],
    ['Wait at least 24 hours after drying.', 'Wait up to 24 hours after drying.'],
    ['Wait at least 24 hours after drying.', 'Wait at least 12 hours after drying.'],
    ['Wait for a full boil, and at least 24 hours of drying.', 'Wait for a full boil, or at least 24 hours of drying.'],
    ['For a burn of the hand, call {{emergency}}.', 'For a burn of the hand, call {{crisis}}.'],
  ])('%s: it has less force in "%s"', (says, text) => expect(found(says, text)).toEqual(['order-weaker']));

  test.each(['Enjoy the cup.', 'A friend may pour.', ''])('that is not given is missing ("%s")', (text) =>
    expect(found('Do not stir the tea.', text)).toEqual(['order-missing']),
  );
  test('may be told in two sentences', () =>
    expect(found('Do not stir, but wait for foam.', 'Do not stir. Wait for foam.')).not.toContain('order-missing'));
  test('other words, and words beside it, are a warning', () => {
    expect(found('Do not stir the tea.', 'Never stir the hot tea.')).toEqual(['order-differs']);
    expect(found('Do not stir the tea.', 'Do not stir the tea. A small spoon is another thing.')).toEqual(['order-differs']);
  });
  test('beside it may stand what cites a claim', () =>
    expect(found('Do not stir the tea.', 'Do not stir the tea. It is warm.[^warm]')).toEqual([]));
  test('elsewhere, what gives it has no exception either', () => {
    const slides = [slide('a', [p('Do not stir the tea unless it is cold.')])];
    const made = library([module('brew', { slides })], deckOf(['brew']), {
      wording: { en: tea },
      requirements: [requirement({ says: { en: 'Do not stir the tea.' } })],
    });
    expect(codesOf(checkOrders(factsOf(made)))).toEqual(['order-exception']);
  });
  test('says what the order says, and where', () => {
    const [one] = checkOrders(factsOf(libraryOf('Try not to stir the tea.', [order('Do not stir the tea.', 'brew/print')])));
    expect(one?.message).toBe(
      '"Try not to stir the tea." says "Try not to", which has less force: not so in the order of TEA-1: "Do not stir the tea."',
    );
    expect(one?.at?.file).toBe('decks/modules/brew/en.md');
  });
});

describe('any other order', () => {
  const found = (text: string) => checkLoopholes(factsOf(libraryOf(text))).map(({ code, severity }) => `${severity} ${code}`);

  test.each([
    'Do not stir it unless you must.',
    'Do not stir it. A short stir is fine.',
    'Call us, as long as you are at home.',
    'Never stir it. Two turns do not count.',
    'If you feel fine, wait a little.',
  ])('"%s" takes something back', (text) => expect(found(text)).toEqual(['error order-exception']));
  test('what is not grave is a warning', () => expect(found('Bring a book, unless you are tired.')).toEqual(['warning order-exception']));
  test.each(['Try not to stir it.', 'You are welcome to stay.'])('"%s" leaves it to the reader', (text) =>
    expect(found(text)).toEqual(['warning order-weaker']),
  );
  test.each(['Do not stir it.', 'What is fine to drink?', 'Do not count on tea.', 'Do not stir it unless it is cold.[^holiday]'])(
    '"%s" is whole',
    (text) => expect(found(text)).toEqual([]),
  );
});
