import { describe, expect, test } from 'vitest';
import { readYaml } from '../../scripts/content/read-yaml.js';
import { brandSchema } from '../../scripts/content/schema/brand.js';
import { deckSchema } from '../../scripts/content/schema/deck.js';
import { projectSchema } from '../../scripts/content/schema/project.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { brokenProject, diagnose, fixtureFiles } from '../support/broken-project.js';

const fileWith = (lines: string): string => `id: c\n${lines}\nregion: us\nlogo: logo.svg\n`;

function read(lines: string) {
  const found: Diagnostic[] = [];
  const file = readYaml({ file: 'brand.yaml', text: fileWith(lines) }, brandSchema, found);
  return { name: file?.value.name.en, found };
}

describe('what people type for a text is that text', () => {
  test.each([
    ['a number with a zero before it', '0800123456'],
    ['a number with a zero at its end', '1.10'],
    ['a year', '2026'],
    ['a time', '12:30'],
    ['a day', '2026-11-23'],
    ['a yes', 'yes'],
    ['an on', 'on'],
    ['a truth', 'true'],
    ['a surname', 'Null'],
    ['a percentage', '50%'],
    ['an address', 'care@example.org'],
    ['a number in other digits', '0x1F'],
    ['a phone number', '+44 20 7946 0000'],
    ['an apostrophe', "Tom's"],
    ['an ampersand', 'Smith & Co'],
    ['letters of Turkish', 'İstanbul Şişli Kliniği'],
    ['letters of Latvian', 'Ķekavas klīnika'],
    ['a nothing', '~'],
    ['a merge', '<<'],
  ])('%s: %s', (_, typed) => {
    expect(read(`name: { en: ${typed} }`)).toEqual({ name: typed, found: [] });
    expect(read(`name:\n  en: ${typed}`)).toEqual({ name: typed, found: [] });
  });

  test('ids may be numbers, in lists too', () => {
    const found: Diagnostic[] = [];
    const text = fixtureFiles
      .text('decks/project.yaml')
      .replace(/^id: .*$/m, 'id: 2026')
      .replace(/^version: .*$/m, 'version: 1.10');
    expect(readYaml({ file: 'project.yaml', text }, projectSchema, found)?.value).toMatchObject({ id: '2026', version: '1.10' });
    const deck = fixtureFiles.text('decks/visit.deck.yaml').replace(/modules: \[/, 'modules: [2026, ');
    expect(readYaml({ file: 'visit.deck.yaml', text: deck }, deckSchema, found)?.value.parts[0]?.modules[0]).toEqual({ module: '2026' });
    expect(found).toEqual([]);
  });
});

describe('a text that YAML reads as something else: one message, and the line as it must stand', () => {
  test.each([
    ['a comma', 'name: { en: Smith, Jones & Co }', 'Smith, Jones & Co'],
    ['several commas', 'name: { en: Smith, Jones, Lee, Co }', 'Smith, Jones, Lee, Co'],
    ['a comma before a word that is a language', 'name: { en: Yes, no }', 'Yes, no'],
    ['commas in two languages', 'name: { en: Smith, Jones & Co, es: Smith, Jones y Cía }', 'Smith, Jones & Co'],
    ['a colon', 'name: { en: Note: call first }', 'Note: call first'],
    ['a colon in a line of its own', 'name:\n  en: Note: call first', 'Note: call first'],
    ['a sign of number at the start', 'name:\n  en: #1 Clinic', '#1 Clinic'],
    ['a sign of number in braces', 'name: { en: Clinic #1 }', 'Clinic #1'],
    ['stars', 'name:\n  en: ** Closed today', '** Closed today'],
    ['one star', 'name: { en: *star }', '*star'],
    ['an at', 'name: { en: @home }', '@home'],
    ['a backtick', 'name:\n  en: `Care`', '`Care`'],
    ['a percent sign', 'name: { en: %50 }', '%50'],
    ['an ampersand', 'name: { en: & Co }', '& Co'],
    ['an exclamation mark', 'name: { en: !Call }', '!Call'],
    ['a greater-than sign', 'name: { en: > 5 mg }', '> 5 mg'],
    ['a bar', 'name:\n  en: | Call', '| Call'],
    ['brackets', 'name: { en: [Call] now }', '[Call] now'],
    ['a hyphen', 'name: { en: - Call }', '- Call'],
    ['quotation marks around the first word', 'name: { en: "River" Clinic }', '"River" Clinic'],
    ['quotation marks inside', 'name:\n  en: "Say "hi" now"', 'Say "hi" now'],
    ['an apostrophe in single marks', "name: { en: 'Tom's' }", "Tom's"],
    ['curly marks', 'name: { en: “Smith, Jones” }', 'Smith, Jones'],
    ['a mark that is not closed', 'name: { en: "Smith }', 'Smith'],
    ['braces that are not closed', 'name: { en: Smith', 'Smith'],
    ['a tab', 'name:\n\ten: Smith', 'Smith'],
    ['a no-break space after a key', 'name:\u00A0{ en: Smith }', 'Smith'],
    ['a no-break space before a key', 'name:\n\u00A0\u00A0en: Smith', 'Smith'],
    ['a map in a map', 'facts: { phone: { en: +44 20, ext 5 } }\nname: { en: Smith }', 'Smith'],
    ['a color', 'colors: { accent: #a8461f }\nname: { en: Smith }', 'Smith'],
  ])('%s', (_, lines, name) => {
    const { found } = read(lines);
    expect(found).toMatchObject([{ code: 'yaml-syntax', severity: 'error' }]);
    const { at, hint = '' } = found[0] ?? {};
    // Following the hint removes the message.
    const mended = hint.slice(hint.indexOf(': ') + 2);
    const wrong = lines.split('\n')[(at?.line ?? 0) - 2] ?? '';
    const indent = wrong.startsWith(' ') || /^[\t\u00A0]/.test(wrong) ? '  ' : '';
    expect(read(lines.replace(wrong, () => indent + mended))).toEqual({ name, found: [] });
  });

  test('a list or a map with nothing behind its colon is mended by the hint', () => {
    const told = (lines: string) => read(`name: { en: Tom }\n${lines}`).found.map(({ hint = '' }) => /^Write (.*?) where/.exec(hint)?.[1]);
    expect([told('offers:'), told('facts:'), told('offers: []\nfacts: {}')]).toEqual([['offers: []'], ['facts: {}'], []]);
  });

  test('two such lines are two messages, and what else is wrong keeps its own', () => {
    const { found } = read('name: { en: Smith, Jones }\nofers: []\nfacts:\n  hours: { en: 8, 9 or 10 }');
    expect(found.map(({ at, code }) => [at?.line, code]).sort()).toEqual([
      [2, 'yaml-syntax'],
      [3, 'unknown-key'],
      [5, 'yaml-syntax'],
    ]);
  });

  test('no line is made up where quotation marks would not help', () => {
    for (const lines of ['name: { en: Smith }\nformats: [a, b]', 'name: { en: Smith }\ncolors: { accent: red }'])
      expect(read(lines).found.every(({ hint = '' }) => !hint.includes('quotation'))).toBe(true);
  });
});

test('a text that a comment cuts is an error at the comment; a comment with its blank is none', () => {
  expect(read('name:\n  en: Clinic #1').found).toMatchObject([
    { severity: 'error', code: 'cut-by-comment', at: { line: 3, column: 14 }, hint: expect.stringContaining('"Clinic #1"') },
  ]);
  expect(read('name:\n  en: Clinic # the first').found).toEqual([]);
  expect(read('name:\n  en: "Clinic #1"').found).toEqual([]);
});

test.each(['   ', '\u00a0'])('blanks are no text: %j', (typed) => {
  expect(read(`name: { en: ${JSON.stringify(typed)} }`).found).toMatchObject([
    { code: 'wrong-type', message: expect.stringContaining('nothing but blanks'), hint: expect.stringContaining('Write what is missing.') },
  ]);
});

describe('what stands at the end of a line of brand.yaml', () => {
  const brand = (lines: string): string[] => {
    const root = brokenProject((files) => ({
      'decks/brands/example-clinic/brand.yaml': lines.startsWith('region:')
        ? files.text('decks/brands/example-clinic/brand.yaml').replace(/^region: .*$/m, lines)
        : `${files.text('decks/brands/example-clinic/brand.yaml')}${lines}\n`,
    }));
    return diagnose(root).map(({ code, hint }) => `${code} ${hint}`);
  };

  test.each([
    ['region: US', []],
    ['region: usa', ['unknown-region Did you mean "us"?']],
    ['region: United States', ['unknown-region Did you mean "us"?']],
    ['region: en-US', ['unknown-region Did you mean "us"?']],
    ['region: UK', ['unknown-region Regions are: us. Mend its name, or add decks/regions/gb.yaml.']],
    ['baseUrl: { en: "https://example.org/a/" }', []],
    ['baseUrl: { en: "https://example.org/a/index.html" }', [expect.stringContaining('Write en: https://example.org/a/.')]],
    ['baseUrl: { en: "https://example.org/a/?x=1#top" }', [expect.stringContaining('Write en: https://example.org/a/.')]],
    ['allowedOrigins: ["https://*.example.org"]', [expect.stringMatching(/^wrong-type/)]],
    ['allowedOrigins: ["*"]', [expect.not.stringContaining('https://*')]],
  ])('%s', (lines, told) => expect(brand(lines)).toEqual(told));
});

test('a yes where true must stand says so', () => {
  const edits = { 'decks/visit.deck.yaml': fixtureFiles.replaced('decks/visit.deck.yaml', 'more: true', 'more: yes') };
  expect(diagnose(brokenProject(edits)).find(({ at }) => at?.file === 'decks/visit.deck.yaml')?.hint).toMatch(/^Write true\./);
});

describe('marks in a text that knows none are told where it stands', () => {
  const quote = (typed: string) => read(`name: { en: ${JSON.stringify(typed)} }`);

  test.each([
    '**River** Clinic',
    '*River*',
    '_River Clinic_',
    '~~River~~',
    'Smith &amp; Co',
    '<b>River</b>',
    'River[^a]',
    '[River](https://example.org)',
    '# River',
    'Clinic [del Río] {lang=es}',
  ])('%s', (typed) => {
    const { name, found } = quote(typed);
    expect(name).toBe(typed);
    expect(found.map(({ code, severity, at }) => [code, severity, at?.line, at?.column])).toEqual([['left-mark', 'warning', 2, 13]]);
  });

  test.each([
    '[Río]{lang="es"} Clinic',
    'A*STAR',
    'R&D',
    'AT&T; Smith & Co',
    '#1 Clinic',
    'a_b_c',
    'Clinic [north]',
    '5 < 6 > 4',
    '2 * 3 * 4',
    'C++ and D++',
    'Sign here: ___',
    "Tom's",
  ])('%s is just a name', (typed) => expect(quote(typed)).toEqual({ name: typed, found: [] }));

  test('bold is bold in a fact, and no other mark', () => {
    const fact = (typed: string) =>
      read(`name: { en: Tom }\nfacts: { hours: { en: ${JSON.stringify(typed)} } }`).found.map(({ code }) => code);
    expect([fact('Friday 8-12, **closed** on holidays'), fact('*closed*'), fact('**closed** and _late_')]).toEqual([
      [],
      ['left-mark'],
      ['left-mark'],
    ]);
  });
});
