import type { Panel } from '../../model/deck.js';
import { plainText } from '../../model/tree.js';
import { panelSpans } from '../../render/panel-spans.js';
import type { ShortSource } from './list-short-sources.js';

/** Letters that a brochure panel holds at 12 pt on the smaller paper, and those that fit in the place of one heading: measured. */
const PANEL = 1230;
const HEADING = 110;

/** True where a brochure panel is so short that the short names of its sources still fit below its text. */
export function hasRoom(panel: Pick<Panel, 'sections' | 'caveats'>, sources: readonly ShortSource[]): boolean {
  const names = sources.map(({ numbers, short }) => `${numbers.join(', ')} ${short}; `).join('');
  const text = plainText(panelSpans(panel));
  return text.length + names.length + HEADING * panel.sections.length <= PANEL;
}
