import { join } from 'node:path';
import type { FolderState, FolderWork } from './folder-state.js';
import { brandAt } from './listing.js';
import { isIntact, type Manifest, type ManifestArtifact } from './manifest.js';
import { isOfVariant } from './read-output.js';
import type { VariantFolder } from './store.js';

/** The folders that a brand had, and those that a build is at work on. */
export const foldersOf = ({ states, output }: FolderWork, brand: string): VariantFolder[] => [
  ...new Set([...[...states.keys()].filter((folder) => brandAt(folder) === brand), ...output.before.folders(brand)]),
];

/** What stands in a folder. One that was not changed to its end may hold its old files or its new ones. */
export function standing({ states, output: { before, store, out } }: FolderWork, folder: VariantFolder): readonly ManifestArtifact[] {
  const state = states.get(folder);
  if (state?.entries) return state.entries;
  if (!state) return before.of(folder).filter(({ path }) => before.isThere(path));
  const all = [...store.noted(folder), ...before.of(folder)];
  const intact = all.filter((one) => isIntact(one, join(out, one.path)));
  return [...new Map(intact.map((one) => [one.path, one])).values()];
}

/**
 * Ends a build: lists all that is there of the brands that it was at work on, with the pages over the folders, and empties the store.
 * Throws an EnvironmentError, once that is done, where a list could not be written.
 */
export async function listAll(work: FolderWork, { stamp, told, artifacts }: Pick<Manifest, 'stamp' | 'told' | 'artifacts'>): Promise<void> {
  const { output, states, brands, troubles, writer, isWhole, tool, project } = work;
  if (!project) throw new Error('A build ended that had not begun.');
  await writer.settle();
  const folders = new Map([...brands].map((brand) => [brand, foldersOf(work, brand)]));
  for (const [brand, own] of folders) {
    const pages = artifacts.filter(({ path }) => brandAt(path) === brand);
    await writer.listBrand(brand, {
      artifacts: [...own.flatMap((folder) => standing(work, folder)), ...pages],
      variants: stampsOf(work, own),
    });
  }
  const whole = stamp !== undefined && ![...folders.values()].flat().some((folder) => isMissing(work, folder));
  const top = artifacts.filter(({ path }) => brandAt(path) === '');
  await writer.listTop({ tool, project, ...(whole && { stamp, ...(told && { told }) }), artifacts: top });
  const later = isWhole ? [] : output.store.folders().filter((folder) => !states.has(folder));
  await output.store.close(new Set([...troubles.keys(), ...later]));
  const trouble = writer.trouble();
  if (trouble) throw trouble;
}

function isMissing({ states, output: { before } }: FolderWork, folder: VariantFolder): boolean {
  const { entries, missing } = states.get(folder) ?? {};
  return entries ? missing === true : states.has(folder) || !before.of(folder).every(({ path }) => before.isThere(path));
}

/** The stamps of folders that have all that it stands for, those of earlier builds too. */
const stampsOf = (work: FolderWork, folders: readonly VariantFolder[]): Record<VariantFolder, string> =>
  Object.fromEntries(
    folders.flatMap((folder) => {
      const stamp = stampIn(work, folder, work.states.get(folder));
      return stamp === undefined || isMissing(work, folder) ? [] : [[folder, stamp]];
    }),
  );

function stampIn({ stopped, output: { before } }: FolderWork, folder: VariantFolder, state: FolderState | undefined): string | undefined {
  if (!state || state.asBefore) return before.stampOf(folder);
  const { stamp, kinds, refused } = state;
  const ended = [...kinds.values()].filter((kind) => kind !== 'failed').length - refused.size;
  return stamp && ended === stamp.jobs && !stopped.has(folder) ? stamp.stamp : undefined;
}

/** After a build that was stopped in the middle of its changes: lists what stands there now. The store keeps what was made. */
export async function listStopped(work: FolderWork): Promise<void> {
  const { announcer, writer, brands, tool, project } = work;
  const { before, store } = work.output;
  const intact = (brand: string): ManifestArtifact[] =>
    before.ofBrand(brand).filter((one) => !isOfVariant(one) && before.isIntact(one.path));
  if (announcer.hasBegun('') && project) {
    await writer.settle();
    for (const brand of [...brands].filter(announcer.hasBegun)) {
      const folders = foldersOf(work, brand);
      await writer.listBrand(brand, { artifacts: [...folders.flatMap((folder) => standing(work, folder)), ...intact(brand)] });
    }
    await writer.listTop({ tool, project, artifacts: intact('') });
  } else if (store.folders().length > 0) {
    // What an earlier build left half done is noted there: it is for the next one.
    return;
  }
  await store.close(new Set(store.folders()));
}
