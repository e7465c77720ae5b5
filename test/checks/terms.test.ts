import { describe, expect, test } from 'vitest';
import { checkNameCount, checkTerms } from '../../scripts/checks/pieces/check-terms.js';
import { checkPlainWords } from '../../scripts/checks/words/check-plain-words.js';
import type { Library, Module, Term } from '../../scripts/model/content.js';
import type { Wording } from '../../scripts/model/wording.js';
import { at, claim, deckOf, inlines, library, list, module, p, passage, slide } from '../support/compose-library.js';
import { composedOf, factsOf } from '../support/composed.js';

const term = (name: string, plain: string, extra: Partial<Term> = {}): Term => ({ term: name, plain, name: false, ...extra });
const SAMOVAR = term('samovar', 'A metal urn that keeps water hot.');
const CTC = term('CTC', 'Crush tear curl: a machine that rolls leaves into small balls.');
const HOUSE = term('Leafco', 'The firm that sells this tea.', { name: true });

/** What is said of slides with these texts, one slide each. */
async function onSlides(texts: readonly string[], glossary: readonly Term[] = [], title = 'Tea for all'): Promise<string[]> {
  const slides = texts.map((text, index) => slide(`s${index}`, [p(text)]));
  const all = library([module('brew', { slides })], deckOf(['brew'], { title: { en: title } }), { glossary: { en: glossary } });
  return checkTerms(await composedOf(all)).map(
    ({ code, severity, message }) => `${code} (${severity}): ${/^.*?"([^"]+)"/.exec(message)?.[1]}`,
  );
}

describe('a medical term is explained where it first stands', () => {
  const missing = ['unexplained-term (warning): samovar'];

  test.each([
    ['no word of explanation', ['Fill the samovar.']],
    ['an explanation on a later slide only', ['Fill the samovar.', 'A samovar is a metal urn that keeps water hot.']],
    ['another thing in brackets before it', ['Fill (slowly) the samovar.']],
    ['a list in which it stands', ['Bring a samovar, cups, and a spoon.']],
  ])('%s is a warning', async (_, texts) => {
    expect(await onSlides(texts, [SAMOVAR])).toEqual(missing);
  });

  test.each([
    ['half of its plain words in the same section', 'The samovar is an urn. It keeps the water hot.'],
    ['brackets after it', 'Fill the samovar (a big pot).'],
    ['its plain words before it, in brackets', 'Fill the big pot (samovar).'],
    ['an apposition', 'Fill the samovar, a metal pot.'],
    ['a dash', 'Fill the samovar – a metal pot.'],
    ['the plural', 'Samovars are metal urns for hot water.'],
  ])('%s is enough', async (_, text) => {
    expect(await onSlides([text], [SAMOVAR])).toEqual([]);
  });

  test('a sentence that says what it is is enough, by the forms of "to be" of the language', async () => {
    const all = library([module('brew', { slides: [slide('s', [p('A samovar is a metal pot.')])] })], deckOf(['brew']), {
      glossary: { en: [SAMOVAR] },
    });
    const composed = await composedOf(all);
    expect(checkTerms({ ...composed, wording: WORDING })).toEqual([]);
    expect(checkTerms(composed)).toHaveLength(1);
  });

  test('a term that does not occur needs none, nor does a word in small letters like a short form', async () => {
    expect(await onSlides(['Warm the pot.'], [SAMOVAR])).toEqual([]);
    expect(await onSlides(['Ask who is there.'], [term('WHO', 'The health agency of the United Nations.')])).toEqual([]);
  });

  test('the warning points at the line where the term stands', async () => {
    const all = library([module('brew', { slides: [slide('s', [p('Fill the samovar.', { at: at(7) })])] })], deckOf(['brew']), {
      glossary: { en: [SAMOVAR] },
    });
    expect(checkTerms(await composedOf(all)).map((one) => one.at?.line)).toEqual([7]);
  });

  test('each kind of output is judged by itself', async () => {
    const brew = module('brew', {
      slides: [slide('s', [p('A samovar is a metal urn for hot water.')])],
      print: passage([p('Fill the samovar.')]),
    });
    const all = library([brew], deckOf(['brew'], { formats: ['reveal', 'booklet'] }), { glossary: { en: [SAMOVAR] } });
    expect(checkTerms(await composedOf(all)).map(({ message }) => message)).toEqual([expect.stringContaining('in the booklet of "tea"')]);
  });
});

describe('a name is explained somewhere in the piece', () => {
  test('nowhere is an error', async () => {
    expect(await onSlides(['Leafco has it.'], [HOUSE])).toEqual(['name-not-explained (error): Leafco']);
  });

  test('on a later slide is enough', async () => {
    expect(await onSlides(['Leafco has it.', 'The firm Leafco sells it.'], [HOUSE])).toEqual([]);
  });

  test('a name in the title of the deck is its subject', async () => {
    expect(await onSlides(['Leafco has it.'], [HOUSE], 'All about Leafco')).toEqual([]);
  });

  test('the list of words in the booklet explains it', async () => {
    const all = library([module('brew', { print: passage([p('Leafco has it.')]) })], deckOf(['brew'], { formats: ['booklet'] }), {
      glossary: { en: [HOUSE] },
    });
    expect(checkTerms(await composedOf(all))).toEqual([]);
  });

  test('more than 25 names are an error at the first too many', () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => ({ ...HOUSE, term: `Name${index}`, at: at(index + 1) }));
    const check = (count: number) => checkNameCount(factsOf(library([], deckOf([]), { glossary: { en: [SAMOVAR, ...names(count)] } })));
    expect(check(25)).toEqual([]);
    expect(check(26)).toEqual([expect.objectContaining({ code: 'too-many-names', severity: 'error', at: at(26) })]);
  });
});

describe('a short form is spelled out', () => {
  test.each(['Buy FTGFOP leaves.', 'Two MRIs a year.'])('"%s" is a warning', async (text) => {
    expect(await onSlides([text])).toEqual([expect.stringMatching(/^unexplained-abbreviation \(warning\): (FTGFOP|MRI)$/)]);
  });

  test.each([
    ['before it', 'Buy broken orange pekoe (BOP).'],
    ['after it', 'BOP stands for broken orange pekoe.'],
    ['with short words between', 'Ask the Institute of Tea (IT).'],
  ])('its words %s are enough', async (_, text) => {
    expect(await onSlides([text])).toEqual([]);
  });

  test('the glossary is enough for the form, which then is a term to explain', async () => {
    expect(await onSlides(['Buy CTC tea.'], [CTC])).toEqual(['unexplained-term (warning): CTC']);
    expect(await onSlides(['Buy CTC (small balls of leaves) tea.'], [CTC])).toEqual([]);
  });

  test('capitals for loudness, Roman numerals and names with two capitals are no short forms', async () => {
    expect(await onSlides(['Do NOT boil it. It is not good.', 'Class III tea by McLeaf.'])).toEqual([]);
  });
});

const WORDING = {
  passives: ['is', 'are'],
  plainer: [{ say: 'utili*', instead: 'use', but: ['utility pole'] }],
  oneWord: [{ use: 'kettle', not: ['boiler', 'water heater'] }],
} as unknown as Wording;

/** What is said of a module as it is written. */
function written(extra: Partial<Module>, more: Partial<Library> & { add?: ReturnType<typeof claim>[] } = {}): string[] {
  const all = library([module('brew', extra)], deckOf(['brew']), { wording: { en: WORDING }, glossary: {}, ...more });
  return checkPlainWords(factsOf(all)).map(({ code, severity, hint }) => `${code} (${severity}): ${hint}`);
}
const print = (text: string) => ({ print: passage([p(text)]) });

describe('plain words', () => {
  test('a hard word is a warning with the plain one, also in a figure and a claim', () => {
    expect(written(print('Utilize a pot.'))).toEqual(['plainer-word (warning): Say "use".']);
    const figure = { alt: 'A pot.', caption: 'Utilize it.', labels: {}, takes: [], claims: [], at: at() };
    expect(written({ figures: { pot: figure } })).toEqual(['plainer-word (warning): Say "use".']);
    const says = { en: { says: inlines('We utilize it.'), short: 'S' } };
    expect(written({}, { add: [claim('new', ['s1'], { words: says })] })).toEqual(['plainer-word (warning): Say "use".']);
  });

  test('is allowed in the phrases that the list allows, in notes, in a quotation, and where there is no list', () => {
    expect(written(print('A utility pole.'))).toEqual([]);
    expect(written({ slides: [slide('s', [], { notes: [p('Utilize a pot.')] })] })).toEqual([]);
    const says = { en: { says: inlines('“Utilize it.”'), short: 'S' } };
    expect(written({}, { add: [claim('new', ['s1'], { role: 'quotation', words: says })] })).toEqual([]);
    expect(written(print('Utilize a pot.'), { wording: {} })).toEqual([]);
  });

  test('a second name for one thing is a warning, but not in brackets after the first', () => {
    expect(written(print('Fill the water heater.'))).toEqual([
      'two-words-for-one (warning): Say "kettle" throughout: a reader takes two words for two things.',
    ]);
    expect(written(print('Fill the kettle (boiler).'))).toEqual([]);
  });
});

describe('length of sentences', () => {
  const words = (count: number): string => `${Array.from({ length: count }, () => 'tea').join(' ')}.`;

  test('20 words are enough, 21 are a warning', () => {
    expect(written(print(words(20)))).toEqual([]);
    expect(written(print(`${words(20)} ${words(21)}`))).toEqual(['long-sentence (warning): Make two of it, or a list.']);
  });

  test('an item of a list is judged as a sentence', () => {
    expect(written({ print: passage([list('bullets', words(21).slice(0, -1), 'Tea')]) })).toHaveLength(1);
  });
});
