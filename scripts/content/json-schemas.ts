import { posix } from 'node:path';
import { z } from 'zod';
import { brandSchema } from './schema/brand.js';
import { claimsSchema, claimWordsSchema } from './schema/claims.js';
import { deckSchema } from './schema/deck.js';
import { frontMatterSchema } from './schema/front-matter.js';
import { glossarySchema } from './schema/glossary.js';
import { optionsSchema } from './schema/options.js';
import { projectSchema } from './schema/project.js';
import { referencesSchema } from './schema/references.js';
import { regionSchema } from './schema/region.js';
import { requirementsSchema } from './schema/requirements.js';
import { reviewsSchema } from './schema/reviews.js';
import { safetySchema, safetyWordsSchema } from './schema/safety.js';
import { wordingSchema } from './schema/wording.js';

/** The JSON Schema (draft 7, which editors read best) of one kind of file. */
export interface JsonSchema {
  /** `claims`: its file is `claims.schema.json`. */
  readonly name: string;
  /** The files it is for, from the project's folder; `*` is any one name. */
  readonly files: string;
  readonly schema: z.core.JSONSchema.BaseSchema;
}

const KINDS: Readonly<Record<string, { readonly files: string; readonly type: z.ZodType }>> = {
  project: { files: 'decks/project.yaml', type: projectSchema },
  claims: { files: 'decks/claims.yaml', type: claimsSchema },
  'claim-words': { files: 'decks/claims/*.yaml', type: claimWordsSchema },
  references: { files: 'decks/references.yaml', type: referencesSchema },
  requirements: { files: 'decks/requirements.yaml', type: requirementsSchema },
  safety: { files: 'decks/safety.yaml', type: safetySchema },
  'safety-words': { files: 'decks/safety/*.yaml', type: safetyWordsSchema },
  options: { files: 'decks/options.yaml', type: optionsSchema },
  reviews: { files: 'decks/reviews.yaml', type: reviewsSchema },
  glossary: { files: 'decks/glossary/*.yaml', type: glossarySchema },
  region: { files: 'decks/regions/*.yaml', type: regionSchema },
  brand: { files: 'decks/brands/*/brand.yaml', type: brandSchema },
  deck: { files: 'decks/*.deck.yaml', type: deckSchema },
  wording: { files: 'decks/wording/*.yaml', type: wordingSchema },
  'front-matter': { files: 'decks/modules/*/*.md', type: frontMatterSchema },
};

/** Returns the schema of each kind of file of an explainer, made from the schemas by which it is read, with their words for editors. */
export const jsonSchemas = (): JsonSchema[] =>
  Object.entries(KINDS).map(([name, { files, type }]) => ({
    ...{ name, files },
    schema: { title: name, ...z.toJSONSchema(type, { target: 'draft-7', io: 'input' }) },
  }));

/** Returns the schema for the file `path` (`decks/claims/en.yaml`), or undefined for a file that has none. */
export function schemaFor(path: string, all: readonly JsonSchema[]): JsonSchema | undefined {
  const names = path.split('/');
  return all.find(({ files }) => {
    const parts = files.split('/');
    return parts.length === names.length && parts.every((part, index) => fits(part, names[index] ?? ''));
  });
}

function fits(part: string, name: string): boolean {
  const [before = '', after] = part.split('*');
  if (after === undefined) return part === name;
  return name.length >= before.length + after.length && name.startsWith(before) && name.endsWith(after);
}

/** The comment by which the YAML language server finds the schema of the file at `path`, from the project's folder. */
export const schemaLine = (path: string, { name }: JsonSchema): string =>
  `# yaml-language-server: $schema=${posix.relative(posix.dirname(path), `schemas/${name}.schema.json`)}\n`;

/** Returns the schemas as files of one folder. */
export const schemaFiles = (schemas: readonly JsonSchema[]): { readonly path: string; readonly text: string }[] =>
  schemas.map(({ name, schema }) => ({ path: `${name}.schema.json`, text: `${JSON.stringify(schema, null, 2)}\n` }));
