import { countWords } from '../../languages/words.js';
import type { FigureWords, Library, Module, SvgNode } from '../../model/content.js';
import { type At, type Diagnostic, error, fieldAt, warning } from '../../model/diagnostic.js';
import { entryIn } from '../../model/entry-in.js';
import { withoutLanguages } from '../../model/marked-words.js';
import { figurePicture, uprightPicture } from '../../model/pictures.js';
import type { Facts } from '../facts.js';
import { blocksOf, labelsOf } from './named.js';

/** Every label in a drawing has its text, and every text alternative says what the drawing shows. */
export function checkFigures(facts: Facts): Diagnostic[] {
  const { library, modules } = facts;
  return [
    ...modules.flatMap((module) =>
      Object.entries(module.figures).flatMap(([name, words]) => [
        ...missingLabels(figurePicture(library.pictures, module, name), name, words),
        ...missingLabels(uprightPicture(library.pictures, module, name), `${name}.upright`, words),
        ...unlikeForms(library.pictures, module, name),
        ...alternativeTrouble(name, words.alt, fieldAt(words, 'alt')),
      ]),
    ),
    ...Object.values(library.brands).flatMap(({ pictures = [] }) =>
      pictures.flatMap(({ figure, alt, at }) =>
        library.project.locales.flatMap((locale) => (alt[locale] === undefined ? [] : alternativeTrouble(figure, alt[locale], at))),
      ),
    ),
    ...typedInPlace(facts),
  ];
}

/** Markdown has the alternative between the brackets: here it stands under figures, and what is typed there would be lost. */
const typedInPlace = (facts: Facts): Diagnostic[] =>
  blocksOf(facts, 'figure').flatMap(({ block: { name, typed, at }, module }) => {
    const words = entryIn(module.figures, name);
    if (typed === undefined || words === undefined || typed === words.alt) return [];
    const message = `The words "${typed}" of this figure are printed nowhere: its alternative is "${withoutLanguages(words.alt)}", under figures: at the top of this file.`;
    return [
      warning({
        code: 'left-mark',
        message,
        at,
        hint: 'Put what is missing there into alt:, and take the words between the brackets out: ![](...).',
      }),
    ];
  });

/** The end of a file's name. */
const FILE = /\.(svg|png|jpe?g|gif|webp)$/i;

/** A text alternative says in words what the drawing shows: it is there, is no file name, and does more than name the drawing. */
function alternativeTrouble(name: string, written: string, at: At): Diagnostic[] {
  const alt = withoutLanguages(written).trim();
  const hint = 'Write alt: and one or two sentences that tell what a reader learns from the drawing.';
  if (alt === '') return [error({ code: 'figure-without-words', message: `The text alternative of figure "${name}" is empty.`, at, hint })];
  const count = countWords(alt);
  if (!FILE.test(alt) && count >= 3) return [];
  const reason = FILE.test(alt) ? 'is the name of a file' : `has ${count} ${count === 1 ? 'word' : 'words'}; 3 are the least`;
  return [error({ code: 'poor-alternative', message: `The text alternative "${alt}" of figure "${name}" ${reason}.`, at, hint })];
}

const missingLabels = (picture: SvgNode | undefined, name: string, words: FigureWords): Diagnostic[] =>
  (picture ? labelsOf(picture) : [])
    .filter((label) => entryIn(words.labels, label) === undefined)
    .map((label) =>
      error({
        code: 'missing-label',
        message: `Figure "${name}" shows the label "${label}", which has no words here.`,
        at: words.at,
        hint: `Add "${label}: ..." under its labels.`,
      }),
    );

/** The upright form of a drawing says all that the wide one says. */
function unlikeForms(pictures: Library['pictures'], module: Module, name: string): Diagnostic[] {
  const [wide, upright] = [figurePicture(pictures, module, name), uprightPicture(pictures, module, name)];
  if (!wide || !upright) return [];
  const shown = labelsOf(upright);
  return labelsOf(wide)
    .filter((label) => !shown.includes(label))
    .map((label) =>
      error({
        code: 'missing-label',
        message: `"${name}.upright.svg" does not show the label "${label}", which the wide form of this figure shows.`,
        at: entryIn(module.figures, name)?.at ?? module.at,
        hint: `Add <text data-label="${label}"/> to ${name}.upright.svg.`,
      }),
    );
}
