import type { Block, Claim, Evidence, Inline, Library, ListItem, Module, SlidePassage, TextPassage } from '../../scripts/model/content.js';
import type { DeckDefinition } from '../../scripts/model/definitions.js';
import type { At } from '../../scripts/model/diagnostic.js';
import type { RegionLine } from '../../scripts/model/organisation.js';

/** A small explainer about tea, in memory: what the tests of compose change one thing of at a time. */
export const at = (line = 1, file = 'decks/modules/brew/en.md'): At => ({ file, line, column: 1 });

/** Writes inlines as in Markdown: `Warm.[^warm] {{crisis}}`. */
export function inlines(text: string, line = 1): Inline[] {
  return text.split(/(\[\^[^\]]+\]|\{\{[^}]+\}\})/).flatMap((part): Inline[] => {
    if (part === '') return [];
    if (part.startsWith('[^')) return [{ kind: 'cite', claim: part.slice(2, -1), at: at(line) }];
    return part.startsWith('{{') ? [{ kind: 'value', name: part.slice(2, -2), at: at(line) }] : [{ kind: 'text', text: part }];
  });
}

export const p = (text: string, extra: Partial<Block> = {}): Block =>
  ({ kind: 'paragraph', at: at(), inlines: inlines(text), ...extra }) as Block;
export const heading = (text: string): Block => ({ kind: 'heading', at: at(), level: 3, inlines: inlines(text) });
export const own = (claim: string): Block => ({ kind: 'claim', at: at(), claim });
export const item = (...blocks: Block[]): ListItem => ({ at: at(), blocks });
export const list = (look: 'bullets' | 'numbers' | 'checklist' | 'steps', ...texts: string[]): Block => ({
  kind: 'list',
  at: at(),
  look,
  items: texts.map((text) => item(p(text))),
});
export const sides = (left: Block[], right: Block[]): Block => ({
  kind: 'sides',
  at: at(),
  sides: [left, right].map((blocks, index) => ({ title: inlines(`Side ${index + 1}`), at: at(), blocks })),
});

export function slide(id: string, blocks: Block[], extra: Partial<SlidePassage> & { heading?: string } = {}): SlidePassage {
  const { heading: title = `Title of ${id}`, ...rest } = extra;
  return { id, title: inlines(title), at: at(), conditions: [], more: false, only: [], takes: [], blocks, notes: [], ...rest };
}

export const passage = (blocks: Block[], extra: Partial<TextPassage> & { heading?: string } = {}): TextPassage => {
  const { heading: title = 'Title', ...rest } = extra;
  return { title: inlines(title), at: at(), only: [], takes: [], blocks, ...rest };
};

export function module(id: string, extra: Partial<Module> = {}): Module {
  return { id, locale: 'en', title: `Module ${id}`, summary: 'Why.', at: at(), figures: {}, slides: [], teachBack: [], ...extra };
}

/** Each claim rests on the sources named like `s1`, and says "The <id> claim." */
export function claim(id: string, sources: string[], extra: Partial<Claim> = {}): Claim {
  const evidence = sources.map((ref): Evidence => ({ ref, basis: 'Read.', read: 'primary' }));
  return {
    ...{ id, role: 'benefit', verdict: 'supported', numbers: [], evidence, qualifiedBy: [], takesUp: [], regions: [], at: at() },
    ...{ checked: '2026-11-23', due: '2027-11-23', words: { en: { says: inlines(`The ${id} claim.`), short: `Short ${id}` } } },
    ...extra,
  };
}

/** A line of a region, with a source. */
export const line = (id: string, urgency: RegionLine['urgency'], extra: Partial<RegionLine>): RegionLine => ({
  ...{ id, urgency, options: {}, source: 'https://example.org', checked: '2026-11-23', at: at() },
  ...extra,
});

export function deckOf(modules: (string | { module: string; slides: string[] })[], extra: Partial<DeckDefinition> = {}): DeckDefinition {
  const entries = modules.map((one) => ({ ...(typeof one === 'string' ? { module: one } : one), at: at(9, 'decks/tea.deck.yaml') }));
  return {
    ...{
      id: 'tea',
      title: { en: 'Tea for all' },
      subtitle: { en: 'How to brew' },
      takes: [],
      audience: { en: 'All' },
      more: false,
      teachBack: [],
    },
    ...{
      formats: ['reveal'],
      parts: [{ title: { en: 'Part one' }, modules: entries }],
      handout: [],
      largePrint: [],
      brochure: {},
      at: at(1, 'decks/tea.deck.yaml'),
    },
    ...extra,
  };
}

const LINE_WORDS = {
  'line-call': 'call {number}',
  'line-call-or-text': 'call or text {number}',
  'line-press': '{call} and press {key}',
  'line-choose': '{call} and choose {choice}',
  'line-text': 'text {number}',
  'line-send': 'text {send} to {number}',
  'line-chat': 'chat at {address}',
  'line-or': '{before}, or {last}',
  'line-named': '{name}: {ways}.',
  'line-alone': '{ways}.',
  'report-at': 'Report harm to {name} at {places}.',
  'written-for': 'Words written for here.',
};

const CLAIMS = [
  claim('warm', ['s1', 's2'], { qualifiedBy: ['small'], takesUp: ['T01'] }),
  claim('calm', ['s2'], { qualifiedBy: ['small', 'short'], takesUp: ['T02'] }),
  claim('small', ['s3'], { verdict: 'limited', takesUp: ['T03'] }),
  claim('short', ['s4'], { verdict: 'mixed' }),
  claim('plain', ['s5']),
];

/** Returns the library with the given modules and deck, and claims added or replaced. */
export function library(modules: Module[], deck: DeckDefinition, extra: Partial<Library> & { add?: Claim[] } = {}): Library {
  const { add = [], ...rest } = extra;
  const names = ['s1', 's2', 's3', 's4', 's5', 's6'];
  const words = {
    ...LINE_WORDS,
    call: 'Call {number}',
    'emergency-call': 'Emergency? Call {number}',
    'in-a-crisis': 'In a crisis: {number}',
    'call-us': 'Call us',
    'and-others': 'and others',
  };
  const status = {
    'status-draft': 'Draft',
    'status-in-part': 'Draft in part',
    'status-expired': 'Expired',
    'status-due': 'Due soon',
    'status-current': 'Reviewed',
    'next-review': 'next {due}',
  };
  return {
    project: {
      ...{
        id: 'tea',
        title: { en: 'Tea' },
        version: '1.0.0',
        date: '2026-11-23',
        locales: ['en'],
        drafts: [],
        brands: ['house'],
        papers: ['letter', 'a4'],
        at: at(),
      },
      conditions: { cold: { en: 'Cold' }, tired: { en: 'Tired' } },
      facts: { phone: { label: { en: 'Phone' }, kind: 'phone' }, hours: { label: { en: 'Hours' } }, cost: { label: { en: 'Cost' } } },
      licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    },
    claims: Object.fromEntries([...CLAIMS, ...add].map((one) => [one.id, one])),
    references: Object.fromEntries(names.map((id) => [id, source(id)])),
    requirements: [],
    safety: {},
    reviews: [],
    snapshots: {},
    glossary: { en: [term('kettle'), term('WHO'), term('green tea'), term('samovar')] },
    regions: {
      us: {
        ...{ id: 'us', name: { en: 'Here' }, paper: 'letter', at: at() },
        lines: [
          line('emergency', 'emergency', { call: '911' }),
          line('lifeline', 'crisis', { call: '988' }),
          line('texts', 'crisis', { text: '50808' }),
        ],
      },
    },
    brands: {
      house: {
        ...{ id: 'house', name: { en: 'Tea House' }, region: 'us', logo: 'logo.svg', colors: {}, at: at() },
        offers: ['pot'],
        facts: { phone: { en: '555-0100' } },
        ...{ baseUrl: {}, allowedOrigins: [] },
      },
    },
    modules: Object.fromEntries(modules.map((one) => [one.id, { en: one }])),
    decks: { tea: deck },
    pictures: { 'brands/house/logo.svg': { tag: 'svg', attributes: {}, children: [] } },
    words: { en: { ...words, ...status } },
    wording: {},
    ...rest,
  };
}

function source(id: string): Library['references'][string] {
  const csl = {
    id,
    type: 'article-journal',
    title: `On tea ${id}`,
    author: [{ family: 'Leaf', given: 'A. B.' }],
    'container-title': 'Tea Letters',
    issued: { 'date-parts': [[2020]] },
  };
  const doi = `10.1000/${id}`;
  return {
    id,
    csl: { ...csl, DOI: doi, URL: 'https://example.org' },
    doi,
    read: id === 's2' ? 'second-hand' : 'primary',
    checked: '2026-11-23',
    at: at(),
  };
}

const term = (name: string) => ({ term: name, plain: `What ${name} is.`, name: false });
