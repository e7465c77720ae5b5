import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { textsIn } from '../support/output-build.js';
import { AS_OF, CACHE, FIXTURE } from '../support/places.js';
import { withoutDemands } from '../support/without-demands.js';

const work = mkdtempSync(join(tmpdir(), 'teachback-many-'));
const [place, out, fresh, published] = ['project', 'out', 'fresh', 'published'].map((name) => join(work, name)) as [
  string,
  string,
  string,
  string,
];
afterAll(() => rmSync(work, { recursive: true, force: true }));

const NORTH = 'brands/north-clinic/brand.yaml';
const change = (path: string, from: string | RegExp, to: string): void => {
  const file = join(place, 'decks', path);
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
};
const whole = (more: object = {}) => buildToFolder({ project: place, out, asOf: AS_OF, cache: CACHE, ...more });

/** The fixture for three brands, with one deck for each that needs no browser. */
function setUp(): void {
  rmSync(place, { recursive: true, force: true });
  cpSync(FIXTURE, place, { recursive: true });
  for (const id of ['north', 'south']) {
    cpSync(join(place, 'decks/brands/example-clinic'), join(place, `decks/brands/${id}-clinic`), { recursive: true });
    change(`brands/${id}-clinic/brand.yaml`, 'id: example-clinic', `id: ${id}-clinic`);
    change(`brands/${id}-clinic/brand.yaml`, 'Example Clinic', `Clinic of the ${id}`);
  }
  change('project.yaml', 'brands: [example-clinic]', 'brands: [example-clinic, north-clinic, south-clinic]');
  change('visit.deck.yaml', /formats: .*/, 'formats: [marp.md]');
  rmSync(join(place, 'decks/take-home.deck.yaml'));
  withoutDemands(place);
}

beforeAll(async () => {
  setUp();
  await whole();
  cpSync(out, published, { recursive: true });
});
beforeEach(() => {
  setUp();
  rmSync(out, { recursive: true, force: true });
  rmSync(fresh, { recursive: true, force: true });
  cpSync(published, out, { recursive: true });
});

/** Files that a build from nothing has otherwise. */
async function differences(): Promise<string[]> {
  await buildToFolder({ project: place, out: fresh, asOf: AS_OF, cache: CACHE });
  const [now, wanted] = [textsIn(out), textsIn(fresh)];
  return [...new Set([...Object.keys(now), ...Object.keys(wanted)])].filter((path) => now[path] !== wanted[path]);
}

const ofOther = (paths: readonly string[]): string[] => paths.filter((path) => !path.startsWith('north-clinic/'));

test.each([
  ['its name', () => change(NORTH, 'Clinic of the north', 'North Clinic'), true],
  ['its logo', () => change('brands/north-clinic/logo.svg', /fill="#[0-9a-f]+"/, 'fill="#123456"'), true],
  ['only a comment in its file', () => change(NORTH, /^/, '# Mended.\n'), false],
])(
  'one brand of three that changes %s: nothing of the others is made, and all is as if it were built from nothing',
  async (_, edit, isNew) => {
    edit();
    const { made } = await whole();
    expect([ofOther(made), made.length > 0]).toEqual([[], isNew]);
    expect(await differences()).toEqual([]);
  },
);

test.each([
  ['a slide', () => change('modules/skin/en.md', /^## Slide.*$/m, '$&\n\nNew words.')],
  ['a deck', () => change('visit.deck.yaml', 'The first days, the weeks after', 'The first days and the weeks after')],
  ['the version', () => change('project.yaml', '0.3.0', '0.4.0')],
  ['a brand less', () => change('project.yaml', ', south-clinic', '')],
  ['a brand in another place', () => change('project.yaml', 'example-clinic, north-clinic', 'north-clinic, example-clinic')],
])('what all share changes (%s): all is as if it were built from nothing', async (_, edit) => {
  edit();
  await whole();
  expect(await differences()).toEqual([]);
});

test('a build of one brand, and then of all: the others are made by the second one alone, and nothing twice', async () => {
  change('modules/skin/en.md', /^## Slide.*$/m, '$&\n\nNew words.');
  const one = await whole({ brands: ['north-clinic'] });
  expect([ofOther(one.made), one.made.length > 0]).toEqual([[], true]);
  const all = await whole();
  expect(all.made.filter((path) => path.startsWith('north-clinic/'))).toEqual([]);
  expect(await differences()).toEqual([]);
});

test('a file that somebody changed in a brand that is as it was is made again', async () => {
  change(NORTH, 'Clinic of the north', 'North Clinic');
  const damaged = 'south-clinic/en/staff/visit.marp.md';
  writeFileSync(join(out, damaged), 'damaged');
  expect((await whole()).made).toContain(damaged);
  expect(await differences()).toEqual([]);
});
