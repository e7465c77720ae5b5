import { join, resolve } from 'node:path';
import { realPlace } from '../machine/make-folder.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { writeFiles } from '../publish/write-files.js';
import { loadLibrary } from './open-project.js';
import { type ExportRequest, unreadIn, wishOf, wrongLocale } from './translate.js';

export interface KeepReport {
  /** Absolute path of the file that keeps it; undefined where nothing was to be kept. */
  readonly written?: string;
  /** How many texts are new in it. */
  readonly count: number;
  /** Why nothing was written: the request is wrong. */
  readonly wrong?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Keeps from which words a language was translated, for all texts of which nobody knows it yet: those of today. Where they change later,
 * their translation is stale. What is stale already stays so. Throws an EnvironmentError when the disk refuses.
 */
export async function keepTranslation({ project, to }: Pick<ExportRequest, 'project' | 'to'>): Promise<KeepReport> {
  const root = resolve(project);
  const { library, diagnostics } = await loadLibrary(root, { locales: [to] });
  const wrong = library && wrongLocale(library, to);
  if (wrong) return { count: 0, wrong, diagnostics: [] };
  const unread = unreadIn(diagnostics);
  if (!library || unread.length > 0) return { count: 0, diagnostics: library ? unread : diagnostics };
  const [{ readPairs, sourcesOf, sourcesPath, stateOf }, { isKept, withSources, writeSources }] = await Promise.all([
    import('../content/translate/read-pairs.js'),
    import('../content/translate/sources.js'),
  ]);
  const wish = wishOf(root, library, to);
  const before = sourcesOf(wish);
  let sources = before;
  let count = 0;
  for (const pair of readPairs(wish)) {
    const { file, units } = pair;
    const fresh = units.filter((unit) => stateOf(unit, pair, before, false) === 'translated' && !isKept(before, file.to, unit, units));
    if (fresh.length > 0) sources = withSources(sources, file.to, fresh, units);
    count += fresh.length;
  }
  if (count === 0) return { count, diagnostics: [] };
  const place = join(root, sourcesPath(to));
  await writeFiles([{ place: realPlace(place), bytes: writeSources(sources) }]);
  return { written: place, count, diagnostics: [] };
}
