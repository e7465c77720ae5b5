import { randomBytes } from 'node:crypto';
import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { diskTrouble, hasCode, shown } from '../machine/disk-trouble.js';
import { makeFolder } from '../machine/make-folder.js';
import { EnvironmentError } from '../model/job.js';

/** Who holds a lock. `token` tells one lock from the next; it names the right to clear that very lock away. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly token: string;
}

const UNFINISHED = 'unfinished';

/**
 * Runs `use` while this build alone may write to `out` (which is made when missing), and returns what it returns.
 * Throws an EnvironmentError at once when another build is at work there. A lock left by a process that died is cleared away.
 */
export async function withLock<T>(out: string, use: () => Promise<T>): Promise<T> {
  makeFolder(out);
  const file = join(out, '.lock');
  const token = await takeLock(file, out);
  try {
    return await use();
  } finally {
    leaveLock(file, token);
  }
}

/** True while process `pid` of this computer lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Makes lock `file` and returns its token. */
async function takeLock(file: string, out: string): Promise<string> {
  for (;;) {
    const token = createLock(file);
    if (token) return token;
    const holder = await readHolder(file);
    if (holder) await clearDeadLock(file, holder, out);
  }
}

/** Makes lock `file` with a token of its own. Returns undefined when somebody has it. */
function createLock(file: string): string | undefined {
  const holder: Holder = { pid: process.pid, host: hostname(), token: randomBytes(6).toString('hex') };
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx' });
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return undefined;
    throw diskTrouble(error, dirname(file));
  }
  // Had this process slept between making and writing it, the lock could have been cleared away as unfinished.
  return parseHolder(readLock(file) ?? '').token === holder.token ? holder.token : undefined;
}

/**
 * Clears away the lock of a process that died. Whoever holds the lock named after its token, and nobody else, may do so,
 * and only while that token still stands in `file`: of two takers one waits its turn and then finds a newer lock.
 */
async function clearDeadLock(file: string, holder: Holder, out: string): Promise<void> {
  if (holder.token !== UNFINISHED && (holder.host !== hostname() || isAlive(holder.pid))) throw busy(holder, out);
  const right = `${file}.${holder.token}`;
  const token = await takeLock(right, out);
  try {
    if (parseHolder(readLock(file) ?? '').token === holder.token) unlinkSync(file);
  } catch (error) {
    throw diskTrouble(error, file);
  } finally {
    leaveLock(right, token);
  }
}

/** Removes our own lock. Should the disk refuse, the next build clears it away, so what `use` did is not spoiled by it. */
function leaveLock(file: string, token: string): void {
  try {
    if (parseHolder(readLock(file) ?? '').token === token) unlinkSync(file);
  } catch {
    // Left to the next build.
  }
}

/** Reads who holds `file`; a lock still empty gets a second to be written. Returns undefined when it is gone. */
async function readHolder(file: string): Promise<Holder | undefined> {
  for (let tries = 0; ; tries++) {
    const text = readLock(file);
    if (text === undefined) return undefined;
    const holder = parseHolder(text);
    if (holder.token !== UNFINISHED || tries === 20) return holder;
    await wait(50);
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
    const { pid, host, token } = JSON.parse(text);
    if (Number.isSafeInteger(pid) && pid > 0 && typeof host === 'string' && /^[0-9a-f]{12}$/.test(token)) return { pid, host, token };
  } catch {
    // Not written to its end, or not ours.
  }
  return { pid: 0, host: '', token: UNFINISHED };
}

function busy({ pid, host }: Holder, out: string): EnvironmentError {
  const where = host === hostname() ? `process ${pid}` : `process ${pid} on computer ${host}`;
  return new EnvironmentError(
    'locked',
    `Another build (${where}) is writing to "${shown(out)}".`,
    `Wait until it ends, then run the command again. If no build is running, delete "${shown(join(out, '.lock'))}".`,
  );
}
