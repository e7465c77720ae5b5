import { lstatSync, readFileSync } from 'node:fs';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Artifact, ArtifactEntry } from '../model/job.js';
import { canonicalJson, hashBytes, hashFile } from './hash.js';
import { isPlainPath } from './place.js';
import { type CoverageLists, coverageFile, isCoverage, listsIn, type SharedCoverage, shareCoverage } from './shared-coverage.js';

export const MANIFEST = 'manifest.json';

/** One artifact on disk. `inputs` is the hash of all that went into it; `bytes` its size, `sha256` of its contents in hex. */
export interface ManifestArtifact extends ArtifactEntry {
  readonly bytes: number;
  readonly sha256: string;
  readonly inputs: string;
}

/**
 * What is listed of an output folder: no clock and no local path. Without `stamp` some artifact is older than the content. On disk each
 * brand's entries stand in its own folder, in a `manifest.json` of the same form, and `parts` has their hashes: see openListing.
 */
export interface Manifest {
  readonly tool: string;
  readonly project: { readonly id: string; readonly version: string; readonly date: string };
  readonly stamp?: string;
  /** Warnings and notices of the build that had the stamp, to be told again while nothing has changed. */
  readonly told?: readonly Diagnostic[];
  /** What decided all that stands in a folder, by the folder ("example-clinic/en"), where everything there was made of it. */
  readonly variants?: Readonly<Record<string, string>>;
  /** SHA-256 (hex) of the `manifest.json` of each brand, by its path ("example-clinic/manifest.json"). */
  readonly parts?: Readonly<Record<string, string>>;
  readonly artifacts: readonly ManifestArtifact[];
}

/**
 * Reads one file of a manifest. Returns undefined when there is none, or none that can be trusted. Where it names a file for what is met
 * where, that is asked of `sharedIn`.
 */
export function readManifestFile(
  file: string,
  sharedIn: (name: string) => CoverageLists | undefined = () => undefined,
): Manifest | undefined {
  try {
    const value = withCoverage(JSON.parse(readFileSync(file, 'utf8')), sharedIn);
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Returns the text of a `manifest.json`: artifacts by path, keys in a fixed order, so equal builds give equal bytes. What artifacts meet
 * stands once, under `met`, and each artifact has the number of its list there.
 */
export const manifestText = (manifest: Manifest): string => textOf(manifest, (shared) => shared);

/** As manifestText, with what is met in a file of its own, whose name stands under `met`: many manifests share it. */
export function partedManifest(manifest: Manifest): { readonly text: string; readonly met?: NewText } {
  const parted: { met?: NewText } = {};
  const text = textOf(manifest, (shared) => {
    parted.met = coverageFile(shared);
    return parted.met.path;
  });
  return { ...parted, text };
}

type NewText = ReturnType<typeof coverageFile>;

function textOf(manifest: Manifest, metOf: (shared: SharedCoverage) => unknown): string {
  const { tool, project, stamp, told = [], variants = {}, parts = {}, artifacts } = manifest;
  const sorted = [...artifacts].sort((a, b) => (a.path < b.path ? -1 : 1));
  const { shared, numbers } = shareCoverage(sorted.flatMap(({ coverage }) => (coverage ? [coverage] : [])));
  const next = numbers.values();
  const all = sorted.map(({ path, title, coverage, ...rest }) =>
    JSON.stringify({ path, title, ...JSON.parse(canonicalJson(rest)), ...(coverage && { coverage: next.next().value }) }),
  );
  const more = {
    ...(told.length > 0 && { told }),
    ...(hasAny(variants) && { variants: ordered(variants) }),
    ...(hasAny(parts) && { parts: ordered(parts) }),
    ...(numbers.length > 0 && { met: metOf(shared) }),
  };
  const head = JSON.stringify({ tool, project, stamp, ...more }, null, 1).slice(0, -2);
  return `${head},\n "artifacts": [${all.map((one) => `\n  ${one}`).join(',')}\n ]\n}\n`;
}

const ordered = (record: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
const hasAny = (record: object): boolean => Object.keys(record).length > 0;

/** Puts in the place of each artifact's number the list that it stands for; what is not as it must be stays, and is refused. */
function withCoverage(value: unknown, sharedIn: (name: string) => CoverageLists | undefined): unknown {
  if (!isRecord(value) || !Array.isArray(value.artifacts)) return value;
  const { met, ...rest } = value;
  const lists = isText(met) ? sharedIn(met) : listsIn(met);
  const artifacts = value.artifacts.map((one: unknown) =>
    isRecord(one) && typeof one.coverage === 'number' ? { ...one, coverage: lists?.[one.coverage] ?? null } : one,
  );
  return { ...rest, artifacts };
}

/** Returns what the manifest says of a finished artifact. */
export const manifestArtifact = ({ path, bytes, inputs, entry }: Artifact): ManifestArtifact => ({
  ...{ ...entry, path, bytes: bytes.length, sha256: hashBytes(bytes), inputs },
});

/** True when the file at `place` holds what the manifest says, byte for byte. */
export function isIntact({ bytes, sha256 }: Pick<ManifestArtifact, 'bytes' | 'sha256'>, place: string): boolean {
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
  return (
    texts.every(isText) &&
    isTexts(value.variants ?? {}) &&
    isTexts(value.parts ?? {}) &&
    isTold(value.told ?? []) &&
    value.artifacts.every(isArtifact)
  );
}

const isTexts = (value: unknown): boolean => isRecord(value) && Object.values(value).every(isText);

/** Messages are shown, and their places with them. */
const isTold = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every(
    (one) => isRecord(one) && [one.code, one.message, one.hint ?? '', one.severity ?? '', one.place ?? ''].every(isText) && isPlace(one.at),
  );
const isPlace = (at: unknown): boolean =>
  at === undefined || (isRecord(at) && isText(at.file) && Number.isSafeInteger(at.line) && Number.isSafeInteger(at.column));

const isChecked = (value: unknown): boolean =>
  isRecord(value) && Array.isArray(value.found) && value.found.every(isText) && Number.isFinite(value.text);

/** True for an entry of `artifacts` that is whole and leads to no place outside the output folder. */
export function isArtifact(value: unknown): value is ManifestArtifact {
  if (!isRecord(value)) return false;
  const needed = [value.path, value.title, value.format, value.media, value.inputs, value.sha256];
  const optional = [value.deck, value.brand, value.locale, value.paper, value.folder, value.status, value.integrity, value.kept].filter(
    (one) => one !== undefined,
  );
  const coverage = value.coverage === undefined ? [] : value.coverage;
  return (
    [...needed, ...optional].every(isText) &&
    isPlainPath(String(value.path)) &&
    Number.isSafeInteger(value.bytes) &&
    (value.pages === undefined || Number.isSafeInteger(value.pages)) &&
    (value.grade === undefined || Number.isFinite(value.grade)) &&
    Array.isArray(coverage) &&
    isTold(value.seen ?? []) &&
    (value.checked === undefined || isChecked(value.checked)) &&
    coverage.every(isCoverage)
  );
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
