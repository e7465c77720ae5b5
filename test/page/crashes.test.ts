import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Crash } from '../../scripts/browser/crash.js';
import { type Engine, type EngineWish, openEngine } from '../../scripts/browser/engine.js';
import { findBrowser } from '../../scripts/browser/find-browser.js';
import { loadHtml } from '../../scripts/browser/load-html.js';
import { openEngines, openLender, openPrinter, type Page, type Printer } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import { usePage } from '../../scripts/browser/use-page.js';
import type { Artifact } from '../../scripts/model/job.js';
import { pageSize } from '../../scripts/model/paper.js';
import { build } from '../../scripts/stories/build.js';
import { browserProcesses, killBrowser } from '../support/browser-processes.js';
import { endOnePrinter } from '../support/one-printer.js';
import { AS_OF, FIXTURE } from '../support/places.js';

const HTML = '<!doctype html><html lang="en"><title>T</title><p>Words</p></html>';
/** Longer than any test may take: who waits for it fails. */
const NEVER = 600_000;

beforeAll(endOnePrinter);

/** Printers that a failed test has left open would be counted by the next one. */
const opened: Printer[] = [];
afterEach(async () => {
  for (const printer of opened.splice(0)) await printer.close();
});
const open = async (pages = 2): Promise<Printer> => {
  const printer = await openPrinter({ pages, deadline: NEVER });
  opened.push(printer);
  return printer;
};

async function print(page: Page): Promise<number> {
  await loadHtml(page, HTML, { media: 'print' });
  return (await printPage(page, pageSize('upright', 'letter'))).length;
}

/** A use that is caught by `disaster` in its first tries, and goes well after those. */
function struck(disaster: (page: Page) => unknown, times = 1) {
  const tries = { count: 0 };
  const use = async (page: Page): Promise<number> => {
    await loadHtml(page, HTML, { media: 'print' });
    if (++tries.count > times) return print(page);
    await disaster(page);
    return page.evaluate(() => new Promise<number>(() => {}));
  };
  return { tries, use };
}

const crash = async (page: Page): Promise<void> => {
  const session = await page.createCDPSession();
  session.send('Page.crash').catch(() => {});
};
const browsers = (): number => browserProcesses().filter(({ kind }) => kind === 'browser').length;

describe.skipIf(process.platform !== 'linux')('what dies in the middle of a page is noticed at once, and the page is made anew', () => {
  test('while the page opens, at whatever moment', async () => {
    const printer = await open(1);
    const size = await printer.withPage(print);
    for (let moment = 0; moment < 48; moment += 16) {
      const made = printer.withPage(print);
      const begun = performance.now();
      while (performance.now() - begun < moment) await setImmediate();
      killBrowser('renderer');
      expect(await made).toBe(size);
    }
  });

  test.each<[string, (page: Page) => unknown]>([
    ['the process that draws it', () => killBrowser('renderer')],
    ['its own crash', crash],
    ['the whole browser', () => killBrowser('browser')],
    ['the page is taken away', (page) => void page.close()],
  ])('%s', async (_, disaster) => {
    const printer = await open();
    const { tries, use } = struck(disaster);
    // Another page is in the middle of its work meanwhile: it may be caught too, and is made all the same.
    const [made, other] = await Promise.all([printer.withUsedPage(use), printer.withUsedPage(print)]);
    expect([tries.count, made > 1000, other]).toEqual([2, true, made]);
    expect(await printer.withPage(print)).toBe(made);
    await expect.poll(browsers, { timeout: 60_000 }).toBe(1);
  });

  test('the process that paints, until the browser gives up', async () => {
    const printer = await open(1);
    const picture = (page: Page) => page.screenshot();
    for (let time = 0; time < 4; time++) {
      const made = printer.withPage(async (page) => {
        await loadHtml(page, HTML, { media: 'screen' });
        if (time < 3) killBrowser('gpu-process');
        return picture(page);
      });
      expect((await made).length).toBeGreaterThan(100);
    }
  });

  test('between two uses: nobody sees anything of it', async () => {
    const printer = await open();
    const first = await printer.withUsedPage(print);
    for (const kind of ['renderer', 'browser', 'renderer']) {
      killBrowser(kind);
      expect(await printer.withUsedPage(print)).toBe(first);
    }
  });
});

describe('a page that crashes each time', () => {
  test('fails by itself, in two tries, and the others are made', async () => {
    const printer = await open();
    const { tries, use } = struck(crash, 9);
    const lost = printer.withUsedPage(use);
    const others = Promise.all([printer.withUsedPage(print), printer.withPage(print)]);
    await expect(lost).rejects.toMatchObject({ name: 'EnvironmentError', code: 'page-crashed', mend: expect.stringContaining('figure') });
    expect([tries.count, (await others).every((size) => size > 1000)]).toEqual([2, true]);
  });

  test('fails its job of a build with its message, and no other', async () => {
    const printer = await open();
    const withUsedPage: Printer['withUsedPage'] = (use, signal) =>
      printer.withUsedPage(async (page, renew) => {
        const whole = page.setContent.bind(page);
        page.setContent = async (html, options) => {
          if (html.includes('<body class="print large-print')) await crash(page);
          return whole(html, options);
        };
        return use(page, renew).finally(() => Reflect.deleteProperty(page, 'setContent'));
      }, signal);
    const only = { decks: ['take-home'], formats: ['handout', 'large-print'], papers: ['a4'] } as const;
    const { outcomes } = await build({ project: FIXTURE, ...only, asOf: AS_OF, printer: { ...printer, withUsedPage } });
    const ended = outcomes.map(({ job, kind }) => [job.split('.')[1], kind]);
    expect(ended.sort()).toEqual([
      ['handout', 'made'],
      ['large-print', 'failed'],
    ]);
    const [failed] = outcomes.flatMap((one) => (one.kind === 'failed' ? one.diagnostics : []));
    expect([failed?.code, failed?.message]).toEqual(['not-printed', expect.stringContaining('take-home.large-print.a4.pdf')]);
  });

  test('again and again takes no page from the others', async () => {
    const printer = await open();
    const codes: unknown[] = [];
    for (let time = 0; time < 3; time++) codes.push(await printer.withPage(struck(crash, 9).use).catch(({ code }) => code));
    expect(codes).toEqual(codes.map(() => 'page-crashed'));
    expect(await printer.withPage(print)).toBeGreaterThan(1000);
  });

  test('is told from a browser that can show nothing at all: that is given up, for all that comes', async () => {
    const dead = { use: () => Promise.reject(new Crash('The page of the browser crashed.')) } as unknown as Engine;
    const lendPage = openLender({ lend: async () => dead, alone: (use) => use(dead) }, Crash);
    const codes: unknown[] = [];
    for (let time = 0; time < 5; time++) codes.push(await lendPage('fresh', print).catch(({ code }) => code));
    expect(codes).toEqual(['page-crashed', 'page-crashed', 'page-crashed', 'browser-stopped', 'browser-stopped']);
  });
});

test.skipIf(process.platform !== 'linux')('a build whose browser is killed makes all the same', async () => {
  const taken: string[] = [];
  const take = async (_: unknown, [file]: readonly Artifact[]): Promise<void> => {
    if (taken.length === 0) killBrowser('browser');
    taken.push(file?.path ?? '');
  };
  const only = { decks: ['take-home'], formats: ['handout', 'brochure'], papers: ['a4'] } as const;
  const { outcomes } = await build({ project: FIXTURE, ...only, asOf: AS_OF, sink: { take } });
  expect([outcomes.length, outcomes.map(({ kind }) => kind)]).toEqual([2, outcomes.map(() => 'made')]);
  expect([taken.length, browsers()]).toEqual([2, 0]);
});

test('a page makes room for another after 10 uses, a browser after so many as it is told: what they keep does not grow', async () => {
  const engines = openEngines({ found: await findBrowser({}), deadline: NEVER, mostUses: 25 }, openEngine);
  const pages = new Set<Page>();
  const seen = new Set<number | undefined>();
  for (let time = 0; time < 30; time++) {
    const engine = await engines.lend();
    const { page, pid } = await engine.use('used', async (one) => ({ page: one, pid: one.browser().process()?.pid }), undefined);
    pages.add(page);
    seen.add(pid);
  }
  expect([pages.size, seen.size]).toEqual([4, 2]);
  if (process.platform === 'linux') await expect.poll(browsers, { timeout: 60_000 }).toBe(1);
  await engines.close(new Error('enough'));
});

test('the next browser starts when all uses of the one before have ended: there are never two of them in memory', async () => {
  const seen: string[] = [];
  const retire = async (): Promise<void> => {
    await setImmediate();
    seen.push('ended');
  };
  const open = async (): Promise<Engine> => {
    seen.push('started');
    return { isFit: () => false, retire, close: async () => {} } as unknown as Engine;
  };
  const engines = openEngines({} as EngineWish, open);
  await engines.lend();
  await Promise.all([engines.lend(), engines.lend()]);
  expect(seen).toEqual(['started', 'ended', 'started']);
});

describe('what is given up leaves nothing behind', () => {
  /** Speaks as a browser does over its pipe, and answers each question with `{}` except the one that it is told to fail at. */
  const SPEAKER = (log: string, failing: string): string => `#!${process.execPath}
    const { appendFileSync, createReadStream, createWriteStream } = require('node:fs');
    appendFileSync(${JSON.stringify(log)}, process.pid + ' ');
    const out = createWriteStream('', { fd: 4 });
    let rest = '';
    createReadStream('', { fd: 3 }).on('data', (bytes) => {
      const all = (rest + bytes).split('\0');
      rest = all.pop();
      for (const { id, method } of all.map(JSON.parse)) {
        const answer = method === ${JSON.stringify(failing)} ? { error: { code: 1, message: 'I have no ears.' } } : { result: {} };
        if (method === 'Target.attachToBrowserTarget') answer.result = { sessionId: 'one' };
        out.write(JSON.stringify({ id, ...answer }) + '\0');
        if (method === 'Browser.close') process.exit();
      }
    }).on('end', () => process.exit());`;

  test.skipIf(process.platform === 'win32').each(['Browser.getVersion', 'Target.setDiscoverTargets', 'Target.attachToTarget'])(
    'a browser that starts and then fails at %s is stopped, and its message names it',
    async (failing) => {
      const folder = mkdtempSync(join(tmpdir(), 'teachback-speaker-'));
      try {
        const [program, log] = [join(folder, 'chrome'), join(folder, 'log')];
        writeFileSync(program, SPEAKER(log, failing));
        chmodSync(program, 0o755);
        const opening = openPrinter({ browserPath: program, deadline: 20_000 });
        await expect(opening).rejects.toMatchObject({ code: 'browser-start', message: expect.stringContaining(program) });
        for (const pid of readFileSync(log, 'utf8').trim().split(' ')) expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH');
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );

  test.skipIf(process.platform === 'win32')('a browser that is given up while it starts has ended, and its files are gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'teachback-busy-'));
    try {
      const [program, log] = [join(folder, 'chrome'), join(folder, 'log')];
      // It never answers, and writes as long as it lives.
      const busy = `#!${process.execPath}
        const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
        appendFileSync(${JSON.stringify(log)}, process.pid + ' ' + process.env.TMPDIR);
        for (let i = 0; ; i++) {
          mkdirSync(process.env.TMPDIR + '/profile', { recursive: true });
          writeFileSync(process.env.TMPDIR + '/profile/' + i, '');
        }`;
      writeFileSync(program, busy, { mode: 0o755 });
      const stop = new AbortController();
      const opening = expect(openPrinter({ browserPath: program, deadline: NEVER, signal: stop.signal })).rejects.toThrow('enough');
      const running = await vi.waitFor(() => {
        const [pid, files] = readFileSync(log, 'utf8').split(' ');
        if (!files) throw new Error('It has not said all yet.');
        return { pid: Number(pid), files };
      }, NEVER);
      stop.abort(new Error('enough'));
      await opening;
      expect(() => process.kill(running.pid, 0)).toThrow('ESRCH');
      expect(existsSync(running.files)).toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('who aborts while a page opens waits no longer, and the page that opens after all is closed', async () => {
    let open = (_: Page): void => {};
    const take = () =>
      new Promise<Page>((go) => {
        open = go;
      });
    const stop = new AbortController();
    const used = usePage({ take, leave: async () => {} }, { kind: 'fresh', use: async () => 'used', deadline: NEVER, signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(used).rejects.toThrow('enough');
    const closed = new Promise((done) => open({ close: async () => done('closed') } as unknown as Page));
    expect(await closed).toBe('closed');
  });

  test('a printer that closes waits for a browser that is still starting, also one for a single use', async () => {
    for (const way of ['lend', 'alone'] as const) {
      const [closed, go]: [string[], (() => void)[]] = [[], []];
      const engine = { close: async () => void closed.push('browser') } as unknown as Engine;
      const open = () => new Promise<Engine>((started) => void go.push(() => started(engine)));
      const engines = openEngines({} as EngineWish, open);
      const lent = expect(way === 'lend' ? engines.lend() : engines.alone(async () => 'used')).rejects.toThrow('closed');
      const closing = engines.close(new Error('closed')).then(() => closed.push('printer'));
      // As long as any close without a browser takes.
      await setImmediate();
      for (const start of go) start();
      await Promise.all([lent, closing]);
      expect(closed).toEqual(['browser', 'printer']);
    }
  });
});
