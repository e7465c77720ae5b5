import { lstatSync, realpathSync, rmdirSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Artifact } from '../model/job.js';
import { diskTrouble, hasCode } from './disk-trouble.js';
import { hashBytes } from './hash-file.js';
import { MANIFEST, type Manifest, type ManifestArtifact, manifestText, readManifest } from './manifest.js';
import { foldersBetween, makeFolder, placeOf } from './place.js';
import { removeLeftovers, withStagedFiles } from './staged-files.js';

export interface PublishRequest {
  /** Name and version of the tool. */
  readonly tool: string;
  readonly project: Manifest['project'];
  /** Artifacts to write. */
  readonly made: readonly Artifact[];
  /**
   * Paths of the old manifest that stay as they are: unchanged ones, those not asked for, the last good file of a failed job.
   * A path that the old manifest does not list, or whose file is gone, is passed over.
   */
  readonly kept: readonly string[];
  /** Only when every artifact of the project is up to date with it: a later build with this stamp has nothing to do. */
  readonly stamp?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface PublishReport {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly manifest: Manifest;
}

/**
 * Puts artifacts into folder `out` and lists them in its manifest, last. All files are written under temporary names first:
 * on failure or abort before that is done nothing has changed. Files that the old manifest lists and the new one does not
 * are removed, with folders that this leaves empty; nothing else ever is. Call it within `withLock`.
 * Throws an EnvironmentError when the disk refuses or a link leaves `out`, and an Error for a path that is not plain.
 */
export async function publish(out: string, request: PublishRequest): Promise<PublishReport> {
  request.signal?.throwIfAborted();
  makeFolder(out);
  const old = readManifest(out);
  const kept = keptArtifacts(out, old, request);
  const manifest = newManifest(request, kept);
  const files = request.made.map(({ path, bytes }) => ({ place: placeOf(out, refuseOwnName(path)), bytes }));
  const staying = new Set(manifest.artifacts.map((artifact) => artifact.path));
  const removed = (old?.artifacts ?? []).map((artifact) => artifact.path).filter((path) => !staying.has(path));
  removeLeftovers([...(old?.artifacts ?? []), ...request.made].map(({ path }) => dirname(join(out, path))).concat(out));
  const list = { place: placeOf(out, MANIFEST), bytes: manifestText(manifest) };
  await withStagedFiles([...files, list], request.signal, async (putInPlace) => {
    for (const path of removed) removeArtifact(out, path);
    await putInPlace();
  });
  return { written: request.made.map(({ path }) => path), removed, manifest };
}

function keptArtifacts(out: string, old: Manifest | undefined, { made, kept }: PublishRequest): ManifestArtifact[] {
  const wanted = new Set(kept);
  for (const { path } of made) wanted.delete(path);
  return (old?.artifacts ?? []).filter(({ path }) => wanted.has(path) && isFile(join(out, path)));
}

function newManifest({ tool, project, made, ...request }: PublishRequest, kept: readonly ManifestArtifact[]): Manifest {
  const written = made.map(({ path, bytes, inputs, entry }) => ({ ...entry, path, bytes: bytes.length, sha256: hashBytes(bytes), inputs }));
  const artifacts = [...written, ...kept];
  const paths = artifacts.map(({ path }) => path);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice !== undefined) throw new Error(`Two artifacts have the path "${twice}".`);
  // A file that should have been kept and is gone must be made again: without a stamp the next build looks.
  const complete = request.kept.every((path) => paths.includes(path));
  return { tool, project, ...(request.stamp !== undefined && complete ? { stamp: request.stamp } : {}), artifacts };
}

function refuseOwnName(path: string): string {
  if (path === MANIFEST || path.startsWith('.')) throw new Error(`Refused to write "${path}": the name is kept for the tool itself.`);
  return path;
}

/** Removes a file that the old manifest lists, and the folders that this leaves empty. What is no plain file there is not ours. */
function removeArtifact(out: string, path: string): void {
  const place = ownPlace(out, path);
  if (!place || !isFile(place)) return;
  try {
    unlinkSync(place);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw diskTrouble(error, place);
  }
  try {
    for (const folder of foldersBetween(realpathSync(out), place).reverse()) rmdirSync(folder);
  } catch {
    // Not empty: other files live there.
  }
}

function ownPlace(out: string, path: string): string | undefined {
  try {
    return placeOf(out, path);
  } catch {
    return undefined;
  }
}

function isFile(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    return false;
  }
}
