import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Coverage } from '../model/job.js';
import { hashBytes } from './hash.js';

/** What is met where, as artifacts have it: each list of lines once, each line once, each statement once. */
export interface SharedCoverage {
  readonly statements: readonly Pick<Coverage, 'id' | 'text'>[];
  /** `of` is the number of the statement. */
  readonly coverage: readonly { readonly of: number; readonly where: string }[];
  /** What artifacts have: numbers of lines. */
  readonly lists: readonly (readonly number[])[];
}

/** What stands for a SharedCoverage: its lists, each line of them as artifacts have it. */
export type CoverageLists = readonly (readonly Coverage[])[];

/** Name of a file that holds a SharedCoverage, beside the folders of brands: by its hash, so brands that meet the same share it. */
const NAME = /^coverage-[0-9a-f]{32}\.json$/;
export const isCoverageFile = (name: string): boolean => NAME.test(name);
const nameOf = (bytes: string | Buffer): string => `coverage-${hashBytes(bytes).slice(0, 32)}.json`;

/** Returns what the artifacts meet, each thing once, and what number each artifact's list has in it. */
export function shareCoverage(all: readonly (readonly Coverage[])[]): { shared: SharedCoverage; numbers: readonly number[] } {
  const [statements, lines, lists] = [numbered(), numbered(), numbered()];
  const lineOf = ({ id, text, where }: Coverage): number =>
    lines.of(JSON.stringify({ of: statements.of(JSON.stringify({ id, text })), where }));
  const numbers = all.map((coverage) => lists.of(JSON.stringify(coverage.map(lineOf))));
  const parsed = (texts: readonly string[]) => texts.map((text) => JSON.parse(text));
  return { shared: { statements: parsed(statements.all), coverage: parsed(lines.all), lists: parsed(lists.all) }, numbers };
}

/** Returns the file for it, a thing a line. */
export function coverageFile(shared: SharedCoverage): { readonly path: string; readonly bytes: string } {
  const list = (all: readonly unknown[]): string => `[${all.map((one) => `\n  ${JSON.stringify(one)}`).join(',')}\n ]`;
  const bytes = `{\n${Object.entries(shared)
    .map(([name, all]) => ` "${name}": ${list(all)}`)
    .join(',\n')}\n}\n`;
  return { path: nameOf(bytes), bytes };
}

/** Reads such a file from the folder of an output. Returns undefined where it is not there as it was written. */
export function readCoverageFile(out: string, name: string): CoverageLists | undefined {
  try {
    const bytes = readFileSync(join(out, name));
    return isCoverageFile(name) && nameOf(bytes) === name ? listsIn(JSON.parse(bytes.toString())) : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the lists that a SharedCoverage stands for; undefined where it is none. */
export function listsIn(value: unknown): CoverageLists | undefined {
  const { statements, coverage, lists } = (value ?? {}) as Partial<Record<keyof SharedCoverage, unknown>>;
  if (![statements, coverage, lists].every(Array.isArray)) return undefined;
  const lines = (coverage as SharedCoverage['coverage']).map((line): unknown => {
    const statement = (statements as SharedCoverage['statements'])[line?.of];
    return statement && { ...statement, where: line.where };
  });
  const full = (lists as unknown[]).map((numbers) => (Array.isArray(numbers) ? numbers.map((one) => lines[one]) : []));
  return full.flat().every(isCoverage) ? (full as CoverageLists) : undefined;
}

export const isCoverage = (one: unknown): one is Coverage =>
  typeof one === 'object' &&
  one !== null &&
  ['id', 'text', 'where'].every((key) => typeof (one as Record<string, unknown>)[key] === 'string');

/** Texts, each once, and their numbers in that list. */
function numbered() {
  const [all, numbers]: [string[], Map<string, number>] = [[], new Map()];
  const of = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, all.length);
    return all.push(text) - 1;
  };
  return { all, of };
}
