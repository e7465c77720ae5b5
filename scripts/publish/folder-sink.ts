import { join } from 'node:path';
import { EnvironmentError, type Job, type Outcome, type Seen } from '../model/job.js';
import type { Plan, Sink } from '../model/sink.js';
import { changeFolder, type FolderPages, isPicture, withPicture } from './change-folder.js';
import { keptHtmlAt } from './job-paths.js';
import { isIntact, type Manifest, type ManifestArtifact } from './manifest.js';
import { type Announcer, type OpenOutput, openAnnouncer } from './open-output.js';
import { folderOf, type Stored, type VariantFolder } from './store.js';
import { canWrite } from './write-files.js';

export interface FolderSinkWish extends FolderPages {
  readonly output: OpenOutput;
  /** Name and version of the tool. */
  readonly tool: string;
  /** Make everything again, changed or not. */
  readonly force: boolean;
  /** Whether the HTML that a PDF was printed from must be there too. */
  readonly keepHtml: boolean;
  /** True for a build of all that the project has: what it does not make any more is removed. */
  readonly isWhole: boolean;
  /** Stops the build: nothing at all can be written any more. */
  readonly stop: (reason: unknown) => void;
}

/** What came of one job in the output folder. */
export interface JobResult {
  /** Paths of its files, where they are new in the folder; pictures of first pages left out. */
  readonly files: readonly string[];
  /** True when an earlier build, which did not end, had made them. */
  readonly resumed: boolean;
  /** Why its files are not in the folder, though they were made. */
  readonly trouble?: EnvironmentError;
}

/** Takes what a build makes into an output folder. */
export interface FolderSink extends Required<Sink> {
  /** True when the artifact at `path` was made from `inputs`, with all that goes with it: it stands in the folder, or in the store. */
  isCurrent(path: string, inputs: string): boolean;
  /** Returns the warnings of the artifact at `path` that stands in the folder, or in the store. */
  seenOn(path: string): readonly Seen[];
  /** After a build of all: brings the folders up to date of which it made nothing, but for those that an error stopped. */
  sweep(): Promise<void>;
  /** True for a folder that this build may change, and for a brand that has such a folder. */
  isAtWorkOn(name: string): boolean;
  resultOf(job: string): JobResult;
  /** Folders that could not be changed, each with the reason. The store keeps what was made for them. */
  readonly troubles: ReadonlyMap<VariantFolder, EnvironmentError>;
  /** All that stands in the folders now. */
  entries(): readonly ManifestArtifact[];
  /** To be told before anything else of the output changes. */
  announce(): Promise<void>;
  /**
   * Lists all that is there, with the pages over the folders, and empties the store. The stamp, which a build has only where everything
   * is up to date with it, is left out where a file that should be there is not.
   */
  finish(list: Pick<Manifest, 'stamp' | 'told' | 'artifacts'>): Promise<void>;
  /** After a build that was stopped in the middle of its changes: lists what stands there now. The store keeps what was made. */
  leave(): Promise<void>;
}

/**
 * Returns the sink of an output folder. Each job's files go into the store as they are made. When the last job for one brand in one
 * language has ended, that folder changes at once: new files, the old ones of jobs that are unchanged or failed (so a failed job's last
 * good file stays, beside new ones of the others, and its failure says so), and those that were not asked for or belong to a stopped
 * deck. A folder for which the disk refused a file does not change at all.
 */
export function openFolderSink(wish: FolderSinkWish): FolderSink {
  const states = new Map<VariantFolder, State>();
  const brands = new Set<string>();
  const announcer = openAnnouncer(wish.output, (entry) => wish.isWhole || mayChange(work, entry));
  const work: Work = { ...wish, states, brands, announcer, troubles: new Map(), stopped: new Set() };
  return {
    begin({ library, jobs, stopped }: Plan) {
      const { id, version, date } = library.project;
      work.project = { id, version, date };
      for (const one of stopped) work.stopped.add(folderOf(one)).add(stoppedIn(folderOf(one), one.deck));
      for (const job of jobs) stateOf(work, folderOf(job)).jobs.add(job.path);
    },
    isCurrent: (path, inputs) => !wish.force && (stands(work, path, inputs) || isStored(work, path, inputs)),
    seenOn: (path) => (storedEntry(work, path) ?? wish.output.before.entries.get(path))?.seen ?? [],
    take: async (job, artifacts) => {
      const { stored, refused } = stateOf(work, folderOf(job));
      try {
        stored.set(job.path, await wish.output.store.put(job, artifacts.flatMap(withPicture)));
      } catch (error) {
        refused.add(job.path);
        refuse(work, folderOf(job), error);
        throw error;
      }
    },
    async ended(job: Job, kind) {
      const state = stateOf(work, folderOf(job));
      state.kinds.set(job.path, kind);
      if (state.kinds.size === state.jobs.size) await change(work, state);
    },
    async sweep() {
      const idle = [...wish.output.before.folders()].filter((folder) => !states.has(folder) && !work.stopped.has(folder));
      for (const folder of idle) await change(work, stateOf(work, folder));
    },
    isAtWorkOn: (name) => brands.has(name) || states.has(name),
    resultOf: (job) => resultOf(work, job),
    troubles: work.troubles,
    entries: () => folders(work).flatMap((folder) => standing(work, folder)),
    announce: announcer.announce,
    finish: (list) => finish(work, list),
    leave: () => leave(work),
  };
}

/** What is known of one folder while its jobs run. */
interface State {
  readonly folder: VariantFolder;
  /** Paths of its jobs, and how those ended that have. */
  readonly jobs: Set<string>;
  readonly kinds: Map<string, Outcome['kind']>;
  readonly stored: Map<string, Stored>;
  /** Jobs that an earlier build had stored, and those whose files could not be stored. */
  readonly resumed: Set<string>;
  readonly refused: Set<string>;
  /** Set once the folder is up to date. */
  entries?: readonly ManifestArtifact[];
  missing?: boolean;
}

interface Work extends FolderSinkWish {
  readonly states: Map<VariantFolder, State>;
  readonly brands: Set<string>;
  /** The decks that an error stopped, as `stoppedIn` names them, and their folders: one that has nothing else to get stays as it is. */
  readonly stopped: Set<string>;
  readonly troubles: Map<VariantFolder, EnvironmentError>;
  readonly announcer: Announcer;
  project?: Manifest['project'];
}

function stateOf({ states, brands }: Work, folder: VariantFolder): State {
  const fresh: State = { folder, jobs: new Set(), kinds: new Map(), stored: new Map(), resumed: new Set(), refused: new Set() };
  const state = states.get(folder) ?? fresh;
  states.set(folder, state);
  brands.add(brandIn(folder));
  return state;
}

const stoppedIn = (folder: VariantFolder, deck: string): string => `${folder}/${deck}`;
const brandIn = (path: string): string => path.split('/', 1)[0] ?? '';
const folderIn = (path: string): VariantFolder => path.split('/', 2).join('/');

function mayChange({ states, brands }: Work, { brand, locale, path }: ManifestArtifact): boolean {
  if (brand && locale) return states.has(folderOf({ brand, locale }));
  return !path.includes('/') || brands.has(brandIn(path));
}

const keptHtml = ({ keepHtml }: Work, path: string): string[] => (keepHtml && path.endsWith('.pdf') ? [keptHtmlAt(path)] : []);

function stands(work: Work, path: string, inputs: string): boolean {
  const { before } = work.output;
  const beside = before.beside(path).filter((one) => !work.isPage(one));
  const files = [path, ...beside.map((one) => one.path), ...keptHtml(work, path)];
  return before.entries.get(path)?.inputs === inputs && files.every((one) => before.isIntact(one));
}

function isStored(work: Work, path: string, inputs: string): boolean {
  const { folder, jobs, stored, resumed } = stateOf(work, folderIn(path));
  const found = work.output.store.find(folder, path, inputs);
  if (!found || !keptHtml(work, path).every((one) => found.files.has(one))) return false;
  // What others have made may not name the file of another job.
  if (found.entries.some((one) => one.path !== path && jobs.has(one.path))) return false;
  stored.set(path, found);
  resumed.add(path);
  return true;
}

const storedEntry = (work: Work, path: string): ManifestArtifact | undefined => stateOf(work, folderIn(path)).stored.get(path)?.entries[0];

/** The rest of a build goes on without what the disk refused; where nothing can be written at all, going on is of no use. */
function refuse({ troubles, output, stop }: Work, folder: VariantFolder, error: unknown): void {
  if (error instanceof EnvironmentError) troubles.set(folder, error);
  if (!(error instanceof EnvironmentError && canWrite(output.store.temp))) stop(error);
}

async function change(work: Work, state: State): Promise<void> {
  const { output, troubles, announcer, stopped, isWhole } = work;
  const { folder, stored, kinds } = state;
  if (troubles.has(folder)) return;
  const stays = ({ partOf, path, deck }: ManifestArtifact): boolean => {
    const job = partOf ?? path;
    if (stored.has(job)) return false;
    return kinds.has(job) || !isWhole || (deck !== undefined && stopped.has(stoppedIn(folder, deck)));
  };
  try {
    Object.assign(state, await changeFolder(output, { ...work, ...announcer, folder, stored: stored.values(), stays }));
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    troubles.set(folder, error);
  }
}

function resultOf({ states, troubles }: Work, job: string): JobResult {
  const state = states.get(folderIn(job));
  const stored = state?.stored.get(job);
  const trouble = state && (stored || state.refused.has(job)) ? troubles.get(state.folder) : undefined;
  const files = (stored?.entries ?? []).filter((one) => !isPicture(one)).map(({ path }) => path);
  return { files, resumed: state?.resumed.has(job) ?? false, ...(trouble ? { trouble } : {}) };
}

const folders = ({ states, output }: Pick<Work, 'states' | 'output'>): VariantFolder[] => [
  ...new Set([...states.keys(), ...output.before.folders()]),
];

/** What stands in a folder. One that was not changed to its end may hold its old files or its new ones. */
function standing(
  { states, output: { before, store, out } }: Pick<Work, 'states' | 'output'>,
  folder: VariantFolder,
): readonly ManifestArtifact[] {
  const state = states.get(folder);
  if (state?.entries) return state.entries;
  if (!state) return before.of(folder).filter(({ path }) => before.isThere(path));
  const all = [...store.noted(folder), ...before.of(folder)];
  const intact = all.filter((one) => isIntact(one, join(out, one.path)));
  return [...new Map(intact.map((one) => [one.path, one])).values()];
}

async function finish(work: Work, { stamp, told, artifacts }: Pick<Manifest, 'stamp' | 'told' | 'artifacts'>): Promise<void> {
  const { output, states, troubles, isWhole, tool, project } = work;
  if (!project) throw new Error('A build ended that had not begun.');
  const { before, store } = output;
  const entries = folders(work).flatMap((folder) => standing(work, folder));
  const isMissing = (folder: VariantFolder): boolean => {
    const { entries, missing } = states.get(folder) ?? {};
    return entries ? missing === true : states.has(folder) || !before.of(folder).every(({ path }) => before.isThere(path));
  };
  const whole = stamp !== undefined && !folders(work).some(isMissing);
  await output.list({ tool, project, ...(whole ? { stamp, ...(told && { told }) } : {}), artifacts: [...entries, ...artifacts] });
  const later = isWhole ? [] : store.folders().filter((folder) => !states.has(folder));
  await store.close(new Set([...troubles.keys(), ...later]));
}

async function leave({ output, announcer, tool, project, ...work }: Work): Promise<void> {
  const { before, store, list } = output;
  if (announcer.hasBegun() && project) {
    const top = [...before.entries.values()].filter((one) => (!one.brand || !one.locale) && before.isIntact(one.path));
    const entries = folders({ ...work, output }).flatMap((folder) => standing({ ...work, output }, folder));
    await list({ tool, project, artifacts: [...entries, ...top] });
  } else if (store.folders().length > 0) {
    // What an earlier build left half done is noted there: it is for the next one.
    return;
  }
  await store.close(new Set(store.folders()));
}
