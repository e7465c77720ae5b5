import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { remember } from '../../scripts/model/remember.js';
import { type BuildReport, buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { fixtureRoot } from './broken-project.js';
import { castBuild } from './cast-build.js';
import { AS_OF, CACHE } from './places.js';
import { filesOf, openBrowser, openSite, type Site } from './two-sites.js';

export const SHARE = 'example-clinic/en/share';

/** The shared pages of the small explainer on one site, pages of a clinic on another, and a browser. */
export interface Sites extends AsyncDisposable {
  readonly decks: Site;
  readonly clinic: Site;
  readonly report: BuildReport;
  /** The build's output folder, and the folder `share/` in it. */
  readonly out: string;
  readonly share: string;
  /** Opens a page of the clinic that holds `body`, with the strictest policy under which the element works. */
  opened<T>(wish: HostWish, use: (opened: Opened) => Promise<T>): Promise<T>;
}

export interface HostWish {
  readonly body: string;
  /** Attributes of `<html>`. */
  readonly root?: string;
  /** Text of the clinic's own style sheet. */
  readonly css?: string;
  /** Code of the clinic's own script, which runs before the element's. */
  readonly script?: string;
  readonly size?: readonly [width: number, height: number];
  readonly noScript?: boolean;
  /** Another origin whose pages may stand in frames. */
  readonly framed?: string;
  /** What the browser is told before the page loads. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export interface Opened {
  readonly page: Page;
  /** The frame whose address ends so, once its deck stands. */
  readonly deck: (ending: string) => Promise<Frame>;
}

/** The clinic's own script: what its page hears from decks, and whether a listener is left behind. */
export const LISTENING = `
  heard = []; told = []; listeners = 0; shifts = 0;
  const [add, remove] = [addEventListener, removeEventListener];
  addEventListener = (type, ...rest) => { if (type === 'message') listeners++; add.call(window, type, ...rest); };
  removeEventListener = (type, ...rest) => { if (type === 'message') listeners--; remove.call(window, type, ...rest); };
  add.call(window, 'message', ({ data }) => heard.push(data));
  for (const type of ['ready', 'slidechange'])
    document.addEventListener(type, ({ target, detail }) => told.push([type, target.id, detail]), true);
  new PerformanceObserver((list) => { for (const one of list.getEntries()) shifts += one.value; }).observe({ type: 'layout-shift', buffered: true });
`;

/** What is embedded: decks in both engines, a page to read and its PDF. Of the brand as it is there is more beside it. */
const FORMATS = ['marp', 'reveal', 'booklet', 'handout'] as const;

/** The build of the small explainer with `more` in its brand's file, once for all files of a worker: nobody writes there. */
const built = remember(async (more): Promise<BuildReport> => {
  if (more === '') return castBuild();
  const work = mkdtempSync(join(tmpdir(), 'teachback-embed-'));
  const project = join(work, 'project');
  process.once('exit', () => rmSync(work, { recursive: true, force: true }));
  cpSync(fixtureRoot, project, { recursive: true });
  const change = (path: string, edit: (text: string) => string): void =>
    writeFileSync(join(project, 'decks', path), edit(readFileSync(join(project, 'decks', path), 'utf8')));
  change('brands/example-clinic/brand.yaml', (text) => `${text.trimEnd()}\n${more}`);
  const report = await buildToFolder({ project, out: join(work, 'out'), formats: FORMATS, papers: ['letter'], asOf: AS_OF, cache: CACHE });
  const told = report.failed.flatMap(({ path, diagnostics }) => diagnostics.map(({ message }) => `${path}: ${message}`));
  if (told.length > 0) throw new Error(`Not built: ${told.join(' ')}`);
  return report;
});

/** Builds the small explainer with `more` added to the brand's file, and opens the sites. */
export async function openSites(more = ''): Promise<Sites> {
  const report = await built(more);
  const out = mkdtempSync(join(tmpdir(), 'teachback-embed-out-'));
  cpSync(report.out, out, { recursive: true });
  const share = join(out, SHARE);
  // For the intranet of those who present: never in share/ by itself.
  copyFileSync(join(share, '../staff/visit.reveal.html'), join(share, 'visit.reveal.html'));
  const decks = await openSite(filesOf(share, { 'access-control-allow-origin': '*' }));
  const pages = new Map<string, HostWish>();
  const clinic = await openSite((path) => answer(pages.get(path.split('/')[1] ?? ''), path, decks.origin));
  const browser = await openBrowser();
  return {
    ...{ decks, clinic, report, out, share },
    opened: (wish, use) => {
      const name = String(pages.size + 1);
      pages.set(name, wish);
      return withPage(browser, wish, `${clinic.origin}/${name}/`, use);
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await Promise.all([decks[Symbol.asyncDispose](), clinic[Symbol.asyncDispose]()]);
      rmSync(out, { recursive: true });
    },
  };
}

function answer(wish: HostWish | undefined, path: string, decks: string) {
  if (!wish) return undefined;
  if (path.endsWith('.css')) return { body: wish.css ?? '', type: 'text/css' };
  if (path.endsWith('.js')) return { body: wish.script ?? '', type: 'text/javascript' };
  const policy = `default-src 'none'; script-src 'self' ${decks}; style-src 'self'; img-src ${decks}; frame-src ${decks} ${wish.framed ?? ''}`;
  const head = `<meta charset="utf-8"><title>Clinic</title><link rel="stylesheet" href="own.css"><script src="own.js"></script>`;
  const script = wish.body.includes('<script') ? '' : `<script src="${decks}/embed/teachback-embed.js"></script>`;
  const body = `<!doctype html><html ${wish.root ?? 'lang="en"'}><head>${head}${script}</head><body>${wish.body}</body></html>`;
  return { body, type: 'text/html', headers: { 'content-security-policy': policy } };
}

async function withPage<T>(browser: Browser, wish: HostWish, address: string, use: (opened: Opened) => Promise<T>): Promise<T> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const [width, height] = wish.size ?? [1280, 900];
    await page.setViewport({ width, height });
    await page.setJavaScriptEnabled(!wish.noScript);
    await wish.prepare?.(page);
    await page.goto(address);
    const deck = async (ending: string): Promise<Frame> => {
      const frame = await page.waitForFrame((one) => one.url().split('#')[0]?.endsWith(ending) === true);
      await frame.waitForSelector('body');
      return frame;
    };
    return await use({ page, deck });
  } finally {
    await context.close();
  }
}
