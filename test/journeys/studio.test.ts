import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/browser/find-browser.js';
import { type Launched, launchBrowser } from '../../scripts/browser/launch-browser.js';
import { withLock } from '../../scripts/publish/lock.js';
import { initProject } from '../../scripts/stories/init.js';
import { openStudio, type StudioServer } from '../../scripts/stories/studio.js';

const project = mkdtempSync(join(tmpdir(), 'teachback-studio-'));
const brands = join(project, 'decks/brands');
let server: StudioServer;
let launched: Launched;
let brand = '';

beforeAll(async () => {
  await initProject({ folder: project });
  [brand = ''] = readdirSync(brands);
  server = await openStudio({ project });
  launched = await launchBrowser({ found: await findBrowser({}), deadline: 250_000, loopback: true });
});

afterAll(async () => {
  await launched?.close();
  await server?.[Symbol.asyncDispose]();
  rmSync(project, { recursive: true, force: true });
});

interface Ask {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: Uint8Array | string;
}

const own = (): string => new URL(server.url).origin;
/** The path of something below the studio's own address. */
const at = (path: string): string => `${new URL(server.url).pathname.slice(0, -1)}${path}`;
/** The answer to a raw request, as a program or a page elsewhere could send it. */
const ask = (path: string, { method = 'GET', headers = {}, body }: Ask = {}) =>
  new Promise<{ status: number; type: string; body: string }>((done, fail) => {
    const { port } = new URL(server.url);
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, type: String(response.headers['content-type']), body: text }));
    }).on('error', fail);
    sent.end(body);
  });

const ZIP = 'application/zip';
const JSON_TYPE = 'application/json';
const post = (path: string, type: string, body: Uint8Array | string, headers: Record<string, string> = {}) =>
  ask(path, { method: 'POST', body, headers: { origin: own(), 'content-type': type, ...headers } });
const clinic = (yaml: string, more: Record<string, Uint8Array> = {}): Uint8Array => zipSync({ 'brand.yaml': strToU8(yaml), ...more });
const north = (id: string, name = 'North'): Uint8Array => clinic(`# Ours\nid: ${id}\nname: { en: ${name} }\nregion: us\n`);
const brandText = (id: string): string => readFileSync(join(brands, id, 'brand.yaml'), 'utf8');

describe('the studio beside a project', () => {
  test('takes nothing from elsewhere, and nothing but what it asks for', async () => {
    const before = readdirSync(project, { recursive: true });
    const zip = north('stolen');
    const wish = JSON.stringify({ brand, locales: ['en'] });
    const tries = {
      'another host': ask(at('/'), { headers: { host: 'evil.example' } }),
      'a name that points here': post(at('/brand'), ZIP, zip, { host: 'evil.example', origin: 'http://evil.example' }),
      'a page elsewhere': post(at('/brand'), ZIP, zip, { origin: 'https://evil.example' }),
      'a page on another port': post(at('/brand'), ZIP, zip, { origin: 'http://127.0.0.1:1' }),
      'a page without origin': post(at('/brand'), ZIP, zip, { origin: 'null' }),
      'who does not know the address': ask('/'),
      'a program that does not know the address': post('/brand', ZIP, zip),
      'a program that guesses the address': post(`/${'0'.repeat(32)}/brand`, ZIP, zip),
      'no page': ask(at('/brand'), { method: 'POST', body: zip, headers: { 'content-type': ZIP } }),
      'another site': post(at('/brand'), ZIP, zip, { 'sec-fetch-site': 'cross-site' }),
      'a form': post(at('/brand'), 'text/plain', zip),
      'GET where something is sent': ask(at('/brand')),
      'GET of files to make': ask(at('/files')),
      'POST of a page': post(at('/'), ZIP, zip),
      'a file of the disk': ask(at('/decks/project.yaml')),
      'a way out': ask(at('/made/../../etc/passwd')),
      'a way out in numbers': ask(at('/%2e%2e/%2e%2e/etc/passwd')),
      'a name of every object': ask('/constructor'),
      'JSON that is none': post(at('/files'), JSON_TYPE, '{"brand":'),
      'JSON that is no wish': post(at('/files'), JSON_TYPE, 'null'),
      'a brand that is a way': post(at('/files'), JSON_TYPE, JSON.stringify({ brand: '../..', locales: ['en'] })),
      'a language that is a way': post(at('/files'), JSON_TYPE, JSON.stringify({ brand, locales: ['../en'] })),
      'a patient': post(at('/files'), JSON_TYPE, JSON.stringify({ brand, locales: ['en'], patient: { line: 'x' } })),
      'a format of every object': post(
        at('/files'),
        JSON_TYPE,
        JSON.stringify({ ...JSON.parse(wish), pieces: [{ deck: 'visit', format: 'toString' }] }),
      ),
      'a giant wish': post(at('/files'), JSON_TYPE, `${' '.repeat(20_000)}${wish}`),
    };
    const answers = await Promise.all(Object.entries(tries).map(async ([name, answer]) => [name, (await answer).status]));
    expect(Object.fromEntries(answers)).toEqual({
      ...{ 'another host': 403, 'a name that points here': 403, 'a page elsewhere': 403, 'a page on another port': 403 },
      ...{ 'who does not know the address': 404, 'a program that does not know the address': 405 },
      ...{ 'a program that guesses the address': 405, 'a page without origin': 403, 'no page': 403, 'another site': 403, 'a form': 415 },
      ...{ 'GET where something is sent': 405, 'GET of files to make': 405, 'POST of a page': 405 },
      ...{ 'a file of the disk': 404, 'a way out': 404, 'a way out in numbers': 404, 'a name of every object': 404 },
      ...{ 'JSON that is none': 400, 'JSON that is no wish': 400, 'a brand that is a way': 400, 'a language that is a way': 400 },
      ...{ 'a patient': 400, 'a format of every object': 400, 'a giant wish': 413 },
    });
    expect(readdirSync(project, { recursive: true })).toEqual(before);
  });

  test('reads no more than a clinic may have, however much is sent', async () => {
    const giant = new Uint8Array(4_000_001);
    expect((await post(at('/brand'), ZIP, giant)).status).toBe(413);
    // Without a length it is counted as it comes.
    const { port } = new URL(server.url);
    const status = await new Promise<number | string>((done) => {
      const headers = { origin: own(), 'content-type': ZIP, 'transfer-encoding': 'chunked' };
      const sent = request({ host: '127.0.0.1', port, path: at('/brand'), method: 'POST', headers }, (response) =>
        done(response.statusCode ?? 0),
      );
      sent.on('error', () => done('cut off'));
      for (let part = 0; part < 5; part++) sent.write(giant.subarray(0, 1_000_000));
      sent.end();
    });
    expect([413, 'cut off']).toContain(status);
    expect((await ask(at('/'))).status).toBe(200);
  });

  test.each([
    ['leads out of it', zipSync({ '../../brand.yaml': strToU8('id: out') }), /leads out/],
    ['is no ZIP file', strToU8('hello'), /no ZIP/],
    ['has a name that is a way', clinic('id: "../../out"\nname: { en: Out }\nregion: us\nfax: 1\n'), /Unknown key "fax"/],
    [
      'has a drawing with a program',
      clinic('id: out\nname: { en: Out }\nregion: us\n', {
        'logo.svg': strToU8('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script></svg>'),
      }),
      /script/,
    ],
  ])('refuses a clinic that %s, in a sentence', async (_, zip, says) => {
    const { status, body } = await post(at('/brand'), ZIP, zip);
    expect([status, JSON.parse(body)]).toEqual([422, { trouble: 'refused', says: expect.stringMatching(says) }]);
    expect(existsSync(join(brands, 'out'))).toBe(false);
  });

  test('saves a new clinic once, and two saves at once one after the other', async () => {
    const [one, other] = await Promise.all([post(at('/brand'), ZIP, north('north')), post(at('/brand'), ZIP, north('north', 'South'))]);
    // Which one comes first is the network's.
    expect([one.status, other.status].sort()).toEqual([200, 422]);
    const [first, late] = one.status === 200 ? [one, other] : [other, one];
    expect(JSON.parse(late.body).says).toContain('There is a brand "north" already');
    expect(brandText('north')).toContain('# Ours');
    expect(brandText('north')).toContain(first === one ? 'North' : 'South');
    expect(readFileSync(join(project, 'decks/project.yaml'), 'utf8').match(/\bnorth\b/g)).toHaveLength(1);
    const { version } = JSON.parse(first.body) as { version: string };
    const both = await Promise.all(
      ['East', 'West'].map((name) => post(at('/brand'), ZIP, north('north', name), { 'if-match': `"${version}"` })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const [kept, lost] = both[0]?.status === 200 ? ['East', 'West'] : ['West', 'East'];
    expect(brandText('north')).toContain(kept);
    expect(brandText('north')).not.toContain(lost);
  });

  test('changes the lines that were changed, keeps comments, and overwrites nothing that was changed meanwhile', async () => {
    const text = '# By hand\nid: south\nname: { en: South } # its name\nregion: us\nfacts:\n  # day and night\n  phone: { en: 555-0100 }\n';
    const { version } = JSON.parse((await post(at('/brand'), ZIP, clinic(text))).body) as { version: string };
    const next = clinic('id: south\nname: { en: South }\nregion: us\nfacts: { phone: { en: 555-0199 } }\n');
    const saved = JSON.parse((await post(at('/brand'), ZIP, next, { 'if-match': `"${version}"` })).body) as { version: string };
    const written = brandText('south');
    for (const kept of ['# By hand', '# its name', '# day and night', '555-0199']) expect(written).toContain(kept);
    expect(written).not.toContain('555-0100');
    writeFileSync(join(brands, 'south/brand.yaml'), `${written}# Mine\n`);
    const late = await post(at('/brand'), ZIP, clinic(text), { 'if-match': `"${saved.version}"` });
    expect([late.status, JSON.parse(late.body).trouble]).toEqual([412, 'changed']);
    expect(brandText('south')).toBe(`${written}# Mine\n`);
  });

  test('a file that is a link stays one: what it leads to is changed', async () => {
    const { version } = JSON.parse((await post(at('/brand'), ZIP, north('linked'))).body) as { version: string };
    const [file, elsewhere] = [join(brands, 'linked/brand.yaml'), join(project, 'decks/.linked.yaml')];
    renameSync(file, elsewhere);
    symlinkSync(elsewhere, file);
    const saved = await post(at('/brand'), ZIP, north('linked', 'Renamed'), { 'if-match': `"${version}"` });
    expect([saved.status, lstatSync(file).isSymbolicLink()]).toEqual([200, true]);
    expect(readFileSync(elsewhere, 'utf8')).toContain('Renamed');
  });

  test('saves nothing while somebody else adds a brand, and says so', async () => {
    const busy = await withLock(brands, () => post(at('/brand'), ZIP, north('meanwhile')));
    expect([busy.status, JSON.parse(busy.body).says]).toEqual([422, expect.stringMatching(/^Another run of Teachback .* is writing to/)]);
    expect(existsSync(join(brands, 'meanwhile'))).toBe(false);
    expect((await post(at('/brand'), ZIP, north('meanwhile'))).status).toBe(200);
  });

  test('makes the files of the next wish when nobody waits for those of the first', { timeout: 300_000 }, async () => {
    const wish = JSON.stringify({ brand, locales: ['en'] });
    const { port } = new URL(server.url);
    await new Promise<void>((done) => {
      const headers = { origin: own(), 'content-type': JSON_TYPE };
      const sent = request({ host: '127.0.0.1', port, path: at('/files'), method: 'POST', headers }, (response) => {
        response.once('data', () => sent.destroy());
      });
      sent.on('error', () => {}).once('close', () => done());
      sent.end(wish);
    });
    const made = async (): Promise<Record<string, unknown>> => {
      const { body } = await post(at('/files'), JSON_TYPE, wish);
      const last = JSON.parse(body.trim().split('\n').at(-1) ?? '{}') as Record<string, unknown>;
      return /already/.test(String(last.wrong)) ? made() : last;
    };
    expect(await made()).toMatchObject({ name: `${brand}.en.zip`, failed: [] });
  });

  test('sends nothing of a patient, and gives the files of what is chosen', { timeout: 300_000 }, async () => {
    const SECRET = 'Zanzibar';
    const sent: { path: string; body: Uint8Array }[] = [];
    const page: Page = await launched.browser.newPage();
    await page.evaluateOnNewDocument(() => {
      const real = window.fetch;
      const all: [string, number[]][] = [];
      Object.assign(window, { all });
      window.fetch = async (path, options) => {
        all.push([`${path} ${JSON.stringify(options?.headers)}`, [...new Uint8Array(await new Response(options?.body).arrayBuffer())]]);
        return real(path, options);
      };
    });
    const urls: string[] = [];
    page.on('request', (one) => urls.push(one.url()));
    await page.goto(server.url);
    await page.waitForSelector('#project-save');
    const put = (selector: string, value?: string) =>
      page.evaluate(
        (query, text) => {
          for (const control of document.querySelectorAll<HTMLInputElement>(query)) {
            if (text === undefined) return control.click();
            control.value = text;
            control.dispatchEvent(new Event('input'));
          }
        },
        selector,
        value,
      );
    const says = (words: string) =>
      page.waitForFunction(
        (text) => document.querySelector('#project [role=status]')?.textContent?.includes(text),
        { timeout: 200_000 },
        words,
      );
    await put('#f-name', 'River Clinic');
    await put('#patient input, #patient textarea', SECRET);
    // It stands on the page that is printed.
    await page.waitForFunction(
      (word) => document.querySelector('iframe')?.contentDocument?.body.textContent?.includes(word),
      { timeout: 200_000 },
      SECRET,
    );
    await put('#project-make');
    await says('Save the clinic');
    await put('#project-save');
    await says('decks/brands/river-clinic');
    await put('#f-fact-phone', '555-0142');
    // What was said of the first one would be taken for the answer to the second.
    await page.evaluate(() => document.querySelector('#project [role=status]')?.replaceChildren());
    await put('#project-save');
    await says('Saved');
    expect(brandText('river-clinic')).toContain('River Clinic');
    await put('#project-make');
    await page.waitForSelector('#project-file', { timeout: 200_000 });
    const all = await page.evaluate(() => (window as unknown as { all: [string, number[]][] }).all);
    sent.push(...all.map(([path, bytes]) => ({ path, body: new Uint8Array(bytes) })));
    const words = sent.map(({ path, body }) =>
      path.startsWith('brand ')
        ? path +
          Object.values(unzipSync(body))
            .map((one) => strFromU8(one))
            .join()
        : path + strFromU8(body),
    );
    expect(words.length).toBe(3);
    expect([...words, ...urls].filter((one) => one.includes(SECRET))).toEqual([]);
    expect(urls.filter((url) => !/^(data|about|blob):/.test(url) && !url.startsWith(server.url))).toEqual([]);
    const href = await page.$eval('#project-file', (link) => (link as HTMLAnchorElement).href);
    const files = unzipSync(new Uint8Array(await (await fetch(href)).arrayBuffer()));
    expect(Object.keys(files)).not.toEqual([]);
    for (const [name, bytes] of Object.entries(files)) {
      expect([name, strFromU8(bytes.subarray(0, 5))]).toEqual([expect.stringMatching(/^en\/.*\.pdf$/), '%PDF-']);
    }
    await page.close();
  });
});
