import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import type { Document } from 'yaml';
import type { YamlNode } from './yaml-tree.js';

// The whole parser is loaded with the first text that is more than plain YAML.
const load = createRequire(import.meta.url);
const yaml = (): typeof Yaml => load('yaml') as typeof Yaml;

/** Parses any YAML; errors stand in the document, without a picture of their line. */
export function parseFullYaml(text: string): Document.Parsed {
  const { stackTraceLimit } = Error;
  try {
    // A damaged text has thousands of errors, and where in the parser each arose costs more than the parsing.
    Error.stackTraceLimit = 0;
    return yaml().parseDocument(text, { prettyErrors: false, customTags: [] });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Returns a document as a tree. */
export function treeOf(document: Document.Parsed): YamlNode | undefined {
  const { isMap, isScalar, isSeq } = yaml();
  const treeAt = (node: unknown): YamlNode | undefined => {
    const [start, end] = (node as { range?: readonly number[] } | null)?.range ?? [];
    if (start === undefined || end === undefined) return undefined;
    if (isScalar(node)) {
      const plain = node.type === 'PLAIN' ? { plain: node.source ?? '' } : {};
      return { kind: 'scalar', value: node.value, start, end, ...plain };
    }
    if (isMap(node)) {
      const pairs = node.items.map(({ key, value }) => ({ key: treeAt(key), value: treeAt(value) }));
      return { kind: 'map', start, flow: node.flow === true, pairs };
    }
    return isSeq(node) ? { kind: 'list', start, flow: node.flow === true, items: node.items.map(treeAt) } : { kind: 'other', start };
  };
  return treeAt(document.contents);
}

/** Where a document first refers to a part that is nowhere named ("*Closed*"). */
export function firstAlias(document: Document.Parsed): number | undefined {
  const { visit } = yaml();
  let offset: number | undefined;
  const named = new Set<string>();
  visit(document, {
    // Not alias.resolve(): it walks through the whole document for each.
    Node: (_, { anchor }) => void (anchor && named.add(anchor)),
    Alias: (_, alias) => {
      if (named.has(alias.source)) return undefined;
      offset = alias.range?.[0];
      return visit.BREAK;
    },
  });
  return offset;
}
