import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../scripts/cli.js';
import type { Stories } from '../../scripts/commands/index.js';
import type { Writer } from '../../scripts/commands/surroundings.js';
import { Interrupted } from '../../scripts/commands/surroundings.js';
import { type Diagnostic, error, type Problem, warning } from '../../scripts/model/diagnostic.js';
import { EnvironmentError } from '../../scripts/model/job.js';
import type { BuildReport, BuildRequest } from '../../scripts/stories/build-to-folder.js';
import { checkEnvironment, checkNode } from '../../scripts/stories/doctor.js';

const base = mkdtempSync(join(tmpdir(), 'teachback-cli-'));
beforeAll(() => {
  for (const path of ['brands/clinic', 'claims', 'modules']) mkdirSync(join(base, 'decks', path), { recursive: true });
  for (const path of ['consult.deck.yaml', 'take-home.deck.yaml', 'claims/en.yaml', 'claims/es.yaml']) {
    writeFileSync(join(base, 'decks', path), '');
  }
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const unknownClaim = error({
  code: 'unknown-claim',
  message: 'Claim "responce" is not in decks/claims.yaml.',
  at: { file: 'decks/modules/results/en.md', line: 14, column: 9 },
  hint: 'Did you mean "response"?',
});
const nothing: BuildReport = {
  upToDate: false,
  made: [],
  resumed: [],
  unchanged: [],
  failed: [],
  diagnostics: [],
  out: join(base, 'dist/decks'),
};

interface Options {
  readonly stories?: Partial<Stories>;
  readonly env?: Record<string, string>;
  readonly terminal?: boolean;
  readonly signal?: AbortSignal;
  readonly cwd?: string;
}

/** Runs a command line against an API that gives what the test says, and returns what was printed. */
async function teachback(line: string, { stories = {}, env = {}, terminal = false, signal, cwd = base }: Options = {}) {
  const printed = { stdout: '', stderr: '' };
  const writer = (name: 'stdout' | 'stderr'): Writer => ({
    write: (text) => {
      printed[name] += text;
    },
    isTTY: terminal,
    columns: 60,
  });
  const never = () => Promise.reject(new Error('not to be called'));
  const exitCode = await run(line.split(' ').filter(Boolean), {
    stdout: writer('stdout'),
    stderr: writer('stderr'),
    env,
    cwd,
    stories: {
      build: never,
      check: never,
      list: never,
      coverage: never,
      review: never,
      approve: never,
      doctor: never,
      init: never,
      new: never,
      schema: never,
      dev: never,
      studio: never,
      ...stories,
    },
    ...(signal && { signal }),
  });
  return { exitCode, ...printed };
}

const building = (report: Partial<BuildReport>): Options => ({ stories: { build: async () => ({ ...nothing, ...report }) } });
const checking = (...diagnostics: Diagnostic[]): Options => ({ stories: { check: async () => ({ diagnostics }) } });

describe('arguments', () => {
  it('pass everything on to one call of the API', async () => {
    let request: BuildRequest | undefined;
    const stories: Partial<Stories> = {
      build: async (given) => {
        request = given;
        return nothing;
      },
    };
    await teachback(
      'build consult --format reveal,slides --format notes --brand clinic --locale es --paper a4 --out pdfs --jobs 2 --force --keep-html --browser-path /x --as-of 2026-02-28',
      { stories },
    );
    const { onProgress, ...rest } = request ?? {};
    expect(onProgress).toBeTypeOf('function');
    expect(rest).toEqual({
      project: base,
      out: join(base, 'pdfs'),
      decks: ['consult'],
      formats: ['reveal', 'slides', 'notes'],
      brands: ['clinic'],
      locales: ['es'],
      papers: ['a4'],
      pages: 2,
      force: true,
      keepHtml: true,
      browserPath: '/x',
      asOf: '2026-02-28',
    });
    await teachback(`build --project ${base}`, { stories, cwd: tmpdir() });
    expect(Object.keys(request ?? {})).toEqual(['project', 'out', 'cache', 'onProgress']);
    expect(request?.out).toBe(join(base, 'dist/decks'));
  });

  it.each([
    ['build --format reval', /"reval" is not a format. Did you mean "reveal"\? Choose from: reveal, marp, marp.md, slides,/],
    ['build --format reveal, ', /A name is missing/],
    ['build --paper letter,legal', /"legal" is not a paper. Choose from: letter, a4\./],
    ['build --jobs none', /whole number from 1 to 64/],
    ['build --jobs 0', /whole number from 1 to 64/],
    ['build --as-of 2026-02-30', /YYYY-MM-DD/],
    ['build consutl', /"consutl" is not a deck. Did you mean "consult"\? Choose from: consult, take-home\./],
    ['build --brand clinc', /"clinc" is not a brand. Did you mean "clinic"\? Choose from: clinic\./],
    ['build --locale fr', /"fr" is not a locale. Choose from: en, es\./],
    ['check ../../etc', /"..\/..\/etc" is not a deck/],
    ['build --fromat reveal', /unknown option '--fromat'\s+\(Did you mean --format\?\)/],
    ['biuld', /unknown command 'biuld'\s+\(Did you mean build\?\)/],
    ['list extra', /too many arguments/],
    ['list --project nowhere', /There is no folder decks\/ in ".*nowhere"\. .*--project/],
    ['', /Usage: teachback/],
    ['init', /missing required argument 'name'\s+Write for example: teachback init my-explainer\s+All options: teachback init --help/],
    ['new', /Write for example: teachback new module sleep/],
    ['new module', /Write for example: teachback new module sleep/],
    ['new locale', /Write for example: teachback new locale es/],
    ['approve results', /Write for example: teachback approve .* --by .* --on .* --due /],
    ['check --brand clinic', /unknown option '--brand'[\s\S]*All options: teachback check --help/],
    ['-v', /All commands: teachback --help/],
    ['build –format handout', /"–format" begins with a dash that a text program made. Type two hyphens: --format\./],
    ['build —brand clinic', /Type two hyphens: --brand\./],
    ['build -–locale en', /Type two hyphens: --locale\./],
    ['build −−force', /Type two hyphens: --force\./],
    ['check decks/take-home.deck.yaml', /A deck is named by its id: write take-home\./],
    ['build consult.deck', /A deck is named by its id: write consult\./],
    ['build ./consult.yaml', /A deck is named by its id: write consult\./],
    ['build handout', /For the format write --format handout\./],
    ['build large_print', /For the format write --format large-print\./],
    ['build hand-out', /For the format write --format handout\./],
  ])('%s is wrong use', async (line, message) => {
    const { exitCode, stdout, stderr } = await teachback(line);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(exitCode).toBe(2);
  });

  it('says of a new brand what to fill in, and of a clinic that was saved in the studio that its facts and logo are there', async () => {
    const made = { made: ['decks/brands/north/brand.yaml'], changed: [], diagnostics: [] };
    const told = async (line: string) => (await teachback(line, { stories: { new: async () => made } })).stderr;
    expect(await told('new brand north')).toContain('in place of logo.svg');
    expect(await told('new brand north --from north.zip')).toMatch(/^Read what it says: it is as it was saved\. "teachback check"/);
  });

  it('names wrong use in JSON too', async () => {
    for (const line of ['build --json --format reval', 'build consutl --json']) {
      const { stdout } = await teachback(line);
      expect(JSON.parse(stdout)).toMatchObject({
        ok: false,
        exitCode: 2,
        error: { kind: 'usage', message: expect.stringContaining('Did you mean') },
      });
    }
  });
});

describe('help and version', () => {
  it.each(['', 'build', 'check', 'list', 'coverage', 'doctor'])('%s --help has an example and the exit codes', async (command) => {
    const { exitCode, stdout, stderr } = await teachback(`${command} --help`);
    expect(exitCode).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain(`Example:\n  $ teachback ${command}`);
    expect(stdout).toMatch(/Exit codes:\n {2}0 {4}done\n {2}1 .*\n {2}2 .*\n {2}3 .*\n {2}130 .*143/);
  });

  it('help is a command too, alone and with the name of one', async () => {
    expect(await teachback('help')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Commands:') });
    expect(await teachback('help build')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('$ teachback build') });
  });

  it('names the folder of the project to whoever stands inside it', async () => {
    const inside = join(base, 'inner/decks/modules');
    mkdirSync(inside, { recursive: true });
    writeFileSync(join(base, 'inner/decks/project.yaml'), '');
    for (const [cwd, way] of [
      [inside, '../..'],
      [join(base, 'inner/decks'), '..'],
    ] as const) {
      expect((await teachback('check', { cwd })).stderr).toContain(`It is in "${join(base, 'inner')}": run the command there (cd ${way}).`);
    }
  });

  it('prints the version of package.json', async () => {
    expect(await teachback('--version')).toEqual({ exitCode: 0, stdout: '0.1.0\n', stderr: '' });
  });
});

describe('build', () => {
  it('prints the paths made on stdout and the rest on stderr', async () => {
    const { exitCode, stdout, stderr } = await teachback(
      'build',
      building({ made: ['clinic/en/share/a.pdf', 'clinic/index.html'], unchanged: ['x.html'] }),
    );
    expect(exitCode).toBe(0);
    expect(stdout).toBe('dist/decks/clinic/en/share/a.pdf\ndist/decks/clinic/index.html\n');
    expect(stderr).toBe('2 made, 1 unchanged in dist/decks\n');
  });

  it('says that there was nothing to do', async () => {
    const result = await teachback('build', building({ upToDate: true, unchanged: ['a.html'] }));
    expect(result).toEqual({ exitCode: 0, stdout: '', stderr: 'Nothing to do: everything in dist/decks is up to date.\n' });
  });

  it('lists what was not made with its reason, each problem once, and exits with 1', async () => {
    const failed = [{ path: 'clinic/en/share/a.pdf', diagnostics: [unknownClaim] }];
    const { exitCode, stdout, stderr } = await teachback(
      'build',
      building({ made: ['b.html'], failed, diagnostics: [unknownClaim, warning({ code: 'long-list', message: 'Long.' })] }),
    );
    expect(exitCode).toBe(1);
    expect(stdout).toBe('dist/decks/b.html\n');
    expect(stderr.match(/:14:9 error/g)).toHaveLength(1);
    expect(stderr).toContain('\n  clinic/en/share/a.pdf: Claim "responce" is not in decks/claims.yaml.');
    expect(stderr).toContain('1 error, 1 warning\n1 made, 1 not made in dist/decks\n');
  });

  it('gives one JSON object on stdout', async () => {
    const { exitCode, stdout } = await teachback('build --json', building({ made: ['b.html'], diagnostics: [unknownClaim] }));
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual({ ok: false, exitCode: 1, ...nothing, made: ['b.html'], diagnostics: [unknownClaim] });
  });

  const twoJobs: Stories['build'] = async ({ onProgress }) => {
    onProgress?.({ done: 1, total: 2, path: 'clinic/en/share/a-rather-long-name.handout.letter.pdf', kind: 'failed' });
    onProgress?.({ done: 2, total: 2, path: 'b.html', kind: 'made' });
    return { ...nothing, made: ['b.html'] };
  };

  it('shows progress as plain lines where there is no terminal', async () => {
    const { stderr } = await teachback('build', { stories: { build: twoJobs } });
    expect(stderr).toContain('failed    clinic/en/share/a-rather-long-name.handout.letter.pdf (1 of 2)\nmade      b.html (2 of 2)\n');
    expect(stderr).not.toContain('\u001b');
  });

  it('shows one changing line on a terminal, never wider than it, and clears it', async () => {
    const { stderr } = await teachback('build', { stories: { build: twoJobs }, terminal: true, env: { NO_COLOR: '1' } });
    const steps = stderr.split('\r\u001b[2K');
    expect(steps).toHaveLength(4);
    expect(steps[1]).toBe(
      'failed clinic/en/share/a-rather-long-name.handout.letter.pdf\n1 of 2  clinic/en/share/a-rather-long-name.handout.letter.p',
    );
    expect(steps[2]).toBe('2 of 2  b.html');
    expect(steps[3]).toBe('1 made in dist/decks\n');
  });
});

describe('check', () => {
  it('prints problems grouped by file, in order, with a count', async () => {
    const at = (file: string, line: number, column = 1) => ({ file, line, column });
    const one: Problem = { code: 'hype', message: 'M.' };
    const { exitCode, stdout, stderr } = await teachback(
      'check',
      checking(
        error(one),
        error({ ...one, at: at('b.md', 3) }),
        unknownClaim,
        warning({ ...one, at: at('b.md', 2, 5) }),
        error({ ...one, at: at('b.md', 2, 4) }),
      ),
    );
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.split('\n')).toEqual([
      'b.md:2:4 error M. [hype]',
      'b.md:2:5 warning M. [hype]',
      'b.md:3:1 error M. [hype]',
      '',
      'decks/modules/results/en.md:14:9 error Claim "responce" is not in decks/claims.yaml. Did you mean "response"? [unknown-claim]',
      '',
      'error M. [hype]',
      '4 errors, 1 warning',
      '',
    ]);
  });

  it('exits with 0 when there are only warnings, or nothing', async () => {
    expect((await teachback('check', checking(warning({ code: 'hype', message: 'M.' })))).exitCode).toBe(0);
    expect(await teachback('check', checking())).toEqual({ exitCode: 0, stdout: '', stderr: 'No problems found.\n' });
  });

  it('lets no content take over the terminal', async () => {
    const { stderr } = await teachback('check', checking(error({ code: 'hype', message: 'Bad "\u001b[2J\u202e\r\nnext"' })));
    expect(stderr).toBe('error Bad "\\u{1b}[2J\\u{202e} next" [hype]\n1 error\n');
  });

  it.each([
    ['a terminal', true, {}, true],
    ['no terminal', false, {}, false],
    ['NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR over NO_COLOR', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
  ])('colors with %s: %s %j -> %s', async (_, terminal, env, colored) => {
    const { stderr } = await teachback('check', { ...checking(unknownClaim), terminal, env });
    expect(stderr.includes('\u001b[31merror\u001b[39m')).toBe(colored);
  });
});

describe('list, coverage and doctor', () => {
  const list: Awaited<ReturnType<Stories['list']>> = {
    diagnostics: [],
    project: { id: 'tea', title: 'Tea', version: '1.0.0', date: '2026-11-23' } as never,
    decks: [
      { id: 'consult', title: 'The talk', formats: ['reveal', 'slides'], slides: 16 },
      { id: 'take-home', title: 'The leaflet', formats: ['handout'] },
    ],
    modules: [{ id: 'what', title: 'What it is' }],
    brands: ['clinic'],
    locales: ['en'],
  };

  it('list prints what the project has', async () => {
    const { exitCode, stdout, stderr } = await teachback('list', { stories: { list: async () => list } });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      'Decks',
      '  consult    16 slides  reveal, slides  The talk',
      '  take-home             handout         The leaflet',
      'Modules',
      '  what  What it is',
      'Brands',
      '  clinic',
      'Locales',
      '  en',
      '',
    ]);
    expect(JSON.parse((await teachback('list --json', { stories: { list: async () => list } })).stdout)).toEqual({
      ok: true,
      exitCode: 0,
      ...list,
    });
  });

  it('coverage prints id, place, artifact and words, and what is missing', async () => {
    const rows = [
      { id: 'A1', says: 'Say hello', where: [{ path: 'clinic/en/share/a.pdf', text: 'Hello, reader.', where: 'page 2' }], missing: [] },
      { id: 'A2', says: 'Say goodbye', where: [], missing: ['consult'] },
    ];
    const stories: Partial<Stories> = { coverage: async () => ({ diagnostics: [], rows }) };
    const { exitCode, stdout, stderr } = await teachback('coverage', { stories });
    expect(exitCode).toBe(1);
    expect(stdout).toBe('A1  page 2  clinic/en/share/a.pdf  Hello, reader.\n');
    expect(stderr).toBe('missing A2 in consult: Say goodbye\n1 of 2 requirements are met wherever they must be.\n');
    expect(JSON.parse((await teachback('coverage --json', { stories })).stdout)).toEqual({ ok: false, exitCode: 1, diagnostics: [], rows });
  });

  it('doctor prints each check with its mending step and exits with 3 when one failed', async () => {
    const checks = [
      { name: 'Node', ok: true, found: '20.20.2' },
      { name: 'Browser', ok: false, found: 'none', mend: 'Install one.' },
    ];
    const { exitCode, stdout, stderr } = await teachback('doctor', { stories: { doctor: async () => checks } });
    expect(exitCode).toBe(3);
    expect(stdout).toBe('ok      Node     20.20.2\nFAILED  Browser  none\n        Install one.\n');
    expect(stderr).toBe('1 of 2 checks failed.\n');
    expect(JSON.parse((await teachback('doctor --json', { stories: { doctor: async () => checks } })).stdout)).toEqual({
      ok: false,
      exitCode: 3,
      checks,
    });
  });
});

describe('checkEnvironment', () => {
  it('finds all that a build needs, on this computer', async () => {
    const checks = await checkEnvironment({ project: base });
    expect(checks.map(({ name, ok }) => [name, ok])).toEqual([
      ...['Node', 'Open files', 'Memory', 'Temporary files', 'Browser', 'Printing', 'Fonts', 'Scripts', 'States', 'Output folder'].map(
        (name) => [name, true],
      ),
    ]);
  }, 300_000);

  it('names what fails and how to mend it', async () => {
    const file = join(base, 'a-file');
    writeFileSync(file, '');
    const checks = await checkEnvironment({ project: base, out: join(file, 'out'), browserPath: join(base, 'no-browser') });
    expect(checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['Browser', 'Printing', 'Output folder']);
    expect(checks.filter(({ ok, mend }) => !ok && !mend)).toEqual([]);
  });

  it('wants Node 20.19 or newer', () => {
    expect(['18.20.0', '20.18.9', '20.19.0', '22.1.0'].map((version) => checkNode(version).ok)).toEqual([false, false, true, true]);
  });
});

describe('trouble', () => {
  const failing = (reason: unknown): Options => ({ stories: { check: () => Promise.reject(reason) } });

  it('with the computer is told with its next step, exit 3', async () => {
    const options = failing(new EnvironmentError('disk', 'The disk is full.', 'Free some room.'));
    expect(await teachback('check', options)).toEqual({ exitCode: 3, stdout: '', stderr: 'error: The disk is full.\nFree some room.\n' });
    expect(JSON.parse((await teachback('check --json', options)).stdout)).toEqual({
      ok: false,
      exitCode: 3,
      error: { kind: 'environment', code: 'disk', message: 'The disk is full.', mend: 'Free some room.' },
    });
  });

  it('in handing on what was made is told once for its pieces, exit 3; 1 where the content stopped one too', async () => {
    const taken = (path: string) => ({
      path,
      diagnostics: [{ code: 'not-taken', severity: 'error', message: 'x: the disk is full.', hint: 'Free some room.' } as const],
    });
    const failed = [taken('x/a.pdf'), taken('x/b.pdf')];
    const { exitCode, stderr } = await teachback('build', building({ failed }));
    expect(exitCode).toBe(3);
    expect(stderr.match(/the disk is full/g)).toHaveLength(2);
    expect(stderr).toContain('\n  x/a.pdf\n  x/b.pdf: x: the disk is full. Free some room. [not-taken]\n');
    const diagnostics = [{ code: 'unknown-claim', severity: 'error', message: 'Claim "x".' } as const];
    expect((await teachback('build', building({ failed, diagnostics }))).exitCode).toBe(1);
  });

  it('of the tool itself is called so, with a stack only when asked for', async () => {
    const options = failing(new TypeError('x is not a function', { cause: new Error('deep') }));
    const { exitCode, stderr } = await teachback('check', options);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(/^error: This is a fault of the tool, not of your content: x is not a function\n.*TEACHBACK_DEBUG=1.*\n$/);
    const debug = await teachback('check', { ...options, env: { TEACHBACK_DEBUG: '1' } });
    expect(debug.stderr).toMatch(/TypeError: x is not a function\n {4}at [\s\S]*Caused by: Error: deep/);
    expect((await teachback('check', failing('just text'))).stderr).toContain('not of your content: just text');
  });

  it.each(['dev', 'studio'] as const)('"%s" stays open until Ctrl-C', async (name) => {
    const stop = new AbortController();
    const seen: string[] = [];
    const server = { url: 'http://127.0.0.1:1/', [Symbol.asyncDispose]: async () => void seen.push('closed') };
    const ended = teachback(name, { stories: { [name]: async () => server }, signal: stop.signal }).then((result) => {
      seen.push(result.stdout.trim());
    });
    await new Promise((done) => setTimeout(done, 50));
    expect(seen).toEqual([]);
    stop.abort(new Interrupted(130));
    await ended;
    expect(seen).toEqual(['closed', server.url]);
  });

  it('that is a stop gives the code of the signal', async () => {
    for (const code of [130, 143]) {
      const signal = AbortSignal.abort(new Interrupted(code));
      const { exitCode, stderr } = await teachback('check', { ...failing(new Error('Target closed')), signal });
      expect({ exitCode, stderr }).toEqual({
        exitCode: code,
        stderr: 'error: Stopped before the end. Files made earlier are as they were.\n',
      });
    }
  });
});

/** The real program in a process of its own; only the API behind it is the test's. */
describe('the process', () => {
  const program = join(base, 'program/cli.mjs');
  let startsWith: string[] = [];

  /** Every file and Node module that the program loads before a command asks for more. */
  function inputsOf({ outputs }: Metafile): string[] {
    const files = Object.keys(outputs).filter((path) => path.endsWith('/cli.mjs'));
    const inputs = new Set<string>();
    for (const file of files) {
      for (const path of Object.keys(outputs[file]?.inputs ?? {})) inputs.add(path);
      for (const { path, kind, external } of outputs[file]?.imports ?? []) {
        if (external) inputs.add(path);
        else if (kind === 'import-statement' && !files.includes(path)) files.push(path);
      }
    }
    return [...inputs];
  }

  beforeAll(async () => {
    const api = `
      import { writeSync } from 'node:fs';
      export async function buildToFolder({ signal, decks }) {
        const timer = setInterval(() => {}, 1000);
        writeSync(2, 'started ');
        if (decks?.[0] === 'take-home') { setTimeout(() => { throw new Error('from nowhere'); }); }
        await new Promise((_, reject) => signal.addEventListener('abort', () => {
          if (decks?.[0] !== 'consult') { clearInterval(timer); reject(new Error('Target closed')); }
          writeSync(2, 'aborted ');
        }));
      }
      export const listProject = async () => ({ diagnostics: [], decks: [], brands: [], locales: [],
        modules: Array.from({ length: 20000 }, (_, i) => ({ id: 'module-' + i, title: 'A title of some length' })) });`;
    const { metafile } = await build({
      metafile: true,
      entryPoints: { cli: resolve('scripts/cli.ts') },
      outdir: join(base, 'program'),
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      target: 'node20.19',
      // commander is CommonJS; bundled because this folder has no node_modules.
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      logLevel: 'error',
      plugins: [
        {
          name: 'api',
          setup: ({ onResolve, onLoad }) => {
            onResolve(
              { filter: /^\.\.\/stories\/(build-to-folder|list|coverage|check|doctor|approve|review|init|add|dev|schemas)\.js$/ },
              ({ path }) => ({
                path,
                namespace: 'api',
              }),
            );
            onLoad({ filter: /.*/, namespace: 'api' }, ({ path }) => ({ contents: /build|list/.test(path) ? api : 'export {}' }));
          },
        },
      ],
    });
    startsWith = inputsOf(metafile);
    writeFileSync(join(base, 'program/package.json'), '{ "name": "teachback", "version": "0.1.0" }');
  });

  it('starts with the commands, the model, the troubles of the machine, the version and commander only', () => {
    expect(startsWith.length).toBeGreaterThan(10);
    expect(
      startsWith.filter(
        (path) =>
          !/^(scripts\/(cli|commands\/[^/]+|model\/[^/]+|machine\/[^/]+|stories\/open-project|bundle\/package-root)\.ts|.*node_modules\/commander\/.*|node:.*)$/.test(
            path,
          ),
      ),
    ).toEqual([]);
  });

  const start = (...args: string[]): ChildProcess =>
    spawn(process.execPath, [program, ...args], { cwd: base, stdio: ['ignore', 'pipe', 'pipe'] });

  /** Waits until stderr holds `text`; returns all of it. */
  async function heard(child: ChildProcess, text: string | undefined): Promise<string> {
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (piece) => {
      said += piece;
    });
    while (text !== undefined && !said.includes(text)) await once(child.stderr as NodeJS.ReadableStream, 'data');
    if (text === undefined) await once(child, 'close');
    return said;
  }

  const onPosix = it.skipIf(process.platform === 'win32');

  onPosix.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s stops the work and ends with %i', async (signal, code) => {
    const child = start('build');
    await heard(child, 'started');
    child.kill(signal);
    const said = await heard(child, undefined);
    expect(said).toContain('aborted error: Stopped before the end.');
    expect(said).not.toContain('    at ');
    expect(child.exitCode).toBe(code);
  });

  onPosix('a second Ctrl-C leaves at once', async () => {
    const child = start('build', 'consult');
    await heard(child, 'started');
    child.kill('SIGINT');
    await heard(child, 'aborted');
    expect(child.exitCode).toBeNull();
    child.kill('SIGINT');
    await once(child, 'close');
    expect(child.signalCode).toBe('SIGINT');
  });

  it('an error outside of any promise stops the work with one sentence', async () => {
    const child = start('build', 'take-home');
    const said = await heard(child, undefined);
    expect(said).toContain('error: This is a fault of the tool, not of your content: from nowhere\n');
    expect(said).not.toContain('    at ');
    expect(child.exitCode).toBe(3);
  });

  it('is quiet when the reader of its output leaves early', async () => {
    const child = start('list');
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await heard(child, undefined)).toBe('');
    expect(child.exitCode).toBe(0);
  });
});
