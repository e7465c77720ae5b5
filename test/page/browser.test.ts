import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, installedBrowsers } from '../../scripts/browser/find-browser.js';
import { loadHtml } from '../../scripts/browser/load-html.js';
import { openPrinter, type Printer } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import type { Finding } from '../../scripts/measure/findings.js';
import type { MeasureRules } from '../../scripts/model/formats.js';
import { EnvironmentError } from '../../scripts/model/job.js';
import { judgePage } from '../support/judge-page.js';

let printer: Printer;
beforeAll(async () => {
  printer = await openPrinter();
}, 60_000);
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

  test('unpacks the bundled browser whole, once, for two at the same time', {
    skip: process.platform !== 'linux' || process.arch !== 'x64',
    timeout: 60_000,
  }, async () => {
    const cache = mkdtempSync(join(tmpdir(), 'teachback-cache-'));
    try {
      const env = { ...process.env, XDG_CACHE_HOME: cache, PUPPETEER_EXECUTABLE_PATH: undefined };
      const [one, two] = await Promise.all([findBrowser({ env }), findBrowser({ env })]);
      expect(one.path).toBe(two.path);
      expect(one.path.startsWith(cache)).toBe(true);
      expect(readdirSync(join(cache, 'teachback'))).toHaveLength(1);
    } finally {
      rmSync(cache, { recursive: true });
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
    const seen = await Promise.all(
      [1, 2, 3, 4, 5].map((i) =>
        small.withPage(async (lent) => {
          most = Math.max(most, ++open);
          await loadHtml(lent, page(`<p>${i}</p>`), { media: 'screen' });
          await new Promise((go) => setTimeout(go, 200));
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
      .poll(() => {
        collect();
        return made.filter((one) => one.deref()).length;
      })
      .toBe(0);
  });

  test('goes on after a use that failed', async () => {
    const failed = printer.withPage(() => Promise.reject(new Error('mine')));
    await expect(failed).rejects.toThrow('mine');
    expect(await printer.withPage(async () => 'fine')).toBe('fine');
  });

  test('ends a use that is late, with what to do', async () => {
    await using hasty = await openPrinter({ deadline: 3_000 });
    const late = hasty.withPage(() => new Promise(() => {}));
    await expect(late).rejects.toThrow('A page was not ready after 3 seconds');
    await expect(late).rejects.toThrow(EnvironmentError);
    expect(await hasty.withPage(async () => 'fine')).toBe('fine');
  });

  test('an abort closes the browser and rejects with its reason', async () => {
    const abort = new AbortController();
    const stopped = await openPrinter({ signal: abort.signal });
    const use = stopped.withPage(() => new Promise(() => {}));
    const waiting = stopped.withPage(async (lent) => lent.evaluate(() => new Promise(() => {})));
    setTimeout(() => abort.abort(new Error('Ctrl-C')), 50);
    await expect(use).rejects.toThrow('Ctrl-C');
    await expect(waiting).rejects.toThrow('Ctrl-C');
    await stopped.close();
    await expect(openPrinter({ signal: abort.signal })).rejects.toThrow('Ctrl-C');
  });

  test('leaves nothing behind, closed or aborted', async () => {
    const mine = /^(puppeteer_dev_chrome_profile|teachback-browser|\.org\.chromium)/;
    const profiles = (): string[] => readdirSync(tmpdir()).filter((name) => mine.test(name));
    const before = profiles();
    const own = await openPrinter();
    await own.withPage(async (lent) => void (await loadHtml(lent, page('x'), { media: 'print' })));
    await own.close();
    const abort = new AbortController();
    const stopped = await openPrinter({ signal: abort.signal });
    const use = stopped.withPage(() => new Promise(() => {}));
    setTimeout(() => abort.abort(new Error('Ctrl-C')), 50);
    await expect(use).rejects.toThrow('Ctrl-C');
    await stopped.close();
    expect(profiles().filter((name) => !before.includes(name))).toEqual([]);
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

describe('measurePage', () => {
  const measure = (body: string, rules: MeasureRules = { minText: 10 }): Promise<Finding[]> =>
    printer.withPage(async (lent) => {
      await loadHtml(
        lent,
        page(body, '<style>body { margin: 0; font: 20px/1.2 sans-serif } p { margin: 0 } section { position: relative }</style>'),
        { media: 'print' },
      );
      return judgePage(lent, rules);
    });
  const kinds = (found: readonly Finding[]): string[] => found.map((one) => `${one.kind} ${one.key ?? '-'} ${one.box ?? '-'}`);
  const slide = (body: string, style = '', width = 640): string =>
    `<svg viewBox="0 0 1280 720" width="${width}" style="display:block"><foreignObject width="1280" height="720"><section data-box="s1" style="width:1280px;height:720px;${style}">${body}</section></foreignObject></svg>`;

  test('finds nothing on a page that fits', async () => {
    expect(
      await measure(
        '<section data-box="a" data-safe="10" style="width:300px;height:200px;padding:12px;box-sizing:border-box"><h2 data-b="h" style="margin:0;line-height:1">Ágp</h2><p data-b="p">Words <b>bold</b><sup>1</sup> here that take more than one line of it</p></section>',
      ),
    ).toEqual([]);
  });

  test('overflow: a long word passes its box', async () => {
    const found = await measure('<section data-box="a" style="width:100px"><p data-b="p">Incomprehensibilities</p></section>');
    expect(kinds(found)).toEqual(['overflow p a']);
    expect(found[0]?.by).toBeGreaterThan(50);
    expect(found[0]?.text).toBe('Incomprehensibilities');
  });

  test('overflow: too many lines for a panel, and one in its safe edge', async () => {
    const lines = '<p data-b="p">line</p>'.repeat(6);
    expect(kinds(await measure(`<section data-box="a" style="height:120px;overflow:hidden">${lines}</section>`))).toEqual(['overflow p a']);
    const edge = (safe: number) =>
      measure(`<section data-box="a" data-safe="${safe}" style="width:300px"><p data-b="p" style="padding:8px">x</p></section>`);
    expect(kinds(await edge(6))).toEqual([]);
    expect(kinds(await edge(16))).toEqual(['overflow p a']);
  });

  test('small-caveat: a caveat smaller than the text that it limits, by how much; one as large is none', async () => {
    const slide = (size: number) =>
      `<section data-box="a"><p data-b="p">It may help.<sup class="mark" style="font-size:12px">1</sup></p><aside class="caveats"><p data-b="c" style="font-size:${size}px">It may not.</p></aside></section>`;
    expect(await measure(slide(20))).toEqual([]);
    const found = await measure(slide(16));
    expect(kinds(found)).toEqual(['small-caveat c a']);
    expect(found[0]?.by).toBe(4);
  });

  test('uneven-sides: risks set smaller than benefits', async () => {
    const sides = (size: number) =>
      `<section data-box="a"><div class="sides"><div><h3 data-b="h" style="margin:0">Good</h3><p data-b="p">Better mood.</p></div><div><p data-b="r" style="font-size:${size}px">Harm.</p></div></div></section>`;
    expect(await measure(sides(20))).toEqual([]);
    expect(kinds(await measure(sides(15)))).toEqual(['uneven-sides r a']);
  });

  test('overflow: a picture with words counts, a decoration does not', async () => {
    const picture = (extra: string) =>
      `<section data-box="a" style="width:100px;height:100px"><svg ${extra} style="display:block" width="120" height="50"></svg></section>`;
    expect(kinds(await measure(picture('data-b="f" role="img" aria-label="Curve"')))).toEqual(['overflow f a']);
    expect(kinds(await measure(picture('aria-hidden="true"')))).toEqual([]);
  });

  test('overflow: a card that sticks out of its box, not an empty margin', async () => {
    const card = (style: string) =>
      `<section data-box="a" style="width:200px;height:100px"><div data-b="c" style="height:110px;${style}">x</div></section>`;
    expect(kinds(await measure(card('background:#eee')))).toEqual(['overflow c a']);
    expect(kinds(await measure(card('')))).toEqual([]);
  });

  test('overflow: by is in px of the slide, whatever its scale on the page', async () => {
    const found = await measure(slide('<p data-b="p" style="position:absolute;left:1250px;width:130px;font-size:40px">WWWWWWWW</p>'));
    const large = await measure(
      slide('<p data-b="p" style="position:absolute;left:1250px;width:130px;font-size:40px">WWWWWWWW</p>', '', 1280),
    );
    expect(kinds(found)).toEqual(['overflow p s1']);
    expect(found[0]?.by).toBeCloseTo(large[0]?.by ?? 0, -1);
  });

  test('overflow: outside any box the sides of the page count, not its length', async () => {
    expect(kinds(await measure('<p data-b="p" style="white-space:nowrap">'.concat('word '.repeat(300), '</p>')))).toEqual(['overflow p -']);
    expect(kinds(await measure('<p data-b="p">word</p>'.repeat(200)))).toEqual([]);
  });

  test('overlap: two blocks, two labels of one drawing, a picture on text', async () => {
    const two = (top: number) =>
      `<section data-box="a" style="height:200px"><p data-b="p">One line</p><p data-b="q" style="position:absolute;top:${top}px">Other line</p></section>`;
    expect(kinds(await measure(two(8)))).toEqual(['overlap q a']);
    expect(kinds(await measure(two(24)))).toEqual([]);
    const labels = (x: number) =>
      `<svg data-b="f" role="img" aria-label="F" width="300" height="100"><text x="10" y="50">Label one</text><text x="${x}" y="52">Label two</text></svg>`;
    expect(kinds(await measure(labels(40)))).toEqual(['overlap f -']);
    expect(kinds(await measure(labels(180)))).toEqual([]);
    const picture =
      '<section data-box="a" style="height:200px"><svg data-b="f" role="img" aria-label="F" width="50" height="50" style="position:absolute;top:0"></svg><p data-b="p">Text under it</p></section>';
    expect((await measure(picture)).map((one) => one.kind)).toEqual(['overlap']);
  });

  test('overlap: nested lists, floats and tight headings are fine', async () => {
    const body =
      '<section data-box="a" style="width:400px"><h2 data-b="h" style="line-height:1;margin:0">Heading gap</h2><ul data-b="l"><li data-b="i">One<ul><li data-b="n">Nested</li></ul></li></ul><p data-b="x" style="float:right;width:100px">Float text here</p><p data-b="y">'.concat(
        'word '.repeat(40),
        '</p></section>',
      );
    expect(kinds(await measure(body))).toEqual([]);
  });

  test('small-text: body, marks and fine print have their own minimum', async () => {
    const rules = { minText: 16, marks: 11 };
    expect(kinds(await measure('<p data-b="p" style="font-size:15px">x</p>', rules))).toEqual(['small-text p -']);
    expect(
      kinds(await measure('<p data-b="p" style="font-size:16px">x<sup class="mark" style="font-size:11px">1</sup></p>', rules)),
    ).toEqual([]);
    expect(kinds(await measure('<p data-b="p" style="font-size:16px">x<sup style="font-size:11px">1</sup></p>', rules))).toEqual([
      'small-text p -',
    ]);
    expect(kinds(await measure('<div data-fine="12"><p data-b="p" style="font-size:12px">x</p></div>', rules))).toEqual([]);
    const found = await measure('<div data-fine="12"><p data-b="p" style="font-size:10.5px">x</p></div>', rules);
    expect(found[0]?.by).toBe(1.5);
  });

  test('small-text: a slide is judged in its own px at any scale', async () => {
    for (const width of [320, 1280]) {
      expect(kinds(await measure(slide('<p data-b="p" style="font-size:24px">x</p>', '', width), { minText: 24 }))).toEqual([]);
      const found = await measure(slide('<p data-b="p" style="font-size:20px">x</p>', '', width), { minText: 24 });
      expect(kinds(found)).toEqual(['small-text p s1']);
      expect(found[0]?.by).toBeCloseTo(4, 1);
    }
  });

  test('small-text: labels of a drawing count as large as they are drawn, on a slide too', async () => {
    const figure = (width: number) =>
      `<svg data-b="f" role="img" aria-label="F" viewBox="0 0 200 100" width="${width}" style="display:block"><g transform="scale(0.5)"><text x="20" y="90" font-size="40">Label</text></g></svg>`;
    expect(kinds(await measure(figure(200), { minText: 20 }))).toEqual([]);
    const found = await measure(figure(150), { minText: 20 });
    expect(kinds(found)).toEqual(['small-text f -']);
    expect(found[0]?.by).toBeCloseTo(5, 1);
    expect(kinds(await measure(slide(figure(240)), { minText: 24 }))).toEqual([]);
    expect((await measure(slide(figure(200)), { minText: 24 }))[0]?.by).toBeCloseTo(4, 1);
  });

  test('small-text: text shrunk by a transform', async () => {
    const found = await measure('<section data-box="a"><div style="transform:scale(0.5)"><p data-b="p">x</p></div></section>', {
      minText: 16,
    });
    expect(found.map((one) => [one.kind, one.by])).toEqual([['small-text', 6]]);
  });

  test('clipped: a line cut by hidden overflow inside the box', async () => {
    const cut = (style: string) =>
      `<section data-box="a" style="width:400px;height:300px"><div style="width:200px;overflow:hidden;${style}"><p data-b="p" style="white-space:nowrap">A line that is much longer than this</p></div></section>`;
    expect(kinds(await measure(cut('')))).toEqual(['clipped p a']);
    expect(kinds(await measure(cut('width:390px')))).toEqual([]);
    expect(kinds(await measure(cut('width:390px;height:10px')))).toEqual(['clipped p a']);
  });

  test('text for screen readers only, hidden text and closed parts are not judged', async () => {
    const hidden = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;font-size:8px';
    expect(
      kinds(
        await measure(
          `<section data-box="a" style="width:200px;height:100px"><span style="${hidden}">Long text for screen readers only</span><p style="visibility:hidden;font-size:5px">x</p><p hidden>y</p></section>`,
        ),
      ),
    ).toEqual([]);
  });
});
