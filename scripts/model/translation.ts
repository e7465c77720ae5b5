/** What a code stands for, in the words of XLIFF's `ctype`. */
export type CodeKind = 'bold' | 'italic' | 'link' | 'x-language' | 'x-mark' | 'x-value' | 'lb' | 'x-sign';

/** A stretch of words, or a code: what a translator moves as a whole and never changes. */
export type Part = string | Code;

export interface Code {
  readonly kind: CodeKind;
  /** As it is written in the file; of a pair, what stands before its words. */
  readonly open: string;
  /** Of a pair: what stands behind its words. */
  readonly close?: string;
  /** Of a pair: its words. */
  readonly parts?: readonly Part[];
}

/** How a text is read: as Markdown, or as it stands, with `{{value}}` and `{number}` as its only codes. */
export type Syntax = 'markdown' | 'plain';

/**
 * How far the words of one place are: `new` (none yet), `stale` (the words that they were made from have changed), `translated`,
 * `reviewed` (somebody has approved them).
 */
export type TranslationState = 'new' | 'stale' | 'translated' | 'reviewed';
