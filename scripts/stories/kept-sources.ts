import { join } from 'node:path';
import { realPlace } from '../machine/make-folder.js';
import type { Library } from '../model/content.js';
import { moduleFile } from '../model/deck-modules.js';
import type { FileToWrite } from '../publish/write-files.js';
import { wishOf } from './translate.js';

/** Returns the file that keeps from which words some modules were translated, with those of today: somebody has approved that they say the same. */
export async function keptSources(root: string, library: Library, locale: string, modules: readonly string[]): Promise<FileToWrite[]> {
  const [{ isLeft, readPairs, sourcesOf, sourcesPath }, { withSources, writeSources }] = await Promise.all([
    import('../content/translate/read-pairs.js'),
    import('../content/translate/sources.js'),
  ]);
  const wish = wishOf(root, library, locale);
  if (locale === wish.first) return [];
  const paths = modules.flatMap((id) => {
    const module = library.modules[id]?.[locale];
    return module ? [moduleFile(module, locale)] : [];
  });
  let sources = sourcesOf(wish);
  for (const { file, units } of readPairs(wish, (path) => paths.includes(path))) {
    const translated = units.filter((unit) => unit.target && !isLeft(unit));
    sources = withSources(sources, file.to, translated, units);
  }
  const place = join(root, sourcesPath(locale));
  return [{ place: realPlace(place), bytes: writeSources(sources) }];
}
