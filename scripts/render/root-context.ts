import type { Words } from '../model/content.js';

/** What helpers look for at the root of a template's context, whatever else stands there. */
export interface RootContext {
  readonly words: Words;
  /** `plain`: source numbers without links. Links lead to `#source-4`, or to the address in `sourceHrefs`. */
  readonly marks?: 'links' | 'plain';
  readonly sourceHrefs?: Readonly<Record<number, string>>;
  /** True on a screen: marks lead to what qualifies their claim, and terms to what they mean. */
  readonly explains?: boolean;
  /** Put before ids inside drawings, where several decks stand on one page. */
  readonly instance?: string;
}
