import { TOOL_LANGUAGE } from '../languages/tags.js';
import type { Words } from '../model/content.js';
import type { Paper } from '../model/paper.js';
import type { ReviewPacket } from '../model/review-packet.js';
import { pageRule } from '../render/css-rules.js';
import type { HtmlEnvironment, Templates } from '../render/templates.js';

/** What the pages of a packet are made with. */
export interface ReviewStage {
  readonly templates: Templates;
  readonly environment: HtmlEnvironment;
  /** The fixed words of the packet's locale: those of the verdicts stand in it as a patient reads them. */
  readonly words: Words;
  readonly paper: Paper;
}

const MARGINS = { unit: 'mm', top: 10, sides: 11, bottom: 13 } as const;

/** Paper, margins, and at the foot of each page what this is and the page's number. */
export function pageStyle({ title, version }: Pick<ReviewPacket, 'title' | 'version'>, paper: Paper): string {
  const style = 'font:10pt var(--font);color:var(--ink-2)';
  const foot = { language: TOOL_LANGUAGE, words: `${title} ${version}`, counted: true, style, width: '85%' };
  return pageRule({ paper, margins: MARGINS, foot });
}
