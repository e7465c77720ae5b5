import { EnvironmentError } from '../model/job.js';

/** A path as reports show it: forward slashes on every system. */
export const shown = (path: string): string => path.replaceAll('\\', '/');

/** True when `error` is one of Node's system errors with one of `codes`. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** Returns trouble with writing at `path` as an EnvironmentError with the next step. Any other error comes back as it is. */
export function diskTrouble(error: unknown, path: string): unknown {
  const again = 'then run the command again.';
  const where = shown(path);
  const say = (message: string, mend: string) => new EnvironmentError('disk', message, mend, { cause: error });
  if (hasCode(error, 'EACCES', 'EPERM', 'EBUSY')) {
    const mend = `Close any program that has it open and see that you may write there, or choose another folder with --out, ${again}`;
    return say(`"${where}" cannot be written: it is protected, or another program has it open.`, mend);
  }
  if (hasCode(error, 'EROFS')) return say(`"${where}" is on a disk that can only be read.`, `Choose another folder with --out, ${again}`);
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) return say(`There is no room left on the disk for "${where}".`, `Free some room, ${again}`);
  if (hasCode(error, 'EEXIST', 'ENOTDIR')) {
    return say(`There is a file where the folder "${where}" must stand.`, `Move the file or choose another folder with --out, ${again}`);
  }
  if (hasCode(error, 'EISDIR', 'ENOTEMPTY')) {
    return say(`There is a folder where the file "${where}" must stand.`, `Move the folder or choose another one with --out, ${again}`);
  }
  if (hasCode(error, 'ENOENT', 'ENAMETOOLONG', 'ELOOP', 'EIO', 'EMFILE', 'ENFILE', 'EINVAL')) {
    return say(`"${where}" cannot be written (${(error as Error).message}).`, `Choose another folder with --out, ${again}`);
  }
  return error;
}
