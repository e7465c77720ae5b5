import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIXTURE, ROOT } from '../support/places.js';

/** What the command says, as a person sees it, on a computer that refuses what it needs. */
const work = mkdtempSync(join(tmpdir(), 'teachback-machine-'));
mkdirSync(join(ROOT, 'dist'), { recursive: true });
const lib = mkdtempSync(join(ROOT, 'dist', 'machine-test-'));
const project = join(work, 'project');
const isUnix = process.platform !== 'win32';

beforeAll(async () => {
  const shape = { bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20.19', packages: 'external' } as const;
  await build({ entryPoints: [join(ROOT, 'scripts/cli.ts')], ...shape, outdir: lib, logLevel: 'warning' });
  cpSync(FIXTURE, project, { recursive: true });
  writeFileSync(join(work, 'file'), '');
  symlinkSync(join(project, 'decks'), join(work, 'link'));
});
afterAll(() => {
  for (const folder of [work, lib]) rmSync(folder, { recursive: true, force: true });
});

interface Told {
  readonly exitCode: number | null;
  readonly said: string;
}

/** Runs the command; one that hangs is killed, and has no exit code. */
function told(args: readonly string[], env: Readonly<Record<string, string>> = {}, files?: number): Told {
  const command = [process.execPath, join(lib, 'cli.js'), ...args];
  const [program = '', ...rest] = files === undefined ? command : ['sh', '-c', `ulimit -n ${files} && exec "$@"`, 'sh', ...command];
  const options = { cwd: work, env: { ...process.env, ...env }, encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' } as const;
  const { status, stderr } = spawnSync(program, rest, options);
  return { exitCode: status, said: stderr };
}

const into = (out: string): string[] => ['build', '--project', project, '--out', out];

describe.runIf(isUnix)('a build says what to mend, and ends', () => {
  test.each([
    ['TMPDIR that is not there', { TMPDIR: '/no/such/folder' }, ['"/no/such/folder" (TMPDIR), is not there', 'Set TMPDIR']],
    ['TMPDIR that is a file', { TMPDIR: join(work, 'file') }, ['(TMPDIR), is no folder', 'Set TMPDIR']],
  ])('%s', (_, env, words) => {
    const { exitCode, said } = told(into(join(work, 'out')), env);
    expect([exitCode, words.filter((word) => !said.includes(word)), said.includes('fault of the tool')]).toEqual([3, [], false]);
  });

  test.each([40, 100])('%i files open at once', (files) => {
    const { exitCode, said } = told(into(join(work, 'out')), {}, files);
    // Where so few are allowed that not even the content can be read, it is told of that.
    expect(said).toMatch(new RegExp(`only ${files} files open at once|no more files be open at once`));
    expect([exitCode, said.includes('ulimit -n')]).toEqual([3, true]);
  });

  test('an output folder that cannot be', () => {
    const { exitCode, said } = told(into(join(work, 'file', 'deep')));
    expect([exitCode, said]).toEqual([3, expect.stringContaining('There is a file where the folder')]);
  });

  test.each(['link', 'link/brands/new'])('an output folder that leads into the content by a link: %s', (out) => {
    const { exitCode, said } = told(into(join(work, out)));
    expect([exitCode, said]).toEqual([1, expect.stringContaining('The output folder lies inside decks/')]);
    expect(existsSync(join(project, 'decks/manifest.json'))).toBe(false);
  });
});

describe.runIf(existsSync('/proc/self'))('where a folder takes no folders', () => {
  test.each([
    ['build', into('/proc/x')],
    ['init', ['init', '/proc/x']],
    ['schema', ['schema', '--out', '/proc/x/y']],
    ['check --report', ['check', '--project', project, '--report', '/proc/x/y.html']],
  ])('%s ends and says so', (_, args) => {
    const { exitCode, said } = told(args);
    expect([exitCode, said]).toEqual([3, expect.stringMatching(/"\/proc\/x.*" cannot be written/)]);
  });
});
