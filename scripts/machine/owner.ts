import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { hasCode } from './disk-trouble.js';

/** Whose something is: a process, as nobody else can be it. */
export interface Owner {
  readonly pid: number;
  /** The computer's name, for messages only: two computers may have the same. */
  readonly host: string;
  /** Tells where `pid` means this process: this start of this computer, and the container in it. */
  readonly machine: string;
  /** When the process started, in ticks since the computer did; '' where the system does not say. */
  readonly started: string;
}

/** What is known of a process that owns something. `unknown`: it runs where nobody can look from here, or its number may be another's now. */
type Life = 'alive' | 'dead' | 'unknown';

/** Returns this process as an owner. */
export const ownerHere = (): Owner => ({
  pid: process.pid,
  host: hostname(),
  machine: machineId(),
  started: statOf(process.pid)?.started ?? '',
});

/** Judges whether `owner` still runs. */
export function lifeOf(owner: Owner, machine = machineId()): Life {
  if (owner.machine !== machine) return 'unknown';
  if (!isAlive(owner.pid)) return 'dead';
  const stat = statOf(owner.pid);
  if (stat === undefined || owner.started === '') return 'unknown';
  // One that has ended keeps its number until its parent asks for it; in a container nobody may ask.
  return stat.started === owner.started && !'ZX'.includes(stat.state) ? 'alive' : 'dead';
}

/** True while some process has number `pid` on this computer. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Reads an owner from what was written of it; undefined when it is not whole. */
export function readOwner(value: unknown): Owner | undefined {
  const { pid, host, machine, started } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Owner>;
  const isWhole = Number.isSafeInteger(pid) && Number(pid) > 0 && [host, machine, started].every((one) => typeof one === 'string');
  return isWhole ? ({ pid, host, machine, started } as Owner) : undefined;
}

/** Linux tells each start of the computer and each container from the others; elsewhere its name and its network cards must do. */
function machineId(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    const cards = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ mac }) => mac));
    return createHash('sha256')
      .update(JSON.stringify([hostname(), [...new Set(cards)].sort()]))
      .digest('hex')
      .slice(0, 24);
  }
}

/**
 * Fields 3 and 22 of `/proc/PID/stat` (proc(5)); the second field is a name that may hold anything, in brackets. Undefined where there
 * is none.
 */
function statOf(pid: number): { readonly state: string; readonly started: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', started: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
