import { createHash } from 'node:crypto';
import { CONTROL_TRAITS } from '../measure/contract/control-kind.js';
import type { Job } from '../model/job.js';

/** What files have in common for which the contract need not be measured again. */
export interface ContractKind {
  /** Hash of the format, the direction of its lines, the styles and the script. */
  readonly look: string;
  /** Kinds of elements that can be pressed, or that hold such. */
  readonly controls: readonly string[];
}

/** Returns the kind of a file. */
export function kindOf(html: string, { format, brand }: Pick<Job, 'format' | 'brand'>): ContractKind {
  const code = html.match(/<(style|script)>[\s\S]*?<\/\1>/g) ?? [];
  const direction = /^<html[^>]*\sdir="(\w+)"/m.exec(html)?.[1];
  const look = hashOf([format, brand, direction, code.map(withoutFonts)]);
  return { look, controls: [...new Set((html.match(CONTROL) ?? []).map(controlKind))].sort() };
}

/**
 * Returns the name under which it is noted that a file of this kind keeps the contract: another one where the rules, or the browser
 * that measures them, are others.
 */
export const nameOfKind = ({ look, controls }: ContractKind, rules: string): string => hashOf([look, controls, rules]).slice(0, 16);

/** What a browser lets press, what holds such, and whatever else says that it takes the focus or can be pressed. */
const CONTROL =
  /<(?:(?:a|button|input|select|textarea|summary|dialog|nav)\b[^>]*|[a-z][\w-]*\s(?:[^>]*\s)?(?:tabindex|role="button")[^>]*)>/g;

const hashOf = (parts: unknown): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** As kindOfControl in the page says it. */
function controlKind(tag: string): string {
  const values = CONTROL_TRAITS.map((name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
  return [/^<([\w-]+)/.exec(tag)?.[1] ?? '', ...values].join('|');
}

/** Fonts are cut to the letters of each file. */
const withoutFonts = (css: string): string => css.replace(/@font-face\s*\{[^}]*\}/g, '');
