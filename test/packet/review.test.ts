import { describe, expect, test } from 'vitest';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { languageOf } from '../../scripts/languages/index.js';
import type { Block, Library, Module } from '../../scripts/model/content.js';
import { error, warning } from '../../scripts/model/diagnostic.js';
import type { ReviewedModule, ReviewPacket } from '../../scripts/model/review-packet.js';
import { buildPacket, type PacketSource } from '../../scripts/packet/build-packet.js';
import type { PacketReader } from '../../scripts/packet/claim-words.js';
import { renderChanges } from '../../scripts/packet/render-changes.js';
import { renderReview, renderTrace } from '../../scripts/packet/render-review.js';
import { traceCsv, traceRows } from '../../scripts/packet/trace-rows.js';
import { hashBytes } from '../../scripts/publish/hash.js';
import { htmlEnvironment } from '../../scripts/render/templates.js';
import { wordsOf } from '../../scripts/reviews/read-words.js';
import { templatesRoot } from '../support/broken-project.js';
import { at, claim, deckOf, inlines, library, line, list, module, own, p, passage, slide } from '../support/compose-library.js';
import { shippedLibrary } from '../support/shipped.js';

const told = (text: string): Block => ({
  ...{ kind: 'paragraph', at: at(), instruction: true, inlines: [...inlines(text), { kind: 'instruction', at: at() }] },
});
const readerOf = (content: Library): PacketReader => ({
  ...{ library: content, locale: 'en', language: languageOf('en'), region: 'us' },
});

async function packetOf(content: Library, extra: Partial<PacketSource> = {}): Promise<ReviewPacket> {
  const { deck } = await composeDeck(content, { deck: 'tea', brand: 'house', locale: 'en' });
  return buildPacket({
    wordsOf: (module) => wordsOf(content, { module, locale: 'en', regions: ['us'] }, hashBytes) ?? [],
    ...{ reader: readerOf(content), decks: [deck], asOf: '2026-11-23', diagnostics: [], statuses: { brew: 'Draft' } },
    ...{ termsIn: () => [], changes: { first: [], others: [], modules: [] }, pieces: [], checklist: { pieces: [], items: [] } },
    ...extra,
  });
}

/** The one module of a packet made from slides, brief and print of "brew". */
async function reviewed(
  words: Partial<Module>,
  extra: Partial<Library> & { add?: ReturnType<typeof claim>[] } = {},
): Promise<ReviewedModule> {
  const packet = await packetOf(library([module('brew', words)], deckOf(['brew']), extra));
  return packet.modules[0] as ReviewedModule;
}

const textsOf = (sentences: readonly { text: string }[]): string[] => sentences.map(({ text }) => text);

describe('what the reviewer reads', () => {
  test('a sentence stands beside its claim with verdict, caveats, evidence and dates', async () => {
    const { groups } = await reviewed({ slides: [slide('s', [p('Tea warms.[^warm]')])] });
    expect(textsOf(groups[0]?.sentences ?? [])).toEqual(['Tea warms.']);
    expect(groups[0]?.claims).toMatchObject([{ code: 'C1', id: 'warm', says: 'The warm claim.', verdict: 'supported', printed: [] }]);
    expect(groups[0]?.claims[0]?.details).toMatchObject({
      caveats: [{ code: 'C2', says: 'The small claim.' }],
      evidence: [{ source: 'Leaf, 2020', basis: 'Read.' }, { source: 'Leaf, 2020' }],
      ...{ checked: '2026-11-23', due: '2027-11-23', corrected: false },
    });
  });

  test('each line of the region has what its source shows, and asks to open a page that nobody read', async () => {
    const shows = { call: '911', source: 'https://a.example/911', basis: 'Call 911.', checked: '2026-11-01' };
    const lines = [line('own', 'emergency', { ...shows, read: 'primary' }), line('copy', 'emergency', { ...shows, read: 'second-hand' })];
    const us = {
      ...(library([], deckOf([])).regions.us as Library['regions'][string]),
      lines: [...lines, line('bare', 'crisis', { call: '988' })],
    };
    const { lines: told } = await packetOf(library([module('brew', {})], deckOf(['brew']), { regions: { us } }));
    expect(told[0]?.texts.slice(-2)).toEqual([
      { name: 'own: the source shows', text: '"Call 911." (https://a.example/911, 2026-11-01)' },
      { name: 'copy: please open the page', text: 'https://a.example/911 was not read itself. It should show: "Call 911."' },
    ]);
  });

  test('a caveat that comes by itself has its details too', async () => {
    const { groups } = await reviewed({ slides: [slide('s', [p('Tea warms.[^warm]')])] });
    expect(groups.map(({ claims }) => claims.map(({ id, details }) => [id, details?.evidence.length]))).toEqual([
      [['warm', 2]],
      [['small', 1]],
    ]);
  });

  test('the same words in slide, brief and print are one statement that says where it stands', async () => {
    const { groups } = await reviewed({
      slides: [slide('s', [p('Tea warms.[^warm]')], { conditions: ['cold'] })],
      brief: passage([p('Tea warms.[^warm]')]),
      print: passage([p('Tea warms you.[^warm] Tea warms.[^warm]')]),
    });
    expect(textsOf(groups[0]?.sentences ?? [])).toEqual(['Tea warms.', 'Tea warms you.']);
    expect(groups[0]?.sentences[0]?.places).toEqual([
      { name: 'slide', limits: ['Cold'] },
      { name: 'brief', limits: [] },
      { name: 'print', limits: [] },
    ]);
  });

  test('what stands word for word in its claim has no row, and the claim says where it is printed', async () => {
    const { groups } = await reviewed({
      slides: [slide('s', [own('calm'), p('The warm claim.[^warm] It warms.[^warm]')])],
      print: passage([own('calm')]),
    });
    expect(
      groups.map(({ sentences, claims }) => [textsOf(sentences), claims.map(({ printed }) => printed.map(({ name }) => name))]),
    ).toEqual([
      [[], [['slide', 'print']]],
      [['It warms.'], [['slide']]],
      [[], [[]]],
      [[], [[]]],
    ]);
  });

  test('an instruction without a claim stands apart, with the requirement that it meets', async () => {
    const { instructions, groups, others } = await reviewed({
      slides: [slide('s', [{ ...told('Call us.'), takes: ['T09'] }, p('Hello there.'), told('Warm it.[^warm]')])],
    });
    expect(instructions.map(({ text, requirements }) => [text, requirements])).toEqual([['Call us.', ['T09']]]);
    expect(groups[0]?.sentences[0]).toMatchObject({ text: 'Warm it.', instruction: true });
    expect(textsOf(others)).toContain('Hello there.');
  });

  test('a phone box and an instructing list tell the reader what to do', async () => {
    const phone: Block = { kind: 'phone', at: at(), line: 'emergency', blocks: [p('Chest pain')] };
    const steps: Block = { ...list('steps', 'Boil water'), instruction: true };
    const { instructions } = await reviewed({ print: passage([phone, steps]) });
    expect(instructions.map(({ text, box }) => [text, box])).toEqual([
      ['Chest pain', 'emergency'],
      ['Boil water', undefined],
    ]);
  });

  test('a sign in two boxes is a row for each', async () => {
    const phone = (line: 'emergency' | 'clinic'): Block => ({ kind: 'phone', at: at(), line, blocks: [p('Chest pain')] });
    const { instructions } = await reviewed({ print: passage([phone('emergency'), phone('clinic')]) });
    expect(instructions.map(({ box }) => box)).toEqual(['emergency', 'clinic']);
  });

  test('titles, captions, alternative texts, labels, table rows, prompts and values are there as they are read', async () => {
    const table: Block = {
      kind: 'table',
      at: at(),
      head: [inlines('Cup'), inlines('Heat')],
      rows: [[inlines('Green'), inlines('80[^warm]')]],
    };
    const pot = { alt: 'A pot.', caption: 'The pot.', labels: { lid: 'Lid', spout: 'Spout' }, takes: [], claims: ['warm'], at: at() };
    const { groups, others, instructions } = await reviewed({
      figures: { pot },
      slides: [slide('s', [table, p('Checked on {{checked.warm}}.[^warm]'), told('Call {{crisis}}.')])],
      teachBack: [list('bullets', 'What is tea?')],
    });
    expect(textsOf(groups.flatMap(({ sentences }) => sentences))).toEqual([
      ...['Green | 80', 'Checked on November 23, 2026.', 'The pot.', 'A pot.', 'Lid | Spout'],
    ]);
    expect(textsOf(others)).toEqual(['Module brew', 'Why.', 'Title of s', 'Cup | Heat', 'What is tea?']);
    expect(textsOf(instructions)).toEqual(['Call 988.']);
  });

  test('what the speaker says stands with its claim, and apart where it has none', async () => {
    const notes = [p('Say that it warms.[^warm] Ask who is cold.')];
    const { notes: free, groups } = await reviewed({ slides: [slide('s', [p('Hello.')], { notes })] });
    expect([textsOf(free), textsOf(groups[0]?.sentences ?? []), groups[0]?.sentences[0]?.places[0]?.name]).toEqual([
      ...[['Ask who is cold.'], ['Say that it warms.'], 'notes'],
    ]);
  });

  test('a claim below "supported" that takes up a statement is marked as corrected', async () => {
    const { groups } = await reviewed({ slides: [slide('s', [own('small')])] }, { requirements: [requirement('T03')] });
    expect(groups[0]?.claims[0]?.details).toMatchObject({ corrected: true, requirements: ['T03'] });
  });

  test('what stands behind a claim is told once, its words wherever it is cited', async () => {
    const words = { slides: [slide('s', [p('Tea warms.[^plain]')])] };
    const packet = await packetOf(library([module('brew', words), module('pour', words)], deckOf(['brew', 'pour'])));
    expect(
      packet.modules.map(({ groups }) => groups[0]?.claims.map(({ code, says, details }) => [code, says, details !== undefined])),
    ).toEqual([[['C1', 'The plain claim.', true]], [['C1', 'The plain claim.', false]]]);
  });
});

const requirement = (id: string) => ({ id, says: { en: `It says ${id}.` }, requiredIn: ['tea'], at: at() });

describe('what the checks found', () => {
  const content = library([module('brew', { slides: [slide('s', [p('Tea warms.[^warm]')])] })], deckOf(['brew']), {
    add: [claim('warm', ['s1'], { at: at(5, 'decks/claims.yaml') })],
    requirements: [requirement('T77')],
  });
  const diagnostics = [
    warning({ code: 'long-sentence', message: 'Long sentence.', at: at(7) }),
    warning({ code: 'long-sentence', message: 'Long sentence.', at: at(7) }),
    error({ code: 'reference-not-read', message: 'Nobody read it.', at: at(6, 'decks/claims.yaml') }),
    warning({ code: 'brand-gap', message: 'No phone.', at: at(1, 'decks/brands/house/brand.yaml') }),
    warning({ code: 'long-sentence', message: 'Frase larga.', at: at(7, 'decks/modules/brew/es.md') }),
  ];

  test('stands at its module, at its claim or at the end, each once, in the locale of the packet', async () => {
    const packet = await packetOf(content, { diagnostics });
    expect(packet.modules[0]?.warnings).toEqual(['Line 7: Long sentence.']);
    expect(packet.modules[0]?.groups[0]?.claims[0]?.details?.warnings).toEqual(['Nobody read it.']);
    expect(packet.warnings).toEqual(['decks/brands/house/brand.yaml:1: No phone.']);
  });

  test('a requirement that no piece meets is named', async () => {
    expect((await packetOf(content)).unmet).toEqual([{ id: 'T77', says: 'It says T77.' }]);
  });

  test('a fact that the brand has not given is an empty line', async () => {
    const [brand] = (await packetOf(content)).brands;
    expect(brand?.facts.map(({ name, text }) => `${name}=${text}`)).toEqual(['Phone=555-0100', 'Hours=', 'Cost=']);
  });
});

describe('the pages', () => {
  const templates = readTemplates(templatesRoot);
  const words = shippedLibrary().words.en ?? {};
  const stage = { templates, environment: htmlEnvironment(templates), words, paper: 'letter' as const };
  const content = library(
    [module('brew', { title: 'Tea & <b>', slides: [slide('s', [p('Tea <script> warms.[^warm]'), told('Sip.')])] })],
    deckOf(['brew']),
  );

  test('escape what authors wrote, and invent no reviewer', async () => {
    const { body } = renderReview(await packetOf(content), stage);
    expect(body).toContain('Tea &lt;script&gt; warms.');
    expect(body).not.toContain('<script>');
    expect(body).not.toContain('Last review');
    expect(body).toContain('teachback approve MODULE --by &quot;NAME&quot;');
    expect(body).toContain('--locale en --regions us</p>');
  });

  test('have headings in order, boxes with names, and column heads', async () => {
    const { body } = renderReview(await packetOf(content), stage);
    const levels = [...body.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
    expect(body).not.toMatch(/<table(?![^>]*aria-label)/);
    expect(body).not.toMatch(/<th(?!ead)(?![^>]*scope)/);
    expect(body.match(/aria-label="OK"/g)?.length).toBeGreaterThan(3);
  });

  test('begin with what has changed where somebody has approved something, and say the state of a module once', async () => {
    const changes = {
      ...{
        others: [],
        modules: [{ id: 'brew', title: 'Brew', state: 'Draft: changed.', approved: true, changes: 1, regions: ['gb', 'us'] }],
      },
      first: [
        {
          ...{
            what: 'changed' as const,
            safety: 'number' as const,
            was: ['print'],
            is: ['print'],
            modules: ['brew'],
            approved: 'A. Nurse',
          },
          ...{ old: [{ text: 'Wait 20', changed: true }], now: [{ text: 'Wait 2', changed: true }] },
        },
      ],
    };
    const { body } = renderReview(
      await packetOf(content, { changes, statuses: { brew: 'Draft: changed since A. Nurse (nurse) approved it.' } }),
      stage,
    );
    expect(body.indexOf('<del>Wait 20</del>')).toBeGreaterThan(0);
    expect(body.indexOf('<del>Wait 20</del>')).toBeLessThan(body.indexOf('Part 1.'));
    expect(body).not.toContain('not yet reviewed');
    const alone = renderChanges({ title: 'Tea', locale: 'en', version: '1', date: '2026-11-23', asOf: '2026-11-23', changes }, stage);
    expect(alone.body).toMatch(/teachback approve brew .* --locale en --regions gb,us<\/p>/);
  });

  test('of the trace list words once with all their places', async () => {
    const row = { requirement: 'T01', says: 'warms', by: 'warm', claimSays: 'The warm claim.', text: 'Tea warms.' };
    const rows = ['a.pdf', 'b.pdf'].map((artifact) => ({ ...row, artifact, where: 'page 2' }));
    const { body } = renderTrace(await packetOf(content), rows, stage);
    expect(body.match(/Tea warms\./g)).toHaveLength(1);
    expect(body).toContain('<li>b.pdf, page 2</li>');
  });
});

describe('the trace', () => {
  const content = library(
    [module('brew', { slides: [slide('s', [p('Tea warms.[^warm]'), { ...told('Call us.'), takes: ['T09'] }])] })],
    deckOf(['brew'], { takes: ['T08'] }),
  );

  test.each([
    ['T01', 'Tea warms.', 'warm'],
    ['T09', 'Call us.', 'instruction'],
    ['T08', 'Tea for all', 'words'],
  ])('%s leads to "%s" by way of %s', async (id, text, by) => {
    const { deck } = await composeDeck(content, { deck: 'tea', brand: 'house', locale: 'en' });
    const coverage = [{ id, says: '', where: [{ path: 'tea.pdf', text, where: 'slide 2' }], missing: [] }];
    expect(traceRows(coverage, [deck], readerOf(content))).toMatchObject([
      { requirement: id, by, text, artifact: 'tea.pdf', where: 'slide 2' },
    ]);
  });

  test('a requirement that stands nowhere keeps a row', () => {
    expect(traceRows([{ id: 'T99', says: 'x', where: [], missing: ['tea'] }], [], readerOf(content))).toMatchObject([
      { requirement: 'T99', artifact: '' },
    ]);
  });

  test('as CSV quotes what needs it and starts no formula', () => {
    const row = { requirement: '=1+1', says: 'a "b", c', by: '@x', claimSays: '-2', text: '+3', artifact: 'plain', where: 'two\nlines' };
    expect(traceCsv([row]).split('\r\n')[1]).toBe(`'=1+1,"a ""b"", c",'@x,'-2,'+3,plain,"two\nlines"`);
  });
});
