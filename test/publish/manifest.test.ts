import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { readFresh, readManifest } from '../../scripts/publish/listing.js';
import { manifestText } from '../../scripts/publish/manifest.js';
import { filesIn, listedIn, smallBuild } from '../support/output-build.js';

const base = mkdtempSync(join(tmpdir(), 'teachback-manifest-'));
let out = '';
let count = 0;

beforeEach(() => {
  out = join(base, `out-${count++}`);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const good = '{"tool":"t","project":{"id":"p","version":"1","date":"d"},"artifacts":[]}';
const one = '{"path":"a.html","title":"","format":"","media":"html","inputs":"","sha256":"","bytes":1}';
const A = 'b/en/share/a.html';
const B = 'b/en/share/b.html';

it('is read when it is whole', () => {
  mkdirSync(out);
  for (const text of [good, good.replace('[]', `[${one}]`)]) {
    writeFileSync(join(out, 'manifest.json'), text);
    expect(readManifest(out)).toEqual(JSON.parse(text));
  }
});

it.each([
  ['no JSON', '{"tool":'],
  ['another kind of JSON', '[1]'],
  ['a missing field', good.replace('"id":"p",', '')],
  ['artifacts that are no list', good.replace('[]', '{}')],
  ['a path that leaves the folder', good.replace('[]', `[${one.replace('a.html', '../a.html')}]`)],
  ['a size that is no number', good.replace('[]', `[${one.replace(':1}', ':"1"}')}]`)],
  ['checks of the wrong kind', good.replace('[]', `[${one.replace(':1}', ':1,"checked":{}}')}]`)],
  ['coverage of the wrong kind', good.replace('[]', `[${one.replace(':1}', ':1,"coverage":[1]}')}]`)],
])('is as good as missing with %s', async (_, text) => {
  await smallBuild({ out, texts: { [A]: 'one' } });
  writeFileSync(join(out, 'manifest.json'), text);
  expect(readManifest(out)).toBeUndefined();
  await smallBuild({ out, texts: { [B]: 'two' } });
  expect(listedIn(out)).toEqual([A, B, 'b/manifest.json', 'manifest.json']);
  expect(readManifest(out)?.artifacts.map(({ path }) => path)).toEqual([B]);
});

it('has what many artifacts have in common once, and gives it back to each', () => {
  mkdirSync(out);
  const line = { id: 'S01', text: 'Call 911.', where: 'page 1' };
  const artifacts = ['a', 'b'].map((path) => ({ ...JSON.parse(one), path, coverage: [line, { ...line, where: `page of ${path}` }] }));
  const text = manifestText({ ...JSON.parse(good), artifacts });
  expect([text.match(/"where": "page 1"/g)?.length, text.match(/Call 911/g)?.length]).toEqual([1, 1]);
  writeFileSync(join(out, 'manifest.json'), text);
  expect(readManifest(out)).toEqual({ ...JSON.parse(good), artifacts });
});

/** The files that lists of brands share. */
const sharedIn = (): string[] => filesIn(out).filter((path) => path.startsWith('coverage-'));

it('has what all brands meet in one file, which is there as long as a brand meets it', async () => {
  const C = 'c/en/share/a.html';
  const built = (texts: Readonly<Record<string, string>>) => smallBuild({ out, texts, stamp: 's' });
  const met = () => readManifest(out)?.artifacts.map(({ path, coverage }) => [path, coverage?.map(({ text }) => text)]);
  await built({ [A]: 'one', [C]: 'one' });
  expect(sharedIn().length).toBe(1);
  expect(readFileSync(join(out, 'c/manifest.json'), 'utf8')).not.toContain('"text"');
  await built({ [A]: 'one', [C]: 'two' });
  expect([sharedIn().length, met()]).toEqual([
    2,
    [
      [A, ['one']],
      [C, ['two']],
    ],
  ]);
  await built({ [A]: 'two', [C]: 'two' });
  expect([sharedIn().length, met()]).toEqual([
    1,
    [
      [A, ['two']],
      [C, ['two']],
    ],
  ]);
  await smallBuild({ out, texts: { [A]: 'three' }, isWhole: false });
  expect(met()).toEqual([
    [A, ['three']],
    [C, ['two']],
  ]);
  await built({ [A]: 'three' });
  expect([sharedIn().length, met()]).toEqual([1, [[A, ['three']]]]);
});

it('is as good as missing for a brand whose shared file is not as it was written: the next build makes both', async () => {
  await smallBuild({ out, texts: { [A]: 'one' }, stamp: 's' });
  const [name = ''] = sharedIn();
  const good = readFileSync(join(out, name), 'utf8');
  writeFileSync(join(out, name), good.replace('one', 'two'));
  expect([readFresh(out, 's')?.length, readManifest(out)?.artifacts]).toEqual([undefined, []]);
  await smallBuild({ out, texts: { [A]: 'one' }, stamp: 's' });
  expect([readFileSync(join(out, name), 'utf8'), readFresh(out, 's')?.length]).toEqual([good, 1]);
});

it('is fresh only for its stamp and with every file as it was written', async () => {
  await smallBuild({ out, texts: { [A]: 'one', [B]: 'two' }, stamp: 's' });
  expect(readFresh(out, 's')?.map(({ path }) => path)).toEqual([A, B]);
  expect(readFresh(out, 'other')).toBeUndefined();
  expect(readFresh(join(base, 'nowhere'), 's')).toBeUndefined();
  writeFileSync(join(out, A), 'eno');
  expect(readFresh(out, 's')).toBeUndefined();
  unlinkSync(join(out, A));
  writeFileSync(join(base, 'elsewhere.html'), 'one');
  symlinkSync(join(base, 'elsewhere.html'), join(out, A));
  expect(readFresh(out, 's')).toBeUndefined();
});

it('has a file of its own for each brand: what changes in one leaves that of the others as it is, and needs none of them', async () => {
  const C = 'c/en/share/a.html';
  const texts = { [A]: 'one', [C]: 'three' };
  await smallBuild({ out, texts, stamp: 's' });
  expect(Object.keys(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).parts)).toEqual(['b/manifest.json', 'c/manifest.json']);
  const { ino } = statSync(join(out, 'c/manifest.json'));
  await smallBuild({ out, texts: { ...texts, [A]: 'new' }, stamp: 't' });
  expect(statSync(join(out, 'c/manifest.json')).ino).toBe(ino);
  expect(readManifest(out)?.artifacts.map(({ path, inputs }) => [path, inputs])).toEqual([
    [A, 'inputs of new'],
    [C, 'inputs of three'],
  ]);
  expect(readFresh(out, 't', ['b'])?.map(({ path }) => path)).toEqual([A]);
  writeFileSync(join(out, 'c/manifest.json'), '{');
  expect(readFresh(out, 't', ['b'])?.map(({ path }) => path)).toEqual([A]);
  expect([readFresh(out, 't'), readManifest(out)?.stamp]).toEqual([undefined, undefined]);
  expect((await smallBuild({ out, texts: { ...texts, [A]: 'new' }, stamp: 't' })).kinds).toEqual({ [A]: 'unchanged', [C]: 'made' });
});

it('in one file for all brands, as it once was, is read, and parted by the next build', async () => {
  const C = 'c/en/share/a.html';
  await smallBuild({ out, texts: { [A]: 'one', [C]: 'three' } });
  const whole = readManifest(out);
  writeFileSync(join(out, 'manifest.json'), JSON.stringify({ ...JSON.parse(good), artifacts: whole?.artifacts }));
  for (const brand of ['b', 'c']) unlinkSync(join(out, brand, 'manifest.json'));
  expect(readManifest(out)?.artifacts).toEqual(whole?.artifacts);
  await smallBuild({ out, texts: { [A]: 'new' }, isWhole: false });
  expect(readManifest(out)?.artifacts.map(({ path, inputs }) => [path, inputs])).toEqual([
    [A, 'inputs of new'],
    [C, 'inputs of three'],
  ]);
  expect(listedIn(out)).toEqual([A, 'b/manifest.json', C, 'c/manifest.json', 'manifest.json']);
});
