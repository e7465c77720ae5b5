import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Keeper, Kept } from '../content/read-text.js';
import { realPlace } from '../machine/make-folder.js';
import { once } from '../model/remember.js';
import { hashBytes } from '../publish/hash.js';
import { inputStamp } from '../publish/input-stamp.js';
import { keepLastFolders, readKept, writeKept } from '../publish/kept-file.js';
import type { CheckReport } from './check-request.js';
import { templatesOf } from './open-project.js';
import { toolStamp } from './tool-stamp.js';

/** So many projects have a folder in the cache. */
const MOST_PROJECTS = 24;

interface CheckScope {
  /** Absolute. */
  readonly project: string;
  readonly decks: readonly string[];
  readonly locales: readonly string[];
  readonly asOf: string;
}

/**
 * What earlier checks of a project found, and what they made of its files. It cannot say otherwise than a check that begins anew: a verdict
 * counts for the same bytes of all inputs, on the same day, by the same code of the tool; what was made of a file, for the same text.
 */
export interface CheckCache {
  /** The verdict on the project as it stands now; undefined where there is none. */
  verdict(): CheckReport | undefined;
  /** What was made of each file. */
  readonly kept: Keeper;
  /** Keeps a verdict, unless the project has changed since it was begun, and what was made of its files. */
  keep(report: CheckReport): Promise<void>;
}

/** Opens the cache of a project in `folder`, which is of this user. */
export function openCheckCache(folder: string, scope: CheckScope): CheckCache {
  const all = join(folder, 'checks');
  const own = join(all, hashBytes(realPlace(scope.project)).slice(0, 32));
  const [verdictFile, filesFile] = [join(own, 'verdict'), join(own, 'files')];
  const tool = `${toolStamp()} ${process.version}`;
  const begun = stampOf(scope, tool);
  const files = once((): Kept => (readKept(filesFile, tool) ?? new Map()) as Kept);
  const used: Kept = new Map();
  return {
    verdict: () => readKept(verdictFile, begun) as CheckReport | undefined,
    kept: {
      get(place) {
        const known = used.get(place) ?? files().get(place);
        if (known) used.set(place, known);
        return known;
      },
      set: (place, made) => used.set(place, made),
    },
    async keep(report) {
      if (!isSame(used, files())) await writeKept(filesFile, tool, used);
      if (stampOf(scope, tool) === begun) await writeKept(verdictFile, begun, report);
      await keepLastFolders(all, MOST_PROJECTS);
    },
  };
}

const isSame = (one: Kept, other: Kept): boolean => one.size === other.size && [...one].every(([place, made]) => other.get(place) === made);

function stampOf({ project, decks, locales, asOf }: CheckScope, tool: string): string {
  const [templates, own] = [templatesOf(project), join(project, 'templates')];
  const files = [join(project, 'decks'), templates, ...(own !== templates && existsSync(own) ? [own] : [])];
  return inputStamp({ files, extra: { tool, decks, locales, asOf } });
}
