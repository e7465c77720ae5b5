import { z } from 'zod';

/** The keys that the schema knows at `path`, for did-you-mean. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
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
