import { z } from 'zod';
import { locale } from './schema/parts.js';

/** The keys that the schema knows at `path`, for did-you-mean. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const inner = schemaAt(schema, path);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

/** The schema at `path` without what makes it optional, or undefined where it has none. */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let inner = unwrap(schema);
  for (const step of path) {
    const next = inner instanceof z.ZodObject ? inner.shape[String(step)] : inner instanceof z.ZodArray ? inner.element : valueType(inner);
    if (!next) return undefined;
    inner = unwrap(next as z.ZodType);
  }
  return inner;
}

/** What the schema's own words say of the value at `path`; empty where they say nothing. */
export function wordsAt(schema: z.ZodType, path: readonly PropertyKey[]): string {
  const parent = schemaAt(schema, path.slice(0, -1));
  const own = parent instanceof z.ZodObject ? (parent.shape[String(path.at(-1))] as z.ZodType | undefined) : undefined;
  return own?.description ?? '';
}

/** True where a text stands for each language. */
export const isLocalised = (schema: z.ZodType | undefined): boolean => schema instanceof z.ZodRecord && schema.keyType === locale;

const valueType = (schema: z.ZodType): unknown => (schema instanceof z.ZodRecord ? schema.valueType : undefined);

function unwrap(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (inner instanceof z.ZodExactOptional || inner instanceof z.ZodDefault) {
    inner = inner.unwrap() as z.ZodType;
  }
  if (inner instanceof z.ZodUnion) return (inner.options as z.ZodType[]).find((one) => one instanceof z.ZodObject) ?? inner;
  return inner;
}
