import { type Document, isCollection, isMap, isScalar, LineCounter, type ParsedNode, parseDocument, visit, type YAMLError } from 'yaml';
import type { z } from 'zod';
import type { Code } from '../model/codes.js';
import { type At, type Diagnostic, error, type Fields, type Problem } from '../model/diagnostic.js';
import type { Letters } from '../model/letters.js';
import { didYouMean } from '../model/suggest.js';
import { checkLetters, textsIn } from './check-letters.js';
import { overLimit, tooLong, valueOver } from './limits.js';
import { cutByComments, firstAlias, withMends } from './mend-yaml.js';
import { keysAt } from './schema-keys.js';
import { parseTyped } from './typed-text.js';

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
  const lines = new LineCounter();
  const document = parseSafely(source, lines, diagnostics);
  if (!document) return undefined;
  const place = (offset: number): At => {
    const { line, col } = lines.linePos(offset);
    return { file: source.file, line: line + (source.lineOffset ?? 0), column: col };
  };
  for (const problem of [...document.errors, ...document.warnings]) {
    diagnostics.push(error({ ...describeSyntax(problem, source.text), at: place(problem.pos[0]) }));
  }
  if (document.errors.length > 0) return undefined;
  if (source.letters) checkLetters(textsIn(document, source.text, place), source.letters, diagnostics);
  const at = (path: Path): At => place(offsetOf(document.contents, path));
  const plain = toPlain(document);
  if (!plain) {
    diagnostics.push(error({ ...TOO_TANGLED, at: firstAlias(document, place) ?? at([]) }));
    return undefined;
  }
  const over = valueOver(plain.value);
  if (over) {
    diagnostics.push(overLimit(over.what, over, over.unit, at(over.path)));
    return undefined;
  }
  const strange = plain.text.includes('"__proto__":') ? unreadable(document) : [];
  for (const offset of strange) diagnostics.push(error({ ...NO_KEY, at: place(offset) }));
  diagnostics.push(...cutByComments(document, source.text, place));
  const result = parseTyped(document, plain.value, schema);
  if (result.success) return strange.length > 0 ? undefined : { value: result.data, at };
  for (const issue of result.error.issues) {
    diagnostics.push(
      ...describeIssue(issue, plain.value, schema).map(({ path, ofKey = false, ...one }) =>
        error({ ...one, at: place(offsetOf(document.contents, path, ofKey)) }),
      ),
    );
  }
  return undefined;
}

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

const LONGEST_QUOTE = 160;
const quoted = (text: string): string => `"${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}...` : text}"`;

/** The parsed document; too deep a nesting overflows the parser's stack, and is one diagnostic. */
function parseSafely(
  { file, text, lineOffset = 0 }: YamlText,
  lineCounter: LineCounter,
  diagnostics: Diagnostic[],
): Document.Parsed | undefined {
  try {
    const document = parseDocument(text, { lineCounter, prettyErrors: false, customTags: [] });
    if (!document.errors.some(({ message }) => /call stack/.test(message))) return document;
  } catch {
    // As an error in the document.
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

/** Offset of the node at `path`; of its key where that is asked for, where the value is missing or begins on a line below, of the nearest parent where there is neither. */
function offsetOf(root: ParsedNode | null, path: Path, ofKey = false): number {
  let node: unknown = root;
  let offset = root?.range[0] ?? 0;
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) return offset;
      offset = (pair.key as ParsedNode).range[0];
      node = pair.value;
      if ((isCollection(node) && !node.flow) || (ofKey && index === path.length - 1)) continue;
    } else {
      node = (node as { items?: unknown[] } | null)?.items?.[Number(step)];
      if (!node) return offset;
    }
    offset = (node as ParsedNode | null)?.range?.[0] ?? offset;
  }
  return offset;
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[step], value);

interface Described {
  readonly code: Code;
  readonly message: string;
  readonly hint?: string;
  readonly path: Path;
  /** True where the key itself is wrong. */
  readonly ofKey?: boolean;
}

function describeIssue(issue: z.core.$ZodIssue, root: unknown, schema: z.ZodType): Described[] {
  const value = valueAt(root, issue.path);
  if (issue.code === 'invalid_union') {
    const inner = nearestBranch(issue.errors).map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
    if (inner.length > 0) return inner.flatMap((one) => describeIssue(one, root, schema));
  }
  const where = issue.path.length > 0 ? quoted(issue.path.join('.')) : 'The file';
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      message: `Unknown key ${quoted(key)}.`,
      hint: didYouMean(key, known) ?? (known.length > 0 ? `Known keys here: ${known.join(', ')}.` : 'Take it out.'),
      path: [...issue.path, key],
      ofKey: true,
    }));
  }
  if (issue.code === 'invalid_key') {
    const message = `${where} cannot be a key: ${issue.issues[0]?.message ?? issue.message}.`;
    return [{ code: 'wrong-type', message, hint: 'Mend the key.', path: issue.path, ofKey: true }];
  }
  if (issue.code === 'custom' && issue.params?.code) {
    const { code, hint } = issue.params as Pick<Described, 'code' | 'hint'>;
    return [{ code, message: `${where} is ${quoted(String(value))}: ${issue.message}.`, hint: `${hint}.`, path: issue.path }];
  }
  const shown = value === undefined ? 'nothing' : JSON.stringify(value)?.slice(0, 60);
  const missing = value === undefined;
  const said = issue.message.replace(/^Invalid input: /, '');
  const allowed = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  return [
    {
      code: missing ? 'missing-key' : issue.code === 'invalid_value' ? 'unknown-value' : 'wrong-type',
      message: missing ? `${where} is missing (${said}).` : `${where} is ${shown}: ${said}.`,
      hint:
        (allowed.length > 0 && typeof value === 'string' ? didYouMean(value, allowed) : undefined) ??
        (missing ? 'Add it.' : (truth(issue, value) ?? 'Mend the value.')),
      path: issue.path,
    },
  ];
}

/** What people write for true and false. */
function truth(issue: z.core.$ZodIssue, value: unknown): string | undefined {
  if (issue.code !== 'invalid_type' || issue.expected !== 'boolean' || typeof value !== 'string') return undefined;
  return /^(y|yes|on)$/i.test(value) ? 'Write true.' : /^(n|no|off)$/i.test(value) ? 'Write false.' : 'Write true or false.';
}

/** The issues of the alternative that the value has the shape of: the one that does not complain of the whole value's type. */
const nearestBranch = (branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] =>
  branches.find((issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0)) ?? [];
