import { loadHtml } from '../../scripts/browser/load-html.js';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import { printPage } from '../../scripts/browser/print-page.js';
import type { Deck } from '../../scripts/model/deck.js';
import type { Job } from '../../scripts/model/job.js';
import type { PageSize } from '../../scripts/model/paper.js';
import { once } from '../../scripts/model/remember.js';
import { type Described, describePdf } from '../../scripts/pdf/describe-pdf.js';
import { type PdfElement, type PdfFacts, readPdf } from '../../scripts/pdf/read-pdf.js';
import { describe as describeDeck } from '../../scripts/stories/make-job.js';
import { flat, words } from './pdf-elements.js';
import { builtBytes, builtHtml, builtJob, builtPdf, pathIn, type ShippedDeck, shippedDeck } from './shipped.js';

/** Every kind of PDF that is shipped, one of them on both papers: format, deck, paper, and the folder that it lies in. */
const KINDS = [
  ['brochure', 'take-home', 'letter', 'share'],
  ['brochure', 'take-home', 'a4', 'share'],
  ['handout', 'take-home', 'letter', 'share'],
  ['large-print', 'take-home', 'letter', 'share'],
  ['sheet', 'ride-home', 'letter', 'share'],
  ['booklet', 'take-home', 'letter', 'share'],
  ['slides', 'consult', undefined, 'share'],
  ['notes', 'consult', 'letter', 'staff'],
] as const;

const nameOf = ([format, , paper]: (typeof KINDS)[number]): string => (paper ? `${format} ${paper}` : format);
/** "brochure letter", in the order in which they are made. */
export const NAMES: readonly string[] = KINDS.map(nameOf);

/** A PDF as it is read back, beside what the page that it was printed from says. */
export interface ReadBack {
  readonly deck: Deck;
  readonly facts: PdfFacts;
  /** Every element in reading order. */
  readonly all: readonly PdfElement[];
  /** The tagged text in reading order. */
  readonly read: string;
  readonly source: Source;
}

/** A PDF that is printed and described here. */
export interface Printed extends ReadBack {
  readonly raw: Uint8Array;
  readonly made: Described;
}

export interface Shipped extends ReadBack {
  /** What lies in the output folder. */
  readonly bytes: Uint8Array;
  /** Prints it as the build does, once for all tests, but does not measure it. */
  print(): Promise<Printed>;
}

/** Reads every kind of PDF of the built explainer back, by name, each beside its page in the browser. */
export async function readShipped(printer: Printer): Promise<Map<string, Shipped>> {
  const shipped = new Map<string, Shipped>();
  for (const kind of KINDS) {
    const [format, id, paper, folder] = kind;
    const name = [`${folder}/${id}.${format}`, paper, 'pdf'].filter(Boolean).join('.');
    const job = builtJob(name);
    const deck = await shippedDeck(id satisfies ShippedDeck);
    const html = await builtHtml(name);
    const source = await printer.withPage(async (page) => {
      await loadHtml(page, html, { media: 'print' });
      return readSource(page);
    });
    shipped.set(nameOf(kind), {
      bytes: builtBytes(name),
      source,
      ...readBack(await builtPdf(pathIn(name))),
      deck,
      print: once(() => shipPdf(printer, { html, deck, job })),
    });
  }
  return shipped;
}

function readBack(facts: PdfFacts): Pick<ReadBack, 'facts' | 'all' | 'read'> {
  return { facts, all: flat(facts.structure), read: facts.structure.map(words).join('') };
}

/** Prints, describes and reads back one job, as the build does it, but does not measure it. */
export async function shipPdf(printer: Printer, { html, deck, job }: { html: string; deck: Deck; job: Job }): Promise<Printed> {
  const { raw, source } = await printer.withPage(async (page) => {
    await loadHtml(page, html, { media: 'print' });
    return { source: await readSource(page), raw: await printPage(page, job.page as PageSize) };
  });
  const made = await describePdf(raw, describeDeck(deck));
  return { deck, raw, made, ...readBack(await readPdf(made.bytes)), source };
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
  /** Each word of the page, as it is laid out. */
  readonly words: readonly string[];
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
      words: [
        document.body.innerText,
        ...[...document.querySelectorAll('svg text')].flatMap((one) => [...one.childNodes].map((node) => node.textContent ?? '')),
      ]
        .join('\n')
        .split(/\s+/),
      caveats: [...document.querySelectorAll('.caveats')].map((one) => (one.textContent ?? '').trim()),
      lists: [...document.querySelectorAll('ul,ol')].filter((one) => isShown(one) && one.children.length > 0).length,
      links: [...document.querySelectorAll('a[href]')].filter(isShown).length,
    };
  });
}
