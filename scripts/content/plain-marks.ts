import { type At, type Diagnostic, warning } from '../model/diagnostic.js';
import { plainMarks } from '../model/left-marks.js';
import { eachScalar, type YamlNode } from './yaml-tree.js';

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
export function checkPlainTexts(root: YamlNode | undefined, place: (offset: number) => At, diagnostics: Diagnostic[]): void {
  eachScalar(root, ({ value, start }, { isKey, under }) => {
    if (isKey || typeof value !== 'string' || !under.some((key) => PRINTED.has(key))) return;
    const [left] = plainMarks(value);
    if (!left) return;
    diagnostics.push(
      warning({
        code: 'left-mark',
        message: `"${left.found}" looks like ${left.looks}, and is printed as it stands: this text knows no marks.`,
        at: place(start),
        hint: 'Write the plain words.',
      }),
    );
  });
}
