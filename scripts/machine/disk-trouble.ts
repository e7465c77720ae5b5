import { lstatSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EnvironmentError } from '../model/job.js';
import { tooFewFiles } from './open-files.js';

/** A path as reports show it: forward slashes on every system. */
export const shown = (path: string): string => path.replaceAll('\\', '/');

/** True when `error` is one of Node's system errors with one of `codes`. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/**
 * Returns trouble with writing at `path` as an EnvironmentError with the next step; `elsewhere` is how to have it written in another
 * place. Any other error comes back as it is.
 */
export function diskTrouble(error: unknown, path: string, elsewhere = 'choose another folder with --out'): unknown {
  const again = 'then run the command again.';
  const [where, Elsewhere] = [shown(path), elsewhere.replace(/^./, (letter) => letter.toUpperCase())];
  const say = (message: string, mend: string) => new EnvironmentError('disk', message, mend, { cause: error });
  if (hasCode(error, 'EMFILE', 'ENFILE')) return tooFewFiles(error);
  if (hasCode(error, 'EACCES', 'EPERM', 'EBUSY')) {
    const mend = `Close any program that has it open and see that you may write there, or ${elsewhere}, ${again}`;
    return say(`"${where}" cannot be written: it is protected, or another program has it open.`, mend);
  }
  if (hasCode(error, 'EROFS')) return say(`"${where}" is on a disk that can only be read.`, `${Elsewhere}, ${again}`);
  if (hasCode(error, 'ENOSPC'))
    return say(`There is no room left on the disk for "${where}".`, `Free some room, or ${elsewhere}, ${again}`);
  if (hasCode(error, 'EDQUOT')) {
    return say(`Your share of the disk is used up: no room for "${where}".`, `Delete some files, or ${elsewhere}, ${again}`);
  }
  const lost = lostLink(path);
  if (lost !== undefined) {
    return say(`"${shown(lost)}" is a link that leads nowhere.`, `Delete the link, or ${elsewhere}, ${again}`);
  }
  if (hasCode(error, 'EEXIST', 'ENOTDIR')) {
    return say(`There is a file where the folder "${where}" must stand.`, `Move the file, or ${elsewhere}, ${again}`);
  }
  if (hasCode(error, 'EISDIR', 'ENOTEMPTY')) {
    return say(`There is a folder where the file "${where}" must stand.`, `Move the folder, or ${elsewhere}, ${again}`);
  }
  if (hasCode(error, 'ENAMETOOLONG')) {
    return say(`"${where}" is a longer name than this disk takes.`, `${Elsewhere}, one with a shorter name, ${again}`);
  }
  if (hasCode(error, 'EIO')) {
    return say(
      `The disk fails at "${where}" (${(error as Error).message}).`,
      `See that the disk is whole and connected, or ${elsewhere}, ${again}`,
    );
  }
  if (hasCode(error, 'ENOENT', 'ELOOP', 'EINVAL', 'ENXIO', 'ENODEV', 'ENOTSUP', 'EOPNOTSUPP', 'ESTALE', 'ETXTBSY', 'UNKNOWN')) {
    return say(`"${where}" cannot be written (${(error as Error).message}).`, `${Elsewhere}, ${again}`);
  }
  return error;
}

/** The link on the way to `path` that leads to nothing, or in a circle. */
function lostLink(path: string): string | undefined {
  for (let one = path; ; one = dirname(one)) {
    try {
      if (lstatSync(one).isSymbolicLink() && !leadsSomewhere(one)) return one;
    } catch {
      // Not there, or nobody may look.
    }
    if (dirname(one) === one) return undefined;
  }
}

function leadsSomewhere(link: string): boolean {
  try {
    return statSync(link, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
