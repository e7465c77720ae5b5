import { type Document, isMap, isPair, isScalar, isSeq, type Pair, visit, type YAMLMap } from 'yaml';
import { isLanguageTag } from '../../languages/tags.js';

/** A map that has a text, or a list of texts, for each locale: `{ en: Visits, es: Visitas }`. */
export interface LocaleMap {
  readonly map: YAMLMap;
  /** The entry of the first locale. */
  readonly first: Pair;
  readonly locales: readonly string[];
  /** Keys, ids and numbers that lead to it from the top of its file. */
  readonly path: readonly string[];
}

/** Returns the maps of a document in which readers' words stand in the locale `source`. */
export function localeMaps(document: Document, source: string): LocaleMap[] {
  const found: LocaleMap[] = [];
  visit(document, {
    Map(_, map, path) {
      const owner = path.at(-1);
      const name = isPair(owner) && isScalar(owner.key) ? owner.key.value : undefined;
      const locales = map.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
      const first = map.items[locales.indexOf(source)];
      if (!first || name === 'baseUrl' || isForAuthors(name, path.at(-2)) || !locales.every(isLanguageTag)) return;
      found.push({ map, first, locales, path: stepsOf([...path, map]) });
    },
  });
  return found;
}

/** What a requirement is about, in short, is read by who writes the explainer. */
const isForAuthors = (name: unknown, entry: unknown): boolean => name === 'says' && isMap(entry) && entry.has('requiredIn');

/** An entry of a list goes by its id where it has one. */
function stepsOf(nodes: readonly unknown[]): string[] {
  return nodes.flatMap((node, index) => {
    const inner = nodes[index + 1];
    if (isPair(node)) return isScalar(node.key) ? [String(node.key.value)] : [];
    const items = (node as { readonly items?: readonly unknown[] }).items;
    if (isMap(node) || !items || inner === undefined) return [];
    return [idOf(inner) ?? String(items.indexOf(inner))];
  });
}

/** Returns the id of a map; undefined where it has none. */
export function idOf(node: unknown): string | undefined {
  const id = isMap(node) ? (node.get('id') ?? node.get('module')) : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** Where an entry of a map is to be added: behind which one. */
interface EntryPlace {
  readonly pair: Pair;
  readonly isFlow: boolean;
  readonly entry: string;
}

/** Returns where an entry goes in a text, and what is put there. */
export function addition(text: string, { pair, isFlow, entry }: EntryPlace): { readonly at: number; readonly text: string } {
  const [, end = 0] = (isScalar(pair.value) || isSeq(pair.value) || isMap(pair.value) ? pair.value.range : undefined) ?? [];
  if (isFlow) return { at: end, text: `, ${entry}` };
  const [start = 0] = (isScalar(pair.key) ? pair.key.range : undefined) ?? [];
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  const line = text.indexOf('\n', Math.max(start, end - 1));
  return line < 0 ? { at: text.length, text: `\n${indent}${entry}` } : { at: line + 1, text: `${indent}${entry}\n` };
}
