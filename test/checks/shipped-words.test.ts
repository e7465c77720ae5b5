import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkClaimGround } from '../../scripts/checks/claims/check-claim-ground.js';
import { checkDegree } from '../../scripts/checks/claims/check-degree.js';
import { checkKeptLimits } from '../../scripts/checks/claims/check-kept-limits.js';
import { checkParaphrase } from '../../scripts/checks/claims/check-paraphrase.js';
import { escapeFrom } from '../../scripts/checks/claims/compare-order.js';
import { orderWords } from '../../scripts/checks/claims/order-words.js';
import { featureReader } from '../../scripts/checks/claims/sentence-features.js';
import { checkHype } from '../../scripts/checks/words/check-hype.js';
import { checkInterest } from '../../scripts/checks/words/check-interest.js';
import { checkTone } from '../../scripts/checks/words/check-tone.js';
import { wordingSchema } from '../../scripts/content/schema/wording.js';
import { languageOf } from '../../scripts/languages/index.js';
import type { Block, Claim } from '../../scripts/model/content.js';
import type { Wording } from '../../scripts/model/wording.js';
import { claim, deckOf, inlines, library, list, module, p, passage } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';

/** The words of rules as they are shipped: each kind of fault is tried with them, beside what must stay silent. */
const en = wordingSchema.parse(parse(readFileSync(new URL('../../decks/wording/en.yaml', import.meta.url), 'utf8'))) as Wording;

const saying = (id: string, says: string, extra: Partial<Claim> = {}): Claim =>
  claim(id, ['s1'], { words: { en: { says: inlines(says), short: 'Leaf, 2020' } }, ...extra });
const factsWith = (blocks: Block[], add: Claim[] = []) =>
  factsOf(library([module('brew', { print: passage(blocks) })], deckOf(['brew']), { add, wording: { en } }));
const codes = (found: readonly { readonly code: string }[]): string[] => [...new Set(found.map(({ code }) => code))];

describe('pressure', () => {
  const tone = (text: string): string[] => checkTone(factsWith([p(text)])).map(({ message }) => message.split('"').at(-3) ?? '');
  test.each([
    'What do I lose with each week that I wait?',
    'No treatment now, and one more week spent in the dark.',
    'Every month without it is a month lost.',
    'While you think it over, another year slips by.',
    'Waiting costs you good days.',
    'Delay, and it gets harder to treat.',
    'See what else there is, and why so many end up with ketamine.',
    'Most opt for the drip in the end.',
    'Nearly everyone said yes.',
    'Why do more and more people turn to it?',
    'Few people turn it down.',
    'Countless others settled on it.',
    'The effects get milder from visit to visit.',
    'It wears off faster with each dose.',
    'You get used to it after a few visits.',
  ])('%s', (text) => expect(tone(text)).toHaveLength(1));
  test.each([
    'What happens if I wait, or choose something else?',
    'No treatment now.',
    'You may lose your balance while you rest.',
    'Some people lose their appetite every day.',
    'Memory loss can last as long as you get treatments.',
    'Wait at least 24 hours.',
    'Most people have some side effects.',
    'Bring your card to each visit.',
    'Some people choose talk therapy.',
  ])('%s is none', (text) => expect(tone(text)).toEqual([]));
});

describe('which way a guideline points, and who says it', () => {
  const found = (says: string, text: string): string[] => codes(checkParaphrase(factsWith([p(`${text}[^c]`)], [saying('c', says)])));
  test.each([
    ['A 2023 guideline suggests against tea for colds.', 'A 2023 guideline suggests it for colds.'],
    ['A guideline recommends against tea for colds.', 'A guideline recommends tea for colds.'],
    ['Experts do not recommend tea for teens.', 'Experts recommend tea for teens.'],
    ['Experts advise rest and tea.', 'Experts advise against rest and tea.'],
  ])('%s: "%s"', (says, text) => expect(found(says, text)).toContain('opposite-of-claim'));
  test.each([
    ['The maker reports a study of the tea.', 'An independent group reports a study of the tea.'],
    ['A small study tried the tea.', 'The maker tried the tea in a small study.'],
    ['The maker says to rest.', 'Independent experts say to rest.'],
  ])('%s: "%s"', (says, text) => expect(found(says, text)).toContain('subject-not-in-claim'));
  test.each([
    ['A guideline suggests against tea for colds.', 'For colds, a guideline suggests against tea.'],
    ['The maker reports a small study of the tea.', 'A small study of the tea is reported by its manufacturer.'],
  ])('%s: "%s" is the same', (says, text) => expect(found(says, text)).toEqual([]));
});

describe('what a brand says of who earns', () => {
  const interest = (text: string): string[] => {
    const made = library([], deckOf([]), { wording: { en } });
    const [brand] = Object.values(made.brands);
    if (!brand) throw new Error('The library has no brand.');
    const project = { ...made.project, facts: { gain: { label: { en: 'Gain' }, kind: 'interest' as const } } };
    return codes(checkInterest(factsOf({ ...made, project, brands: { [brand.id]: { ...brand, facts: { gain: { en: text } } } } })));
  };
  test.each([
    'We offer this treatment as a part of good care.',
    'We care for people with this treatment.',
    'Your health is what counts here.',
    'We are proud of our team.',
    'Yes.',
  ])('%s', (text) => expect(interest(text)).toEqual(['interest-unsaid']));
  test.each(['We sell this treatment.', 'Nobody earns money from this leaflet.', 'Our doctors are paid for each visit.'])(
    '%s says it',
    (text) => expect(interest(text)).toEqual([]),
  );
});

describe('orders and questions', () => {
  const reader = { words: orderWords(en), features: featureReader(en, languageOf('en')) };
  test.each([
    ['Tell us all that you take.', 'Please tell us everything that you take.'],
    ['Call us at once if it hurts.', 'Call us right away if it hurts.'],
    ['Ask at every visit.', 'Ask at each visit.'],
  ])('%s has the force of "%s"', (own, said) => expect(escapeFrom(own, said, reader)).toBeUndefined());
  test.each([
    ['Tell us all that you take.', 'Tell us what you take.'],
    ['Call us at once if it hurts.', 'Call us if it hurts.'],
    ['Ask at every visit.', 'Ask at a visit.'],
    ['Tell us all that you take.', 'Tell us now what you take.'],
    ['Always bring the card.', 'Bring the card.'],
  ])('%s has more than "%s"', (own, said) => expect(escapeFrom(own, said, reader)?.code).toBe('order-weaker'));
  const hype = (text: string): string[] => codes(checkHype(factsWith([p(text)])));
  test.each(['Is ketamine by itself a cure?', 'Is ketamine a cure on its own?', 'Is ketamine really a cure?'])('%s may be asked', (text) =>
    expect(hype(text)).toEqual([]),
  );
  test.each([
    'Ketamine by itself is a cure.',
    'Is it finally the cure?',
    'Could this be your cure?',
    'Why did it cure so many?',
    'Ketamine is not always a cure, and mostly it is.',
  ])('%s may not', (text) => expect(hype(text)).toEqual(['hype']));
});

describe('a claim keeps what limits its evidence', () => {
  const ground = (says: string, basis: string, extra: Partial<Claim> = {}): string[] =>
    codes(checkClaimGround(factsWith([], [saying('c', says, { evidence: [{ ref: 's1', basis, read: 'primary' }], ...extra })])));
  const denied = 'The maker says that it is not known to prevent suicide or to replace hospital care.';
  const small = { role: 'benefit', verdict: 'limited' } as const;
  test.each([
    ['Esketamine has not been shown to prevent every suicide.', denied, {}],
    ['It does not always replace hospital care.', denied, {}],
    ['It is not known to fully prevent suicide.', denied, {}],
    ['It does not replace all hospital care.', denied, {}],
    ['It does not in most cases replace hospital care.', denied, {}],
    ['In studies, people felt better.', 'Early studies: people felt better.', small],
    ['A trial found that mood rose.', 'Small trial: mood rose in some.', small],
    ['Research shows less pain.', 'Limited research: less pain.', small],
    ['In studies, at least half of people felt better.', 'About half of people felt better in studies.', {}],
    ['More than 40 of 100 people felt better.', 'About 40 of 100 people felt better.', {}],
  ])('%s', (says, basis, extra) => expect(ground(says, basis, extra)).toEqual(['claim-against-evidence']));
  test.each([
    ['It has not been shown to prevent suicide.', denied, {}],
    ['Not everyone got better.', '40 of 100 people had no benefit.', {}],
    ['In small studies, people felt better.', 'Small studies: people felt better.', small],
    ['A trial found that mood rose.', 'A report of the trial: mood rose.', small],
    ['About half of people felt better.', 'Half of people felt better.', {}],
    ['53 people of age 60 or over had 4 drips.', '53 people of age 60 or over: 4 drips.', {}],
    ['Adults of 18 and older took 2 tablets.', 'Adults of 18 and older: 2 tablets.', {}],
  ])('%s stands', (says, basis, extra) => expect(ground(says, basis, extra)).toEqual([]));
});

describe('a sentence keeps what its claim says', () => {
  const told = (says: string, text: string, extra: Partial<Claim> = {}): string[] =>
    codes(checkParaphrase(factsWith([p(`${text}[^c]`)], [saying('c', says, extra)])));
  const found = 'Experts found support in CRPS for up to 12 weeks.';
  const unseen = 'We did not review studies of ketamine for anxiety.';
  const weaken = 'Benzodiazepines may weaken the effect of ketamine on mood.';
  test.each([
    [found, 'Experts found support in CRPS for 12 weeks and longer.', 'said-of-another'],
    [found, 'Experts found support in CRPS for 12 weeks or more.', 'said-of-another'],
    [found, 'Experts found support in CRPS for 12 weeks at least.', 'said-of-another'],
    ['Stay for at least 2 hours of rest.', 'You rest for 2 hours or less.', 'said-of-another'],
    ['People rest for at least 2 hours.', 'People rest for 2 hours at most.', 'said-of-another'],
    [unseen, 'We reviewed studies of ketamine for anxiety, though not all of them.', 'negation-differs'],
    [unseen, 'For anxiety, we did review studies of ketamine, and they were not bad.', 'negation-differs'],
    ['It does not replace hospital care.', 'It can replace hospital care, though not at once.', 'negation-differs'],
    ['Ketamine is not approved for PTSD.', 'Ketamine is approved for PTSD, though not everywhere.', 'negation-differs'],
    ['A scan cannot show depression.', 'A scan shows depression, but not its cause.', 'negation-differs'],
    [weaken, 'Ketamine may weaken the effect of benzodiazepines on mood.', 'opposite-of-claim'],
    ['Alcohol may strengthen opioids.', 'Opioids may strengthen alcohol.', 'opposite-of-claim'],
    ['Lamotrigine may blunt ketamine.', 'Ketamine may blunt lamotrigine.', 'opposite-of-claim'],
    ['Ketamine may block NMDA.', 'NMDA may block ketamine.', 'opposite-of-claim'],
    ['Stimulants may increase what ketamine does.', 'Ketamine may increase what stimulants do.', 'opposite-of-claim'],
  ])('%s / %s', (says, text, code) => expect(told(says, text)).toContain(code));
  test.each([
    [found, 'Experts found support in CRPS, for 12 weeks at most.'],
    [unseen, 'Studies of ketamine for anxiety: we did not review them.'],
    [weaken, 'The effect of ketamine on mood may be weakened by benzodiazepines.'],
    ['A US guideline suggests against ketamine for PTSD.', 'For PTSD, a US guideline suggests against ketamine.'],
    ['A model is no proof.', 'All of this is a model, and a model is no proof.'],
    ['It is not known who will be helped.', 'Everyone hopes for help; it is not known who will be helped.'],
  ])('%s is also "%s"', (says, text) => expect(told(says, text)).toEqual([]));
  test('marks that changed places', () => {
    const two = [
      saying('listed', 'The office put leaves on its list of essential goods.'),
      saying('praised', 'The office said that leaves have a good profile as a drink.'),
    ];
    const both = (a: string, b: string): string[] =>
      codes(
        checkParaphrase(
          factsWith([p(`The office put leaves on its list of essential goods.[^${a}] They have a good profile as a drink.[^${b}]`)], two),
        ),
      );
    expect(both('listed', 'praised')).toEqual([]);
    expect(both('praised', 'listed')).toEqual(['topic-not-in-claim']);
  });
});

describe('a harm gains no condition', () => {
  const serious = saying('serious', 'Serious harm can happen: slow breathing, fainting, or thoughts of suicide.', {
    ...{ role: 'risk', evidence: [{ ref: 's1', basis: 'Slow breathing and fainting. The maker also warns of misuse.', read: 'primary' }] },
  });
  const harm = (blocks: Block[]): string[] => codes(checkDegree(factsWith(blocks, [serious])));
  test.each([
    'Serious, mostly when misused: slow breathing, fainting, or thoughts of suicide.[^serious]',
    'Serious harm can happen: slow breathing, fainting, or thoughts of suicide, if the dose is too high.[^serious]',
    'Only if you are frail: slow breathing or fainting.[^serious]',
    'Slow breathing or fainting, unless staff are near.[^serious]',
    'As a rule, serious harm means slow breathing in case of misuse.[^serious]',
  ])('%s', (text) => expect(harm([p(text)])).toEqual(['weaker-than-claim']));
  test.each([
    'Serious: slow breathing, fainting, or thoughts of suicide.[^serious]',
    'If you feel faint, call us: fainting is serious.[^serious]',
    'Serious harm can happen, such as slow breathing.[^serious]',
    'If you are alone, slow breathing or fainting can be serious.[^serious]',
    'During treatment, serious harm can happen: slow breathing or fainting.[^serious]',
    'Serious harm can happen when breathing is slow, or fainting comes.[^serious]',
  ])('%s stands', (text) => expect(harm([list('bullets', text)])).toEqual([]));
});

describe('a limit that a module cites stands in its print text', () => {
  const add = [
    saying('approved', 'Esketamine was approved for some adults.', { role: 'status' }),
    saying('not-prevent', 'Esketamine has not been shown to prevent suicide.', { role: 'status' }),
  ];
  const kept = (print: string): string[] => {
    const one = module('brew', {
      brief: passage([p('Esketamine has not been shown to prevent suicide.[^not-prevent]')]),
      print: passage([p(print)]),
    });
    return codes(checkKeptLimits(factsOf(library([one], deckOf(['brew']), { add, wording: { en } }))));
  };
  test('lost', () => expect(kept('Esketamine was approved for some adults.[^approved]')).toEqual(['limit-unsaid']));
  test.each([
    'Esketamine was approved for some adults.[^approved] It has not been shown to prevent suicide.[^not-prevent]',
    'It is a spray.',
    'Esketamine has not been shown to prevent suicide. It was approved for some adults.[^approved]',
  ])('%s', (print) => expect(kept(print)).toEqual([]));
});
