import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/browser/find-browser.js';
import { readPdf } from '../../scripts/pdf/read-pdf.js';
import { kill } from '../support/browser-processes.js';
import { installPacked, type Packed, run } from '../support/install-packed.js';
import { pastedLine, seen, startAt } from '../support/new-user.js';
import { FIXTURE, ROOT } from '../support/places.js';
import { openBrowser } from '../support/two-sites.js';

const PRELOAD = join(ROOT, 'test', 'fixtures', 'portal', 'loopback-only.mjs');
const folder = mkdtempSync(join(tmpdir(), 'teachback-package-'));
const installed = join(folder, 'node_modules', 'teachback');
/** The folder of somebody who has decks of their own: a small explainer, as portals and programs ask for the same of any. */
const clinic = join(folder, 'clinic');
let packed: Packed;

const tool = (name: string): string => join(ROOT, 'node_modules', '.bin', name);
/** A network of its own with no way out where the system lets us make one; elsewhere each connection is refused by the program itself. */
const alone = spawnSync('unshare', ['-rn', 'true']).status === 0 ? ['unshare', '-rn'] : [];
const offline = (cwd: string, ...args: string[]) => {
  const [program = '', ...rest] = [...alone, process.execPath, '--import', PRELOAD, ...args];
  return run(program, rest, { cwd });
};
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

beforeAll(async () => {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'somebody', private: true, type: 'module' }));
  packed = await installPacked(folder);
  mkdirSync(clinic);
  cpSync(join(FIXTURE, 'decks'), join(clinic, 'decks'), { recursive: true });
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 300_000);

describe('the tarball', () => {
  test('has what is needed: the program, its types, templates and decks, and no more', () => {
    const kinds = [
      /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|scripts\/API\.md|sbom\.cdx\.json)$/,
      /^dist\/lib\/[\w.-]+\.js$/,
      /^dist\/lib\/types\/scripts\/.+\.d\.ts$/,
      /^templates\/.+\.(hbs|css|yaml|md|svg)$/,
      /^decks\/.+\.(md|yaml|svg)$/,
    ];
    expect(packed.files.filter((path) => !kinds.some((kind) => kind.test(path)))).toEqual([]);
    expect(packed.files.filter((path) => /(^|\/)(tests?|bench|look)\b|\.map$/.test(path))).toEqual([]);
    expect(packed.files).toEqual(
      expect.arrayContaining(['dist/lib/cli.js', 'templates/tokens.css', 'decks/project.yaml', 'decks/README.md']),
    );
    expect(packed.size).toBeLessThan(1_150_000);
  });

  test('lists all that it is made of, with versions and licences', () => {
    const { bomFormat, components } = JSON.parse(readFileSync(join(installed, 'sbom.cdx.json'), 'utf8'));
    const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    expect(bomFormat).toBe('CycloneDX');
    const named = components.map(({ group, name }: { group?: string; name: string }) => (group ? `${group}/${name}` : name));
    expect(named).toEqual(expect.arrayContaining(Object.keys(dependencies)));
    expect(components.filter(({ licenses }: { licenses?: unknown }) => !licenses)).toEqual([]);
  });

  test('pleases publint and attw', async () => {
    await run(tool('publint'), [packed.tarball, '--strict']);
    await run(tool('attw'), [packed.tarball, '--profile', 'esm-only']);
  }, 300_000);

  test('is light: only what is called is loaded', () => {
    const lib = join(installed, 'dist', 'lib');
    const reached = new Set<string>();
    const visit = (file: string): string[] => {
      if (reached.has(file)) return [];
      reached.add(file);
      const names = [...readFileSync(join(lib, file), 'utf8').matchAll(/^(?:import|export)\b[^;"]*"([^"]+)"/gm)].map(
        ([, name = '']) => name,
      );
      return names.filter((name) => !name.startsWith('node:')).flatMap((name) => (name.startsWith('./') ? visit(name.slice(2)) : [name]));
    };
    expect(visit('index.js')).toEqual([]);
    expect(new Set(visit('cli.js'))).toEqual(new Set(['commander']));
  });

  test('was installed with no host in reach but the registry', () => {
    expect(packed.refused.filter((host) => host.includes('npmjs'))).toEqual([]);
    expect(existsSync(join(folder, 'node_modules', 'puppeteer-core'))).toBe(true);
  });
});

describe('in an empty folder', () => {
  test('a program of somebody else compiles with every check on, and prints a handout on a closed network', async () => {
    cpSync(join(ROOT, 'test', 'fixtures', 'consumer.ts'), join(folder, 'consumer.ts'));
    const compilerOptions = { module: 'nodenext', target: 'es2022', strict: true, skipLibCheck: false, types: ['node'] };
    const typeRoots = [join(ROOT, 'node_modules', '@types')];
    writeFileSync(join(clinic, 'readme.ts'), /### From a program[\s\S]*?```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '');
    const files = ['consumer.ts', 'clinic/readme.ts'];
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...compilerOptions, typeRoots }, files }));
    await run(tool('tsc'), [], { cwd: folder });
    await expect(offline(folder, '--eval', 'await fetch("https://registry.npmjs.org")')).rejects.toThrow('fetch failed');
    const { stdout, stderr } = await offline(folder, 'consumer.js');
    const path = 'example-clinic/en/share/take-home.handout.a4.pdf';
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      jobs: [path],
      errors: 0,
      events: [{ done: 1, total: 1, path, kind: 'made' }],
      code: 'browser-missing',
    });
    const { pages, tagged } = await readPdf(readFileSync(join(folder, 'made', 'handout.pdf')));
    expect([pages.length <= 4, pages[0]?.width.toFixed(1), tagged]).toEqual([true, '8.3', true]);
  }, 300_000);

  test('the lines of the README run as written', async () => {
    const { stdout } = await offline(clinic, 'readme.js');
    expect(stdout).toMatch(/^example-clinic\/en\/share\/take-home\.handout\.letter\.pdf \d+ 2\n$/);
    expect(readdirSync(join(clinic, 'site', 'leaflets', 'example-clinic', 'en', 'share'))).toContain('take-home.handout.a4.pdf');
  }, 300_000);

  test('the command lists what there is', async () => {
    const { stdout } = await offline(clinic, join(installed, 'dist', 'lib', 'cli.js'), 'list', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, locales: ['en'], brands: ['example-clinic'] });
  }, 300_000);
});

describe('a new user', () => {
  const cli = join(folder, 'node_modules', '.bin', 'teachback');
  const mine = join(folder, 'my-explainer');
  const module = join(mine, 'decks/modules/first-days/en.md');
  const policy = /```\nContent-Security-Policy: (.*)\n```/.exec(readme)?.[1] ?? '';

  test('begins an explainer, adds to it, checks it and builds it', async () => {
    await offline(folder, cli, 'init', 'my-explainer');
    for (const [kind, name] of Object.entries({ module: 'sleep', deck: 'evening', brand: 'north-clinic', claim: 'good-sleep' }))
      await offline(mine, cli, 'new', kind, name);
    const { summary } = JSON.parse((await offline(mine, cli, 'check', '--json')).stdout);
    expect(summary).toMatchObject({ errors: 0, codes: expect.arrayContaining([expect.objectContaining({ code: 'to-fill-in' })]) });
    const { made } = JSON.parse((await offline(mine, cli, 'build', '--json', '--paper', 'letter', '--brand', 'example-clinic')).stdout);
    expect(made).toEqual(expect.arrayContaining(['example-clinic/en/share/visit.marp.html', 'example-clinic/en/share/evening.slides.pdf']));
    await expect(offline(folder, cli, 'init', 'my-explainer')).rejects.toMatchObject({ code: 2 });
  }, 300_000);

  test('sees each edit, and puts the deck on a page of another origin with one line', async () => {
    const { child, url } = await startAt(['--import', PRELOAD, cli, 'dev'], mine);
    const browser = await openBrowser();
    try {
      await seen(browser, url, 'deck', 'Raise the cast');
      writeFileSync(module, readFileSync(module, 'utf8').replaceAll('Raise the cast', 'Lift the cast'));
      await seen(browser, url, 'deck', 'Lift the cast');
      const { place, origins, refused } = await pastedLine(browser, join(mine, 'dist/decks/example-clinic/en/share'), {
        file: 'visit.marp.html',
        policy,
      });
      expect([place?.slice(0, 3), origins, refused]).toEqual(['2 /', [false, 'null'], []]);
    } finally {
      await browser.close();
      child.kill('SIGINT');
    }
    expect(await once(child, 'exit')).toEqual([0, null]);
  }, 300_000);

  test('has a program of theirs make one handout of it', async () => {
    const only = `{ project: '.', decks: ['take-home'], formats: ['handout'], papers: ['a4'], brands: ['example-clinic'] }`;
    const lines = [
      `import { build } from 'teachback';`,
      `const { outcomes } = await build(${only});`,
      `console.log(outcomes.map(({ kind, artifacts }) => [kind, String.fromCharCode(...artifacts[0].bytes.slice(0, 5))].join(' ')).join());`,
    ];
    writeFileSync(join(mine, 'handout.mjs'), lines.join('\n'));
    expect((await offline(mine, 'handout.mjs')).stdout).toBe('made %PDF-\n');
  }, 300_000);
});

describe('the portal of the README', () => {
  const source = readFileSync(join(ROOT, 'test', 'fixtures', 'portal', 'server.mjs'), 'utf8');
  let portal: ChildProcess;
  let address = '';
  const get = async (path: string, init: RequestInit = {}): Promise<[number, string, Uint8Array]> => {
    const response = await fetch(`${address}${path}`, init);
    return [response.status, response.headers.get('content-type') ?? '', new Uint8Array(await response.arrayBuffer())];
  };
  const HANDOUT = '/handout.pdf?brand=example-clinic&locale=en';

  async function start(settings: Record<string, string>): Promise<void> {
    writeFileSync(join(clinic, 'server.mjs'), source);
    const env = { ...process.env, PORT: '0', ...settings };
    portal = spawn(process.execPath, ['--import', PRELOAD, 'server.mjs'], { cwd: clinic, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(portal.stdout as NodeJS.ReadableStream, 'data');
    address = String(line).trim();
  }
  /** The browsers that the portal has started and that still run. */
  const browsers = (): string[] =>
    spawnSync('ps', ['-A', '-o', 'ppid=,pid=,args='], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter((line) => line.trim().startsWith(`${portal.pid} `) && line.includes('--user-data-dir'));
  /** Tells the portal to end, and waits for it. Returns its exit code, or the signal that ended it. */
  async function stop(): Promise<unknown> {
    portal.kill('SIGTERM');
    const [code, signal] = await once(portal, 'exit');
    return code ?? signal;
  }
  afterAll(() => void portal?.kill('SIGKILL'));

  test('stands in the README as it is here', () => {
    expect(readme).toContain(`\`\`\`js\n${source}\`\`\`\n`);
    expect(source.split('\n').length).toBeLessThanOrEqual(45);
  });

  test('answers with the handout, sends those beyond its limit away, and ends cleanly when told to', async () => {
    await start({ AT_ONCE: '2' });
    const unknown = ['/', '/handout.pdf', '/handout.pdf?brand=nobody&locale=en', '/handout.pdf?brand=example-clinic&locale=xx', '//'];
    for (const path of unknown) expect([path, (await get(path))[0]]).toEqual([path, 404]);
    const answers = await Promise.all(Array.from({ length: 7 }, () => get(HANDOUT)));
    expect(answers.map(([status]) => status).sort()).toEqual([200, 200, 503, 503, 503, 503, 503]);
    const files = answers.filter(([status]) => status === 200);
    expect(files.map(([, type]) => type)).toEqual(['application/pdf', 'application/pdf']);
    expect(Buffer.from(files[0]?.[2] ?? []).equals(Buffer.from(files[1]?.[2] ?? []))).toBe(true);
    expect((await readPdf(files[0]?.[2] ?? new Uint8Array())).tagged).toBe(true);
    expect(browsers()).toHaveLength(1);
    const last = get(HANDOUT);
    await expect.poll(async () => (await get('/')).at(0)).toBe(404);
    const [ended, [status]] = await Promise.all([stop(), last]);
    expect([ended, status, browsers()]).toEqual([0, 200, []]);
  }, 300_000);

  test.skipIf(process.platform !== 'linux')(
    'outlives its browser, and ends with an exit code where none starts any more',
    async () => {
      const { path, env } = await findBrowser({});
      const browser = join(clinic, 'headless-shell');
      writeFileSync(browser, `#!/bin/sh\nexec "${path}" "$@"\n`, { mode: 0o755 });
      await start({ ...env, PUPPETEER_EXECUTABLE_PATH: browser });
      const killBrowser = (): void => {
        for (const line of browsers()) kill(Number(line.trim().split(/\s+/)[1]));
      };
      killBrowser();
      const [head, posted] = [await fetch(address + HANDOUT, { method: 'HEAD' }), await fetch(address + HANDOUT, { method: 'POST' })];
      expect([head.status, head.headers.get('content-type'), (await head.arrayBuffer()).byteLength]).toEqual([200, 'application/pdf', 0]);
      expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
      killBrowser();
      expect([(await get(HANDOUT))[0], browsers().length]).toEqual([200, 1]);
      writeFileSync(browser, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
      const ended = once(portal, 'exit');
      killBrowser();
      expect((await get(HANDOUT))[0]).toBe(500);
      expect(await ended).toEqual([1, null]);
    },
    300_000,
  );

  test('gives up in time, and whoever goes away frees the place', async () => {
    await start({ AT_ONCE: '1', SECONDS: '0.1' });
    expect((await get(HANDOUT))[0]).toBe(504);
    await expect(get(HANDOUT, { signal: AbortSignal.timeout(20) })).rejects.toThrow();
    await expect.poll(async () => (await get(HANDOUT))[0]).toBe(504);
    expect(await stop()).toBe(0);
  }, 300_000);
});
