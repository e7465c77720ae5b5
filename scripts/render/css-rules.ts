import { directionOf } from '../languages/tags.js';
import type { BrandView } from '../model/deck.js';
import { type Lie, type Margins, PAPERS, type Paper } from '../model/paper.js';

/** What stands at the foot of each page: words at the side where lines begin, the page's number at the other. */
export interface Foot {
  readonly language: string;
  readonly words: string;
  /** Stands before the number: "Page". */
  readonly pageWord?: string;
  /** Whether the number of all pages stands after it. */
  readonly counted: boolean;
  /** CSS declarations of both. Colors are those of the page: a brand may have its own. */
  readonly style: string;
  /** Part of the line that the words may fill; as much as they need unless told. */
  readonly width?: string;
}

export interface PageWish {
  readonly paper: Paper;
  /** Upright unless told. */
  readonly lie?: Lie;
  readonly margins?: Margins;
  readonly foot?: Foot;
}

/** Returns the `@page` rule of a printed document: the paper as it lies, its margins, and what stands at its foot. */
export function pageRule({ paper, lie = 'upright', margins, foot }: PageWish): string {
  const margin = margins ? [margins.top, margins.sides, margins.bottom].map((length) => `${length}${margins.unit}`).join(' ') : '0';
  return `@page{size:${cssSize(paper, lie)};margin:${margin}${foot ? `;${footBoxes(foot)}` : ''}}`;
}

/** Returns the size of a paper as CSS writes it, in the unit of its standard: "8.5in 11in". */
export function cssSize(paper: Paper, lie: Lie = 'upright'): string {
  const { unit, width, height } = PAPERS[paper];
  return (lie === 'upright' ? [width, height] : [height, width]).map((length) => `${length}${unit}`).join(' ');
}

function footBoxes({ language, words, pageWord, counted, style, width }: Foot): string {
  const [start, end] = directionOf(language) === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const number = [pageWord && cssString(`${pageWord} `), 'counter(page)', counted && '" / " counter(pages)'].filter(Boolean).join(' ');
  return [
    `@bottom-${start}{content:${cssString(words)};${style}${width ? `;width:${width}` : ''}}`,
    `@bottom-${end}{content:${number};${style}}`,
  ].join('');
}

/** Returns `text` as a CSS string; anything but plain letters, digits and blanks is written as its number. */
export const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;

/** Returns CSS that puts the brand's colors (`accent: #a8461f` becomes `--accent`) over those of tokens.css; '' without any. */
export function brandStyle(brand: Pick<BrandView, 'colors'>): string {
  const colors = Object.entries(brand.colors).filter(([name, color]) => /^[a-z][a-z0-9-]*$/.test(name) && /^#[0-9a-f]{3,8}$/i.test(color));
  return colors.length === 0 ? '' : `:root{${colors.map(([name, color]) => `--${name}:${color}`).join(';')}}`;
}
