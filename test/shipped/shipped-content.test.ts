import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import readability from 'text-readability';
import { beforeAll, describe, expect, test } from 'vitest';
import { readDeckFacts } from '../../scripts/checks/deck-facts.js';
import { readFacts } from '../../scripts/checks/facts.js';
import { runChecks, runDeckChecks } from '../../scripts/checks/run-checks.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import type { Library } from '../../scripts/model/content.js';
import type { Deck } from '../../scripts/model/deck.js';
import { claimsIn, modulesOf, passagesOf } from '../../scripts/model/passages.js';
import { allBlocks, plainText, runsOf } from '../../scripts/model/tree.js';
import { countWords, sentencesOf, textsOf } from '../support/readable-text.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { library: read, diagnostics } = readLibrary(root, join(root, 'templates'));
const library = read as Library;
const decks: Record<string, Deck> = {};

beforeAll(async () => {
  for (const deck of Object.keys(library.decks)) {
    const composed = await composeDeck(library, { deck, brand: 'example-clinic', locale: 'en' });
    expect(composed.diagnostics).toEqual([]);
    decks[deck] = composed.deck;
  }
});
const deck = (id: string): Deck => decks[id] as Deck;
const slides = () => [...deck('consult').slides, ...deck('community-talk').slides];

test('there is nothing to mend', () => {
  const facts = readFacts(library, '2026-11-23');
  const found = [...diagnostics, ...runChecks(facts), ...Object.values(decks).flatMap((one) => runDeckChecks(readDeckFacts(facts, one)))];
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
});

describe('length', () => {
  test('a slide has at most 40 words of its own and 32 of caveats', () => {
    const long = slides()
      .map(({ id, blocks, caveats }) => ({
        id,
        own: countWords(blocks.flatMap(textsOf).join(' ')),
        caveats: countWords(caveats.map(({ spans }) => plainText(spans)).join(' ')),
      }))
      .filter(({ own, caveats }) => own > 40 || caveats > 32);
    expect(long).toEqual([]);
  });

  test('a slide has at most two caveats, and so has no crowd of them', () => {
    expect(slides().flatMap(({ id, caveats }) => (caveats.length > 2 ? [`${id}: ${caveats.length}`] : []))).toEqual([]);
  });

  test('a brief has at most 60 words', () => {
    const long = deck('take-home')
      .brochure.flatMap(({ sections }) => sections)
      .map(({ module, stretches }) => ({ module, words: countWords(stretches.flatMap(({ blocks }) => blocks.flatMap(textsOf)).join(' ')) }))
      .filter(({ words }) => words > 60);
    expect(long).toEqual([]);
  });

  test('every slide has notes', () => {
    expect(slides().flatMap(({ id, notes }) => (notes.length === 0 ? [id] : []))).toEqual([]);
  });
});

describe('the consultation', () => {
  /** The tool's own: title, teach-back and end. */
  const OWN = 3;
  const conditions = Object.keys(library.project.conditions);

  test.each(conditions)('has 9 to 13 slides for a patient with %s, of which some are about it', (condition) => {
    const path = deck('consult').slides.filter((slide) => slide.conditions.length === 0 || slide.conditions.includes(condition));
    expect(path.some((slide) => slide.conditions.includes(condition))).toBe(true);
    expect(path.length + OWN).toBeGreaterThanOrEqual(9);
    expect(path.length + OWN).toBeLessThanOrEqual(13);
  });

  /** Of the talk's 30 minutes each slide that says something has at least 48 seconds; the slides that begin its parts come on top. */
  test('has at most 22 slides in the file, and the talk 28 to 37 with words to say', () => {
    expect(deck('consult').slides.length + OWN).toBeLessThanOrEqual(22);
    const talk = deck('community-talk').slides.filter(({ deeper }) => !deeper).length + OWN;
    expect(talk).toBeGreaterThanOrEqual(28);
    expect(talk).toBeLessThanOrEqual(37);
  });
});

test.each(['handout', 'booklet'] as const)('the %s reads at grade 8 or below', (piece) => {
  const text = sentencesOf(deck('take-home')[piece]);
  expect(countWords(text)).toBeGreaterThan(900);
  expect(readability.fleschKincaidGrade(text)).toBeLessThanOrEqual(8);
});

describe('sources', () => {
  test('every claim is used, and every reference', () => {
    const cited = new Set(modulesOf(library).flatMap((module) => claimsIn(module, library.claims)));
    const caveats = [...cited].flatMap((id) => library.claims[id]?.qualifiedBy ?? []);
    const used = new Set([...cited, ...caveats]);
    expect(Object.keys(library.claims).filter((id) => !used.has(id))).toEqual([]);
    const refs = new Set([...used].flatMap((id) => library.claims[id]?.evidence.map(({ ref }) => ref) ?? []));
    expect(Object.keys(library.references).filter((id) => !refs.has(id))).toEqual([]);
  });

  test('no claim was to be checked again before the day of the content', () => {
    expect(
      Object.values(library.claims).flatMap(({ id, checked, due }) =>
        checked <= library.project.date && due > library.project.date ? [] : [id],
      ),
    ).toEqual([]);
  });
});

describe('words that must stand, and words that must not', () => {
  const texts = readdirSync(join(root, 'decks'), { recursive: true, withFileTypes: true })
    // A list of words that checks look for holds the words that must not stand.
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('wording'))
    .map((entry) => ({
      file: entry.name,
      path: join(entry.parentPath, entry.name),
      text: readFileSync(join(entry.parentPath, entry.name), 'utf8'),
    }));

  test.each([
    ['the name of a working paper', /EVIDENCE/],
    ['a number of the working paper’s sources', /\bR\d\d\b/],
    ['a path of a workplace', /\/work\b|\.\.\/shared/],
    ['an unfinished place', /\bTODO\b|\bTBD\b|lorem ipsum/i],
    ['a choice that the crisis line does not have', /press 3/i],
  ])('%s stands nowhere', (_, pattern) => {
    expect(texts.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('the driving rule stands whole on the slide, in the brief and in print', () => {
    const rule =
      'Do not drive, ride a bike, use machines, or sign legal papers until the next day. Wait for a full night’s sleep, and at least 24 hours after treatment.';
    const module = modulesOf(library).find(({ id }) => id === 'driving');
    const holding =
      module &&
      passagesOf(module).filter(({ blocks }) =>
        allBlocks(blocks).flatMap(runsOf).map(plainText).join(' ').replaceAll("'", '’').includes(rule),
      );
    expect(holding?.map(({ name }) => name)).toEqual(['slide drive', 'brief', 'print']);
  });

  test('the quotation is exact, with speaker and day, and comes with its caveat', () => {
    const insel = library.claims.insel;
    expect(plainText(insel?.words.en?.says ?? []).replaceAll(/[“”"]/g, '')).toBe(
      'Recent data suggest that ketamine, given intravenously, might be the most important breakthrough in antidepressant treatment in decades',
    );
    expect(insel).toMatchObject({ role: 'quotation', verdict: 'view', said: '2014-10-01' });
    expect(insel?.speaker).toContain('Thomas Insel');
    expect(insel?.qualifiedBy.length).toBeGreaterThan(0);
  });

  test('the crisis line stands on a panel of the brochure that is outside when it is folded', () => {
    const back = deck('take-home').brochure.find(({ name }) => name === 'back');
    const lines = back?.sections.flatMap(({ stretches }) =>
      stretches.flatMap(({ blocks }) => blocks.flatMap((one) => (one.kind === 'phone' ? [one.phone.line] : []))),
    );
    expect(lines).toEqual(expect.arrayContaining(['emergency', 'crisis', 'clinic']));
  });
});
