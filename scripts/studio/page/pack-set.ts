import { bodyAsShown, stylesAsShown } from '../../languages/as-shown.js';
import { directionOf } from '../../languages/tags.js';
import type { HtmlDocument } from '../../model/html-document.js';

/** A piece of a set, and how many pages it has. */
export interface PieceOfSet {
  readonly document: HtmlDocument;
  readonly total: number;
}

/** Several pieces as one document: each with its own styles, pages and page numbers, for one print. */
export interface PackedSet {
  /** The styles of the whole: pages by name. */
  readonly styles: string;
  readonly pieces: readonly PackedPiece[];
}

interface PackedPiece {
  readonly styles: string;
  readonly body: string;
  readonly language: string;
  readonly dir: string;
  readonly bodyClass: string;
  readonly total: number;
}

/** The element that stands for the body of a piece: styles weigh as much with it as with `body`. */
const PIECE = 'piece-body';
/** The page that is left empty, so that the next piece does not begin on the back of this one. */
const EMPTY = 'empty-page';

/** An at-rule for pages, with the boxes in its margins. */
const PAGE_RULE = /@page\s*([\w-]*)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g;

/** What says on which kind of page an element stands. */
const PAGE_NAME = /([;{\s]page:\s*)([\w-]+)/g;

/** True where pieces can stand in one document: what is fixed on each page of one would stand on those of all. */
export const canBePacked = (all: readonly PieceOfSet[]): boolean =>
  !all.some(({ document }) => document.styles.some((css) => /position:\s*fixed/.test(css)));

/** Packs pieces in their order. */
export function packSet(all: readonly PieceOfSet[]): PackedSet {
  const packed = all.map((one, index) => packPiece(one, nameOf(index)));
  const empty = `body{margin:0}.${EMPTY}{height:1px;break-before:page;page:${EMPTY}}@page ${EMPTY}{margin:0}`;
  // The feet of pages are of the whole: colors and fonts are the same in all pieces.
  const named = (all[0]?.document.styles.join('\n') ?? '').match(/:root\s*\{[^}]*\}/g) ?? [];
  return { styles: [...named, ...packed.map(({ pages }) => pages), empty].join(''), pieces: packed };
}

function packPiece({ document, total }: PieceOfSet, name: string): PackedPiece & { readonly pages: string } {
  const { language, body, bodyClass } = document;
  const css = stylesAsShown(document.styles.join('\n'), language);
  const rules = [...css.matchAll(PAGE_RULE)].map(([, kind = '', rule = '']) => ({ kind, rule: countedAlone(rule, name, total) }));
  const kinds = [...new Set(['', ...rules.map(({ kind }) => kind), ...[...css.matchAll(PAGE_NAME)].map(([, , kind = '']) => kind)])];
  // What holds for all pages of a piece holds for those of another shape too.
  const pages = rules.flatMap(({ kind, rule }) =>
    (kind === '' ? kinds : [kind]).map((one) => `@page ${pageName(name, one)}{${kind === '' ? `counter-increment:${name};` : ''}${rule}}`),
  );
  const own = css
    .replace(PAGE_RULE, '')
    .replaceAll(':root', ':host')
    .replace(/(?<![\w.#-])body(?![\w-])/g, PIECE)
    .replace(PAGE_NAME, (_, before: string, kind: string) => before + pageName(name, kind));
  return {
    ...{ language, total, bodyClass, dir: directionOf(language), body: bodyAsShown(body, language) },
    styles: `${PIECE}{display:block}${own}`,
    pages: `${pages.join('')}.${name}{page:${name}}* + .${name}{break-before:page}`,
  };
}

/** Returns the elements of a packed set in `page`: each piece in a tree of its own, where only its own styles hold. */
export function elementsOf({ pieces }: PackedSet, page: Document): HTMLElement[] {
  return pieces.flatMap(({ styles, body, bodyClass, language, dir, total }, index) => {
    const host = page.createElement('div');
    Object.assign(host, { className: nameOf(index), lang: language, dir });
    const [style, inside] = [page.createElement('style'), page.createElement(PIECE)];
    style.textContent = styles;
    Object.assign(inside, { className: bodyClass, innerHTML: body });
    host.attachShadow({ mode: 'open' }).append(style, inside);
    const empty = page.createElement('div');
    empty.className = EMPTY;
    return total % 2 === 1 && index < pieces.length - 1 ? [host, empty] : [host];
  });
}

const nameOf = (index: number): string => `piece-${index}`;

const pageName = (name: string, kind: string): string => (kind === '' ? name : `${name}-${kind}`);

/** Numbers of pages count those of the piece alone. */
const countedAlone = (rule: string, name: string, total: number): string =>
  rule.replaceAll('counter(pages)', `"${total}"`).replaceAll('counter(page)', `counter(${name})`);
