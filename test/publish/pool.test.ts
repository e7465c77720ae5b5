import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Artifact, Job } from '../../scripts/model/job.js';
import type { ManifestArtifact } from '../../scripts/publish/manifest.js';
import { openPool } from '../../scripts/publish/pool.js';
import { poolOf } from '../../scripts/stories/queue.js';

/** A folder of finished jobs, which people name: it may hold what is theirs. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'teachback-pool-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const PATH = 'clinic/en/share/take-home.html';
const job = { path: PATH, brand: 'clinic', locale: 'en' } as Job;
const artifact = (inputs: string, path = PATH, more: Partial<Artifact['entry']> = {}): Artifact => ({
  ...{ path, inputs, bytes: Buffer.from(inputs) },
  entry: { path, title: 'Title', brand: 'clinic', locale: 'en', format: 'booklet', media: 'html', ...more },
});

test('what is not the pool’s stays, whatever it is called; only jobs that nobody names are thrown away', async () => {
  const pool = openPool(folder);
  for (const inputs of ['old', 'new']) await pool.put(job, [artifact(inputs)]);
  const jobs = readdirSync(folder);
  expect(jobs).toHaveLength(2);
  mkdirSync(join(folder, 'photos'));
  for (const file of ['photos/a.jpg', 'letter.txt', '.profile', 'a'.repeat(63)]) writeFileSync(join(folder, file), 'mine');
  await pool.keepOnly(new Map([[PATH, 'new']]));
  expect([pool.find(PATH, 'old'), pool.find(PATH, 'new')?.entries.length]).toEqual([undefined, 1]);
  expect(readdirSync(folder).filter((name) => !jobs.includes(name))).toEqual(['.profile', 'a'.repeat(63), 'letter.txt', 'photos']);
  expect(existsSync(join(folder, 'photos/a.jpg'))).toBe(true);
});

test('what another machine is putting in stays; what never ended goes after a day', async () => {
  const [now, old] = ['.teachback-1-00000000.tmp', '.teachback-2-00000000.tmp'].map((name) => join(folder, name)) as [string, string];
  for (const one of [now, old]) mkdirSync(one);
  const before = new Date(Date.now() - 25 * 3_600_000);
  utimesSync(old, before, before);
  await openPool(folder).keepOnly(new Map());
  expect([existsSync(now), existsSync(old)]).toEqual([true, false]);
});

test.each<[string, string, Partial<ManifestArtifact>]>([
  ['a file of another job', 'clinic/en/share/visit.html', {}],
  ['a file of another clinic', 'other/en/share/visit.html', { partOf: PATH }],
  ['the list of all files', 'manifest.json', { partOf: PATH }],
  ['the picture of another file', 'thumbs/clinic/en/share/visit.html.png', { partOf: PATH }],
  ['a file for another clinic', 'clinic/en/share/a.svg', { partOf: PATH, brand: 'other' }],
  ['its own file twice', PATH, { partOf: PATH }],
])('what names %s is not taken', async (_, path, more) => {
  const pool = openPool(folder);
  await pool.put(job, [artifact('new'), artifact('new', 'clinic/en/share/figure.svg', { partOf: PATH })]);
  expect(pool.find(PATH, 'new')?.entries).toHaveLength(2);
  const record = join(folder, readdirSync(folder)[0] ?? '', 'job.json');
  const [own, beside] = JSON.parse(readFileSync(record, 'utf8'));
  writeFileSync(record, JSON.stringify([own, { ...beside, partOf: undefined, path, ...more }]));
  expect(pool.find(PATH, 'new')).toBeUndefined();
});

test('files of a job that was made of something else are not taken for it', async () => {
  const pool = openPool(folder);
  await pool.put(job, [artifact('new')]);
  const record = join(folder, readdirSync(folder)[0] ?? '', 'job.json');
  writeFileSync(record, readFileSync(record, 'utf8').replace('"inputs":"new"', '"inputs":"old"'));
  expect(pool.find(PATH, 'new')).toBeUndefined();
});

test('each queue has a pool of its own unless one is named', () => {
  const pools = ['one', 'two'].map((name) => poolOf({ project: folder, name }));
  expect(new Set(pools).size).toBe(2);
  expect(poolOf({ project: folder, name: 'one', pool: '/mnt/pool' })).toBe('/mnt/pool');
});
