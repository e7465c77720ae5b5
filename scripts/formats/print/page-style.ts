import type { Deck } from '../../model/deck.js';
import { FORMATS, type Output, type PrintFormat } from '../../model/formats.js';
import type { Paper } from '../../model/paper.js';
import { sidesOf } from '../../model/read-deck.js';
import { cssSize, cssString, pageRule } from '../../render/css-rules.js';
import { marginsOf, PER_INCH } from '../margins-of.js';
import { LOOKS } from './looks.js';

/** In inches: how far the foot stands below the words, and what it keeps from the edge of the paper, which no printer reaches. */
const [UNDER, EDGE] = [0.13, 0.22];
const [FOOT_LINE, POINTS] = [1.2, 72];

/** Returns paper, margins and running foot of a printed piece, and the sizes of its panels where it is folded. */
export function pageStyle(deck: Deck, format: PrintFormat, paper: Paper): string {
  const outputs: readonly Output[] = FORMATS[format].outputs;
  const output = outputs.find(({ media }) => media === 'pdf');
  const margins = output && marginsOf(format, output, deck.language);
  const lie = output?.page;
  const { foot: size, turns, panels } = LOOKS[format];
  const sides = sidesOf(deck);
  const titles = sides.length > 1 ? sides.map(({ title }) => title) : [deck.brand.name, deck.title];
  const notes = deck.footNote ? [deck.footNote] : [];
  const pageWord = sides.map(({ words }) => words.page ?? '').join(' · ');
  const room = margins ? margins.bottom / PER_INCH[margins.unit] - ((size ?? 0) * FOOT_LINE) / POINTS - EDGE : 0;
  const gap = Math.max(0, Math.min(UNDER, room)).toFixed(3);
  const style = `font:${size}pt/${FOOT_LINE} var(--font);color:var(--ink);vertical-align:top;padding-top:${gap}in`;
  const foot = { language: deck.language, words: [...titles, ...notes].join(' · '), pageWord, counted: true, style };
  return [
    pageRule({ paper, ...(lie && { lie }), ...(margins && { margins }), ...(size && { foot }) }),
    turns ? `@page wide{size:${cssSize(paper, 'sideways')}}` : '',
    !size && deck.footNote ? noteOnEach(deck.footNote) : '',
    panels ? `:root{--wide:${panels[paper].wide};--narrow:${panels[paper].narrow};--tall:${cssSize(paper).split(' ')[0]}}` : '',
  ].join('');
}

/** A folded sheet has no running foot: what is fixed stands on each of its pages, between the panels' words and the edge. */
const noteOnEach = (note: string): string =>
  `body::after{content:${cssString(note)};position:fixed;inset-inline:0.4in;bottom:0.06in;font-size:9pt;line-height:1;text-align:center}`;
