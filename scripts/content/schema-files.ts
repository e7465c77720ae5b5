import { posix } from 'node:path';
import type { JsonSchema } from './json-schemas.js';

/** The comment by which the YAML language server finds the schema of the file at `path`, from the project's folder. */
export const schemaLine = (path: string, { name }: JsonSchema): string =>
  `# yaml-language-server: $schema=${posix.relative(posix.dirname(path), `schemas/${name}.schema.json`)}\n`;

/** Returns the schemas as files of one folder. */
export function schemaFiles(schemas: readonly JsonSchema[]): { readonly path: string; readonly text: string }[] {
  return schemas.map(({ name, schema }) => ({ path: `${name}.schema.json`, text: `${JSON.stringify(schema, null, 2)}\n` }));
}
