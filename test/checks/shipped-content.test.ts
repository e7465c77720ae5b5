import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import readability from 'text-readability';
import { beforeAll, describe, expect, test } from 'vitest';
import { readDeckFacts } from '../../scripts/checks/deck-facts.js';
import { readFacts } from '../../scripts/checks/facts.js';
import { spokenTimes } from '../../scripts/checks/pieces/check-time.js';
import { planSlides } from '../../scripts/formats/slides/plan-slides.js';
import type { Deck } from '../../scripts/model/deck.js';
import { claimsIn, modulesOf, passagesOf } from '../../scripts/model/passages.js';
import { allBlocks, plainText, runsOf } from '../../scripts/model/tree.js';
import { AS_OF } from '../support/places.js';
import { countWords, sentencesOf, textsOf } from '../support/readable-text.js';
import { type ShippedDeck, shippedDeck, shippedLibrary } from '../support/shipped.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const library = shippedLibrary();
const decks: Record<string, Deck> = {};

beforeAll(async () => {
  for (const deck of Object.keys(library.decks)) decks[deck] = await shippedDeck(deck as ShippedDeck);
});
const deck = (id: string): Deck => decks[id] as Deck;
/** Without the slides below it. */
const lineOf = (id: string) => deck(id).slides.filter(({ deeper }) => !deeper);
const slides = () => [...deck('consult').slides, ...deck('community-talk').slides];

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
    const path = lineOf('consult').filter((slide) => slide.conditions.length === 0 || slide.conditions.includes(condition));
    expect(path.some((slide) => slide.conditions.includes(condition))).toBe(true);
    expect(path.length + OWN).toBeGreaterThanOrEqual(9);
    expect(path.length + OWN).toBeLessThanOrEqual(13);
  });

  test('has at most 22 slides in its main line', () => expect(lineOf('consult').length + OWN).toBeLessThanOrEqual(22));

  test('goes from the choices to harm and to what may rule it out, and from there to the decision, before the way home', () => {
    const order = [
      'choices-compare',
      'approval-approved',
      'side-effects-effects',
      'tell-us-first-stop',
      'tell-us-first-tell',
      'decide-decide',
    ];
    const rest = ['driving-drive', 'when-to-call-now', 'when-to-call-today'];
    const forAll = lineOf('consult').filter(({ conditions }) => conditions.length === 0);
    expect(forAll.map(({ id }) => id)).toEqual([...order, ...rest]);
    const all = deck('consult').slides.map(({ id }) => id);
    for (const id of ['visit-given', 'visit-feels']) expect(all.indexOf(id)).toBeLessThan(all.indexOf('decide-decide'));
  });
});

describe('the talk', () => {
  const planned = () => planSlides(deck('community-talk'));

  test('has a main line of at most 24 slides, openers and sources apart', () => {
    const line = planned().filter(({ kind, above }) => !['opener', 'sources', 'appendix'].includes(kind) && !above);
    expect(line.length).toBeLessThanOrEqual(24);
  });

  test('begins and ends with the made-up week, which says so, and tells of safety before results and networks', () => {
    const ids = lineOf('community-talk').map(({ id }) => id);
    expect([ids[0], ids[1], ids.at(-1)]).toEqual(['a-week-welcome', 'a-week-begin', 'a-week-end']);
    for (const id of ['a-week-begin', 'a-week-end']) {
      const week = deck('community-talk').slides.find((slide) => slide.id === id);
      for (const words of [week?.blocks, week?.notes]) expect(words?.flatMap(textsOf).join(' ')).toMatch(/this week is made up/i);
    }
    const all = deck('community-talk').slides.map(({ id }) => id);
    for (const id of ['side-effects-effects', 'misuse-misuse', 'approval-places', 'tell-us-first-stop', 'tell-us-first-tell'])
      for (const later of ['results-how-sure', 'networks-four']) expect(all.indexOf(id)).toBeLessThan(all.indexOf(later));
  });

  test('is prepared before it begins, and asks nobody to teach back', () => {
    const [first] = deck('community-talk').slides;
    const said = first?.notes.flatMap(textsOf).join(' ') ?? '';
    for (const words of [
      'Before people arrive',
      'If somebody is in distress',
      'If there is no helper',
      'I cannot answer that for one person',
    ])
      expect(said).toContain(words);
    expect(deck('community-talk').teachBack).toEqual([]);
  });

  test('says near its beginning who earns money from the treatment, and so does the consultation', () => {
    for (const id of ['community-talk', 'consult']) {
      const facts = lineOf(id)
        .slice(0, 2)
        .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : [])));
      expect(facts.map(({ value }) => plainText(value ?? []))).toContain('We sell this treatment.');
    }
  });

  test('can be said in 26 to 28 minutes', () => {
    const facts = readDeckFacts(readFacts(library, AS_OF), deck('community-talk'));
    const [minutes = 0] = spokenTimes(facts).map((time) => time.minutes);
    expect(minutes).toBeGreaterThanOrEqual(26);
    expect(minutes).toBeLessThanOrEqual(28);
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
    ['an unfinished place', /\bTODO\b|\bTBD\b|[Ll]orem ipsum/],
    ['a choice that the crisis line does not have', /press 3/i],
  ])('%s stands nowhere', (_, pattern) => {
    expect(texts.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('the driving rule stands whole on the slide, in the brief and in print', () => {
    const rule =
      'Do not drive, ride a bike, use machines, or sign legal papers for at least 24 hours after treatment. Wait for a full night’s sleep, too.';
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
