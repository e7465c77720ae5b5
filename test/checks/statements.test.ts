import { describe, expect, test } from 'vitest';
import { checkFacts } from '../../scripts/checks/claims/check-facts.js';
import { checkNumbers } from '../../scripts/checks/claims/check-numbers.js';
import { checkNames } from '../../scripts/checks/links/check-names.js';
import { checkHype } from '../../scripts/checks/words/check-hype.js';
import type { Block, FigureWords, Library, Module } from '../../scripts/model/content.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { at, claim, deckOf, inlines, library, module, p, passage, slide } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';
import { wording } from '../support/tea-wording.js';

const WORDING = wording({
  hype: [
    { say: 'miracle*', instead: 'what it does', but: ['not a miracle'] },
    { say: 'cure', instead: 'may warm', but: [] },
  ],
});
const REPORTED = claim('praise', ['s1'], {
  verdict: 'unproven',
  words: { en: { says: inlines('Some call tea a “miracle”.'), short: 'Nobody' } },
});
const QUOTED = claim('quote', ['s1'], {
  role: 'quotation',
  speaker: 'A. Leaf',
  said: '2014-01-01',
  words: { en: { says: inlines('“Tea is a miracle”'), short: 'A. Leaf, 2014' } },
});
const NUMBERED = claim('many', ['s1'], {
  numbers: ['6 of 10', 2006],
  words: { en: { says: inlines('Warm: 6 of 10 in 2006.'), short: 'Leaf, 2006' } },
});

function made(extra: Partial<Module>, more: Partial<Library> = {}): Library {
  return library([module('brew', extra)], deckOf(['brew']), { wording: { en: WORDING }, add: [REPORTED, QUOTED, NUMBERED], ...more });
}
const codes = (found: readonly Diagnostic[]): string[] => found.map(({ code }) => code);
const statements = (...blocks: Block[]): string[] => codes(checkFacts(factsOf(made({ print: passage(blocks) }))));
const marked = (text: string): Block => {
  const [before = '', after = ''] = text.split('[^instruction]');
  return { kind: 'paragraph', at: at(), inlines: [...inlines(before), { kind: 'instruction', at: at() }, ...inlines(after)] };
};
const group = (...blocks: Block[]): Block => ({ kind: 'group', at: at(), instruction: true, blocks });
const figure = (extra: Partial<FigureWords>): Partial<Module> => ({
  figures: {
    cup: { alt: 'A cup.', caption: 'Drawing.', labels: {}, takes: [], claims: [], at: at(3), fields: { caption: at(5) }, ...extra },
  },
});

describe('a fact without a claim', () => {
  test.each([
    ['a number', 'It took 7 minutes.'],
    ['a number word with its unit', 'It took seven minutes.'],
    ['half', 'About half got warm.'],
    ['a word of research', 'Studies found it.'],
    ['a subject with an effect', 'Green tea helps.'],
  ])('%s is a sign of one', (_, text) => expect(statements(p(text))).toEqual(['uncited-fact']));

  test.each([
    ['a cited sentence', 'Green tea helps.[^warm]'],
    ['a sentence before a cited one', 'Green tea helps. It is warm.[^warm]'],
    ['a question', 'How many studies are there?'],
    ['a count of what stands there', 'Here are seven cups.'],
    ['a quoted number', 'Read “of 100” as a hall.'],
    ['an emergency line', 'Keep 911 at hand.'],
    ['a subject alone', 'This is green tea.'],
  ])('%s is none', (_, text) => expect(statements(p(text))).toEqual([]));

  test('the message quotes the sentence and its sign', () => {
    const [found] = checkFacts(factsOf(made({ print: passage([p('Rest now. Studies found it.')]) })));
    expect(found?.message).toBe('"Studies found it." looks like a fact ("Studies") and cites no claim.');
    expect(found?.severity).toBe('warning');
  });
  test('a sentence that lost its mark is found by its numbers', () => {
    expect(statements(p('In 2006, 6 of 10 got warm. It is calm.[^warm]'))).toEqual(['uncited-fact']);
    expect(statements(p('In 2006, 6 of 10 got warm. It was tea.[^many]'))).toEqual([]);
  });
  test('a heading may name research, but not state a number', () => {
    expect(codes(checkFacts(factsOf(made({ brief: passage([], { heading: 'Research on tea' }) }))))).toEqual([]);
    expect(codes(checkFacts(factsOf(made({ brief: passage([], { heading: 'Green tea helps' }) }))))).toEqual(['uncited-fact']);
    expect(codes(checkFacts(factsOf(made({ brief: passage([], { heading: 'Warm within 2 hours' }) }))))).toEqual(['uncited-fact']);
  });
  test('a summary may ask to do something, but not state a fact', () => {
    expect(codes(checkFacts(factsOf(made({ summary: 'Know if green tea helps.' }))))).toEqual([]);
    expect(codes(checkFacts(factsOf(made({ summary: 'Green tea helps.' }))))).toEqual(['uncited-fact']);
  });
  test('a deck title states none', () => {
    const deck = deckOf(['brew'], { title: { en: 'Green tea helps' } });
    expect(codes(checkFacts(factsOf(library([module('brew')], deck, { wording: { en: WORDING } }))))).toEqual(['uncited-fact']);
  });
  test('notes are spoken: only research and numbers count', () => {
    const notes = (text: string) => codes(checkFacts(factsOf(made({ slides: [slide('a', [], { notes: [p(text)] })] }))));
    expect(notes('Green tea helps.')).toEqual([]);
    expect(notes('Studies found it.')).toEqual(['uncited-fact']);
  });
  test('the words of a figure rest on its claims', () => {
    expect(checkFacts(factsOf(made(figure({ caption: 'Green tea helps.' })))).map((one) => one.at?.line)).toEqual([5]);
    expect(checkFacts(factsOf(made(figure({ caption: 'Green tea helps.', claims: ['warm'] }))))).toEqual([]);
  });
  test('without wording for the locale, nothing is said', () => {
    expect(checkFacts(factsOf(made({ print: passage([p('Studies found it.')]) }, { wording: {} })))).toEqual([]);
  });
});

describe('a fact marked as an instruction', () => {
  test('escapes its source', () => {
    expect(statements(marked('Green tea helps.[^instruction]'))).toEqual(['fact-as-instruction']);
    expect(statements(group(p('Green tea helps.')))).toEqual(['fact-as-instruction']);
  });
  test('is none when it tells the reader what to do', () => {
    expect(statements(marked('Call if green tea helps.[^instruction]'))).toEqual([]);
    expect(statements(marked('Green tea helps you.[^instruction]'))).toEqual([]);
    expect(statements(group(p('Green tea.')))).toEqual([]);
  });
});

describe('hype', () => {
  const hype = (text: string) => codes(checkHype(factsOf(made({ print: passage([p(text)]) }))));
  test('is an error, with plainer words', () => {
    const [found] = checkHype(factsOf(made({ print: passage([p('It is a miracle drink.')]) })));
    expect(found).toMatchObject({ code: 'hype', severity: 'error', hint: 'Write instead: what it does.' });
    expect(found?.message).toContain('"miracle"');
  });
  test('is allowed in the phrases that the wording names', () => expect(hype('It is not a miracle.')).toEqual([]));
  test('is allowed in quotation marks beside the claim that reports it', () => {
    expect(hype('Some say “miracle”.[^praise]')).toEqual([]);
    expect(hype('Some say “miracle”.[^quote]')).toEqual([]);
  });
  test('is not allowed in quotation marks alone, or beside another claim', () => {
    expect(hype('Some say “miracle”.')).toEqual(['hype']);
    expect(hype('Some say “miracle”.[^warm]')).toEqual(['hype']);
    expect(hype('It is a miracle.[^praise]')).toEqual(['hype']);
  });
  test('is looked for in titles, labels, notes, glossary, brand and claims', () => {
    expect(codes(checkHype(factsOf(made({ summary: 'A miracle.' }))))).toEqual(['hype']);
    expect(codes(checkHype(factsOf(made(figure({ labels: { a: 'Miracle' } })))))).toEqual(['hype']);
    expect(codes(checkHype(factsOf(made({ slides: [slide('a', [], { notes: [p('A miracle.')] })] }))))).toEqual(['hype']);
    expect(codes(checkHype(factsOf(made({}, { glossary: { en: [{ term: 'tea', plain: 'A miracle.', name: false }] } }))))).toEqual([
      'hype',
    ]);
    const spoken = claim('loud', ['s1'], { words: { en: { says: inlines('Tea is a cure.'), short: 'Leaf' } } });
    expect(codes(checkHype(factsOf(made({}, { claims: { loud: spoken } }))))).toEqual(['hype']);
  });
});

describe('the claims of a figure', () => {
  test('exist', () => {
    const found = checkNames(factsOf(made(figure({ claims: ['wram'] }))));
    expect(found.map(({ code, hint }) => [code, hint])).toContainEqual(['unknown-claim', 'Did you mean "warm"?']);
    expect(codes(checkNames(factsOf(made(figure({ claims: ['warm'] })))))).not.toContain('unknown-claim');
  });
  test('have the numbers in its words', () => {
    const [found] = checkNumbers(factsOf(made(figure({ caption: 'About 7 of 10.', claims: ['many'] }))));
    expect(found).toMatchObject({ code: 'strange-number', at: { line: 5 } });
    expect(checkNumbers(factsOf(made(figure({ caption: 'About 6 of 10.', alt: 'Four cups.', claims: ['many'] }))))).toEqual([]);
  });
});

test('a number in a table row is one of the numbers of the claim in that row', () => {
  const table = (cell: string): Block => ({
    kind: 'table',
    at: at(20),
    head: [inlines('Cup'), inlines('Warm')],
    rows: [
      [inlines('Red[^many]'), inlines('6 of 10')],
      [inlines('Blue[^many]'), inlines(cell)],
    ],
  });
  const found = checkNumbers(factsOf(made({ print: passage([table('7 of 10')]) })));
  expect(found.map(({ code, at: place }) => [code, place?.line])).toEqual([['strange-number', 23]]);
  expect(checkNumbers(factsOf(made({ print: passage([table('6 of 10')]) })))).toEqual([]);
});
