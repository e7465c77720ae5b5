import { patchElement } from '../../client/pages/patch-document.js';
import { bodyAsShown, stylesAsShown } from '../../languages/as-shown.js';
import { directionOf } from '../../languages/tags.js';
import type { Finding } from '../../measure/findings.js';
import type { InPage } from '../../measure/in-page.js';
import type { HtmlDocument } from '../../model/html-document.js';
import type { Job } from '../../model/job.js';
import type { BoxSize } from '../../model/paper.js';
import { elementsOf, type PackedSet } from './pack-set.js';

/** The frame in which a piece is laid out as it is printed: a document of its own, with the fonts of this page. */
export interface Sheet {
  /** Puts a piece into the frame, in place of the one before. */
  show(piece: { readonly job: Job; readonly document: HtmlDocument }): Shown;
  /** Puts several pieces into it, to be printed at once. */
  showSet(set: PackedSet): void;
  /** Takes the piece out of it. */
  clear(): void;
  /** What a reader would see go wrong on it, by the rules of a build. */
  judge(job: Job): Promise<Finding[]>;
  /** On which page of paper each section of the piece in view begins, and how many pages there are. */
  paginate(area: BoxSize): Paginated;
  /** Opens the print dialog, and returns when it is closed. */
  print(): Promise<void>;
}

export interface Shown {
  /** True where another piece was in the frame before. */
  readonly isOther: boolean;
  /** The first element whose words are not those of before. */
  readonly changed: Element | undefined;
}

export interface Paginated {
  readonly pages: Readonly<Record<string, number>>;
  readonly total: number;
}

type Framed = Window & { readonly teachbackMeasures: InPage };

/** Returns the sheet in `frame`. `measure` is the script that judges a loaded page. */
export async function openSheet(frame: HTMLIFrameElement, measure: string): Promise<Sheet> {
  const faces = (document.querySelector('style')?.textContent ?? '').match(/@font-face\{[^}]*\}/g)?.join('') ?? '';
  const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
  frame.srcdoc = `<!doctype html><html><head><meta charset="utf-8"><title></title><style>${faces}</style><style></style></head><body><script>${measure}</script></body></html>`;
  await loaded;
  const inside = frame.contentWindow as Framed;
  const page = inside.document;
  const [, style] = page.querySelectorAll('style');
  const watcher = new MutationObserver(() => {});
  watcher.observe(page.body, { childList: true, characterData: true, subtree: true });
  let shown = '';
  // Links lead out of the studio, which asks for nothing.
  page.addEventListener('click', (event) => event.preventDefault());
  return {
    show({ job, document: made }) {
      page.documentElement.lang = made.language;
      page.documentElement.dir = directionOf(made.language);
      page.title = made.title;
      const styles = stylesAsShown(made.styles.join('\n'), made.language);
      if (style && style.textContent !== styles) style.textContent = styles;
      const next = document.implementation.createHTMLDocument('');
      next.body.className = made.bodyClass;
      next.body.innerHTML = bodyAsShown(made.body, made.language);
      // What stays the same is not laid out anew.
      patchElement(page.body, next.body, page);
      const [first] = watcher.takeRecords();
      const isOther = shown !== job.path;
      shown = job.path;
      frame.style.width = `${job.box.width}px`;
      frame.style.height = `${Math.max(job.box.height, Math.ceil(page.body.getBoundingClientRect().height))}px`;
      return { isOther, changed: first && elementOf(first.target) };
    },
    showSet(set) {
      shown = '';
      if (style) style.textContent = set.styles;
      page.body.className = '';
      page.body.replaceChildren(...elementsOf(set, page));
    },
    clear() {
      shown = '';
      page.body.replaceChildren();
      page.title = '';
    },
    async judge({ rules }) {
      await page.fonts.ready;
      if (!rules) return [];
      return [...inside.teachbackMeasures.judge(rules), ...(await inside.teachbackMeasures.judgePictures())];
    },
    paginate: (area) => paginate(page, area),
    async print() {
      await page.fonts.ready;
      const closed = new Promise((done) => inside.addEventListener('afterprint', done, { once: true }));
      inside.focus();
      inside.print();
      await closed;
    },
  };
}

const elementOf = (node: Node): Element | undefined =>
  (node.nodeType === Node.ELEMENT_NODE ? (node as Element) : node.parentElement) ?? undefined;

/**
 * Columns as wide and high as the room on a page break where pages break: both are fragments of one kind in CSS (css-break-3).
 */
function paginate(page: Document, { width, height }: BoxSize): Paginated {
  // Panels that are put into their places flow into no columns: their sheet says itself how high it is.
  const placed = Math.round(page.body.getBoundingClientRect().height / height);
  const style = page.createElement('style');
  style.textContent = `body{width:${width}px;height:${height}px;columns:${width}px auto;column-gap:0;column-fill:auto}`;
  page.head.append(style);
  const isFromRight = page.documentElement.dir === 'rtl';
  const pageOf = ({ left, right }: DOMRect): number => Math.floor(((isFromRight ? width - right : left) + 1) / width) + 1;
  const pages = Object.fromEntries([...page.querySelectorAll('[id]')].map((one) => [one.id, pageOf(one.getBoundingClientRect())]));
  const flowing = Math.round(page.documentElement.scrollWidth / width);
  const total = Math.max(1, flowing > 1 ? flowing : placed);
  style.remove();
  return { pages, total };
}
