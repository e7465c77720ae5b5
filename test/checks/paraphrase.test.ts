import { describe, expect, test } from 'vitest';
import { checkParaphrase } from '../../scripts/checks/claims/check-paraphrase.js';
import { phraseFinder } from '../../scripts/checks/words/phrase-finder.js';
import type { Claim } from '../../scripts/model/content.js';
import type { Wording } from '../../scripts/model/wording.js';
import { claim, deckOf, inlines, library, list, module, p, passage, slide } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';
import { wording } from '../support/tea-wording.js';

const tea = wording({
  hedges: ['may', 'some people', 'about 4*'],
  negations: ['not', 'no', 'cannot'],
  limits: ['small', 'only'],
  strong: ['always', 'most people'],
  opposites: [
    ['before', 'after'],
    ['raises|higher', 'lowers|lower'],
    ['minute|minutes', 'hour|hours', 'day|days'],
  ],
  subjects: [['green tea', 'sencha'], ['black tea'], ['cold', 'colds'], ['fatigue', 'tired'], ['children']],
  units: [['minute', 'minutes'], ['hour', 'hours'], ['day', 'days'], ['people']],
  actions: ['do not', 'ask'],
});

const saying = (id: string, says: string, extra: Partial<Claim> = {}): Claim =>
  claim(id, ['s1'], { words: { en: { says: inlines(says), short: 'Leaf, 2020' } }, ...extra });

/** The codes for a print passage of `text` with these claims. */
function codes(text: string, claims: Claim[], words: Wording = tea): string[] {
  const one = module('brew', { print: passage([p(text)]) });
  return checkParaphrase(factsOf(library([one], deckOf(['brew']), { add: claims, wording: { en: words } }))).map(({ code }) => code);
}

const calms = saying('calms', 'Green tea may calm the stomach. It starts within 4 hours for some people.', { verdict: 'limited' });

describe('stronger than its claim', () => {
  test('a paraphrase keeps the doubt', () => expect(codes('Green tea may calm your stomach.[^calms]', [calms])).toEqual([]));
  test('a paraphrase without the doubt', () =>
    expect(codes('Green tea calms your stomach.[^calms]', [calms])).toEqual(['stronger-than-claim']));
  test('the doubt of another sentence does not count', () =>
    expect(codes('Green tea calms your stomach. It may start within 4 hours.[^calms]', [calms])).toEqual(['stronger-than-claim']));
  test('a stronger word than the claim has', () =>
    expect(codes('Green tea may calm the stomach of most people.[^calms]', [calms])).toEqual(['stronger-than-claim']));
  test('words that are like no sentence of the claim, without any doubt', () =>
    expect(codes('Sencha settles you.[^calms]', [calms])).toEqual(['stronger-than-claim']));
  test('an instruction states nothing', () => expect(codes('Ask us about green tea and your stomach.[^calms]', [calms])).toEqual([]));
  test('a question states nothing', () => expect(codes('Does green tea calm the stomach?[^calms]', [calms])).toEqual([]));
  test('the limit of the studies stays', () => {
    const small = saying('small-study', 'In small studies, about 4 of 10 people slept better.', { verdict: 'mixed', numbers: ['4 of 10'] });
    expect(codes('In studies, about 4 of 10 people slept better.[^small-study]', [small])).toEqual(['stronger-than-claim']);
    expect(codes('About 4 of 10 people slept better in small studies.[^small-study]', [small])).toEqual([]);
  });
});

describe('what limits a sentence of a claim is kept', () => {
  const words: Wording = {
    ...tea,
    small: ['of', 'its', 'a', 'the', 'may'],
    negations: [...tea.negations, 'nobody'],
    confines: ['as a', 'only in', 'after a'],
  };
  const says: [string, string][] = [
    ['Sencha has a good name as a green tea.', 'Sencha has a good name.'],
    ['Sencha warms the hands only in winter months.', 'Sencha warms the hands.'],
    ['Nobody stirs it before noon, after a rest.', 'Nobody stirs it before noon.'],
    ['Guests stopped because of common stomach pain.', 'Guests stopped because of stomach pain.'],
    ['Sencha keeps its early spring taste for days.', 'Sencha keeps its spring taste for days.'],
  ];
  test.each(says)('%s: lost in "%s"', (own, text) =>
    expect(codes(`${text}[^c]`, [saying('c', own)], words)).toEqual(['stronger-than-claim']),
  );
  test.each([
    ...says.map(([own]): [string, string] => [own, own]),
    ['Sencha has a good name as a green tea.', 'As a green tea, sencha has a good name.'],
    ['Sencha warms the hands in winter months.', 'Sencha warms the hands.'],
  ])('%s: kept in "%s"', (own, text) => expect(codes(`${text}[^c]`, [saying('c', own)], words)).toEqual([]));

  const alone = saying('alone', 'A kettle at home is a danger because nobody watches the water. Nobody counts the cups there.');
  test.each(['At home, a friend can watch the water.', 'Watching the water at home is easy.', 'A child counts the cups.'])(
    'the "no" of a claim: "%s"',
    (text) => expect(codes(`${text}[^alone]`, [alone], words)).toContain('negation-differs'),
  );
  test('the same "no" in other words', () => expect(codes('At home, nobody watches the water.[^alone]', [alone], words)).toEqual([]));
});

describe('no and not', () => {
  const cure = saying('cure', 'Green tea is not a cure for a cold.');
  test('the same no', () => expect(codes('No. Green tea is not a cure for a cold.[^cure]', [cure])).toEqual([]));
  test('a lost no, though the answer before it says no', () =>
    expect(codes('No. Green tea is a cure for a cold.[^cure]', [cure])).toEqual(['negation-differs']));
  test('the name of a value that is filled in later says no no', () =>
    expect(codes('As of {{checked.cure-not}}, green tea is a cure for a cold.[^cure]', [cure])).toEqual(['negation-differs']));
  test('a no that neither the claim nor its evidence has', () =>
    expect(codes('Green tea does not warm the stomach.[^warms]', [saying('warms', 'Green tea warms the stomach.')])).toEqual([
      'negation-differs',
    ]));
  test('an explanation in parentheses denies nothing', () =>
    expect(
      codes('Green tea (tea that is not roasted) warms the stomach.[^warms]', [saying('warms', 'Green tea warms the stomach.')]),
    ).toEqual([]));
});

describe('the reverse, and other things', () => {
  const steep = saying('steep', 'Green tea raises the warmth. Drink it before a meal, within 4 hours.', { numbers: [4] });
  test('as the claim says it', () => expect(codes('It raises warmth; drink it before a meal.[^steep]', [steep])).toEqual([]));
  test('after for before', () => expect(codes('Drink it after a meal.[^steep]', [steep])).toEqual(['opposite-of-claim']));
  test('words for the same count as the same', () => expect(codes('Higher warmth comes from it.[^steep]', [steep])).toEqual([]));
  test('another word of the same side is no opposite, the other side is', () =>
    expect(codes('It lowers the warmth.[^steep]', [steep])).toEqual(['opposite-of-claim']));
  test('the right number with the wrong unit', () => expect(codes('Drink it within 4 days.[^steep]', [steep])).toEqual(['strange-unit']));
  test('another unit without a number', () => expect(codes('Drink it within the day.[^steep]', [steep])).toEqual(['strange-unit']));
  test('another thing than the claim names', () =>
    expect(codes('Black tea raises the warmth.[^steep]', [steep])).toEqual(['subject-not-in-claim']));
  test('another name of the same thing', () => expect(codes('Sencha raises the warmth.[^steep]', [steep])).toEqual([]));
  test('what the evidence names may be named', () => {
    const children = saying('kids', 'Green tea raises warmth.', { evidence: [{ ref: 's1', basis: '12 children.', read: 'primary' }] });
    expect(codes('Green tea raises warmth in children.[^kids]', [children])).toEqual([]);
  });
});

test('a slide for one condition does not cite a claim about another one', () => {
  const colds = saying('colds', 'Green tea eases a cold.');
  const forTired = module('brew', { slides: [slide('rest', [p('It eases.[^colds]')], { conditions: ['tired'] })] });
  const forCold = module('brew', { slides: [slide('rest', [p('It eases.[^colds]')], { conditions: ['cold'] })] });
  const check = (one: typeof forCold) => checkParaphrase(factsOf(library([one], deckOf(['brew']), { add: [colds], wording: { en: tea } })));
  expect(check(forCold)).toEqual([]);
  expect(check(forTired).map(({ code }) => code)).toEqual(['subject-not-in-claim']);
});

test('words in quotation marks are those of the quotation', () => {
  const quote = saying('quote', '“Tea might be the best drink in decades”', { role: 'quotation', verdict: 'view' });
  expect(codes('He wrote of “the best drink in decades”.[^quote]', [quote])).toEqual([]);
  expect(codes('He wrote of “the best drink for decades”.[^quote]', [quote])).toEqual(['quotation-changed']);
});

test('speaker notes may talk between the facts', () => {
  const talk = module('brew', {
    slides: [slide('a', [], { notes: [p('Black tea is not for now. Green tea may calm the stomach.[^calms]')] })],
  });
  expect(checkParaphrase(factsOf(library([talk], deckOf(['brew']), { add: [calms], wording: { en: tea } })))).toEqual([]);
});

test('the message quotes the sentence and the claim, at its line', () => {
  const one = module('brew', { print: passage([list('bullets', 'Green tea calms your stomach.[^calms]')]) });
  const [found] = checkParaphrase(factsOf(library([one], deckOf(['brew']), { add: [calms], wording: { en: tea } })));
  expect(found?.message).toContain('"Green tea calms your stomach."');
  expect(found?.message).toContain('Green tea may calm the stomach.');
  expect(found?.hint).toContain('may');
  expect(found?.at?.line).toBe(1);
});

test('a locale without wording is not judged', () => {
  const one = module('brew', { print: passage([p('Green tea calms your stomach.[^calms]')]) });
  expect(checkParaphrase(factsOf(library([one], deckOf(['brew']), { add: [calms] })))).toEqual([]);
});

describe('phrases in a text', () => {
  const found = (list: string[], text: string): string[] => phraseFinder(list)(text).map((one) => one.text);
  test('whole words in any case', () => expect(found(['tea'], 'Tea, not steam or teapots.')).toEqual(['Tea']));
  test('any ending', () => expect(found(['warm*'], 'It warms and warmed.')).toEqual(['warms', 'warmed']));
  test('any word between', () => expect(found(['no * tea'], 'No black tea, no tea.')).toEqual(['No black tea']));
  test('none inside a longer one', () => expect(found(['more than', 'no more than'], 'No more than 3.')).toEqual(['No more than']));
  test('either apostrophe', () => expect(found(["don't"], 'Don’t.')).toEqual(['Don’t']));
  test('a stop ends a phrase', () => expect(found(['green tea'], 'It is green. Tea is hot.')).toEqual([]));
});

describe('a translation is held against what its claim doubts, denies and rests on in the first language', () => {
  const spanish = wording({
    hedges: ['puede'],
    negations: ['no', 'nadie'],
    denyNothing: ['no deseado'],
    limits: ['menos de'],
    research: ['estudio'],
    subjects: [['depresión'], ['teofilina'], ['riñón']],
  });
  const told = (text: string, says: string, en: string, basis = ''): string[] => {
    const words = { en: { says: inlines(en), short: 'Leaf' }, es: { says: inlines(says), short: 'Hoja' } };
    const own = claim('calms', ['s1'], { words, verdict: 'limited', evidence: [{ ref: 's1', basis, read: 'primary' }] });
    const one = module('brew', { locale: 'es', print: passage([p(text)]) });
    const both = library([one], deckOf(['brew']), { add: [own], wording: { en: tea, es: spanish } });
    const project = { ...both.project, locales: ['en', 'es'] };
    return checkParaphrase(factsOf({ ...both, project, modules: { brew: { es: one } } })).map(({ code }) => code);
  };
  test.each([
    [
      '"puede" is "can"',
      'Té verde: calma la barriga.[^calms]',
      'El té verde puede calmar la barriga.',
      'Green tea can calm the belly.',
      [],
    ],
    [
      '"puede" is "may"',
      'Té verde: calma la barriga.[^calms]',
      'El té verde puede calmar la barriga.',
      'Green tea may calm the belly.',
      ['stronger-than-claim'],
    ],
    [
      '"en menos de" is "within"',
      'El té verde duró una tarde en un estudio.[^calms]',
      'En un estudio, el té verde duró en menos de una tarde.',
      'In a study, green tea lasted within an afternoon.',
      [],
    ],
    [
      '"menos de" is "only"',
      'El té verde duró una tarde en un estudio.[^calms]',
      'En un estudio, el té verde duró menos de una tarde.',
      'In a study, green tea lasted only an afternoon.',
      ['stronger-than-claim'],
    ],
    ['an unwanted cup is no denial', 'El té no deseado calma.[^calms]', 'El té calma.', 'Tea calms.', []],
    ['a denial of nobody', 'Nadie deja el té verde.[^calms]', 'El té verde calma.', 'Green tea calms.', ['negation-differs']],
  ])('%s', (_, text, says, en, codes) => expect(told(text, says, en)).toEqual(codes));

  test.each([
    ['the evidence denies it', 'Nadie deja el té.[^calms]', 'Do not stop tea.', []],
    ['the evidence names it', 'El té calma la depresión.[^calms]', 'Tea for depression.', []],
    ['the evidence names it in Greek', 'El té con teofilina calma.[^calms]', 'Tea has theophylline.', []],
    ['the evidence names something else', 'El té calma el riñón.[^calms]', 'Tea for depression.', ['subject-not-in-claim']],
  ])('%s', (_, text, basis, codes) => expect(told(text, 'El té calma.', 'Tea calms.', basis)).toEqual(codes));
});
