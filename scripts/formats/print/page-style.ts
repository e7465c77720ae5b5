import type { Deck } from '../../model/deck.js';
import { FORMATS, type Output, type Paper, type PrintFormat } from '../../model/formats.js';
import { cssSize, pageRule } from '../../render/page-rule.js';

/** Widths of the brochure's panels: the one that folds in is 1/16 in (1.6 mm) narrower, so that it lies flat. */
const PANELS: Readonly<Record<Paper, { readonly wide: string; readonly narrow: string }>> = {
  letter: { wide: '3.6875in', narrow: '3.625in' },
  a4: { wide: '99.5mm', narrow: '98mm' },
};

/** Returns paper, margins and running foot of a printed piece; the brochure has no foot, and its panels' sizes. */
export function pageStyle(deck: Deck, format: PrintFormat, paper: Paper): string {
  const output: Output | undefined = FORMATS[format].outputs.find(({ media }) => media === 'pdf');
  const page = { paper, ...(output?.page && { lie: output.page }), ...(output?.margins && { margins: output.margins }) };
  if (format === 'brochure') {
    const { wide, narrow } = PANELS[paper];
    return `${pageRule(page)}:root{--wide:${wide};--narrow:${narrow};--tall:${cssSize(paper).split(' ')[0]}}`;
  }
  const isLarge = format === 'large-print';
  const style = `font:${isLarge ? 14 : 10}pt/1.2 var(--font);color:var(--ink);vertical-align:top;padding-top:0.13in`;
  const words = `${deck.brand.name} · ${deck.title}`;
  const rule = pageRule({ ...page, foot: { language: deck.language, words, pageWord: deck.words.page ?? '', counted: true, style } });
  return rule + (isLarge ? `@page wide{size:${cssSize(paper, 'sideways')}}` : '');
}
