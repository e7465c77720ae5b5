import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../scripts/cli.js';
import { withReviews } from '../../scripts/content/new-content.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import type { Library } from '../../scripts/model/content.js';
import { type ApproveRequest, approveModules } from '../../scripts/stories/approve.js';
import { judged } from '../support/approved.js';
import { withoutDemands } from '../support/without-demands.js';

const FIXTURE = new URL('../fixtures/cast-care', import.meta.url).pathname;
const TEMPLATES = new URL('../../templates', import.meta.url).pathname;
const work = mkdtempSync(join(tmpdir(), 'teachback-approve-'));
const project = join(work, 'project');
const file = join(project, 'decks', 'reviews.yaml');
const text = (): string => readFileSync(file, 'utf8');
beforeEach(() => {
  rmSync(project, { recursive: true, force: true });
  cpSync(FIXTURE, project, { recursive: true });
  // One short piece: what is approved is a module's words, not what is made of them.
  withoutDemands(project);
  rmSync(join(project, 'decks/visit.deck.yaml'));
  const deck = join(project, 'decks/take-home.deck.yaml');
  writeFileSync(deck, readFileSync(deck, 'utf8').replace(/formats: .*/, 'formats: [handout]'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const approve = (given: Partial<ApproveRequest> = {}) =>
  approveModules({
    ...{ project, modules: ['skin'], by: 'A. Reviewer', role: 'nurse', on: '2026-11-20', due: '2027-11-20', asOf: '2026-11-23' },
    ...given,
  });
const words = (snapshot = ''): string => readFileSync(join(project, 'decks', 'reviews', snapshot), 'utf8');
const reviews = () => readLibrary(project, TEMPLATES).library?.reviews ?? [];

describe('what is recorded', () => {
  it('is who, when, until when, of which words and which version', async () => {
    const { recorded, diagnostics, wrong } = await approve();
    expect([diagnostics, wrong]).toEqual([[], undefined]);
    expect(recorded).toEqual([
      {
        ...{ kind: 'clinical', module: 'skin', locale: 'en', regions: ['us'], by: 'A. Reviewer', role: 'nurse' },
        ...{ on: '2026-11-20', due: '2027-11-20', version: '0.3.0', snapshot: expect.stringMatching(/^skin\.en\.[0-9a-f]{12}\.txt$/) },
      },
    ]);
    expect(reviews()).toMatchObject(recorded);
    expect(words(recorded[0]?.snapshot)).toMatch(/^[0-9a-f]{8} .*\| Put nothing inside the cast, even if it itches\.$/m);
  });

  it('is added below what is there: comments and earlier lines stay', async () => {
    writeFileSync(file, '# Lines are only ever added.\n[]\n# The end.\n');
    await approve();
    const first = text();
    expect(first.startsWith('# Lines are only ever added.\n')).toBe(true);
    expect(first).toContain('# The end.\n- kind: clinical\n');
    expect(first).not.toContain('[]');
    await approve({ modules: ['moving', 'daily-life', 'moving'], by: 'Ola "Bo" Ek: RN #1' });
    expect(text().startsWith(first)).toBe(true);
    expect(reviews().map(({ module, by }) => [module, by])).toEqual([
      ['skin', 'A. Reviewer'],
      ['moving', 'Ola "Bo" Ek: RN #1'],
      ['daily-life', 'Ola "Bo" Ek: RN #1'],
    ]);
  });

  it('stands below records of 0.1.0, which stay and are read as records of unknown words', async () => {
    const old =
      '- { scope: module, id: skin, locale: en, fingerprint: 0123456789abcdef, by: A, role: B, on: 2026-01-01, due: 2027-01-01 }\n';
    writeFileSync(file, old);
    await approve();
    expect(text().startsWith(old)).toBe(true);
    expect(reviews().map(({ kind, module, snapshot, at }) => [kind, module, snapshot.length > 7, at?.line])).toEqual([
      ['clinical', 'skin', false, 1],
      ['clinical', 'skin', true, 2],
    ]);
  });

  it('has the regions that were read, and is added for other regions as well', async () => {
    const regions = join(project, 'decks', 'regions');
    writeFileSync(
      join(regions, 'gb.yaml'),
      readFileSync(join(regions, 'us.yaml'), 'utf8').replace('id: us', 'id: gb').replace('911', '999'),
    );
    const { recorded } = await approve({ regions: ['us', 'gb'] });
    expect(recorded[0]?.regions).toEqual(['gb', 'us']);
    expect(words(recorded[0]?.snapshot)).toMatch(/line; regions gb \| .*999[\s\S]*line; regions us \| .*911/);
  });

  it('makes the file where there is none, and leaves no other', async () => {
    rmSync(file);
    const before = readdirSync(join(project, 'decks'));
    await approve();
    expect(reviews()).toHaveLength(1);
    expect(readdirSync(join(project, 'decks')).sort()).toEqual([...before, 'reviews', 'reviews.yaml'].sort());
  });

  it('is lost for none of two who approve at once: who cannot is told to run it again', async () => {
    const asked = ['skin', 'moving', 'daily-life'].map((one) => ({ modules: [one] }));
    const done = await Promise.allSettled(asked.map(approve));
    const recorded = done.flatMap((one) => (one.status === 'fulfilled' ? one.value.recorded.map(({ module }) => module) : []));
    expect(recorded.length).toBeGreaterThan(0);
    expect(
      reviews()
        .map(({ module }) => module)
        .sort(),
    ).toEqual(recorded.sort());
    for (const one of done)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: 'locked', mend: expect.stringMatching(/run the command again/) });
  });

  it('holds until a word changes', async () => {
    await approve();
    const module = join(project, 'decks', 'modules', 'skin', 'en.md');
    writeFileSync(module, readFileSync(module, 'utf8').replace(/title: .*/, 'title: Other words'));
    const { recorded } = await approve();
    expect(recorded[0]?.snapshot).not.toBe(reviews()[0]?.snapshot);
  });
});

describe('the text', () => {
  const review = {
    ...{ kind: 'clinical' as const, module: 'skin', locale: 'en', regions: ['us', 'gb'], by: 'A', role: 'B', on: '2026-11-20' },
    due: '2027-11-20',
    snapshot: 'skin.en.123456789012.txt',
  };

  it('keeps the line ends and the indentation of the file', () => {
    expect(withReviews('# x\r\n[]\r\n', [review])).toBe(
      '# x\r\n- kind: clinical\r\n  module: "skin"\r\n  locale: "en"\r\n  regions: [us, gb]\r\n  by: "A"\r\n  role: "B"\r\n  on: 2026-11-20\r\n  due: 2027-11-20\r\n  snapshot: "skin.en.123456789012.txt"\r\n',
    );
    const indented = (withReviews('', [review]) ?? '').replace(/^/gm, '  ').trimEnd();
    expect(withReviews(indented, [{ ...review, module: 'moving' }])).toContain(
      '    snapshot: "skin.en.123456789012.txt"\n  - kind: clinical\n    module: "moving"\n',
    );
  });

  it('keeps a comment beside the empty list', () => {
    expect(withReviews('[] # nobody yet', [review])).toMatch(/^# nobody yet\n- kind: clinical\n/);
  });
});

describe('nothing is recorded', () => {
  it.each([
    ['an unknown module', { modules: ['skn'] }, /"skn" is not a module. Did you mean "skin"\?/],
    ['a name of every object', { modules: ['constructor'] }, /"constructor" is not a module/],
    ['an unknown module beside a known one', { modules: ['moving', 'skn'] }, /"skn" is not a module/],
    ['no module', { modules: [] }, /No module is named/],
    ['an unknown region', { regions: ['us', 'fr'] }, /"fr" is not a region. Choose from: us\./],
    ['an unknown locale', { locale: 'fr' }, /"fr" is not a locale. Choose from: en\./],
    ['no name', { by: '  ' }, /name of the reviewer is empty/],
    ['no role', { role: '' }, /role of the reviewer is empty/],
    ['a name of two lines', { by: 'A\nB' }, /one line/],
    ['a day to come', { on: '2026-11-24' }, /dated 2026-11-24, and today is 2026-11-23/],
    ['an end before the start', { due: '2026-11-19' }, /later day with --due/],
    ['more than three years', { due: '2029-11-21' }, /more than 3 years after 2026-11-20. Write a day up to 2029-11-20/],
  ])('for %s', async (_, given, message) => {
    const before = text();
    const { recorded, wrong } = await approve(given as Partial<ApproveRequest>);
    expect([recorded, wrong]).toEqual([[], expect.stringMatching(message)]);
    expect(text()).toBe(before);
  });

  it('but three years to the day are fine, from a leap day too', async () => {
    expect((await approve({ due: '2029-11-20' })).recorded).toHaveLength(1);
    expect((await approve({ modules: ['moving'], on: '2024-02-29', due: '2027-02-28' })).recorded).toHaveLength(1);
  });

  it('for words that the same person has approved, unless it puts the next review off', async () => {
    await approve();
    expect((await approve()).wrong).toMatch(/A. Reviewer has approved "skin" as it stands now already, on 2026-11-20, due 2027-11-20/);
    expect((await approve({ on: '2026-11-22', due: '2028-11-20' })).recorded).toHaveLength(1);
    expect((await approve({ by: 'Ola Ek' })).recorded).toHaveLength(1);
    expect(reviews()).toHaveLength(3);
  });

  it('for a module with errors, which are listed; errors of other modules do not matter', async () => {
    const module = join(project, 'decks', 'modules', 'skin', 'en.md');
    writeFileSync(module, `${readFileSync(module, 'utf8')}\n## Print: More\n\nWe say so.[^nobody]\n`);
    const { recorded, diagnostics } = await approve({ modules: ['moving', 'skin'] });
    expect(recorded).toEqual([]);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.every(({ at, severity }) => at?.file === 'decks/modules/skin/en.md' && severity === 'error')).toBe(true);
    expect((await approve({ modules: ['moving'] })).recorded).toHaveLength(1);
  });

  it('when the list is written in braces', async () => {
    writeFileSync(
      file,
      '[{ kind: clinical, module: skin, locale: en, regions: [us], by: A, role: B, on: 2026-01-01, due: 2027-01-01, snapshot: unknown }]\n',
    );
    const before = text();
    expect((await approve()).diagnostics).toMatchObject([{ code: 'reviews-not-a-list', at: { file: 'decks/reviews.yaml' } }]);
    expect(text()).toBe(before);
  });

  it('when a record lacks something: it is told at its place', async () => {
    writeFileSync(
      file,
      '- { kind: clinical, module: skin, locale: en, by: A, role: B, on: 2026-01-01, due: 2027-01-01, snapshot: x, fingerprint: y }\n',
    );
    const { diagnostics } = await approve();
    expect(diagnostics.map(({ code, at }) => [code, at?.line])).toEqual([
      ['missing-key', 1],
      ['unknown-key', 1],
    ]);
  });

  it('when the words cannot be kept: the list stays as it was', async () => {
    const before = text();
    writeFileSync(join(project, 'decks', 'reviews'), 'a file where the folder must stand');
    await expect(approve()).rejects.toThrow();
    expect(text()).toBe(before);
  });

  it('when a folder stands where the file must', async () => {
    rmSync(file);
    mkdirSync(file);
    expect((await approve()).diagnostics).toMatchObject([{ code: 'missing-file', at: { file: 'decks/reviews.yaml' } }]);
  });
});

describe('words that were approved', () => {
  const wrong = () =>
    judged(readLibrary(project, TEMPLATES).library as Library).map(({ code, message }) => [code, message.replace(/^.*read: /, '')]);
  const damaged = (bytes: Uint8Array | string) => (path: string) => writeFileSync(path, bytes);

  it.each<[string, (path: string) => void, RegExp]>([
    ['is not text', damaged(Uint8Array.of(0xff, 0xfe, 0x41)), /\.txt is UTF-16, not UTF-8 text\. The module is a draft\.$/],
    ['is far too large', damaged('a'.repeat(1024 * 1024 + 1)), /\.txt has 1048577 bytes; the limit is 1048576\./],
    ['is gone', (path) => rmSync(path), /\.txt is not there\./],
    [
      'leads out of the project',
      (path) => {
        rmSync(path);
        symlinkSync('/etc/hostname', path);
      },
      /\.txt leads out of decks\/\./,
    ],
    [
      'is a folder',
      (path) => {
        rmSync(path);
        mkdirSync(path);
      },
      /\.txt is not there\./,
    ],
  ])('say why they cannot be read where their file %s, in one message', async (_, damage, reason) => {
    const { recorded } = await approve();
    damage(join(project, 'decks', 'reviews', recorded[0]?.snapshot ?? ''));
    expect(wrong()).toEqual([['snapshot-unreadable', expect.stringMatching(reason)]]);
  });

  it('are read where a review names them: no other file there matters', async () => {
    await approve();
    for (const name of ['skin.en.000000000000.txt', 'notes.txt', 'a.md'])
      writeFileSync(join(project, 'decks', 'reviews', name), Uint8Array.of(0xff));
    expect(wrong()).toEqual([]);
    expect(Object.keys(readLibrary(project, TEMPLATES).library?.snapshots ?? {})).toHaveLength(1);
  });
});

describe('the command', () => {
  async function teachback(...args: string[]) {
    const printed = { stdout: '', stderr: '' };
    const writer = (name: 'stdout' | 'stderr') => ({
      write: (said: string) => {
        printed[name] += said;
      },
    });
    const exitCode = await run(args, { stdout: writer('stdout'), stderr: writer('stderr'), env: {}, cwd: project });
    return { exitCode, ...printed };
  }
  const said = ['--by', 'A. Reviewer', '--role', 'nurse', '--on', '2026-11-20', '--due', '2027-11-20', '--as-of', '2026-11-23'];

  it('prints what was recorded', async () => {
    const { exitCode, stdout, stderr } = await teachback('approve', 'skin', 'moving', ...said);
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('Recorded in decks/reviews.yaml, with the words')]);
    expect(stdout).toMatch(
      /^skin {4}en {2}us {2}clinical {2}2026-11-20 {2}due 2027-11-20 {2}A. Reviewer, nurse {2}skin\.en\.[0-9a-f]{12}\.txt\nmoving {2}en/,
    );
  });

  it('that a message prints, run as it stands, is an approval of what has changed', async () => {
    const regions = join(project, 'decks', 'regions');
    writeFileSync(join(regions, 'gb.yaml'), readFileSync(join(regions, 'us.yaml'), 'utf8').replace('id: us', 'id: gb'));
    const brand = join(project, 'decks', 'brands', 'example-clinic', 'brand.yaml');
    writeFileSync(brand, readFileSync(brand, 'utf8').replace(/^region: us$/m, 'region: gb'));
    await approve({ modules: ['skin'], regions: ['gb', 'us'] });
    const module = join(project, 'decks', 'modules', 'skin', 'en.md');
    writeFileSync(module, readFileSync(module, 'utf8').replace(/title: .*/, 'title: Other words'));
    const [before] = judged(readLibrary(project, TEMPLATES).library as Library);
    const [, printed = ''] = /teachback (approve .*)$/.exec(before?.hint ?? '') ?? [];
    const filled = printed
      .replace('"NAME"', 'Ola')
      .replace('"ROLE"', 'nurse')
      .replace('YYYY-MM-DD', '2026-11-22')
      .replace('YYYY-MM-DD', '2027-11-22');
    expect(await teachback(...filled.split(' '), '--as-of', '2026-11-23')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^skin +en +gb /),
    });
    expect(judged(readLibrary(project, TEMPLATES).library as Library)).toEqual([]);
  });

  it('exits with 2 for wrong use, with 1 for content that has errors', async () => {
    expect(await teachback('approve', 'skn', ...said)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Did you mean "skin"?'),
    });
    expect((await teachback('approve', ...said)).exitCode).toBe(2);
    expect((await teachback('approve', 'skin', '--by', 'Dana')).exitCode).toBe(2);
    expect((await teachback('approve', 'skin', ...said, '--due', '2027-02-30')).exitCode).toBe(2);
    const module = join(project, 'decks', 'modules', 'skin', 'en.md');
    writeFileSync(module, `${readFileSync(module, 'utf8')}\n## Print: More\n\nWe say so.[^nobody]\n`);
    expect(await teachback('approve', 'skin', ...said)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('Nothing was recorded'),
    });
  });
});
