import { InvalidArgumentError } from 'commander';
import { REVIEW_KINDS, type ReviewKind } from '../model/content.js';
import { FORMAT_NAMES, type Format } from '../model/formats.js';
import { PAPER_NAMES, type Paper } from '../model/paper.js';
import { didYouMean } from '../model/suggest.js';

/** Adds the comma-separated names in `value` to those of earlier uses of the option. Throws when there is none. */
export function readNames(value: string, earlier: readonly string[] = []): string[] {
  const names = value.split(',').map((name) => name.trim());
  if (names.some((name) => name === '')) throw new InvalidArgumentError('A name is missing. Write names with commas between them.');
  return [...new Set([...earlier, ...names])];
}

/** As `readNames`, for formats. Throws for a name that is none, with the allowed ones. */
export const readFormats = (value: string, earlier?: readonly Format[]): Format[] => readAllowed('format', FORMAT_NAMES, value, earlier);

/** As `readNames`, for paper sizes. */
export const readPapers = (value: string, earlier?: readonly Paper[]): Paper[] => readAllowed('paper', PAPER_NAMES, value, earlier);

/** Reads `--jobs`: a whole number from 1 to 64. */
export function readJobs(value: string): number {
  const jobs = /^\d+$/.test(value) ? Number(value) : 0;
  if (jobs < 1 || jobs > 64) throw new InvalidArgumentError('Write a whole number from 1 to 64.');
  return jobs;
}

/** Reads `--shard`: the number of a share and that of all, such as 3/8. */
export function readShard(value: string): { index: number; count: number } {
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? []).map(Number);
  if (index < 1 || index > count) throw new InvalidArgumentError('Write the number of the share and that of all, such as 3/8.');
  return { index, count };
}

/** Reads `--port`: a whole number from 1 to 65535. */
export function readPort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (port < 1 || port > 65535) throw new InvalidArgumentError('Write a whole number from 1 to 65535.');
  return port;
}

/** Reads `--max-warnings`: a whole number from 0. */
export function readCount(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('Write a whole number from 0.');
  return Number(value);
}

/** Reads `--as-of` and other days: a day of the calendar as YYYY-MM-DD. */
export function readDay(value: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  // JavaScript reads 2026-02-30 as a day in March: a day that does not come back the same is none.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) {
    throw new InvalidArgumentError('Write a day of the calendar as YYYY-MM-DD, for example 2026-11-23.');
  }
  return value;
}

/** Reads `--kind` of an approval. Throws for another one, with the allowed ones. */
export function readKind(value: string): ReviewKind {
  const kind = REVIEW_KINDS.find((one) => one === value);
  if (kind === undefined) throw new InvalidArgumentError(unknownName('kind', value, REVIEW_KINDS));
  return kind;
}

/** Returns `"x" is not a format. Did you mean "y"? Choose from: ...`, with how the project calls what was asked for. */
export function unknownName(kind: string, name: string, allowed: readonly string[]): string {
  const choice = allowed.length > 0 ? `Choose from: ${allowed.join(', ')}.` : `There is no ${kind} in this project.`;
  return [`"${name}" is not a ${kind}.`, didYouMean(name, allowed), choice].filter(Boolean).join(' ');
}

function readAllowed<Name extends string>(kind: string, allowed: readonly Name[], value: string, earlier: readonly Name[] = []): Name[] {
  const names = readNames(value, earlier);
  const bad = names.find((name) => !(allowed as readonly string[]).includes(name));
  if (bad !== undefined) throw new InvalidArgumentError(unknownName(kind, bad, allowed));
  return names as Name[];
}
