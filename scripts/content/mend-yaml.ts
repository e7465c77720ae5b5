import { type Document, isScalar, visit } from 'yaml';
import { type At, type Diagnostic, error } from '../model/diagnostic.js';
import { type MendedLine, meantBy } from './mend-line.js';
import { shapesOf, signsOf } from './mend-shape.js';

interface Text {
  readonly text: string;
  readonly lineOffset?: number;
}

/** Lines that a better reading is looked for; and letters read anew for it in all, so that a large file costs no more than a small one. */
const [MOST_LINES, MOST_LETTERS] = [4, 400_000];

/**
 * Returns what was found in a YAML text, and for a line that reads otherwise than it was meant, in place of all that is wrong on it, one
 * message with the line written out as it must stand. A line is shown only when the text, read with it (`read`), has less wrong.
 */
export function withMends(source: Text, found: readonly Diagnostic[], read: (text: string) => readonly Diagnostic[]): Diagnostic[] {
  const offset = source.lineOffset ?? 0;
  const lines = source.text.split('\n');
  const budget = { left: Math.min(48, Math.floor(MOST_LETTERS / (source.text.length + 1))) };
  let rest = [...found];
  const mended: Diagnostic[] = [];
  const told = found.flatMap(({ at }) => (at ? [at.line - offset - 1] : []));
  for (const number of [...new Set([...told, ...unclosed(lines, found)])].slice(0, MOST_LINES)) {
    const isAt = (line: number, { at }: Diagnostic): boolean => at?.line === line + offset + 1;
    const isUnread = found.some((one) => isAt(number, one) && one.code === 'yaml-syntax');
    const hidden = isUnread ? [before(lines, number), after(lines, number)] : [];
    const mend = [number, ...hidden].flatMap((one) => bestOf({ lines, number: one, offset, found, read, budget }) ?? []).at(0);
    const first = mend && (rest.find((one) => isAt(mend.number, one)) ?? rest.find(({ code }) => code === 'yaml-syntax'));
    if (!mend || !first) continue;
    mended.push(inPlaceOf(first, mend, offset));
    rest = rest.filter(
      (one) => one !== first && (one.code === 'letter-without-font' || mend.now.some(({ message }) => message === one.message)),
    );
  }
  return [...mended, ...rest];
}

/** The line above that is not empty: what is not closed there is noticed on the next one. */
const before = (lines: readonly string[], number: number): number => lines.slice(0, number).findLastIndex((line) => line.trim() !== '');

/** The line below that is not empty: one that begins too far in is noticed as part of the line above. */
const after = (lines: readonly string[], number: number): number => lines.findIndex((line, index) => index > number && line.trim() !== '');

/** A quotation mark that is never closed is noticed at the end of the file. */
const unclosed = (lines: readonly string[], found: readonly Diagnostic[]): number[] =>
  found.some(({ message }) => message.includes('Missing closing'))
    ? lines.flatMap((line, number) => (line.split('"').length % 2 === 0 || line.split("'").length % 2 === 0 ? [number] : []))
    : [];

interface Look {
  readonly lines: readonly string[];
  readonly number: number;
  readonly offset: number;
  readonly found: readonly Diagnostic[];
  readonly read: (text: string) => readonly Diagnostic[];
  readonly budget: { left: number };
}

type Mend = MendedLine & { readonly number: number; readonly old: string; readonly now: readonly Diagnostic[] };

function bestOf({ lines, number, offset, found, read, budget }: Look): Mend | undefined {
  const old = lines[number];
  if (old === undefined || old.length > 300) return undefined;
  for (const meant of [...signsOf(old), ...meantBy(old), ...shapesOf(lines, number)]) {
    if (budget.left-- <= 0) return undefined;
    const now = read(lines.with(number, meant.line).join('\n'));
    const isClean = now.every(({ at }) => at?.line !== number + offset + 1);
    if (isClean && isBetter(now, found)) return { ...meant, number, old, now };
  }
  return undefined;
}

/** What cannot be read hides what is wrong in it. */
function isBetter(now: readonly Diagnostic[], then: readonly Diagnostic[]): boolean {
  const unread = (all: readonly Diagnostic[]): number => all.filter(({ code }) => code === 'yaml-syntax').length;
  return unread(now) < unread(then) || (unread(now) === unread(then) && now.length < then.length);
}

function inPlaceOf(first: Diagnostic, { number, old, hint }: Mend, offset: number): Diagnostic {
  const line = number + offset + 1;
  const at = first.at && first.at.line !== line ? { ...first.at, line, column: old.search(/\S/) + 1 } : first.at;
  const message = first.code === 'yaml-syntax' ? first.message : `This line reads as something else than it seems to say: "${old.trim()}".`;
  return error({ ...first, code: 'yaml-syntax', message, hint, ...(at && { at }) });
}

/** Reports texts that end where a sign of number stands after a blank ("Clinic #1"): YAML takes the rest for a comment. */
export function cutByComments(document: Document.Parsed, text: string, place: (offset: number) => At): Diagnostic[] {
  const found: Diagnostic[] = [];
  visit(document, {
    Scalar: (key, node) => {
      if (key === 'key' || !isScalar(node) || node.type !== 'PLAIN' || typeof node.value !== 'string' || !node.range) return;
      const [start, end] = node.range;
      const [, comment] = /^[ \t]+(#[^\s#][^\n]*)/.exec(text.slice(end, end + 200)) ?? [];
      if (comment === undefined) return;
      const message = `Only "${text.slice(start, end)}" is read of this line: what follows, "${comment.trim()}", is a comment.`;
      const hint = `If it belongs to the text, put both in quotation marks: "${text.slice(start, end)} ${comment.trim()}". If not, put a blank after "#".`;
      found.push(error({ code: 'cut-by-comment', message, at: place(end + text.slice(end).indexOf('#')), hint }));
    },
  });
  return found;
}

/** Where a document first refers to a part that is nowhere named ("*Closed*"). */
export function firstAlias(document: Document.Parsed, place: (offset: number) => At): At | undefined {
  let offset: number | undefined;
  const named = new Set<string>();
  visit(document, {
    // Not alias.resolve(): it walks through the whole document for each.
    Node: (_, { anchor }) => void (anchor && named.add(anchor)),
    Alias: (_, alias) => {
      if (named.has(alias.source)) return undefined;
      offset = alias.range?.[0];
      return visit.BREAK;
    },
  });
  return offset === undefined ? undefined : place(offset);
}
