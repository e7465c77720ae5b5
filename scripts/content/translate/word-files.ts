import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** How the words of a file are kept: a file a locale, or all locales in one file. */
export type WordFile =
  | {
      readonly kind: 'claims' | 'glossary' | 'safety' | 'wording' | 'fixed' | 'module';
      /** Paths from the project, of the first locale and of the other one. */
      readonly from: string;
      readonly to: string;
      /** Where the first one is read: the tool's own fixed words serve where a project has none. */
      readonly source: string;
    }
  | { readonly kind: 'shared'; readonly from: string; readonly to: string; readonly source: string };

interface Wanted {
  readonly root: string;
  readonly locale: string;
  /** The locale whose words are translated. */
  readonly first: string;
  /** The tool's own templates. */
  readonly templates: string;
}

/**
 * Returns every file of a project that has words in its first locale, with the path of the file that has, or is to have, those of
 * another one: what `teachback new locale` makes and what a translator gets is this one list.
 */
export function wordFiles({ root, locale, first, templates }: Wanted): WordFile[] {
  const named = (name: string): string => `decks/${name}`;
  const perLocale = [
    ...(['claims', 'glossary', 'safety', 'wording'] as const).map((kind) => ({ kind, folder: named(kind), ending: '.yaml' })),
    ...modulesIn(root).map((folder) => ({ kind: 'module' as const, folder, ending: '.md' })),
  ].map(({ kind, folder, ending }) => ({
    ...{ kind, from: `${folder}/${first}${ending}`, to: `${folder}/${locale}${ending}` },
    source: join(root, `${folder}/${first}${ending}`),
  }));
  const shared = sharedIn(root).map((path) => ({ kind: 'shared' as const, from: path, to: path, source: join(root, path) }));
  return [...shared, ...perLocale, ...fixedWords({ root, locale, first, templates })].filter(({ source }) => existsSync(source));
}

/** The tool's own words are the project's to translate only where the tool has them in no file of that language. */
function fixedWords({ root, locale, first, templates }: Wanted): WordFile[] {
  const own = `templates/locales/${locale}.yaml`;
  if (existsSync(join(templates, `locales/${locale}.yaml`)) && !existsSync(join(root, own))) return [];
  const from = `templates/locales/${first}.yaml`;
  const near = join(root, from);
  return [{ kind: 'fixed', from, to: own, source: existsSync(near) ? near : join(templates, `locales/${first}.yaml`) }];
}

function sharedIn(root: string): string[] {
  const decks = namesIn(root, 'decks').filter((name) => name.endsWith('.deck.yaml'));
  const brands = foldersIn(root, 'decks/brands').map((folder) => `${folder}/brand.yaml`);
  const regions = namesIn(root, 'decks/regions').map((name) => `decks/regions/${name}`);
  return [...['project.yaml', 'options.yaml', 'requirements.yaml', ...decks].map((name) => `decks/${name}`), ...brands, ...regions];
}

function modulesIn(root: string): string[] {
  const brands = foldersIn(root, 'decks/brands').map((brand) => `${brand}/modules`);
  return ['decks/modules', ...brands].flatMap((folder) => foldersIn(root, folder));
}

const namesIn = (root: string, folder: string): string[] => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : []);
const foldersIn = (root: string, folder: string): string[] =>
  namesIn(root, folder)
    .filter((name) => !name.includes('.'))
    .map((name) => `${folder}/${name}`);
