import { describe, expect, test } from 'vitest';
import { readParts, writeParts } from '../../scripts/content/translate/codes.js';
import { readPair } from '../../scripts/content/translate/read-pair.js';
import { readSources, withSources, writeSources } from '../../scripts/content/translate/sources.js';
import { writeXliff } from '../../scripts/content/translate/write-xliff.js';

const BOTH = { first: 'en', locale: 'es' };
const module = (body: string, head = 'title: Tea\nsummary: It is warm.'): string => `---\n${head}\n---\n\n${body}\n`;
const file = { kind: 'module' as const, from: 'decks/modules/tea/en.md', to: 'decks/modules/tea/es.md', source: '' };
const pairOf = (source: string, target?: string) => readPair(file, { source, target }, BOTH);
const xliffOf = (source: string, target?: string): string => {
  const { units } = pairOf(source, target);
  const segments = units.map((unit) => ({ unit, state: unit.target ? ('translated' as const) : ('new' as const), notes: [] }));
  return writeXliff({ project: 'tea', ...BOTH }, [{ path: file.to, segments }]);
};

describe('codes', () => {
  test.each([
    'It warms **4 of 5**.[^warm][^instruction]',
    'See [the *label*](https://example.org/a_(b) "A title") and <https://example.org>.',
    'Say [muchas gracias]{lang="es"}, then call {{crisis}}.',
    'A line\\\nand another, 5 &rarr; 6, `as it is`.',
    'Stars *as they are\\*, a_b, and 2 * 3 * 4.',
  ])('are what they were when they are written again: %s', (text) => {
    expect(writeParts(readParts(text, 'markdown'), 'markdown')).toBe(text);
  });

  test.each(['*sin énfasis*', '[corchetes](aquí)', '# nada', '1. Uno', '- dos', '<b>', '{{nada}}', '[^nada]', '| a | b |', '::: key'])(
    'words that look like a sign stay words: %s',
    (text) => {
      expect(readParts(writeParts([text], 'markdown'), 'markdown')).toEqual([text]);
    },
  );
});

test('a segment has its codes in source and target alike, and what is new has the words of the first language', () => {
  const english = module('## Brief: Why **now**\n\nCall {{crisis}} & [us](tel:1).[^warm]\n\n- [ ] Bring tea\n- [^warm]');
  const spanish = module('## Brief: Por qué **ahora**\n\nLlame a [nosotros](tel:1) y {{crisis}}.[^warm]\n\n- [ ] Traiga té\n- [^warm]');
  expect(xliffOf(english, spanish)).toContain(
    `<source>Call <ph id="1" ctype="x-value">{{crisis}}</ph> &amp; <g id="2" ctype="link">us</g>.<x id="3" ctype="x-mark" equiv-text="[^warm]"/></source>
        <target state="translated">Llame a <g id="2" ctype="link">nosotros</g> y <ph id="1" ctype="x-value">{{crisis}}</ph>.<x id="3" ctype="x-mark" equiv-text="[^warm]"/></target>`,
  );
  expect(xliffOf(english, spanish)).toContain('<target state="translated">Traiga té</target>');
  expect(xliffOf(english)).toContain('<target state="new">Bring tea</target>');
});

test('every run of words is a segment once, and ids, marks alone and attributes are none', () => {
  const { units } = pairOf(
    module(
      '## Slide: Warm {#warm takes="CARE-01"}\n\n| A | B \\| C |\n| --- | --- |\n| one | two |\n\n::: question\n### Why?\n\nSo.\n:::\n\n![](cup.svg)\n\n[^warm]\n\n### Notes\n\nSay it.\n\n## Teach-back\n\n1. What\n   now?',
      'title: Tea\nsummary: It is warm.\nfigures:\n  cup:\n    alt: A cup.\n    caption: Hot.\n    claims: [warm]\n    labels: { rim: Rim, 5: "5" }',
    ),
  );
  expect(units.map(({ id, source }) => `${id} ${source.join('')}`)).toEqual([
    'head.title Tea',
    'head.summary It is warm.',
    'head.figures.cup.alt A cup.',
    'head.figures.cup.caption Hot.',
    'head.figures.cup.labels.rim Rim',
    'slide-warm.1 Warm',
    'slide-warm.2 A',
    'slide-warm.3 B | C',
    'slide-warm.4 one',
    'slide-warm.5 two',
    'slide-warm.6 Why?',
    'slide-warm.7 So.',
    'notes-of-slide-warm.1 Say it.',
    'teach-back.1 What now?',
  ]);
  expect(units.find(({ id }) => id === 'slide-warm.1')?.takes).toEqual(['CARE-01']);
});

test('what a text was translated from is kept by its words, wherever it moves to', () => {
  const before = pairOf(module('## Brief: Tea\n\nIt is warm.\n\nIt is sweet.'), module('## Brief: Té\n\nEs tibio.\n\nEs dulce.'));
  const text = writeSources(withSources(new Map(), file.to, before.units, before.units));
  const again = readSources(text);
  expect(writeSources(again)).toBe(text);
  expect(text).toContain('\n[decks/modules/tea/es.md]\n');
  expect(text.split('\n').filter((line) => line.endsWith(' It is sweet.'))).toHaveLength(1);
});
