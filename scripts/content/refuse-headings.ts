import type { Block } from '../model/content.js';
import { error } from '../model/diagnostic.js';
import { didYouMean } from '../model/suggest.js';
import { plainText } from '../model/tree.js';
import type { Cursor } from './cursor.js';

/** What a passage is, as the word after `##` says. */
export const KINDS = ['Slide', 'Brief', 'Print', 'Teach-back'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * Reports the headings that may not stand in a passage, or in the notes of a slide. A misspelt "### Notes" would print what only the
 * speaker may read, so a slide has no other headings and no other passage has this one; a passage with one # is read as text of the last.
 */
export function refuseHeadings(kind: Kind | 'Notes', blocks: readonly Block[], cursor: Cursor): void {
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    const words = plainText(block.inlines);
    const hint = passageHint(words) ?? hintIn(kind, words) ?? levelHint(words, block.level);
    if (hint === undefined) continue;
    const place = kind === 'Notes' ? 'the notes of a slide' : `a ${kind}`;
    const message = `The heading "${words}" cannot stand in ${place}.`;
    cursor.diagnostics.push(error({ code: 'misplaced-heading', message, at: block.at, hint }));
  }
}

const passageHint = (words: string): string | undefined =>
  KINDS.some((kind) => new RegExp(`^${kind}\\s*(?::|$)`, 'i').test(words))
    ? `A passage begins with two #: "## ${words.replace(/\s*\{.*$/, '')}".`
    : undefined;

function hintIn(kind: Kind | 'Notes', words: string): string | undefined {
  if (kind === 'Notes') return undefined;
  const isNotes = /^(?:room )?notes?\b/i.test(words);
  if (kind === 'Slide') {
    return (
      didYouMean(words, ['Notes', 'Room notes']) ??
      (isNotes
        ? NOTES
        : 'A slide has no heading but its own: write these words as text, or begin another slide: "## Slide: ... {#a-name}".')
    );
  }
  return isNotes ? NOTES : undefined;
}

const NOTES = 'Notes belong to a slide: write "### Notes" inside a "## Slide".';

const levelHint = (words: string, level: number): string | undefined =>
  level === 3 ? undefined : `A passage begins with "## "; a heading in it has three #: "### ${words}".`;
