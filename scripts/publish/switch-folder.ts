import { accessSync, chmodSync, constants, existsSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diskTrouble, hasCode, shown } from '../machine/disk-trouble.js';
import { makeFolder } from '../machine/make-folder.js';
import { moveTo } from '../machine/move-to.js';
import { EnvironmentError } from '../model/job.js';
import { foldersBetween, placeOf } from './place.js';
import { type NewFile, removeFolder, writeNew } from './write-files.js';

export interface FolderChange {
  /** The output folder, and the path of the folder in it that changes. */
  readonly out: string;
  readonly folder: string;
  /** A folder on the same disk for nothing else, where the new folder is put together and the old one waits. */
  readonly yard: string;
  /** All that a build has in the folder when it has changed, by path from there; without any only what is somebody else's is left. */
  readonly files: readonly NewFile[];
  /** True for a path, from the folder, of a file that a build wrote. All others stay: they are somebody else's. */
  readonly isOurs: (path: string) => boolean;
}

/**
 * Changes a folder of the output at once: the new one is put together whole beside it (what somebody else keeps there comes along), the
 * old one is moved away and the new one into its place. Whoever looks finds all of the old or all of the new, or between the two moves
 * for some microseconds none; a build killed there is completed by `settleFolder`. Throws an EnvironmentError when the disk refuses or a
 * link stands in the way: then the folder is as it was.
 */
export async function switchFolder(change: FolderChange): Promise<void> {
  const { out, folder, yard, files } = change;
  const place = placeIn(out, folder, files);
  const [next, old] = [join(yard, 'next'), join(yard, 'old')];
  try {
    await putTogether(next, place, change);
    const wasThere = existsSync(place);
    if (wasThere) await moveTo(place, old, { shownAs: place });
    else makeFolder(dirname(place));
    try {
      if (existsSync(next)) await moveTo(next, place);
    } catch (error) {
      if (wasThere) await moveTo(old, place);
      throw error;
    }
  } catch (error) {
    await removeFolder(next);
    throw diskTrouble(error, place);
  }
  await bringHome(old, place, change.isOurs);
}

/**
 * Completes what a build that was killed left of a change in `yard`, or takes it back where the new folder was not whole: afterwards the
 * folder is all old or all new and the yard holds neither. Throws an EnvironmentError when the disk refuses.
 */
export async function settleFolder({ out, folder, yard, isOurs }: Omit<FolderChange, 'files'>): Promise<void> {
  const [next, old] = [join(yard, 'next'), join(yard, 'old')];
  const place = placeIn(out, folder, []);
  if (existsSync(old)) {
    if (!existsSync(place)) await moveTo(existsSync(next) ? next : old, place);
    await bringHome(old, place, isOurs);
  }
  await removeFolder(next);
}

/**
 * Where the folder stands. In it no link may stand in the way of a file: it would lead to files that are not changed at once. And who
 * protects a folder from being written to does not find it replaced.
 */
function placeIn(out: string, folder: string, files: readonly NewFile[]): string {
  const place = dirname(placeOf(out, `${folder}/x`));
  const inWay = new Set(files.flatMap(({ path }) => [place, ...foldersBetween(place, placeOf(out, `${folder}/${path}`))]));
  for (const one of inWay) {
    if (isLink(one)) throw linkInWay(one);
    try {
      if (existsSync(one)) accessSync(one, constants.W_OK);
    } catch (error) {
      throw diskTrouble(error, one);
    }
  }
  return place;
}

async function putTogether(next: string, place: string, { files, isOurs }: FolderChange): Promise<void> {
  await removeFolder(next);
  for (const file of files) {
    const target = join(next, file.path);
    makeFolder(dirname(target));
    await writeNew(target, file, join(place, file.path));
  }
  const paths = new Set(files.map(({ path }) => path));
  await takeAlong(next, place, '', (path) => paths.has(path) || isOurs(path));
  openAlike(next, place);
}

/** Puts the plain files that are somebody else's into the new folder, and folders that were empty. All else follows by `bringHome`. */
async function takeAlong(next: string, place: string, path: string, isOurs: (path: string) => boolean): Promise<void> {
  const entries = entriesOf(join(place, path));
  if (entries?.length === 0) makeFolder(join(next, path));
  for (const entry of entries ?? []) {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory()) await takeAlong(next, place, inner, isOurs);
    if (!entry.isFile() || isOurs(inner)) continue;
    makeFolder(dirname(join(next, inner)));
    await writeNew(join(next, inner), { from: join(place, inner) }).catch(() => {});
  }
}

/** Moves what came into the old folder late, or could not come along, into the new one, and removes the rest of the old one. */
async function bringHome(old: string, place: string, isOurs: (path: string) => boolean, path = ''): Promise<void> {
  for (const entry of entriesOf(join(old, path)) ?? []) {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`;
    const target = join(place, inner);
    if (entry.isDirectory()) await bringHome(old, place, isOurs, inner);
    else if (!isOurs(inner) && !isThere(target)) {
      makeFolder(dirname(target));
      await moveTo(join(old, inner), target);
    }
  }
  if (path === '') await removeFolder(old);
}

/** Opens each folder of `next` to whom the one in its place is open. */
function openAlike(next: string, place: string): void {
  const mode = statSync(place, { throwIfNoEntry: false })?.mode;
  if (mode === undefined) return;
  for (const entry of entriesOf(next) ?? []) if (entry.isDirectory()) openAlike(join(next, entry.name), join(place, entry.name));
  if (existsSync(next)) chmodSync(next, mode & 0o7777);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw diskTrouble(error, folder);
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

const linkInWay = (path: string): EnvironmentError =>
  new EnvironmentError(
    'link-out',
    `"${shown(path)}" is a link where a folder of the build must stand.`,
    'Delete the link, then run the command again.',
  );
