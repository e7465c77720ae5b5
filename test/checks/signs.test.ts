import { describe, expect, test } from 'vitest';
import type { Facts } from '../../scripts/checks/facts.js';
import { checkInventory } from '../../scripts/checks/safety/check-inventory.js';
import { checkSafetyItems } from '../../scripts/checks/safety/check-safety-items.js';
import { checkSignJoins, checkSignWords } from '../../scripts/checks/safety/check-sign-joins.js';
import { checkUrgency } from '../../scripts/checks/safety/check-urgency.js';
import type { Block, Library, Module, Requirement } from '../../scripts/model/content.js';
import type { SafetyItem, SignUrgency, Told } from '../../scripts/model/safety.js';
import { at, claim, deckOf, heading, inlines, library, list, module, p, passage, slide } from '../support/compose-library.js';
import { codesOf, composedOf, factsOf } from '../support/composed.js';
import { wording } from '../support/tea-wording.js';

const item = (id: string, extra: Partial<SafetyItem> = {}, says = id.replaceAll('-', ' '), more = {}): SafetyItem => ({
  ...{ id, kind: 'sign', claims: [], source: 'https://example.org', checked: '2026-11-29', at: at(1, 'decks/safety.yaml'), ...extra },
  words: { en: { says, also: [], keeps: [], at: at(1, 'decks/safety/en.yaml'), ...more } },
});
const SIGNS = { burn: item('burn', { urgency: 'emergency' }), rash: item('rash', { urgency: 'same-day' }) };
const URGENCY = {
  emergency: ['ambulance'],
  'same-day': ['same day', 'call us'],
  'next-visit': ['next visit', 'can wait'],
};
const told = (name: string, group: Told['group'], within: string[] = []): Told => ({
  item: name,
  group,
  in: within,
  at: at(2, 'decks/requirements.yaml'),
});
const requirement = (tells: Told[], requiredIn = ['tea']): Requirement => ({
  ...{ id: 'HOT', says: { en: 'hot' }, requiredIn, tells, at: at(1, 'decks/requirements.yaml') },
});
const TELLS = [told('burn', 'emergency'), told('rash', 'same-day')];
const made = (extra: Partial<Module>, more: Partial<Library> & { add?: Library['claims'][string][] } = {}): Library =>
  library([module('brew', extra)], deckOf(['brew']), {
    ...{ wording: { en: wording({ urgency: URGENCY }) }, safety: SIGNS, requirements: [requirement(TELLS)] },
    ...more,
  });

describe('a danger sign has one urgency', () => {
  const found = (blocks: Block[], extra: Partial<Module> = {}) => checkUrgency(factsOf(made({ print: passage(blocks), ...extra })));
  const box = (urgency: SignUrgency | undefined, text: string): Block => ({
    ...{ kind: 'phone', line: urgency === 'emergency' ? 'emergency' : 'clinic', at: at(3), blocks: [p(text)] },
    ...(urgency && { urgency }),
  });

  test.each([
    'Tell us at your next visit about a burn.',
    'Call us if you have a burn.',
    'A rash can wait: know that.',
    'If there is a burn, call {{crisis}}.',
    'You need not call an ambulance, for a burn is seen the same day.',
  ])('%s is an error that names the sign', (text) => {
    const [one] = found([p(text, { instruction: true })]);
    expect(one).toMatchObject({ code: 'sign-misplaced', severity: 'error' });
    expect(one?.message).toMatch(/"burn" \(emergency\)|"rash" \(same-day\)/);
  });
  test.each([
    'Call {{emergency}} for a burn, and tell us at your next visit.',
    'Do not wait until your next visit when you have a burn.',
    'Call us the same day for a rash.',
    'Call an ambulance for a rash.',
    'Call us at your next visit for a refill.',
  ])('%s is none', (text) => expect(found([p(text, { instruction: true })])).toEqual([]));
  test('a lead and a heading give their urgency to the list below them', () => {
    expect(codesOf(found([p('Tell us at your next visit about:'), list('bullets', 'A burn', 'A stain')]))).toEqual(['sign-misplaced']);
    expect(codesOf(found([heading('What can wait'), list('bullets', 'A stain', 'A rash')]))).toEqual(['sign-misplaced']);
    expect(found([p('Tell us at your next visit about:'), list('bullets', 'A stain')])).toEqual([]);
  });
  test('speaker notes are looked at too', () => {
    expect(codesOf(found([], { slides: [slide('a', [], { notes: [p('A burn can wait, know that.')] })] }))).toEqual(['sign-misplaced']);
  });
  test('no box takes a sign of another urgency, the one for the number alone takes none, and none says a lesser urgency than its own', () => {
    expect(codesOf(found([box('same-day', 'Call for a burn')]))).toEqual(['sign-misplaced']);
    expect(codesOf(found([box(undefined, 'Call for a rash')]))).toEqual(['sign-misplaced']);
    expect(codesOf(found([box('same-day', 'Tell us at your next visit about:')]))).toEqual(['sign-misplaced']);
    expect(found([box('emergency', 'Go now:'), box('same-day', 'The same day:')])).toEqual([]);
  });
});

describe('items and requirements hold each other', () => {
  const found = (safety: Library['safety'], more: Partial<Library> & { add?: Library['claims'][string][] } = {}) =>
    checkSafetyItems(factsOf(made({}, { safety, ...more })));

  test('as they are there is nothing to say', () => expect(found(SIGNS)).toEqual([]));
  test('another urgency or kind is told at the item, an item that nothing tells where its name is missing', () => {
    expect(codesOf(found({ ...SIGNS, burn: item('burn', { urgency: 'same-day' }) }))).toEqual(['item-regrouped']);
    expect(codesOf(found({ ...SIGNS, rash: item('rash', { kind: 'harm' }) }))).toEqual(['item-regrouped']);
    expect(found({ ...SIGNS, cut: item('cut', { urgency: 'crisis' }) })[0]?.message).toContain('"cut" (crisis)');
  });
  test('each form keeps the words that it must', () => {
    const words = { short: 'face red', keeps: ['face', 'throat|neck'] };
    const [one] = found({ ...SIGNS, burn: item('burn', { urgency: 'emergency' }, 'face and neck', words) });
    expect(one).toMatchObject({
      code: 'safety-words-missing',
      message: expect.stringContaining('"short" of the safety item "burn" must say "throat" or "neck"'),
    });
  });
  test('a claim that an item rests on alone names it, in whatever words', () => {
    const scalding = (says: string) => ({ add: [claim('hot', [], { words: { en: { says: inlines(says), short: 's' } } })] });
    const { source: _source, ...bare } = item('burn', { urgency: 'emergency', claims: ['hot'] }, 'burning of the tongue');
    expect(codesOf(found({ ...SIGNS, burn: bare }, scalding('Tea can stain.')))).toEqual(['item-lost']);
    expect(found({ ...SIGNS, burn: bare }, scalding('The tongue may burn.'))).toEqual([]);
  });
});

describe('each piece tells each item', () => {
  const taking = (text: string, line: number): Block => ({
    kind: 'group',
    at: at(line),
    takes: ['HOT'],
    blocks: [p(text, { at: at(line) })],
  });
  const lost = async (extra: Partial<Module>, tells = TELLS, requiredIn = ['tea']) =>
    checkInventory(await composedOf(made(extra, { requirements: [requirement(tells, requiredIn)] })));

  test('what takes the requirement tells them together', async () => {
    expect(await lost({ slides: [slide('a', [taking('A burn.', 4)]), slide('b', [taking('A rash.', 8)])] })).toEqual([]);
  });
  test('a lost one is named beside its neighbour', async () => {
    const [one] = await lost({ slides: [slide('a', [taking('A burn.', 4)])] });
    expect(one).toMatchObject({ code: 'item-lost', at: { line: 4 } });
    expect(one?.message).toBe('The slides of "tea" must tell "rash" (same-day, HOT), and does not.');
  });
  test('words outside what takes it do not count, and neither does a slide for some patients alone', async () => {
    expect(await lost({ slides: [slide('a', [taking('A burn.', 4), p('A rash.')])] })).toHaveLength(1);
    const some = slide('b', [taking('A rash.', 8)], { conditions: ['cold'] });
    expect(await lost({ slides: [slide('a', [taking('A burn.', 4)]), some] })).toHaveLength(1);
  });
  test('an item may be asked of one kind of passage or one piece only', async () => {
    const slides = [slide('a', [taking('A burn.', 4)])];
    expect(await lost({ slides }, [told('burn', 'emergency'), told('rash', 'same-day', ['print'])])).toEqual([]);
    expect(await lost({ slides }, [told('burn', 'emergency'), told('rash', 'same-day', ['print', 'tea'])])).toHaveLength(1);
  });
});

describe('danger signs are joined so that any one is enough', () => {
  const safety = {
    burn: item('burn', { urgency: 'emergency' }),
    rash: item('rash', { urgency: 'same-day' }, 'a rash', { also: ['red skin'] }),
    faint: item('faint', { urgency: 'emergency' }, 'you faint'),
  };
  const words = wording({ joins: [['and', 'both'], ['or']], conditions: ['if', 'when'], actions: ['call', 'tell'] });
  const joinsIn = (facts: Facts) => [...checkSignWords(facts), ...checkSignJoins(facts)];
  const found = (text: string, more: Partial<typeof safety> = {}, at: 'print' | 'notes' = 'print') => {
    const told = at === 'print' ? { print: passage([p(text)]) } : { slides: [slide('one', [], { notes: [p(text)] })] };
    return codesOf(joinsIn(factsOf(made(told, { wording: { en: words }, safety: { ...safety, ...more } }))));
  };

  test.each([
    'Call us if you have a burn and a rash.',
    'If there is a rash, and you faint, call us.',
    'When red skin and also a burn come, call.',
    'Call us if you faint and have a burn or a cough.',
  ])('"%s" makes a reader wait', (text) => {
    expect(found(text)).toEqual(['sign-joined']);
    expect(found(text, {}, 'notes')).toEqual(['sign-joined']);
  });
  test.each([
    'Call us if you have a burn or a rash.',
    'Call us for a burn and a rash.',
    'Call us if you faint, and if you have a burn.',
    'If you have a rash, call us, and tell us of a burn.',
    'A burn and a rash are two things.',
    'If you have a rash and a cough, call us.',
    'Call us if you have a rash and red skin.',
  ])('"%s" does not', (text) => expect(found(text)).toEqual([]));

  test('the halves of one too, unless keeps: says that both must be there', () => {
    const both = (more = {}) => ({ rash: item('rash', { urgency: 'same-day' }, 'a rash and a cough', more) });
    expect(found('', both())).toEqual(['sign-joined']);
    expect(found('', both({ short: 'rash and cough', keeps: ['a rash and'] }))).toEqual(['sign-joined']);
    expect(found('', both({ keeps: ['rash and'] }))).toEqual([]);
    expect(found('', { rash: item('rash', { urgency: 'same-day' }, 'a rash or a cough') })).toEqual([]);
  });
  test('but not two words for one thing', () => {
    const ache = (says: string, short: string) => found('', { rash: item('rash', { urgency: 'same-day' }, says, { short }) });
    expect(ache('a sudden and severe ache', 'sudden bad ache')).toEqual([]);
    expect(ache('red and swollen skin', 'red, swollen skin')).toEqual(['sign-joined']);
    expect(ache('red and swollen skin', 'red skin')).toEqual(['sign-joined']);
    expect(ache('a dark and painful spot', 'dark sore spot')).toEqual([]);
    expect(ache('fever and rash', 'fever or rash')).toEqual(['sign-joined']);
    expect(ache('fever and a rash', 'fever, rash')).toEqual(['sign-joined']);
    expect(ache('fever and stiff neck', 'stiff neck')).toEqual(['sign-joined']);
  });
});
