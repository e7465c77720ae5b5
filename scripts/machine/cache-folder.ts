import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Returns the folder in which the tool keeps for this user what it can make again at any time. It need not be there. */
export const cacheFolder = (env: Readonly<Record<string, string | undefined>>): string =>
  join(env.XDG_CACHE_HOME ? resolve(env.XDG_CACHE_HOME) : join(env.HOME || homedir(), '.cache'), 'teachback');
