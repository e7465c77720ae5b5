import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArtifactEntry } from '../model/job.js';
import { canonicalJson } from './canonical-json.js';
import { hashFile } from './hash-file.js';
import { isPlainPath } from './place.js';

export const MANIFEST = 'manifest.json';

/** One artifact on disk. `inputs` is the hash of all that went into it; `bytes` its size, `sha256` of its contents in hex. */
export interface ManifestArtifact extends ArtifactEntry {
  readonly bytes: number;
  readonly sha256: string;
  readonly inputs: string;
}

/** What `manifest.json` holds: no clock and no local path. Without `stamp` some artifact is older than the content. */
export interface Manifest {
  readonly tool: string;
  readonly project: { readonly id: string; readonly version: string; readonly date: string };
  readonly stamp?: string;
  readonly artifacts: readonly ManifestArtifact[];
}

/** Reads `manifest.json` of output folder `out`. Returns undefined when there is none, or none that can be trusted. */
export function readManifest(out: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(out, MANIFEST), 'utf8'));
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the text of `manifest.json`: artifacts by path, keys in a fixed order, so equal builds give equal bytes. */
export function manifestText({ tool, project, stamp, artifacts }: Manifest): string {
  const sorted = [...artifacts].sort((a, b) => (a.path < b.path ? -1 : 1));
  const ordered = sorted.map(({ path, title, ...rest }) => ({ path, title, ...JSON.parse(canonicalJson(rest)) }));
  return `${JSON.stringify({ tool, project, stamp, artifacts: ordered }, null, 1)}\n`;
}

/**
 * Returns the artifacts of `manifest` by path whose file is on disk byte for byte as it was written.
 * Only these can be left alone when their inputs have not changed.
 */
export function intactArtifacts(manifest: Manifest | undefined, out: string): ReadonlyMap<string, ManifestArtifact> {
  const intact = (manifest?.artifacts ?? []).filter((artifact) => isIntact(artifact, out));
  return new Map(intact.map((artifact) => [artifact.path, artifact]));
}

/** True when `manifest` was written for `stamp` and every file it lists is still on disk as it was written. */
export function isFresh(manifest: Manifest | undefined, out: string, stamp: string): manifest is Manifest {
  return manifest?.stamp === stamp && manifest.artifacts.every((artifact) => isIntact(artifact, out));
}

function isIntact({ path, bytes, sha256 }: ManifestArtifact, out: string): boolean {
  const place = join(out, path);
  try {
    const stats = lstatSync(place);
    return stats.isFile() && stats.size === bytes && hashFile(place) === sha256;
  } catch {
    return false;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || !isRecord(value.project) || !Array.isArray(value.artifacts)) return false;
  const texts = [value.tool, value.project.id, value.project.version, value.project.date, value.stamp ?? ''];
  return texts.every(isText) && value.artifacts.every(isArtifact);
}

const isChecked = (value: unknown): boolean =>
  isRecord(value) && Array.isArray(value.found) && value.found.every(isText) && Number.isFinite(value.text);

function isArtifact(value: unknown): value is ManifestArtifact {
  if (!isRecord(value)) return false;
  const needed = [value.path, value.title, value.format, value.media, value.inputs, value.sha256];
  const optional = [value.deck, value.brand, value.locale, value.paper, value.folder, value.status, value.integrity].filter(
    (one) => one !== undefined,
  );
  const coverage = value.coverage ?? [];
  return (
    [...needed, ...optional].every(isText) &&
    isPlainPath(String(value.path)) &&
    Number.isSafeInteger(value.bytes) &&
    (value.pages === undefined || Number.isSafeInteger(value.pages)) &&
    (value.grade === undefined || Number.isFinite(value.grade)) &&
    Array.isArray(coverage) &&
    (value.checked === undefined || isChecked(value.checked)) &&
    coverage.every((one) => isRecord(one) && [one.id, one.text, one.where].every(isText))
  );
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
