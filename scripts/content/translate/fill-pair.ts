import { isMap, isScalar, isSeq, type Pair, parseDocument } from 'yaml';
import { TO_TRANSLATE } from '../../model/to-translate.js';
import type { Part } from '../../model/translation.js';
import { FRONT } from '../front-matter.js';
import { writeParts } from './codes.js';
import { addition } from './locale-maps.js';
import { markdownRuns } from './markdown-runs.js';
import type { FilePair, Unit } from './read-pair.js';
import { pairsOn, sharedRuns, yamlText } from './yaml-runs.js';

/** Words for a text. */
export type Filled = ReadonlyMap<Unit, readonly Part[]>;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Locales {
  readonly first: string;
  readonly locale: string;
}

/**
 * Returns the text of a file with new words in place; every other letter, comment and blank stays as it is. What is not there yet stands
 * where it stands in the first language, behind what comes before it there.
 */
export function fillPair(pair: FilePair, filled: Filled, locales: Locales): string {
  const { source, target, file } = pair;
  const written = (unit: Unit): string => writtenAs(unit, filled.get(unit));
  const inSource = (start: number, end: number): string =>
    edited(
      source.slice(start, end),
      pair.units.flatMap((unit) =>
        filled.has(unit) && unit.from.start >= start && unit.from.end <= end
          ? [{ start: unit.from.start - start, end: unit.from.end - start, text: written(unit) }]
          : [],
      ),
    );
  if (target === undefined || target.trim() === '') return inSource(0, source.length);
  const there = [...filled.keys()].flatMap((unit) => (unit.to ? [{ ...unit.to, text: written(unit) }] : []));
  const missing = [...filled.keys()].filter(({ to }) => !to);
  if (missing.length === 0) return edited(target, there);
  const look: Look = { pair, target, missing, inSource, written, locales };
  const added = file.kind === 'shared' ? inShared(look) : [...inYaml(look), ...(file.kind === 'module' ? inBody(look) : [])];
  return edited(target, [...there, ...added]);
}

interface Look {
  readonly pair: FilePair;
  readonly target: string;
  readonly missing: readonly Unit[];
  /** A stretch of the first language's text with the new words in it. */
  readonly inSource: (start: number, end: number) => string;
  readonly written: (unit: Unit) => string;
  readonly locales: Locales;
}

const edited = (text: string, edits: readonly Edit[]): string => {
  let at = 0;
  const parts: string[] = [];
  for (const { start, end, text: put } of [...edits].sort((one, other) => one.start - other.start)) {
    parts.push(text.slice(at, start), put);
    at = end;
  }
  return parts.join('') + text.slice(at);
};

/** A sign | would end a cell. */
function writtenAs({ yaml, syntax, shape }: Unit, words: readonly Part[] = []): string {
  const text = writeParts(words, syntax);
  if (yaml) return yamlText(text, yaml.isBare);
  return /(?:^|\/)t[dh]$/.test(shape) ? text.replace(/(?<!\\)\|/g, '\\|') : text;
}

/** `{ en: Visits }` becomes `{ en: Visits, es: Visitas }`. */
function inShared({ pair, target, missing, written, locales: { first, locale } }: Look): Edit[] {
  return sharedRuns(parseDocument(target), first, locale).flatMap(({ first: entry, isFlow, own, path }) => {
    const units = own.map((run) => pair.units.find(({ id }) => id === run.path.join('.')));
    if (!units.some((unit) => unit && missing.includes(unit))) return [];
    const values = own.map(({ value }, index) => {
      const unit = units[index];
      return unit && missing.includes(unit) ? written(unit) : JSON.stringify(`${TO_TRANSLATE}: ${value}`);
    });
    const isList = own.some((run) => run.path.length > path.length);
    const { at, text } = addition(target, { pair: entry, isFlow, entry: `${locale}: ${isList ? `[${values.join(', ')}]` : values[0]}` });
    return [{ start: at, end: at, text }];
  });
}

/** Entries and keys that a file of one locale lacks: each with all that stands in it in the first language. */
function inYaml({ pair, target, missing, inSource }: Look): Edit[] {
  const [own, other] = [yamlIn(pair.file.kind, pair.source), yamlIn(pair.file.kind, target)];
  const [document, twin] = [parseDocument(own.text), parseDocument(other.text)];
  const edits = new Map<Pair, Edit>();
  for (const { yaml } of missing) {
    if (!yaml) continue;
    const [all, there] = [pairsOn(document, yaml.path), pairsOn(twin, yaml.path)];
    const lacked = all[there.length];
    const parent = there.length === 0 ? document.contents : all[there.length - 1]?.value;
    const twinParent = there.length === 0 ? twin.contents : there.at(-1)?.value;
    if (!lacked || edits.has(lacked) || !isMap(parent) || !isMap(twinParent)) continue;
    const before = parent.items.slice(0, parent.items.indexOf(lacked)).reverse();
    const anchor = before.map((one) => twinParent.items.find((two) => keyOf(one) === keyOf(two))).find((one) => one) ?? twinParent.items[0];
    if (!anchor) continue;
    const [start, end] = rangeOf(lacked);
    const entry = inSource(own.base + start, own.base + end).trimEnd();
    const { at, text } = addition(other.text, { pair: anchor, isFlow: twinParent.flow === true, entry });
    const apart = !twinParent.flow && /\n[ \t]*\n[ \t]*$/.test(own.text.slice(0, start)) ? '\n' : '';
    edits.set(lacked, { start: other.base + at, end: other.base + at, text: apart + text });
  }
  return [...edits.values()];
}

function yamlIn(kind: FilePair['file']['kind'], text: string): { readonly text: string; readonly base: number } {
  return kind === 'module' ? { text: FRONT.exec(text)?.[1] ?? '', base: '---\n'.length } : { text, base: 0 };
}

const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');

function rangeOf({ key, value }: Pair): readonly [number, number] {
  const [start = 0] = (isScalar(key) ? key.range : undefined) ?? [];
  const [, end = start] = (isScalar(value) || isMap(value) || isSeq(value) ? value.range : undefined) ?? [];
  return [start, end];
}

/** Passages that a module lacks: each whole, behind the one that stands before it in the first language. */
function inBody({ pair, target, missing, inSource }: Look): Edit[] {
  const passagesOf = (text: string) => markdownRuns(text, FRONT.exec(text)?.[0].length ?? 0).passages;
  const [own, other] = [passagesOf(pair.source), passagesOf(target)];
  const lacking = new Set(missing.filter(({ yaml }) => !yaml).map(({ place }) => place));
  return own.flatMap(({ name, start, end }, index) => {
    if (!lacking.has(name) || other.some((one) => one.name === name)) return [];
    const before = own.slice(0, index).reverse();
    const anchor = before.map((one) => other.find((two) => one.name === two.name)).find((one) => one);
    const at = anchor?.end ?? other[0]?.start ?? target.length;
    const gap = target.slice(0, at).endsWith('\n\n') || at === 0 ? '' : target.slice(0, at).endsWith('\n') ? '\n' : '\n\n';
    return [{ start: at, end: at, text: `${gap}${inSource(start, end).trimEnd()}\n${at < target.length ? '\n' : ''}` }];
  });
}
