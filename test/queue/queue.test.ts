import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Code } from '../../scripts/model/codes.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import type { Job } from '../../scripts/model/job.js';
import { JobFailed, openQueue } from '../../scripts/queue/open-queue.js';
import type { BuildReport } from '../../scripts/stories/build-to-folder.js';
import { edit, hashesIn, smallProject } from '../support/many-brands.js';
import { AS_OF, ROOT } from '../support/places.js';
import { freePort, type Started, start, startRedis, stop } from './processes.js';

/** A file with its figures for 40 clinics. */
const CLINICS = 40;
const work = mkdtempSync(join(tmpdir(), 'teachback-queue-'));
mkdirSync(join(ROOT, 'dist'), { recursive: true });
const lib = mkdtempSync(join(ROOT, 'dist', 'queue-test-'));
const project = join(work, 'project');
const running: Started[] = [];
const at = { port: 0 };

beforeAll(async () => {
  const shape = { bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20.19', packages: 'external' } as const;
  await build({ entryPoints: [join(ROOT, 'scripts/cli.ts')], ...shape, outdir: lib, logLevel: 'warning' });
  smallProject(project, CLINICS, { visit: ['marp.md'] });
  at.port = await freePort();
});
afterAll(async () => {
  await Promise.all(running.map((one) => stop(one, 'SIGKILL')));
  for (const folder of [work, lib]) rmSync(folder, { recursive: true, force: true });
});

function teachback(...args: readonly string[]): Started {
  const one = start(process.execPath, [join(lib, 'cli.js'), ...args], { REDIS_URL: `redis://127.0.0.1:${at.port}` });
  running.push(one);
  return one;
}

const worker = (folder = project, ...more: readonly string[]): Started =>
  teachback('work', '--project', folder, '--pool', join(work, 'pool'), '--jobs', '1', ...more);
const add = (...more: readonly string[]): Started =>
  teachback('queue', 'add', '--project', project, '--pool', join(work, 'pool'), '--out', join(work, 'out'), '--as-of', AS_OF, ...more);
const reportIn = (one: Started): BuildReport => JSON.parse(one.said().slice(one.said().indexOf('{\n')));

test('two workers, one killed, Redis begun anew in the middle: all is made, and it is what one build makes', async () => {
  const one = teachback('build', '--project', project, '--out', join(work, 'one'), '--as-of', AS_OF, '--json');
  // Redis is not there yet: whoever needs it waits and says so.
  const [adding, killed, other] = [add('--json'), worker(), worker()];
  await Promise.all([adding, killed, other].map((started) => started.says(/does not answer .*: waiting/)));
  expect(await one.ended).toBe(0);
  const redis = await startRedis(at.port, work);
  await adding.says(/^[1-9]\d* of 40 done/);
  await killed.says(/^made/);
  expect(await stop(killed, 'SIGKILL')).toBe('SIGKILL');
  const changed = join(work, 'changed');
  cpSync(project, changed, { recursive: true });
  edit(changed, 'project.yaml', /^version: .*$/m, 'version: "9.9.9"');
  const refused = worker(changed);
  expect(await refused.ended).toBe(3);
  expect(refused.said()).toContain("The queue's jobs are not made of what stands here: the content (decks/) differ");
  await other.says(/^made/, 4);
  expect(await stop(redis)).toBe(0);
  await other.says(/does not answer/, 2);
  running.push(await startRedis(at.port, work));
  await other.says(/answers again/, 2);
  expect(await adding.ended).toBe(0);
  expect(await stop(other)).toBe(0);
  const [report, single] = [reportIn(adding), reportIn(one)];
  expect(report.failed).toEqual([]);
  expect(single.made.length).toBeGreaterThan(CLINICS);
  expect([...report.made].sort()).toEqual([...single.made].sort());
  // All of it comes from the workers.
  expect([...report.resumed].sort()).toEqual([...single.made].sort());
  expect(hashesIn(join(work, 'out'))).toEqual(hashesIn(join(work, 'one')));
});

test('the same job delivered again gives the same file once', async () => {
  const before = hashesIn(join(work, 'pool'));
  // Beside these may lie what the killed worker had half written: it goes when it is a day old.
  expect(readdirSync(join(work, 'pool')).filter((name) => /^[0-9a-f]{64}$/.test(name))).toHaveLength(CLINICS);
  expect(await teachback('queue', 'clear').ended).toBe(0);
  expect(await add('--no-wait').ended).toBe(0);
  const [one, two] = [worker(project, '--until-empty'), worker(project, '--until-empty')];
  expect([await one.ended, await two.ended]).toEqual([0, 0]);
  expect(hashesIn(join(work, 'pool'))).toEqual(before);
  const shown = teachback('queue', 'show', '--json');
  expect(await shown.ended).toBe(0);
  expect(JSON.parse(shown.said()).progress).toMatchObject({ done: CLINICS, aside: 0, waiting: 0, active: 0 });
});

test('a job that fails is tried again where that may help, and is set aside with its reasons', async () => {
  const queue = await openQueue({ redis: `redis://127.0.0.1:${at.port}`, name: 'other', onWait: () => {} });
  const why = (code: Code): Diagnostic => ({ code, severity: 'error', message: `It has ${code}.` });
  const tries = { bad: 0, crash: 0, odd: 0 };
  const ended: [string, boolean][] = [];
  await queue.add(['bad', 'crash', 'odd', 'good'].map((path) => ({ id: path, job: { path } as Job })));
  const end = queue.work({
    at: 1,
    async make({ path }) {
      if (path === 'good') return 'inputs';
      tries[path as keyof typeof tries]++;
      if (path === 'odd') throw new Error('It cannot be split');
      throw path === 'bad' ? new JobFailed([why('letter-without-font')], false) : new JobFailed([why('not-printed')], true);
    },
    onEnded: ({ path }, failed) => ended.push([path, failed]),
    onStop: (cause) => expect.unreachable(`The worker stopped: ${cause}`),
  });
  while ((await queue.counts()).aside < 3) await setTimeout(100);
  await end();
  expect(tries).toEqual({ bad: 1, crash: 3, odd: 3 });
  // Each job once, however often it was tried.
  expect(ended.sort()).toEqual([
    ['bad', true],
    ['crash', true],
    ['good', false],
    ['odd', true],
  ]);
  expect((await queue.ended()).sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
    { path: 'bad', failed: [why('letter-without-font')] },
    { path: 'crash', failed: [why('not-printed')] },
    { path: 'good', inputs: 'inputs' },
    { path: 'odd', failed: [expect.objectContaining({ message: 'odd was given up: It cannot be split.' })] },
  ]);
  await queue.close();
});

test('where Redis does not answer, that is told before anything else is done', async () => {
  const told: string[] = [];
  const queue = await openQueue({ redis: `redis://127.0.0.1:${await freePort()}`, name: 'none', onWait: (one) => told.push(one) });
  expect(told).toEqual([expect.stringMatching(/^Redis at redis:\/\/127\.0\.0\.1:\d+ does not answer \(.*ECONNREFUSED.*\): waiting\.$/)]);
  await queue.close();
});

test('a queue whose content changes while its jobs are made writes nothing', async () => {
  const own = ['--queue', 'changing', '--pool', join(work, 'pool-changing')];
  const [other, out] = [join(work, 'changing'), join(work, 'out-changing')];
  cpSync(project, other, { recursive: true });
  const adding = teachback('queue', 'add', '--project', other, '--out', out, '--as-of', AS_OF, ...own);
  await adding.says(/^0 of 40 done/);
  const making = teachback('work', '--project', other, '--until-empty', ...own);
  await making.says(/^made/);
  edit(other, 'project.yaml', /^version: .*$/m, 'version: "9.9.9"');
  expect(await adding.ended).toBe(3);
  expect(adding.said()).toContain('While the jobs were made something changed here: the content (decks/).');
  expect(existsSync(out)).toBe(false);
  expect(await making.ended).toBe(0);
});
