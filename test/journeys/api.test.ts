import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type BuildOptions,
  build,
  EnvironmentError,
  type Format,
  type Library,
  loadLibrary,
  openPrinter,
  type Printer,
  planJobs,
} from '../../scripts/index.js';
import { endOnePrinter } from '../support/one-printer.js';

const FIXTURE = new URL('../fixtures/cast-care', import.meta.url).pathname;
const AS_OF = '2026-11-23';
const own = mkdtempSync(join(tmpdir(), 'teachback-api-'));
const earlier = { folder: process.cwd(), tmp: process.env.TMPDIR };
let library: Library;
let printer: Printer;
/** The files of each format, made by a call that had the machine to itself. */
const alone = new Map<Format, string>();

/** Every byte that a build gives, as text to compare. */
async function bytesOf(format: Format, options: Partial<BuildOptions> = {}): Promise<string> {
  const { outcomes } = await build({ project: library, formats: [format], papers: ['a4'], asOf: AS_OF, ...options });
  expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => 'made'));
  const files = outcomes.flatMap((one) => (one.kind === 'made' ? one.artifacts : []));
  return files.map(({ path, bytes }) => `${path} ${Buffer.from(bytes).toString('base64')}`).join('\n');
}

/** The browsers that this process has started and that still run. */
function browsers(): string[] {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
  return processes.filter((line) => line.trim().split(/\s+/)[1] === String(process.pid) && /--headless|--user-data-dir/.test(line));
}

function frozen<T>(value: T): T {
  for (const part of Object.values(value as object)) if (part && typeof part === 'object' && !Object.isFrozen(part)) frozen(part);
  return Object.freeze(value);
}

beforeAll(async () => {
  // What runs here is counted.
  await endOnePrinter();
  for (const name of ['cwd', 'tmp']) mkdirSync(join(own, name));
  // esbuild starts a process that outlives this file: where it runs must stay.
  await transform('');
  process.chdir(join(own, 'cwd'));
  process.env.TMPDIR = join(own, 'tmp');
  const read = await loadLibrary(FIXTURE);
  library = frozen(read.library as Library);
  for (const format of ['handout', 'slides'] as const) alone.set(format, await bytesOf(format));
  printer = await openPrinter();
}, 300_000);
afterAll(async () => {
  await printer.close();
  process.chdir(earlier.folder);
  if (earlier.tmp === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = earlier.tmp;
  rmSync(own, { recursive: true, force: true });
});

describe('content in memory', () => {
  test('is plain data: it survives cloning and JSON, and the same bytes come of it', async () => {
    const copy = JSON.parse(JSON.stringify(library)) as Library;
    expect(structuredClone(library)).toEqual(copy);
    expect(await bytesOf('handout', { project: copy, printer })).toBe(alone.get('handout'));
  });

  test('gives the jobs, and none for a brand or paper that it does not have', () => {
    const only = { formats: ['handout'], papers: ['a4'] } as const;
    expect(planJobs(library, only).map(({ path }) => path)).toEqual(['example-clinic/en/share/take-home.handout.a4.pdf']);
    expect(planJobs(library, { ...only, brands: ['no-such-clinic'] })).toEqual([]);
  });
});

test('three builds at once, two of them with one printer, give what each gives alone', async () => {
  const shared = { printer };
  const made = await Promise.all([bytesOf('handout', shared), bytesOf('slides', shared), bytesOf('handout')]);
  const [handout, slides] = [alone.get('handout'), alone.get('slides')];
  expect(made.map((bytes) => [handout, slides].indexOf(bytes))).toEqual([0, 1, 0]);
  expect(browsers()).toHaveLength(1);
}, 300_000);

describe('an abort', () => {
  const moments: readonly [string, (abort: () => void) => Partial<BuildOptions>, boolean][] = [
    [
      'while the content is judged and the browser starts',
      (abort) => {
        setImmediate(abort);
        return {};
      },
      false,
    ],
    ['while a page is rendered', (abort) => ({ isCurrent: () => Boolean(setTimeout(abort, 60)) && false }), false],
    ['in the middle of printing', (abort) => ({ onProgress: abort }), false],
    ['in the middle of printing with a kept printer', (abort) => ({ onProgress: abort }), true],
  ];
  test.each(moments)('%s rejects with its reason, begins nothing more and leaves no browser and no page', async (_, optionsOf, kept) => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const { onProgress, ...options } = optionsOf(() => stop.abort(reason));
    let later = 0;
    const building = build({
      ...{ project: FIXTURE, asOf: AS_OF, signal: stop.signal, ...(kept && { printer }), ...options },
      onProgress: (event) => {
        if (stop.signal.aborted) later++;
        onProgress?.(event);
      },
    });
    await expect(building).rejects.toBe(reason);
    // Only what was under way may still come to its end.
    expect(later).toBeLessThanOrEqual(6);
    expect(browsers()).toHaveLength(1);
  });

  test('leaves a kept printer as it was: it prints for others, and whoever waits in its line leaves it', async () => {
    await using single = await openPrinter({ pages: 1 });
    const stop = new AbortController();
    const pages = (): Promise<number> => single.withPage(async (page) => (await page.browser().pages()).length);
    const before = await pages();
    const forever = single.withPage(() => new Promise(() => stop.abort(new Error('enough'))), stop.signal);
    const waiting = single.withPage(async () => 'never', stop.signal);
    const other = pages();
    const ended = await Promise.allSettled([forever, waiting, other]);
    expect(ended.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual(['enough', 'enough', before]);
    expect(await bytesOf('handout', { printer })).toBe(alone.get('handout'));
  });

  test('without a reason is an AbortError', async () => {
    await expect(build({ project: FIXTURE, signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

test('a browser that is not there is an EnvironmentError with a code and the next step', async () => {
  const failed = build({ project: library, formats: ['handout'], asOf: AS_OF, browserPath: '/no/such/browser' });
  await expect(failed).rejects.toBeInstanceOf(EnvironmentError);
  await expect(failed).rejects.toMatchObject({ code: 'browser-missing', mend: expect.stringContaining('bundled') });
});

test('nothing was written: not where the program runs, and nothing was left among temporary files', async () => {
  await printer.close();
  expect([readdirSync(join(own, 'cwd')), readdirSync(join(own, 'tmp'))]).toEqual([[], []]);
});
