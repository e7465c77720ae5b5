import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import { type PdfElement, readPdf } from '../../scripts/pdf/read-pdf.js';
import { type BuildResult, build } from '../../scripts/stories/build.js';
import { arabicProject, readArabic } from '../support/arabic-library.js';
import { onePrinter } from '../support/one-printer.js';

const root = arabicProject();
let printer: Printer;
let result: BuildResult;
let files: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  printer = await onePrinter();
  result = await build({ project: readArabic(root), printer, locales: ['ar'], papers: ['a4'], asOf: '2026-11-29', keepHtml: true });
  const made = result.outcomes.flatMap((one) => (one.kind === 'made' ? one.artifacts : []));
  files = new Map(made.map(({ path, bytes }) => [path.replace(/^(?:kept-html\/)?example-clinic\/ar\//, ''), bytes]));
}, 600_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

const textOf = (path: string): string =>
  new TextDecoder().decode(files.get(path) ?? expect.fail(`${path} was not made: ${[...files.keys()]}`));
const pdfs = (): string[] => [...files.keys()].filter((path) => path.endsWith('.pdf'));

/** Opens a page that was made, in a window of a computer. */
const opened = <T>(path: string, use: (page: Page) => Promise<T>, scripts = false): Promise<T> =>
  printer.withPage(async (page) => {
    await loadHtml(page, textOf(path), { media: scripts ? 'screen' : 'print', scripts });
    return use(page);
  });

/** Letters and digits alone, as in any order of signs between them; letters that stand for two as those two. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

describe('an explainer in Arabic', () => {
  test('is made in every format of its decks, and nothing is lost or too much', () => {
    expect(result.outcomes.flatMap((one) => (one.kind === 'failed' ? one.diagnostics : []))).toEqual([]);
    const formats = ['brochure', 'handout', 'bilingual', 'large-print', 'booklet', 'sheet'].map(
      (format) => `share/take-home.${format}.a4.pdf`,
    );
    const more = ['share/visit.slides.pdf', 'staff/visit.notes.a4.pdf', 'staff/visit.reveal.html', 'share/visit.marp.html'];
    const all = [...formats, ...more, 'staff/visit.marp.md', 'share/take-home.booklet.html', 'share/take-home.sheet.html'];
    expect([...files.keys()]).toEqual(expect.arrayContaining(all));
  });

  test('is read from its PDFs in its own order: each paragraph, item and heading of the page, as one reads it there', async () => {
    for (const path of pdfs()) {
      const paragraphs = await opened(`${path}.html`, (page) =>
        page.evaluate(() =>
          [...document.querySelectorAll('body :is(p, h1, h2, h3, li, td)')]
            .filter((one) => one.checkVisibility() && !one.querySelector('p, li, ol, ul') && !one.closest('svg text'))
            .map((one) => one.cloneNode(true) as Element)
            .map((one) => {
              for (const number of one.querySelectorAll('.step')) number.remove();
              return one.textContent ?? '';
            }),
        ),
      );
      const read = bare((await readPdf(files.get(path) as Uint8Array)).structure.map(wordsOf).join(' '));
      expect(paragraphs.length, path).toBeGreaterThan(20);
      expect(
        paragraphs.map(bare).filter((words) => !read.includes(words)),
        path,
      ).toEqual([]);
    }
  });

  test('is found in its PDFs by a program that knows nothing of their tags', async () => {
    const words = ['هذه نصيحة من منشورات المستشفيات', 'ارفع الجبيرة على وسادة', 'فقدان الإحساس', 'اتصل بالرقم 911'].map(bare);
    const { pages } = await readPdf(files.get('share/take-home.handout.a4.pdf') as Uint8Array);
    const read = bare(pages.map(({ text }) => text).join(' '));
    for (const one of words) expect(read).toContain(one);
  });

  test('says in each PDF what its words are, whatever a reader makes of their glyphs', async () => {
    const text = Buffer.from(files.get('share/take-home.handout.a4.pdf') as Uint8Array);
    const facts = await readPdf(text);
    expect(facts.language).toBe('ar');
    expect(facts.outline.map(({ title }) => title)).toContain('هل يجوز أن تحك داخل الجبيرة؟');
    expect(facts.fonts.every(({ embedded, unicode }) => embedded && unicode)).toBe(true);
    expect(facts.fonts.map(({ name }) => name).join()).toContain('Vazirmatn');
  });

  test('shows a number to call from left to right, and a year on the left of the name before it', async () => {
    const places = await opened('share/take-home.brochure.a4.pdf.html', (page) =>
      page.evaluate(() => {
        const leftOf = (text: string): number => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.textContent?.indexOf(text) ?? -1;
            const range = document.createRange();
            if (at < 0) continue;
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            return range.getBoundingClientRect().left;
          }
          return Number.NaN;
        };
        return ['555', '0100', 'Plymouth', '2021'].map(leftOf);
      }),
    );
    const [first = 0, second = 0, name = 0, year = 0] = places;
    expect([first < second, year < name]).toEqual([true, true]);
  });

  test('is shown by keys as it is read: the arrow to the left goes on', async () => {
    const seen = await opened(
      'share/visit.marp.html',
      async (page) => {
        await page.waitForSelector('body.presenting');
        const place = (): Promise<string> =>
          page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.slide')].findIndex((one) => one.checkVisibility()).toString());
        const places = [await place()];
        for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowRight'] as const) {
          await page.keyboard.press(key);
          places.push(await place());
        }
        return places;
      },
      true,
    );
    expect(seen[1]).toBe(seen[3]);
    expect(new Set(seen.slice(0, 3)).size).toBe(3);
  });

  test('has both languages side by side, each on the side on which its lines begin', async () => {
    const sides = await opened('share/take-home.bilingual.a4.pdf.html', (page) =>
      page.evaluate(() =>
        ['en', 'ar'].map((language) => document.querySelector(`.half[lang="${language}"]`)?.getBoundingClientRect().left ?? 0),
      ),
    );
    expect((sides[0] ?? 0) < (sides[1] ?? 0)).toBe(true);
  });
});

/** All words of an element, in the order of the tree. */
const wordsOf = ({ text, children }: PdfElement): string => `${text}${children.map(wordsOf).join('')}`;
