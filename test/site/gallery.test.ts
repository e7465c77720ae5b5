import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import { layOutFirstPage } from '../../scripts/browser/picture-page.js';
import { openBundler } from '../../scripts/bundle/inline-html.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import type { Library } from '../../scripts/model/content.js';
import { readPageTexts } from '../../scripts/pdf/read-pdf.js';
import { readManifest } from '../../scripts/publish/listing.js';
import type { ManifestArtifact } from '../../scripts/publish/manifest.js';
import { htmlEnvironment } from '../../scripts/render/templates.js';
import { renderGallery } from '../../scripts/site/render-index.js';
import { type BuildReport, buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { fixtureRoot, templatesRoot } from '../support/broken-project.js';
import { castBuild } from '../support/cast-build.js';
import { onAll } from '../support/on-all.js';
import { onePrinter } from '../support/one-printer.js';
import { CACHE } from '../support/places.js';

/** The galleries of the small explainer, opened from disk as a double click does. */
const work = mkdtempSync(join(tmpdir(), 'teachback-gallery-'));
const project = join(work, 'project');
const out = join(work, 'out');
const BRAND = 'example-clinic/index.html';
const SHARE = 'example-clinic/en/share/index.html';
const AS_OF = '2026-11-23';
let printer: Printer;
/** What one build makes on one paper, and a second one adds: a piece on another paper. */
let report: BuildReport;
let again: BuildReport;
const PICTURE = 'thumbs/example-clinic/en/share/take-home.brochure.letter.pdf.png';
let before = 0;
let artifacts: readonly ManifestArtifact[] = [];

beforeAll(async () => {
  cpSync(fixtureRoot, project, { recursive: true });
  printer = await onePrinter();
  report = await castBuild();
  cpSync(report.out, out, { recursive: true });
  before = statSync(join(out, PICTURE)).mtimeMs;
  again = await buildToFolder({ project, out, formats: ['handout'], papers: ['a4'], asOf: AS_OF, cache: CACHE });
  artifacts = readManifest(out)?.artifacts ?? [];
  writeFileSync(join(out, 'many.html'), await manyCards());
}, 300_000);
afterAll(async () => {
  rmSync(work, { recursive: true });
});

function library(): Library {
  const read = readLibrary(fixtureRoot, templatesRoot).library;
  if (!read) throw new Error('The fixture cannot be read.');
  return read;
}

/** The fixture's gallery with its consultation deck there three times over. */
async function manyCards(): Promise<string> {
  const entries = artifacts.flatMap((one) =>
    one.deck === 'visit' ? [one, ...['second', 'third'].map((deck) => ({ ...one, deck, title: `Café ${deck}` }))] : [one],
  );
  const templates = readTemplates(templatesRoot);
  const stage = { templates, environment: htmlEnvironment(templates) };
  const request = { brand: 'example-clinic', entries, pictureOf: () => undefined };
  return openBundler().inline(renderGallery(library(), request, stage));
}

interface Wish {
  readonly size?: readonly [width: number, height: number];
  readonly scripts?: boolean;
  /** What the clipboard does: takes the text, or refuses. */
  readonly clipboard?: 'takes' | 'refuses' | 'absent';
}

function opened<T>(path: string, wish: Wish, use: (page: Page) => Promise<T>): Promise<T> {
  const { size: [width, height] = [1280, 800], scripts = true, clipboard = 'takes' } = wish;
  return printer.withPage(async (page) => {
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    page.on('request', (request) => /^(file|data|blob):/.test(request.url()) || troubles.push(request.url()));
    await page.setViewport({ width, height });
    await page.setJavaScriptEnabled(scripts);
    await page.evaluateOnNewDocument((kind) => {
      const writeText = async (text: string): Promise<void> => {
        if (kind === 'refuses') throw new Error('no');
        document.documentElement.dataset.clipboard = text;
      };
      Object.defineProperty(navigator, 'clipboard', { value: kind === 'absent' ? undefined : { writeText } });
    }, clipboard);
    await page.goto(pathToFileURL(join(out, path)).href);
    const result = await use(page);
    expect(troubles).toEqual([]);
    return result;
  });
}

const hrefsOf = (page: Page): Promise<string[]> =>
  onAll(page, '.card a', (links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))].sort());
const textOf = (page: Page, selector: string): Promise<string> => page.$eval(selector, (one) => one.textContent ?? '');

it('another subject builds in every format', () => {
  expect(report.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(report.failed).toEqual([]);
  const formats = ['reveal', 'marp', 'marp.md', 'slides', 'notes', 'brochure', 'handout', 'large-print', 'sheet', 'booklet'];
  expect(new Set(artifacts.flatMap(({ deck, partOf, format }) => (deck && !partOf ? [format] : [])))).toEqual(new Set(formats));
  expect([...report.made, ...report.unchanged].length).toBeGreaterThanOrEqual(15);
});

describe('what is listed', () => {
  it('the gallery of a brand has every piece, by where it is used', async () => {
    await opened(BRAND, {}, async (page) => {
      const groups = await onAll(page, 'section', (all) =>
        all.map((one) => [one.querySelector('h2')?.textContent, [...one.querySelectorAll('h3')].map((name) => name.textContent)]),
      );
      expect(groups).toEqual([
        ['For the consultation', ['Deck to present', 'Deck to share', 'Slides', 'Slides with notes', 'Marp Markdown']],
        ['To take home', ['Handout', 'Brochure to fold in three', 'Large print', 'Booklet', 'Sheet (two sides)']],
      ]);
      const listed = artifacts.filter((one) => one.deck && !one.partOf).map(({ path }) => path.replace('example-clinic/', ''));
      expect(await hrefsOf(page)).toEqual(listed.sort());
    });
  });

  it('the gallery in share/ has what is shared and no way into staff/', async () => {
    await opened(SHARE, {}, async (page) => {
      const shared = artifacts.filter((one) => one.folder === 'share' && one.deck && !one.partOf);
      expect(await hrefsOf(page)).toEqual(shared.map(({ path }) => path.split('/').at(-1)).sort());
      expect(await page.content()).not.toContain('staff/');
    });
  });

  it('every address leads to a file', async () => {
    for (const path of [BRAND, SHARE]) {
      const hrefs = await opened(path, {}, hrefsOf);
      expect(hrefs.filter((href) => !existsSync(resolve(dirname(join(out, path)), href)))).toEqual([]);
    }
  });

  it('a card says papers in their order, pages, size, reading grade and review status', async () => {
    const text = await opened(SHARE, {}, (page) => onAll(page, '.card', (all) => all.map((card) => (card as HTMLElement).innerText)));
    const handout = text.find((one) => one.startsWith('Handout')) ?? '';
    expect(handout).toMatch(/Reading grade \d+(\.\d)?\n/);
    expect(handout).toContain('Draft: not yet reviewed by a clinician');
    expect(handout).toMatch(/Letter \d+ pages? · PDF · \d+ KB[\s\S]*A4 \d+ pages? · PDF · \d+ KB/);
  });

  it('the manifest holds the grade of what patients read, and none of notes', () => {
    const graded = artifacts.filter(({ deck, partOf }) => deck && !partOf).map(({ format, grade }) => [format, typeof grade]);
    for (const [format, kind] of graded)
      expect([format, kind]).toEqual([format, /notes|marp\.md/.test(format ?? '') ? 'undefined' : 'number']);
  });
});

describe('pictures', () => {
  it('each piece but Markdown has one of its own first page, 320 px wide', async () => {
    const pictures = await opened(BRAND, {}, (page) =>
      onAll(page, '.card', (cards) =>
        cards.map((card) => {
          const image = card.querySelector('img');
          return [
            card.querySelector('h3')?.textContent,
            image?.naturalWidth ?? 0,
            (image?.naturalHeight ?? 0) > (image?.naturalWidth ?? 0),
          ];
        }),
      ),
    );
    expect(pictures).toEqual([
      ...[
        ['Deck to present', 320, false],
        ['Deck to share', 320, false],
        ['Slides', 320, false],
      ],
      ...[
        ['Slides with notes', 320, true],
        ['Marp Markdown', 0, false],
      ],
      ...[
        ['Handout', 320, true],
        ['Brochure to fold in three', 320, false],
        ['Large print', 320, true],
        ['Booklet', 320, true],
        ['Sheet (two sides)', 320, true],
      ],
    ]);
  });

  it('no picture is empty', async () => {
    const counts = await opened(BRAND, {}, (page) =>
      onAll(page, '.card img', (images) =>
        images.map((image) => {
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [320, 200];
          const context = canvas.getContext('2d') as CanvasRenderingContext2D;
          context.drawImage(image as HTMLImageElement, 0, 0);
          return new Set(new Uint32Array(context.getImageData(0, 0, 320, 200).data.buffer)).size;
        }),
      ),
    );
    expect(counts.filter((colors) => colors < 20)).toEqual([]);
  });

  it.each(['handout', 'booklet'])('the first page of the %s is laid out as it is printed', async (format) => {
    const path = `example-clinic/en/share/take-home.${format}.letter.pdf`;
    const [printed = ''] = await readPageTexts(readFileSync(join(out, path)));
    const html = readFileSync(join(out, `kept-html/${path}.html`), 'utf8');
    const shown = await printer.withPage(async (page) => {
      await loadHtml(page, html, { media: 'print', viewport: { width: 816, height: 1056 } });
      await page.evaluate(layOutFirstPage, 816, 1056);
      return page.evaluate(() => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        const words: string[] = [];
        while (walker.nextNode()) {
          for (const { 0: word, index } of walker.currentNode.textContent?.matchAll(/\p{L}{2,}/gu) ?? []) {
            range.setStart(walker.currentNode, index);
            range.setEnd(walker.currentNode, index + word.length);
            const { left, width } = range.getBoundingClientRect();
            if (width > 0 && left < 816) words.push(word);
          }
        }
        return words;
      });
    });
    const words = (printed.replace(/-\s*\n/g, '').match(/\p{L}{2,}/gu) ?? []).slice(0, -12);
    expect(words.length).toBeGreaterThan(20);
    expect(words.filter((word) => !shown.includes(word)).length).toBeLessThanOrEqual(words.length * 0.03);
    expect(Math.abs(shown.length - words.length)).toBeLessThanOrEqual(16);
  });

  it('what is unchanged keeps its picture, and it is not made again', () => {
    expect(again.made.filter((path) => !path.startsWith('thumbs'))).toEqual(['example-clinic/en/share/take-home.handout.a4.pdf']);
    expect(again.made).not.toContain(PICTURE);
    expect(statSync(join(out, PICTURE)).mtimeMs).toBe(before);
    expect(readFileSync(join(out, SHARE), 'utf8')).toContain(readFileSync(join(out, PICTURE)).toString('base64').slice(0, 400));
  });
});

describe('actions', () => {
  const button = '[data-copy="take-home.handout.letter.pdf"]';
  const address = (): string => pathToFileURL(join(out, dirname(SHARE), 'take-home.handout.letter.pdf')).href;

  it('print opens the PDF, of a deck its slides', async () => {
    const prints = await opened(SHARE, {}, (page) => onAll(page, 'a[target]', (all) => all.map((link) => link.getAttribute('href'))));
    expect(prints.every((href) => href?.endsWith('.pdf'))).toBe(true);
    expect(prints.filter((href) => href === 'visit.slides.pdf')).toHaveLength(2);
  });

  it('copy link puts the whole address on the clipboard and says so', async () => {
    await opened(SHARE, {}, async (page) => {
      await page.focus(button);
      await page.keyboard.press('Enter');
      await page.waitForSelector('.said:not(:empty)');
      expect(await textOf(page, '[role=status]')).toBe('Copied: Handout, Letter');
      expect(await page.$eval('html', (root) => root.dataset.clipboard)).toBe(address());
    });
  });

  it.each(['refuses', 'absent'] as const)('copy link selects the address where the clipboard %s', async (clipboard) => {
    await opened(SHARE, { clipboard }, async (page) => {
      await page.click(button);
      await page.waitForSelector('input.address');
      expect(await page.evaluate(() => getSelection()?.toString())).toBe(address());
      expect(await textOf(page, '[role=status]')).toContain('Ctrl+C');
    });
  });

  it('each action has its own name, begins with the word that is seen, and is 44 px large', async () => {
    for (const path of [BRAND, SHARE]) {
      const actions = await opened(path, { size: [320, 640] }, (page) =>
        onAll(page, '.actions > *, nav a', (all) =>
          all.map((one) => {
            const { width, height } = one.getBoundingClientRect();
            const name = one.getAttribute('aria-label') ?? one.textContent ?? '';
            return {
              name: `${one.closest('.card')?.querySelector('.title')?.textContent} ${name}`,
              fits: Math.min(width, height) >= 44,
              begins: name.startsWith(one.textContent ?? ''),
            };
          }),
        ),
      );
      expect(actions.filter(({ fits, begins }) => !fits || !begins)).toEqual([]);
      expect(new Set(actions.map(({ name }) => name)).size).toBe(actions.length);
    }
  });
});

describe('the page', () => {
  it.each([320, 1280])('needs no sideways scrolling at %i px', async (width) => {
    for (const path of [BRAND, SHARE, 'index.html', 'many.html'])
      expect(await opened(path, { size: [width, 700] }, (page) => page.evaluate(() => document.documentElement.scrollWidth))).toBe(width);
  });

  it('works without script: links are there, copy and search are not', async () => {
    await opened('many.html', { scripts: false }, async (page) => {
      const seen = await onAll(page, '.card a, button, form', (all) =>
        all.filter((one) => one.checkVisibility()).map((one) => one.tagName),
      );
      expect(new Set(seen)).toEqual(new Set(['A']));
    });
  });

  it('runs only its own script', () => {
    expect(readFileSync(join(out, SHARE), 'utf8')).toMatch(/default-src 'none'[^"]*img-src data:[^"]*script-src 'sha256-[^']+'"/);
  });

  it('has text of at least 4.5:1', async () => {
    expect(await opened(BRAND, {}, (page) => page.evaluate(weakTexts))).toEqual([]);
  });
});

describe('search', () => {
  it('is there only where there are more than 12 cards', async () => {
    expect(await opened(SHARE, {}, (page) => page.$('input'))).toBeNull();
    expect(await opened('many.html', {}, (page) => page.$eval('#find', (box) => box.checkVisibility()))).toBe(true);
  });

  it('keeps the cards with all words, without accents, and says how many', async () => {
    await opened('many.html', {}, async (page) => {
      await page.type('#find', 'cafe SECOND slides');
      const seen = await onAll(page, '.card', (all) =>
        all.filter((one) => one.checkVisibility()).map((one) => one.querySelector('h3')?.textContent),
      );
      expect(seen).toEqual(['Slides', 'Slides with notes']);
      expect(await textOf(page, '[role=status]')).toBe('2 of 20 shown');
      expect(await onAll(page, 'section', (all) => all.filter((one) => one.checkVisibility()).length)).toBe(1);
    });
  });
});

/** Runs in the page: texts whose contrast with what lies behind them is below 4.5:1 (WCAG 2 formula). */
function weakTexts(): string[] {
  const parts = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
  const light = (color: string): number => {
    const [r = 0, g = 0, b = 0] = parts(color).map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (one: Element | null): string => {
    const color = one ? getComputedStyle(one).backgroundColor : 'rgb(255, 255, 255)';
    return one && parts(color)[3] === 0 ? behind(one.parentElement) : color;
  };
  const holders = [...document.querySelectorAll('main *')].filter((one) =>
    [...one.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
  );
  return holders.flatMap((one) => {
    const [a, b] = [light(getComputedStyle(one).color), light(behind(one))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5 ? [one.textContent ?? ''] : [];
  });
}
