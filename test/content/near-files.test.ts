import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenProject, diagnose, type FixtureFiles, fixtureFiles, readBroken } from '../support/broken-project.js';

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
    ['decks/claims.yaml', 'decks/claims-2026.yaml.bak', 'Add the file, or take its name out where it is listed.'],
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

  test.each([
    ['decks/modules/what-it-is/layers.svg', '<svg viewBox="0 0 9 9"><script/></svg>'],
    ['decks/modules/what-it-is/layers.svg', ''],
    ['decks/modules/coming-off/line.svg', '<svg viewBox="0 0 9 9">'],
    ['decks/claims/en.yaml', '- ['],
    ['decks/references.yaml', '- id: ['],
    ['decks/requirements.yaml', '- id: ['],
    ['decks/glossary/en.yaml', 'a: ['],
    ['decks/safety.yaml', '- id: ['],
  ])('%s that holds %j is told, and nothing that follows from it, warnings neither', (file, text) => {
    const known = new Set(diagnose(brokenProject({})).map(({ code, at }) => `${code} ${at?.file}`));
    const told = diagnose(brokenProject({ [file]: text })).filter(({ code, at }) => !known.has(`${code} ${at?.file}`));
    expect([...new Set(told.map(({ at }) => at?.file))]).toEqual([file]);
    expect(told.length).toBeLessThan(3);
  });

  test('nor of a list of options that nothing can be filled from it', () => {
    const asks = 'decks/modules/what-it-is/en.md';
    const told = diagnose(
      brokenProject((files) => ({ [asks]: `${files.text(asks)}\n::: options how-well\n:::\n`, 'decks/options.yaml': 'rows: [' })),
    );
    expect(told.filter(({ severity }) => severity === 'error').map(({ at }) => at?.file)).toEqual(['decks/options.yaml']);
  });

  test('nor is it told of a slide that what it is about is no finding, and to take that out', () => {
    const first = 'decks/modules/first-days/en.md';
    const about = (files: FixtureFiles) => ({ [first]: files.text(first).replace(/^(## Slide: [^{\n]*\{#[\w-]+)/m, '$1 about="raising"') });
    const broken = brokenProject((files) => ({ ...about(files), 'decks/claims.yaml': '- id: [' }));
    expect(diagnose(broken).map(({ code }) => code)).not.toContain('about-not-stated');
    const unstated = brokenProject((files) => ({
      [first]: (about(files)[first] ?? '').replace('about="raising"', 'about="times-differ"'),
    }));
    expect(diagnose(unstated).map(({ code }) => code)).toContain('about-not-stated');
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

test('a picture that is there and is refused is told once, at itself', () => {
  const root = brokenProject(
    (files) => ({ [skin]: files.text(skin).replace('## Print', '![](steps.png)\n\n## Print') }),
    (project) => writeFileSync(join(project, 'decks/modules/skin/steps.png'), 'GIF89a'),
  );
  const told = diagnose(root).filter(({ message }) => message.includes('steps') || message.includes('GIF'));
  expect(told.map(({ code, at }) => [code, at?.file])).toEqual([
    ['bad-picture', 'decks/modules/skin/steps.png'],
    ['figure-without-words', skin],
  ]);
});
