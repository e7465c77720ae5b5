import { type Document, isPair, isScalar, type Node, type Pair, visit } from 'yaml';
import { type At, type Diagnostic, warning } from '../model/diagnostic.js';
import { plainMarks } from '../model/left-marks.js';

/** The keys of YAML files whose texts are printed letter by letter: what is under them (by locale, or in a list) is too. */
const PRINTED = new Set([
  'title',
  'summary',
  'caption',
  'credit',
  'alt',
  'groups',
  'term',
  'plain',
  'name',
  'label',
  'facts',
  'options',
  'by',
  'role',
  'speaker',
]);

/** Reports marks of Markdown in texts that know none, such as a title, a name or a caption: a reader would see the signs. */
export function checkPlainTexts(document: Document.Parsed, place: (offset: number) => At, diagnostics: Diagnostic[]): void {
  visit(document, {
    Scalar: (key, { value, range }, path) => {
      if (key === 'key' || typeof value !== 'string' || !range || !isPrinted(path)) return;
      const [left] = plainMarks(value);
      if (!left) return;
      diagnostics.push(
        warning({
          code: 'left-mark',
          message: `"${left.found}" looks like ${left.looks}, and is printed as it stands: this text knows no marks.`,
          at: place(range[0]),
          hint: 'Write the plain words.',
        }),
      );
    },
  });
}

const isPrinted = (path: readonly (Document | Node | Pair)[]): boolean =>
  path.some((one) => isPair(one) && isScalar(one.key) && PRINTED.has(String(one.key.value)));
