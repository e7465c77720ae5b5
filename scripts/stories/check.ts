import { resolve } from 'node:path';
import { type CheckReport, type CheckRequest, REPORT_MEND } from './check-request.js';
import { today } from './open-project.js';

/**
 * Judges the words of a project, or of some of its decks, without a browser, or with `built` all that a build would make.
 * Returns all that is wrong; throws nothing for it. Throws an EnvironmentError when the report cannot be written, or the browser
 * not be used.
 */
export async function check(request: CheckRequest): Promise<CheckReport> {
  const { project, decks = [], locales = [], built = false, report, cache: folder } = request;
  const asOf = today();
  if (report !== undefined) (await import('../publish/write-files.js')).refuseFolder(report, REPORT_MEND);
  const cache =
    folder === undefined || built
      ? undefined
      : (await import('./check-cache.js')).openCheckCache(folder, { project: resolve(project), decks, locales, asOf });
  const known = report === undefined ? cache?.verdict() : undefined;
  if (known) return known;
  const { checkAnew } = await import('./check-anew.js');
  const checked = await checkAnew(request, asOf, cache?.kept);
  await cache?.keep(checked);
  return checked;
}
