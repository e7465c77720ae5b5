import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '../../scripts/publish/listing.js';
import type { ManifestArtifact } from '../../scripts/publish/manifest.js';
import { LISTENING, openSites, SHARE, type Sites } from '../support/host-page.js';
import { onAll } from '../support/on-all.js';
import { openBrowser, openSite } from '../support/two-sites.js';

/** What a clinic's web person copies, and what other sites and search engines read: with the brand's address, and without. */
const BASE = 'https://www.example.org/leaflets/';
const BRAND = `baseUrl: { en: "${BASE.slice(0, -1)}" }\nallowedOrigins: ["https://www.example.org"]\n`;
let sites: Sites;
let bare: Sites;
let artifacts: readonly ManifestArtifact[] = [];
beforeAll(async () => {
  bare = await openSites();
  // Of the same kind: what the first build held to the contract, this one does not hold to it again.
  sites = await openSites(BRAND);
  artifacts = readManifest(sites.out)?.artifacts ?? [];
}, 300_000);
afterAll(async () => {
  await sites[Symbol.asyncDispose]();
  await bare[Symbol.asyncDispose]();
});

const textOf = (name: string, of = sites): string => readFileSync(join(of.share, name), 'utf8');

describe('what goes with a page', () => {
  it('a poster of the first slide, 960 x 540 and small', () => {
    const posters = artifacts.filter(({ format }) => format === 'poster');
    expect(posters.map(({ path, partOf, folder }) => [path, partOf, folder])).toEqual([
      [`${SHARE}/take-home.poster.png`, `${SHARE}/take-home.booklet.html`, 'share'],
      [`${SHARE}/visit.poster.png`, `${SHARE}/visit.marp.html`, 'share'],
    ]);
    for (const { path, bytes } of posters) {
      const png = readFileSync(join(sites.out, path));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([960, 540]);
      expect(bytes).toBeLessThan(100 * 1024);
    }
    expect(textOf('visit.poster.png', bare)).toBe(textOf('visit.poster.png'));
  });

  it('with an address: Open Graph tags with the picture, and an oEmbed file that they lead to', () => {
    const html = textOf('visit.marp.html');
    const tags = new Map([...html.matchAll(/<meta property="og:([^"]+)" content="([^"]*)">/g)].map(([, key, value]) => [key, value]));
    expect(Object.fromEntries(tags)).toMatchObject({
      title: 'Caring for your plaster cast',
      url: `${BASE}visit.marp.html`,
      image: `${BASE}visit.poster.png`,
      'image:width': '960',
    });
    const link = `<link rel="alternate" type="application/json+oembed" href="${BASE}visit.oembed.json"`;
    expect([html.includes(link), html.includes('data-allowed-origins="https://www.example.org"')]).toEqual([true, true]);
    const answer = JSON.parse(textOf('visit.oembed.json'));
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 960, height: 600, thumbnail_url: `${BASE}visit.poster.png` });
    expect(answer.html).toMatch(
      /^<iframe src="https:\/\/www\.example\.org\/leaflets\/visit\.marp\.html" .* sandbox="allow-scripts [^"]*" allow="fullscreen \*"><\/iframe>$/,
    );
    expect(JSON.parse(textOf('take-home.oembed.json')).html).toContain(`${BASE}take-home.booklet.html`);
    expect(sites.report.diagnostics.map(({ code }) => code)).not.toContain('no-base-url');
  });

  it('without one: neither, and a notice that says what to write and stops nothing', () => {
    expect(/<meta property|oembed|<body[^>]*allowed/.test(textOf('visit.marp.html', bare))).toBe(false);
    expect(readManifest(bare.out)?.artifacts.filter(({ format }) => format === 'oembed')).toEqual([]);
    const [found] = bare.report.diagnostics.filter(({ code }) => code === 'no-base-url');
    expect(found).toMatchObject({ severity: 'notice', at: { file: 'decks/brands/example-clinic/brand.yaml' } });
    expect(found?.hint).toContain('baseUrl: { en: "https://');
    expect(readManifest(bare.out)?.artifacts.some(({ format }) => format === 'marp')).toBe(true);
  });
});

describe('"Put this on your page" in the gallery', () => {
  /** Opens the gallery, unfolds the lines of the card with this name, copies both and returns them. */
  const copied = async (page: Page, address: string, card: string): Promise<string[]> => {
    await page.evaluateOnNewDocument(() => {
      const taken: string[] = [];
      Object.assign(window, { taken });
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text: string) => taken.push(text) } });
    });
    await page.goto(address);
    const embed = await page.evaluateHandle(
      (name) =>
        [...document.querySelectorAll('.card')]
          .find((one) => one.querySelector('h3')?.textContent === name)
          ?.querySelector('details.embed'),
      card,
    );
    await (await embed.asElement()?.$('summary'))?.focus();
    await page.keyboard.press('Enter');
    for (const button of (await embed.asElement()?.$$('button')) ?? []) await button.click();
    expect(await page.$eval('[role=status]', (one) => one.textContent)).toMatch(/^Copied: Line without script/);
    return page.evaluate('taken') as Promise<string[]>;
  };

  it('copies lines that work as they are, with script and without', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      const [element = '', frame = ''] = await copied(page, `${bare.decks.origin}/index.html`, 'Deck to share');
      expect(await onAll(page, '.no-address', (all) => all.filter((one) => one.checkVisibility()).length)).toBe(0);
      await bare.opened({ body: element, script: LISTENING }, ({ page: host }) => host.waitForFunction('told.length === 1'));
      await bare.opened({ body: frame }, async ({ deck }) => (await deck('visit.marp.html')).waitForSelector('body.presenting'));
    } finally {
      await browser.close();
    }
  });

  it("names the PDFs to print by paper, and uses the brand's address on a page that was opened from disk", async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      const gallery = (of: Sites, path: string): string => pathToFileURL(join(of.out, path)).href;
      const [element, frame] = await copied(page, gallery(sites, 'example-clinic/index.html'), 'Booklet');
      expect(element).toBe(
        `<script src="${BASE}embed/teachback-embed.js"></script>` +
          `<teachback-deck src="${BASE}take-home.booklet.html" title="Your plaster cast: what to know" lang="en" controls>` +
          `<a href="${BASE}take-home.booklet.html" target="_blank" rel="noopener">Your plaster cast: what to know</a> ` +
          `<a href="${BASE}take-home.handout.letter.pdf" target="_blank" rel="noopener">Handout (Letter)</a> ` +
          `<a href="${BASE}take-home.booklet.letter.pdf" target="_blank" rel="noopener">Booklet (Letter)</a></teachback-deck>`,
      );
      expect(frame).toContain(`<iframe src="${BASE}take-home.booklet.html"`);
      const [slides] = await copied(await browser.newPage(), gallery(sites, `${SHARE}/index.html`), 'Deck to share');
      expect(slides).toContain(
        `<a href="${BASE}take-home.handout.letter.pdf" target="_blank" rel="noopener">Print the handout (Letter)</a>`,
      );
      const lost = await browser.newPage();
      const [nowhere] = await copied(lost, gallery(bare, `${SHARE}/index.html`), 'Deck to share');
      expect(nowhere).toContain('<teachback-deck src="visit.marp.html"');
      expect(await onAll(lost, '.embed[open] .no-address', (all) => all.map((one) => one.checkVisibility()))).toEqual([true]);
    } finally {
      await browser.close();
    }
  });
});

describe('the recipe in the README', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const recipe = readme.slice(readme.indexOf('### Put it on our website'), readme.indexOf("### I want our clinic's"));

  it('works as it is written, under the policy that it names', async () => {
    const [, html = ''] = /```html\n([\s\S]*?)```/.exec(recipe) ?? [];
    const [, policy = ''] = /Content-Security-Policy: (default-src [^\n]*)/.exec(recipe) ?? [];
    const here = (text: string): string =>
      text.replaceAll(BASE, `${bare.decks.origin}/`).replaceAll(BASE.slice(0, -10), bare.decks.origin).replaceAll('consult.', 'visit.');
    const page = `<!doctype html><html lang="en"><body>${here(html)}</body></html>`;
    await using clinic = await openSite(() => ({ body: page, type: 'text/html', headers: { 'content-security-policy': here(policy) } }));
    const browser = await openBrowser();
    try {
      const tab = await browser.newPage();
      const errors: string[] = [];
      tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await tab.goto(`${clinic.origin}/page`);
      const frame = await tab.waitForFrame((one) => one.url().startsWith(`${bare.decks.origin}/visit.marp.html`));
      await frame.waitForSelector('body.presenting');
      expect(await onAll(tab, 'teachback-deck a', (all) => all.map((one) => one.checkVisibility()))).toEqual([false, true]);
      expect(errors.filter((text) => !text.includes('favicon'))).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
