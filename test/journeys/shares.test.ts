import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EnvironmentError, Job } from '../../scripts/model/job.js';
import { buildShare } from '../../scripts/stories/build-share.js';
import { buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { mergeShares } from '../../scripts/stories/merge-shares.js';
import { shareOf } from '../../scripts/stories/share-jobs.js';
import { edit, hashesIn, smallProject } from '../support/many-brands.js';
import { AS_OF } from '../support/places.js';

const work = mkdtempSync(join(tmpdir(), 'teachback-shares-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const project = join(work, 'project');
const folder = (index: number): string => join(work, `share-${index}`);
const all = [3, 1, 2].map(folder);
const shareIn = (out: string, index: number, asOf = AS_OF) => buildShare({ project, out, shard: { index, count: 3 }, asOf });
const merged = (folders: readonly string[], out = join(work, 'out')) => mergeShares({ project, folders, out });
const why = (folders: readonly string[]): Promise<string> =>
  merged(folders).then(
    () => 'was merged',
    (error: EnvironmentError) => `${error.message} ${error.mend}`,
  );

beforeAll(() => smallProject(project, 2, { 'take-home': ['brochure', 'handout'], visit: ['marp', 'marp.md'] }));

test('three shares together are what one build makes, byte for byte', async () => {
  const one = await buildToFolder({ project, out: join(work, 'one'), asOf: AS_OF });
  expect(one.failed).toEqual([]);
  const reports = [await shareIn(folder(1), 1), await shareIn(folder(2), 2), await shareIn(folder(3), 3)];
  expect(reports.map(({ made, failed }) => [made.length > 0, failed])).toEqual(Array(3).fill([true, []]));
  expect(await why([folder(1), folder(3)])).toMatch(/^Of 3 shares 1 are missing: 2\/3\..*--shard 2\/3/);
  expect(existsSync(join(work, 'out'))).toBe(false);
  const report = await merged(all);
  expect([...report.resumed].sort()).toEqual([...one.made].sort());
  expect(hashesIn(join(work, 'out'))).toEqual(hashesIn(join(work, 'one')));
  expect((await buildToFolder({ project, out: join(work, 'out'), asOf: AS_OF })).upToDate).toBe(true);
});

test('a share that stands there is not made again', async () => {
  expect(await shareIn(folder(2), 2)).toMatchObject({ made: [], failed: [] });
});

test('shares of different content, day or scope are refused by name, and nothing is written', async () => {
  expect(await why([join(work, 'project'), ...all])).toContain('is no share');
  const later = join(work, 'later');
  await shareIn(later, 2, '2026-11-24');
  expect(await why([folder(1), later, folder(3)])).toMatch(
    /later" was not made of the same as .*: the day on which reviews are judged differ/,
  );
  edit(project, 'project.yaml', /^version: .*$/m, 'version: "0.4.0"');
  expect(await why(all)).toMatch(/was not made of the same as what stands here now: the content \(decks\/\) differ/);
});

const jobs = Array.from(
  { length: 40 },
  (_, index): Job => ({
    ...({ brand: `b${index % 20}`, locale: 'en', path: `b${index % 20}/en/${index}` } as Job),
    weight: 1 + (index % 7),
  }),
);

test.each([2, 3, 7])('each job is in one of %i shares, the same ones whatever their order, alike in weight', (count) => {
  const shares = Array.from({ length: count }, (_, index) => shareOf(jobs, { index: index + 1, count }));
  expect(
    shares
      .flat()
      .map(({ path }) => path)
      .sort(),
  ).toEqual(jobs.map(({ path }) => path).sort());
  expect(
    shareOf([...jobs].reverse(), { index: 1, count })
      .map(({ path }) => path)
      .sort(),
  ).toEqual((shares[0] ?? []).map(({ path }) => path).sort());
  const weights = shares.map((share) => share.reduce((sum, { weight }) => sum + weight, 0));
  expect(Math.max(...weights) - Math.min(...weights)).toBeLessThanOrEqual(14);
});
