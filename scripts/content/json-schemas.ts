import { z } from 'zod';
import { type SchemaWords, schemaWords } from './schema-words.js';
import * as schemas from './schemas.js';

/** The JSON Schema (draft 7, which editors read best) of one kind of file. */
export interface JsonSchema {
  /** `claims`: its file is `claims.schema.json`. */
  readonly name: string;
  /** The files it is for, from the project's folder; `*` is any one name. */
  readonly files: string;
  readonly schema: object;
}

const KINDS: Readonly<Record<keyof typeof schemaWords, { readonly files: string; readonly type: z.ZodType }>> = {
  project: { files: 'decks/project.yaml', type: schemas.projectSchema },
  claims: { files: 'decks/claims.yaml', type: schemas.claimsSchema },
  'claim-words': { files: 'decks/claims/*.yaml', type: schemas.claimWordsSchema },
  references: { files: 'decks/references.yaml', type: schemas.referencesSchema },
  requirements: { files: 'decks/requirements.yaml', type: schemas.requirementsSchema },
  reviews: { files: 'decks/reviews.yaml', type: schemas.reviewsSchema },
  glossary: { files: 'decks/glossary/*.yaml', type: schemas.glossarySchema },
  region: { files: 'decks/regions/*.yaml', type: schemas.regionSchema },
  brand: { files: 'decks/brands/*/brand.yaml', type: schemas.brandSchema },
  deck: { files: 'decks/*.deck.yaml', type: schemas.deckSchema },
  wording: { files: 'decks/wording/*.yaml', type: schemas.wordingSchema },
  'front-matter': { files: 'decks/modules/*/*.md', type: schemas.frontMatterSchema },
};

/** Returns the schema of each kind of file of an explainer, made from the schemas by which it is read. */
export function jsonSchemas(): JsonSchema[] {
  return Object.entries(KINDS).map(([name, { files, type }]) => {
    const words: SchemaWords = schemaWords[name as keyof typeof schemaWords];
    const made = z.toJSONSchema(type, { target: 'draft-7', io: 'input' });
    return { name, files, schema: { title: name, description: words.about, ...(described(made, '', words) as object) } };
  });
}

type Node = Readonly<Record<string, unknown>>;

/** The schema with the words of each key; a key keeps its path through lists, maps and alternatives. */
function described(node: unknown, path: string, words: SchemaWords): unknown {
  if (Array.isArray(node)) return node.map((one) => described(one, path, words));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node as Node).map(([key, value]) => {
      if (key === 'properties') return [key, describedKeys(value as Node, path, words)];
      const inner = ['items', 'additionalProperties', 'anyOf', 'allOf'].includes(key);
      return [key, inner ? described(value, path, words) : value];
    }),
  );
}

function describedKeys(properties: Node, path: string, words: SchemaWords): Node {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => {
      const own = path === '' ? key : `${path}.${key}`;
      const description = words.keys[own];
      return [key, { ...(description === undefined ? {} : { description }), ...(described(value, own, words) as object) }];
    }),
  );
}

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
