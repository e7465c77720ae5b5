import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { lineAt } from '../../model/line-at.js';
import type { FilePair } from './read-pair.js';

/** Tells of what has other blocks than the first language and cannot be told apart: its words stay out. */
export function otherBlocks(
  { file, unlike, target = '' }: FilePair,
  { first, locale }: { readonly first: string; readonly locale: string },
): Diagnostic[] {
  return unlike
    .filter(({ place }) => file.kind === 'module' || place === 'glossary')
    .map(({ place, to, counts: [one, other] }) =>
      warning({
        code: 'other-blocks',
        message: `"${place}" has ${one === other ? `other texts, or in another order, in "${locale}" than` : `${other} texts in "${locale}" and ${one}`} in "${first}": nobody can tell which belongs to which, so its words are not exported.`,
        at: { file: file.to, ...lineAt(target, to.start) },
        hint: `Give both the same paragraphs, lists and boxes in the same order: see ${file.from}.`,
        concerns: { locale },
      }),
    );
}
