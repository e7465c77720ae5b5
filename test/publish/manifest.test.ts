import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { isFresh, manifestText, readManifest } from '../../scripts/publish/manifest.js';
import { filesIn, smallBuild } from '../support/output-build.js';

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
  expect(filesIn(out)).toEqual([A, B, 'manifest.json']);
  expect(readManifest(out)?.artifacts.map(({ path }) => path)).toEqual([B]);
});

it('has what many artifacts have in common once, and gives it back to each', () => {
  mkdirSync(out);
  const line = { id: 'S01', text: 'Call 911.', where: 'page 1' };
  const artifacts = ['a', 'b'].map((path) => ({ ...JSON.parse(one), path, coverage: [line, { ...line, where: `page of ${path}` }] }));
  const text = manifestText({ ...JSON.parse(good), artifacts });
  expect(text.match(/"where":"page 1"/g)).toHaveLength(1);
  writeFileSync(join(out, 'manifest.json'), text);
  expect(readManifest(out)).toEqual({ ...JSON.parse(good), artifacts });
});

it('is fresh only for its stamp and with every file as it was written', async () => {
  await smallBuild({ out, texts: { [A]: 'one', [B]: 'two' }, stamp: 's' });
  const manifest = readManifest(out);
  expect(isFresh(manifest, out, 's')).toBe(true);
  expect(isFresh(manifest, out, 'other')).toBe(false);
  expect(isFresh(undefined, out, 's')).toBe(false);
  writeFileSync(join(out, A), 'eno');
  expect(isFresh(manifest, out, 's')).toBe(false);
  unlinkSync(join(out, A));
  writeFileSync(join(base, 'elsewhere.html'), 'one');
  symlinkSync(join(base, 'elsewhere.html'), join(out, A));
  expect(isFresh(manifest, out, 's')).toBe(false);
});
