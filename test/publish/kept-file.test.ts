import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keepLastFolders, readKept, writeKept } from '../../scripts/publish/kept-file.js';

const work = mkdtempSync(join(tmpdir(), 'teachback-kept-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const VALUE = { found: ['a “b”'], names: new Map([['constructor', 1]]), bytes: new Uint8Array([0, 255]) };
async function kept(): Promise<string> {
  const file = join(mkdtempSync(join(work, 'x-')), 'inner/kept');
  await writeKept(file, 'key', VALUE);
  return file;
}

test('what was kept comes back under its key, and under no other', async () => {
  const file = await kept();
  expect([readKept(file, 'key'), readKept(file, 'other')]).toEqual([VALUE, undefined]);
  await writeKept(file, 'other', 2);
  expect([readKept(file, 'key'), readKept(file, 'other'), readdirSync(dirname(file))]).toEqual([undefined, 2, ['kept']]);
});

const withOther = (file: string, change: (bytes: Buffer) => Buffer): void => writeFileSync(file, change(readFileSync(file)));

function asFolder(file: string): void {
  rmSync(file);
  mkdirSync(file);
}

test.each<[string, (file: string) => void]>([
  ['taken away', (file) => rmSync(file)],
  ['empty', (file) => truncateSync(file, 0)],
  ['cut off', (file) => truncateSync(file, 100)],
  ['longer', (file) => withOther(file, (bytes) => Buffer.concat([bytes, Buffer.of(0)]))],
  ['changed in one letter', (file) => withOther(file, (bytes) => bytes.fill('c', bytes.indexOf('found'), bytes.indexOf('found') + 1))],
  ['something else', (file) => writeFileSync(file, '{"key":"key","value":1}')],
  ['a folder', asFolder],
])('a kept file that is %s is as if it were not there', async (_, damage) => {
  const file = await kept();
  damage(file);
  expect(readKept(file, 'key')).toBeUndefined();
});

test.skipIf(process.getuid === undefined)('what others could have put there is as if it were not there', async () => {
  const [open, linked] = [await kept(), await kept()];
  chmodSync(dirname(open), 0o777);
  const link = join(dirname(linked), 'link');
  symlinkSync(linked, link);
  expect([readKept(open, 'key'), readKept(link, 'key'), readKept(linked, 'key')]).toEqual([undefined, undefined, VALUE]);
});

test('where the disk refuses, nothing is kept and nothing thrown', async () => {
  const file = await kept();
  await writeKept(join(file, 'x'), 'key', 1);
  await writeKept(file, 'key', () => 'no data');
  await keepLastFolders(file, 1);
  expect(readKept(file, 'key')).toEqual(VALUE);
});

test('of many folders the last ones stay', async () => {
  const place = mkdtempSync(join(work, 'many-'));
  for (const name of ['a', 'b', 'c']) await writeKept(join(place, name, 'kept'), 'key', name);
  await keepLastFolders(place, 2);
  expect(readdirSync(place)).toHaveLength(2);
});
