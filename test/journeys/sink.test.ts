import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Artifact, build, EnvironmentError, type Library, loadLibrary, type Sink } from '../../scripts/index.js';

const FIXTURE = new URL('../fixtures/cast-care', import.meta.url).pathname;
const AS_OF = '2026-11-23';
let library: Library;

/** A small explainer with six decks, of which a job each is made: Markdown and its drawings, which need no browser. */
beforeAll(async () => {
  const read = (await loadLibrary(FIXTURE)).library as Library;
  const { visit } = read.decks;
  if (!visit) throw new Error('The fixture has lost its deck.');
  const named = ['visit', 'second', 'third', 'fourth', 'fifth', 'sixth'].map((id) => [id, { ...visit, id, formats: ['marp.md'] }] as const);
  const requirements = read.requirements.map((one) => ({ ...one, requiredIn: [] }));
  library = { ...read, decks: Object.fromEntries(named), requirements };
});

const buildWith = (sink: Sink, pages?: number) => build({ project: library, asOf: AS_OF, sink, ...(pages !== undefined && { pages }) });

describe('a sink', () => {
  test('takes the files of each job once, and the outcomes hold no bytes', async () => {
    const taken = new Map<string, readonly Artifact[]>();
    const { outcomes } = await buildWith({
      take: async (job, artifacts) => {
        expect(taken.has(job.path)).toBe(false);
        taken.set(job.path, artifacts);
      },
    });
    expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => 'made'));
    expect(outcomes.flatMap((one) => (one.kind === 'made' ? one.artifacts : []))).toEqual([]);
    const listed = outcomes.flatMap((one) => (one.kind === 'made' ? one.entries.map(({ path }) => path) : []));
    expect(listed.sort()).toEqual([...taken.values()].flatMap((files) => files.map(({ path }) => path)).sort());
    expect([...taken].every(([path, [first]]) => first?.path === path && first.bytes.length > 0)).toBe(true);
  });

  test('is told what is coming before the first job, and of the end of each', async () => {
    const told: string[] = [];
    const { outcomes } = await build({
      ...{ project: library, asOf: AS_OF },
      isCurrent: (path) => path.includes('visit'),
      sink: {
        begin: ({ jobs, stopped, library: content }) => {
          told.push(`begin ${jobs.length} ${stopped.length} ${content.project.id}`);
        },
        take: async ({ path }) => void told.push(`take ${path}`),
        ended: ({ path }, kind) => void told.push(`${kind} ${path}`),
      },
    });
    expect(told[0]).toBe(`begin ${outcomes.length} 0 ${library.project.id}`);
    const wanted = outcomes.flatMap(({ kind, job }) => [...(kind === 'made' ? [`take ${job}`] : []), `${kind} ${job}`]);
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['made', 'unchanged']));
    expect(told.slice(1).sort()).toEqual(wanted.sort());
    for (const { job, kind } of outcomes)
      if (kind === 'made') expect(told.indexOf(`take ${job}`)).toBeLessThan(told.indexOf(`made ${job}`));
  });

  test('that takes its time is waited for: what is made never runs ahead of it', async () => {
    const open: (() => void)[] = [];
    const counts = { now: 0, most: 0 };
    const going = buildWith(
      {
        take: () =>
          new Promise((done) => {
            counts.most = Math.max(counts.most, ++counts.now);
            open.push(() => {
              counts.now--;
              done();
            });
          }),
      },
      1,
    );
    while (counts.now < 3) await wait(20);
    await wait(400);
    expect(counts.most).toBe(3);
    const release = setInterval(() => open.shift()?.(), 5);
    const { outcomes } = await going;
    clearInterval(release);
    expect([outcomes.length > 3, outcomes.every(({ kind }) => kind === 'made'), counts.most]).toEqual([true, true, 3]);
  });

  test('that refuses fails that job with its message, and the rest goes on', async () => {
    const full = new EnvironmentError('disk', 'There is no room left on the disk for "x".', 'Free some room, then run the command again.');
    const { outcomes } = await buildWith({
      take: async ({ deck }) => {
        if (deck === 'second') throw full;
        if (deck === 'third') throw new Error('The folder is gone.');
      },
    });
    const failed = outcomes.flatMap((one) => (one.kind === 'failed' ? one.diagnostics : []));
    expect(failed.map(({ code }) => code)).toEqual(['not-taken', 'not-taken']);
    expect(failed.map(({ message, hint }) => `${message} ${hint}`)).toEqual([
      expect.stringMatching(/second\.marp\.md .*There is no room left on the disk.* Free some room/),
      expect.stringMatching(/third\.marp\.md .*The folder is gone/),
    ]);
    expect(outcomes.filter(({ kind }) => kind === 'made').length).toBe(outcomes.length - 2);
  });
});
