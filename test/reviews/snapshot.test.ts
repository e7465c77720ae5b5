import { describe, expect, test } from 'vitest';
import type { Block, Inline, Library, Module } from '../../scripts/model/content.js';
import { hashBytes } from '../../scripts/publish/hash.js';
import { wordsOf } from '../../scripts/reviews/read-words.js';
import { inRegion, lineOf, readSnapshot, snapshotName, snapshotText } from '../../scripts/reviews/snapshot.js';
import { wordsText } from '../support/approved.js';
import {
  at,
  claim,
  deckOf,
  heading,
  inlines,
  item,
  library,
  line,
  list,
  module,
  own,
  p,
  passage,
  sides,
  slide,
} from '../support/compose-library.js';
import { textsAnywhere } from '../support/every-block.js';
import { shippedLibrary } from '../support/shipped.js';

const run = (text: string): Inline[] => [{ kind: 'text', text }];

/** One block of every kind that an author writes: the compiler names a kind that is missing. */
const EVERY: { readonly [K in Block['kind']]: Extract<Block, { kind: K }> } = {
  paragraph: p('Rinse the pot with hot water first.') as Extract<Block, { kind: 'paragraph' }>,
  heading: heading('What the host does before') as Extract<Block, { kind: 'heading' }>,
  list: list('steps', 'Warm the cups one by one') as Extract<Block, { kind: 'list' }>,
  table: { kind: 'table', at: at(), head: [run('Which leaf'), run('How hot')], rows: [[run('Green leaf'), run('Not quite boiling')]] },
  figure: { kind: 'figure', at: at(), name: 'pot' },
  claim: own('calm') as Extract<Block, { kind: 'claim' }>,
  people: { kind: 'people', at: at(), claim: 'counted' },
  known: { kind: 'known', at: at() },
  facts: { kind: 'facts', at: at(), names: ['hours'] },
  lines: { kind: 'lines', at: at(), count: 3 },
  group: { kind: 'group', at: at(), blocks: [p('Let the leaves rest a while.')] },
  key: { kind: 'key', at: at(), blocks: [p('Never lift the lid too soon.')] },
  sides: sides([p('It warms the hands.')], [p('It keeps one awake.')]) as Extract<Block, { kind: 'sides' }>,
  question: { kind: 'question', at: at(), question: run('Who pours the tea?'), blocks: [p('The eldest of the house.')] },
  phone: { kind: 'phone', at: at(), line: 'crisis', blocks: [p('If the pot is broken.')] },
};
const POT = {
  alt: 'A pot seen from its side.',
  caption: 'The pot stands there.',
  credit: 'Drawn by hand',
  labels: { lid: 'The lid on top' },
  takes: [],
  claims: [],
  at: at(),
};
const COUNTED = claim('counted', ['s1'], {
  people: { of: 10, counts: [3, 7] },
  words: {
    en: {
      says: inlines('Three of ten spilled.'),
      short: 'Leaf, on spilling',
      people: { caption: 'Who spilled the tea', groups: ['With care', 'Without any care'] },
    },
  },
});
const KNOWN = claim('cold-sum', ['s1'], { sumsUp: 'cold', verdict: 'mixed' });
const full: Module = module('brew', {
  summary: 'Why it is worth it.',
  figures: { pot: POT },
  slides: [slide('one', Object.values(EVERY), { notes: [p('Say this quite slowly.')], conditions: ['cold'], more: true, only: ['pot'] })],
  brief: passage([p('Short and to the point.')]),
  print: passage([p('Longer, to read at home.')]),
  teachBack: [list('bullets', 'What will you do first?')],
});
const all = (words: Module = full, extra: Partial<Library> = {}): Library =>
  library([words], deckOf(['brew']), { add: [COUNTED, KNOWN], ...extra });
const linesOf = (content: Library): string[] =>
  wordsText(content, 'brew')
    .split('\n')
    .map((one) => one.replace(/^[0-9a-f]{8} /, ''));

describe('the words that are approved', () => {
  test('are all words that an author writes, of every kind of block, and those of what it names', () => {
    const text = linesOf(all()).join('\n');
    const written = textsAnywhere({ full, says: COUNTED.words, regions: all().regions }).filter(
      (one) => !/^(?:decks\/|condition |https?:)/.test(one),
    );
    expect(written.length).toBeGreaterThan(25);
    expect(written.filter((one) => !text.includes(one.trim()))).toEqual([]);
  });

  test('say in which box, list and side they stand, for whom, and what they rest on', () => {
    const lines = linesOf(all());
    expect(lines).toContain('text; crisis box; instruction; only condition cold; only more; only offers pot | If the pot is broken.');
    expect(lines).toContain('item; in steps; only condition cold; only more; only offers pot | Warm the cups one by one');
    expect(lines).toContain('text; in side 2; only condition cold; only more; only offers pot | It keeps one awake.');
    expect(lines.filter((one) => one.startsWith('row'))).toContain(
      'row; only condition cold; only more; only offers pot; rests on cold-sum | Cold | mixed',
    );
    expect(lines).toContain('line | crisis: Call 988.');
  });

  test('hold how sure a claim is, its caveats, and what its sources show', () => {
    const text = linesOf(library([module('brew', { print: passage([p('Warm.[^warm]')]) })], deckOf(['brew']))).join('\n');
    for (const held of [
      'supported (benefit)',
      'caveat; rests on small | The small claim.',
      'limited (benefit)',
      's1 (primary): Read.',
      'On tea s1',
    ])
      expect(text).toContain(held);
  });

  test('are the same when only lines move or are wrapped, and a new sentence changes no line but its own', () => {
    const moved = { ...full, print: passage([p('Longer,\n to read  at home.', { at: at(99) })]) };
    expect(wordsText(all(moved), 'brew')).toBe(wordsText(all(), 'brew'));
    const longer = {
      ...full,
      print: passage([p('Longer, to read at home. And a new one.')]),
      brief: passage([p('A first one.'), p('Short and to the point.')]),
    };
    const before = new Set(wordsText(all(), 'brew').split('\n'));
    const fresh = wordsText(all(longer), 'brew')
      .split('\n')
      .filter((one) => !before.has(one));
    expect(fresh.map((one) => one.replace(/^\w+ /, ''))).toEqual(['text | A first one.', 'text | And a new one.']);
  });

  test('change with a word, a digit, a box, a mark, a limit, a link and a line of a drawing', () => {
    const before = wordsText(all(), 'brew');
    const change = (block: Block): string => wordsText(all({ ...full, print: passage([block]) }), 'brew');
    const print = (block: Block): void => expect(change(block)).not.toBe(change(p('Wait 30 minutes.')));
    for (const block of [
      p('Wait 3 minutes.'),
      p('Wait 30 minutes.[^warm]'),
      p('Wait 30 minutes.', { only: ['pot'] }),
      item(p('')).blocks[0] as Block,
    ])
      print(block);
    print({ kind: 'key', at: at(), blocks: [p('Wait 30 minutes.')] });
    print({ ...p(''), inlines: [{ kind: 'link', href: 'https://example.org', children: run('Wait 30 minutes.') }] } as Block);
    const drawn = { 'modules/brew/pot.svg': { tag: 'svg', attributes: { viewBox: '0 0 1 1' }, children: [] } };
    const redrawn = { 'modules/brew/pot.svg': { tag: 'svg', attributes: { viewBox: '0 0 2 1' }, children: [] } };
    expect(wordsText(all(full, { pictures: drawn }), 'brew')).not.toBe(wordsText(all(full, { pictures: redrawn }), 'brew'));
    expect(wordsText(all(full, { glossary: { en: [{ term: 'pot', plain: 'Other words.', name: false }] } }), 'brew')).not.toBe(before);
  });
});

describe('in several regions', () => {
  const regions: Library['regions'] = {
    us: { id: 'us', name: { en: 'Here' }, paper: 'letter', at: at(), lines: [line('e', 'emergency', { call: '911' })] },
    gb: { id: 'gb', name: { en: 'There' }, paper: 'a4', at: at(), lines: [line('e', 'emergency', { call: '999' })] },
  };
  const words = module('brew', {
    print: passage([
      p('Call {{emergency}}.'),
      p('For you alone.', { regions: ['gb'] }),
      p('For the rest.', { regions: ['others'], named: ['gb'] }),
      p('For all.'),
    ]),
  });
  const content = library([words], deckOf(['brew']), { regions });
  const read = (...asked: string[]): string[] =>
    (wordsOf(content, { module: 'brew', locale: 'en', regions: asked }, hashBytes) ?? [])
      .filter(({ place }) => place !== 'head')
      .map(lineOf);

  test('what they share stands once, and what is for one of them says so', () => {
    expect(read('us', 'gb')).toEqual([
      'heading | Title',
      'text; regions us | Call 911.',
      'text; regions gb | Call 999.',
      'text; regions gb | For you alone.',
      'text; regions us | For the rest.',
      'text | For all.',
      'line; regions us | emergency: Call 911.',
      'line; regions gb | emergency: Call 999.',
    ]);
    expect(read('us')).toEqual([
      'heading | Title',
      'text | Call 911.',
      'text | For the rest.',
      'text | For all.',
      'line | emergency: Call 911.',
    ]);
  });
});

describe('what a region shows of words that were read for several', () => {
  const linesFor = (content: Library, module: string, asked: readonly string[], region: string): string[] => {
    const words = wordsOf(content, { module, locale: 'en', regions: asked }, hashBytes) ?? [];
    return inRegion(words, region).map((one) => `${one.place} ${lineOf(one)}`);
  };
  const shipped = shippedLibrary();
  const countries = Object.keys(shipped.regions);

  test.each(Object.keys(shipped.modules))('is what was read for it alone: "%s"', (module) => {
    const differ = countries.filter((region) => {
      const alone = linesFor(shipped, module, [region], region);
      return alone.length === 0 || linesFor(shipped, module, countries, region).join('\n') !== alone.join('\n');
    });
    expect(countries.length).toBeGreaterThan(1);
    expect(differ).toEqual([]);
  });

  const abroad = (id: string, extra: Parameters<typeof claim>[2] = {}) => claim(id, ['s1'], { qualifiedBy: ['small'], ...extra });
  const both: Library['regions'] = Object.fromEntries(
    ['us', 'gb'].map((id) => [id, { id, name: { en: id }, paper: 'a4' as const, at: at(), lines: [] }]),
  );
  test.each<[string, Block[], Parameters<typeof library>[2]]>([
    ['a claim that one region states', [p('Kept cold.[^abroad]', { regions: ['gb'] })], { add: [abroad('abroad')] }],
    ['a claim that holds in one', [p('Kept cold.[^abroad]')], { add: [abroad('abroad', { regions: ['gb'] })] }],
    ['a word that one region explains', [p('Warm the pot.', { regions: ['gb'] })], {}],
    [
      'a word in a claim that one region states',
      [p('Kept cold.[^abroad]', { regions: ['gb'] })],
      { add: [abroad('abroad', { words: { en: { says: inlines('A pot keeps it.'), short: 'x' } } })] },
    ],
    [
      'a claim of one in the words of the other',
      [p('Cold.[^abroad]', { regions: ['gb'] }), p('Cold.[^warm]')],
      { add: [abroad('abroad')] },
    ],
  ])('%s is kept for no other', (_, blocks, extra) => {
    const glossary = { en: [{ term: 'pot', plain: 'What holds the tea.', name: false }] };
    const content = library([module('brew', { print: passage(blocks) })], deckOf(['brew']), { regions: both, glossary, ...extra });
    for (const region of ['us', 'gb']) {
      expect(linesFor(content, 'brew', ['us', 'gb'], region)).toEqual(linesFor(content, 'brew', [region], region));
    }
    expect(linesFor(content, 'brew', ['us', 'gb'], 'gb')).not.toEqual(linesFor(content, 'brew', ['us', 'gb'], 'us'));
  });
});

describe('the file', () => {
  const of = { module: 'brew', locale: 'en', regions: ['us'] };
  const saved = wordsOf(all(), of, hashBytes) ?? [];
  const text = snapshotText(of, saved, hashBytes);
  const name = snapshotName(of, text, hashBytes);

  test('gives back what was written', () => {
    const read = readSnapshot(name, text, hashBytes);
    expect('words' in read && read.words.map((one) => `${one.place} ${lineOf(one)}`)).toEqual(
      saved.map((one) => `${one.place} ${lineOf(one)}`),
    );
    expect('of' in read && read.of).toEqual(of);
  });

  test('has an id of its own for each sentence, also where one stands twice', () => {
    const twice = wordsText(library([module('brew', { print: passage([p('Sip.'), p('Sip.')]) })], deckOf(['brew'])), 'brew');
    const ids = [...twice.matchAll(/^([0-9a-f]{8}) /gm)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('takes signs that mean something in it for words', () => {
    for (const words of ['a | b; c | d', '[x] [slide one]', '1234abcd text | y', 'module: z']) {
      const content = library([module('brew', { print: passage([p(words)]) })], deckOf(['brew']));
      const written = wordsText(content, 'brew');
      const read = readSnapshot(snapshotName(of, written, hashBytes), written, hashBytes);
      expect('words' in read && read.words.map((one) => one.words)).toContain(words);
    }
  });
});
