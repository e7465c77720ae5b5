import type { Paper, PrintFormat } from '../../model/formats.js';

interface Sheet {
  readonly width: string;
  readonly height: string;
  /** Brochure panels: the one that folds in is 1/16 in (1.6 mm) narrower, so that it lies flat. */
  readonly wide: string;
  readonly narrow: string;
}

const SHEETS: Readonly<Record<Paper, Sheet>> = {
  letter: { width: '8.5in', height: '11in', wide: '3.6875in', narrow: '3.625in' },
  a4: { width: '210mm', height: '297mm', wide: '99.5mm', narrow: '98mm' },
};

const MARGINS: Readonly<Record<Exclude<PrintFormat, 'brochure'>, string>> = {
  handout: '0.45in 0.57in 0.6in',
  'large-print': '0.8in 0.9in 0.85in',
  booklet: '0.5in 0.62in 0.58in',
};

export interface PageWish {
  readonly format: PrintFormat;
  readonly paper: Paper;
  /** Stands at the foot of each page, with the page number. The brochure has none. */
  readonly running: string;
  readonly pageWord: string;
}

/** Returns the `@page` rule (paper size, margins, running foot) of a printed piece. */
export function pageStyle({ format, paper, running, pageWord }: PageWish): string {
  const { width, height, wide, narrow } = SHEETS[paper];
  if (format === 'brochure') {
    return `@page{size:${height} ${width};margin:0}:root{--wide:${wide};--narrow:${narrow};--tall:${width}}`;
  }
  const size = format === 'large-print' ? '14pt' : '10pt';
  const type = `font:${size}/1.2 'Atkinson Hyperlegible Next',sans-serif;color:#14323c;vertical-align:top;padding-top:0.13in`;
  const left = `@bottom-left{content:${cssString(running)};${type}}`;
  const right = `@bottom-right{content:${cssString(`${pageWord} `)} counter(page) " / " counter(pages);${type}}`;
  const turned = format === 'large-print' ? `@page wide{size:${height} ${width}}` : '';
  return `@page{size:${width} ${height};margin:${MARGINS[format]};${left}${right}}${turned}`;
}

/** Returns `text` as a CSS string; anything but plain letters, digits and blanks is written as its number. */
const cssString = (text: string): string => `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
