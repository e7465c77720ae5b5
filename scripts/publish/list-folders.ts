import { join } from 'node:path';
import type { FolderWork } from './folder-state.js';
import { isIntact, type Manifest, type ManifestArtifact } from './manifest.js';
import type { VariantFolder } from './store.js';

/** The folders that there were, and those that a build is at work on. */
export const foldersOf = ({ states, output }: FolderWork): VariantFolder[] => [...new Set([...states.keys(), ...output.before.folders()])];

/** What stands in a folder. One that was not changed to its end may hold its old files or its new ones. */
export function standing({ states, output: { before, store, out } }: FolderWork, folder: VariantFolder): readonly ManifestArtifact[] {
  const state = states.get(folder);
  if (state?.entries) return state.entries;
  if (!state) return before.of(folder).filter(({ path }) => before.isThere(path));
  const all = [...store.noted(folder), ...before.of(folder)];
  const intact = all.filter((one) => isIntact(one, join(out, one.path)));
  return [...new Map(intact.map((one) => [one.path, one])).values()];
}

/** Ends a build: lists all that is there, with the pages over the folders, and empties the store. */
export async function listAll(work: FolderWork, { stamp, told, artifacts }: Pick<Manifest, 'stamp' | 'told' | 'artifacts'>): Promise<void> {
  const { output, states, troubles, isWhole, tool, project } = work;
  if (!project) throw new Error('A build ended that had not begun.');
  const { store } = output;
  const entries = foldersOf(work).flatMap((folder) => standing(work, folder));
  const whole = stamp !== undefined && !foldersOf(work).some((folder) => isMissing(work, folder));
  const variants = stampsOf(work);
  await output.list({ tool, project, ...(whole && { stamp, ...(told && { told }) }), variants, artifacts: [...entries, ...artifacts] });
  const later = isWhole ? [] : store.folders().filter((folder) => !states.has(folder));
  await store.close(new Set([...troubles.keys(), ...later]));
}

function isMissing({ states, output: { before } }: FolderWork, folder: VariantFolder): boolean {
  const { entries, missing } = states.get(folder) ?? {};
  return entries ? missing === true : states.has(folder) || !before.of(folder).every(({ path }) => before.isThere(path));
}

/** The stamps of folders that have all that it stands for, those of earlier builds too. */
const stampsOf = (work: FolderWork): Record<VariantFolder, string> =>
  Object.fromEntries(
    foldersOf(work).flatMap((folder) => {
      const stamp = stampIn(work, folder);
      return stamp === undefined || isMissing(work, folder) ? [] : [[folder, stamp]];
    }),
  );

function stampIn({ states, stopped, output: { before } }: FolderWork, folder: VariantFolder): string | undefined {
  const state = states.get(folder);
  if (!state || state.asBefore) return before.stampOf(folder);
  const { stamp, kinds, refused } = state;
  const ended = [...kinds.values()].filter((kind) => kind !== 'failed').length - refused.size;
  return stamp && ended === stamp.jobs && !stopped.has(folder) ? stamp.stamp : undefined;
}

/** After a build that was stopped in the middle of its changes: lists what stands there now. The store keeps what was made. */
export async function listStopped(work: FolderWork): Promise<void> {
  const { announcer, tool, project } = work;
  const { before, store, list } = work.output;
  if (announcer.hasBegun() && project) {
    const top = [...before.entries.values()].filter((one) => (!one.brand || !one.locale) && before.isIntact(one.path));
    const entries = foldersOf(work).flatMap((folder) => standing(work, folder));
    await list({ tool, project, artifacts: [...entries, ...top] });
  } else if (store.folders().length > 0) {
    // What an earlier build left half done is noted there: it is for the next one.
    return;
  }
  await store.close(new Set(store.folders()));
}
