import type { Library, PhoneLine } from '../model/content.js';
import { type SavedWords, WORD_KINDS, type WordKind, type WordsOf } from '../model/review-words.js';
import { oneLine } from '../model/tree.js';
import type { HashText } from './word-reader.js';

const FORM = 'Teachback words, form 1. Kept by "teachback approve": a file that is changed is no approval any more.';
const BOX = / box$/;

/**
 * Returns the text of a snapshot: a line a sentence, each with an id that is its own as long as its words and its place are. How the
 * words are wrapped in their file, and what stands before and after them, changes no other line.
 */
export function snapshotText({ module, locale, regions }: WordsOf, words: readonly SavedWords[], hash: HashText): string {
  const lines = [FORM, `module: ${module}`, `locale: ${locale}`, `regions: ${[...regions].sort().join(' ')}`];
  const seen = new Map<string, number>();
  let place = '';
  for (const one of words) {
    if (one.place !== place) lines.push('', `[${oneLine(one.place)}]`);
    place = one.place;
    const line = lineOf(one);
    const count = (seen.get(place + line) ?? 0) + 1;
    seen.set(place + line, count);
    lines.push(`${hash(JSON.stringify([place, line, count])).slice(0, 8)} ${line}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Returns the name of a snapshot's file in `decks/reviews/`: it ends with the first digits of the hash of its text. */
export const snapshotName = ({ module, locale }: Pick<WordsOf, 'module' | 'locale'>, text: string, hash: HashText): string =>
  `${module}.${locale}.${hash(text).slice(0, DIGITS)}.txt`;

const DIGITS = 12;

/** What a snapshot holds, or why it cannot be used. */
export type SnapshotRead = { readonly words: readonly SavedWords[]; readonly of: WordsOf } | { readonly wrong: string };

/** Reads a snapshot back from the text of its file, if there is any. One that is missing, changed or not whole holds nothing. */
export function readSnapshot(name: string, text: Library['snapshots'][string] | undefined, hash: HashText): SnapshotRead {
  if (text === undefined) return { wrong: 'is not there' };
  if (typeof text !== 'string') return text;
  const digits = new RegExp(`\\.([0-9a-f]{${DIGITS}})\\.txt$`).exec(name)?.[1];
  if (digits === undefined || !hash(text).startsWith(digits)) return { wrong: 'is not as it was written: it has been changed' };
  const [form, module, locale, regions, ...lines] = text.trimEnd().split('\n');
  const words = form === FORM ? savedWords(lines) : undefined;
  const of = { module: afterKey(module, 'module'), locale: afterKey(locale, 'locale'), regions: afterKey(regions, 'regions').split(' ') };
  return words ? { words, of } : { wrong: 'cannot be read' };
}

const afterKey = (line: string | undefined, key: string): string => (line?.startsWith(`${key}: `) ? line.slice(key.length + 2) : '');

function savedWords(lines: readonly string[]): SavedWords[] | undefined {
  const words: SavedWords[] = [];
  let place = '';
  for (const line of lines.filter((one) => one !== '')) {
    const head = /^\[(.+)\]$/.exec(line)?.[1];
    if (head !== undefined) {
      place = head;
      continue;
    }
    const one = savedLine(place, line);
    if (!one) return undefined;
    words.push(one);
  }
  return words;
}

/** Returns all that is approved of some words but their place, in one line. */
export function lineOf({ kind, box, inside, instruction, limits, regions, claims, words }: SavedWords): string {
  const about = [
    kind,
    ...(box === undefined ? [] : [`${box} box`]),
    ...inside.map((frame) => `in ${frame}`),
    ...(instruction ? ['instruction'] : []),
    ...limits.map((limit) => `only ${limit}`),
    ...(regions.length === 0 ? [] : [`regions ${regions.join(' ')}`]),
    ...(claims.length === 0 ? [] : [`rests on ${claims.join(' ')}`]),
  ];
  return `${about.map((one) => oneLine(one.replace(/[|;]/g, ' '))).join('; ')} | ${words}`;
}

const isKind = (name: string): name is WordKind => Object.hasOwn(WORD_KINDS, name);

function savedLine(place: string, line: string): SavedWords | undefined {
  const [, about = '', words = ''] = /^[0-9a-f]{8} ([^|]+) \| (.+)$/.exec(line) ?? [];
  const [kind = '', ...more] = about.split('; ');
  if (!isKind(kind)) return undefined;
  const after = (start: string): string[] => more.flatMap((one) => (one.startsWith(start) ? [one.slice(start.length)] : []));
  const box = more.find((one) => BOX.test(one))?.replace(BOX, '') as PhoneLine | undefined;
  return {
    ...{ place, kind, words, inside: after('in '), limits: after('only ') },
    ...(box && { box }),
    instruction: more.includes('instruction'),
    regions: after('regions ').flatMap((one) => one.split(' ')),
    claims: after('rests on ').flatMap((one) => one.split(' ')),
  };
}

/** True for a place that several modules show: a claim, an explained word, a region's lines. */
export const isShared = (place: string): boolean => /^(?:claim|term|region) /.test(place);

/** True for words that are read in one of the regions for which they are kept. */
export const isRead = ({ regions }: SavedWords, region: string): boolean => regions.length === 0 || regions.includes(region);

/** Returns the words of a snapshot that are shown in one of its regions, as they are read there. */
export const inRegion = (words: readonly SavedWords[], region: string): SavedWords[] =>
  words.flatMap((one) => (isRead(one, region) ? [{ ...one, regions: [] }] : []));
