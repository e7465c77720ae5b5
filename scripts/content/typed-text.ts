import { type Document, isScalar } from 'yaml';
import type { z } from 'zod';

type Path = readonly PropertyKey[];

/**
 * Judges a YAML value by a schema. Where a text must stand and the value reads as a number or a truth, the text is what the author
 * typed: `0800 1234` keeps its zero, `1.10` its last one, and an id may be `2026`.
 */
export function parseTyped<S extends z.ZodType>(document: Document.Parsed, value: unknown, schema: S): z.ZodSafeParseResult<z.output<S>> {
  const first = schema.safeParse(value);
  if (first.success) return first;
  const root = { value };
  const changed = first.error.issues.flatMap(textsWanted).filter((path) => setText(root, path, writtenAt(document, path)));
  return changed.length > 0 ? schema.safeParse(root.value) : first;
}

/**
 * Puts into `value`, where a list or a map must stand and a number does, that number as it was typed: what a message writes out for it
 * must not lose a zero or a plus.
 */
export function keepAsTyped(document: Document.Parsed, value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const root = { value };
  for (const issue of issues.flatMap(allOf)) {
    if (issue.code === 'invalid_type' && ['array', 'record', 'object'].includes(issue.expected)) {
      setText(root, issue.path, writtenAt(document, issue.path));
    }
  }
  return root.value;
}

/** An issue, and those of the alternatives that it stands for. */
const allOf = (issue: z.core.$ZodIssue): z.core.$ZodIssue[] =>
  issue.code === 'invalid_union'
    ? issue.errors.flatMap((branch) => branch.map((one) => ({ ...one, path: [...issue.path, ...one.path] })).flatMap(allOf))
    : [issue];

/** Where a text must stand in place of what an issue complains of. */
function textsWanted(issue: z.core.$ZodIssue): Path[] {
  if (issue.code === 'invalid_type' && issue.expected === 'string') return [issue.path];
  if (issue.code !== 'invalid_union') return [];
  return issue.errors.flatMap((branch) => branch.flatMap(textsWanted).map((path) => [...issue.path, ...path]));
}

/** The letters of a number, a truth or a "null" as they stand in the file. */
function writtenAt(document: Document.Parsed, path: Path): string | undefined {
  const node = document.getIn(path, true);
  if (!isScalar(node) || node.type !== 'PLAIN' || typeof node.value === 'string') return undefined;
  return node.source || undefined;
}

function setText(root: { value: unknown }, path: Path, text: string | undefined): boolean {
  if (text === undefined) return false;
  let holder: Record<PropertyKey, unknown> = root as Record<PropertyKey, unknown>;
  let key: PropertyKey = 'value';
  for (const step of path) {
    const inner = holder[key];
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return false;
    holder = inner as Record<PropertyKey, unknown>;
    key = step;
  }
  holder[key] = text;
  return true;
}
