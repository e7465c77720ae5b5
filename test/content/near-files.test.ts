import { cpSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenProject, diagnose, fixtureFiles, readBroken } from '../support/broken-project.js';

const brand = 'decks/brands/example-clinic/brand.yaml';
const skin = 'decks/modules/skin/en.md';

/** What reading says of the fixture with a file or folder under another name. */
const renamed = (from: string, to: string): string[] => {
  const root = brokenProject({}, (project) => renameSync(join(project, from), join(project, to)));
  return readBroken(root).diagnostics.map(({ hint = '' }) => hint);
};

describe('a file under another name than the one that is looked for', () => {
  test.each([
    [skin, 'decks/modules/skin/en.md.txt', 'There is "en.md.txt" in that folder: rename it to en.md.'],
    [skin, 'decks/modules/skin/EN.md', 'There is "EN.md" in that folder: rename it to en.md.'],
    [skin, 'decks/modules/skin/en.docx', 'There is "en.docx" in that folder: rename it to en.md.'],
    [brand, 'decks/brands/example-clinic/brand.yml', 'There is "brand.yml" in that folder: rename it to brand.yaml.'],
    ['decks/project.yaml', 'decks/project.yaml.txt', 'There is "project.yaml.txt" in that folder: rename it to project.yaml.'],
    ['decks/claims/en.yaml', 'decks/claims/en.yml', 'There is "en.yml" in that folder: rename it to en.yaml.'],
    ['decks/brands/example-clinic', 'decks/brands/exampel-clinic', 'There is no folder "example-clinic". Did you mean "exampel-clinic"?'],
    ['decks/modules/skin', 'decks/modules/Our Skin', 'Rename the folder to our-skin.'],
  ])('%s as %s', (from, to, hint) => expect(renamed(from, to)).toContain(hint));
});

describe('a logo that is no file of the brand', () => {
  test.each([
    ['Logo.SVG', 'There is "logo.svg" in that folder: write that name.'],
    ['logo.png', 'There is "logo.svg" in that folder: write that name.'],
    ["'C:\\Users\\Anna\\Desktop\\Logo neu.png'", 'Copy the picture into that folder, and write its name alone: "Logo neu.png".'],
    ['https://www.example.org/img/logo.png', 'Copy the picture into that folder, and write its name alone: "logo.png".'],
    ['~/Pictures/logo.png', 'Copy the picture into that folder, and write its name alone: "logo.png".'],
    ['emblem.svg', 'Add the file, or take its name out where it is listed.'],
  ])('%s', (name, hint) => {
    const root = brokenProject((files) => ({ [brand]: files.replaced(brand, 'logo: logo.svg', `logo: ${name}`) }));
    const found = readBroken(root).diagnostics;
    expect(found.map((one) => `${one.code} ${one.at?.file} ${one.hint}`)).toEqual([`missing-file ${brand} ${hint}`]);
  });
});

describe('a file that cannot be read is told once, and not all that it may hold', () => {
  test.each([
    ['decks/claims.yaml', 'role: risk', 'role: danger'],
    ['decks/references.yaml', 'type: webpage', 'type: website'],
    ['decks/requirements.yaml', '- id:', '- name:'],
    ['decks/claims/en.yaml', 'says: Casts', 'says: Note: casts'],
    ['decks/modules/first-days/en.md', 'summary:', 'sumary:'],
    ['decks/modules/first-days/en.md', '---\n', ''],
  ])('%s with %j as %j', (file, from, to) => {
    const root = brokenProject((files) => ({ [file]: files.replaced(file, from, to) }));
    const told = diagnose(root).filter(({ severity }) => severity === 'error');
    expect(new Set(told.map(({ at }) => at?.file))).toEqual(new Set([file]));
    expect(told.length).toBeLessThan(3);
  });

  test('what is missing in a file that was read is told as ever', () => {
    const claims = 'decks/claims.yaml';
    const text = fixtureFiles.text(claims);
    const codes = diagnose(brokenProject({ [claims]: text.replace('- id: raising', '- id: rising') })).map(({ code }) => code);
    expect(codes).toContain('unknown-claim');
  });
});

test('folders beside the modules of the project are none of its modules', () => {
  const root = brokenProject({}, (project) => {
    mkdirSync(join(project, 'decks/old'));
    cpSync(join(project, 'decks/modules/skin'), join(project, 'decks/old/My Skin'), { recursive: true });
  });
  expect(diagnose(root)).toEqual([]);
});
