import { type Document, isPair, isScalar, type Node, type Pair, visit } from 'yaml';
import { type At, type Diagnostic, error, warning } from '../model/diagnostic.js';
import { BOLD_IN_FACT, plainMarks } from '../model/left-marks.js';
import { withoutLanguages } from '../model/marked-words.js';

/**
 * Reports facts of a brand, such as its hours, that were written in several lines and are read as one: YAML joins the lines of a text that
 * does not begin with "|".
 */
export function joinedLines(document: Document.Parsed, text: string, place: (offset: number) => At): Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(document, {
    Scalar: (key, node, path) => {
      if (key === 'key' || typeof node.value !== 'string' || !node.range || /^BLOCK/.test(node.type ?? '') || !isFact(path)) return;
      const [start, end] = node.range;
      const lines = text
        .slice(start, end)
        .replace(/^["']|["']$/g, '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      if (lines.length < 2) return;
      const message = `These ${lines.length} lines are read as one: "${node.value}".`;
      const hint = `To keep them, write | behind the name, and below it each line, further in than the name: ${keyOf(path)}: | ${lines.join(' | ')}. Else put the text on one line.`;
      found.push(error({ code: 'joined-lines', message, at: place(start), hint }));
    },
  });
  return found;
}

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
      const [left] = plainMarks(
        isFact(path)
          ? withoutLanguages(value.replaceAll(BOLD, (bold) => bold.slice(2, -2)))
          : isMarkable(path)
            ? withoutLanguages(value)
            : value,
      );
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

const BOLD = new RegExp(BOLD_IN_FACT, 'g');

type Way = readonly (Document | Node | Pair)[];
const keyOf = (path: Way): string => keysOn(path).at(-1) ?? 'name';
const keysOn = (path: Way): string[] => path.flatMap((one) => (isPair(one) && isScalar(one.key) ? [String(one.key.value)] : []));
const isPrinted = (path: Way): boolean => keysOn(path).some((key) => PRINTED.has(key));
/** What a brand says, not how the project calls it. */
const isFact = (path: Way): boolean => keysOn(path)[0] === 'facts' && !keysOn(path).includes('label');
/** Words in it may be marked as of another language: all but those of people, which are names. */
const isMarkable = (path: Way): boolean => !/^(by|role|speaker|credit)$/.test(keysOn(path).findLast((key) => PRINTED.has(key)) ?? '');
