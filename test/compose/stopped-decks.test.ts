import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../scripts/checks/facts.js';
import { runChecks } from '../../scripts/checks/run-checks.js';
import { concernsUnread, reachOf, stoppedDecks } from '../../scripts/compose/stopped-decks.js';
import type { Library } from '../../scripts/model/content.js';
import { brokenProject, type Edits, type FixtureFiles, readBroken } from '../support/broken-project.js';

const NORTH = 'decks/brands/north-clinic';
const BRAND = `${NORTH}/brand.yaml`;
const OWN = `${NORTH}/modules/our-visit/en.md`;
const PROJECT = 'decks/project.yaml';

/** The brand's file as it is right, with lines of its own at its end. */
const brandFile = (files: FixtureFiles, more = ''): string =>
  files.text('decks/brands/example-clinic/brand.yaml').replace('id: example-clinic', 'id: north-clinic').replace('Example', 'North') + more;
const named = (files: FixtureFiles, brands: string, locales = 'en'): string =>
  files.text(PROJECT).replace('brands: [example-clinic]', `brands: [${brands}]`).replace('locales: [en]', `locales: [${locales}]`);

/** The fixture with a second brand, north-clinic, between two that are right. */
function threeBrands(edit: (files: FixtureFiles) => Edits): string {
  const own = (files: FixtureFiles): Edits => ({
    [BRAND]: brandFile(files),
    [PROJECT]: named(files, 'example-clinic, north-clinic, south-clinic'),
    'decks/brands/south-clinic/brand.yaml': brandFile(files).replace('north', 'south'),
    ...edit(files),
  });
  return brokenProject(own, (root) => {
    for (const brand of ['north-clinic', 'south-clinic']) {
      mkdirSync(dirname(join(root, 'decks/brands', brand, 'logo.svg')), { recursive: true });
      cpSync(join(root, 'decks/brands/example-clinic/logo.svg'), join(root, 'decks/brands', brand, 'logo.svg'));
    }
  });
}

function judge(root: string) {
  const { library, diagnostics } = readBroken(root);
  if (!library) throw new Error('The project cannot be read.');
  const errors = [...diagnostics, ...runChecks(readFacts(library, '2026-11-23'))].filter(({ severity }) => severity === 'error');
  const stopped = [...stoppedDecks(library, errors).values()].map(({ brand, locale, deck }) => `${brand}/${locale}/${deck}`).sort();
  return { library, errors, stopped };
}

const ALL_OF_NORTH = ['north-clinic/en/take-home', 'north-clinic/en/visit'];
const QUESTIONS = '\nmodules:\n  - { module: our-visit, after: your-questions }\n';
const module = (text: string): string => `---\ntitle: Ours\nsummary: Our own words\n---\n\n${text}\n`;

const ofTheBrand: readonly [string, (files: FixtureFiles) => Edits][] = [
  ['a color that is none', (f) => ({ [BRAND]: brandFile(f).replace('#2b5d8a', '#zz') })],
  ['a color that cannot be read', (f) => ({ [BRAND]: brandFile(f).replace('#2b5d8a', '#ffffee') })],
  ['a region that is not there', (f) => ({ [BRAND]: brandFile(f).replace('region: us', 'region: atlantis') })],
  ['a file that is no YAML', () => ({ [BRAND]: 'id: [north' })],
  ['an empty file', () => ({ [BRAND]: '' })],
  ['a file that is not UTF-8', () => ({ [BRAND]: new Uint8Array([0x69, 0x64, 0x3a, 0x20, 0xff, 0xfe]) })],
  ['a key that is not known', (f) => ({ [BRAND]: brandFile(f, 'colour: red\n') })],
  ['a fact that nobody asks for', (f) => ({ [BRAND]: brandFile(f).replace('phone:', 'fax:') })],
  ['no file at all', () => ({ [BRAND]: null })],
  ['the id of another brand', (f) => ({ [BRAND]: brandFile(f).replace('id: north-clinic', 'id: example-clinic') })],
  ['a name that stands twice', (f) => ({ [PROJECT]: named(f, 'example-clinic, north-clinic, south-clinic, north-clinic') })],
  ['no logo', () => ({ [`${NORTH}/logo.svg`]: null })],
  ['a logo with a script', () => ({ [`${NORTH}/logo.svg`]: '<svg viewBox="0 0 9 9"><script/></svg>' })],
  ['a name without words in the language', (f) => ({ [BRAND]: brandFile(f).replace('name: { en:', 'name: { fr:') })],
  ['a module of its own that is not there', (f) => ({ [BRAND]: brandFile(f, QUESTIONS) })],
];

describe('a mistake of one brand stops that brand and no other', () => {
  test.each(ofTheBrand)('%s', (_, edit) => {
    const { stopped, errors } = judge(threeBrands(edit));
    expect([stopped, errors.every(({ at }) => at?.file.includes('north-clinic') || at?.file === PROJECT)]).toEqual([ALL_OF_NORTH, true]);
  });

  test('without any, nothing is stopped', () => {
    expect(judge(threeBrands(() => ({}))).errors).toEqual([]);
  });

  test('in a module of its own it stops the decks that show that module', () => {
    const { stopped } = judge(threeBrands((f) => ({ [BRAND]: brandFile(f, QUESTIONS), [OWN]: module('## Slyde: Ours') })));
    expect(stopped).toEqual(['north-clinic/en/take-home']);
  });

  test('in the head of such a module too, and nobody says that the module is not there', () => {
    const { stopped, errors } = judge(threeBrands((f) => ({ [BRAND]: brandFile(f, QUESTIONS), [OWN]: 'Words without a head.' })));
    expect([stopped, errors.map(({ code }) => code)]).toEqual([['north-clinic/en/take-home'], ['no-front-matter']]);
  });

  test('what only that brand offers is not held against the words of all', () => {
    const offered = (f: FixtureFiles): Edits => {
      const others = f.text('decks/brands/example-clinic/brand.yaml').replace('offers: [plaster, synthetic]', 'offers: [water-proof]');
      const only = f.replaced('decks/modules/moving/en.md', 'only="waterproof"', 'only="water-prof"');
      return { 'decks/brands/example-clinic/brand.yaml': others, 'decks/modules/moving/en.md': only };
    };
    expect(judge(threeBrands(offered)).errors.map(({ code }) => code)).toEqual(['unknown-offer']);
    const unread = judge(threeBrands((f) => ({ ...offered(f), [BRAND]: 'id: [north' })));
    expect([unread.stopped, unread.errors.map(({ code }) => code)]).toEqual([ALL_OF_NORTH, ['yaml-syntax']]);
  });
});

describe('a mistake elsewhere stops what it concerns', () => {
  const ca = (f: FixtureFiles): string => f.text('decks/regions/us.yaml').replace('id: us', 'id: ca').replace('United States', 'Canada');
  const inCanada = (f: FixtureFiles): string => brandFile(f).replace('region: us', 'region: ca');

  test('a region: the brands in it, with no second message that it is not there', () => {
    const { stopped, errors } = judge(threeBrands((f) => ({ [BRAND]: inCanada(f), 'decks/regions/ca.yaml': 'id: [ca' })));
    expect([stopped, errors.map(({ code }) => code)]).toEqual([ALL_OF_NORTH, ['yaml-syntax']]);
    const silent = judge(
      threeBrands((f) => ({ [BRAND]: inCanada(f), 'decks/regions/ca.yaml': ca(f).replace(/ {2}- id: medwatch[\s\S]*/, '') })),
    );
    expect([silent.stopped, silent.errors.map(({ code }) => code)]).toEqual([ALL_OF_NORTH, ['region-gap']]);
  });

  test('a second file of the same region: the brands in that one; a region that nobody is in: nothing', () => {
    const twice = judge(threeBrands((f) => ({ [BRAND]: inCanada(f), 'decks/regions/ca.yaml': ca(f), 'decks/regions/east.yaml': ca(f) })));
    expect([twice.stopped, twice.errors.map(({ code }) => code)]).toEqual([ALL_OF_NORTH, ['duplicate-id']]);
    const unused = judge(threeBrands(() => ({ 'decks/regions/ca.yaml': 'id: [ca' })));
    expect([unused.stopped, unused.errors.length]).toEqual([[], 1]);
  });

  test('a language that is only begun: that language', () => {
    const { stopped, errors } = judge(
      threeBrands((f) => ({ [PROJECT]: named(f, 'example-clinic, north-clinic, south-clinic', 'en, es') })),
    );
    expect(errors.length).toBeGreaterThan(20);
    expect(stopped).toEqual(
      ['example-clinic', 'north-clinic', 'south-clinic'].flatMap((brand) => ['take-home', 'visit'].map((deck) => `${brand}/es/${deck}`)),
    );
  });

  test('a deck: that deck for every brand; a second file of it too', () => {
    const visit = ['example-clinic/en/visit', 'north-clinic/en/visit', 'south-clinic/en/visit'];
    const deck = 'decks/visit.deck.yaml';
    expect(judge(threeBrands((f) => ({ [deck]: f.replaced(deck, 'minutes: 5', 'minutes: five') }))).stopped).toEqual(visit);
    expect(judge(threeBrands((f) => ({ 'decks/walk.deck.yaml': f.text(deck) }))).stopped).toEqual(visit);
  });

  test('a deck that cannot be read is told to all who ask for it, in any language; to nobody who asks for another', () => {
    const root = threeBrands(() => ({ 'decks/visit.deck.yaml': 'id: visit\n' }));
    const { library, diagnostics } = readBroken(root);
    const tells = (decks: string[], brands: string[] = []): boolean =>
      diagnostics.some((one) => one.severity === 'error' && concernsUnread(library as Library, one, { decks, brands }));
    expect([tells([]), tells(['visit']), tells([], ['south-clinic']), tells(['take-home'])]).toEqual([true, true, true, false]);
  });

  test('what nobody can place, and the project itself: all', () => {
    const { stopped } = judge(
      threeBrands((f) => ({ 'decks/requirements.yaml': f.replaced('decks/requirements.yaml', 'CAST-02', 'CAST-01') })),
    );
    expect(stopped).toHaveLength(6);
    expect(reachOf({ ...judge(threeBrands(() => ({}))).library } as Library, {}).brands).toHaveLength(3);
  });
});
