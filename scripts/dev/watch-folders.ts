import { existsSync, type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentError } from '../model/job.js';

/** What stops the watching. */
export interface Watch {
  close(): void;
}

/**
 * Calls `onChange` whenever something in `roots` or below them changes, with the root, as often as the system says so. Each folder has
 * a watcher of its own: that works on every system, and sees editors that put a new file in the old one's place. Throws an
 * EnvironmentError when the system allows no more watchers.
 */
export function watchFolders(roots: readonly string[], onChange: (root: string) => void): Watch {
  const watchers = new Map<string, FSWatcher>();
  const rescan = (root: string): void => {
    for (const folder of foldersBelow(root)) {
      if (watchers.has(folder)) continue;
      const watcher = startWatch(folder, () => {
        rescan(root);
        onChange(root);
      });
      watchers.set(folder, watcher);
      // A folder that is taken away ends its watcher: the one above has told of it.
      watcher.on('error', () => forget(folder));
    }
    for (const folder of watchers.keys()) if (!existsSync(folder)) forget(folder);
  };
  const forget = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  for (const root of roots) rescan(root);
  return {
    close: () => {
      for (const folder of watchers.keys()) forget(folder);
    },
  };
}

function startWatch(folder: string, onEvent: () => void): FSWatcher {
  try {
    return watch(folder, onEvent);
  } catch (cause) {
    const mend = 'Close other programs that watch files (editors, other previews), then run the command again.';
    throw new EnvironmentError('watch', `This computer lets nobody watch "${folder.replaceAll('\\', '/')}" for changes.`, mend, { cause });
  }
}

function foldersBelow(root: string): string[] {
  if (!existsSync(root)) return [];
  const inner = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  return [root, ...inner.flatMap(({ name }) => foldersBelow(join(root, name)))];
}
