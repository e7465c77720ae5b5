import { createHash } from 'node:crypto';
import type { Job } from '../model/job.js';

/** What files have in common for which the contract need not be measured again. */
export interface ContractKind {
  /** Hash of the format, the direction of its lines, the styles and the script. */
  readonly look: string;
  /** Kinds of elements that can be pressed, or that hold such. */
  readonly controls: readonly string[];
}

/** Returns the kind of a file. */
export function kindOf(html: string, { format, brand }: Job): ContractKind {
  const code = html.match(/<(style|script)>[\s\S]*?<\/\1>/g) ?? [];
  const direction = /^<html[^>]*\sdir="(\w+)"/m.exec(html)?.[1];
  const look = createHash('sha256')
    .update(JSON.stringify([format, brand, direction, code.map(withoutFonts)]))
    .digest('hex');
  const tags = html.match(/<(?:a|button|input|select|textarea|summary|dialog|nav)\b[^>]*>/g) ?? [];
  const bare = (tag: string): string => tag.replace(/\s(?!(?:class|data-go|role|tabindex|aria-haspopup)=)[\w-]+(="[^"]*")?/g, '');
  return { look, controls: [...new Set(tags.map(bare))] };
}

/** Fonts are cut to the letters of each file. */
const withoutFonts = (css: string): string => css.replace(/@font-face\s*\{[^}]*\}/g, '');
