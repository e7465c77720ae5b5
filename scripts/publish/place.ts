import { lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { diskTrouble, hasCode, shown } from '../machine/disk-trouble.js';
import { EnvironmentError } from '../model/job.js';

/** True for a path of plain names joined by `/`: no `..`, no drive, no root, nothing that a system reads in its own way. */
export function isPlainPath(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  return path.split('/').every((name) => /^[^\\:*?"<>|\x00-\x1f]+$/.test(name) && !/[. ]$/.test(name));
}

/**
 * Returns where artifact `path` (from `out`, forward slashes) stands on disk, and makes nothing. `out` must exist.
 * Throws an Error for a path that is not plain, and an EnvironmentError when a link on the way leaves `out`,
 * a file stands where a folder must, or a folder where the artifact must.
 */
export function placeOf(out: string, path: string): string {
  if (!isPlainPath(path)) throw new Error(`Refused to write "${path}": an artifact stays inside the output folder.`);
  const root = realPathOf(out);
  if (root === undefined) throw diskTrouble(Object.assign(new Error('it is not there'), { code: 'ENOENT' }), out);
  const place = join(root, ...path.split('/'));
  for (const folder of foldersBetween(root, place)) {
    const kind = kindOf(folder);
    if (kind === 'nothing') return place;
    if (kind === 'link') refuseLinkOut(root, folder);
    if (kind === 'file') throw diskTrouble(Object.assign(new Error(), { code: 'ENOTDIR' }), folder);
  }
  if (kindOf(place) === 'folder') throw diskTrouble(Object.assign(new Error(), { code: 'EISDIR' }), place);
  return place;
}

/** The folders from below `root` down to the parent of `place`, outermost first. */
export function foldersBetween(root: string, place: string): string[] {
  const names = relative(root, dirname(place)).split(sep).filter(Boolean);
  return names.map((_, index) => join(root, ...names.slice(0, index + 1)));
}

function kindOf(path: string): 'nothing' | 'link' | 'folder' | 'file' {
  try {
    const stats = lstatSync(path);
    if (stats.isSymbolicLink()) return 'link';
    return stats.isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'nothing';
    throw diskTrouble(error, path);
  }
}

function refuseLinkOut(root: string, link: string): void {
  const way = relative(root, realPathOf(link) ?? dirname(root));
  if (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return;
  throw new EnvironmentError(
    'link-out',
    `"${shown(link)}" is a link that leaves the output folder.`,
    'Delete the link, then run the command again.',
  );
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ELOOP')) return undefined;
    throw diskTrouble(error, path);
  }
}
