import { describe, expect, test } from 'vitest';
import { fleschKincaidGrade, newDaleChallScore, smogGrade } from '../../scripts/languages/en.js';
import { fernandezHuertaScore, infleszBand, spanishSyllables, szigrisztPazosScore } from '../../scripts/languages/es.js';
import { languageOf } from '../../scripts/languages/index.js';

const counts = (words: number, sentences: number, syllables: number, longWords = 0) => ({ words, sentences, syllables, longWords });

describe('the formulas give the scores that were published for known counts', () => {
  test('Flesch-Kincaid: "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature." is 11.3 (Wikipedia)', () => {
    expect(fleschKincaidGrade(counts(13, 1, 24))).toBeCloseTo(11.3, 1);
  });

  /** McLaughlin's own table: the rounded square root of the polysyllables in 30 sentences, plus 3. */
  test.each([
    [9, 6],
    [25, 8],
    [49, 10],
    [100, 13],
    [169, 16],
  ])('SMOG: %i long words in 30 sentences are grade %i', (longWords, grade) => {
    expect(Math.abs((smogGrade(counts(600, 30, 900, longWords)) as number) - grade)).toBeLessThan(0.75);
  });

  test('SMOG: 60 sentences count half as much, and 29 count nothing', () => {
    expect(smogGrade(counts(600, 60, 900, 50))).toBeCloseTo(1.043 * 5 + 3.1291, 6);
    expect(smogGrade(counts(600, 29, 900, 50))).toBeUndefined();
  });

  test('New Dale-Chall: 10 of 100 words unknown in 5 sentences are 64 - 9.5 - 13.8', () => {
    expect(newDaleChallScore({ ...counts(100, 5, 140), unfamiliar: 10 })).toBeCloseTo(40.7, 6);
    expect(newDaleChallScore(counts(100, 5, 140))).toBeUndefined();
  });

  test('Fernández-Huerta: 200 syllables in 100 words of 5 sentences are 206.84 - 120 - 20.4', () => {
    expect(fernandezHuertaScore(counts(100, 5, 200))).toBeCloseTo(66.44, 6);
  });

  /** The Spanish sample in the tests of textstat: 162 words, 6 sentences, and 306 syllables as its hyphenation finds them. */
  test('Fernández-Huerta and Szigriszt-Pazos: the Spanish sample of textstat is 65.967 and 62.162', () => {
    expect(fernandezHuertaScore(counts(162, 6, 306))).toBeCloseTo(65.967, 3);
    expect(szigrisztPazosScore(counts(162, 6, 306))).toBeCloseTo(62.162, 1);
  });

  test('Szigriszt-Pazos: 200 syllables in 100 words of 5 sentences are 206.835 - 124.6 - 20', () => {
    expect(szigrisztPazosScore(counts(100, 5, 200))).toBeCloseTo(62.235, 6);
  });

  test.each([
    [39.9, 'muy difícil'],
    [40, 'algo difícil'],
    [55, 'normal'],
    [64.9, 'normal'],
    [65, 'bastante fácil'],
    [80, 'muy fácil'],
  ])('INFLESZ: %f is %s', (score, band) => {
    expect(infleszBand(score)).toBe(band);
  });
});

describe('syllables', () => {
  const english = languageOf('en').readability;

  test.each([
    ['I', 1],
    ['water', 2],
    ['treatment', 2],
    ['medicine', 3],
    ['emergency', 4],
    ['check-up', 2],
    ['hard-to-treat', 3],
    ['MRI', 3],
    ['STOP', 1],
    ['24', 1],
    ['988lifeline.org', 1],
    ['don’t', 1],
  ])('English: %s has %i', (word, expected) => {
    expect(english?.syllables(word)).toBe(expected);
  });

  test.each(['walks', 'stopped', 'making', 'happier', 'quickly', 'boxes', 'tried', '1998', 'day’s'])('%s is a familiar word', (word) => {
    expect(english?.isFamiliar?.(word)).toBe(true);
  });

  test.each(['amygdala', 'infusion', 'synaptic'])('%s is no familiar word', (word) => {
    expect(english?.isFamiliar?.(word)).toBe(false);
  });

  /** Divided by the rules of the Ortografía: each hyphen is a border. */
  const DIVIDED = `
    a-é-re-o pa-ís ca-í-da o-í-do le-er zo-ó-lo-go lí-ne-a dia-rio ciu-dad cui-da-do buey es-tu-diáis a-ve-ri-güéis die-ci-séis
    con-ti-nú-a pin-güi-no ver-güen-za an-ti-güe-dad gue-rra gui-ta-rra quien que a-quí que-so guion truhan hui
    je-sui-ta cons-trui-do ca-suís-ti-ca lin-güís-ti-ca vi-ví-ais cre-í-ais o-í-ais a-hí bú-ho re-hú-sa prohi-bir ve-hí-cu-lo
    de-sa-ho-go al-co-hol a-hue-hue-te ca-ca-hue-te mo-ho hue-so hier-ba des-hie-lo rey re-yes muy y hoy ra-yo ya-te U-ru-guay Pa-ra-guay
    chi-i-ta an-ti-in-fla-ma-to-rio mi-cro-on-das co-o-pe-rar psi-co-lo-gí-a de-pre-sión me-di-ca-men-to náu-se-as tra-ta-mien-to
    en-fer-me-rí-a dí-a far-ma-cia a-yu-da co-ra-zón sue-ño miau a-gua len-gua I-ta-lia
  `;
  const words = DIVIDED.trim().split(/\s+/);

  test('more than 60 Spanish words are tried', () => {
    expect(words.length).toBeGreaterThan(60);
  });

  test.each(words)('Spanish: %s', (divided) => {
    expect(spanishSyllables(divided.replaceAll('-', ''))).toBe(divided.split('-').length);
  });
});
