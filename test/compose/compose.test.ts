import { describe, expect, it } from 'vitest';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import type { Block, Library, Module, SlidePassage } from '../../scripts/model/content.js';
import type { Deck, DeckBlock, Span } from '../../scripts/model/deck.js';
import { approvalOf, wordsText } from '../support/approved.js';
import {
  at,
  claim,
  deckOf,
  heading,
  inlines,
  item,
  library,
  list,
  module,
  own,
  p,
  passage,
  sides,
  slide,
} from '../support/compose-library.js';
import { composeReviewed } from '../support/composed.js';

const variant = { deck: 'tea', brand: 'house', locale: 'en', asOf: '2026-11-23' };
const compose = (content: Library) => composeReviewed(content, variant);
const caveatsOf = (one: { caveats: readonly { claim: string }[] } | undefined) => one?.caveats.map((caveat) => caveat.claim);

/** Text as a reader sees it: marks as numbers in brackets. */
const shown = (spans: readonly Span[] = []): string =>
  spans
    .map((span) =>
      span.kind === 'text' ? span.text : span.kind === 'mark' ? `[${span.numbers}]` : 'children' in span ? shown(span.children) : ' ',
    )
    .join('');
const firstSpans = (blocks: readonly DeckBlock[] = []): string => {
  const [block] = blocks;
  return block && 'inlines' in block ? shown(block.inlines) : '';
};

async function slidesDeck(...slides: SlidePassage[]): Promise<Deck> {
  return (await compose(library([module('brew', { slides })], deckOf(['brew'])))).deck;
}
const printed = (formats: readonly ('booklet' | 'handout' | 'large-print' | 'brochure')[], extra = {}) =>
  deckOf(['brew'], { formats, ...extra });

describe('a claim carries its caveats', () => {
  const nested: [string, Block[]][] = [
    ['a paragraph', [p('Warm.[^warm]')]],
    ['strong text', [p('', { inlines: [{ kind: 'strong', children: inlines('Warm.[^warm]') }] } as Partial<Block>)]],
    [
      'a list in a list',
      [{ kind: 'list', at: heading('').at, look: 'bullets', items: [item(p('Sip.'), list('bullets', 'Warm.[^warm]'))] }],
    ],
    ['one of two sides', [sides([p('Cold.')], [p('Warm.[^warm]')])]],
    ['a table', [{ kind: 'table', at: heading('').at, head: [inlines('What')], rows: [[inlines('Warm.[^warm]')]] }]],
    ['a question', [{ kind: 'question', at: heading('').at, question: inlines('Warm?[^warm]'), blocks: [p('Yes.')] }]],
    ['a phone box', [{ kind: 'phone', at: heading('').at, line: 'clinic', blocks: [p('Warm.[^warm]')] }]],
    ['a group', [{ kind: 'group', at: heading('').at, blocks: [p('Warm.[^warm]')] }]],
    ['its own words', [own('warm')]],
  ];
  it.each(nested)('onto a slide from %s', async (_, blocks) => {
    const deck = await slidesDeck(slide('one', blocks));
    expect(caveatsOf(deck.slides[0])).toEqual(['small']);
    expect(shown(deck.slides[0]?.caveats[0]?.spans)).toMatch(/^The small claim\.\[\d\]$/);
  });

  it('onto a slide whose title makes the claim', async () => {
    const deck = await slidesDeck(slide('one', [p('Sip.')], { heading: 'Tea warms[^warm]' }));
    expect(caveatsOf(deck.slides[0])).toEqual(['small']);
  });

  it('once a slide, in the order in which they are needed, and again on the next slide', async () => {
    const deck = await slidesDeck(slide('one', [p('Calm.[^calm]'), p('Warm.[^warm][^calm]')]), slide('two', [p('Warm.[^warm]')]));
    expect(deck.slides.map(caveatsOf)).toEqual([['small', 'short'], ['small']]);
  });

  it('but not where the caveat already stands in its own words', async () => {
    const deck = await slidesDeck(slide('one', [own('small'), p('Calm.[^calm]')]), slide('two', [p('Small.[^small] Calm.[^calm]')]));
    expect(deck.slides.map(caveatsOf)).toEqual([['short'], ['small', 'short']]);
  });

  it('but what only the speaker notes say puts none on the slide', async () => {
    const deck = await slidesDeck(slide('one', [p('Sip.')], { notes: [p('Warm.[^warm]')] }));
    expect(deck.slides[0]?.caveats).toEqual([]);
    expect(firstSpans(deck.slides[0]?.notes)).toBe('Warm.[1,2]');
  });

  it('in print, once in a part of the piece, from one heading to the next where a claim first needs it; a title belongs to the first', async () => {
    const print = passage([p('Sip.'), heading('Rest'), p('Calm.[^calm]'), sides([heading('Left')], [heading('Right')]), p('Sip.')], {
      heading: 'Warm[^warm]',
    });
    const { deck } = await compose(library([module('brew', { print })], printed(['booklet'])));
    const [section] = deck.booklet[0]?.sections ?? [];
    expect(section?.id).toBe('sec-brew');
    expect(section?.stretches.map((one) => one.blocks.length)).toEqual([1, 4]);
    expect(section?.stretches.map(caveatsOf)).toEqual([['small'], ['short']]);
  });

  it('in print, in each part anew, and the mark of a claim leads to where its caveat was said', async () => {
    const print = passage([p('Warm.[^warm]')]);
    const parts = [
      { title: { en: 'One' }, modules: ['brew', 'sip'] },
      { title: { en: 'Two' }, modules: ['pour'] },
    ].map((part) => ({ ...part, modules: part.modules.map((id) => ({ module: id, at: at() })) }));
    const modules = ['brew', 'sip', 'pour'].map((id) => module(id, { print }));
    const { deck } = await compose(library(modules, printed(['booklet'], { parts })));
    const sections = deck.booklet.map((group) => group.sections.map((one) => one.stretches.flatMap(caveatsOf)));
    expect(sections).toEqual([[['small'], []], [['small']]]);
    const [first, second] = deck.booklet[0]?.sections ?? [];
    const key = first?.stretches[0]?.caveats[0]?.key;
    expect(JSON.stringify(second?.stretches[0]?.blocks)).toContain(`"describedBy":["${key}"]`);
  });

  it('in the brochure, once a panel', async () => {
    const modules = ['brew', 'sip'].map((id) => module(id, { brief: passage([p('Warm.[^warm]')]) }));
    const { deck } = await compose(
      library(modules, printed(['brochure'], { brochure: { back: ['sip'], 'inside-left': ['brew', 'sip'] } })),
    );
    expect(deck.brochure.map((panel) => [panel.name, panel.sections.length, caveatsOf(panel)])).toEqual([
      ['inside-left', 2, ['small']],
      ['back', 1, ['small']],
    ]);
    expect(deck.brochure[0]?.sections[0]?.stretches.map(caveatsOf)).toEqual([[]]);
  });
});

describe('references', () => {
  it('are numbered as a reader meets them: a slide, then its caveats, and speaker notes last', async () => {
    const deck = await slidesDeck(slide('one', [p('Warm.[^warm]')], { notes: [p('Plain.[^plain]')] }), slide('two', [p('Calm.[^calm]')]));
    expect(deck.references.map((one) => `${one.number} ${one.id}`)).toEqual(['1 s1', '2 s2', '3 s3', '4 s4', '5 s5']);
    expect(deck.slides.map((one) => one.sources)).toEqual([
      [1, 2, 3],
      [2, 3, 4],
    ]);
  });

  it('that two neighbouring claims share are printed once', async () => {
    const deck = await slidesDeck(slide('one', [p('Both.[^warm][^calm][^plain] Calm.[^calm]')]));
    expect(firstSpans(deck.slides[0]?.blocks)).toBe('Both.[1,2][][3] Calm.[2]');
  });

  it('have the same numbers in brochure, handout and booklet', async () => {
    const brew = module('brew', { print: passage([p('Warm.[^warm]')]), brief: passage([p('Plain.[^plain] Calm.[^calm]')]) });
    const extra = { handout: [{ title: { en: 'Key' }, from: 'brief', modules: ['brew'], at: brew.at }], brochure: { back: ['brew'] } };
    const { deck } = await compose(library([brew], printed(['brochure', 'handout', 'booklet'], extra)));
    expect(firstSpans(deck.booklet[0]?.sections[0]?.stretches[0]?.blocks)).toBe('Warm.[1,2]');
    expect(firstSpans(deck.handout[0]?.sections[0]?.stretches[0]?.blocks)).toBe('Plain.[4] Calm.[2]');
    expect(firstSpans(deck.brochure[0]?.sections[0]?.stretches[0]?.blocks)).toBe('Plain.[4] Calm.[2]');
  });

  it('of large print are its own where it tells more, which then meets requirements by itself; else those of the handout', async () => {
    const brew = module('brew', { print: passage([p('Warm.[^warm]')], { takes: ['S01'] }), brief: passage([p('Plain.[^plain]')]) });
    const key = { title: { en: 'Key' }, from: 'brief', modules: ['brew'], at: brew.at } as const;
    const formats = ['handout', 'large-print'] as const;
    const text = ({ largePrint }: Deck) => firstSpans(largePrint[0]?.sections[0]?.stretches[0]?.blocks);
    const { deck: one } = await compose(library([brew], printed(formats, { handout: [key] })));
    expect([text(one), one.taken.largePrint]).toEqual(['Plain.[1]', []]);
    const { deck: two } = await compose(library([brew], printed(formats, { handout: [key], largePrint: [{ ...key, from: 'print' }] })));
    expect([text(two), two.taken.handout]).toEqual(['Warm.[2,3]', []]);
    expect(two.taken.largePrint?.map(({ requirement }) => requirement)).toContain('S01');
  });

  it('read as citations without number or address, which stands apart', async () => {
    const deck = await slidesDeck(slide('one', [p('Warm.[^warm] Plain.[^plain]')]));
    expect(deck.references[1]).toEqual({
      ...{ number: 2, id: 's2', text: 'Leaf AB. On tea s2. Tea Letters. 2020.' },
      ...{ url: 'https://doi.org/10.1000/s2', secondHand: true, short: 'Short warm' },
    });
  });
});

describe('what is shown', () => {
  it('leaves out what the brand does not offer', async () => {
    const blocks = [p('Bag.', { only: ['bag'] }), p('Pot.', { only: ['bag', 'pot'] })];
    const deck = await slidesDeck(slide('one', blocks), slide('two', [p('Bag.')], { only: ['bag'] }));
    expect(deck.slides.map((one) => one.id)).toEqual(['brew-one']);
    expect(deck.slides[0]?.blocks.map((block) => firstSpans([block]))).toEqual(['Pot.']);
  });

  it('has slides marked more only where the deck asks for more or names them', async () => {
    const brew = module('brew', { slides: [slide('one', []), slide('two', [], { more: true })] });
    const ids = async (deck: Parameters<typeof library>[1]) => (await compose(library([brew], deck))).deck.slides.map((one) => one.id);
    expect(await ids(deckOf(['brew']))).toEqual(['brew-one']);
    expect(await ids(deckOf(['brew'], { more: true }))).toEqual(['brew-one', 'brew-two']);
    expect(await ids(deckOf([{ module: 'brew', slides: ['two', 'one'] }]))).toEqual(['brew-two', 'brew-one']);
  });

  const layouts: [string, Block][] = [
    ['wide-figure', { kind: 'figure', at: heading('').at, name: 'wide' }],
    ['figure', { kind: 'figure', at: heading('').at, name: 'pot' }],
    ['sides', sides([], [])],
    ['steps', list('steps', 'Pour.')],
    ['question', { kind: 'question', at: heading('').at, question: inlines('Why?'), blocks: [] }],
    ['phone', { kind: 'phone', at: heading('').at, line: 'crisis', blocks: [] }],
    ['statement', p('Sip.')],
  ];
  const words = { alt: 'A pot', caption: 'A tea pot', labels: { lid: 'Green / tea' }, takes: ['T09'], claims: [], at: heading('').at };
  const drawing = (width: number) => ({
    ...{ tag: 'svg', attributes: { viewBox: `0 0 ${width} 400` } },
    children: [{ tag: 'text', attributes: { 'data-label': 'lid', x: '7' }, children: [] }],
  });
  const pictures = { 'modules/brew/pot.svg': drawing(640), 'modules/brew/wide.svg': drawing(1100) };
  const drawn = (blocks: Block[]) =>
    library([module('brew', { figures: { pot: words, wide: words }, slides: [slide('one', blocks)] })], deckOf(['brew']), { pictures });

  it.each(layouts)('has the layout %s from its shape', async (layout, block) => {
    const { deck } = await compose(drawn([p('First.'), block]));
    expect(deck.slides[0]?.layout).toBe(layout);
  });

  it('fills the words into a figure and finds terms in them', async () => {
    const { deck } = await compose(drawn([{ kind: 'figure', at: heading('').at, name: 'pot' }, p('Who fills the kettles?')]));
    const [block] = deck.slides[0]?.blocks ?? [];
    const figure = block?.kind === 'figure' ? block.figure : undefined;
    expect(figure).toMatchObject({ id: 'brew/pot', width: 640, height: 400, wide: false });
    expect(figure?.svg.children).toEqual([
      {
        ...{ tag: 'text', attributes: { x: '7' } },
        children: [
          { tag: 'tspan', attributes: { x: '7' }, children: ['Green'] },
          { tag: 'tspan', attributes: { x: '7', dy: '1.15em' }, children: ['tea'] },
        ],
      },
    ]);
    expect(deck.glossary.map((entry) => entry.term)).toEqual(['green tea', 'kettle']);
  });

  it('has the upright form of a drawing beside it, with the same words', async () => {
    const upright = { 'modules/brew/wide.upright.svg': drawing(500) };
    const shown = library(
      [module('brew', { figures: { wide: words }, slides: [slide('one', [{ kind: 'figure', at: heading('').at, name: 'wide' }])] })],
      deckOf(['brew']),
      { pictures: { ...pictures, ...upright } },
    );
    const { deck } = await compose(shown);
    const [block] = deck.slides[0]?.blocks ?? [];
    const figure = block?.kind === 'figure' ? block.figure : undefined;
    expect(figure).toMatchObject({ width: 1100, wide: true, upright: { width: 500, height: 400 } });
    expect(figure?.upright?.svg.children).toEqual(figure?.svg.children);
  });

  it('fills in the region, dates and brand facts; a fact not given has no value', async () => {
    const deck = await slidesDeck(
      slide('one', [
        p('Call {{emergency}} or {{crisis}}, as of {{checked.plain}}.{{nothing}}'),
        { kind: 'facts', at: heading('').at, names: ['phone', 'cost'] },
      ]),
    );
    expect(firstSpans(deck.slides[0]?.blocks)).toBe('Call 911 or 988, as of November 23, 2026.');
    expect(deck.slides[0]?.blocks[1]).toMatchObject({
      facts: [{ label: 'Phone', value: [{ kind: 'strong', children: [{ text: '555-0100' }] }] }, { label: 'Cost' }],
    });
    expect(deck.region.emergency.title).toBe('Emergency? Call 911');
    expect(deck.region.crisis).toMatchObject({ title: 'In a crisis: 988', more: ['Text 50808.'] });
    expect(shown(deck.region.crisis.says)).toBe('Call 988.');
    expect(deck.dateText).toBe('November 2026');
  });

  it('asks the prompts of the modules that the deck names', async () => {
    const brew = module('brew', {
      slides: [slide('one', [])],
      teachBack: [list('bullets', 'How do you brew?', 'When?'), list('bullets', 'Not this.')],
    });
    const { deck } = await compose(library([brew], deckOf(['brew'], { teachBack: ['brew'] })));
    expect(deck.teachBack.map(shown)).toEqual(['How do you brew?', 'When?']);
  });

  it('leads each block back to its line by a key of its own', async () => {
    const deck = await slidesDeck(slide('one', [list('bullets', 'Warm.[^warm]')], { notes: [p('Note.')] }));
    const keys = [...JSON.stringify(deck.slides).matchAll(/"key":"(b\d+)"/g)].map((found) => found[1]);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every((key) => deck.places[key ?? '']?.file === 'decks/modules/brew/en.md')).toBe(true);
  });
});

describe('requirements met', () => {
  it('are those of cited claims, caveats, blocks, titles and the deck, with the words a reader sees', async () => {
    const one = slide('one', [p('Tea  warms.[^warm]'), p('Sip slowly.', { takes: ['T07'] })], {
      takes: ['T06'],
      notes: [p('Calm.[^calm]', { takes: ['T08'] })],
    });
    const { deck } = await compose(library([module('brew', { slides: [one] })], deckOf(['brew'], { takes: ['T05'] })));
    expect(deck.taken.slides?.map((met) => `${met.requirement} ${met.slide} ${met.text}`)).toEqual([
      ...['T05 1 Tea for all', 'T06 3 Title of one', 'T01 3 Tea warms.', 'T07 3 Sip slowly.', 'T03 3 The small claim.'],
    ]);
  });

  it('are counted for each printed piece by itself', async () => {
    const brew = module('brew', { print: passage([p('Warm.[^warm]')]), brief: passage([p('Plain.[^plain]')], { takes: ['T06'] }) });
    const { deck } = await compose(library([brew], printed(['brochure', 'booklet'], { brochure: { back: ['brew'] } })));
    expect(deck.taken.booklet?.map((met) => met.requirement)).toEqual(['T01', 'T03']);
    expect(deck.taken.brochure?.map((met) => met.requirement)).toEqual(['T06']);
    expect(deck.taken.slides).toBeUndefined();
  });
});

describe('review status', () => {
  const content = (
    extra: Parameters<typeof library>[2] = {},
    brew: Module = module('brew', { slides: [slide('one', [p('Warm.[^warm]')])] }),
  ) => library([brew, module('sip', { slides: [slide('one', [])] })], deckOf(['brew', 'sip']), extra);
  const review = (id: string, due: string, on = '2026-01-01') => approvalOf(content(), id, { on, due });
  const statusWith = async (...all: ReturnType<typeof review>[]) => {
    const snapshots = Object.assign({}, ...all.map((one) => one.snapshots));
    return (await compose(content({ reviews: all.map((one) => one.review), snapshots }))).deck.status;
  };

  it('is the weakest of the deck', async () => {
    expect(await statusWith(review('brew', '2027-06-01'))).toEqual({ kind: 'draft', inPart: true, text: 'Draft in part' });
    expect(await statusWith()).toEqual({ kind: 'draft', text: 'Draft' });
    expect((await statusWith(review('brew', '2027-06-01'), review('sip', '2026-11-22'))).kind).toBe('expired');
    expect((await statusWith(review('brew', '2026-11-23'), review('sip', '2027-06-01'))).kind).toBe('due');
    expect((await statusWith(review('brew', '2027-01-22'), review('sip', '2027-06-01'))).kind).toBe('due');
    expect(await statusWith(review('brew', '2027-01-23'), review('sip', '2027-06-01'))).toEqual({
      kind: 'current',
      text: 'Reviewed. next January 23, 2027',
      due: '2027-01-23',
    });
  });

  it('is that of the latest review', async () => {
    const reviews = [review('brew', '2027-06-01', '2026-05-01'), review('brew', '2026-03-01', '2025-03-01'), review('sip', '2027-06-01')];
    expect((await statusWith(...reviews)).kind).toBe('current');
  });

  it('goes back to draft when a word of a caveat, a source or the crisis line changes, not when a line moves', () => {
    const before = wordsText(content(), 'brew');
    const reworded = claim('small', ['s3'], { words: { en: { says: inlines('Other words.'), short: 'Short' } } });
    expect(wordsText(content({ add: [reworded] }), 'brew')).not.toBe(before);
    expect(wordsText(content({ references: {} }), 'brew')).not.toBe(before);
    expect(wordsText(content({ regions: {} }), 'brew')).not.toBe(before);
    expect(wordsText(content({ add: [claim('plain', ['s6'])] }), 'brew')).toBe(before);
    const moved = slide('one', [p('Warm.[^warm]', { at: { file: 'decks/modules/brew/en.md', line: 99, column: 7 } })]);
    expect(wordsText(content({}, module('brew', { slides: [moved] })), 'brew')).toBe(before);
  });
});

describe('mistakes', () => {
  it.each(['reveal', 'booklet', 'handout', 'brochure'] as const)(
    'a module without the passage that %s takes is reported at the deck',
    async (format) => {
      const extra = {
        formats: [format],
        handout: [{ title: { en: 'Key' }, from: 'brief', modules: ['brew'], at: heading('').at }],
        brochure: { back: ['brew'] },
      };
      const { diagnostics } = await compose(library([module('brew')], deckOf(['brew'], extra as never)));
      expect(diagnostics.map((one) => [one.code, one.severity])).toEqual([['missing-passage', 'error']]);
      expect(diagnostics[0]?.message).toContain('module "brew"');
    },
  );

  it('unknown claims, modules, figures and a missing region do not stop the rest', async () => {
    const brew = module('brew', {
      slides: [slide('one', [p('Sip.[^none] {{checked.none}}'), own('none'), { kind: 'figure', at: heading('').at, name: 'none' }])],
    });
    const { deck, diagnostics } = await compose(library([brew], deckOf(['brew', 'none']), { regions: {} }));
    expect(firstSpans(deck.slides[0]?.blocks)).toBe('Sip. ');
    expect(diagnostics.map((one) => one.code)).toEqual(['missing-passage']);
  });
});

describe('planJobs', () => {
  const all = deckOf(['brew'], {
    formats: ['reveal', 'marp', 'marp.md', 'slides', 'notes', 'brochure', 'handout', 'large-print', 'sheet', 'booklet'],
  });
  const content = library([module('brew')], all);

  it('names every artifact, in share or staff', () => {
    expect(planJobs(content).map((job) => job.path.replace('house/en/', ''))).toEqual([
      ...[
        'staff/tea.reveal.html',
        'share/tea.marp.html',
        'staff/tea.marp.md',
        'share/tea.slides.pdf',
        'staff/tea.notes.letter.pdf',
        'staff/tea.notes.a4.pdf',
      ],
      ...['brochure', 'handout', 'large-print'].flatMap((format) => ['letter', 'a4'].map((paper) => `share/tea.${format}.${paper}.pdf`)),
      ...['sheet', 'booklet'].flatMap((format) => ['letter.pdf', 'a4.pdf', 'html'].map((end) => `share/tea.${format}.${end}`)),
    ]);
  });

  it('narrows to what is asked for', () => {
    expect(planJobs(content, { formats: ['booklet'], papers: ['a4'] }).map((job) => job.path)).toEqual([
      'house/en/share/tea.booklet.a4.pdf',
      'house/en/share/tea.booklet.html',
    ]);
    expect(planJobs(content, { decks: ['coffee'] })).toEqual([]);
  });
});
