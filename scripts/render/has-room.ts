import type { Panel } from '../model/deck.js';
import { spanText } from '../model/span-text.js';
import { panelSpans } from './panel-spans.js';

/** Letters of running text after which a panel still holds a list of source names below. Measured with 12 pt on both papers. */
const ROOMY = 720;

/** True where a brochure panel is so short that the short names of its sources fit below its text. */
export const hasRoom = (panel: Pick<Panel, 'sections' | 'caveats'>): boolean => spanText(panelSpans(panel)).length <= ROOMY;
