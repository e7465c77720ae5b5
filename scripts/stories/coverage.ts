import { resolve } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import { readManifest } from '../publish/manifest.js';
import { type BuildRequest, buildToFolder } from './build-to-folder.js';
import { composeAll } from './judge-project.js';
import { templatesOf } from './open-project.js';

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
  const report = await buildToFolder(request);
  const failures = report.failed.flatMap(({ diagnostics }) => diagnostics);
  const root = resolve(request.project);
  const { library, diagnostics } = await composeAll({ project: root, templates: templatesOf(root) }, { wordsOnly: true });
  const artifacts = (readManifest(report.out)?.artifacts ?? []).filter(({ partOf }) => !partOf);
  const locale = library?.project.locales[0] ?? '';
  const rows = (library?.requirements ?? []).map(({ id, says, requiredIn }): CoverageRow => {
    const found = artifacts.flatMap(({ path, deck, format, coverage = [] }) =>
      coverage.filter((one) => one.id === id).map((one) => ({ path, deck, format, text: one.text, where: one.where })),
    );
    const isMet = (target: string): boolean => found.some(({ deck, format }) => target === deck || target === `${deck}/${format}`);
    return {
      id,
      says: says[locale] ?? '',
      where: found.map(({ path, text, where }) => ({ path, text, where })),
      missing: requiredIn.filter((target) => !isMet(target)),
    };
  });
  return { diagnostics: [...diagnostics, ...failures], rows };
}
