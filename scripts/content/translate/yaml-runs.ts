import { type Document, isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar } from 'yaml';
import type { Syntax } from '../../model/translation.js';
import { idOf, localeMaps } from './locale-maps.js';
import type { WordFile } from './word-files.js';

/** A text in a YAML file: where it stands, and by which keys it is reached. */
export interface YamlRun {
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly syntax: Syntax;
  /** True where it stands without quotation marks. */
  readonly isBare: boolean;
  /** Requirements of the entry in which it stands. */
  readonly takes: readonly string[];
}

type Kind = WordFile['kind'] | 'front';

/** Keys whose texts are no words: ids, and what the check alone reads. */
const NO_WORDS: Readonly<Record<Kind, readonly string[]>> = {
  claims: [],
  glossary: ['regions', 'name'],
  safety: [],
  wording: [],
  fixed: ['quotes'],
  front: ['takes', 'claims'],
  module: [],
  shared: [],
};

/** Keys whose texts are read as Markdown. */
const MARKDOWN: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  claims: ['says', 'cell'],
  safety: ['says', 'short', 'brief', 'helper'],
};

/** Returns the texts of a file of one locale that readers see; `base` is where the YAML begins in its file. */
export function yamlRuns(document: Document, kind: Kind, base = 0): YamlRun[] {
  const runs: YamlRun[] = [];
  const walk = (node: unknown, path: readonly string[], takes: readonly string[]): void => {
    const key = path.findLast((step) => !/^\d+$/.test(step)) ?? '';
    if (isScalar(node)) {
      const run = runOf(node, { path, takes, base, syntax: MARKDOWN[kind]?.includes(key) ? 'markdown' : 'plain' });
      if (run) runs.push(run);
    }
    if (isSeq(node)) for (const [index, item] of node.items.entries()) walk(item, [...path, idOf(item) ?? String(index)], takes);
    if (!isMap(node)) return;
    const own = node.get('takes');
    const all = isSeq(own) ? own.items.map(String) : takes;
    for (const { key: name, value } of node.items) {
      const step = String(isScalar(name) ? name.value : name);
      if (!NO_WORDS[kind].includes(step)) walk(value, [...path, step], all);
    }
  };
  walk(document.contents, [], []);
  return runs;
}

type Known = Pick<YamlRun, 'path' | 'takes' | 'syntax'> & { readonly base: number };

function runOf(node: Scalar, { base, ...known }: Known): YamlRun | undefined {
  if (typeof node.value !== 'string' || !/\p{L}/u.test(node.value) || !node.range) return undefined;
  return { ...known, start: base + node.range[0], end: base + node.range[1], value: node.value, isBare: node.type === 'PLAIN' };
}

/** A place for words of each locale in one file: the words of the first one, and those of the other one as far as they are there. */
export interface SharedRuns {
  readonly path: readonly string[];
  readonly first: Pair;
  readonly isFlow: boolean;
  readonly own: readonly YamlRun[];
  readonly other: readonly YamlRun[] | undefined;
}

/** Returns the places of a file that has words for each locale at once. */
export function sharedRuns(document: Document, first: string, locale: string): SharedRuns[] {
  return localeMaps(document, first).map(({ map, first: pair, path }) => {
    const other = map.items.find(({ key }) => isScalar(key) && key.value === locale);
    const texts = (one: Pair): YamlRun[] => textsIn(one, path);
    return { path, first: pair, isFlow: map.flow === true, own: texts(pair), other: other && texts(other) };
  });
}

/** One text, or a list of them. */
function textsIn({ value }: Pair, path: readonly string[]): YamlRun[] {
  const items = isSeq(value) ? value.items.map((item, index) => ({ item, path: [...path, String(index)] })) : [{ item: value, path }];
  return items.flatMap(({ item, path: own }) =>
    isScalar(item) ? (runOf(item, { path: own, takes: [], base: 0, syntax: 'plain' }) ?? []) : [],
  );
}

/** Returns a text as a YAML value: without quotation marks where that was so and reads as the same, else in double ones. */
export function yamlText(text: string, isBare: boolean): string {
  if (!isBare || text.includes('\n')) return JSON.stringify(text);
  const read = parseDocument(`{ k: ${text}, l: 1 }`);
  const same = read.errors.length === 0 && JSON.stringify(read.toJS()) === JSON.stringify({ k: text, l: 1 });
  return same ? text : JSON.stringify(text);
}

/** Returns the pairs on the way of a path of keys, outermost first, as far as they are there. */
export function pairsOn(document: Document, path: readonly string[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let node: unknown = document.contents;
  for (const step of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (!pair) return pairs;
      pairs.push(pair);
      node = pair.value;
    } else if (isSeq(node)) node = node.items.find((item, index) => (idOf(item) ?? String(index)) === step);
    else return pairs;
  }
  return pairs;
}
