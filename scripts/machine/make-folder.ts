import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { diskTrouble, hasCode } from './disk-trouble.js';

export interface FolderWish {
  /** For folders that are made; that of the process unless told. Nothing on Windows. */
  readonly mode?: number;
  /** How to have it in another place, for the message: "set HOME to a folder of yours". */
  readonly elsewhere?: string;
}

/**
 * Makes folder `path` with its parents; one that is there stays as it is. Throws an EnvironmentError when it cannot. Node's own way
 * (`recursive`) never ends where a folder takes no folders and says that it is not there, as `/proc` does.
 */
export function makeFolder(path: string, { mode, elsewhere }: FolderWish = {}): void {
  try {
    makeWithParents(resolve(path), mode);
  } catch (error) {
    throw diskTrouble(error, path, elsewhere);
  }
}

function makeWithParents(path: string, mode: number | undefined): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    const above = dirname(path);
    if (hasCode(error, 'ENOENT') && above !== path && !existsSync(above)) {
      makeWithParents(above, mode);
      makeWithParents(path, mode);
      return;
    }
    // What a system says of a folder that is there differs: EEXIST, EISDIR at a root, EPERM at a drive, EROFS, EACCES.
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Returns where `path` stands or would stand: links on the way followed, and each name that is there written as the disk has it (where
 * `Decks` is `decks`).
 */
export function realPlace(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realPlace(above), basename(path));
  }
}
