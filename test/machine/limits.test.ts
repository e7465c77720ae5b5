import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { OPEN_FILES_NEEDED, openFilesAllowed, seeIfFilesSuffice } from '../../scripts/machine/open-files.js';
import { lifeOf, ownerHere, readOwner } from '../../scripts/machine/owner.js';
import { EnvironmentError } from '../../scripts/model/job.js';
import { checkMemory, checkOpenFiles, roomFor } from '../../scripts/stories/doctor-machine.js';

const limits = (soft: string): string =>
  `Limit                     Soft Limit           Hard Limit           Units\nMax processes             1234                 1234                 processes\nMax open files            ${soft}                 1048576              files\n`;

test('the number of files that may be open is read as the system writes it', () => {
  expect(['40', '1048576', 'unlimited'].map((soft) => openFilesAllowed(() => limits(soft)))).toEqual([
    40,
    1048576,
    Number.POSITIVE_INFINITY,
  ]);
  expect(openFilesAllowed(() => 'something else')).toBeUndefined();
  expect(
    openFilesAllowed(() => {
      throw new Error('There is no such file on this system.');
    }),
  ).toBeUndefined();
});

test('too few files are refused with both numbers and the way to raise them; enough, or an unknown number, are not', () => {
  expect(() => seeIfFilesSuffice(40)).toThrow(EnvironmentError);
  expect(() => seeIfFilesSuffice(40)).toThrow(`only 40 files open at once; a build needs ${OPEN_FILES_NEEDED}`);
  for (const enough of [OPEN_FILES_NEEDED, Number.POSITIVE_INFINITY, undefined]) expect(seeIfFilesSuffice(enough)).toBeUndefined();
  expect(checkOpenFiles(undefined).ok).toBe(true);
});

test('the doctor tells little memory and a full disk', () => {
  const MB = 1024 * 1024;
  expect([100, 600, 8000].map((size) => checkMemory(size * MB)).map(({ ok, mend }) => [ok, mend !== undefined])).toEqual([
    [false, true],
    [true, true],
    [true, false],
  ]);
  expect(roomFor('/x', 'tried', 5 * MB)).toEqual({
    ok: false,
    found: 'tried, 5 MB of room',
    mend: 'Free some room there, or choose another folder with --out.',
  });
  expect(roomFor('/x', 'tried', 500 * MB).ok).toBe(true);
});

test('a process is told from another with its number, and from one that nobody can look at', async () => {
  const here = ownerHere();
  expect(lifeOf(here)).toBe(here.started === '' ? 'unknown' : 'alive');
  if (here.started !== '') expect(lifeOf({ ...here, started: '12' })).toBe('dead');
  expect(lifeOf({ ...here, machine: 'elsewhere' })).toBe('unknown');
  const child = spawn(process.execPath, ['-e', '']);
  const pid = child.pid ?? 0;
  await once(child, 'exit');
  expect(lifeOf({ ...here, pid, started: '12' })).toBe('dead');
});

test('an owner is read only where it is whole', () => {
  const here = ownerHere();
  expect(readOwner({ ...here, more: 1 })).toEqual(here);
  for (const wrong of [undefined, null, 'x', {}, { ...here, pid: 0 }, { ...here, pid: '1' }, { ...here, machine: 1 }]) {
    expect(readOwner(wrong)).toBeUndefined();
  }
});
