import { type Document, isScalar, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import type { z } from 'zod';
import { type At, type Diagnostic, error, type Fields, type Problem } from '../model/diagnostic.js';
import type { Letters } from '../model/letters.js';
import type { Places } from '../model/yaml-places.js';
import { checkLetters, textsIn } from './check-letters.js';
import { describeIssue, quoted } from './describe-issue.js';
import { overLimit, tooLong, valueOver } from './limits.js';
import { cutByComments, firstAlias, withMends } from './mend-yaml.js';
import { checkPlainTexts, joinedLines } from './plain-marks.js';
import { keepAsTyped, parseTyped } from './typed-text.js';
import { placeIn, readPlaces } from './yaml-places.js';

type Path = readonly PropertyKey[];

/** Where each key of the map at `path` stands. */
export const fieldsOf = <T>(file: Placed<T>, path: Path, entry: object): Fields =>
  Object.fromEntries(Object.keys(entry).map((key) => [key, file.at([...path, key])]));

/** A checked YAML value and where its parts stand: plain data, which can be kept. */
export interface YamlRead<T> {
  readonly value: T;
  readonly places: Places;
}

/** A checked YAML value and a way back from a path in it (`['evidence', 0, 'ref']`) to its line. */
export interface Placed<T> {
  readonly value: T;
  at(path: Path): At;
}

/** What was read of `file`, with the way back. */
export const placed = <T>({ value, places }: YamlRead<T>, file: string): Placed<T> => ({
  value,
  at: (path) => placeIn(places, file, path),
});

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
export function readYaml<S extends z.ZodType>(source: YamlText, schema: S, diagnostics: Diagnostic[]): YamlRead<z.output<S>> | undefined {
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

function readOnce<S extends z.ZodType>(source: YamlText, schema: S, diagnostics: Diagnostic[]): YamlRead<z.output<S>> | undefined {
  const lines = new LineCounter();
  const document = parseSafely(source, lines, diagnostics);
  if (!document) return undefined;
  const place = (offset: number): At => {
    const { line, col } = lines.linePos(offset);
    return { file: source.file, line: line + (source.lineOffset ?? 0), column: col };
  };
  for (const problem of [...withoutEchoes(document.errors), ...document.warnings]) {
    diagnostics.push(error({ ...describeSyntax(problem, source.text), at: place(problem.pos[0]) }));
  }
  if (document.errors.length > 0) return undefined;
  if (source.letters && OTHER_LETTERS.test(source.text)) checkLetters(textsIn(document, source.text, place), source.letters, diagnostics);
  checkPlainTexts(document, place, diagnostics);
  const plain = toPlain(document);
  if (!plain) {
    diagnostics.push(error({ ...TOO_TANGLED, at: firstAlias(document, place) ?? place(document.contents?.range[0] ?? 0) }));
    return undefined;
  }
  const places = readPlaces(document, { starts: lines.lineStarts, above: source.lineOffset ?? 0 });
  const at = (path: Path, ofKey = false): At => placeIn(places, source.file, path, ofKey);
  const over = valueOver(plain.value);
  if (over) {
    diagnostics.push(overLimit(over.what, over, over.unit, at(over.path)));
    return undefined;
  }
  const strange = plain.text.includes('"__proto__":') ? unreadable(document) : [];
  for (const offset of strange) diagnostics.push(error({ ...NO_KEY, at: place(offset) }));
  diagnostics.push(...cutByComments(document, source.text, place), ...joinedLines(document, source.text, place));
  const result = parseTyped(document, plain.value, schema);
  if (result.success) return strange.length > 0 ? undefined : { value: result.data, places };
  const typed = keepAsTyped(document, plain.value, result.error.issues);
  const told = result.error.issues.flatMap((issue) =>
    describeIssue(issue, typed, schema).map(({ path, ofKey = false, ...one }) => error({ ...one, at: at(path, ofKey) })),
  );
  // Two rules may say the same of one value.
  diagnostics.push(...new Map(told.map((one) => [JSON.stringify(one), one])).values());
  return undefined;
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

/** Where keys stand that would be read as something else. */
function unreadable(document: Document.Parsed): number[] {
  const found: number[] = [];
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === '__proto__') found.push(key.range?.[0] ?? 0);
    },
  });
  return found;
}

/** What the parser says of all that follows a mistake, once it has lost its way. */
const ECHO = /in YAML stream|must start at the same column|[Ii]mplicit (?:map )?keys?/;
const withoutEchoes = (errors: readonly YAMLError[]): readonly YAMLError[] =>
  errors.filter(({ message }, index) => index === 0 || !ECHO.test(message));

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
function parseSafely(
  { file, text, lineOffset = 0 }: YamlText,
  lineCounter: LineCounter,
  diagnostics: Diagnostic[],
): Document.Parsed | undefined {
  const { stackTraceLimit } = Error;
  try {
    // A damaged text has thousands of errors, and where in the parser each arose costs more than the parsing.
    Error.stackTraceLimit = 0;
    const document = parseDocument(text, { lineCounter, prettyErrors: false, customTags: [] });
    if (!document.errors.some(({ message }) => /call stack/.test(message))) return document;
  } catch {
    // As an error in the document.
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  diagnostics.push(error({ ...TOO_TANGLED, at: { file, line: lineOffset + 1, column: 1 } }));
  return undefined;
}

/** The document's value, and as JSON; undefined for one that grows without end, holds itself or lies too deep. */
function toPlain(document: Document.Parsed): { readonly value: unknown; readonly text: string } | undefined {
  try {
    const value = document.toJS({ maxAliasCount: 20 });
    return { value, text: JSON.stringify(value) ?? '' };
  } catch {
    return undefined;
  }
}
