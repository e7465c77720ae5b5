import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import type { Part } from '../../model/translation.js';
import { codesIn, writeParts } from './codes.js';
import { type Filled, fillPair } from './fill-pair.js';
import { isConfirmed, judgeWords } from './judge-words.js';
import { type Expected, type Match, matchUnits } from './match-units.js';
import { type FilePair, readAgain, type Unit } from './read-pair.js';
import type { XliffFile, XliffUnit } from './read-xliff.js';
import { changedSource, lineOfWords, type Sources, withSources } from './sources.js';

export interface ImportWish extends Expected {
  readonly force: boolean;
  /** What stands in the XLIFF file. */
  readonly files: readonly XliffFile[];
  readonly sources: Sources;
}

export interface Imported {
  /** The files that changed, each as it is to be. */
  readonly files: readonly { readonly pair: FilePair; readonly text: string; readonly count: number }[];
  readonly sources: Sources;
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns what an XLIFF file makes of the words of a project. Where anything is wrong, nothing is to be written. */
export function importWords(pairs: readonly FilePair[], wish: ImportWish): Imported {
  const diagnostics: Diagnostic[] = [];
  const matches = matchUnits(wish.files, pairs, wish, diagnostics);
  const filled = new Map<FilePair, Map<Unit, readonly Part[]>>();
  const confirmed = new Map<FilePair, Unit[]>();
  const proposed: XliffUnit[] = [];
  const add = <T>(all: Map<FilePair, T>, pair: FilePair, none: T): T => {
    const known = all.get(pair) ?? none;
    all.set(pair, known);
    return known;
  };
  for (const match of matches) {
    const { pair, unit, segment } = match;
    const judged = judgeWords(match, wish, diagnostics);
    if (judged.what === 'proposed') proposed.push(segment);
    if (judged.what === 'write') add(filled, pair, new Map()).set(unit, judged.words);
    const isStale = changedSource(wish.sources, pair.file.to, unit, pair.units) !== undefined;
    if (judged.what === 'same' && isStale && isConfirmed(segment)) add(confirmed, pair, []).push(unit);
  }
  diagnostics.push(...notConfirmed(proposed));
  const files = [...filled].flatMap(([pair, words]) => {
    const text = fillPair(pair, words, wish);
    const wrong = notPutIn(pair, words, text, { ...wish, matches });
    diagnostics.push(...wrong);
    return wrong.length > 0 ? [] : [{ pair, text, count: words.size }];
  });
  return { files, diagnostics, sources: sourcesAfter(wish, files, confirmed, filled) };
}

/** Told once for all of them. */
function notConfirmed([first, ...rest]: readonly XliffUnit[]): Diagnostic[] {
  if (!first) return [];
  const all = rest.length === 0 ? `"${first.id}" has` : `"${first.id}" and ${rest.length} more have`;
  const message = `${all} the proposal of a machine or a memory (state-qualifier), and nobody has confirmed it: it is not taken.`;
  const hint = 'Have the translator read and confirm it: the segment then says state="translated".';
  return [warning({ code: 'proposal-left', message, at: first.targetAt, hint })];
}

/** What was written is read back: each text that was filled says what it should, and all others what they said. */
function notPutIn(pair: FilePair, filled: Filled, text: string, wish: ImportWish & { readonly matches: readonly Match[] }): Diagnostic[] {
  const again = new Map(readAgain(pair, text, wish).units.map((unit) => [unit.id, unit]));
  return pair.units.flatMap((unit) => {
    const words = filled.get(unit) ?? unit.target;
    const now = again.get(unit.id)?.target;
    // Words that the translator typed may look like a code.
    const isSaid = now && said(now, unit) === said(words ?? [], unit) && codesIn(now).length === codesIn(words ?? []).length;
    if (words === undefined || isSaid) return [];
    const { segment } = wish.matches.find((match) => match.unit === unit) ?? {};
    const message = `The words of "${unit.id}" cannot be put into ${pair.file.to} so that they read as they should: "${writeParts(words, unit.syntax)}".`;
    const at = segment?.targetAt ?? { file: pair.file.to, line: 1, column: 1 };
    return [error({ code: 'words-not-put-in', message, at, hint: 'Write them there by hand, and take the segment out of the file.' })];
  });
}

const said = (words: readonly Part[], { syntax }: Unit): string => lineOfWords(words, syntax).replaceAll('\\', '');

function sourcesAfter(
  { sources, ...wish }: ImportWish,
  files: Imported['files'],
  confirmed: ReadonlyMap<FilePair, readonly Unit[]>,
  filled: ReadonlyMap<FilePair, Filled>,
): Sources {
  let all = sources;
  for (const { pair, text } of files) {
    const { units } = readAgain(pair, text, wish);
    const ids = new Set([...(filled.get(pair)?.keys() ?? []), ...(confirmed.get(pair) ?? [])].map(({ id }) => id));
    all = withSources(
      all,
      pair.file.to,
      units.filter(({ id }) => ids.has(id)),
      units,
    );
  }
  const rest = [...confirmed].filter(([pair]) => !files.some((one) => one.pair === pair));
  for (const [pair, units] of rest) all = withSources(all, pair.file.to, units, pair.units);
  return all;
}
