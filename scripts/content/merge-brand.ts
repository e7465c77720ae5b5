import { isMap, parseDocument, type YAMLMap } from 'yaml';
import { type BrandFiles, brandValues } from './brand-zip.js';

type Values = Readonly<Record<string, unknown>>;

/** Files of one clinic: as the studio opened them, and as it saves them. */
export interface BrandChange {
  readonly before: BrandFiles;
  readonly after: BrandFiles;
  /** The name to save a new logo under. */
  readonly logo: string;
}

/**
 * Returns the text of a `brand.yaml` with what was changed in the studio, and nothing else: comments, lines that the studio does not
 * know, and how the others are written stay. Undefined where it cannot be read.
 */
export function mergedBrand(text: string, { before, after, logo }: BrandChange): string | undefined {
  const document = parseDocument(text, { customTags: [] });
  const [old, next] = [brandValues(before.yaml), brandValues(after.yaml)];
  if (document.errors.length > 0 || !isMap(document.contents) || !old || !next) return undefined;
  const [{ logo: _, id: __, ...was }, { logo: ___, id: ____, ...is }] = [old, next];
  const named = sameBytes(before.logo?.bytes, after.logo?.bytes) ? {} : { logo: after.logo && logo };
  putChanges(document.contents, was, { ...is }, (value) => document.createNode(value) as unknown);
  for (const [key, value] of Object.entries(named)) putValue(document.contents, key, value);
  return document.toString({ lineWidth: 0 });
}

/** True for two pictures that are one, or none. */
export const sameBytes = (one: Uint8Array | undefined, other: Uint8Array | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && Buffer.compare(one, other) === 0);

const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that takes the place of another keeps its comment. */
function putChanges(map: YAMLMap, was: Values, is: Values, nodeOf: (value: unknown) => unknown): void {
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const [old, next] = [was[key], is[key]];
    if (JSON.stringify(old) === JSON.stringify(next)) continue;
    const inner = map.get(key, true) as unknown;
    if (isMap(inner) && isRecord(old) && isRecord(next)) putChanges(inner, old, next, nodeOf);
    else putValue(map, key, typeof next === 'object' ? nodeOf(next) : next);
  }
}

function putValue(map: YAMLMap, key: string, value: unknown): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
