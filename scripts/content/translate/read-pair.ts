import { isMap, isSeq, parseDocument } from 'yaml';
import { groupedBy } from '../../model/grouped-by.js';
import { TO_TRANSLATE } from '../../model/to-translate.js';
import type { Part, Syntax } from '../../model/translation.js';
import { FRONT } from '../front-matter.js';
import { readParts } from './codes.js';
import { markdownRuns, type Run } from './markdown-runs.js';
import type { WordFile } from './word-files.js';
import { sharedRuns, type YamlRun, yamlRuns } from './yaml-runs.js';

/** Where some words stand in a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** One place for words: those of the first locale, and those of the other one as far as they are there. */
export interface Unit {
  /** Its own in its file as long as nothing is put in before it. */
  readonly id: string;
  /** The part of the file, and what it is there: "slide window", "p". */
  readonly place: string;
  readonly shape: string;
  readonly syntax: Syntax;
  readonly source: readonly Part[];
  readonly target?: readonly Part[];
  readonly from: Range;
  readonly to?: Range;
  /** Of a text in YAML: the keys that lead to it, and whether it stands without quotation marks. */
  readonly yaml?: { readonly path: readonly string[]; readonly isBare: boolean };
  readonly takes: readonly string[];
}

/** A part of a file that has other words than the first locale's: what is written there cannot be told apart. */
export interface Unlike {
  readonly place: string;
  readonly from: Range;
  readonly to: Range;
  /** How many texts the two have. */
  readonly counts: readonly [first: number, other: number];
}

/** A file's words in two locales. */
export interface FilePair {
  readonly file: WordFile;
  readonly units: readonly Unit[];
  readonly unlike: readonly Unlike[];
  readonly source: string;
  /** Undefined where the file of the other locale is not there yet. */
  readonly target: string | undefined;
}

interface Texts {
  readonly source: string;
  readonly target: string | undefined;
}

/** Returns the words of a file in two locales, side by side. Wording lists are rules of a language: nobody translates them word by word. */
export function readPair(file: WordFile, texts: Texts, { first, locale }: { readonly first: string; readonly locale: string }): FilePair {
  const found =
    file.kind === 'shared'
      ? sharedUnits(texts.source, first, locale)
      : file.kind === 'module'
        ? moduleUnits(texts)
        : file.kind === 'wording'
          ? { units: [], unlike: [] }
          : yamlUnits(file.kind, texts);
  return { file, ...texts, ...found };
}

/** Returns the words of a file with another text of the other locale in its place. */
export function readAgain(
  { file, source }: FilePair,
  target: string,
  locales: { readonly first: string; readonly locale: string },
): FilePair {
  return readPair(file, { source: file.kind === 'shared' ? target : source, target }, locales);
}

type Found = Pick<FilePair, 'units' | 'unlike'>;

/** Words that wait for their translation are none yet. */
const partsOf = (value: string, syntax: Syntax): readonly Part[] | undefined =>
  value.startsWith(TO_TRANSLATE) ? undefined : readParts(value, syntax);

function yamlUnit(own: YamlRun, other: YamlRun | undefined): Unit {
  const { path, start, end, value, syntax, takes } = own;
  const target = other && partsOf(other.value, syntax);
  return {
    ...{ id: path.join('.'), place: path[0] ?? '', shape: path.slice(1).join('.'), syntax, takes, from: { start, end } },
    source: readParts(value, syntax),
    ...(target && { target }),
    ...(other && { to: { start: other.start, end: other.end } }),
    yaml: { path, isBare: (other ?? own).isBare },
  };
}

function sharedUnits(text: string, first: string, locale: string): Found {
  const all = sharedRuns(parseDocument(text), first, locale);
  const isLike = ({ own, other }: (typeof all)[number]): boolean => !other || other.length === own.length;
  return {
    units: all.filter(isLike).flatMap(({ own, other }) => own.map((run, index) => yamlUnit(run, other?.[index]))),
    unlike: all.filter((one) => !isLike(one)).map(({ path, own, other = [] }) => unlikeOf(path.join('.'), own, other)),
  };
}

const rangeOf = (runs: readonly Range[]): Range => ({ start: runs[0]?.start ?? 0, end: runs.at(-1)?.end ?? 0 });

const unlikeOf = (place: string, own: readonly Range[], other: readonly Range[]): Unlike => ({
  ...{ place, from: rangeOf(own), to: rangeOf(other), counts: [own.length, other.length] },
});

function yamlUnits(kind: 'claims' | 'glossary' | 'safety' | 'fixed' | 'front', { source, target }: Texts, base = 0): Found {
  const [document, twin] = [parseDocument(source), parseDocument(target ?? '')];
  const own = yamlRuns(document, kind, base);
  const others = target === undefined ? [] : yamlRuns(twin, kind, base);
  // A list of entries without ids goes by its order: it must be the same list.
  if (target !== undefined && isSeq(document.contents) && signature(document.contents) !== signature(twin.contents))
    return { units: [], unlike: [unlikeOf(kind, own, others)] };
  const listOf = ({ path }: YamlRun): string => (/^\d+$/.test(path.at(-1) ?? '') ? path.slice(0, -1).join('.') : '');
  const [lists, twins] = [groupedBy(own, listOf), groupedBy(others, listOf)];
  const unlike = [...lists].filter(([list, runs]) => list !== '' && (twins.get(list)?.length ?? runs.length) !== runs.length);
  const left = new Set(unlike.map(([list]) => list));
  const byPath = new Map(others.map((run) => [run.path.join('.'), run]));
  return {
    units: own.filter((run) => !left.has(listOf(run))).map((run) => yamlUnit(run, byPath.get(run.path.join('.')))),
    unlike: unlike.map(([list, runs]) => unlikeOf(list, runs, twins.get(list) ?? [])),
  };
}

const signature = (node: unknown): string =>
  isSeq(node)
    ? JSON.stringify(node.items.map((item) => (isMap(item) ? [item.get('name') ?? false, item.toJSON().regions ?? []] : [])))
    : '';

function moduleUnits({ source, target }: Texts): Found {
  const [front, twinFront] = [source, target].map((text) => FRONT.exec(text ?? '')?.[0] ?? '');
  const yamlOf = (text: string | undefined): string => FRONT.exec(text ?? '')?.[1] ?? '';
  const head = yamlUnits('front', { source: yamlOf(source), target: target === undefined ? undefined : yamlOf(target) }, '---\n'.length);
  const own = markdownRuns(source, front?.length ?? 0);
  const other = target === undefined ? undefined : markdownRuns(target, twinFront?.length ?? 0);
  const groups = [...groupedBy(own.runs, ({ passage }) => passage)];
  const twins = groupedBy(other?.runs ?? [], ({ passage }) => passage);
  const known = new Set(other?.passages.map(({ name }) => name));
  const isLike = ([name, runs]: (typeof groups)[number]): boolean => {
    const these = twins.get(name) ?? [];
    return !known.has(name) || (shapes(runs) === shapes(these) && !isOtherOrder(marksOf(runs, source), marksOf(these, target ?? '')));
  };
  const body = groups.filter(isLike).flatMap(([name, runs]) => {
    const these = twins.get(name);
    return runs.map((run, index) => bodyUnit(run, index, { text: source, twin: target ?? '', other: these?.[index] }));
  });
  const unlike = groups.filter((one) => !isLike(one)).map(([name, runs]) => unlikeOf(name, runs, twins.get(name) ?? []));
  return { units: [...head.units.map(asHead), ...body], unlike: [...head.unlike, ...unlike] };
}

const asHead = (unit: Unit): Unit => ({ ...unit, id: `head.${unit.id}`, place: 'head', shape: unit.id });

const marksOf = (runs: readonly Run[], text: string): string[] =>
  runs.map(({ start, end }) => (text.slice(start, end).match(/\[\^[^\]\s]+\]/g) ?? []).join(''));

/** True for the same marks, not on the same texts: what says the same stands elsewhere there. */
const isOtherOrder = (one: readonly string[], other: readonly string[]): boolean =>
  one.join() !== other.join() && [...one].sort().join() === [...other].sort().join();

const shapes = (runs: readonly Run[]): string => runs.map(({ shape }) => shape).join(' ');

interface Beside {
  readonly text: string;
  readonly twin: string;
  readonly other: Run | undefined;
}

function bodyUnit({ passage, shape, start, end, takes }: Run, index: number, { text, twin, other }: Beside): Unit {
  const id = `${passage.replaceAll(' ', '-')}.${index + 1}`;
  const own = { id, place: passage, shape, syntax: 'markdown' as const, takes, from: { start, end } };
  const source = readParts(text.slice(start, end), 'markdown');
  if (!other) return { ...own, source };
  return { ...own, source, target: readParts(twin.slice(other.start, other.end), 'markdown'), to: { start: other.start, end: other.end } };
}
