import type { Words } from '../model/content.js';

/** What helpers look for at the root of a template's context, whatever else stands there. */
export interface RootContext {
  readonly words: Words;
  /**
   * Source numbers link to `#source-4`. `held`: each is held to the word before it, so that print can make it a box of its own:
   * Chromium loses links in text that goes on in the next column or page. `plain`: no links.
   */
  readonly marks?: 'held' | 'plain';
  /** Where the mark of a source leads instead of to `#source-4`. */
  readonly sourceHrefs?: Readonly<Record<number, string>>;
  /** True on a screen: marks lead to what qualifies their claim, and terms to what they mean. */
  readonly explains?: boolean;
  /** Put before ids inside drawings, where several decks stand on one page. */
  readonly instance?: string;
}
