import { EnvironmentError, type Job, type Seen } from '../model/job.js';
import type { Plan, Sink } from '../model/sink.js';
import { changeFolder, type FolderPages, isPicture, withPicture } from './change-folder.js';
import {
  type FolderState,
  type FolderWork,
  folderIn,
  hasSameStamp,
  mayChange,
  stateOf,
  stoppedIn,
  type VariantStamp,
} from './folder-state.js';
import { keptHtmlAt } from './job-paths.js';
import { foldersOf, listAll, listStopped, standing } from './list-folders.js';
import { brandAt } from './listing.js';
import type { Manifest, ManifestArtifact } from './manifest.js';
import type { OpenOutput } from './open-output.js';
import { folderOf, type VariantFolder } from './store.js';
import { canWrite } from './write-files.js';
import { openAnnouncer, openListWriter } from './write-listing.js';

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
  /** True for an entry of which something is to be told again by each build: where there is one, its folder's pages are made anew. */
  readonly mustTell?: (entry: ManifestArtifact) => boolean;
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
  /** Told once, before the first job; with what decides each folder, as far as that is known. */
  begin(plan: Plan, stamps?: ReadonlyMap<VariantFolder, VariantStamp>): void;
  /** Returns the inputs of the artifact at `path` where all that decides its folder is as it was when that was completed. */
  inputsOf(path: string): string | undefined;
  /** True when the artifact at `path` was made from `inputs`, with all that goes with it: it stands in the folder, or in the store. */
  isCurrent(path: string, inputs: string): boolean;
  /** Returns the warnings of the artifact at `path` that stands in the folder, or in the store. */
  seenOn(path: string): readonly Seen[];
  /** After a build of all: brings the folders up to date of which it made nothing, but for those that an error stopped. */
  sweep(): Promise<void>;
  /** True for a folder that this build may change, and for a brand that has such a folder. */
  isAtWorkOn(name: string): boolean;
  /** True for a brand at whose folders this build has been and found everything as it was. */
  isAsBefore(brand: string): boolean;
  resultOf(job: string): JobResult;
  /** Folders that could not be changed, each with the reason. The store keeps what was made for them. */
  readonly troubles: ReadonlyMap<VariantFolder, EnvironmentError>;
  /** All that stands in the folders of a brand now. */
  entriesOf(brand: string): readonly ManifestArtifact[];
  /** To be told before anything else of a brand changes, or with "" of what is over all brands. */
  announce(brand: string): Promise<void>;
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
  const writer = openListWriter(wish.output, () => ({ tool: wish.tool, project: work.project ?? NOBODY }));
  const announcer = openAnnouncer(wish.output, writer, (entry) => wish.isWhole || mayChange(work, entry));
  const begun = { states: new Map(), stamps: new Map(), brands: new Set<string>(), troubles: new Map(), stopped: new Set<string>() };
  const work: Work = { ...wish, ...begun, writer, announcer };
  const { states, brands } = work;
  return {
    begin({ library, jobs, stopped }, stamps = new Map()) {
      const { id, version, date } = library.project;
      work.project = { id, version, date };
      for (const [folder, stamp] of stamps) work.stamps.set(folder, stamp);
      for (const one of stopped) work.stopped.add(folderOf(one)).add(stoppedIn(folderOf(one), one.deck));
      for (const job of jobs) stateOf(work, folderOf(job)).jobs.add(job.path);
    },
    isCurrent: (path, inputs) => !wish.force && (stands(work, path, inputs) || isStored(work, path, inputs)),
    inputsOf: (path) => (hasSameStamp(work, stateOf(work, folderIn(path))) ? wish.output.before.entry(path)?.inputs : undefined),
    seenOn: (path) => (storedEntry(work, path) ?? wish.output.before.entry(path))?.seen ?? [],
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
      const { before } = wish.output;
      const idle = before.brands.flatMap(before.folders).filter((folder) => !states.has(folder) && !work.stopped.has(folder));
      for (const folder of idle) await change(work, stateOf(work, folder));
      for (const brand of before.brands) if (before.folders(brand).length === 0) brands.add(brand);
    },
    isAtWorkOn: (name) => brands.has(name) || states.has(name),
    isAsBefore: (brand) => brands.has(brand) && [...states.values()].every((one) => brandAt(one.folder) !== brand || one.asBefore === true),
    resultOf: (job) => resultOf(work, job),
    troubles: work.troubles,
    entriesOf: (brand) => foldersOf(work, brand).flatMap((folder) => standing(work, folder)),
    announce: announcer.announce,
    finish: (list) => listAll(work, list),
    leave: () => listStopped(work),
  };
}

type Work = FolderWork & FolderSinkWish;

/** Stands on no list: nothing is listed before it is known whose it is. */
const NOBODY = { id: '', version: '', date: '' };

const keptHtml = ({ keepHtml }: Work, path: string): string[] => (keepHtml && path.endsWith('.pdf') ? [keptHtmlAt(path)] : []);

function stands(work: Work, path: string, inputs: string): boolean {
  const { before } = work.output;
  const beside = before.beside(path).filter((one) => !work.isPage(one));
  const files = [path, ...beside.map((one) => one.path), ...keptHtml(work, path)];
  return before.entry(path)?.inputs === inputs && files.every((one) => before.isIntact(one));
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

async function change(work: Work, state: FolderState): Promise<void> {
  const { output, troubles, announcer, stopped, isWhole } = work;
  const { folder, stored, kinds } = state;
  if (troubles.has(folder)) return;
  const stays = ({ partOf, path, deck }: ManifestArtifact): boolean => {
    const job = partOf ?? path;
    if (stored.has(job)) return false;
    return kinds.has(job) || !isWhole || (deck !== undefined && stopped.has(stoppedIn(folder, deck)));
  };
  try {
    if (isAsBefore(work, state)) {
      await output.store.forgetJobs(folder);
      Object.assign(state, { entries: output.before.of(folder), missing: false, asBefore: true });
    } else
      Object.assign(
        state,
        await changeFolder(output, {
          ...work,
          announce: () => announcer.announce(brandAt(folder)),
          folder,
          stored: stored.values(),
          stays,
        }),
      );
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    troubles.set(folder, error);
  }
}

/** True where nothing of a folder is other than when it was completed, its pages too. */
function isAsBefore(work: Work, state: FolderState): boolean {
  const { before } = work.output;
  if (!hasSameStamp(work, state) || state.stored.size > 0) return false;
  if (![...state.kinds.values()].every((kind) => kind === 'unchanged')) return false;
  return before.of(state.folder).every((one) => work.mustTell?.(one) !== true && before.isIntact(one.path));
}

function resultOf({ states, troubles }: Work, job: string): JobResult {
  const state = states.get(folderIn(job));
  const stored = state?.stored.get(job);
  const trouble = state && (stored || state.refused.has(job)) ? troubles.get(state.folder) : undefined;
  const files = (stored?.entries ?? []).filter((one) => !isPicture(one)).map(({ path }) => path);
  return { files, resumed: state?.resumed.has(job) ?? false, ...(trouble ? { trouble } : {}) };
}
