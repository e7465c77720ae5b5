import { freemem, tmpdir } from 'node:os';
import { shown } from '../machine/disk-trouble.js';
import { openFilesAllowed, seeIfFilesSuffice } from '../machine/open-files.js';
import { roomIn, seeIfTempServes, tempVariable } from '../machine/temp-folder.js';

/** What was found of one thing that the tool needs: `mend` is the next step when it fails, or advice when it could be better. */
export interface Finding {
  readonly ok: boolean;
  readonly found: string;
  readonly mend?: string;
}

const MB = 1024 * 1024;
/** Below the first a build does not come to its end, below the second it may not, with pages open at once. */
const MEMORY = { least: 256 * MB, usual: 1024 * MB };
/** Room for what a build of a few brands writes. */
const OUTPUT_ROOM = 100 * MB;

const inMb = (bytes: number): string => `${Math.floor(bytes / MB)} MB`;

/** Whether as many files may be open at once as a build needs. Throws an EnvironmentError when not. */
export function checkOpenFiles(allowed: number | undefined = openFilesAllowed()): Finding {
  seeIfFilesSuffice(allowed);
  const found =
    allowed === undefined ? 'this system sets its limit by itself' : `${Number.isFinite(allowed) ? allowed : 'any number'} at once`;
  return { ok: true, found };
}

/** Whether there is memory for the tool and its browser: what the computer has free, or this container may still take. */
export function checkMemory(free: number = freeMemory()): Finding {
  const found = `${inMb(free)} free`;
  const mend = `Close other programs, or give this container more memory (${inMb(MEMORY.usual)} or more).`;
  if (free < MEMORY.least) return { ok: false, found, mend };
  return free < MEMORY.usual ? { ok: true, found, mend: `${mend} With little memory, build with --jobs 1.` } : { ok: true, found };
}

function freeMemory(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 && allowed < 2 ** 50 ? Math.min(freemem(), allowed - process.memoryUsage.rss()) : freemem();
}

/** Whether the browser can keep its temporary files, and what its processes show each other. Throws an EnvironmentError when not. */
export function checkTemp(): Finding {
  seeIfTempServes();
  const room = roomIn(tmpdir());
  return { ok: true, found: `${shown(tmpdir())} (${tempVariable()})${room === undefined ? '' : `, ${inMb(room)} of room`}` };
}

/** `found`, unless the disk of `folder` has less room than a build writes. */
export function roomFor(folder: string, found: string, room: number | undefined = roomIn(folder)): Finding {
  if (room === undefined) return { ok: true, found };
  const mend = 'Free some room there, or choose another folder with --out.';
  return { ok: room >= OUTPUT_ROOM, found: `${found}, ${inMb(room)} of room`, ...(room < OUTPUT_ROOM && { mend }) };
}
