import { type Document, isCollection, isMap, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Code } from '../model/codes.js';
import { type At, type Diagnostic, error, type Fields, type Problem } from '../model/diagnostic.js';
import { didYouMean } from '../model/suggest.js';

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
}

/**
 * Parses YAML and checks it against a schema. All syntax errors and all schema errors are added to `diagnostics`
 * with their position; returns undefined when there was one.
 */
export function readYaml<S extends z.ZodType>(source: YamlText, schema: S, diagnostics: Diagnostic[]): Placed<z.output<S>> | undefined {
  const lines = new LineCounter();
  const document = parseSafely(source, lines, diagnostics);
  if (!document) return undefined;
  const place = (offset: number): At => {
    const { line, col } = lines.linePos(offset);
    return { file: source.file, line: line + (source.lineOffset ?? 0), column: col };
  };
  for (const problem of [...document.errors, ...document.warnings]) {
    const duplicate = problem.code === 'DUPLICATE_KEY';
    diagnostics.push(
      error({
        code: duplicate ? 'duplicate-id' : 'yaml-syntax',
        message: duplicate
          ? `The key stands twice in this map: ${lineAt(source.text, problem.pos[0])}`
          : `This is not YAML: ${problem.message} (${lineAt(source.text, problem.pos[0])})`,
        at: place(problem.pos[0]),
        hint: duplicate
          ? 'Keep one of the two, or give one another name.'
          : 'Check indentation, colons and quotes; put a text with ": " or "#" in quotation marks.',
      }),
    );
  }
  if (document.errors.length > 0) return undefined;
  const at = (path: Path): At => place(offsetOf(document.contents, path));
  const plain = toPlain(document);
  if (!plain) {
    diagnostics.push(error({ ...TOO_TANGLED, at: at([]) }));
    return undefined;
  }
  const result = schema.safeParse(plain.value);
  if (result.success) return { value: result.data, at };
  for (const issue of result.error.issues) {
    diagnostics.push(
      ...describeIssue(issue, plain.value, schema).map((one) =>
        error({ ...one, at: place(offsetOf(document.contents, one.path, one.code === 'unknown-key')) }),
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

/** The parsed document; too deep a nesting overflows the parser's stack, and is a diagnostic. */
function parseSafely({ file, text }: YamlText, lineCounter: LineCounter, diagnostics: Diagnostic[]): Document.Parsed | undefined {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, customTags: [] });
  } catch {
    diagnostics.push(error({ ...TOO_TANGLED, at: { file, line: 1, column: 1 } }));
    return undefined;
  }
}

function toPlain(document: Document.Parsed): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: 20 }) };
  } catch {
    return undefined;
  }
}

const lineAt = (text: string, offset: number): string => `"${(text.slice(offset).split('\n')[0] ?? '').trim()}"`;

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
}

function describeIssue(issue: z.core.$ZodIssue, root: unknown, schema: z.ZodType): Described[] {
  const value = valueAt(root, issue.path);
  if (issue.code === 'invalid_union') {
    const inner = nearestBranch(issue.errors).map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
    if (inner.length > 0) return inner.flatMap((one) => describeIssue(one, root, schema));
  }
  const where = issue.path.length > 0 ? `"${issue.path.join('.')}"` : 'The file';
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      message: `Unknown key "${key}".`,
      hint: didYouMean(key, known) ?? (known.length > 0 ? `Known keys here: ${known.join(', ')}.` : 'Take it out.'),
      path: [...issue.path, key],
    }));
  }
  const shown = value === undefined ? 'nothing' : JSON.stringify(value)?.slice(0, 60);
  const missing = value === undefined;
  const said = issue.message.replace(/^Invalid input: /, '');
  const allowed = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  return [
    {
      code: missing ? 'missing-key' : issue.code === 'invalid_value' ? 'unknown-value' : 'wrong-type',
      message: missing ? `${where} is missing (${said}).` : `${where} is ${shown}: ${said}.`,
      hint: (allowed.length > 0 ? didYouMean(String(value), allowed) : undefined) ?? (missing ? 'Add it.' : 'Mend the value.'),
      path: issue.path,
    },
  ];
}

/** The issues of the alternative that the value has the shape of: the one that does not complain of the whole value's type. */
const nearestBranch = (branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] =>
  branches.find((issues) => !issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0)) ?? [];

/** The keys that the schema knows at `path`, for did-you-mean. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let inner = unwrap(schema);
  for (const step of path) {
    if (inner instanceof z.ZodObject) inner = unwrap(inner.shape[String(step)] as z.ZodType);
    else if (inner instanceof z.ZodArray) inner = unwrap(inner.element as z.ZodType);
    else if (inner instanceof z.ZodRecord) inner = unwrap(inner.valueType as z.ZodType);
    else return [];
  }
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

function unwrap(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (inner instanceof z.ZodExactOptional || inner instanceof z.ZodDefault) {
    inner = inner.unwrap() as z.ZodType;
  }
  if (inner instanceof z.ZodUnion) return (inner.options as z.ZodType[]).find((one) => one instanceof z.ZodObject) ?? inner;
  return inner;
}
