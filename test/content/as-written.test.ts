import { describe, expect, test } from 'vitest';
import { markdownParser } from '../../scripts/content/markdown-parser.js';
import { readModule } from '../../scripts/content/read-module.js';
import type { Block } from '../../scripts/model/content.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { allBlocks, plainText, runsOf } from '../../scripts/model/tree.js';

const parser = markdownParser('“”‘’');
const FIRST = 7;

/** A module whose print text is `body`, from line 7 of its file on. */
function read(body: string): { blocks: readonly Block[]; found: readonly Diagnostic[]; told: readonly string[] } {
  const found: Diagnostic[] = [];
  const text = `---\ntitle: A\nsummary: B.\n---\n## Print: C\n\n${body}\n`;
  const module = readModule({ id: 'a', locale: 'en', file: 'a.md', text }, parser, found);
  return { blocks: module?.print?.blocks ?? [], found, told: found.map(({ code, at }) => `${code} ${(at?.line ?? 0) - FIRST + 1}`) };
}

const words = (body: string): string => allBlocks(read(body).blocks).flatMap(runsOf).map(plainText).join(' / ');
const lists = (body: string) => allBlocks(read(body).blocks).filter((block) => block.kind === 'list');

describe('a number at the start of a line stays what the author wrote', () => {
  test.each([
    ['911. Call at once.', '911. Call at once.'],
    ['24. December: we are closed.', '24. December: we are closed.'],
    ['3) Third', '3) Third'],
    ['0. **Before** you come', '0. / Before'],
    ['2026. **A** year.[^a]', '2026. '],
  ])('%s alone is no list', (body, starts) => {
    expect(words(body).startsWith(starts.split(' / ')[0] ?? '')).toBe(true);
    expect(lists(body)).toEqual([]);
    expect(read(body).told).toEqual([]);
  });

  test('inside a box and in an entry of a list too', () => {
    expect(words('::: phone emergency\n911. Call at once.\n:::')).toBe('911. Call at once.');
    expect(words('- 5. May: closed')).toBe('5. May: closed');
  });

  test.each([
    ['3. Third\n4. Fourth', 3],
    ['10) Ten\n11) Eleven', 10],
    ['::: steps\n3. Third\n:::', 3],
    ['0. Nought\n1. One', 0],
    ['1. One\n1. Two\n1. Three', undefined],
    ['1. One\n\n2. Two', undefined],
  ])('%j begins where it says', (body, start) => {
    expect(read(body).told).toEqual([]);
    expect(lists(body).map((list) => list.start)).toEqual([start]);
  });

  test.each([
    ['988. Call or text.\n\n24. December: closed.', 3, 'write 988\\. and 24\\.'],
    ['1. One\n2. Two\n4. Four', 3, 'Write 3.'],
    ['5. May\n5. June', 2, '5\\.'],
    ['1) One\n\n3) Three', 3, '3\\)'],
  ])('%j does not count on: an error at its line, and its hint mends it', (body, line, hint) => {
    const { found, told } = read(body);
    expect(told).toEqual([`list-number ${line}`]);
    expect(found[0]?.severity).toBe('error');
    expect(found[0]?.hint).toContain(hint);
    const cured = body.replace(/^(24|4|5|3)([.)])(?! May)/m, '$1\\$2');
    expect(read(cured.replace('5\\. May', '5. May').replace('5. June', '5\\. June')).told).toEqual([]);
  });
});

test('no letter is changed but quotation marks', () => {
  const body = 'Pick (a) noon, (c) evening, (r) rest, (tm), +-5, 1...2, well... a -- b --- c ?!!! ,, "so"';
  expect(words(body)).toBe(body.replace('"so"', '“so”'));
});

test('a blank that does not break begins an entry, a heading or a block as any other', () => {
  expect(lists('-\u00A0Raise it\n-\u00A0Keep it dry').map(({ items }) => items.length)).toEqual([2]);
  expect(words('###\u00A0Care\n\n1.\u00A0One\n2.\u00A0Two')).toBe('Care / One / Two');
  expect(read(':::\u00A0steps\n1.\u00A0One\n:::').told).toEqual([]);
  expect(words('At 5\u00A0pm')).toBe('At 5\u00A0pm');
});

describe('boxes', () => {
  test('a list with boxes is a checklist, and a tick stays', () => {
    const [list] = lists('- [ ] Bring your card\n- [x] Eat first\n- [X] Sleep');
    expect(list?.look).toBe('checklist');
    expect(list?.items.map(({ ticked = false }) => ticked)).toEqual([false, true, true]);
    expect(words('- [ ] Bring your card\n- [x] Eat first')).toBe('Bring your card / Eat first');
    expect(read('::: checklist\n- [ ] Bring it\n:::').told).toEqual([]);
  });

  test.each([
    ['- [ ] Bring it\n- Eat', 'list-number 2'],
    ['1. [ ] Bring it', 'list-number 1'],
    ['::: steps\n- [ ] Bring it\n:::', 'bad-block 1'],
    ['[ ] Bring it', 'left-mark 1'],
    ['- [] Bring it', 'left-mark 1'],
    ['- [ ]Bring it', 'left-mark 1'],
  ])('%j is told', (body, told) => expect(read(body).told).toEqual([told]));
});

describe('markup that does nothing is told at its line', () => {
  const LEFT = [
    '**ID:**and card',
    'Bring ** your card**',
    'Take **two',
    'Cost* of it',
    'A _word',
    'H~2~O',
    'no~~ so',
    'x^2^',
    '10^6 of them',
    'It is $E=mc^2$ now',
    '$$x$$',
    'A ==mark== here',
    'Words\n===',
    '++under++',
    'Smile :smile: now',
    '&foo; and',
    'A[^two words] cite',
    'It helps.[raising]',
    'It helps. [raising]',
    'It helps.[^raises][raising]',
    'It helps (^raising) here',
    'It helps.[raising^]',
    'It helps.[ ^raising]',
    'Words {#tight',
    'See [our page] (https://example.org) now',
    '![](my arm.png)',
    'Look: ![](../my pictures/arm.png)',
    'Words {.big}',
    'Words {width=50%}',
    'Left } brace',
    'a | b',
    '[film](https://example.org/a film)',
    '[film][1]',
    '[1]: https://example.org',
    '[Monday]: closed',
    '[[Page]]',
    '##Print it',
    '#Heading',
    '-item',
    '• one\n• two',
    '1.Call us',
    'a. one\nb. two',
    'a) one\nb) two',
    '(1) one\n(2) two',
    '-[ ] Bring it',
    '####### Heading',
    ':: steps',
    'don`t',
    'C:\\temp',
    'Two blanks  \nbreak it',
  ];
  test.each(LEFT)('%j', (body) => {
    const { found, told } = read(`First.\n\n${body}`);
    expect(told).toContain(`left-mark ${body.startsWith('Words\n=') ? 4 : 3}`);
    for (const { hint, message } of found) {
      expect(message).toMatch(/^".+" looks like|nobody sees/);
      expect(hint).toMatch(/\\|Take them out/);
    }
  });

  test.each(LEFT.filter((body) => !body.includes('  \n')))('%j: with the backslash of the hint it is just letters', (body) => {
    const escaped = body.replace(/[*_~^$=+:&{}|[\]#`\\•(-]|(?<=^[a\d])[.)]/gu, '\\$&');
    // A bullet is a letter like any other: it cannot be escaped, and its list is written with hyphens.
    const cured = body.startsWith('•') ? body.replaceAll('•', '-') : escaped;
    expect(read(cured).told.filter((one) => one.startsWith('left-mark'))).toEqual([]);
    if (!body.startsWith('•')) expect(words(cured)).toBe(body.replaceAll('\n', ' '));
  });

  test.each([
    'It costs $5 to $10, or $5-$10.',
    'Take 2 * 3 of them, at 10:30:15, ~5 mg, 5 < 6, a_b.',
    'Sign here: \\_\\_\\_',
    'A & B, C&D; R&B. #1 of 3.',
    'AT&amp;T and 5&nbsp;mg, \\<br\\>, \\*.',
    '**Bold**, *so*, [a link](https://example.org), [brackets], (round).',
    'A **bold**[^a] and {{emergency}}.',
    '- -5 degrees\n- 3.5 mg',
    'It is 2026.\n\n2.5 of them',
    'He said: "now"; she said: no.',
    'A line\\\nbroken.',
    'a. one alone',
    'It is (1) this and (2) that.',
  ])('%j is just words', (body) => expect(read(body).told).toEqual([]));

  test.each([
    ['Day\tWhat\n1\tRaise it', '| --- | --- |', '| Day | What |\n| --- | --- |\n| 1 | Raise it |'],
    ['Day\t\tWhat', 'Write | between the cells', 'Day What'],
    ['·\tRaise it', '"- "', '- Raise it'],
    ['· Raise it\n· Keep it dry', '"- "', '- Raise it\n- Keep it dry'],
    ['✓ Raise it', '"- "', '- Raise it'],
    ['o\tRaise it', '"- "', '- Raise it'],
    ['– Raise it\n– Keep it dry', '"- "', '- Raise it\n- Keep it dry'],
  ])('%j, pasted from a program for letters, is told, and its hint mends it', (body, hint, cured) => {
    const { found, told } = read(body);
    expect(told[0]).toBe('left-mark 1');
    expect(found[0]?.hint).toContain(hint);
    expect(read(cured).told).toEqual([]);
  });

  test.each([
    ['<b>so</b>', '**words**'],
    ['<strong class="x">so', '**words**'],
    ['<I>so</I>', '*words*'],
    ['a<br/>b', 'empty line'],
    ['<div class="box">so</div>', '::: key'],
    ['<table><tr><td>so', '| A | B |'],
    ['<ul><li>so', '"- "'],
    ['<img src="a.png">', '![](name.jpg)'],
    ['<a href="https://example.org">so</a>', '[words](https://...)'],
    ['<video src="x">', 'Markdown or one of the named blocks'],
  ])('%j is refused, with what Markdown has for it', (body, hint) => expect(read(body).found[0]?.hint).toContain(hint));

  test.each(['leaflet.pdf', 'our%20leaflet.docx', '../files/leaflet.PDF', 'page.html', 'pictures/arm.png'])(
    'a link to the file %s',
    (file) => {
      expect(read(`See [it](${file}).`).found.map(({ code, hint }) => `${code}: ${hint}`)).toEqual([
        'bad-link: Put the file on a website, and write its whole address: https://....',
      ]);
    },
  );

  test.each([
    ['A<br>b', 'raw-html'],
    ['<!-- hidden -->', 'raw-html'],
    ['<!--\nhidden\n-->', 'raw-html'],
    ['<p>x', 'raw-html'],
    ['<?php x', 'raw-html'],
    ['Some `code`', 'unsupported-markdown'],
    ['~~gone~~', 'unsupported-markdown'],
    ['Words\n---', 'unsupported-markdown'],
    ['    set in', 'unsupported-markdown'],
    ['```\nx\n```', 'unsupported-markdown'],
    ['> said', 'unsupported-markdown'],
    ['Words ![](a.svg) here', 'unsupported-markdown'],
    ['| A | B |\n| --- | --- |\n| a | b | c |', 'table-row'],
    ['| A | B |\n| --- | --- |\n| a |', 'table-row'],
    ['| A | B |\n| --- | --- |\n| a | b |\nCall us.', 'table-row'],
  ])('%j is an error', (body, code) => {
    const { found } = read(body);
    expect(found.map((one) => `${one.severity} ${one.code}`)).toEqual([`error ${code}`]);
  });

  test('a table with a sign | in a cell, or within a list, is whole', () => {
    expect(read('| A | B |\n| --- | --- |\n| a \\| b | c |').told).toEqual([]);
    expect(read('A | B\n--- | ---\na | b').told).toEqual([]);
  });

  test('a mark is found where it stands, not where the same sign does its work', () => {
    const { found } = read('One **two** three,\nfour **five.');
    expect(found.map(({ at }) => [(at?.line ?? 0) - FIRST + 1, at?.column])).toEqual([[2, 6]]);
  });
});

describe('what is meant by attributes is read, and told once', () => {
  test.each([
    ['::: key takes=“CARE-01”', '::: key takes="CARE-01"'],
    ["::: key takes='CARE-01'", '::: key takes="CARE-01"'],
    ['::: key takes = "CARE-01"', '::: key takes="CARE-01"'],
    ['::: key takes=CARE-01', '::: key takes="CARE-01"'],
    ['::: key takes=„CARE-01, CARE-02“ instruction', '::: key takes="CARE-01 CARE-02" instruction'],
  ])('%s', (written, meant) => {
    const { blocks, found } = read(`${written}\nSo.\n:::`);
    expect(found.map(({ code, hint }) => `${code} ${hint}`)).toEqual([`bad-block Write ${meant}`]);
    expect(blocks).toEqual(read(`${meant}\nSo.\n:::`).blocks);
  });

  test.each([
    ['{#tight only=“infusion”}', '{#tight only="infusion"}'],
    ["{#tight only='infusion'}", '{#tight only="infusion"}'],
    ['{# tight}', '{#tight}'],
    ['{#tight only = infusion}', '{#tight only="infusion"}'],
  ])('a heading with %s', (written, meant) => {
    expect(slideTold(`## Slide: A ${written}\n\nSo.`).map(({ code, hint }) => `${code} ${hint}`)).toEqual([
      `unknown-attribute Write ${meant}.`,
    ]);
    expect(slideTold(`## Slide: A ${meant}\n\nSo.`)).toEqual([]);
  });
});

describe('a heading that begins nothing is an error at its line', () => {
  test.each([
    ['## Slide: A {#a}\n\nSo.\n\n### Notes\n\nSo.\n\n# Is it tight?', 'three #'],
    ['## Slide: A {#a}\n\nSo.\n\n### Notes\n\nSo.\n\n### Slide: Is it tight?', '"## Slide: Is it tight?"'],
    ['## Slide: A {#a}\n\nSo.\n\n### Notes\n\nSo.\n\n# Print', '"## Print"'],
    ['## Print: A\n\nSo.\n\n#### Is it tight?', '"### Is it tight?"'],
    ['## Print: A\n\nSo.\n\n# Is it tight?', '"### Is it tight?"'],
    ['## Brief: A\n\nSo.\n\n### Print: B', '"## Print: B"'],
    ['## Print: A\n\nSo.\n\n### Teach-back', '"## Teach-back"'],
  ])('%j', (body, hint) => {
    const told = slideTold(body).filter(({ code }) => code === 'misplaced-heading');
    expect(told.map(({ at }) => at?.line)).toEqual([FIRST - 2 + body.split('\n').findLastIndex((line) => line.startsWith('#'))]);
    expect(told[0]?.hint).toContain(hint);
  });
});

test.each(['key', 'instruction', 'checklist', 'steps'])(
  '::: %s with nothing in it is an error at its line; one whose words were refused is told once',
  (name) => {
    expect(read(`So.\n\n::: ${name}\n:::`).found.map(({ code, message, at }) => [code, message, at?.line])).toEqual([
      ['bad-block', `The block "${name}" has nothing in it.`, FIRST + 2],
    ]);
    expect(read(`::: ${name}\n> so\n:::`).found.filter(({ message }) => message.includes('nothing in it'))).toEqual([]);
  },
);

test('what is never printed is told without an empty example', () => {
  expect(read('So.\n\n---\n\nSo.').found.map(({ message }) => message)).toEqual(['Teachback does not print a line across the page.']);
});

test('a ::: that ends nothing is told as that', () => {
  expect(read('So.\n\n:::').found.map(({ message }) => message)).toEqual(['This ::: ends no block, and begins none with a name.']);
});

/** What is told of a module whose passages, from line 5 of its file on, are `body`. */
function slideTold(body: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  readModule({ id: 'a', locale: 'en', file: 'a.md', text: `---\ntitle: A\nsummary: B.\n---\n${body}\n` }, parser, found);
  return found;
}
