import { describe, expect, test } from 'vitest';
import { checkCoverage } from '../../scripts/checks/pieces/check-coverage.js';
import { checkPhones } from '../../scripts/checks/safety/check-phones.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { lineSaid, type SaidPart, saidText } from '../../scripts/languages/say-lines.js';
import type { Block, Library, Module } from '../../scripts/model/content.js';
import type { Span } from '../../scripts/model/deck.js';
import type { Region, RegionLine } from '../../scripts/model/organisation.js';
import { nameOthers } from '../../scripts/model/regional.js';
import { allInlines, blocksText } from '../../scripts/model/tree.js';
import { at, claim, deckOf, heading, inlines, item, library, line, list, module, p, passage } from '../support/compose-library.js';
import { composedOf, factsOf } from '../support/composed.js';

const region = (id: string, lines: readonly RegionLine[]): Region => ({ id, name: { en: id }, paper: 'a4', lines, at: at() });

/** The tea house in a country with these lines. */
function houseIn(id: string, lines: readonly RegionLine[], modules: Module[] = [module('brew')], extra: Partial<Library> = {}): Library {
  const content = library(modules, deckOf(['brew'], { formats: ['booklet'] }), extra);
  const house = content.brands.house as Library['brands'][string];
  return { ...content, brands: { house: { ...house, region: id } }, regions: { ...content.regions, [id]: region(id, lines) } };
}

const call = (number: string, extra: Partial<RegionLine> = {}): RegionLine => line(`e${number}`, 'emergency', { call: number, ...extra });
const crisis = (extra: Partial<RegionLine>): RegionLine => line('help', 'crisis', extra);

const addressesIn = (spans: readonly Span[]): string[] => allInlines(spans).flatMap((span) => (span.kind === 'link' ? [span.href] : []));

async function boxes(lines: readonly RegionLine[]) {
  const { deck } = await composeDeck(houseIn('xx', lines), { deck: 'tea', brand: 'house', locale: 'en' });
  const { emergency, crisis: help } = deck.region;
  const dialled = [...(help.dialled?.title ?? []), ...(help.dialled?.says ?? []), ...(help.dialled?.more.flat() ?? [])];
  return { title: emergency.title, calls: addressesIn(emergency.dialled?.title ?? []), help: [...new Set(addressesIn(dialled))] };
}

describe('what is dialled is a number of the region', () => {
  test.each([
    [[call('999'), call('112')], 'Emergency? Call 999 or 112', ['tel:999', 'tel:112']],
    [[call('000')], 'Emergency? Call 000', ['tel:000']],
    [[call('112'), call('117'), call('1 44')], 'Emergency? Call 112, 117, or 1 44', ['tel:112', 'tel:117', 'tel:144']],
    [[call('+44 20 7946 0999')], 'Emergency? Call +44 20 7946 0999', ['tel:+442079460999']],
  ])('%#: %s', async (lines, title, calls) => {
    expect(await boxes([...lines, crisis({ call: '116 123' })])).toEqual({ title, calls, help: ['tel:116123'] });
  });

  test('a key to press, a word to send and letters on keys change no number', async () => {
    const lines = [
      crisis({ call: '111', options: { press: '2' } }),
      crisis({ call: '988', text: '988', options: { press: '2', send: 'AYUDA' } }),
      crisis({ text: '50808', options: { send: 'HELLO' } }),
      crisis({ call: '1-800-CALL-012', chat: 'example.org/chat' }),
    ];
    const numbers = ['tel:111', 'tel:988', 'sms:988?&body=AYUDA', 'sms:50808?&body=HELLO', 'tel:18002255012', 'https://example.org/chat'];
    expect((await boxes([call('999'), ...lines])).help).toEqual(numbers);
  });

  test.each<[Partial<RegionLine>, string]>([
    [{ call: '988', text: '988', chat: '988lifeline.org' }, 'Call or text 988, or chat at 988lifeline.org.'],
    [
      { label: { en: 'Veterans' }, call: '988', text: '838255', options: { press: '1' } },
      'Veterans: call 988 and press 1, or text 838255.',
    ],
    [
      { label: { en: 'NHS' }, call: '111', options: { choose: { en: 'the mental health option' }, says: { en: 'Day and night.' } } },
      'NHS: call 111 and choose the mental health option. Day and night.',
    ],
    [{ call: '13 11 14', text: '0477 13 11 14', chat: 'example.org' }, 'Call 13 11 14, text 0477 13 11 14, or chat at example.org.'],
  ])('%#: a line is said as a sentence', (extra, sentence) => {
    const { words } = library([], deckOf([]));
    const speaker = {
      locale: 'en',
      word: (key: string) => words.en?.[key] ?? '',
      inLocale: (text?: Readonly<Record<string, string>>) => text?.en ?? '',
    };
    expect(saidText(lineSaid(crisis(extra), speaker) as SaidPart[])).toBe(sentence);
  });
});

describe('a number in words is one of those who read it', () => {
  const withText = (text: string, limits: Partial<Block> = {}): Module[] => [module('brew', { print: passage([p(text, limits)]) })];
  const british = (text: string, limits?: Partial<Block>) =>
    checkPhones(
      factsOf(houseIn('gb', [call('999'), crisis({ call: '116 123' }), line('nhs', 'crisis', { call: '111' })], withText(text, limits))),
    );

  test.each(['Call 999, or 111.', 'Call 116 123.', 'Ring 116123 at night.', 'About 112 of 300 people.'])('"%s" is right', (text) => {
    expect(british(text)).toEqual([]);
  });

  test.each([
    ['Call 911.', '"911" is a number of region "us", and this is read in "gb" too', 'regions="us"'],
    ['Call or text 988.', '"988" is a number of region "us"', 'regions="us"'],
    ['Call 998.', '"998" is not a number of the region', 'Did you mean 999?'],
    ['Call 0800 555 0199.', '"0800 555 0199" is not a number of the region', 'phone box'],
  ])('"%s" is not', (text, says, hint) => {
    const [found, ...others] = british(text);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'strange-phone', message: expect.stringContaining(says), hint: expect.stringContaining(hint) });
  });

  test('no number of another country is suggested', () => {
    expect(british('Call 912.').map(({ hint }) => hint)).not.toContainEqual(expect.stringContaining('Did you mean 911'));
    expect(british('Call 911.', { regions: ['us'] })).toEqual([]);
  });
});

describe('what holds in one country is shown there alone', () => {
  const us = claim('law', ['s1'], { regions: ['us'], takesUp: ['T09'] });
  const printed = async (id: 'us' | 'gb', blocks: Block[], extra: Partial<Library> & { add?: (typeof us)[] } = {}) => {
    const content = houseIn(
      id,
      [call('999'), crisis({ call: '116 123' })],
      [module('brew', { print: passage(nameOthers(blocks)) })],
      extra,
    );
    const claims = { ...content.claims, law: us };
    const { deck, diagnostics } = await composeDeck({ ...content, claims, ...extra }, { deck: 'tea', brand: 'house', locale: 'en' });
    const sections = deck.booklet.flatMap((group) => group.sections);
    return { text: blocksText(sections.flatMap(({ stretches }) => stretches.flatMap((one) => one.blocks))), diagnostics, deck };
  };

  test.each<[string, Block]>([
    ['a paragraph', p('The law says so.[^law]')],
    ['a list item', { ...list('bullets', 'Warm.'), items: [item(p('The law says so.[^law]')), item(p('Stay warm.'))] } as Block],
    ['the claim itself', { kind: 'claim', at: at(), claim: 'law' }],
    [
      'a row',
      {
        kind: 'table',
        at: at(),
        head: [inlines('Law')],
        rows: [[inlines('The law says so.[^law]')]],
      } as unknown as Block,
    ],
  ])('%s that rests on its claim, and who hides it is told', async (_, block) => {
    const home = await printed('us', [block, p('Stay.')]);
    expect(home.text).toMatch(/The law/);
    expect(home.diagnostics).toEqual([]);
    const abroad = await printed('gb', [block, p('Stay.')]);
    expect(abroad.text).not.toMatch(/The law/);
    expect(abroad.text).toMatch(/Stay/);
    expect(abroad.diagnostics).toMatchObject([{ code: 'hidden-by-claim', severity: 'warning' }]);
  });

  /** A table; with `filled` its cells are those of options, told of the line where they are written. */
  const tableOf = (rows: string[][], filled = false): Block =>
    ({
      ...{ kind: 'table', at: at(), head: (rows[0] ?? []).map((_, index) => inlines(`Head ${index}`)) },
      rows: rows.map((row) => row.map((cell) => inlines(cell))),
      ...(filled && { rowsAt: rows.map(() => at()) }),
    }) as unknown as Block;

  test.each<[string, Block, string, string]>([
    ['a cell of options keeps what holds', tableOf([['Tea', 'Warm.[^hot] The law says so.[^law]']], true), 'Tea Warm.', ''],
    ['whichever stands first', tableOf([['Tea', 'The law says so.[^law] Warm.[^hot]']], true), 'Tea Warm.', ''],
    ['a cell of options that loses all its words', tableOf([['Tea', 'The law says so.[^law]']], true), 'Tea', 'emptied-cell'],
    [
      'a row beside it stays',
      tableOf([
        ['Law', 'The law says so.[^law]'],
        ['Tea', 'Warm.[^hot]'],
      ]),
      'Tea Warm.',
      'hidden-by-claim',
    ],
    ['a typed cell in a row that stays', tableOf([['Tea', 'Warm.[^hot]', 'The law says so.[^law]']]), 'Tea Warm.', 'emptied-cell'],
  ])('cell by cell: %s', async (_, block, left, code) => {
    const claims = { hot: claim('hot', ['s1'], {}), law: us };
    const abroad = await printed('gb', [block, p('Stay.')], { claims });
    expect(abroad.text).toContain(left);
    expect(abroad.text).not.toMatch(/The law|We found/);
    const codes = abroad.diagnostics.map((one) => one.code).filter((one) => one !== 'missing-word');
    expect(codes).toEqual(code === '' ? [] : [code]);
  });

  test('a prompt of the teach-back asks what is asked here, and nothing that is asked elsewhere', async () => {
    const only = (place: string, text: string): Block => ({ kind: 'group', at: at(), regions: [place], blocks: [p(text)] });
    const prompts: Block = {
      ...{ kind: 'list', look: 'bullets', at: at() },
      items: [
        item(p('How do you brew?'), only('us', 'In ounces?'), only('gb', 'In grams?')),
        item(only('gb', 'With milk?')),
        item(...nameOthers([only('us', 'With ice?'), only('others', 'Hot?')])),
        item(p('When?'), p('And by whom?')),
      ],
    };
    const brew = module('brew', { teachBack: [prompts] });
    const said = async (id: string): Promise<string[]> => {
      const content = houseIn(id, [call('999')], [brew]);
      const decks = { tea: deckOf(['brew'], { formats: ['booklet'], teachBack: ['brew'] }) };
      const { deck } = await composeDeck({ ...content, decks }, { deck: 'tea', brand: 'house', locale: 'en' });
      return deck.teachBack.map((spans) =>
        allInlines(spans)
          .map((one) => ('text' in one ? one.text : ''))
          .join(''),
      );
    };
    expect(await said('us')).toEqual(['How do you brew? In ounces?', 'With ice?', 'When? And by whom?']);
    expect(await said('gb')).toEqual(['How do you brew? In grams?', 'With milk?', 'Hot?', 'When? And by whom?']);
  });

  test('a block says where it is shown, and "others" stands for what nothing beside it names', async () => {
    const blocks: Block[] = [
      { kind: 'group', at: at(), regions: ['us'], blocks: [heading('Law'), p('The law says so.[^law]')] },
      { kind: 'group', at: at(), regions: ['others'], blocks: [heading('Law'), p('Ask us.')] },
    ];
    const [home, abroad] = [await printed('us', blocks), await printed('gb', blocks)];
    expect([home.text, home.diagnostics]).toEqual(['Law The law says so.', []]);
    expect([abroad.text, abroad.diagnostics]).toEqual(['Law Ask us.', []]);
    const own = await printed('gb', [...blocks, p('In Britain.', { regions: ['gb'] })]);
    expect(own.text).toBe('In Britain.');
  });

  test('a passage of which nothing is left is an error that says what to write', async () => {
    const { diagnostics } = await printed('gb', [p('The law says so.[^law]')]);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'emptied-passage', hint: expect.stringContaining('regions="gb"') },
    ]);
  });

  test('a requirement that a piece loses says what to write; one for another region is not asked for', async () => {
    const content = houseIn(
      'gb',
      [call('999'), crisis({ call: '116 123' })],
      [module('brew', { print: passage([p('So.[^law]'), p('Stay.')]) })],
    );
    const asked = { id: 'T09', says: { en: 'the law' }, requiredIn: ['tea/booklet'], at: at() };
    const judged = (regions?: string[]) =>
      composedOf({ ...content, claims: { ...content.claims, law: us }, requirements: [{ ...asked, ...(regions && { regions }) }] });
    expect(checkCoverage(await judged())).toMatchObject([
      { code: 'requirement-unmet', hint: expect.stringMatching(/not for region "gb": "law".*::: group regions="gb" takes="T09"/) },
    ]);
    expect(checkCoverage(await judged(['us']))).toEqual([]);
  });

  test('words of another country say so, dates and paper are those of the reader', async () => {
    const [home, abroad] = [await printed('us', [p('Stay.')]), await printed('gb', [p('On {{checked.plain}}.')])];
    expect([home.deck.region.writtenFor, abroad.deck.region.writtenFor]).toEqual([undefined, 'Words written for here.']);
    expect(abroad.text).toBe('On 23 November 2026.');
    expect([home.deck.papers[0], abroad.deck.papers[0]]).toEqual(['a4', 'a4']);
  });

  test('a source that is none for a region is not named there', async () => {
    const two = claim('two', ['s1', 's2']);
    const evidence = two.evidence.map((one) => (one.ref === 's1' ? { ...one, regions: ['us'] } : one));
    const withTwo = { claims: { two: { ...two, evidence } } };
    const numbers = async (id: 'us' | 'gb') => (await printed(id, [p('Both.[^two]')], withTwo)).deck.references.map((one) => one.id);
    expect([await numbers('us'), await numbers('gb')]).toEqual([['s1', 's2'], ['s2']]);
  });
});
