import { deckKey } from '../compose/stopped-decks.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { openDeckCache } from './deck-cache.js';
import { judgeContent, loadContent } from './judge-project.js';
import { today } from './open-project.js';

export interface ProjectList {
  readonly diagnostics: readonly Diagnostic[];
  readonly project: { readonly id: string; readonly title: string; readonly version: string; readonly date: string };
  readonly decks: readonly { readonly id: string; readonly title: string; readonly formats: readonly string[]; readonly slides?: number }[];
  readonly modules: readonly { readonly id: string; readonly title: string }[];
  readonly brands: readonly string[];
  readonly locales: readonly string[];
}

/**
 * Returns what a project holds, in the words of its first locale, and what is wrong with its content as it is written. Slides are
 * counted as the first brand that can be read has them; what stops a deck leaves it without a number.
 */
export async function listProject({ project }: { readonly project: string }): Promise<ProjectList> {
  const { library, diagnostics: read } = await loadContent({ project });
  if (!library) return { ...NOTHING, diagnostics: read };
  const asOf = today();
  const cache = openDeckCache({ wordsOnly: true });
  const { diagnostics, stopped } = await judgeContent({ library, diagnostics: read }, { asOf, decks: cache });
  const { id, title, version, date, locales, brands } = library.project;
  const [locale = '', brand = ''] = [locales[0], brands.find((id) => library.brands[id])];
  const found = [...diagnostics];
  const decks: ProjectList['decks'][number][] = [];
  for (const deck of Object.values(library.decks)) {
    const composed =
      stopped.has(deckKey({ brand, locale, deck: deck.id })) || !library.brands[brand]
        ? undefined
        : await cache.deckOf(library, { deck: deck.id, brand, locale, asOf });
    found.push(...(composed?.diagnostics ?? []));
    const slides = composed?.deck.slides.length ?? 0;
    decks.push({ id: deck.id, title: deck.title[locale] ?? '', formats: deck.formats, ...(slides > 0 ? { slides } : {}) });
  }
  return {
    diagnostics: found,
    project: { id, title: title[locale] ?? '', version, date },
    decks,
    modules: Object.entries(library.modules).map(([module, words]) => ({ id: module, title: words[locale]?.title ?? '' })),
    brands,
    locales,
  };
}

const NOTHING: Omit<ProjectList, 'diagnostics'> = {
  ...{ project: { id: '', title: '', version: '', date: '' }, decks: [], modules: [], brands: [], locales: [] },
};
