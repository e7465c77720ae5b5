import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FONT_LETTERS } from '../../scripts/bundle/fonts/open-fonts.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import { digitsOf } from '../../scripts/model/phone-number.js';
import { once } from '../../scripts/model/remember.js';
import { readPdf } from '../../scripts/pdf/read-pdf.js';
import { buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { openDeckCache } from '../../scripts/stories/deck-cache.js';
import { type JudgedDeck, judgeProject } from '../../scripts/stories/judge-project.js';
import { keptFor } from '../support/kept.js';
import { AS_OF, ROOT, TEMPLATES } from '../support/places.js';
import { shippedLibrary } from '../support/shipped.js';

const REGIONS = ['gb', 'ie', 'au', 'ca'] as const;
const brandIn = (region: string): string => `surgery-${region}`;

/** The shipped explainer for a surgery in each of some countries, its example brand with another name. */
function inCountries(regions: readonly string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'teachback-country-'));
  cpSync(join(ROOT, 'decks'), join(root, 'decks'), { recursive: true });
  const edit = (path: string, change: (text: string) => string): void =>
    writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')));
  for (const region of regions) {
    cpSync(join(root, 'decks/brands/example-clinic'), join(root, 'decks/brands', brandIn(region)), { recursive: true });
    edit(`decks/brands/${brandIn(region)}/brand.yaml`, (text) =>
      text
        .replace('id: example-clinic', `id: ${brandIn(region)}`)
        .replaceAll('Example Clinic', 'Example Surgery')
        .replace('region: us', `region: ${region}`),
    );
  }
  rmSync(join(root, 'decks/brands/example-clinic'), { recursive: true });
  edit('decks/project.yaml', (text) => text.replace('[example-clinic]', `[${regions.map(brandIn).join(', ')}]`));
  return root;
}

/** All of them in one project, judged once. */
const abroad = once(async () => {
  const decks: JudgedDeck[] = [];
  const root = inCountries(REGIONS);
  const { library } = readLibrary(root, TEMPLATES, { letters: FONT_LETTERS, kept: keptFor(ROOT, root) });
  rmSync(root, { recursive: true });
  if (!library) throw new Error('The explainer cannot be read.');
  const onDeck = (deck: JudgedDeck): void => void decks.push(deck);
  const { diagnostics } = await judgeProject({ project: library, asOf: AS_OF }, openDeckCache({ wordsOnly: true }), { onDeck });
  return { decks, diagnostics };
});

const linesOf = (region: string) => shippedLibrary().regions[region]?.lines ?? [];
/** Whether the line that a title names can be texted at the number that it is called at. */
const takesTexts = (region: string): boolean => {
  const { call, text } = linesOf(region).find(({ urgency }) => urgency === 'crisis') ?? {};
  return call !== undefined && text !== undefined && digitsOf(call) === digitsOf(text);
};
/** What belongs to the United States, and their lines. */
const AMERICAN = /FDA|MedWatch|fda\.gov|Schedule III|(?<![\d-])(?:911|988)(?![\d-])/;

test('the starter has the same regions as the shipped decks', () => {
  const files = (folder: string): Record<string, string> =>
    Object.fromEntries(readdirSync(join(ROOT, folder)).map((name) => [name, readFileSync(join(ROOT, folder, name), 'utf8')]));
  expect(files('templates/starter/decks/regions')).toEqual(files('decks/regions'));
  expect(Object.keys(files('decks/regions'))).toEqual(['au.yaml', 'ca.yaml', 'gb.yaml', 'ie.yaml', 'us.yaml']);
});

test('who reads a box of the starter is told to text no line that takes calls alone', () => {
  const words = readFileSync(join(ROOT, 'templates/starter/decks/modules/when-to-call/en.md'), 'utf8');
  expect(['us', 'ca', 'au', 'gb', 'ie'].filter(takesTexts)).toEqual(['us', 'ca']);
  expect(words).not.toMatch(/call or text/i);
});

test.each(REGIONS)('the explainer stands whole in "%s": each requirement met, nothing of the United States in it', async (region) => {
  const { decks, diagnostics } = await abroad();
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const told = diagnostics.filter(({ message }) => message.toLowerCase().includes(`region "${region}"`)).map(({ code }) => code);
  expect(told).toEqual(expect.arrayContaining(['words-of-elsewhere', 'no-local-words']));
  const here = decks.filter(({ job }) => job.brand === brandIn(region));
  expect(here.map(({ deck }) => deck.id).sort()).toEqual(['choices', 'community-talk', 'consult', 'ride-home', 'take-home']);
  const own = linesOf(region).flatMap(({ call }) => (call === undefined ? [] : [call, digitsOf(call)]));
  for (const { deck } of here) {
    // Names of claims and drawings, and places in files, are read by nobody; short names of sources stand on panels alone.
    const { places: _places, words: _words, taken: _taken, ...read } = deck;
    const unread = ['claim', 'id', ...(deck.brochure.length > 0 ? [] : ['short'])];
    const texts = JSON.stringify(read, (key, value) => (unread.includes(key) ? undefined : value));
    const others = own.reduce((text, number) => text.replaceAll(number, ''), texts);
    expect(others.match(new RegExp(`.{0,60}(?:${AMERICAN.source}).{0,30}`))?.[0]).toBeUndefined();
    // Who texts a number that takes calls alone gets no answer.
    if (!takesTexts(region)) expect(texts.match(/.{0,60}call or text.{0,60}/i)?.[0]).toBeUndefined();
    expect(deck.region).toMatchObject({ writtenFor: 'Words written for the United States.' });
  }
});

describe('a British surgery', () => {
  test('has no file with anything of the United States in it, and each link dials a British line', { timeout: 240_000 }, async () => {
    const project = inCountries(['gb']);
    onTestFinished(() => rmSync(project, { recursive: true, force: true }));
    const wish = { decks: ['take-home', 'consult'], formats: ['booklet', 'marp', 'reveal'] as const, papers: ['a4'] as const };
    const { out, failed } = await buildToFolder({ project, asOf: AS_OF, ...wish });
    expect(failed).toEqual([]);
    const files = readdirSync(out, { recursive: true }).map(String);
    const pages = files.filter((name) => name.endsWith('.html'));
    expect(pages.length).toBeGreaterThanOrEqual(6);
    // Pictures and fonts are letters that nobody reads.
    const texts = pages.map((name) => readFileSync(join(out, name), 'utf8').replace(/base64,[A-Za-z0-9+/=]+/g, ''));
    for (const [index, text] of texts.entries()) expect(text.match(AMERICAN)?.[0], pages[index]).toBeUndefined();
    for (const name of files.filter((one) => one.endsWith('.pdf'))) {
      const { pages: sheets, title } = await readPdf(readFileSync(join(out, name)));
      const text = sheets.map((sheet) => sheet.text).join('\n');
      expect(`${title} ${text}`, name).not.toMatch(AMERICAN);
      expect(text).toContain('116 123');
      expect(text).toContain('yellowcard.mhra.gov.uk');
    }
    const own = linesOf('gb').flatMap(({ call }) => (call === undefined ? [] : [`tel:${digitsOf(call)}`]));
    const dialled = texts.flatMap((text) => text.match(/(?:tel|sms):[^"]*/g) ?? []);
    expect(new Set(dialled)).toEqual(new Set(own));
  });
});
