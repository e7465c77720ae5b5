import textReadability from 'text-readability';
import { describe, expect, test } from 'vitest';
import { type DeckFacts, readDeckFacts, type WholeDeckFacts } from '../../scripts/checks/deck-facts.js';
import { checkReadability } from '../../scripts/checks/pieces/check-readability.js';
import { sentencesOfRuns } from '../../scripts/checks/pieces/score-piece.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { languageOf } from '../../scripts/languages/index.js';
import { wordsIn } from '../../scripts/languages/words.js';
import type { Term } from '../../scripts/model/content.js';
import type { ReadRun } from '../../scripts/model/read-deck.js';
import { deckOf, library, list, module, p, passage, slide } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';

const run = (text: string, kind: ReadRun['kind'] = 'text'): ReadRun => ({ key: 'k', kind, text, claims: [], instruction: false });

const english = languageOf('en');

describe('what counts as a sentence', () => {
  test('an item without a full stop is one, and so is each sentence of a paragraph', () => {
    expect(sentencesOfRuns([run('Bring a warm coat'), run('Rest well. Then call us, Dr. Leaf said.')], english)).toEqual([
      'Bring a warm coat',
      'Rest well.',
      'Then call us, Dr. Leaf said.',
    ]);
  });

  test('labels and cells of one or two words are joined until there are three', () => {
    expect(
      sentencesOfRuns([run('Arrive', 'label'), run('Rest', 'label'), run('Ride home', 'label'), run('Dizzy', 'cell')], english),
    ).toEqual(['Arrive Rest Ride home Dizzy']);
  });

  test('cells of numbers make no sentence of their own', () => {
    expect(sentencesOfRuns([run('Feeling very sleepy', 'cell'), run('41 of 100', 'cell'), run('9 of 100', 'cell')], english)).toEqual([
      'Feeling very sleepy 41 of 100 9 of 100',
    ]);
  });

  test('a word is what has a letter or a digit, hyphens and all', () => {
    expect(wordsIn('“Well-known” tea — 5 cups – isn’t (too) much…')).toEqual(['Well-known', 'tea', '5', 'cups', 'isn’t', 'too', 'much']);
  });
});

test('names are found with a plural or possessive s, and short forms in capitals only', () => {
  const term = (name: string): Term => ({ term: name, plain: 'What.', name: true });
  const find = languageOf('en').nameFinder([term('Samovar'), term('WHO'), term('Green Leaf Co')]);
  expect(find(['samovars', 'Samovar’s', 'who', 'WHO', 'Green', 'Leaf', 'Co', 'Leaf', 'samovar-like'])).toEqual([
    'Samovar',
    'Samovar',
    undefined,
    'WHO',
    'Green Leaf Co',
    'Green Leaf Co',
    'Green Leaf Co',
    undefined,
    undefined,
  ]);
});

describe('a second, independent program agrees within 0.1 grade', () => {
  /** Words of which both count the syllables alike. Nine sentences, four times: SMOG asks for 30. */
  const PASSAGE =
    'Put the kettle on and wait. The water must boil before you make the tea. Warm the pot with a little boiling water first. ' +
    'Then add one spoon of tea for every person in the room. Remember that green leaves need cooler water than black ones. ' +
    'Leave the pot on the table for several minutes. Some families drink it with milk, and others prefer it with lemon. ' +
    'A good teapot keeps the temperature for a long time. Wash it by hand after dinner, and put it on the shelf to dry.';
  const text = Array.from({ length: 4 }, () => PASSAGE).join(' ');

  test('on Flesch-Kincaid and SMOG', async () => {
    const [score] = await scoresOf([text]);
    expect(score?.full.words).toBe(textReadability.lexiconCount(text));
    expect(score?.full.sentences).toBe(textReadability.sentenceCount(text));
    expect(score?.full.syllables).toBe(textReadability.syllableCount(text));
    expect(Math.abs((score?.full.scores.fleschKincaid as number) - textReadability.fleschKincaidGrade(text))).toBeLessThanOrEqual(0.1);
    expect(Math.abs((score?.full.scores.smog as number) - textReadability.smogIndex(text))).toBeLessThanOrEqual(0.1);
  });
});

/** The brochure of a deck whose only passage has these paragraphs and a title of no words. */
async function brochure(texts: readonly string[], extra: { locale?: string; glossary?: Term[] } = {}): Promise<DeckFacts> {
  const { locale = 'en', glossary = [] } = extra;
  const brew = module('brew', {
    locale,
    brief: passage(
      texts.map((text) => p(text)),
      { heading: '' },
    ),
  });
  const deck = deckOf([], { formats: ['brochure'], brochure: { back: ['brew'] } });
  const base = library([brew], deck);
  const all = {
    ...base,
    ...{ modules: { brew: { [locale]: brew } }, glossary: { [locale]: glossary }, words: { [locale]: base.words.en ?? {} } },
  };
  return composed(all, locale);
}

async function composed(all: WholeDeckFacts['library'], locale = 'en'): Promise<DeckFacts> {
  const { deck } = await composeDeck(all, { deck: 'tea', brand: 'house', locale });
  return readDeckFacts(factsOf(all), deck);
}

async function scoresOf(texts: readonly string[], extra: { locale?: string; glossary?: Term[] } = {}) {
  const { scores } = await brochure(texts, extra);
  return scores.map(({ score }) => score);
}

test('a Spanish text counted by hand: 13 words, 2 sentences, 22 syllables', async () => {
  // To-me un va-so de a-gua: 8. Des-pués, lla-me a la clí-ni-ca si tie-ne do-lor: 14.
  const [score] = await scoresOf(['Tome un vaso de agua. Después, llame a la clínica si tiene dolor.'], { locale: 'es' });
  expect(score?.full).toMatchObject({ words: 13, sentences: 2, syllables: 22 });
  // 206.84 - 60 * 1.6923 - 1.02 * 6.5, and 206.835 - 62.3 * 1.6923 - 6.5
  expect(score?.full.scores.fernandezHuerta).toBeCloseTo(98.67, 2);
  expect(score?.full.scores.szigrisztPazos).toBeCloseTo(94.9, 2);
});

describe('the gate', () => {
  const EASY = 'Put the pot on the stove. Wait for it to boil. Then pour it in a cup. ';
  const MIDDLE = 'Before you make the tea, warm the teapot with a little water from the kettle on the table. ';
  const HARD = 'Inadequate temperature regulation invariably precipitates considerable deterioration of essential aromatic constituents. ';
  const found = async (text: string, extra = {}) => checkReadability(await brochure([text], extra));

  test('lets easy print pass', async () => {
    expect(await found(EASY.repeat(12))).toEqual([]);
  });

  test('warns of print above grade 6', async () => {
    const [first] = await found(MIDDLE.repeat(2));
    expect(first).toMatchObject({ code: 'hard-to-read', severity: 'warning' });
    expect(first?.message).toMatch(/^The brochure of "tea" is hard to read: Flesch-Kincaid grade \d/);
  });

  test('stops print above grade 8, and names the hardest sentence', async () => {
    const [first] = await found(EASY + HARD.repeat(4));
    expect(first).toMatchObject({ code: 'hard-to-read', severity: 'error' });
    expect(first?.hint).toContain('Inadequate temperature');
  });

  test('judges a section of 100 words at its own line', async () => {
    const all = await found(MIDDLE.repeat(6));
    expect(all.map(({ at }) => at?.file)).toContain('decks/modules/brew/en.md');
  });

  test('leaves out names, and stops a text that hides behind them', async () => {
    const name: Term = { term: 'Aromaticissima', plain: 'A tea.', name: true };
    const named = 'Put Aromaticissima in the pot. ';
    expect((await scoresOf([named.repeat(3)], { glossary: [name] }))[0]?.leftOut).toEqual(['Aromaticissima']);
    const [first] = await found(named.repeat(3), { glossary: [name] });
    expect(first).toMatchObject({ code: 'hard-to-read', severity: 'error', hint: 'Write fewer names: Aromaticissima.' });
  });

  test('lets slides stand at grade 8, which print may not', async () => {
    const show = module('brew', { slides: [slide('s', [p(MIDDLE.repeat(2)), list('bullets', EASY)])] });
    expect(checkReadability(await composed(library([show], deckOf(['brew']))))).toEqual([]);
  });

  test('asks for easy Spanish by Szigriszt-Pazos', async () => {
    const hard = 'La administración intravenosa requiere supervisión especializada continuada por profesionales debidamente acreditados. ';
    expect((await found('Beba agua. Coma pan. ', { locale: 'es' })).length).toBe(0);
    expect((await found(hard, { locale: 'es' }))[0]).toMatchObject({ code: 'hard-to-read', severity: 'error' });
  });

  test('does not judge a pseudo-locale', async () => {
    expect(await found(HARD.repeat(4), { locale: 'en-XA' })).toEqual([]);
  });

  test('says that it knows no formula for another language', async () => {
    expect((await found('Trinken Sie Wasser.', { locale: 'de' })).map(({ code, severity }) => [code, severity])).toEqual([
      ['no-readability-formula', 'notice'],
    ]);
  });
});
