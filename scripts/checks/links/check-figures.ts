import { countWords } from '../../languages/words.js';
import type { FigureWords, SvgNode } from '../../model/content.js';
import { type Diagnostic, error, fieldAt } from '../../model/diagnostic.js';
import { figurePicture } from '../../model/pictures.js';
import type { Facts } from '../facts.js';
import { labelsOf } from './named.js';

/** Every label in a drawing has its text, and every text alternative says what the drawing shows. */
export function checkFigures({ library, modules }: Facts): Diagnostic[] {
  return modules.flatMap((module) =>
    Object.entries(module.figures).flatMap(([name, words]) => [
      ...missingLabels(figurePicture(library.pictures, module, name), name, words),
      ...alternativeTrouble(name, words),
    ]),
  );
}

/** The end of a file's name. */
const FILE = /\.(svg|png|jpe?g|gif|webp)$/i;

/** A text alternative says in words what the drawing shows: it is there, is no file name, and does more than name the drawing. */
function alternativeTrouble(name: string, words: FigureWords): Diagnostic[] {
  const alt = words.alt.trim();
  const at = fieldAt(words, 'alt');
  const hint = 'Write alt: and one or two sentences that tell what a reader learns from the drawing.';
  if (alt === '') return [error({ code: 'figure-without-words', message: `The text alternative of figure "${name}" is empty.`, at, hint })];
  const count = countWords(alt);
  if (!FILE.test(alt) && count >= 3) return [];
  const reason = FILE.test(alt) ? 'is the name of a file' : `has ${count} ${count === 1 ? 'word' : 'words'}; 3 are the least`;
  return [error({ code: 'poor-alternative', message: `The text alternative "${alt}" of figure "${name}" ${reason}.`, at, hint })];
}

const missingLabels = (picture: SvgNode | undefined, name: string, words: FigureWords): Diagnostic[] =>
  (picture ? labelsOf(picture) : [])
    .filter((label) => words.labels[label] === undefined)
    .map((label) =>
      error({
        code: 'missing-label',
        message: `Figure "${name}" shows the label "${label}", which has no words here.`,
        at: words.at,
        hint: `Add "${label}: ..." under its labels.`,
      }),
    );
