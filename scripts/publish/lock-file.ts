import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { diskTrouble, hasCode } from '../machine/disk-trouble.js';
import { lifeOf, type Owner, ownerHere, readOwner } from '../machine/owner.js';
import { temporaryName } from './write-files.js';

/** Who holds a lock. `token` tells one lock from the next; it names the right to clear that very lock away. */
export interface Holder {
  readonly token: string;
  /** Undefined where the lock was not written to its end, or by a version that did not say all of it. */
  readonly owner?: Owner | undefined;
}

/** The token of a lock that was not written to its end. */
const UNFINISHED = 'unfinished';

/** How often the holder of a lock writes it anew, in milliseconds. */
export const BEAT = 1000;
/** A holder whom nobody can look at is dead when its lock has not changed for so long, by the clock of the disk that it lies on. */
const PATIENCE = { silent: 10_000, watched: 2.5 * BEAT };

/** The text of a lock: always as long, so that it can be written anew in its place while others read it. */
export const lockText = (token: string, owner: Owner, beat: number): string =>
  JSON.stringify({ token, beat: String(beat).padStart(12, '0'), ...owner });

/** Makes lock `file` with a token of its own. Returns undefined when somebody has it. Throws an EnvironmentError when the disk refuses. */
export function createLock(file: string): { readonly token: string; readonly owner: Owner } | undefined {
  const [token, owner] = [randomBytes(6).toString('hex'), ownerHere()];
  try {
    writeFileSync(file, lockText(token, owner, 0), { flag: 'wx' });
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return undefined;
    throw diskTrouble(error, dirname(file));
  }
  // Had this process slept between making and writing it, the lock could have been cleared away as unfinished.
  return tokenIn(file) === token ? { token, owner } : undefined;
}

/** Removes our own lock. Should the disk refuse, the next build clears it away, so what was done under it is not spoiled. */
export function leaveLock(file: string, token: string): void {
  try {
    if (tokenIn(file) === token) unlinkSync(file);
  } catch {
    // Left to the next build.
  }
}

/** The token that stands in `file`; undefined when there is no lock. Throws an EnvironmentError when it cannot be read. */
export function tokenIn(file: string): string | undefined {
  const text = readLock(file);
  return text === undefined ? undefined : parseHolder(text).token;
}

/** Reads who holds `file`; a lock still empty gets a second to be written. Returns undefined when it is gone. */
export async function readHolder(file: string, signal?: AbortSignal): Promise<Holder | undefined> {
  for (let tries = 0; ; tries++) {
    const text = readLock(file);
    if (text === undefined) return undefined;
    const holder = parseHolder(text);
    if (holder.token !== UNFINISHED || tries === 20) return holder;
    await wait(50, undefined, { signal });
  }
}

/**
 * True when `holder` of `file` does not live any more. Of one that runs where nobody can look (another computer or container), the lock
 * itself must tell: it is watched for some seconds.
 */
export async function isDead(file: string, { token, owner }: Holder, signal?: AbortSignal, patience = PATIENCE): Promise<boolean> {
  if (token === UNFINISHED) return true;
  const life = owner ? lifeOf(owner) : 'unknown';
  return life === 'unknown' ? isSilent(file, patience, signal) : life === 'dead';
}

async function isSilent(file: string, { silent, watched }: typeof PATIENCE, signal: AbortSignal | undefined): Promise<boolean> {
  const first = look(file);
  for (;;) {
    await wait(Math.min(watched, BEAT / 2), undefined, { signal });
    const now = look(file);
    if (!first || !now) return true;
    if (now.text !== first.text || now.written !== first.written) return false;
    const since = Math.min(first.written, first.clock);
    if (now.clock - since >= silent && now.clock - first.clock >= watched) return true;
  }
}

/** What stands in a lock, when it was written, and what time it is: both by the clock of the disk, which may be another computer's. */
function look(file: string): { readonly text: string; readonly written: number; readonly clock: number } | undefined {
  const text = readLock(file);
  const probe = join(dirname(file), temporaryName());
  try {
    writeFileSync(probe, '');
    const [written, clock] = [statSync(file, { throwIfNoEntry: false })?.mtimeMs, statSync(probe).mtimeMs];
    unlinkSync(probe);
    return text === undefined || written === undefined ? undefined : { text, written, clock };
  } catch (error) {
    throw diskTrouble(error, dirname(file));
  }
}

function readLock(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw diskTrouble(error, file);
  }
}

function parseHolder(text: string): Holder {
  try {
    const value = JSON.parse(text) as { readonly token?: unknown };
    if (typeof value.token === 'string' && /^[0-9a-f]{12}$/.test(value.token)) return { token: value.token, owner: readOwner(value) };
  } catch {
    // Not written to its end, or not ours.
  }
  return { token: UNFINISHED };
}
