import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenProject, diagnose, type Edits, type FixtureFiles, judged, readBroken } from '../support/broken-project.js';
import { MISTAKES, type Mistake } from '../support/mistakes.js';

function placeIn(text: string, at: Mistake['at']): { line: number; column: number } {
  if (typeof at !== 'string') return { line: at[0], column: at[1] };
  const before = text.slice(0, text.indexOf(at)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function expectReported(mistake: Mistake): void {
  const place = { text: '' };
  const root = brokenProject((files) => {
    const text = files.replaced(mistake.file, mistake.from, mistake.to);
    place.text = mistake.in ? files.text(mistake.in) : text;
    return { [mistake.file]: text };
  });
  // What reading tells is told whatever the checks say.
  const read = readBroken(root);
  const found = read.diagnostics.some(({ code }) => code === mistake.code) ? read.diagnostics : judged(read);
  const one = found.find(({ code }) => code === mistake.code);
  expect(one, JSON.stringify(found, null, 1)).toBeDefined();
  expect(one?.at).toEqual({ file: mistake.in ?? mistake.file, ...placeIn(place.text, mistake.at) });
  expect(one?.message).toContain(mistake.says);
  expect(one?.hint).toContain(mistake.hint);
  expect(one?.severity).toBe('error');
}

const claims = 'decks/claims.yaml';
const visit = 'decks/visit.deck.yaml';
const brand = 'decks/brands/example-clinic/brand.yaml';
const firstDays = 'decks/modules/first-days/en.md';
const whatItIs = 'decks/modules/what-it-is/en.md';
const skin = 'decks/modules/skin/en.md';
const layers = 'decks/modules/what-it-is/layers.svg';

test('the fixture itself has no mistake', () => {
  expect(diagnose(brokenProject({}))).toEqual([]);
});

test('what is limited to a region whose file cannot be read is not said to name a region that is missing', () => {
  const project = brokenProject((files) => ({
    'decks/regions/gb.yaml': 'id: gb\nlines: [',
    [skin]: `${files.text(skin)}\n::: group regions="gb"\nCall us.[^instruction]\n:::\n`,
  }));
  const codes = diagnose(project).map(({ code }) => code);
  expect(codes).not.toContain('unknown-region');
  expect(codes).toContain('yaml-syntax');
});

describe('YAML and front matter', () => {
  test.each(MISTAKES.yaml)('%s', (_, mistake) => expectReported(mistake));

  test.each([
    ['aliases that grow without end', `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ne: &e [*d, *d]\nf: [*e, *e]`],
    ['an alias that is not there', 'id: *nothing'],
    ['lists that nest without end', '['.repeat(3_000)],
  ])('%s', (_, text) => {
    expect(readBroken(brokenProject({ [visit]: text })).diagnostics.map(({ code }) => code)).toContain('yaml-syntax');
  });
});

describe('names that are not known', () => {
  test.each(MISTAKES.names)('%s', (_, mistake) => expectReported(mistake));

  test('an id that every object has by birth is unknown like any other', () => {
    const root = brokenProject((files) => ({
      [firstDays]: files.replaced(firstDays, '[^raising]', '[^constructor]'),
      [visit]: files.replaced(visit, '- moving', '- constructor'),
      [claims]: files.replaced(claims, 'ref: leeds-cast', 'ref: constructor').replace('- id: kinds', '- id: constructor'),
    }));
    expect(diagnose(root).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['unknown-module', 'unknown-reference', 'claim-without-words']),
    );
  });
});

describe('what is twice, missing or does not fit', () => {
  test.each(MISTAKES.twiceOrMissing)('%s', (_, mistake) => expectReported(mistake));

  test('a locale that has no words yet: every file that it lacks is named', () => {
    const found = diagnose(
      brokenProject((files) => ({ 'decks/project.yaml': files.replaced('decks/project.yaml', 'locales: [en]', 'locales: [en, fr]') })),
    );
    const files = found.map(({ at }) => at?.file);
    expect(files).toEqual(
      expect.arrayContaining(['decks/claims/fr.yaml', 'decks/glossary/fr.yaml', 'templates/locales/fr.yaml', 'decks/modules/skin/fr.md']),
    );
    expect(found.find(({ at }) => at?.file === 'decks/modules/skin/fr.md')?.code).toBe('missing-locale');
  });
});

describe('Markdown that is not printed', () => {
  test.each(MISTAKES.markdown)('%s', (_, mistake) => expectReported(mistake));
});

test('an upright form of a drawing that does not say all that the wide one says is told at the figure', () => {
  const bare = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 500">\n<path d="M20 20H80" stroke="#14323c"/>\n</svg>\n';
  const found = diagnose(brokenProject(() => ({ 'decks/modules/what-it-is/layers.upright.svg': bare })));
  const told = found.filter(({ message }) => message.includes('layers.upright.svg'));
  expect(told.length).toBeGreaterThan(1);
  for (const { code, at } of told) expect([code, at?.file]).toEqual(['missing-label', 'decks/modules/what-it-is/en.md']);
  expect(told.map(({ hint }) => hint)).toContain('Add <text data-label="arm"/> to layers.upright.svg.');
});

describe('drawings', () => {
  const rect = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360">';
  const drawing = (inner: string, head = rect): string => `${head}\n${inner}\n</svg>\n`;
  test.each([
    ['a script', drawing('<script>alert(1)</script>'), '<script>', 2],
    ['a handler', drawing('<rect onload="alert(1)"/>'), 'onload="alert(1)"', 2],
    ['foreignObject', drawing('<g>\n<foreignObject/></g>'), '<foreignObject>', 3],
    ['a style sheet from elsewhere', drawing('<style>\n@import "https://example.org/a.css";</style>'), '@import', 3],
    ['a picture in another file', drawing('<image href="photo.png"/>'), '<image>', 2],
    ['an address in href', drawing('<use href="https://example.org/a.svg#b"/>'), 'https://example.org/a.svg#b', 2],
    [
      'an address in xlink:href',
      drawing('<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="//example.org"/>'),
      '//example.org',
      2,
    ],
    ['an address in url()', drawing('<rect fill="url(https://example.org)"/>'), 'url(https://example.org)', 2],
    ['words', drawing('<text>Hello</text>'), '"Hello"', 2],
    ['no viewBox', drawing('', '<svg xmlns="http://www.w3.org/2000/svg">'), 'viewBox', 1],
    ['a name that stands for names', `<!DOCTYPE svg [<!ENTITY a "b">\n<!ENTITY c "&a;&a;">]>${drawing('')}`, '<!ENTITY c', 2],
    ['what is not well-formed', drawing('<g>'), 'not well-formed', 2],
    ['another root', '<html/>', '<html>', 1],
    ['groups that nest without end', drawing('<g>'.repeat(20_000) + '</g>'.repeat(20_000)), 'deep', 2],
  ])('%s', (_, text, says, line) => {
    const found = readBroken(brokenProject({ [layers]: text })).diagnostics.filter(({ code }) => code === 'bad-svg');
    const one = found.find(({ message }) => message.includes(says));
    expect(one?.at, JSON.stringify(found)).toMatchObject({ file: layers, line });
    expect(one?.hint).toBeTruthy();
  });
});

describe('files', () => {
  const files = (edit: Edits | ((files: FixtureFiles) => Edits), prepare?: (root: string) => void) => {
    const root = brokenProject(edit);
    prepare?.(root);
    return diagnose(root);
  };

  test('a file that is not UTF-8 is named', () => {
    const found = files((fixture) => ({ [skin]: Buffer.from(fixture.text(skin).replace('itches', 'itché'), 'latin1') }));
    expect(found[0]).toMatchObject({ code: 'not-utf8', at: { file: skin, line: 6, column: 18 } });
    expect(found[0]?.hint).toContain('UTF-8');
  });

  test('a byte order mark and Windows line ends change nothing, not even the lines of other mistakes', () => {
    const windows = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const all = [skin, firstDays, whatItIs, claims, visit, brand, layers, 'decks/project.yaml', 'decks/claims/en.yaml'];
    expect(files((fixture) => Object.fromEntries(all.map((path) => [path, windows(fixture.text(path))])))).toEqual([]);
    const wrong = (fixture: FixtureFiles): string => fixture.replaced(skin, '[^scratching]\n:::\n\n###', '[^scraching]\n:::\n\n###');
    expect(files((fixture) => ({ [skin]: windows(wrong(fixture)) }))).toEqual(files((fixture) => ({ [skin]: wrong(fixture) })));
  });

  test('a huge file is refused, not read', () => {
    const found = files((fixture) => ({ [skin]: `${fixture.text(skin)}${'word '.repeat(300_000)}` }));
    expect(found[0]).toMatchObject({ code: 'file-too-large', at: { file: skin } });
    expect(found[0]?.message).toContain('1048576');
  });

  test.each(['../../../secret.svg', '../../../../../../../../etc/hosts'])('a logo at %s leads out of the project', (logo) => {
    const found = files((fixture) => ({ [brand]: fixture.replaced(brand, 'logo.svg', logo) }));
    expect(found).toMatchObject([{ code: 'path-outside', at: { file: brand, line: 4, column: 7 } }]);
    expect(found[0]?.message).toContain(logo);
  });

  test('a symbolic link that leads out of the project is refused, as a file and as a folder', () => {
    const found = files({ [skin]: null }, (root) => {
      const outside = brokenProject({});
      symlinkSync(join(outside, skin), join(root, skin));
      rmSync(join(root, 'decks/modules/moving'), { recursive: true });
      symlinkSync(join(outside, 'decks/modules/moving'), join(root, 'decks/modules/moving'));
    });
    const outside = found.filter(({ code }) => code === 'path-outside').map(({ at }) => at?.file);
    expect(outside).toEqual(['decks/modules/moving/en.md', skin]);
  });

  test('a symbolic link that stays inside is fine', () => {
    const logo = 'decks/brands/example-clinic/logo.svg';
    expect(files({ [logo]: null }, (root) => symlinkSync(join(root, layers), join(root, logo)))).toEqual([]);
  });

  test('a file among the modules that is no module is left alone', () => {
    expect(files({ 'decks/modules/README.md': 'Notes to ourselves.' })).toEqual([]);
  });

  test('without project.yaml there is no library, and one diagnostic that says so', () => {
    expect(files({ 'decks/project.yaml': null })).toMatchObject([{ code: 'missing-file', at: { file: 'decks/project.yaml' } }]);
  });
});

test('several mistakes are all reported in one run', () => {
  const root = brokenProject((files) => ({
    [visit]: files.replaced(visit, 'minutes: 5', 'minutes: five').replace('audience', 'audiense'),
    [claims]: files.replaced(claims, 'ref: leeds-cast', 'ref: leeds').replace('[CAST-01]', '[CAST-09]'),
    [skin]: files.replaced(skin, '[^scratching]', '[^nowhere]').replace('{#tight}', ''),
    [layers]: '<svg/>',
    'decks/brands/example-clinic/logo.svg': null,
  }));
  const codes = diagnose(root).map(({ code }) => code);
  const expected = [
    'wrong-type',
    'unknown-key',
    'missing-key',
    'unknown-reference',
    'unknown-requirement',
    'unknown-claim',
    'missing-id',
    'bad-svg',
    'missing-file',
  ];
  expect(codes).toEqual(expect.arrayContaining(expected));
});
