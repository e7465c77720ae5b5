import type { FigureWords, Library, Module, SvgNode } from '../../model/content.js';
import { type Diagnostic, error, fieldAt } from '../../model/diagnostic.js';
import { moduleFolder } from '../../model/module-folder.js';
import { modulesOf, passagesOf } from '../../model/passages.js';
import { didYouMean } from '../../model/suggest.js';
import { allBlocks } from '../../model/tree.js';
import { unknownClaim, unknownRequirement } from './check-citations.js';

/** Every figure that is shown has a drawing and words, every label in the drawing has its text, and what its words rest on exists. */
export function checkFigures(library: Library): Diagnostic[] {
  return modulesOf(library).flatMap((module) => [
    ...unknownFigures(library, module),
    ...Object.entries(module.figures).flatMap(([name, words]) => [
      ...labelTrouble(library, module, name, words),
      ...alternativeTrouble(name, words),
      ...words.claims.filter((id) => !library.claims[id]).map((id) => unknownClaim(library, id, fieldAt(words, 'claims'))),
    ]),
  ]);
}

function unknownFigures(library: Library, module: Module): Diagnostic[] {
  const shown = passagesOf(module).flatMap((passage) =>
    allBlocks(passage.blocks).flatMap((block) => (block.kind === 'figure' ? [block] : [])),
  );
  return shown.flatMap(({ name, at }) => {
    const found: Diagnostic[] = [];
    const drawings = Object.keys(library.pictures)
      .filter((path) => path.startsWith(`${moduleFolder(module)}/`))
      .map((path) => path.slice(path.lastIndexOf('/') + 1, -4));
    if (!library.pictures[`${moduleFolder(module)}/${name}.svg`]) {
      const hint = didYouMean(name, drawings) ?? `Put ${name}.svg into decks/${moduleFolder(module)}/.`;
      found.push(error({ code: 'unknown-figure', message: `There is no drawing "${name}.svg" beside this module.`, at, hint }));
    }
    if (!module.figures[name]) {
      const message = `Figure "${name}" has no text alternative and no caption.`;
      found.push(
        error({
          code: 'figure-without-words',
          message,
          at,
          hint:
            didYouMean(name, Object.keys(module.figures)) ??
            `Add "${name}: { alt: ..., caption: ... }" under figures: at the top of this file.`,
        }),
      );
    }
    return found;
  });
}

/** The end of a file's name. */
const FILE = /\.(svg|png|jpe?g|gif|webp)$/i;

/** A text alternative says in words what the drawing shows: it is there, is no file name, and does more than name the drawing. */
function alternativeTrouble(name: string, words: FigureWords): Diagnostic[] {
  const alt = words.alt.trim();
  const at = fieldAt(words, 'alt');
  const hint = 'Write alt: and one or two sentences that tell what a reader learns from the drawing.';
  if (alt === '') return [error({ code: 'figure-without-words', message: `The text alternative of figure "${name}" is empty.`, at, hint })];
  const count = alt.split(/\s+/).length;
  if (!FILE.test(alt) && count >= 3) return [];
  const reason = FILE.test(alt) ? 'is the name of a file' : `has ${count} ${count === 1 ? 'word' : 'words'}; 3 are the least`;
  return [error({ code: 'poor-alternative', message: `The text alternative "${alt}" of figure "${name}" ${reason}.`, at, hint })];
}

function labelTrouble(library: Library, module: Module, name: string, words: FigureWords): Diagnostic[] {
  const picture = library.pictures[`${moduleFolder(module)}/${name}.svg`];
  const known = library.requirements.map((requirement) => requirement.id);
  const found = words.takes.filter((id) => !known.includes(id)).map((id) => unknownRequirement(id, known, words.at));
  if (!picture) return found;
  const inDrawing = labelsOf(picture);
  for (const label of inDrawing.filter((one) => words.labels[one] === undefined)) {
    found.push(
      error({
        code: 'missing-label',
        message: `Figure "${name}" shows the label "${label}", which has no words here.`,
        at: words.at,
        hint: `Add "${label}: ..." under its labels.`,
      }),
    );
  }
  for (const label of Object.keys(words.labels).filter((one) => !inDrawing.includes(one))) {
    const hint = didYouMean(label, inDrawing) ?? `Its labels are: ${inDrawing.join(', ')}.`;
    found.push(error({ code: 'unknown-label', message: `The drawing "${name}.svg" has no label "${label}".`, at: words.at, hint }));
  }
  return found;
}

function labelsOf(node: SvgNode): string[] {
  const own = node.attributes['data-label'];
  return [...(own ? [own] : []), ...node.children.flatMap((child) => (typeof child === 'string' ? [] : labelsOf(child)))];
}
