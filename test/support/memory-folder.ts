import { chmodSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder, removeNow, sweepFolders } from '../../scripts/machine/owned-folders.js';
import { roomIn } from '../../scripts/machine/temp-folder.js';

/** Where Linux keeps files in memory, and how much of it the tests may need, in bytes. */
const [MEMORY, NEEDED] = ['/dev/shm', 2 * 1024 ** 3];
const PREFIX = 'teachback-tests-';

/**
 * Lets all temporary files of this process, and of those that it starts, lie in memory, in a folder that goes when it ends: tests copy,
 * build and remove small files all the time, and need not wait for a disk. Where there is no such memory, or somebody has chosen a
 * folder, all stays as it is.
 */
export async function keepInMemory(): Promise<void> {
  if (process.env.TMPDIR || (roomIn(MEMORY) ?? 0) < NEEDED) return;
  await sweepFolders(MEMORY, PREFIX);
  const folder = mkdtempSync(join(MEMORY, PREFIX));
  // Like any place for temporary files: a test works there as another user too.
  chmodSync(folder, 0o1777);
  ownFolder(folder);
  process.once('exit', () => removeNow(folder));
  process.env.TMPDIR = folder;
}
