import type { Section } from '../../model/deck.js';
import type { PrintFormat } from '../../model/formats.js';
import type { Paper } from '../../model/paper.js';
import { type LaidOutSection, withLead, withSheets, withTextBeside } from './lay-out-sections.js';

/** What one printed format does otherwise than the others. Its template is `print/<format>.hbs`. */
export interface Look {
  /** Style sheets in `print/`, in order. */
  readonly sheets: readonly string[];
  readonly layOut: (section: Section) => LaidOutSection;
  /** Points of the running foot; none without one. */
  readonly foot?: number;
  /** Whether pages turned sideways come between the others. */
  readonly turns?: boolean;
  /** Whether it lists its contents, and its marks lead to the sources that stand behind it. */
  readonly listsContents?: boolean;
  /** Whether the short names of its sources stand at its foot on paper. */
  readonly namesSources?: boolean;
  /** Widths of the panels of a folded sheet: the one that folds in is 1/16 in (1.6 mm) narrower, so that it lies flat. */
  readonly panels?: Readonly<Record<Paper, { readonly wide: string; readonly narrow: string }>>;
}

const PANELS = { letter: { wide: '3.6875in', narrow: '3.625in' }, a4: { wide: '99.5mm', narrow: '98mm' } } as const;

export const LOOKS: Readonly<Record<PrintFormat, Look>> = {
  brochure: { sheets: ['base', 'brochure'], layOut: withLead, panels: PANELS },
  handout: { sheets: ['base', 'flow', 'handout'], layOut: withLead, foot: 10 },
  bilingual: { sheets: ['base', 'flow', 'handout', 'bilingual'], layOut: withLead, foot: 10 },
  'large-print': { sheets: ['base', 'flow', 'large-print'], layOut: withSheets, foot: 14, turns: true },
  sheet: { sheets: ['base', 'flow', 'handout', 'sheet'], layOut: withLead, foot: 10, namesSources: true },
  booklet: { sheets: ['base', 'flow', 'booklet'], layOut: withTextBeside, foot: 10, listsContents: true },
};
