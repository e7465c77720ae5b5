import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { check, coverageOf, listProject, reviewProject } from '../../scripts/index.js';
import { countCalls } from '../support/count-calls.js';
import { withoutDemands } from '../support/without-demands.js';

const FIXTURE = new URL('../fixtures/cast-care', import.meta.url).pathname;
const work = mkdtempSync(join(tmpdir(), 'teachback-once-'));
const project = join(work, 'project');
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A small explainer with two decks for one brand in one language, and two artifacts. */
beforeEach(() => {
  rmSync(project, { recursive: true, force: true });
  cpSync(FIXTURE, project, { recursive: true });
  change('visit.deck.yaml', /formats: .*/, 'formats: [slides]');
  change('take-home.deck.yaml', /formats: .*/, 'formats: [handout]');
  change('project.yaml', /papers: .*/, 'papers: [letter]');
  withoutDemands(project);
});

function change(path: string, pattern: RegExp, by: string): void {
  const file = join(project, 'decks', path);
  writeFileSync(file, readFileSync(file, 'utf8').replace(pattern, by));
}

/** What they are made by, a browser by the last of these. */
const WORK = ['readLibrary', 'runChecks', 'composeDeck', 'readabilityOf', 'engineOf'] as const;
const calls = (use: () => Promise<unknown>) => countCalls(WORK, use);
const ONCE = { readLibrary: 1, runChecks: 1, composeDeck: 2, readabilityOf: 2, engineOf: 1 };
const WORDS_ONCE = { ...ONCE, engineOf: 0 };

describe('a story loads, checks and composes once, and starts one browser', () => {
  test('review: of what it builds, and of the packet', async () => {
    const report: { made?: readonly string[] } = {};
    const review = async (): Promise<void> => {
      report.made = (await reviewProject({ project })).made;
    };
    // The packet also names how hard each deck is to read.
    expect(await calls(review)).toEqual({ ...ONCE, readabilityOf: expect.any(Number) });
    expect(report.made).toEqual(['en.review.html', 'en.review.pdf', 'en.trace.html', 'en.trace.csv']);
  }, 300_000);

  test('check of all that a build would make', async () => {
    const errors: unknown[] = ['not checked'];
    const checked = async (): Promise<void> => {
      const { diagnostics } = await check({ project, built: true });
      errors.splice(0, 1, ...diagnostics.filter(({ severity }) => severity === 'error'));
    };
    expect([await calls(checked), errors]).toEqual([ONCE, []]);
  }, 300_000);

  test('coverage: of what it brings up to date and of what it reads back', async () => {
    expect(await calls(() => coverageOf({ project }))).toEqual(ONCE);
    expect(await calls(() => coverageOf({ project }))).toEqual(WORDS_ONCE);
  }, 300_000);

  test('check of the words', async () => {
    expect(await calls(() => check({ project }))).toEqual(WORDS_ONCE);
  });

  test('list scores nothing to print names, and composes no deck for more than one variant', async () => {
    const { decks } = await listProject({ project });
    expect(decks.map(({ id, slides }) => [id, (slides ?? 0) > 0])).toEqual([
      ['take-home', false],
      ['visit', true],
    ]);
    expect(await calls(() => listProject({ project }))).toEqual({ ...WORDS_ONCE, readabilityOf: 0 });
  });
});
