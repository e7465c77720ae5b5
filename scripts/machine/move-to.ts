import { renameSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { diskTrouble, hasCode } from './disk-trouble.js';

export interface MoveWish {
  /** The path that a message names; `to` unless told. */
  readonly shownAs?: string;
  /** How to have it in another place, for the message. */
  readonly elsewhere?: string;
  readonly platform?: NodeJS.Platform;
  /** Milliseconds before each further try. */
  readonly pauses?: readonly number[];
  readonly rename?: (from: string, to: string) => void;
}

/** Two seconds and a half in all. */
const PAUSES = [10, 20, 40, 80, 160, 320, 640, 1280];

/**
 * Renames `from` to `to`, a file or a folder. Windows refuses for a moment while a virus scanner or an indexer reads there, and does not
 * say that it is only a moment: there it is tried again. Throws an EnvironmentError when the disk refuses.
 */
export async function moveTo(from: string, to: string, wish: MoveWish = {}): Promise<void> {
  const { shownAs = to, elsewhere, platform = process.platform, pauses = PAUSES, rename = renameSync } = wish;
  const left = platform === 'win32' ? [...pauses] : [];
  for (;;) {
    try {
      return rename(from, to);
    } catch (error) {
      const pause = hasCode(error, 'EPERM', 'EACCES', 'EBUSY') ? left.shift() : undefined;
      if (pause === undefined) throw diskTrouble(error, shownAs, elsewhere);
      await wait(pause);
    }
  }
}
