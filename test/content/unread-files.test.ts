import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenProject, type Edits, fixtureFiles, readBroken } from '../support/broken-project.js';

const brand = 'decks/brands/example-clinic';
const skin = 'decks/modules/skin';

/** What reading says of the fixture with more files in it: code, message and hint, one a line. */
const told = (edits: Edits, prepare?: (root: string) => void): string[] =>
  readBroken(brokenProject(edits, prepare)).diagnostics.map(({ code, message, hint }) => `${code}: ${message} ${hint}`);
const copyTo = (from: string, to: string) => (root: string) => cpSync(join(root, from), join(root, to), { recursive: true });

test.each(['.DS_Store', 'Thumbs.db', 'desktop.ini', '~$en.docx', '._en.md', 'en.md~', '.~lock.en.md#', 'en.md.swp', 'README.md'])(
  '%s, which nobody wrote for a deck, is no mistake wherever it stands',
  (name) => {
    const folders = ['decks', 'decks/modules', skin, brand, 'decks/brands', 'decks/regions', 'decks/claims', 'decks/reviews'];
    expect(told(Object.fromEntries(folders.map((folder) => [`${folder}/${name}`, '\0\0'])))).toEqual([]);
  },
);

test.each(['__MACOSX', '@eaDir', '.git', '.Trashes'])('nor is the folder %s', (name) => {
  const around = ['decks', 'decks/modules', 'decks/brands', 'decks/regions', `${brand}/modules`];
  expect(told(Object.fromEntries(around.map((folder) => [`${folder}/${name}/en.md`, 'x'])))).toEqual([]);
});

describe('a copy is not read, stops nothing, and which file is read is said', () => {
  test.each([
    [`${skin}/en.md`, 'en - Copy.md'],
    [`${skin}/en.md`, 'Copy of en.md'],
    [`${skin}/en.md`, 'en (1).md'],
    [`${skin}/en.md`, 'en_old.md'],
    [`${skin}/en.md`, 'en.md.bak'],
    [`${skin}/en.md`, 'en - Kopie (2).md'],
    [`${skin}/en.md`, 'en.sync-conflict-20261120-101500-ABCDEFG.md'],
    [`${skin}/en.md`, "en (Anna's conflicted copy 2026-11-20).md"],
    [`${brand}/brand.yaml`, 'brand (1).yaml'],
    [`${brand}/brand.yaml`, 'brand.yaml.txt'],
    [`${brand}/logo.svg`, 'logo copy.svg'],
    ['decks/project.yaml', 'project - copia.yaml'],
    ['decks/visit.deck.yaml', 'visit - Copy.deck.yaml'],
    ['decks/visit.deck.yaml', 'visit.deck (1).yaml'],
    ['decks/visit.deck.yaml', 'Copie de visit.deck.yaml'],
    ['decks/regions/us.yaml', 'us (1).yaml'],
    ['decks/claims/en.yaml', 'en copy.yaml'],
    ['decks/claims.yaml', 'claims.old.yaml'],
  ])('%s as %s', (from, name) => {
    const [folder, read] = [from.slice(0, from.lastIndexOf('/')), from.slice(from.lastIndexOf('/') + 1)];
    const [one, ...more] = told({ [`${folder}/${name}`]: fixtureFiles.text(from) });
    expect(one).toBe(
      `unread-file: ${folder}/${name} is not read: ${read} is. If this is the newer one, put it in the place of ${read}; if not, move it out of decks/.`,
    );
    expect(more).toEqual([]);
  });

  test.each([
    [skin, 'decks/modules/skin - Copy'],
    [skin, 'decks/modules/Copy of skin'],
    [skin, 'decks/modules/skin (1)'],
    [brand, 'decks/brands/example-clinic - Copy'],
  ])('the folder %s as %s', (from, to) => {
    expect(told({}, copyTo(from, to))).toEqual([expect.stringContaining(`${to} is not read: "${from.split('/').at(-1)}" is.`)]);
  });
});

test.each([
  ['decks/visit.deck.yaml', 'decks/talk.deck.yml', 'talk.deck.yaml'],
  ['decks/visit.deck.yaml', 'decks/Talk.Deck.YAML', 'talk.deck.yaml'],
  ['decks/visit.deck.yaml', 'decks/talk.deck.yaml.txt', 'talk.deck.yaml'],
  ['decks/regions/us.yaml', 'decks/regions/nz.yml', 'nz.yaml'],
  ['decks/reviews.yaml', 'decks/options.yml', 'options.yaml'],
])('%s as %s is told with the name to give it', (from, path, name) => {
  expect(told({ [path]: fixtureFiles.text(from) })).toEqual([`unread-file: ${path} is not read under this name. Rename it to ${name}.`]);
});

test('a brand that the project does not list is told once, whatever its folder holds', () => {
  expect(told({}, copyTo(brand, 'decks/brands/second-clinic'))).toEqual([
    'unread-file: decks/brands/second-clinic is not read: brands: of decks/project.yaml does not list "second-clinic". Add second-clinic to brands: there. If it is no content, move it out of decks/.',
  ]);
});

test('words in a language that the project does not list are told once a language, at the list', () => {
  const words = fixtureFiles.text(`${skin}/en.md`);
  const { diagnostics } = readBroken(
    brokenProject({
      [`${skin}/es.md`]: words,
      'decks/claims/es.yaml': '',
      'decks/modules/moving/es.md': words,
      [`${skin}/pt-BR.md`]: words,
    }),
  );
  expect(diagnostics.map(({ at, message }) => `${at?.file} ${message}`)).toEqual([
    'decks/project.yaml decks/claims/es.yaml and 2 more files are not read: locales: does not list "es".',
    `decks/project.yaml ${skin}/pt-BR.md is not read: locales: does not list "pt-BR".`,
  ]);
});

test.each([
  ['decks/modules/parking.md', 'folders, one a module'],
  ['decks/talk.yaml', 'names end in .deck.yaml'],
  [`${skin}/notes.md`, 'en.md'],
  ['decks/glossary/words.yaml', 'one file of each language'],
])('%s, which nothing asks for, is told with what is read there', (path, what) => {
  expect(told({ [path]: 'x' })).toEqual([expect.stringContaining(what)]);
});

test.each(['decks/module/parking/en.md', 'decks/Regions/nz.yaml', `${brand}/module/parking/en.md`])(
  '%s: the name of the folder is told',
  (path) => {
    expect(told({ [path]: 'x' })).toEqual([expect.stringContaining('Did you mean')]);
  },
);
