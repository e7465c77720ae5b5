import { describe, expect, test } from 'vitest';
import { readFacts } from '../../scripts/checks/facts.js';
import { runChecks } from '../../scripts/checks/run-checks.js';
import { stoppedDecks } from '../../scripts/compose/stopped-decks.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import type { Kept } from '../../scripts/content/read-text.js';
import { languageOf } from '../../scripts/languages/index.js';
import { tidyDiagnostics } from '../../scripts/model/diagnostic-list.js';
import { plainText } from '../../scripts/model/tree.js';
import { localeChain, localesOf } from '../../scripts/model/variants.js';
import { brokenProject, diagnose, type Edits, fixtureFiles, readBroken, templatesRoot } from '../support/broken-project.js';

const project = 'decks/project.yaml';
const inLocales = (locales: string, more: Edits = {}): Edits => ({
  [project]: fixtureFiles.text(project).replace('[en]', `[${locales}]`),
  ...more,
});
const read = (edits: Edits) => readBroken(brokenProject(edits));

describe('a locale takes what it lacks from those that stand in for it', () => {
  test('without a file of its own all is read, and nothing is told', () => {
    for (const locales of ['en, en-GB', 'en-GB', 'en, en-GB-scotland']) {
      const { library, diagnostics } = read(inLocales(locales));
      expect(diagnostics).toEqual([]);
      const last = locales.split(', ').at(-1) ?? '';
      expect(library?.project.title[last]).toBe(library?.project.title.en ?? 'Care of a cast');
      expect(Object.values(library?.modules ?? {}).every((inAll) => inAll[last]?.locale === last)).toBe(true);
      expect(library?.words[last]?.call).toBe('Call {number}');
    }
  });

  test('file by file, and claims and fixed words one by one', () => {
    const skin = 'decks/modules/skin/en.md';
    const { library, diagnostics } = read(
      inLocales('en, en-GB', {
        'decks/modules/skin/en-GB.md': fixtureFiles.text(skin).replace(/^title: .*$/m, 'title: Your skin, in Britain'),
        'decks/claims/en-GB.yaml': 'kinds:\n  says: Plasters are of three kinds.\n  short: Plymouth\n',
        'templates/locales/en-GB.yaml': 'written-for: Words written for the United Kingdom.\n',
      }),
    );
    expect(diagnostics).toEqual([]);
    expect([library?.modules.skin?.en?.title, library?.modules.skin?.['en-GB']?.title]).toEqual([
      expect.any(String),
      'Your skin, in Britain',
    ]);
    const { kinds, raising } = library?.claims ?? {};
    expect(plainText(kinds?.words['en-GB']?.says ?? [])).toBe('Plasters are of three kinds.');
    expect(raising?.words['en-GB']?.says).toEqual(raising?.words.en?.says);
    expect(library?.words['en-GB']).toMatchObject({ 'written-for': 'Words written for the United Kingdom.', call: 'Call {number}' });
    expect(library?.words.en?.['written-for']).toBe('Words written for the United States.');
  });

  test('the nearest one comes first', () => {
    expect(localeChain('zh-Hant-TW')).toEqual(['zh-Hant-TW', 'zh-Hant', 'zh']);
  });

  test('a brand has the words of its country where there are some', () => {
    const brands = { here: { region: 'us' }, there: { region: 'gb' } };
    const made = (locales: string[]) =>
      ['here', 'there'].map((id) => localesOf({ project: { locales, papers: [] }, brands, regions: {} }, id));
    expect(made(['en', 'es', 'en-GB'])).toEqual([
      ['en', 'es'],
      ['es', 'en-GB'],
    ]);
    expect(made(['en'])).toEqual([['en'], ['en']]);
    expect(made(['en-GB'])).toEqual([['en-GB'], ['en-GB']]);
    expect(made(['en', 'en-XA'])).toEqual([
      ['en', 'en-XA'],
      ['en', 'en-XA'],
    ]);
  });

  test('a brand is made in the languages that it names, in the words of its country', () => {
    const brands = { one: { region: 'us', locales: ['en'] }, british: { region: 'gb', locales: ['en'] }, all: { region: 'us' } };
    const project = { locales: ['en', 'es', 'en-GB'], papers: [] };
    expect(Object.keys(brands).map((id) => localesOf({ project, brands, regions: {} }, id))).toEqual([['en'], ['en-GB'], ['en', 'es']]);
  });

  test('a brand without words in a language is told how to do without it, and one that names a strange one is told', () => {
    const brand = 'decks/brands/example-clinic/brand.yaml';
    const told = (locales: string) => {
      const words = fixtureFiles.text(brand).replace('region: us', `region: us${locales}`);
      const { library } = read(inLocales('en, de', { [brand]: words }));
      if (!library) throw new Error('not read');
      const found = runChecks(readFacts(library, '2026-11-23'));
      return found.filter(({ at }) => at?.file === brand).map(({ code, hint, concerns }) => [code, hint, concerns]);
    };
    const hint = 'Add de: to it. Where this clinic has no de, write locales: [en].';
    expect(told('')).toContainEqual(['missing-locale', hint, { locale: 'de', brand: 'example-clinic' }]);
    expect(told('\nlocales: [en]').filter(([code]) => code === 'missing-locale')).toEqual([]);
    expect(told('\nlocales: [en, fr]').map(([code]) => code)).toContain('unknown-locale');
  });
});

describe('a language that is being written', () => {
  const draft = (more: Edits = {}): Edits => ({ [project]: fixtureFiles.text(project).replace('[en]', '[en]\ndrafts: [es]'), ...more });
  const title = fixtureFiles.text(project).match(/^title: .*$/m)?.[0] ?? '';

  test('is not read, whatever stands in its files, until it is asked for', () => {
    const begun = {
      'decks/claims/es.yaml': 'kinds: [',
      'decks/modules/skin/es.md': 'no front matter',
      [project]: fixtureFiles
        .text(project)
        .replace('[en]', '[en]\ndrafts: [es]')
        .replace(title, 'title: { en: Care of a cast, es: "TO TRANSLATE: Care" }'),
    };
    expect(diagnose(brokenProject(begun))).toEqual(diagnose(brokenProject({})));
  });

  test('where it is asked for, what it lacks stops it alone', () => {
    const root = brokenProject(draft());
    const { library, diagnostics } = readLibrary(root, templatesRoot, { asked: ['es'] });
    expect(library?.project.locales).toEqual(['en', 'es']);
    const all = [...diagnostics, ...(library ? runChecks(readFacts(library, '2026-11-23')) : [])];
    const stopped = library ? [...stoppedDecks(library, all).values()] : [];
    expect(new Set(stopped.map(({ locale }) => locale))).toEqual(new Set(['es']));
    expect(new Set(stopped.map(({ deck }) => deck))).toEqual(new Set(Object.keys(library?.decks ?? {})));
  });

  test('what a file lacks is told in one message, with the lines of the rest', () => {
    const root = brokenProject(inLocales('en, es'));
    const found = tidyDiagnostics(diagnose(root)).filter(({ code, at }) => code === 'missing-locale' && at?.file === 'decks/project.yaml');
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toMatch(/no words in "es"\. The same holds for \d+ more/);
  });

  test('words that were left as they were in the first language are found, and names are not', () => {
    const skin = 'decks/modules/skin';
    const words = fixtureFiles.text(`${skin}/en.md`);
    const found = diagnose(brokenProject(inLocales('en, es', { [`${skin}/es.md`]: words })));
    expect(found.filter(({ at }) => at?.file === `${skin}/es.md`).map(({ code }) => code)).toContain('untranslated');
    expect(new Set(found.filter(({ at }) => at?.file === `${skin}/es.md`).map(({ code }) => code)).size).toBe(1);
  });
});

describe('a file that a message names is read from where it names it', () => {
  const words = fixtureFiles.text('templates/locales/en.yaml');
  const missing = (edits: Edits) => read(edits).diagnostics.filter(({ at }) => at?.file.startsWith('templates/'));

  test.each(['pt', 'fr', 'de-CH'])('fixed words in "%s"', (locale) => {
    const file = `templates/locales/${locale}.yaml`;
    expect(missing(inLocales(`en, ${locale}`))).toMatchObject([{ code: 'missing-file', at: { file } }]);
    expect(missing(inLocales(`en, ${locale}`, { [file]: words }))).toEqual([]);
  });

  test('a word that a project says anew', () => {
    const { library } = read({ 'templates/locales/en.yaml': 'call: "Ring {number}"\n' });
    expect(library?.words.en).toMatchObject({ call: 'Ring {number}', 'call-us': 'Call us' });
  });
});

test.each([
  ['en', 'us', 'November 23, 2026'],
  ['en', 'gb', '23 November 2026'],
  ['en-GB', 'us', '23 November 2026'],
  ['en', 'a-town', 'November 23, 2026'],
])('a day in "%s" for region "%s"', (locale, region, day) => {
  expect(languageOf(locale, region).dayInWords('2026-11-23')).toBe(day);
});

test('words that one file gives to two locales have the quotation marks of each, read again too', () => {
  const skin = 'decks/modules/skin/en.md';
  const root = brokenProject(
    inLocales('en, en-GB', {
      'templates/locales/en-GB.yaml': 'quotes: "‘’“”"\n',
      [skin]: fixtureFiles.replaced(skin, 'Put nothing inside', 'Do not say "itch". Put nothing inside'),
    }),
  );
  const kept: Kept = new Map();
  const said = (locale: string): string => JSON.stringify(readLibrary(root, templatesRoot, { kept }).library?.modules.skin?.[locale]);
  for (const _ of ['first', 'again']) {
    expect(said('en')).toContain('“itch”');
    expect(said('en-GB')).toContain('‘itch’');
  }
});
