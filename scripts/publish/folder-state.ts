import type { EnvironmentError, Outcome } from '../model/job.js';
import { brandAt } from './listing.js';
import type { Manifest, ManifestArtifact } from './manifest.js';
import type { OpenOutput } from './open-output.js';
import { folderOf, type Stored, type VariantFolder } from './store.js';
import type { Announcer, ListWriter } from './write-listing.js';

/** What decides all that one brand has in one language: while it is the same, so is each of its files. */
export interface VariantStamp {
  readonly stamp: string;
  /** How many jobs the folder has, whether they are asked for or not. */
  readonly jobs: number;
}

/** What is known of one folder while its jobs run. */
export interface FolderState {
  readonly folder: VariantFolder;
  readonly stamp?: VariantStamp | undefined;
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
  /** True once it is known that nothing of it has changed since it got its stamp. */
  asBefore?: boolean;
}

/** What a sink is at work on. */
export interface FolderWork {
  readonly output: OpenOutput;
  readonly tool: string;
  readonly force: boolean;
  readonly isWhole: boolean;
  readonly states: Map<VariantFolder, FolderState>;
  readonly stamps: Map<VariantFolder, VariantStamp>;
  readonly brands: Set<string>;
  /** The decks that an error stopped, as `stoppedIn` names them, and their folders: one that has nothing else to get stays as it is. */
  readonly stopped: Set<string>;
  readonly troubles: Map<VariantFolder, EnvironmentError>;
  readonly writer: ListWriter;
  readonly announcer: Announcer;
  project?: Manifest['project'];
}

/** Returns what is known of a folder; from now on the build is at work on it. */
export function stateOf({ states, stamps, brands }: Pick<FolderWork, 'states' | 'stamps' | 'brands'>, folder: VariantFolder): FolderState {
  const known = states.get(folder);
  if (known) return known;
  const empty = { jobs: new Set<string>(), kinds: new Map(), stored: new Map(), resumed: new Set<string>(), refused: new Set<string>() };
  const state: FolderState = { folder, stamp: stamps.get(folder), ...empty };
  states.set(folder, state);
  brands.add(brandAt(folder));
  return state;
}

export const stoppedIn = (folder: VariantFolder, deck: string): string => `${folder}/${deck}`;
/** The folder that changes at once, of a brand in a language, in which a job's file stands. */
export const folderIn = (path: string): VariantFolder => path.split('/', 2).join('/');

/** True for an entry that this build may change. */
export function mayChange({ states, brands }: FolderWork, { brand, locale, path }: ManifestArtifact): boolean {
  if (brand && locale) return states.has(folderOf({ brand, locale }));
  return brandAt(path) === '' || brands.has(brandAt(path));
}

/** True where a folder was completed of all that decides it now: none of its files need be made to know that they are as they must be. */
export const hasSameStamp = ({ output, force }: FolderWork, { folder, stamp }: FolderState): boolean =>
  !force && stamp !== undefined && output.before.stampOf(folder) === stamp.stamp;
