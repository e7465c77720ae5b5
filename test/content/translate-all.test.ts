import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../scripts/checks/facts.js';
import { checkUntranslated } from '../../scripts/checks/links/check-untranslated.js';
import { filesOfLocale, localisedFiles } from '../../scripts/content/new-locale.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import { wordsIn } from '../../scripts/content/translate/codes.js';
import { readPairs } from '../../scripts/content/translate/read-pairs.js';
import type { Library } from '../../scripts/model/content.js';
import { isRunOfWords } from '../../scripts/model/to-translate.js';
import { importTranslation } from '../../scripts/stories/import-translation.js';
import { keepTranslation } from '../../scripts/stories/keep-translation.js';
import { keptSources } from '../../scripts/stories/kept-sources.js';
import { exportWords } from '../../scripts/stories/translate.js';
import { brokenProject, fixtureFiles, readBroken, templatesRoot } from '../support/broken-project.js';

/** What the check alone reads: rules of a language. */
const RULES = /\b(?:also|keeps|compared)\b/;

test('every word that a translator gets is made by "new locale" and asked for by the check: nothing is forgotten', () => {
  const root = brokenProject({});
  const wish = { root, locale: 'pt', source: 'en', templates: templatesRoot };
  const made = [...filesOfLocale(wish), ...(localisedFiles(wish) as ReturnType<typeof filesOfLocale>)];
  const project = brokenProject({
    ...Object.fromEntries(made.map(({ path, text }) => [path, text])),
    'decks/project.yaml': (made.find(({ path }) => path === 'decks/project.yaml')?.text ?? '').replace(
      'locales: [en]\ndrafts: [pt]',
      'locales: [en, pt]',
    ),
  });
  const letters = (text: string): string => text.replace(/TO TRANSLATE|\{+[^}]*\}+|[^\p{L}]/gu, '').slice(0, 30);
  const { library } = readBroken(project);
  const asked = checkUntranslated(readFacts(library as Library, '2026-11-23')).flatMap(({ code, message, at }) =>
    code === 'untranslated' ? [`${at?.file} ${letters(/^"(?:[\w-]+: )?([\s\S]*)" is not in/.exec(message)?.[1] ?? '')}`] : [],
  );
  const wanted = readPairs({ root: project, templates: templatesRoot, first: 'en', locale: 'pt' }).flatMap(({ file, units }) =>
    units.flatMap(({ source, id }) => (isRunOfWords(wordsIn(source)) && !RULES.test(id) ? [`${file.to} ${letters(wordsIn(source))}`] : [])),
  );
  expect(wanted.length).toBeGreaterThan(150);
  expect(wanted.filter((one) => !asked.some((other) => one.startsWith(other) || other.startsWith(one)))).toEqual([]);
});

describe('in a project', () => {
  const skin = 'decks/modules/skin';
  const english = fixtureFiles.text(`${skin}/en.md`);
  const title = /^title: (.*)$/m.exec(english)?.[1] ?? '';
  const begun = (more = {}): string =>
    brokenProject({
      'decks/project.yaml': fixtureFiles.text('decks/project.yaml').replace('[en]', '[en]\ndrafts: [pt]'),
      [`${skin}/pt.md`]: english.replace(`title: ${title}`, 'title: A sua pele em casa'),
      ...more,
    });
  const filesIn = (root: string): string =>
    JSON.stringify(
      readdirSync(root, { recursive: true, encoding: 'utf8' })
        .sort()
        .map((name) => [name, statSync(join(root, name)).isFile() && readFileSync(join(root, name), 'utf8')]),
    );
  const staleOf = (root: string) => readLibrary(root, templatesRoot, { asked: ['pt'] }).diagnostics.filter(({ code }) => code === 'stale');

  test('a file goes out and comes back: as it was, damaged, and with other words', async () => {
    const root = begun();
    const file = join(root, 'words.xlf');
    expect(await exportWords({ project: root, to: 'pt', out: file })).toMatchObject({ written: [file, join(root, 'words.tbx')] });
    const before = filesIn(root);
    expect(await importTranslation({ project: root, file })).toMatchObject({ changed: [], diagnostics: [] });
    expect(filesIn(root)).toBe(before);
    const words = readFileSync(file, 'utf8');
    writeFileSync(file, words.replace('A sua pele em casa', 'A pele em casa').slice(0, -20));
    const damaged = filesIn(root);
    expect((await importTranslation({ project: root, file })).diagnostics).toMatchObject([{ code: 'xliff-unread' }]);
    expect(filesIn(root)).toBe(damaged);
    // Tools that know languages only with a country write that of their own.
    writeFileSync(file, words.replace('A sua pele em casa', 'A pele em casa').replaceAll('"pt"', '"pt-BR"'));
    expect((await importTranslation({ project: root, file })).changed).toEqual([{ path: `${skin}/pt.md`, count: 1 }]);
    expect(readFileSync(join(root, `${skin}/pt.md`), 'utf8')).toBe(english.replace(`title: ${title}`, 'title: A pele em casa'));
    expect(staleOf(root)).toEqual([]);
    writeFileSync(join(root, `${skin}/en.md`), english.replace(`title: ${title}`, 'title: Your skin, day by day'));
    expect(staleOf(root)).toMatchObject([
      { message: `This was translated from "${title}", which reads "Your skin, day by day" in "en" now.`, at: { line: 2, column: 8 } },
    ]);
  });

  test('an approved translation keeps from what it was made', async () => {
    const root = begun();
    const { library } = readLibrary(root, templatesRoot, { asked: ['pt'] });
    const [kept] = library ? await keptSources(root, library, 'pt', ['skin']) : [];
    expect(kept?.place).toBe(join(root, 'decks/translations/pt.txt'));
    expect(kept && 'bytes' in kept && String(kept.bytes)).toContain(` ${title}\n`);
  });

  test('words that were translated by hand are stale from the day on which it is kept from what', async () => {
    const root = begun();
    const kept = await keepTranslation({ project: root, to: 'pt' });
    expect(kept).toMatchObject({ written: join(root, 'decks/translations/pt.txt'), count: expect.any(Number), diagnostics: [] });
    expect(await keepTranslation({ project: root, to: 'pt' })).toEqual({ count: 0, diagnostics: [] });
    expect(staleOf(root)).toEqual([]);
    writeFileSync(join(root, `${skin}/en.md`), english.replace(`title: ${title}`, 'title: Your skin, day by day'));
    const told = [expect.objectContaining({ code: 'stale', message: expect.stringContaining(title) })];
    expect(staleOf(root)).toEqual(told);
    // What is stale already stays so.
    await keepTranslation({ project: root, to: 'pt' });
    expect(staleOf(root)).toEqual(told);
    // The hint ends it: exported, marked as translated, and imported.
    const file = join(root, 'open.xlf');
    await exportWords({ project: root, to: 'pt', out: file, open: true });
    const words = readFileSync(file, 'utf8');
    expect(words).toContain(`It was translated from: ${title}`);
    writeFileSync(file, words.replace('state="needs-review-translation"', 'state="translated"'));
    expect((await importTranslation({ project: root, file })).diagnostics).toEqual([]);
    expect(staleOf(root)).toEqual([]);
  });

  test('the same translation for a second text is no change of the first', async () => {
    const root = begun();
    await keepTranslation({ project: root, to: 'pt' });
    const more = (text: string, words: string): string =>
      `${text}\n## Print: Twice\n\n${words}\n`.replace(/## Print[\s\S]*(?=## Print: Twice)/, '');
    const portuguese = readFileSync(join(root, `${skin}/pt.md`), 'utf8');
    const [, title2 = ''] = /^title: (.*)$/m.exec(portuguese) ?? [];
    writeFileSync(join(root, `${skin}/en.md`), more(english, 'All about your skin.'));
    writeFileSync(join(root, `${skin}/pt.md`), more(portuguese, title2));
    expect(staleOf(root)).toEqual([]);
    await keepTranslation({ project: root, to: 'pt' });
    writeFileSync(join(root, `${skin}/en.md`), more(english, 'Nothing about your skin.'));
    expect(staleOf(root)).toMatchObject([{ message: expect.stringContaining('All about your skin.') }]);
  });

  test('a translation that serves two texts holds for the other one when the first is translated anew', async () => {
    const twice = (one: string): string =>
      `${english}\n## Print: Twice\n\n${one}\n\nRest at home today.\n`.replace(/## Print[\s\S]*(?=## Print: Twice)/, '');
    const root = begun({
      [`${skin}/en.md`]: twice('Rest at home today.'),
      [`${skin}/pt.md`]: twice('Descanse em casa hoje.').replace('Rest at home today.', 'Descanse em casa hoje.'),
    });
    await keepTranslation({ project: root, to: 'pt' });
    writeFileSync(join(root, `${skin}/en.md`), twice('Rest well at home today.'));
    expect(staleOf(root)).toHaveLength(1);
    const file = join(root, 'open.xlf');
    await exportWords({ project: root, to: 'pt', out: file, open: true });
    writeFileSync(file, readFileSync(file, 'utf8').replace('state="needs-review-translation"', 'state="translated"'));
    expect((await importTranslation({ project: root, file })).left.filter(({ state }) => state === 'stale')).toEqual([]);
    expect(staleOf(root)).toEqual([]);
  });

  test.each([
    ['a language that the project has not begun', { to: 'fr' }, /no language of this project.*teachback new locale fr/],
    ['the language itself', { to: 'en' }, /translated from/],
  ])('%s is refused', async (_, asked, wrong) => {
    expect((await exportWords({ project: begun(), ...asked })).wrong).toMatch(wrong);
  });
});
