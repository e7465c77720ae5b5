import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import { onePrinter } from '../support/one-printer.js';
import { builtBytes, builtHtml } from '../support/shipped.js';

/** What is printed to take home, as a browser lays it out over pages, read back from the PDF with the place of each line. */
const KINDS = [
  { deck: 'take-home', format: 'brochure' },
  { deck: 'take-home', format: 'handout' },
  { deck: 'take-home', format: 'large-print' },
  { deck: 'take-home', format: 'booklet' },
  { deck: 'ride-home', format: 'sheet' },
  { deck: 'choices', format: 'sheet' },
] as const;
const PAPERS = ['letter', 'a4'] as const;
const PIECES = KINDS.flatMap((kind) => PAPERS.map((paper) => ({ ...kind, paper })));

/** Pt: the smallest running text, and the smallest of all (source numbers, the foot of the page, the list of sources). */
const SMALLEST = { brochure: [12, 7.8], handout: [12, 7.8], 'large-print': [18, 11.8], booklet: [12, 7.8], sheet: [12, 7.8] } as const;
const MOST_PAGES = { brochure: 2, handout: 4, 'large-print': 28, booklet: 20, sheet: 2 } as const;

interface Item {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of its baseline, from the foot of the page. */
  readonly up: number;
  readonly size: number;
}

/** What pdf.js says of a run of text. */
interface Drawn {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
}

interface Printed {
  readonly pages: readonly { readonly width: number; readonly height: number; readonly items: readonly Item[] }[];
  readonly headings: readonly string[];
  readonly boxes: readonly { readonly name: string; readonly text: string }[];
}

const bare = (text: string): string => text.replace(/[\s\u2060\u00ad:]+/g, '');
const printed = new Map<string, Printed>();
let printer: Printer;

beforeAll(async () => {
  printer = await onePrinter();
  for (const { deck, format, paper } of PIECES) {
    const name = `share/${deck}.${format}.${paper}.pdf`;
    const boxes = await printer.withPage(async (page) => {
      await loadHtml(page, await builtHtml(name), { media: 'print' });
      return readBoxes(page);
    });
    printed.set(`${deck} ${format} ${paper}`, { ...boxes, pages: await readItems(builtBytes(name)) });
  }
}, 300_000);

/** Headings, and all that must stay whole on one page. */
function readBoxes(page: Page): Promise<Pick<Printed, 'headings' | 'boxes'>> {
  return page.evaluate(() => {
    const text = (element: Element): string => {
      const copy = element.cloneNode(true) as Element;
      for (const unseen of copy.querySelectorAll('.mark, .cell-label')) unseen.remove();
      return (copy.textContent ?? '').replace(/[\s\u2060\u00ad:]+/g, '');
    };
    const whole = [...document.querySelectorAll(':is(main, .panel) :is(table, .phone, .caveats, .side, .key, .facts)')];
    return {
      headings: [...document.querySelectorAll(':is(main, .panel) :is(h2, h3, h4, h5)')].map(text),
      boxes: whole.map((element) => ({ name: element.className || element.tagName, text: text(element) })),
    };
  });
}

async function readItems(bytes: Uint8Array): Promise<Printed['pages']> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i) => {
      const page = await pdf.getPage(i + 1);
      const { width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      const found = (items as readonly Partial<Drawn>[]).flatMap(({ str: text = '', width: wide = 0, transform }): Item[] => {
        const [a = 0, b = 0, , , left = 0, up = 0] = transform ?? [];
        return bare(text) === '' ? [] : [{ text, left, right: left + wide, up, size: Math.hypot(a, b) }];
      });
      return { width, height, items: found };
    }),
  );
}

const pieceOf = ({ deck, format, paper }: (typeof PIECES)[number]): Printed => printed.get(`${deck} ${format} ${paper}`) as Printed;

/** Above the line at the foot of each page that names the piece. */
const bodyOf = ({ items }: Printed['pages'][number]): Item[] => items.filter(({ up }) => up > 45);

describe.each(PIECES)('the $format of $deck on $paper', (piece) => {
  test('has no more pages than it may, none of them nearly empty but the last', () => {
    const { pages } = pieceOf(piece);
    expect(pages.length).toBeLessThanOrEqual(MOST_PAGES[piece.format]);
    // A drawing on a sheet of its own, turned on its side, may leave the sheet before it short.
    const isTurned = (page?: Printed['pages'][number]): boolean => page !== undefined && page.width > page.height;
    const whole = pages.slice(0, -1).filter((page, i) => isTurned(page) || !isTurned(pages[i + 1]));
    const filled = whole.map((page) => 1 - (Math.min(...bodyOf(page).map(({ up }) => up)) - 45) / (page.height - 90));
    expect(Math.min(...filled)).toBeGreaterThan(piece.format === 'large-print' ? 0.3 : 0.65);
  });

  test('has no text below its smallest size, and none near the edge of the paper', () => {
    const { pages } = pieceOf(piece);
    const [running, smallest] = SMALLEST[piece.format];
    const items = pages.flatMap(({ width, height, items }) => items.map((item) => ({ ...item, width, height })));
    expect(items.filter(({ size }) => size < smallest - 0.05).map(({ text }) => text)).toEqual([]);
    const small = items.filter(({ size, text, up }) => size < running - 0.05 && up > 45 && !/^[\d,–\s]+$/.test(text));
    const share = small.reduce((sum, { text }) => sum + text.length, 0) / items.reduce((sum, { text }) => sum + text.length, 0);
    // Lists of sources are set at 10 pt.
    expect(share).toBeLessThan(({ booklet: 0.35, sheet: 0.2 } as Partial<Record<string, number>>)[piece.format] ?? 0.001);
    // A quarter of an inch, which no printer reaches.
    const beyond = items.filter(
      ({ left, right, up, size, width, height }) => left < 17.5 || right > width - 17.5 || up < 17.5 || up + size > height - 17.5,
    );
    expect(beyond.map(({ text }) => text)).toEqual([]);
  });

  test('has no heading by itself at the foot of a page or column', () => {
    const { pages, headings } = pieceOf(piece);
    expect(headings.length).toBeGreaterThan(8);
    const isHeading = (item: Item): boolean =>
      headings.some((heading) => heading === bare(item.text) || heading.endsWith(`?${bare(item.text)}`));
    const lonely = pages.flatMap((page) => {
      const body = bodyOf(page);
      // On a cover the last lines stand lower than a foot would.
      const below = (one: Item): boolean =>
        page.items.some((other) => !isHeading(other) && other.left < one.right + 200 && other.right > one.left && other.up < one.up - 4);
      return body.filter((item) => isHeading(item) && !below(item)).map(({ text }) => text);
    });
    expect(lonely).toEqual([]);
  });

  test('cuts no table, box or comparison in two', () => {
    const { pages, boxes } = pieceOf(piece);
    // Marks are painted after the text that they stand in.
    const [running] = SMALLEST[piece.format];
    const texts = pages.map(({ items }) => bare(items.flatMap(({ text, size }) => (size > running - 0.05 ? [text] : [])).join('')));
    expect(boxes.length).toBeGreaterThan(3);
    expect(boxes.filter(({ text }) => !texts.some((page) => page.includes(text)))).toEqual([]);
  });
});
