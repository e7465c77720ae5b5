import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findBrowser, installedBrowsers } from '../../scripts/browser/find-browser.js';
import { loadHtml } from '../../scripts/browser/load-html.js';
import { openPrinter, type Printer } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import { unpackChromium } from '../../scripts/browser/unpack-chromium.js';
import { ownerHere } from '../../scripts/machine/owner.js';
import { EnvironmentError } from '../../scripts/model/job.js';

let printer: Printer;
beforeAll(async () => {
  printer = await openPrinter();
}, 300_000);
afterAll(() => printer.close());

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>T</title>${head}</head><body>${body}</body></html>`;

describe('findBrowser', () => {
  test('finds a browser without any setting', async () => {
    const found = await findBrowser({ env: { ...process.env, PUPPETEER_EXECUTABLE_PATH: undefined } });
    expect(existsSync(found.path)).toBe(true);
    if (process.platform === 'linux' && process.arch === 'x64') expect(found.from).toBe('bundled');
  });

  test('never replaces a given path that does not exist, and names it', async () => {
    const byOption = findBrowser({ browserPath: '/no/such/chrome' });
    await expect(byOption).rejects.toThrow(EnvironmentError);
    await expect(byOption).rejects.toThrow('"/no/such/chrome" named by --browser-path');
    await expect(findBrowser({ env: { PUPPETEER_EXECUTABLE_PATH: '/no/chrome' } })).rejects.toThrow('PUPPETEER_EXECUTABLE_PATH');
  });

  // A packed browser of a few bytes; test/bare unpacks the real one, on a machine that has none yet.
  test('unpacks a packed browser whole, once, for two at the same time', async () => {
    const [cache, folder] = ['cache', 'packed'].map((name) => mkdtempSync(join(tmpdir(), `teachback-${name}-`))) as [string, string];
    try {
      const [program, library] = ['#!/bin/sh\n', 'a library'];
      const header = Buffer.alloc(512);
      for (const [text, at] of [['lib/libnss3.so', 0] as const, [library.length.toString(8), 124] as const, ['0', 156] as const])
        header.write(text, at, 'latin1');
      writeFileSync(join(folder, 'chromium.br'), brotliCompressSync(program));
      writeFileSync(join(folder, 'al2023.tar.br'), brotliCompressSync(Buffer.concat([header, Buffer.from(library.padEnd(1024, '\0'))])));
      const unpack = () => unpackChromium({ ...process.env, XDG_CACHE_HOME: cache }, { folder, version: '1.0.0' });
      const [one, two] = await Promise.all([unpack(), unpack()]);
      expect(one).toEqual(two);
      expect([one.program, `${one.libraries}/libnss3.so`].map((path) => readFileSync(path, 'utf8'))).toEqual([program, library]);
      expect(readdirSync(join(cache, 'teachback'))).toEqual(['chromium-1.0.0']);
    } finally {
      for (const one of [cache, folder]) rmSync(one, { recursive: true });
    }
  });

  test('goes on to an installed browser where the bundled one cannot be unpacked, and says all that it tried', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'teachback-bin-'));
    try {
      const chrome = join(folder, 'google-chrome');
      writeFileSync(chrome, '');
      const found = await findBrowser({ env: { PATH: folder }, platform: 'linux', arch: 'arm64' });
      expect(['installed', 'puppeteer']).toContain(found.from);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('knows the usual places of each system', () => {
    expect(installedBrowsers('darwin', {})).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(installedBrowsers('win32', { PROGRAMFILES: 'C:' }).join()).toContain('msedge.exe');
    expect(installedBrowsers('linux', { PATH: '/a' })[0]).toBe('/a/google-chrome-stable');
  });
});

describe('openPrinter', () => {
  test('says its version', () => {
    expect(printer.version).toMatch(/Chrome\/\d+/);
  });

  test('lends at most so many pages at once, and each call a fresh one', async () => {
    await using small = await openPrinter({ pages: 2 });
    let open = 0;
    let most = 0;
    let met = (): void => {};
    const both = new Promise<void>((done) => {
      met = done;
    });
    const seen = await Promise.all(
      [1, 2, 3, 4, 5].map((i) =>
        small.withPage(async (lent) => {
          most = Math.max(most, ++open);
          await loadHtml(lent, page(`<p>${i}</p>`), { media: 'screen' });
          if (open === 2) met();
          await both;
          // Time for a third page, if one were lent.
          await new Promise((go) => setTimeout(go, 100));
          open--;
          return lent.evaluate(() => document.body.textContent);
        }),
      ),
    );
    expect(seen.map((text) => text?.trim())).toEqual(['1', '2', '3', '4', '5']);
    expect(most).toBe(2);
  });

  test('a page that is used again keeps nothing of its last use, and none is used again after a failure', async () => {
    await using small = await openPrinter({ pages: 1 });
    const lent: unknown[] = [];
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><script>document.title = 'ran'</script>`;
    await small.withUsedPage(async (one) => {
      lent.push(one);
      await loadHtml(one, page('<p>first', policy), { media: 'print', scripts: true });
      expect(await one.title()).not.toBe('ran');
    });
    const again = small.withUsedPage(async (one) => {
      lent.push(one);
      expect(await one.content()).not.toContain('first');
      const html = page('<img src="https://a.example/x.png">', `<script>document.title = 'ran'</script>`);
      const { refused } = await loadHtml(one, html, { media: 'screen', scripts: true });
      const isPrint = await one.evaluate(() => matchMedia('print').matches);
      expect([refused, await one.title(), isPrint]).toEqual([['https://a.example/x.png'], 'ran', false]);
      throw new Error('mine');
    });
    await expect(again).rejects.toThrow('mine');
    await small.withUsedPage(async (one) => void lent.push(one));
    expect([lent[1] === lent[0], lent[2] === lent[0]]).toEqual([true, false]);
  });

  test('keeps nothing of what its pages have made: a long build needs no more memory than a short one', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const make = async (): Promise<WeakRef<object>> => new WeakRef(await printer.withUsedPage(async () => ({ made: 'a PDF' })));
    const made = [await make(), await make(), await make()];
    await expect
      .poll(
        () => {
          collect();
          return made.filter((one) => one.deref()).length;
        },
        { timeout: 100_000 },
      )
      .toBe(0);
  });

  test('goes on after a use that failed', async () => {
    const failed = printer.withPage(() => Promise.reject(new Error('mine')));
    await expect(failed).rejects.toThrow('mine');
    expect(await printer.withPage(async () => 'fine')).toBe('fine');
  });

  test('ends a use that is late, with what to do', async () => {
    await using hasty = await openPrinter({ deadline: 1_500 });
    const late = hasty.withPage(() => new Promise(() => {}));
    await expect(late).rejects.toThrow('A page was not ready after');
    await expect(late).rejects.toThrow(EnvironmentError);
    // On a busy machine a page of its own may be late too.
    await expect.poll(() => hasty.withPage(async () => 'fine').catch(String), { timeout: 100_000 }).toBe('fine');
  });

  test('leaves nothing behind, closed or aborted, and whoever uses it then is told the reason', async () => {
    // Of its own: other browsers of this machine come and go meanwhile.
    const earlier = process.env.TMPDIR;
    const temporary = mkdtempSync(join(tmpdir(), 'teachback-tmp-'));
    onTestFinished(() => {
      if (earlier === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = earlier;
      rmSync(temporary, { recursive: true });
    });
    process.env.TMPDIR = temporary;
    const own = await openPrinter();
    await own.withPage(async (lent) => void (await loadHtml(lent, page('x'), { media: 'print' })));
    await own.close();
    const abort = new AbortController();
    const stopped = await openPrinter({ signal: abort.signal });
    const use = stopped.withPage(() => new Promise(() => {}));
    const waiting = stopped.withPage(async (lent) => lent.evaluate(() => new Promise(() => {})));
    setTimeout(() => abort.abort(new Error('Ctrl-C')), 50);
    await expect(use).rejects.toThrow('Ctrl-C');
    await expect(waiting).rejects.toThrow('Ctrl-C');
    await stopped.close();
    await expect(openPrinter({ signal: abort.signal })).rejects.toThrow('Ctrl-C');
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('sees the fonts that travel with it and no others, and removes what killed processes left', async () => {
    const none = mkdtempSync(join(tmpdir(), 'teachback-none-'));
    writeFileSync(join(none, 'none.conf'), '<?xml version="1.0"?><fontconfig></fontconfig>');
    const left = mkdtempSync(join(tmpdir(), 'teachback-browser-'));
    writeFileSync(join(left, '.owner.json'), JSON.stringify({ ...ownerHere(), pid: 2 ** 22 - 3 }));
    const print = (own: Printer): Promise<string> =>
      own.withPage(async (lent) => {
        await loadHtml(lent, page('<p>Letters <code>of</code> <b>no</b> font'), { media: 'print' });
        return Buffer.from(await printPage(lent, { width: 5, height: 6 }))
          .toString('latin1')
          .replace(/D:\d+/g, '');
      });
    const earlier = process.env.FONTCONFIG_FILE;
    onTestFinished(() => {
      if (earlier === undefined) delete process.env.FONTCONFIG_FILE;
      else process.env.FONTCONFIG_FILE = earlier;
      for (const folder of [none, left]) rmSync(folder, { recursive: true, force: true });
    });
    process.env.FONTCONFIG_FILE = join(none, 'none.conf');
    await using own = await openPrinter();
    const printed = await print(own);
    expect(printed).toContain('/FontFile');
    expect(printed).toBe(await print(printer));
    expect(existsSync(left)).toBe(false);
  });

  test('says when the browser does not start', async () => {
    const start = openPrinter({ browserPath: process.execPath, deadline: 5_000 });
    await expect(start).rejects.toThrow(EnvironmentError);
    await expect(start).rejects.toThrow('does not start');
  });
});

describe('loadHtml', () => {
  const load = (html: string, scripts = false) =>
    printer.withPage(async (lent) => {
      const loaded = await loadHtml(lent, html, { media: 'print', scripts });
      return { ...loaded, title: await lent.title(), fonts: await lent.evaluate(() => document.fonts.size) };
    });

  test('refuses and lists every address and file', async () => {
    const { refused } = await load(
      page(
        '<img src="http://127.0.0.1:9/a.png"><img src="file:///etc/hostname"><iframe src="https://b.example/"></iframe>',
        '<link rel="stylesheet" href="https://a.example/x.css">',
      ),
    );
    expect(refused).toEqual(['file:///etc/hostname', 'http://127.0.0.1:9/a.png', 'https://a.example/x.css', 'https://b.example/']);
  });

  test('lets pictures and fonts in the page itself through', async () => {
    const dot = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    expect((await load(page(`<img src="${dot}" alt="">`))).refused).toEqual([]);
  });

  test('runs page scripts only when asked', async () => {
    const html = page('<script>document.title = "ran"; fetch("https://c.example/").catch(() => {})</script>');
    expect((await load(html)).title).toBe('T');
    const ran = await load(html, true);
    expect(ran.title).toBe('ran');
    expect(ran.refused).toEqual(['https://c.example/']);
  });

  test('a page that sends itself elsewhere stays', async () => {
    const title = await printer.withPage(async (lent) => {
      await loadHtml(lent, page('x', '<meta http-equiv="refresh" content="0;url=https://d.example/">'), { media: 'print' });
      await new Promise((go) => setTimeout(go, 300));
      return lent.title();
    });
    expect(title).toBe('T');
  });
});

test('printPage takes the size from @page, else the one given', async () => {
  const print = (head: string) =>
    printer.withPage(async (lent) => {
      await loadHtml(lent, page('<h1>x</h1>', head), { media: 'print' });
      return Buffer.from(await printPage(lent, { width: 11, height: 8.5 })).toString('latin1');
    });
  expect(await print('')).toContain('/MediaBox [0 0 792 612]');
  expect(await print('<style>@page { size: 5in 6in }</style>')).toContain('/MediaBox [0 0 360 432]');
});
