import type { Deck } from '../../model/deck.js';
import { FORMATS, type Output, type PrintFormat } from '../../model/formats.js';
import type { Paper } from '../../model/paper.js';
import { cssSize, pageRule } from '../../render/css-rules.js';
import { LOOKS } from './looks.js';

/** Returns paper, margins and running foot of a printed piece, and the sizes of its panels where it is folded. */
export function pageStyle(deck: Deck, format: PrintFormat, paper: Paper): string {
  const outputs: readonly Output[] = FORMATS[format].outputs;
  const { page: lie, margins } = outputs.find(({ media }) => media === 'pdf') ?? {};
  const { foot: size, turns, panels } = LOOKS[format];
  const { name } = deck.brand;
  const style = `font:${size}pt/1.2 var(--font);color:var(--ink);vertical-align:top;padding-top:0.13in`;
  const foot = { language: deck.language, words: `${name} · ${deck.title}`, pageWord: deck.words.page ?? '', counted: true, style };
  return [
    pageRule({ paper, ...(lie && { lie }), ...(margins && { margins }), ...(size && { foot }) }),
    turns ? `@page wide{size:${cssSize(paper, 'sideways')}}` : '',
    panels ? `:root{--wide:${panels[paper].wide};--narrow:${panels[paper].narrow};--tall:${cssSize(paper).split(' ')[0]}}` : '',
  ].join('');
}
