import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../../scripts/model/content.js';
import type { Artifact, ArtifactEntry, Job, Outcome } from '../../scripts/model/job.js';
import { type FolderSink, openFolderSink } from '../../scripts/publish/folder-sink.js';
import type { ManifestArtifact } from '../../scripts/publish/manifest.js';
import { openOutput } from '../../scripts/publish/open-output.js';

/** What a build without content makes: the text of each file by its path, "brand/en/share/a.html". */
export interface SmallBuild {
  readonly out: string;
  readonly texts: Readonly<Record<string, string>>;
  /** Files of the same job as another: by path the job's path. */
  readonly beside?: Readonly<Record<string, string>>;
  /** Jobs with a picture of their first page. */
  readonly pictured?: readonly string[];
  /** Jobs that fail, and decks that an error stops; the deck of a job is the first word of its file's name. */
  readonly failed?: readonly string[];
  readonly stopped?: readonly string[];
  /** False for a build of a part of the project. */
  readonly isWhole?: boolean;
  readonly force?: boolean;
  readonly stamp?: string;
  /** Page beside the artifacts of each folder: `share/index.html`, which lists them with their hashes. */
  readonly indexed?: boolean;
  /** By a job's path another one under which its file comes. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Called before each job. */
  readonly onJob?: (path: string) => void;
}

export interface SmallReport {
  readonly kinds: Readonly<Record<string, Outcome['kind']>>;
  readonly resumed: readonly string[];
  readonly troubles: FolderSink['troubles'];
}

/** Takes a build's files through the sink of an output folder, as a build does. Rejects with the reason when the sink stops it. */
export async function smallBuild(build: SmallBuild): Promise<SmallReport> {
  const { out, texts, beside = {}, failed = [], stopped: stoppedDecks = [], isWhole = true, force = false, stamp } = build;
  mkdirSync(out, { recursive: true });
  const output = await openOutput(out);
  const ended = new AbortController();
  const sink = openFolderSink({
    ...{ output, tool: 'teachback 0.1.0', force, keepHtml: false, isWhole },
    stop: (reason) => ended.abort(reason),
    isPage: ({ format }) => format === 'index',
    pagesOf: async (folder, entries) => (build.indexed && entries.length > 0 ? [indexOf(folder, entries)] : []),
  });
  const paths = Object.keys(texts).filter((path) => !(path in beside));
  const all = paths.map(jobOf);
  const stopped = all.filter(({ deck }) => stoppedDecks.includes(deck));
  const jobs = all.filter((job) => !stopped.includes(job));
  await sink.begin({ library: { project: { id: 'tea', version: '1.0.0', date: '2026-11-23' } } as Library, jobs, stopped });
  const kinds: Record<string, Outcome['kind']> = {};
  for (const job of jobs) {
    build.onJob?.(job.path);
    kinds[job.path] = await runJob(job, build, sink, failed);
    ended.signal.throwIfAborted();
    await sink.ended(job, kinds[job.path] as Outcome['kind']);
  }
  if (isWhole) await sink.sweep();
  await sink.finish({ ...(stamp === undefined ? {} : { stamp }), artifacts: [] });
  const resumed = jobs.filter(({ path }) => sink.resultOf(path).resumed).map(({ path }) => path);
  return { kinds, resumed, troubles: sink.troubles };
}

async function runJob(
  job: Job,
  { texts, beside = {}, pictured = [], renamed = {} }: SmallBuild,
  sink: FolderSink,
  failed: readonly string[],
) {
  const text = texts[job.path] ?? '';
  if (failed.includes(job.path)) return 'failed';
  if (sink.isCurrent(job.path, `inputs of ${text}`)) return 'unchanged';
  const others = Object.keys(texts).filter((path) => beside[path] === job.path);
  const own = {
    ...artifactOf(renamed[job.path] ?? job.path, text),
    ...(pictured.includes(job.path) ? { picture: Buffer.from(`picture of ${text}`) } : {}),
  };
  const files = [own, ...others.map((path) => artifactOf(path, texts[path] ?? '', job.path))];
  return sink.take(job, files).then(
    () => 'made' as const,
    () => 'failed' as const,
  );
}

/** The job that makes a file. */
export function jobOf(path: string): Job {
  const [brand = '', locale = '', folder = 'share', file = ''] = path.split('/');
  return { deck: file.split('.')[0] ?? '', brand, locale, format: 'handout', folder: folder as Job['folder'], path, media: 'html' } as Job;
}

function artifactOf(path: string, text: string, partOf?: string): Artifact {
  const { deck, brand, locale } = jobOf(path);
  const entry: ArtifactEntry = {
    ...{ path, title: `Title of ${path}`, deck, brand, locale, format: 'handout', media: 'html' },
    coverage: [{ id: 'A1', text, where: 'page 1' }],
    ...(partOf === undefined ? {} : { partOf }),
  };
  return { path, bytes: Buffer.from(text), inputs: `inputs of ${text}`, entry };
}

function indexOf(folder: string, entries: readonly ManifestArtifact[]): Artifact {
  const [brand = '', locale = ''] = folder.split('/');
  const text = entries
    .map(({ path, sha256 }) => `${path} ${sha256}\n`)
    .sort()
    .join('');
  const path = `${folder}/share/index.html`;
  return { path, bytes: Buffer.from(text), inputs: '', entry: { path, title: '', brand, locale, format: 'index', media: 'html' } };
}

/** Paths of all files in a folder, sorted; those of hidden folders and files too. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((one) => !one.isDirectory())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    .sort();

/** Those of an output folder without the files that lists of brands share: these are named by their hash. */
export const listedIn = (folder: string): string[] => filesIn(folder).filter((path) => !path.startsWith('coverage-'));

/** What each file of a folder holds, by path; links by where they lead are left out. */
export const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(filesIn(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));

/** What a promise rejects with; undefined where it does not. */
export const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => error,
  );
