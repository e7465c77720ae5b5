import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cacheFolder } from '../machine/cache-folder.js';
import { runMeasured } from './run-measured.js';

/** What is built and measured. */
export interface BenchSet {
  readonly title: string;
  /** The file that lists, by name, all that decks become in the set; none for all that is made by default. */
  readonly list?: string;
}

export const SETS: readonly BenchSet[] = [
  // The same files at any time, so that figures can be compared.
  { title: 'The 21 files of version 0.1.0', list: 'scripts/maintain/bench-files.txt' },
  { title: 'The whole default build' },
];

export interface SetWish {
  /** The command line tool and this bench, compiled. */
  readonly cli: string;
  readonly self: string;
  /** The tool's own folder, which holds the decks, and a folder to work in. */
  readonly from: string;
  readonly work: string;
  readonly rounds: number;
}

export type Measure = 'cold' | 'again' | 'floor' | 'nothing' | 'node' | 'edit' | 'editFloor';

export interface SetTimes {
  /** Milliseconds, by round. */
  readonly times: Readonly<Record<Measure, readonly number[]>>;
  /** Seconds of processor time of a cold build, of the next one in a new folder, and of the floor, by round. */
  readonly cpu: Readonly<Record<'cold' | 'again' | 'floor', readonly number[]>>;
  /** Of a cold build, in MB. */
  readonly peak: { readonly node: number; readonly browser: number };
  readonly out: string;
  readonly count: { readonly files: number; readonly pdfs: number };
}

/** The module that is edited: slides and print of several decks show it. */
export const EDITED = 'decks/modules/driving/en.md';

/** Measures a set in interleaved rounds, whole processes. Throws where it does not make the files of its name. */
export async function measureSet({ list }: BenchSet, { cli, self, from, work, rounds }: SetWish): Promise<SetTimes> {
  const [project, out, kept] = ['project', 'out', 'kept'].map((name) => join(work, name)) as [string, string, string];
  for (const folder of [project, out, kept]) rmSync(folder, { recursive: true, force: true });
  cpSync(join(from, 'decks'), join(project, 'decks'), { recursive: true });
  const files = list === undefined ? undefined : readFileSync(join(from, list), 'utf8').trim().split('\n');
  const build = (folder: string, ...more: string[]) =>
    runMeasured([cli, 'build', ...wishFor(files), '--project', project, '--out', folder, '--json', ...more]);
  const made = madeBy((await build(kept, '--keep-html')).stdout).filter((path) =>
    /^(share|staff)\/[^/]+\.(html|md|pdf)$/.test(inVariant(path)),
  );
  seeIfSame(made, files);
  const html = filesIn(join(kept, 'kept-html'), '.html');
  const floorOf = (pages: readonly string[]) => runMeasured([self, 'floor', ...pages]);
  const times: Record<Measure, number[]> = { cold: [], again: [], floor: [], nothing: [], node: [], edit: [], editFloor: [] };
  const cpu: Record<'cold' | 'again' | 'floor', number[]> = { cold: [], again: [], floor: [] };
  const peak = { node: 0, browser: 0 };
  for (let round = 0; round < rounds; round++) {
    forget();
    for (const first of ['cold', 'again'] as const) {
      rmSync(out, { recursive: true, force: true });
      const run = await build(out);
      times[first].push(run.ms);
      cpu[first].push(run.cpu);
      if (first === 'again') continue;
      for (const who of ['node', 'browser'] as const) peak[who] = Math.max(peak[who], run.peak[who]);
    }
    const floor = await floorOf(html);
    times.floor.push(floor.ms);
    cpu.floor.push(floor.cpu);
    // Of some files alone it is not noted that they are all there.
    if (!files) times.nothing.push((await build(out)).ms);
    times.node.push((await runMeasured(['-e', ''])).ms);
    appendFileSync(join(project, EDITED), `- In your own words, what would you tell a friend? (${round})\n`);
    const edit = await build(out);
    times.edit.push(edit.ms);
    const touched = madeBy(edit.stdout);
    times.editFloor.push((await floorOf(html.filter((file) => touched.some((path) => file.endsWith(`${path}.html`))))).ms);
  }
  return { times, cpu, peak, out, count: { files: made.length, pdfs: html.length } };
}

/** What earlier builds of this user found is no part of a cold build. */
export const forget = (): void => rmSync(join(cacheFolder(process.env), 'contracts'), { force: true });

const madeBy = (stdout: string): string[] => (JSON.parse(stdout) as { made: string[] }).made;

/** The path of a file from the folder of its brand and language. */
const inVariant = (path: string): string => path.split('/').slice(2).join('/');

/** What the command is told: the decks and the formats of the files, which stand in their names. */
function wishFor(files: readonly string[] = []): string[] {
  const names = files.map((path) => /^([\w-]+)\.(.+?)(?:\.(?:letter|a4))?(?:\.(?:pdf|html))?$/.exec(basename(path)) ?? []);
  const [decks, formats] = [1, 2].map((part) => [...new Set(names.map((name) => name[part] ?? ''))]) as [string[], string[]];
  return files.length === 0 ? [] : [...decks, '--format', formats.join()];
}

/** Pages over all files are made too, and are none of the set. */
function seeIfSame(made: readonly string[], files: readonly string[] | undefined): void {
  if (!files) return;
  const names = made.map(inVariant).filter((path) => basename(path).split('.').length > 2);
  const missing = files.filter((path) => !names.includes(path));
  const more = names.filter((path) => !files.includes(path));
  if (missing.length + more.length > 0)
    throw new Error(`The fixed set is not what is made. Missing: ${missing.join(', ') || 'none'}; more: ${more.join(', ') || 'none'}.`);
}

/** The files in a folder with an ending, sorted. */
export const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith(ending))
    .sort()
    .map((path) => join(folder, path));
