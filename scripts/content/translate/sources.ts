import { createHash } from 'node:crypto';
import { rememberOf } from '../../model/remember.js';
import type { Part, Syntax } from '../../model/translation.js';
import { oneLine } from '../../model/tree.js';

import { writeParts } from './codes.js';
import type { Unit } from './read-pair.js';

const FORM =
  'Teachback sources, form 1. What each text was translated from: kept by "teachback translate import" and "teachback approve --kind translation".';

/** The words from which texts were translated: by file, and there by what the translation says. Several where one translation serves two texts. */
export type Sources = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** Returns words as they are written in a file, on one line. */
export const lineOfWords = (words: readonly Part[], syntax: Syntax): string => oneLine(writeParts(words, syntax));

/** Returns the first digits of the hash of some words: another text has others. */
export const printOf = ({ syntax }: Pick<Unit, 'syntax'>, words: readonly Part[]): string =>
  createHash('sha256').update(lineOfWords(words, syntax)).digest('hex').slice(0, 8);

/** Reads `decks/translations/<locale>.txt`; a file that is none of ours holds nothing. */
export function readSources(text: string): Sources {
  const sources = new Map<string, Map<string, string[]>>();
  const [form, ...lines] = text.split('\n');
  if (form?.trim() !== FORM) return sources;
  let file = '';
  for (const line of lines) {
    file = /^\[(.+)\]$/.exec(line)?.[1] ?? file;
    const [, print = '', words = ''] = /^([0-9a-f]{8}) (.+)$/.exec(line) ?? [];
    if (print === '') continue;
    const inFile = sources.get(file) ?? new Map<string, string[]>();
    sources.set(file, inFile.set(print, [...(inFile.get(print) ?? []), words]));
  }
  return sources;
}

/** Returns the text of that file. */
export function writeSources(sources: Sources): string {
  const parts = [...sources]
    .filter(([, inFile]) => inFile.size > 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([file, inFile]) => `\n[${file}]\n${[...inFile].flatMap(([print, all]) => all.map((words) => `${print} ${words}\n`)).join('')}`);
  return `${FORM}\n${parts.join('')}`;
}

/** Returns the sources with what some units were just translated from; what no unit of their file says any more goes. */
export function withSources(sources: Sources, file: string, done: readonly Unit[], all: readonly Unit[]): Sources {
  const known = new Map([...(sources.get(file) ?? [])]);
  const fresh = new Set(done.flatMap((unit) => (unit.target ? [printOf(unit, unit.target)] : [])));
  for (const print of fresh) known.delete(print);
  // The same translation may serve another text, which still holds.
  const others = all.filter(
    (unit) => !done.includes(unit) && isKept(sources, file, unit, all) && changedSource(sources, file, unit, all) === undefined,
  );
  for (const unit of [...done, ...others]) {
    if (!unit.target) continue;
    const print = printOf(unit, unit.target);
    if (fresh.has(print)) known.set(print, [...(known.get(print) ?? []), lineOfWords(unit.source, unit.syntax)]);
  }
  const said = sourcesNow(all);
  return new Map([...sources, [file, new Map([...known].filter(([print]) => said.has(print)))]]);
}

/** What the texts of a file are to be translated from now, by what their translations say. */
const sourcesNow = rememberOf((units: readonly Unit[]): ReadonlyMap<string, readonly string[]> => {
  const now = new Map<string, string[]>();
  for (const { source, target, syntax } of units) {
    if (!target) continue;
    const print = printOf({ syntax }, target);
    const texts = now.get(print) ?? [];
    now.set(print, texts);
    texts.push(lineOfWords(source, syntax));
  }
  return now;
});

/** One translation may serve several texts: each of them counts, also where they are alike. */
const timesIn = (all: readonly string[], words: string): number => all.filter((one) => one === words).length;

/** True where it is kept from which words a text was translated, and every other one that has the same translation. `all`: the units of its file. */
export function isKept(sources: Sources, file: string, { source, target, syntax }: Unit, all: readonly Unit[]): boolean {
  if (!target) return false;
  const print = printOf({ syntax }, target);
  const words = lineOfWords(source, syntax);
  return timesIn(sources.get(file)?.get(print) ?? [], words) >= timesIn(sourcesNow(all).get(print) ?? [], words);
}

/**
 * Returns the words from which a text was translated, where those have changed since; undefined where they have not, or nobody knows:
 * who puts the same translation to another text has changed nothing. `all`: the units of its file.
 */
export function changedSource(sources: Sources, file: string, { source, target, syntax }: Unit, all: readonly Unit[]): string | undefined {
  const print = target && printOf({ syntax }, target);
  const known = print === undefined ? undefined : sources.get(file)?.get(print);
  if (print === undefined || !known || known.includes(lineOfWords(source, syntax))) return undefined;
  const now = sourcesNow(all).get(print) ?? [];
  return known.find((one) => timesIn(known, one) > timesIn(now, one));
}
