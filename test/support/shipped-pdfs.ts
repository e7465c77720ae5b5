import { join } from 'node:path';
import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import { openBundler } from '../../scripts/bundle/inline-html.js';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import { openRenderer } from '../../scripts/formats/index.js';
import { planJobs } from '../../scripts/formats/plan-jobs.js';
import type { Deck } from '../../scripts/model/deck.js';
import type { PageSize } from '../../scripts/model/formats.js';
import type { Job } from '../../scripts/model/job.js';
import { type Described, describePdf } from '../../scripts/pdf/describe-pdf.js';
import { type PdfElement, type PdfFacts, readPdf } from '../../scripts/pdf/read-pdf.js';
import { describe as describeDeck } from '../../scripts/stories/make-job.js';
import { flat, words } from './pdf-elements.js';

/** Every kind of PDF that is shipped, on every paper: format, deck, paper. */
const KINDS = [
  ['brochure', 'take-home', 'letter'],
  ['brochure', 'take-home', 'a4'],
  ['handout', 'take-home', 'letter'],
  ['handout', 'take-home', 'a4'],
  ['large-print', 'take-home', 'letter'],
  ['large-print', 'take-home', 'a4'],
  ['booklet', 'take-home', 'letter'],
  ['booklet', 'take-home', 'a4'],
  ['slides', 'consult', undefined],
  ['notes', 'consult', 'letter'],
  ['notes', 'consult', 'a4'],
] as const;

/** "brochure letter", in the order in which they are made. */
export const NAMES: readonly string[] = KINDS.map(([format, , paper]) => (paper ? `${format} ${paper}` : format));

export interface Shipped {
  readonly deck: Deck;
  readonly raw: Uint8Array;
  readonly made: Described;
  readonly facts: PdfFacts;
  /** Every element in reading order. */
  readonly all: readonly PdfElement[];
  /** The tagged text in reading order. */
  readonly read: string;
  readonly source: Source;
  /** Prints and describes it once more. */
  again(): Promise<Described>;
}

/** Makes every kind of PDF from the shipped content as the build makes it, but not measured, by name. */
export async function makeShipped(printer: Printer): Promise<Map<string, Shipped>> {
  const root = join(import.meta.dirname, '../..');
  const { library } = readLibrary(root, join(root, 'templates'));
  if (!library) throw new Error('decks/ cannot be read');
  const renderer = openRenderer(join(root, 'templates'), openBundler());
  const wish = { brand: 'example-clinic', locale: 'en', asOf: '2026-11-23' };
  const jobs = planJobs(library, { brands: [wish.brand] });
  const decks = new Map<string, Deck>();
  for (const id of ['take-home', 'consult']) decks.set(id, (await composeDeck(library, { ...wish, deck: id })).deck);
  const shipped = new Map<string, Shipped>();
  for (const [i, [format, id, paper]] of KINDS.entries()) {
    const deck = decks.get(id) as Deck;
    const job = jobs.find((one) => one.deck === id && one.format === format && one.paper === paper && one.media === 'pdf') as Job;
    const { html } = await renderer.render(deck, job);
    shipped.set(NAMES[i] as string, await shipPdf(printer, { html, deck, job }));
  }
  return shipped;
}

/** Prints, describes and reads back one job, as the build does it, but does not measure it. */
export async function shipPdf(printer: Printer, { html, deck, job }: { html: string; deck: Deck; job: Job }): Promise<Shipped> {
  const print = () =>
    printer.withPage(async (page) => {
      await loadHtml(page, html, { media: 'print' });
      return { source: await readSource(page), raw: await printPage(page, job.page as PageSize) };
    });
  const { raw, source } = await print();
  const made = await describePdf(raw, describeDeck(deck));
  const facts = await readPdf(made.bytes);
  const read = facts.structure.map(words).join('');
  const again = async () => describePdf((await print()).raw, describeDeck(deck));
  return { deck, raw, made, facts, all: flat(facts.structure), read, source, again };
}

export interface Source {
  /** Each text that a reader is to meet, in the order of the HTML. */
  readonly texts: readonly string[];
  /** The text alternatives of its pictures. */
  readonly pictures: readonly string[];
  /** Texts that are painted only: decorations. */
  readonly silent: readonly string[];
  /** The texts of each box (panel or slide). */
  readonly boxes: readonly { readonly name: string; readonly text: string }[];
  /** The text of each paragraph. */
  readonly paragraphs: readonly string[];
  readonly figures: number;
  /** How many slides the page holds, shown or not. */
  readonly slides: number;
  /** Words that are drawn outside figures: pictures of words. */
  readonly drawn: readonly string[];
  /** Parts that begin with no heading. */
  readonly untitled: readonly string[];
  /** Words of caveats, in their order. */
  readonly caveats: readonly string[];
  readonly lists: number;
  readonly links: number;
}

/** Reads what the loaded page says to a reader, in the order of its elements. */
function readSource(page: Page): Promise<Source> {
  return page.evaluate(() => {
    const isShown = (one: Element) => one.checkVisibility() && getComputedStyle(one).visibility !== 'hidden';
    const texts: string[] = [];
    const silent: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement as Element;
      const text = node.textContent?.trim() ?? '';
      if (!text || !isShown(parent) || parent.closest('script,style,title,desc,defs')) continue;
      (parent.closest('[aria-hidden="true"]') ? silent : texts).push(text);
    }
    return {
      texts,
      silent,
      pictures: [...document.querySelectorAll('svg[role="img"],img[alt]')]
        .filter((one) => !one.closest('[aria-hidden="true"]') && isShown(one))
        .map((one) => one.getAttribute('aria-label') ?? one.getAttribute('alt') ?? '')
        .filter(Boolean),
      boxes: [...document.querySelectorAll('[data-box]')].map((one) => ({
        name: one.getAttribute('data-box') ?? '',
        text: one.querySelector('h1,h2,h3')?.textContent ?? '',
      })),
      paragraphs: [...document.querySelectorAll('p')].filter(isShown).map((one) => one.textContent ?? ''),
      figures: document.querySelectorAll('figure').length,
      slides: document.querySelectorAll('[data-box="slide"]').length,
      drawn: [...document.querySelectorAll('svg text')].filter((one) => !one.closest('figure')).map((one) => one.textContent ?? ''),
      untitled: [...document.querySelectorAll('section')]
        .filter((one) => isShown(one) && !one.querySelector('h1,h2,h3,h4,h5,h6'))
        .map((one) => (one.textContent ?? '').trim().slice(0, 60)),
      caveats: [...document.querySelectorAll('.caveats')].map((one) => (one.textContent ?? '').trim()),
      lists: [...document.querySelectorAll('ul,ol')].filter((one) => isShown(one) && one.children.length > 0).length,
      links: [...document.querySelectorAll('a[href]')].filter(isShown).length,
    };
  });
}
