import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect, Socket } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findBrowser } from '../../scripts/browser/find-browser.js';
import { type Launched, launchBrowser } from '../../scripts/browser/launch-browser.js';
import { judgeWords } from '../../scripts/dev/judge-words.js';
import { openServer, type Taker } from '../../scripts/dev/open-server.js';
import { initProject } from '../../scripts/stories/init.js';
import { onAll } from '../support/on-all.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const project = mkdtempSync(join(tmpdir(), 'teachback-dev-'));
const moduleFile = join(project, 'decks/modules/first-days/en.md');
mkdirSync(join(root, 'dist'), { recursive: true });
const lib = mkdtempSync(join(root, 'dist', 'dev-test-'));

let server: ChildProcess;
let url = '';
let launched: Launched;
let page: Page;

beforeAll(async () => {
  const entryPoints = ['cli', 'index'].map((name) => join(root, `scripts/${name}.ts`));
  const shape = { bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20.19', packages: 'external' } as const;
  await build({ entryPoints, ...shape, outdir: lib, logLevel: 'warning' });
  await initProject({ folder: project });
  // It begins with content that cannot be shown, as it may stand when an author comes back to it.
  edit('## Brief', '## Brif');
  for (const name of ['open', 'xdg-open']) writeFileSync(join(lib, name), '#!/bin/sh\nprintf "$1" > "$0.told"\n', { mode: 0o755 });
  const env = { ...process.env, PATH: `${lib}${delimiter}${process.env.PATH}` };
  const args = [join(lib, 'cli.js'), 'dev', 'visit', '--open', '--project', project];
  server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  url = await new Promise<string>((done) => server.stdout?.once('data', (text) => done(String(text).trim())));
  launched = await launchBrowser({ found: await findBrowser({}), deadline: 60_000, loopback: true });
  page = await launched.browser.newPage();
  await page.setViewport({ width: 1400, height: 800 });
  await page.goto(url);
  await says('overlay', 'Did you mean "Brief"?');
  edit('## Brif', '## Brief');
  await says('deck', 'Raise the cast');
});

afterAll(async () => {
  await launched?.close();
  server?.kill();
  for (const folder of [project, lib]) rmSync(folder, { recursive: true, force: true });
});

/** Waits until a frame, or the list of what is wrong, holds these words. */
const says = (where: 'deck' | 'handout' | 'problems' | 'overlay', words: string) =>
  page.waitForFunction(
    (name, text) => {
      const frame = document.querySelector<HTMLIFrameElement>(`iframe[name=${name}]`);
      const place = frame ? frame.contentDocument?.body : document.querySelector<HTMLElement>(`.${name}:not([hidden])`);
      return place?.textContent?.includes(text) ?? false;
    },
    { timeout: 100_000 },
    ...[where, words],
  );

function edit(from: string, to: string): void {
  const text = readFileSync(moduleFile, 'utf8');
  if (!text.includes(from)) throw new Error(`Nothing reads "${from}".`);
  writeFileSync(moduleFile, text.replace(from, to));
}

/** Status and headers of a raw request: paths and names that `fetch` would tidy up. */
const ask = (path: string, { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {}) =>
  new Promise<{ status: number; policy: string; body: string }>((done, fail) => {
    const { port } = new URL(url);
    request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, policy: String(response.headers['content-security-policy']), body }),
      );
    })
      .on('error', fail)
      .end();
  });

describe('the preview', () => {
  test('shows slides as they look, with their notes, and the handout', async () => {
    await Promise.all([says('deck', 'Show how high the pillow should be'), says('handout', 'Keep the cast dry')]);
    const looks = await page.evaluate(() =>
      [...document.querySelectorAll('iframe')].map(({ contentDocument: page }) => [
        getComputedStyle(page?.querySelector('.slide, h1') as Element).fontFamily.split(',')[0],
        page?.querySelector('.slide, .mast-top')?.getBoundingClientRect().width,
        page?.documentElement.clientWidth,
      ]),
    );
    expect(looks[0]?.[0]).toContain('Atkinson');
    expect(looks[1]?.[0]).toContain('Atkinson');
    expect(Number(looks[0]?.[1])).toBeCloseTo(Number(looks[0]?.[2]), -1);
  });

  test('shows a saved change in both views without loading them again, at the same place', async () => {
    await says('handout', 'Keep the cast dry');
    await page.evaluate(() => {
      for (const frame of document.querySelectorAll('iframe')) {
        frame.contentDocument?.documentElement.setAttribute('data-same', 'yes');
        frame.contentWindow?.scrollTo(0, 300);
      }
    });
    edit('Raising it helps with swelling.[^raising]\n\n### Notes', 'It helps with swelling to raise it.[^raising]\n\n### Notes');
    edit('### Is the cast too tight?', '### Is your cast too tight?');
    await Promise.all([says('deck', 'It helps with swelling to raise it.'), says('handout', 'Is your cast too tight?')]);
    const places = await page.evaluate(() =>
      [...document.querySelectorAll('iframe')].map(({ contentDocument: page, contentWindow }) => [
        page?.documentElement.dataset.same,
        contentWindow?.scrollY,
      ]),
    );
    expect(places).toEqual([
      ['yes', 300],
      ['yes', 300],
    ]);
    const [, slide = ''] = page.url().split('#');
    await page.reload();
    await page.waitForFunction(
      (id) => {
        const place = document.querySelector('iframe')?.contentDocument?.getElementById(id)?.getBoundingClientRect();
        return place && place.top <= 0 && place.bottom > 40;
      },
      {},
      slide,
    );
  });

  test('names file, line, column and next step of what cannot be shown, and keeps the last good view', async () => {
    edit('## Slide: Is it', '## Slyde: Is it');
    const line =
      readFileSync(moduleFile, 'utf8')
        .split('\n')
        .findIndex((one) => one.startsWith('## Slyde')) + 1;
    await says('overlay', `decks/modules/first-days/en.md:${line}:1`);
    await says('overlay', 'Did you mean "Slide"?');
    await says('deck', 'Is it too tight?');
    edit('## Slyde: Is it', '## Slide: Is it');
    await page.waitForSelector('.overlay', { hidden: true, timeout: 100_000 });
  });

  test('says what the check finds, also where nothing can be put together any more', async () => {
    edit('swelling to raise it.[^raising]', 'swelling to raise it.[^rasing]');
    await says('overlay', 'Did you mean "raising"?');
    // The view still has the source of the claim: no deck is shown that lost one.
    const marks = await page.evaluate(() =>
      [...(document.querySelector('iframe')?.contentDocument?.querySelectorAll('p') ?? [])]
        .filter((one) => one.textContent?.includes('swelling to raise it'))
        .map((one) => one.querySelectorAll('.mark a').length),
    );
    expect(marks.length).toBeGreaterThan(0);
    expect(Math.min(...marks)).toBeGreaterThan(0);
    edit('swelling to raise it.[^rasing]', 'swelling to raise it.[^raising]');
    await page.waitForSelector('.overlay', { hidden: true, timeout: 100_000 });
    await page.waitForFunction(() => document.querySelector('.said')?.textContent === 'No problems found.', { timeout: 100_000 });
  });

  test('never takes a check that came to grief for one that found nothing', async () => {
    const [found] = (await judgeWords(join(lib, 'nothing.js'), project, new AbortController().signal)) ?? [];
    expect([found?.code, found?.severity]).toEqual(['not-checked', 'error']);
  });

  test('follows a folder that was taken away and put back, as version control does', async () => {
    const folder = join(project, 'decks/modules/first-days');
    renameSync(folder, `${project}/away`);
    await says('overlay', 'first-days');
    cpSync(`${project}/away`, folder, { recursive: true });
    await page.waitForSelector('.overlay', { hidden: true, timeout: 100_000 });
    edit('### Is your cast too tight?', '### Does your cast hurt?');
    await says('handout', 'Does your cast hurt?');
  });

  test.skipIf(process.platform === 'win32')('is opened by the system, with --open', async () => {
    const told = ['open', 'xdg-open'].map((name) => join(lib, `${name}.told`)).filter((path) => existsSync(path));
    expect(told.map((path) => readFileSync(path, 'utf8'))).toEqual([url]);
  });

  test('prints the handout by the real path and presents the deck apart from all else, with one browser', async () => {
    const bodies = await Promise.all(['/handout.pdf', '/present'].map(async (path) => (await ask(path)).body.slice(0, 5)));
    expect(bodies).toEqual(['%PDF-', '<!doc']);
    if (process.platform === 'linux') {
      const list = spawnSync('ps', ['-A', '-o', 'ppid=,args='], { encoding: 'utf8' }).stdout.split('\n');
      expect(list.filter((line) => line.trim().startsWith(`${server.pid} `) && line.includes('--user-data-dir'))).toHaveLength(1);
    }
    const tab = await launched.browser.newPage();
    const wrong: string[] = [];
    tab.on('pageerror', (error) => wrong.push(String(error)));
    await tab.goto(`${url}present`);
    await tab.waitForSelector('.reveal.ready');
    await tab.keyboard.press('ArrowRight');
    await tab.waitForFunction(() => document.querySelector('section.present')?.previousElementSibling);
    expect([await tab.evaluate(() => window.origin), wrong]).toEqual(['null', []]);
    await tab.close();
  });
});

describe('its server', () => {
  test('answers only its own address, GET, and the pages that it has', async () => {
    const { port, hostname } = new URL(url);
    const own = { host: `localhost:${port}` };
    expect([hostname, (await ask('/', { headers: own })).status]).toEqual(['127.0.0.1', 200]);
    const tries = [
      ask('/', { headers: { host: 'evil.example' } }),
      ask('/', { headers: { host: `evil.example:${port}` } }),
      ask('/', { headers: { 'sec-fetch-site': 'cross-site' } }),
      ask('/', { method: 'POST' }),
      ask('/../../package.json'),
      ask('/%2e%2e/%2e%2e/package.json'),
      ask('/decks/project.yaml'),
      ask('/constructor'),
      ask('//'),
    ];
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([403, 403, 403, 405, 404, 404, 404, 404, 404]);
  });

  test.each(['GET', 'POST'] as const)('tells who makes an answer to %s when nobody waits for it any more', async (method) => {
    const gone = await new Promise<boolean>((done) => {
      const slow = (signal: AbortSignal) =>
        new Promise<never>((_, fail) => {
          signal.addEventListener('abort', () => {
            done(true);
            fail(signal.reason);
          });
          client.destroy();
        });
      const client = new Socket();
      client.on('error', () => {});
      const taker: Taker = { type: 'application/json', most: 10, take: (_, about) => slow(about.gone) };
      const answering = method === 'GET' ? { pages: { '/slow': slow } } : { pages: {}, takers: { '/slow': taker } };
      void openServer({ port: 0, ...answering, greeting: () => '' }).then((own) => {
        onTestFinished(() => own.close());
        const { port, host } = new URL(own.url);
        const heads = [`Host: ${host}`, `Origin: http://${host}`, 'Content-Type: application/json', 'Content-Length: 2'];
        const said = method === 'GET' ? [heads[0], '', ''] : [...heads, '', '{}'];
        client.connect(Number(port), '127.0.0.1', () => client.write([`${method} /slow HTTP/1.1`, ...said].join('\r\n')));
      });
    });
    expect(gone).toBe(true);
  });

  test('cannot be reached from another computer', async () => {
    const others = Object.values(networkInterfaces()).flatMap((list) =>
      (list ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
    );
    const reached = others.map(
      ({ address }) =>
        new Promise<boolean>((done) => {
          const socket = connect(Number(new URL(url).port), address, () => done(true)).on('error', () => done(false));
          socket.unref();
        }),
    );
    expect(await Promise.all(reached)).not.toContain(true);
  });

  test('lets no script run in the views, and the page only its own', async () => {
    const [view, whole] = await Promise.all([ask('/deck'), ask('/')]);
    expect(view.policy).toContain('sandbox allow-same-origin;');
    expect(view.policy).toContain("default-src 'none'");
    expect(view.body).not.toContain('<script');
    expect(whole.body).toMatch(/script-src 'sha256-[^']+'; connect-src 'self'; frame-src 'self'/);
    expect(await onAll(page, 'iframe', (frames) => frames.map((frame) => frame.getAttribute('sandbox')))).toEqual([
      'allow-same-origin',
      'allow-same-origin',
    ]);
  });

  test('ends with Ctrl-C, says nothing, and leaves its port', async () => {
    const ended = new Promise((done) => server.once('close', done));
    server.kill('SIGINT');
    expect(await ended).toBe(0);
    await expect(ask('/')).rejects.toThrow('ECONNREFUSED');
    await page.waitForFunction(() => document.querySelector('.said')?.textContent?.includes('Start it again'));
  });
});
