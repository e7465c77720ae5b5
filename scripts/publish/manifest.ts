import { lstatSync, readFileSync } from 'node:fs';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Artifact, ArtifactEntry, Coverage } from '../model/job.js';
import { canonicalJson, hashBytes, hashFile } from './hash.js';
import { isPlainPath } from './place.js';

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
 * Reads one file of a manifest. Returns undefined when there is none, or none that can be trusted. What is met where is taken from `known`
 * where that has it: the lists of a thousand brands then hold it once.
 */
export function readManifestFile(file: string, known: Map<string, Coverage> = new Map()): Manifest | undefined {
  try {
    const value = withCoverage(JSON.parse(readFileSync(file, 'utf8')), known);
    return isManifest(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Returns the text of `manifest.json`: artifacts by path, keys in a fixed order, so equal builds give equal bytes. Each statement that is met
 * stands once, under `statements`; what is met where once, under `coverage`, with the number of the statement; and each artifact has the
 * numbers of its lines there.
 */
export function manifestText({ tool, project, stamp, told = [], variants = {}, parts = {}, artifacts }: Manifest): string {
  const sorted = [...artifacts].sort((a, b) => (a.path < b.path ? -1 : 1));
  const [statements, lines] = [numbered(), numbered()];
  const lineOf = ({ id, text, where }: Coverage): number =>
    lines.of(JSON.stringify({ of: statements.of(JSON.stringify({ id, text })), where }));
  const all = sorted.map(({ path, title, coverage, ...rest }) =>
    JSON.stringify({ path, title, ...JSON.parse(canonicalJson(rest)), ...(coverage && { coverage: coverage.map(lineOf) }) }),
  );
  const more = {
    ...(told.length > 0 && { told }),
    ...(hasAny(variants) && { variants: ordered(variants) }),
    ...(hasAny(parts) && { parts: ordered(parts) }),
  };
  const head = JSON.stringify({ tool, project, stamp, ...more }, null, 1).slice(0, -2);
  const list = (texts: readonly string[]): string => `[${texts.map((one) => `\n  ${one}`).join(',')}\n ]`;
  return `${head},\n "statements": ${list(statements.all)},\n "coverage": ${list(lines.all)},\n "artifacts": ${list(all)}\n}\n`;
}

/** Texts, each once, and their numbers in that list. */
function numbered() {
  const [all, numbers]: [string[], Map<string, number>] = [[], new Map()];
  const of = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, all.length);
    return all.push(text) - 1;
  };
  return { all, of };
}

const ordered = (record: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
const hasAny = (record: object): boolean => Object.keys(record).length > 0;

/** Puts in the place of each artifact's numbers what they stand for; what is not as it must be stays, and is refused. */
function withCoverage(value: unknown, known: Map<string, Coverage>): unknown {
  if (!isRecord(value) || !Array.isArray(value.artifacts)) return value;
  const { statements, coverage, ...rest } = value;
  const said: readonly unknown[] = Array.isArray(statements) ? statements : [];
  const lines = (Array.isArray(coverage) ? coverage : []).map((line: unknown) => onceIn(known, lineIn(line, said)));
  const lineOf = (one: unknown): unknown => (typeof one === 'number' ? lines[one] : one);
  const artifacts = value.artifacts.map((one: unknown) =>
    isRecord(one) && Array.isArray(one.coverage) ? { ...one, coverage: one.coverage.map(lineOf) } : one,
  );
  return { ...rest, artifacts };
}

function lineIn(line: unknown, statements: readonly unknown[]): unknown {
  if (!isRecord(line) || typeof line.of !== 'number') return line;
  const { of, ...rest } = line;
  const statement = statements[of];
  return isRecord(statement) ? { ...statement, ...rest } : line;
}

function onceIn(known: Map<string, Coverage>, line: unknown): unknown {
  if (!isCoverage(line)) return line;
  const key = `${line.id}\n${line.where}\n${line.text}`;
  const same = known.get(key);
  if (!same) known.set(key, line);
  return same ?? line;
}

const isCoverage = (one: unknown): one is Coverage => isRecord(one) && [one.id, one.text, one.where].every(isText);

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
  const coverage = value.coverage ?? [];
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
