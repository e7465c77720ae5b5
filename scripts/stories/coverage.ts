import { resolve } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import { readManifest } from '../publish/manifest.js';
import { type BuildRequest, buildToFolder } from './build-to-folder.js';
import { composeAll } from './judge-project.js';
import { templatesOf } from './open-project.js';

export interface ProjectList {
  readonly diagnostics: readonly Diagnostic[];
  readonly project: { readonly id: string; readonly title: string; readonly version: string; readonly date: string };
  readonly decks: readonly { readonly id: string; readonly title: string; readonly formats: readonly string[]; readonly slides?: number }[];
  readonly modules: readonly { readonly id: string; readonly title: string }[];
  readonly brands: readonly string[];
  readonly locales: readonly string[];
}

/** Returns what a project holds, in the words of its first locale. */
export async function listProject({ project }: { readonly project: string }): Promise<ProjectList> {
  const root = resolve(project);
  const { library, decks, diagnostics } = await composeAll({ project: root, templates: templatesOf(root) }, { wordsOnly: true });
  if (!library)
    return { diagnostics, project: { id: '', title: '', version: '', date: '' }, decks: [], modules: [], brands: [], locales: [] };
  const { id, title, version, date, locales, brands } = library.project;
  const locale = locales[0] ?? '';
  const composed = [...decks.values()];
  return {
    diagnostics,
    project: { id, title: title[locale] ?? '', version, date },
    decks: Object.values(library.decks).map((deck) => {
      const slides = composed.find((one) => one.id === deck.id)?.slides.length ?? 0;
      return { id: deck.id, title: deck.title[locale] ?? '', formats: deck.formats, ...(slides > 0 ? { slides } : {}) };
    }),
    modules: Object.entries(library.modules).map(([module, words]) => ({ id: module, title: words[locale]?.title ?? '' })),
    brands,
    locales,
  };
}

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
