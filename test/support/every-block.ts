import type { DeckBlock, Figure, Span } from '../../scripts/model/deck.js';

const say = (text: string): Span[] => [{ kind: 'text', text }];
const base = (key: string) => ({ key, instruction: false });
const paragraph = (key: string, text: string): DeckBlock => ({ ...base(key), kind: 'paragraph', inlines: say(text) });
/** A run with a mark in the middle of it. */
const cited = (before: string, claim: string, number: number, after: string): Span[] => [
  ...say(before),
  { kind: 'mark', claim, numbers: [number] },
  ...say(after),
];

const figure: Figure = {
  ...{ id: 'brew/pot', width: 640, height: 300, wide: false, alt: 'A pot with a lid, seen from the side of its handle' },
  svg: {
    tag: 'svg',
    attributes: { viewBox: '0 0 640 300' },
    children: [{ tag: 'text', attributes: { x: '0', y: '20' }, children: ['The lid that the grandmother broke in spring'] }],
  },
  caption: 'The pot stands on the shelf that nobody dusts',
  marks: [{ kind: 'mark', claim: 'pot', numbers: [41] }],
};

/**
 * One composed block of every kind, with words in every place that the kind has: the compiler names a kind that is missing. Each
 * text of several words is longer than 30 letters, is said nowhere else, and each mark has a number of its own.
 */
export const EVERY_BLOCK: { readonly [K in DeckBlock['kind']]: Extract<DeckBlock, { kind: K }> } = {
  paragraph: {
    ...base('b1'),
    kind: 'paragraph',
    inlines: cited('Tell all the guests how the leaves are dried', 'dry', 11, ' and how they are then rolled by hand in the shade'),
  },
  heading: { ...base('b2'), kind: 'heading', level: 3, inlines: cited('What the host never says aloud at the table', 'host', 12, '') },
  list: {
    ...{ ...base('b3'), kind: 'list', look: 'numbers' },
    items: [
      { key: 'b4', blocks: [paragraph('b5', 'Ask the eldest first whether the water is hot')] },
      {
        key: 'b6',
        blocks: [{ ...base('b7'), kind: 'paragraph', inlines: cited('Pour for the youngest last of all guests', 'pour', 13, '') }],
      },
    ],
  },
  table: {
    ...{ ...base('b8'), kind: 'table' },
    head: [say('Which of the guests takes sugar with it'), cited('How many lumps the host counts for each', 'lumps', 14, '')],
    rows: [[say('The uncle who came over the mountains'), cited('Two lumps and one for the long way home', 'uncle', 15, '')]],
  },
  known: {
    ...{ ...base('b9'), kind: 'known' },
    rows: [
      { label: 'Whether it calms a guest who has quarrelled', verdict: 'mixed', spans: [{ kind: 'mark', claim: 'calm', numbers: [16] }] },
    ],
  },
  figure: { ...base('b10'), kind: 'figure', figure },
  claim: {
    ...{ ...base('b11'), kind: 'claim', verdict: 'view', quotation: true, speaker: 'The woman who keeps the tea house on the hill' },
    inlines: cited('Nobody who drinks in haste has drunk at all', 'haste', 17, ''),
  },
  group: {
    ...base('b12'),
    kind: 'group',
    blocks: [{ ...base('b13'), kind: 'paragraph', inlines: cited('Let the pot rest while you count to ninety', 'rest', 18, '') }],
  },
  key: {
    ...base('b14'),
    kind: 'key',
    blocks: [{ ...base('b15'), kind: 'paragraph', inlines: cited('Never lift the lid before the steam is gone', 'lid', 19, '') }],
  },
  sides: {
    ...{ ...base('b16'), kind: 'sides' },
    sides: [
      {
        title: cited('What speaks for the second pot of the day', 'second', 20, ''),
        blocks: [paragraph('b17', 'It warms the hands of those who came late')],
      },
      {
        title: say('What speaks against the second pot today'),
        blocks: [{ ...base('b18'), kind: 'paragraph', inlines: cited('It keeps the neighbours awake until midnight', 'awake', 21, '') }],
      },
    ],
  },
  question: {
    ...{ ...base('b19'), kind: 'question', question: cited('Who of you has ever burnt the first leaves', 'burnt', 22, '') },
    blocks: [{ ...base('b20'), kind: 'paragraph', inlines: cited('Wait until somebody laughs about the answer', 'laugh', 23, '') }],
  },
  phone: {
    ...{ ...base('b21'), kind: 'phone' },
    phone: {
      ...{ line: 'clinic', title: 'Ring the bell behind the kitchen door twice' },
      says: cited('Somebody comes down the back stairs at once', 'stairs', 24, ''),
      more: ['Or knock at the window that looks to the yard'],
      facts: [
        {
          label: 'The hour at which the kitchen maid goes home',
          value: [{ kind: 'strong', children: [{ kind: 'text', text: 'soon after the lamps are lit in the street' }] }],
        },
      ],
    },
    blocks: [{ ...base('b22'), kind: 'paragraph', inlines: cited('Ring for the broken cup that cuts a finger', 'cup', 25, '') }],
  },
  facts: {
    ...base('b23'),
    kind: 'facts',
    facts: [
      {
        label: 'The drawer in which the good spoons are kept',
        value: [{ kind: 'strong', children: [{ kind: 'text', text: 'under the cloth that came with the dowry' }] }],
      },
    ],
  },
  lines: { ...base('b24'), kind: 'lines', lines: [1, 2] },
};

/** Every text of several words in a value, wherever it stands: found without the tool's own way through blocks. */
export function textsAnywhere(value: unknown): string[] {
  if (typeof value === 'string') return value.trim().includes(' ') && !/^[\d. -]+$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsAnywhere) : [];
}

/** Every number of a mark in a value, wherever it stands. */
export function marksAnywhere(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && value.kind === 'mark' && 'numbers' in value) return value.numbers as number[];
  return Object.values(value).flatMap(marksAnywhere);
}
