import type { Document, YAMLError } from 'yaml';
import type { z } from 'zod';
import { type At, type Diagnostic, error, type Fields, type Problem } from '../model/diagnostic.js';
import type { Letters } from '../model/letters.js';
import { once } from '../model/remember.js';
import { checkLetters, textsIn } from './check-letters.js';
import { describeIssue, quoted } from './describe-issue.js';
import { firstAlias, parseFullYaml, treeOf } from './full-yaml.js';
import { overLimit, tooLong, valueOver } from './limits.js';
import { cutByComments, withMends } from './mend-yaml.js';
import { checkPlainTexts } from './plain-marks.js';
import { readPlainYaml } from './plain-yaml.js';
import { parseTyped } from './typed-text.js';
import { keysOf, linesOf, offsetOf, type YamlNode } from './yaml-tree.js';

type Path = readonly PropertyKey[];

/** Where each key of the map at `path` stands. */
export const fieldsOf = <T>(file: Placed<T>, path: Path, entry: object): Fields =>
  Object.fromEntries(Object.keys(entry).map((key) => [key, file.at([...path, key])]));

/** A checked YAML value and a way back from a path in it (`['evidence', 0, 'ref']`) to its line. */
export interface Placed<T> {
  readonly value: T;
  at(path: Path): At;
}

export interface YamlText {
  readonly file: string;
  readonly text: string;
  /** Lines above the text in its file, for front matter. */
  readonly lineOffset?: number;
  /** See Source. */
  readonly letters?: Letters | undefined;
}

/**
 * Parses YAML and checks it against a schema. All syntax errors and all schema errors are added to `diagnostics`
 * with their position, and the line as it must stand where a text needs quotation marks; returns undefined when there was one.
 */
export function readYaml<S extends z.ZodType>(source: YamlText, schema: S, diagnostics: Diagnostic[]): Placed<z.output<S>> | undefined {
  const long = tooLong(source.file, source.text, source.lineOffset);
  if (long) {
    diagnostics.push(long);
    return undefined;
  }
  const found: Diagnostic[] = [];
  const read = readOnce(source, schema, found);
  const readAnew = (text: string): Diagnostic[] => {
    const now: Diagnostic[] = [];
    readOnce({ ...source, text, letters: undefined }, schema, now);
    return now.filter(({ severity }) => severity === 'error');
  };
  diagnostics.push(...(read ? found : withMends(source, found, readAnew)));
  return read;
}

function readOnce<S extends z.ZodType>(source: YamlText, schema: S, diagnostics: Diagnostic[]): Placed<z.output<S>> | undefined {
  const { file, text, lineOffset = 0, letters } = source;
  const lineAt = once(() => linesOf(text));
  const place = (offset: number): At => {
    const { line, column } = lineAt()(offset);
    return { file, line: line + lineOffset, column };
  };
  const parsed = parse(source, place, diagnostics);
  if (!parsed) return undefined;
  const { root } = parsed;
  if (letters && OTHER_LETTERS.test(text)) checkLetters(textsIn(root, text, place), letters, diagnostics);
  checkPlainTexts(root, place, diagnostics);
  const at = (path: Path): At => place(offsetOf(root, path));
  const plain = parsed.toPlain();
  if (!plain) {
    diagnostics.push(error({ ...TOO_TANGLED, at: parsed.aliasAt() ?? at([]) }));
    return undefined;
  }
  const over = valueOver(plain.value);
  if (over) {
    diagnostics.push(overLimit(over.what, over, over.unit, at(over.path)));
    return undefined;
  }
  const strange = keysOf(root, '__proto__');
  for (const offset of strange) diagnostics.push(error({ ...NO_KEY, at: place(offset) }));
  diagnostics.push(...cutByComments(root, text, place));
  const result = parseTyped(root, plain.value, schema);
  if (result.success) return strange.length > 0 ? undefined : { value: result.data, at };
  for (const issue of result.error.issues) {
    diagnostics.push(
      ...describeIssue(issue, plain.value, schema).map(({ path, ofKey = false, ...one }) =>
        error({ ...one, at: place(offsetOf(root, path, ofKey)) }),
      ),
    );
  }
  return undefined;
}

/** A text that could be parsed: its tree, its plain value if it has one, and where it first refers to a part that is nowhere named. */
interface Parsed {
  readonly root: YamlNode | undefined;
  toPlain(): { readonly value: unknown } | undefined;
  aliasAt(): At | undefined;
}

function parse(source: YamlText, place: (offset: number) => At, diagnostics: Diagnostic[]): Parsed | undefined {
  const read = readPlainYaml(source.text);
  if (read) return { root: read.root, toPlain: () => read, aliasAt: () => undefined };
  const document = parseSafely(source, diagnostics);
  if (!document) return undefined;
  for (const problem of [...document.errors, ...document.warnings]) {
    diagnostics.push(error({ ...describeSyntax(problem, source.text), at: place(problem.pos[0]) }));
  }
  if (document.errors.length > 0) return undefined;
  return {
    root: treeOf(document),
    toPlain: () => toPlain(document),
    aliasAt: () => {
      const offset = firstAlias(document);
      return offset === undefined ? undefined : place(offset);
    },
  };
}

/** Letters that a font may lack, written as they are or with escapes: most files have none, and nobody walks through those. */
const OTHER_LETTERS = /[^\0-\x7F]|\\/;

const TOO_TANGLED: Problem = {
  code: 'yaml-syntax',
  message: 'This YAML is nested too deeply, or refers to its own parts (*name) too often or before they are named.',
  hint: 'Write each value out, without & and *.',
};

/** JavaScript gives this key a meaning of its own, so that no reader would see what stands under it. */
const NO_KEY: Problem = { code: 'unknown-key', message: 'Unknown key "__proto__".', hint: 'Give it another name.' };

function describeSyntax({ code, message, pos }: YAMLError, text: string): Problem {
  const line = quoted((text.slice(pos[0]).split('\n')[0] ?? '').trim());
  if (code === 'DUPLICATE_KEY') {
    return {
      code: 'duplicate-id',
      message: `The key stands twice in this map: ${line}`,
      hint: 'Keep one of the two, or give one another name.',
    };
  }
  return {
    code: 'yaml-syntax',
    message: `This is not YAML: ${message} (${line})`,
    hint: 'Check indentation, colons and quotes; put a text with ": " or "#" in quotation marks.',
  };
}

/** The parsed document; too deep a nesting overflows the parser's stack, and is one diagnostic. */
function parseSafely({ file, text, lineOffset = 0 }: YamlText, diagnostics: Diagnostic[]): Document.Parsed | undefined {
  try {
    const document = parseFullYaml(text);
    if (!document.errors.some(({ message }) => /call stack/.test(message))) return document;
  } catch {
    // As an error in the document.
  }
  diagnostics.push(error({ ...TOO_TANGLED, at: { file, line: lineOffset + 1, column: 1 } }));
  return undefined;
}

/** The document's value; undefined for one that grows without end, holds itself or lies too deep. */
function toPlain(document: Document.Parsed): { readonly value: unknown } | undefined {
  try {
    const value = document.toJS({ maxAliasCount: 20 });
    JSON.stringify(value);
    return { value };
  } catch {
    return undefined;
  }
}
