import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../scripts/cli.js';
import { readManifest } from '../../scripts/publish/listing.js';
import { build } from '../../scripts/stories/build.js';
import { buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { loadLibrary } from '../../scripts/stories/open-project.js';
import { textsIn } from '../support/output-build.js';
import { AS_OF, CACHE, FIXTURE } from '../support/places.js';
import { withoutDemands } from '../support/without-demands.js';

const work = mkdtempSync(join(tmpdir(), 'teachback-brands-'));
const place = join(work, 'project');
const out = join(work, 'out');
afterAll(() => rmSync(work, { recursive: true, force: true }));

const BAD = 'brands/north-clinic/brand.yaml';
const change = (path: string, from: string | RegExp, to: string): void => {
  const file = join(place, 'decks', path);
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
};

/** The fixture for two brands, with one artifact for each: it needs no browser. */
beforeEach(setUp);

function setUp(): void {
  for (const folder of [place, out]) rmSync(folder, { recursive: true, force: true });
  cpSync(FIXTURE, place, { recursive: true });
  cpSync(join(place, 'decks/brands/example-clinic'), join(place, 'decks/brands/north-clinic'), { recursive: true });
  change(BAD, 'id: example-clinic', 'id: north-clinic');
  change(BAD, 'Example Clinic', 'North Clinic');
  change('project.yaml', 'brands: [example-clinic]', 'brands: [north-clinic, example-clinic]');
  change('visit.deck.yaml', /formats: .*/, 'formats: [marp.md]');
  rmSync(join(place, 'decks/take-home.deck.yaml'));
  withoutDemands(place);
}

const whole = (more: object = {}) => buildToFolder({ project: place, out, asOf: AS_OF, cache: CACHE, ...more });
/** What was made of it before there was a mistake. */
const published = join(work, 'published');
const GOOD_DECK = 'example-clinic/en/staff/visit.marp.md';
const BAD_DECK = 'north-clinic/en/staff/visit.marp.md';
/** The decks among files, without their drawings. */
const decksIn = (paths: readonly string[]): string[] => paths.filter((path) => path.endsWith('.md'));
const raiseVersion = (): void => change('project.yaml', '0.3.0', '0.4.0');

async function teachback(line: string): Promise<{ exitCode: number; stderr: string }> {
  const told: string[] = [];
  const around = { stdout: { write: () => {} }, stderr: { write: (text: string) => void told.push(text) }, env: {}, cwd: work };
  return { exitCode: await run([...line.split(' '), '--project', 'project'], around), stderr: told.join('') };
}

describe('one of two brands that has a mistake', () => {
  beforeAll(async () => {
    setUp();
    await whole();
    cpSync(out, published, { recursive: true });
  });

  test.each([
    ['in its file', () => change(BAD, '#2b5d8a', '#zz')],
    ['in its region', () => change(BAD, 'region: us', 'region: atlantis')],
    ['in its folder: no brand.yaml', () => rmSync(join(place, 'decks', BAD))],
  ])('%s keeps its published folder, its page and its name as they were; the other is made', async (_, spoil) => {
    cpSync(published, out, { recursive: true });
    const before = textsIn(out);
    const ofBad = Object.keys(before).filter((path) => path.includes('north-clinic/'));
    expect(ofBad).toContain(BAD_DECK);
    spoil();
    raiseVersion();
    const { made, failed, upToDate } = await whole();
    const after = textsIn(out);
    expect([decksIn(made), failed.map(({ path }) => path), upToDate]).toEqual([[GOOD_DECK], [BAD_DECK], false]);
    for (const path of [...ofBad, 'index.html']) expect([path, after[path] === before[path]]).toEqual([path, true]);
    expect(after[GOOD_DECK]).not.toBe(before[GOOD_DECK]);
    const listed = readManifest(out)?.artifacts.map(({ path }) => path);
    expect(listed).toEqual(expect.arrayContaining([GOOD_DECK, BAD_DECK, 'north-clinic/index.html']));
  });

  test('is mended, and made then', async () => {
    change(BAD, '#2b5d8a', '#zz');
    expect(decksIn((await whole()).made)).toEqual([GOOD_DECK]);
    expect((await whole()).upToDate).toBe(false);
    change(BAD, '#zz', '#2b5d8a');
    expect(decksIn((await whole()).made)).toEqual([BAD_DECK]);
    const last = await whole();
    expect([last.upToDate, last.diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([true, []]);
  });

  test('is told by check and by the exit code of a build of all; a build of the other brand knows nothing of it', async () => {
    change(BAD, 'region: us', 'region: atlantis');
    const [all, both, other, own] = [
      await teachback('check'),
      await teachback(`build --out ${out}`),
      await teachback(`build --brand example-clinic --out ${out} --force`),
      await teachback(`build --brand north-clinic --out ${out}`),
    ];
    expect([all.exitCode, both.exitCode, other.exitCode, own.exitCode]).toEqual([1, 1, 0, 1]);
    expect([all, both, other, own].map(({ stderr }) => stderr.includes('atlantis'))).toEqual([true, true, false, true]);
  });

  test('stops no other call with the library as it was read, and is never made of what could be read of it', async () => {
    change(BAD, 'region: us', 'region: us\ncolour: red');
    change('modules/skin/en.md', '## Print', '## Prunt');
    const { library } = await loadLibrary(place);
    const made = async (brands: string[], project = library) => {
      const { outcomes, diagnostics } = await build({ project: project ?? place, brands, asOf: AS_OF });
      return [outcomes.map(({ kind }) => kind), diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)];
    };
    expect(await made(['example-clinic'])).toEqual([[], ['unknown-passage']]);
    change('modules/skin/en.md', '## Prunt', '## Print');
    const again = (await loadLibrary(place)).library;
    expect(await made(['example-clinic'], again)).toEqual([['made'], []]);
    expect(await made(['north-clinic'], again)).toEqual([[], ['unknown-key']]);
  });
});
