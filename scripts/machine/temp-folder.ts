import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError } from '../model/job.js';
import { hasCode, shown } from './disk-trouble.js';
import { tooFewFiles } from './open-files.js';

/** Room that the browser needs for its temporary files, in bytes: its profile, and what its processes show each other. */
const TEMP_ROOM = 64 * 1024 * 1024;

const MB = 1024 * 1024;

/** The variable that says where temporary files go: the one that is set, or the one to set. */
export function tempVariable(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  const names = platform === 'win32' ? ['TEMP', 'TMP'] : ['TMPDIR', 'TMP', 'TEMP'];
  return names.find((name) => env[name]) ?? (names[0] as string);
}

/**
 * Makes a folder of our own among the temporary files, whose name begins with `prefix`, and returns its path. Throws an
 * EnvironmentError that names the variable when there is none, none that can be written to, or no room.
 */
export function makeTempFolder(prefix: string): string {
  seeIfTempHasRoom();
  try {
    return mkdtempSync(join(tmpdir(), prefix));
  } catch (error) {
    throw tempTrouble(error);
  }
}

/** Makes a folder among the temporary files and removes it. Throws an EnvironmentError when the browser could not do with that place. */
export function seeIfTempServes(): void {
  rmSync(makeTempFolder('teachback-'), { recursive: true, force: true });
}

/** Throws an EnvironmentError when the folder for temporary files has less room than the browser needs. */
export function seeIfTempHasRoom(freeIn: (folder: string) => number | undefined = roomIn): void {
  const free = freeIn(tmpdir());
  if (free !== undefined && free < TEMP_ROOM) {
    throw trouble({ what: `has only ${Math.floor(free / MB)} MB of room left; the browser needs ${TEMP_ROOM / MB} MB`, full: true });
  }
}

/** Free bytes on the disk of `folder`; undefined where the system does not say. A disk that takes no more files has none. */
export function roomIn(folder: string): number | undefined {
  try {
    const { bavail, bsize, files, ffree } = statfsSync(folder);
    if (bsize === 0) return undefined;
    return files > 0 && ffree === 0 ? 0 : bavail * bsize;
  } catch {
    return undefined;
  }
}

/** Returns trouble with the folder for temporary files as an EnvironmentError that names the variable. */
export function tempTrouble(error: unknown): EnvironmentError {
  if (hasCode(error, 'EMFILE', 'ENFILE')) return tooFewFiles(error);
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) return trouble({ what: 'has no room left', full: true, cause: error });
  const said: readonly (readonly [codes: readonly string[], what: string])[] = [
    [['ENOENT'], 'is not there'],
    [['ENOTDIR'], 'is no folder'],
    [['EACCES', 'EPERM'], 'is protected: you may not write there'],
    [['EROFS'], 'is on a disk that can only be read'],
  ];
  const [, what] = said.find(([codes]) => hasCode(error, ...codes)) ?? [];
  return trouble({ what: what ?? `cannot be used (${error instanceof Error ? error.message : String(error)})`, cause: error });
}

interface TempTrouble {
  readonly what: string;
  /** True where more room would mend it. */
  readonly full?: boolean;
  readonly cause?: unknown;
}

function trouble({ what, full = false, cause }: TempTrouble): EnvironmentError {
  const name = tempVariable();
  const message = `The folder for temporary files, "${shown(tmpdir())}" (${name}), ${what}.`;
  const mend = `${full ? 'Free some room there, or set' : 'Set'} ${name} to another folder that you may write to, then run the command again.`;
  return new EnvironmentError('temp-folder', message, mend, { cause });
}
