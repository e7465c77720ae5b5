import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
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
  const { made } = JSON.parse(readFileSync(join(folder(2), 'share.json'), 'utf8')) as { made: Record<string, string> };
  const again = await shareIn(folder(2), 2);
  expect([again.made, again.failed, [...again.unchanged].sort()]).toEqual([[], [], Object.keys(made).sort()]);
  expect(again.unchanged).not.toEqual([]);
});

/** A share that another machine handed over, with one thing in its `share.json` changed. */
function handedOver(from: RegExp, to: string): string {
  const [own, handed] = [folder(1), join(work, 'handed')];
  rmSync(handed, { recursive: true, force: true });
  cpSync(own, handed, { recursive: true });
  const file = join(handed, 'share.json');
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
  return handed;
}

test.each<[RegExp, string, RegExp]>([
  [/"scope": \{/, '"scope": { "formatz": ["handout"]', /is not as a share has it: Unknown key "formatz"\. Did you mean "formats"\?/],
  [/"scope": \{/, '"scope": { "formats": ["handuot"]', /"handuot".* Did you mean "handout"\?/],
  [/"scope": \{/, '"scope": { "out": "/elsewhere", "project": "/elsewhere"', /Unknown key "out"/],
  [/"day": "[^"]*"/, '"day": "soon"', /"madeOf\.day" is "soon": a day is written/],
  [/"count": 3/, '"count": "3"', /"count" is "3"/],
  [/"index": 1/, '"index": 4', /"index" is 4: there are not so many shares/],
  [/"made": \{/, '"made": { "a": 1,', /"made\.a" is 1/],
  [/^\{/, '', /is not as a share has it/],
])('a share.json with %s made %s is refused with what is wrong in it', async (from, to, told) => {
  expect(await why([handedOver(from, to), folder(2), folder(3)])).toMatch(told);
});

test('a share whose content changes while it is made is none', async () => {
  const [other, out] = [join(work, 'other'), join(work, 'changed')];
  cpSync(project, other, { recursive: true });
  const onProgress = (): void => edit(other, 'project.yaml', /^version: .*$/m, 'version: "0.4.0"');
  const making = buildShare({ project: other, out, shard: { index: 1, count: 3 }, asOf: AS_OF, onProgress });
  await expect(making).rejects.toMatchObject({ code: 'shares', message: expect.stringContaining('the content (decks/)') });
  expect(existsSync(join(out, 'share.json'))).toBe(false);
});

test('a share that is made over midnight is of the day on which it began', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-23T23:59:00Z') });
  try {
    const onProgress = (): void => void vi.setSystemTime(Date.parse('2026-11-24T00:01:00Z'));
    await buildShare({ project, out: join(work, 'late'), shard: { index: 2, count: 3 }, onProgress });
  } finally {
    vi.useRealTimers();
  }
  expect(JSON.parse(readFileSync(join(work, 'late', 'share.json'), 'utf8')).madeOf.day).toBe('2026-11-23');
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
