import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FONT_LETTERS } from '../../scripts/bundle/fonts/open-fonts.js';
import { openBundler } from '../../scripts/bundle/inline-html.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import type { Deck } from '../../scripts/model/deck.js';
import type { Job } from '../../scripts/model/job.js';
import { digitsOf } from '../../scripts/model/phone-number.js';
import { once } from '../../scripts/model/remember.js';
import { openDeckCache } from '../../scripts/stories/deck-cache.js';
import { type JudgedDeck, judgeProject } from '../../scripts/stories/judge-project.js';
import { openRenderer } from '../../scripts/stories/render-job.js';
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
  return { decks, diagnostics, library };
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
  // The words of languages that the starter is not in stand in the shipped ones alone.
  const english = Object.entries(files('decks/regions')).map(([name, text]) => [name, text.replaceAll(/, es: "[^"]*"/g, '')]);
  expect(files('templates/starter/decks/regions')).toEqual(Object.fromEntries(english));
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
  expect([...new Set(here.map(({ deck }) => deck.id))].sort()).toEqual(['choices', 'community-talk', 'consult', 'ride-home', 'take-home']);
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
    expect(deck.region.writtenFor).toBe(
      { en: 'Words written for the United States.', es: 'Texto escrito para los Estados Unidos.' }[deck.language],
    );
  }
});

test('what is made for a British surgery has nothing of the United States in it, and each link dials a British line', async () => {
  const { decks, library } = await abroad();
  const { render } = openRenderer(readTemplates(TEMPLATES), openBundler());
  const brand = Object.values(shippedLibrary().brands['example-clinic']?.facts ?? {}).flatMap((value) => Object.values(value));
  const phones = brand.filter((value) => /^[\d-]+$/.test(value));
  const own = [...linesOf('gb').flatMap(({ call }) => call ?? []), ...phones].map((number) => `tel:${digitsOf(number)}`);
  const dialled = new Set<string>();
  const made = [
    ['take-home', 'booklet', 'html'],
    ['take-home', 'handout', 'pdf'],
    ['consult', 'marp', 'html'],
    ['consult', 'reveal', 'html'],
  ] as const;
  for (const [id, format, media] of made) {
    const found = decks.find(({ deck, job }) => job.brand === brandIn('gb') && deck.id === id);
    const [job] = planJobs(library, { brands: [brandIn('gb')], decks: [id], formats: [format] }).filter((one) => one.media === media);
    const { html } = await render(found?.deck as Deck, job as Job);
    // Pictures and fonts are letters that nobody reads.
    const text = html.replace(/base64,[A-Za-z0-9+/=]+/g, '');
    expect(text.match(AMERICAN)?.[0], format).toBeUndefined();
    expect(text, format).toContain('116 123');
    if (id === 'take-home') expect(text, format).toContain('yellowcard.mhra.gov.uk');
    for (const link of text.match(/(?:tel|sms):[^"]*/g) ?? []) dialled.add(link);
  }
  expect(dialled).toEqual(new Set(own));
});
