import { resolve } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
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
