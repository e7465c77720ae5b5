import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../scripts/content/read-library.js';
import { sealedText } from '../../scripts/content/sealed-data.js';
import { once } from '../../scripts/model/remember.js';
import { SEALED_DATA } from '../../scripts/model/sealed.js';
import type { DataRead } from '../../scripts/model/yaml-places.js';
import { sealData } from '../../scripts/stories/seal.js';
import { brokenProject, type Edits, type FixtureFiles, fixtureFiles, readBroken } from '../support/broken-project.js';
import { FIXTURE, TEMPLATES } from '../support/places.js';

const SAFETY = 'decks/safety.yaml';
const US = 'decks/regions/us.yaml';
const CLAIMS = 'decks/claims.yaml';
const WORDS = 'decks/claims/en.yaml';
const SEALED = 'decks/sealed.txt';

const sealed = once((): string => {
  const data: DataRead = new Map();
  readLibrary(FIXTURE, TEMPLATES, { data });
  return sealedText(data, '2026-11-01').text;
});

/** What is told of the sealed fixture once it is edited: place and message. */
const told = (edit: (files: FixtureFiles) => Edits): string[] => {
  const edits: Edits = { [SEALED]: sealed(), ...edit(fixtureFiles) };
  return readBroken(brokenProject(edits))
    .diagnostics.filter(({ code }) => code.includes('sealed'))
    .map(({ at, message }) => {
      const content = edits[at?.file ?? ''];
      const line = (typeof content === 'string' ? content : '').split('\n')[(at?.line ?? 1) - 1];
      return `${line?.trim().slice(0, 18)}: ${message}`;
    });
};
const swapped = (path: string, from: string, to: string) => (files: FixtureFiles) => ({ [path]: files.replaced(path, from, to) });

test('sealed as it stands, nothing is told; nor of what never was sealed', () => {
  expect(told(() => ({}))).toEqual([]);
  expect(told((files) => ({ [SEALED]: null, ...swapped(US, 'call: "911"', 'call: "912"')(files) }))).toEqual([]);
});

describe('at its line it is told, with what it was,', () => {
  const since = 'changed since the data was sealed on 2026-11-01.';
  test.each<[string, (files: FixtureFiles) => Edits, string[]]>([
    [
      'that a sign is less urgent',
      swapped(SAFETY, '{ id: chest-pain, kind: sign, urgency: emergency', '{ id: chest-pain, kind: sign, urgency: next-visit'),
      [`- { id: chest-pain: chest-pain / urgency was "emergency", and is "next-visit" now: ${since}`],
    ],
    [
      'that a sign is gone, where the one before it stands',
      (files) => ({ [SAFETY]: files.text(SAFETY).replace(/- \{ id: growing-pain.*\n/, '') }),
      [
        `- { id: blue-finge: growing-pain is gone; it said kind "sign", urgency "same-day", source "https://www.mkuh.nhs.uk/patient-information-leaflet/plaster-casts": ${since}`,
      ],
    ],
    [
      'that a sign is told in fewer places, or in only some',
      (files) => ({
        [SAFETY]: files
          .text(SAFETY)
          .replace('in: [slides, print]', 'in: [slides]')
          .replace('chest-pain, kind: sign,', 'chest-pain, kind: sign, in: [print],'),
      }),
      [
        `- { id: chest-pain: chest-pain / in / one of says "print" now, which it did not: ${since}`,
        `- { id: cannot-cop: cannot-cope / in / one of is gone; it said "print": ${since}`,
      ],
    ],
    [
      'that a number is another in a claim and in what it rests on',
      (files) => ({
        [WORDS]: files.replaced(WORDS, 'from 24 to 72 hours', 'from 42 to 72 hours'),
        [CLAIMS]: files.text(CLAIMS).replaceAll('24', '42'),
      }),
      expect.arrayContaining([
        expect.stringContaining(
          '"Hospitals give times from 24 to 72 hours. Ask how long your own cast takes.", and is "Hospitals give times from 42',
        ),
        expect.stringContaining('times-differ / numbers / one of was 24, and is 42 now'),
      ]),
    ],
    [
      'that a phone line has other digits, in its basis too',
      (files) => ({ [US]: files.text(US).replaceAll('838255', '838225') }),
      [
        `text: "838225": lines / veterans / text was "838255", and is "838225" now: ${since}`,
        expect.stringMatching(/^basis: .*lines \/ veterans \/ basis was /),
      ],
    ],
    [
      'what differs at the end of a long text',
      (files) => ({ [WORDS]: files.replaced(WORDS, 'Ask how long your own cast takes.', `${'Ask how long. '.repeat(20)}No.`) }),
      [
        expect.stringMatching(
          /^says: .*times-differ \/ says was "Hospitals .*takes\.", and is "Hospitals .*Ask how long\. Ask .*\.\.\. now/,
        ),
      ],
    ],
    [
      'that a whole file is gone',
      () => ({ 'decks/glossary/en.yaml': null }),
      [`## glossary/en.yam: decks/glossary/en.yaml is gone; it was there when the data was sealed on 2026-11-01.`],
    ],
  ])('%s', (_, edit, expected) => expect(told(edit)).toEqual(expected));
});

test.each<[string, (files: FixtureFiles) => Edits]>([
  ['a day on which a source was checked anew', (files) => ({ [CLAIMS]: files.text(CLAIMS).replaceAll('2026-11-23', '2026-11-24') })],
  [
    'other line breaks, comments and quotation marks',
    (files) => ({ [US]: `# more\n${files.text(US).replace('"911"', "'911'").replaceAll('\n', '\r\n')}` }),
  ],
  ['another order', (files) => ({ [SAFETY]: files.text(SAFETY).split('\n').reverse().join('\n') })],
  [
    'a new sign',
    (files) => ({
      [SAFETY]: `${files.text(SAFETY)}- { id: itching, kind: sign, urgency: same-day, claims: [tight-signs] }\n`,
      'decks/safety/en.yaml': `${files.text('decks/safety/en.yaml')}\nitching: { says: itching }\n`,
    }),
  ],
])('%s is no change', (_, edit) => expect(told(edit)).toEqual([]));

test.each([
  ['a mark of two versions', (text: string) => text.replace('lines / emergency', '<<<<<<< ours\nlines / emergency')],
  ['half a line', (text: string) => text.slice(0, text.lastIndexOf('"'))],
  ['no day', (text: string) => text.replace(/^# Sealed on.*\n/m, '')],
])('with %s it holds nothing, which is told once', (_, damage) => {
  const found = told(() => ({ [SEALED]: damage(sealed()) }));
  expect(found).toEqual([expect.stringContaining('decks/sealed.txt cannot be read at this line')]);
});

test('a name may hold the sign that stands before a value', () => {
  const files = fixtureFiles;
  const edits = { [US]: `${files.text(US)}` };
  const line = 'a = b / says = "x = y"';
  expect(told(() => ({ ...edits, [SEALED]: `${sealed()}\n## regions/us.yaml\n${line}\n` })).join()).not.toContain('cannot be read');
});

test('a draft with an error seals nothing, and says why', async () => {
  const project = brokenProject({
    'decks/project.yaml': fixtureFiles.text('decks/project.yaml').replace(/^locales:.*$/m, '$&\ndrafts: [es]'),
    'decks/claims/es.yaml': 'cast: [',
  });
  const { values, diagnostics } = await sealData({ project });
  expect(values).toBe(0);
  expect(diagnostics.map(({ code, at }) => `${code} ${at?.file}`)).toContain('yaml-syntax decks/claims/es.yaml');
});

test('what is sealed is called by the same words wherever it is named', () => {
  for (const file of ['README.md', 'CHANGELOG.md'])
    expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toContain(SEALED_DATA);
  expect(sealed().split('\n')[0]).toContain(SEALED_DATA);
});
