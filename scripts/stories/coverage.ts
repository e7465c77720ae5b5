import type { Library } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ArtifactEntry } from '../model/job.js';
import { readManifest } from '../publish/listing.js';
import { type PreparedBuild, prepareBuild } from './build.js';
import { type BuildRequest, bringUpToDate } from './build-to-folder.js';

export interface CoverageRow {
  readonly id: string;
  readonly says: string;
  /** Every place where a reader meets it. */
  readonly where: readonly { readonly path: string; readonly text: string; readonly where: string }[];
  /** Decks and pieces that must state it and do not. */
  readonly missing: readonly string[];
}

export interface CoverageRequest extends Pick<BuildRequest, 'asOf' | 'browserPath' | 'signal'> {
  readonly project: string;
  readonly out?: string;
}

export interface CoverageReport {
  readonly diagnostics: readonly Diagnostic[];
  readonly rows: readonly CoverageRow[];
}

/** Brings the artifacts up to date, then returns for each requirement where a reader meets it, as read back from the artifacts. */
export async function coverageOf(request: CoverageRequest): Promise<CoverageReport> {
  await using prepared = prepareBuild(request);
  return await coverageFrom(request, prepared);
}

/**
 * As coverageOf, of what a story has prepared and goes on with.
 * @internal
 */
export async function coverageFrom(request: CoverageRequest, prepared: PreparedBuild): Promise<CoverageReport> {
  const report = await bringUpToDate(request, prepared);
  const failures = report.failed.flatMap(({ diagnostics }) => diagnostics);
  const { library, diagnostics } = await prepared.judge();
  const rows = library ? rowsOf(library, readManifest(report.out)?.artifacts ?? []) : [];
  return { diagnostics: [...diagnostics, ...failures], rows };
}

/**
 * Returns for each requirement of a library where a reader meets it in what was made of it.
 * @internal
 */
export function rowsOf(library: Library, artifacts: readonly ArtifactEntry[]): CoverageRow[] {
  const locale = library.project.locales[0] ?? '';
  const met = metIn(artifacts.filter(({ partOf }) => !partOf));
  const used = Object.values(library.brands).map(({ region }) => region);
  const isRequired = (regions: readonly string[]): boolean => regions.length === 0 || regions.some((region) => used.includes(region));
  return library.requirements.map(({ id, says, requiredIn, regions = [] }): CoverageRow => {
    const found = met.get(id) ?? [];
    const isMet = (target: string): boolean => found.some(({ deck, format }) => target === deck || target === `${deck}/${format}`);
    return {
      id,
      says: says[locale] ?? '',
      where: found.map(({ path, text, where }) => ({ path, text, where })),
      missing: isRequired(regions) ? requiredIn.filter((target) => !isMet(target)) : [],
    };
  });
}

interface Met {
  readonly path: string;
  readonly deck: string | undefined;
  readonly format: string;
  readonly text: string;
  readonly where: string;
}

/** Every place where a requirement is met, by its id. */
function metIn(artifacts: readonly ArtifactEntry[]): ReadonlyMap<string, readonly Met[]> {
  const met = new Map<string, Met[]>();
  for (const { path, deck, format, coverage = [] } of artifacts) {
    for (const { id, text, where } of coverage) {
      const places = met.get(id) ?? [];
      met.set(id, places);
      places.push({ path, deck, format, text, where });
    }
  }
  return met;
}
