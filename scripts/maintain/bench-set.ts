import { appendFileSync, cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../machine/cache-folder.js';
import { runMeasured } from './run-measured.js';

/** What is built and measured. */
export interface BenchSet {
  readonly title: string;
  /** What the command is told beside the folders. */
  readonly wish: readonly string[];
  /** The files of decks that it makes, where they are known by name: figures of another set say something else. */
  readonly files?: readonly string[];
}

const [SHARE, STAFF] = ['example-clinic/en/share', 'example-clinic/en/staff'];
const PAPERS = ['letter', 'a4'];

/** What stood at version 0.1.0: the same files at any time, so that figures can be compared. */
const FIXED: BenchSet = {
  title: 'The 21 files of version 0.1.0 (14 PDFs)',
  wish: [
    ...['consult', 'community-talk', 'take-home', '--locale', 'en', '--brand', 'example-clinic'],
    ...['--format', 'reveal,marp,marp.md,slides,notes,brochure,handout,large-print,booklet'],
  ],
  files: [
    ...['consult', 'community-talk'].flatMap((deck) => [
      ...[`${STAFF}/${deck}.reveal.html`, `${SHARE}/${deck}.marp.html`, `${STAFF}/${deck}.marp.md`, `${SHARE}/${deck}.slides.pdf`],
      ...PAPERS.map((paper) => `${STAFF}/${deck}.notes.${paper}.pdf`),
    ]),
    ...['brochure', 'handout', 'large-print', 'booklet'].flatMap((format) =>
      PAPERS.map((paper) => `${SHARE}/take-home.${format}.${paper}.pdf`),
    ),
    `${SHARE}/take-home.booklet.html`,
  ],
};

export const SETS: readonly BenchSet[] = [FIXED, { title: 'The whole default build', wish: [] }];

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
  /** Seconds of processor time of a cold build and of its floor, by round. */
  readonly cpu: Readonly<Record<'cold' | 'floor', readonly number[]>>;
  /** Of a cold build, in MB. */
  readonly peak: { readonly node: number; readonly browser: number };
  readonly out: string;
  readonly count: { readonly files: number; readonly pdfs: number };
}

/** The module that is edited: slides and print of several decks show it. */
export const EDITED = 'decks/modules/driving/en.md';

/** Measures a set in interleaved rounds, whole processes. Throws where it does not make the files of its name. */
export async function measureSet({ wish, files }: BenchSet, { cli, self, from, work, rounds }: SetWish): Promise<SetTimes> {
  const [project, out, kept] = ['project', 'out', 'kept'].map((name) => join(work, name)) as [string, string, string];
  for (const folder of [project, out, kept]) rmSync(folder, { recursive: true, force: true });
  cpSync(join(from, 'decks'), join(project, 'decks'), { recursive: true });
  const build = (folder: string, ...more: string[]) =>
    runMeasured([cli, 'build', ...wish, '--project', project, '--out', folder, '--json', ...more]);
  const made = madeBy((await build(kept, '--keep-html')).stdout).filter(
    (path) => /\.(html|md|pdf)$/.test(path) && !path.startsWith('kept-html'),
  );
  seeIfSame(made, files);
  const html = filesIn(join(kept, 'kept-html'), '.html');
  const floorOf = (pages: readonly string[]) => runMeasured([self, 'floor', ...pages]);
  const times: Record<Measure, number[]> = { cold: [], again: [], floor: [], nothing: [], node: [], edit: [], editFloor: [] };
  const cpu: Record<'cold' | 'floor', number[]> = { cold: [], floor: [] };
  const peak = { node: 0, browser: 0 };
  for (let round = 0; round < rounds; round++) {
    forget();
    for (const first of ['cold', 'again'] as const) {
      rmSync(out, { recursive: true, force: true });
      const run = await build(out);
      times[first].push(run.ms);
      if (first === 'again') continue;
      cpu.cold.push(run.cpu);
      for (const who of ['node', 'browser'] as const) peak[who] = Math.max(peak[who], run.peak[who]);
    }
    const floor = await floorOf(html);
    times.floor.push(floor.ms);
    cpu.floor.push(floor.cpu);
    times.nothing.push((await build(out)).ms);
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
const forget = (): void => rmSync(join(cacheFolder(process.env), 'contracts'), { force: true });

const madeBy = (stdout: string): string[] => (JSON.parse(stdout) as { made: string[] }).made;

function seeIfSame(made: readonly string[], files: readonly string[] | undefined): void {
  if (!files) return;
  const missing = files.filter((path) => !made.includes(path));
  const more = made.filter((path) => !files.includes(path));
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
