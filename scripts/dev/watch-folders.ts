import { type Dirent, existsSync, type FSWatcher, readdirSync, watch } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { shown } from '../machine/disk-trouble.js';
import { EnvironmentError } from '../model/job.js';

/** What stops the watching. */
export interface Watch {
  close(): void;
}

/**
 * Calls `onChange` whenever something in `roots` or below them changes, with the root, as often as the system says so. Each folder has
 * a watcher of its own: that works on every system, and sees editors that put a new file in the old one's place. A root that is taken
 * away is seen when it comes back. Throws an EnvironmentError when the system allows no more watchers.
 */
export function watchFolders(roots: readonly string[], onChange: (root: string) => void): Watch {
  const watchers = new Map<string, FSWatcher>();
  const forget = (folder: string): void => {
    for (const path of watchers.keys()) {
      if (path !== folder && !path.startsWith(`${folder}${sep}`)) continue;
      watchers.get(path)?.close();
      watchers.delete(path);
    }
  };
  const rescan = (root: string): void => {
    for (const folder of foldersBelow(root)) {
      if (watchers.has(folder)) continue;
      const watcher = startWatch(folder, (event, name) => {
        // A folder of this name may be another one now: the watcher of the old one would be told of nothing.
        if (event === 'rename' && name !== null) forget(join(folder, name));
        rescan(root);
        onChange(root);
      });
      watcher?.on('error', () => forget(folder));
      if (watcher) watchers.set(folder, watcher);
    }
  };
  for (const root of roots) rescan(root);
  const above = roots.map((root) =>
    startWatch(dirname(root), (_, name) => {
      if (name !== basename(root)) return;
      forget(root);
      rescan(root);
      onChange(root);
    }),
  );
  return {
    close: () => {
      for (const watcher of [...above, ...watchers.values()]) watcher?.close();
      watchers.clear();
    },
  };
}

/** Returns a watcher, or undefined for a folder that is gone already. */
function startWatch(folder: string, onEvent: (event: string, name: string | null) => void): FSWatcher | undefined {
  try {
    return watch(folder, onEvent);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const mend = 'Close other programs that watch files (editors, other previews), then run the command again.';
    throw new EnvironmentError('watch', `This computer lets nobody watch "${shown(folder)}" for changes.`, mend, { cause });
  }
}

function foldersBelow(root: string): string[] {
  if (!existsSync(root)) return [];
  const inner = namesIn(root).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  return [root, ...inner.flatMap(({ name }) => foldersBelow(join(root, name)))];
}

/** Nothing for a folder that is taken away meanwhile, or that we may not read. */
function namesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
