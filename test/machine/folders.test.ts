import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, win32 } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { diskTrouble } from '../../scripts/machine/disk-trouble.js';
import { machineTrouble } from '../../scripts/machine/machine-trouble.js';
import { makeFolder, realPlace } from '../../scripts/machine/make-folder.js';
import { moveTo } from '../../scripts/machine/move-to.js';
import { ownFolder, sweepFolders } from '../../scripts/machine/owned-folders.js';
import { roomIn, seeIfTempHasRoom, seeIfTempServes, tempVariable } from '../../scripts/machine/temp-folder.js';
import { EnvironmentError } from '../../scripts/model/job.js';

const base = mkdtempSync(join(tmpdir(), 'teachback-machine-'));
let place = '';
let count = 0;
beforeEach(() => {
  place = join(base, String(count++));
  mkdirSync(place);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** What `work` throws, with its next step. */
function troubleOf(work: () => unknown): { readonly code: string; readonly message: string; readonly mend: string } {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentError);
    return error as EnvironmentError;
  }
  throw new Error('Nothing was refused.');
}

const systemError = (code: string, rest: object = {}): Error =>
  Object.assign(new Error(`${code}: as the system says it`), { code, ...rest });

describe('makeFolder', () => {
  test('makes all that is missing, and leaves alone what is there', () => {
    makeFolder(join(place, 'a/b/c'));
    writeFileSync(join(place, 'a/b/c/file'), 'kept');
    for (const path of ['a/b/c', 'a']) makeFolder(join(place, path));
    makeFolder('/');
    expect(readFileSync(join(place, 'a/b/c/file'), 'utf8')).toBe('kept');
  });

  test('says at once what is in the way, by name, and how else to go on', () => {
    writeFileSync(join(place, 'file'), '');
    symlinkSync(join(place, 'nothing'), join(place, 'lost'));
    symlinkSync(join(place, 'circle'), join(place, 'circle'));
    const said = ['file', 'file/deep/er', 'lost', 'lost/deep', 'circle/x', 'x'.repeat(300)].map(
      (path) => troubleOf(() => makeFolder(join(place, path), { elsewhere: 'set THIS' })).message,
    );
    expect(said).toEqual([
      `There is a file where the folder "${place}/file" must stand.`,
      `There is a file where the folder "${place}/file/deep/er" must stand.`,
      `"${place}/lost" is a link that leads nowhere.`,
      `"${place}/lost" is a link that leads nowhere.`,
      `"${place}/circle" is a link that leads nowhere.`,
      `"${place}/${'x'.repeat(300)}" is a longer name than this disk takes.`,
    ]);
    expect(troubleOf(() => makeFolder(join(place, 'file'), { elsewhere: 'set THIS' })).mend).toBe(
      'Move the file, or set THIS, then run the command again.',
    );
  });

  test.runIf(existsSync('/proc/self'))('ends where a folder takes no folders', () => {
    for (const path of ['/proc/x', '/proc/x/y/z', '/proc/self/x']) {
      expect(troubleOf(() => makeFolder(path)).message).toContain(`"${path}" cannot be written`);
    }
  });
});

test('realPlace follows links on the way to what is not there yet', () => {
  mkdirSync(join(place, 'decks'));
  symlinkSync(join(place, 'decks'), join(place, 'link'));
  expect(realPlace(join(place, 'link/not/yet'))).toBe(join(realPlace(place), 'decks/not/yet'));
  expect(realPlace('/')).toBe('/');
});

describe('each refusal of the disk has words of its own', () => {
  test.each([
    ['EACCES', /is protected/, /see that you may write there, or set X,/],
    ['EBUSY', /another program has it open/, /Close any program/],
    ['EROFS', /can only be read/, /^Set X, then/],
    ['ENOSPC', /no room left/, /^Free some room, or set X,/],
    ['EDQUOT', /share of the disk is used up/, /Delete some files/],
    ['EIO', /The disk fails/, /whole and connected/],
    ['EMFILE', /no more files be open/, /ulimit -n/],
    ['ESTALE', /cannot be written/, /^Set X/],
  ])('%s', (code, message, mend) => {
    const trouble = diskTrouble(systemError(code), '/a', 'set X') as EnvironmentError;
    expect(trouble).toBeInstanceOf(EnvironmentError);
    expect(trouble.message).toMatch(message);
    expect(trouble.mend).toMatch(mend);
  });

  test('what is no trouble of the disk stays what it is', () => {
    const mine = new TypeError('mine');
    expect([diskTrouble(mine, '/a'), machineTrouble(mine), machineTrouble('text')]).toEqual([mine, undefined, undefined]);
  });
});

test.each([
  [{ code: 'EMFILE', syscall: 'open', path: '/x.js' }, 'open-files'],
  [{ code: 'EAGAIN', syscall: 'spawn node' }, 'memory'],
  [{ code: 'ERR_WORKER_OUT_OF_MEMORY' }, 'memory'],
  [{ code: 'EACCES', syscall: 'open', path: '/x/decks/project.yaml' }, 'disk'],
  [{ code: 'ENOSPC', syscall: 'write', path: '/x' }, 'disk'],
])('an error of the system is trouble with the machine wherever it comes up: %o', ({ code, ...rest }, expected) => {
  expect(machineTrouble(systemError(code, rest))?.code).toBe(expected);
});

test.each([
  ['scandir', 'EACCES', 'cannot be read: it is protected', 'read'],
  ['readlink', 'EPERM', 'cannot be read: it is protected', 'read'],
  ['read', 'EIO', 'cannot be read: the disk fails there', 'read'],
  // The system does not say what it was to be opened for.
  ['open', 'EACCES', 'cannot be opened: it is protected', 'open'],
  ['unlink', 'EACCES', 'cannot be written: it is protected, or another program has it open', 'write'],
])('what "%s" is refused (%s) is said as it is', (syscall, code, says, may) => {
  const trouble = machineTrouble(systemError(code, { syscall, path: 'C:\\decks\\project.yaml' }));
  expect(trouble?.message).toBe(`"C:/decks/project.yaml" ${says}.`);
  expect(trouble?.mend).toContain(`you may ${may} `);
});

test('what is not there was not looked for first: that is no trouble of the machine', () => {
  expect(machineTrouble(systemError('ENOENT', { syscall: 'open', path: '/x' }))).toBeUndefined();
});

describe('moveTo', () => {
  /** A system that refuses the first so many renames. */
  const refusing = (times: number, code: string) => {
    const tries: string[] = [];
    const rename = (from: string, to: string): void => {
      tries.push(`${from} ${to}`);
      if (tries.length <= times) throw systemError(code, { path: from, syscall: 'rename' });
    };
    return { tries, rename };
  };
  const pauses = [1, 1, 1];

  test.each(['EPERM', 'EACCES', 'EBUSY'])('is tried again on Windows, where %s may last for a moment', async (code) => {
    const { tries, rename } = refusing(3, code);
    await moveTo('a', 'b', { rename, pauses, platform: 'win32' });
    expect(tries).toEqual(['a b', 'a b', 'a b', 'a b']);
  });

  test('says what is refused for longer, by the name and the way out that it was told', async () => {
    const { tries, rename } = refusing(9, 'EBUSY');
    const wish = { rename, pauses, platform: 'win32', shownAs: 'C:\\out', elsewhere: 'set X' } as const;
    await expect(moveTo('a', 'b', wish)).rejects.toMatchObject({
      message: expect.stringContaining('"C:/out"'),
      mend: expect.stringContaining('set X'),
    });
    expect(tries).toHaveLength(4);
  });

  test.each<[string, NodeJS.Platform]>([
    ['ENOENT', 'win32'],
    ['ENOSPC', 'win32'],
    ['EPERM', 'linux'],
    ['EBUSY', 'darwin'],
  ])('what will not change is not tried again: %s on %s', async (code, platform) => {
    const { tries, rename } = refusing(9, code);
    await expect(moveTo('a', 'b', { rename, pauses, platform })).rejects.toBeInstanceOf(EnvironmentError);
    expect(tries).toHaveLength(1);
  });
});

describe('the folder for temporary files', () => {
  const withTemp = (folder: string, work: () => unknown) => {
    const earlier = process.env.TMPDIR;
    process.env.TMPDIR = folder;
    try {
      return troubleOf(work);
    } finally {
      if (earlier === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = earlier;
    }
  };

  test('is named by the variable that is set, by the names that each system knows', () => {
    expect(tempVariable({}, 'linux')).toBe('TMPDIR');
    expect(tempVariable({ TMP: '/x' }, 'darwin')).toBe('TMP');
    expect(tempVariable({}, 'win32')).toBe('TEMP');
    expect(tempVariable({ TMPDIR: '/x', TMP: 'C:\\x' }, 'win32')).toBe('TMP');
  });

  test('that cannot be used is named with its variable', () => {
    writeFileSync(join(place, 'file'), '');
    const said = ['missing', 'file'].map((name) => withTemp(join(place, name), seeIfTempServes));
    expect(said.map(({ code, message }) => [code, message])).toEqual([
      ['temp-folder', `The folder for temporary files, "${place}/missing" (TMPDIR), is not there.`],
      ['temp-folder', `The folder for temporary files, "${place}/file" (TMPDIR), is no folder.`],
    ]);
    for (const { mend } of said) expect(mend).toMatch(/^Set TMPDIR to another folder that you may write to/);
  });

  test('is tried and left as it was', () => {
    const earlier = process.env.TMPDIR;
    process.env.TMPDIR = place;
    seeIfTempServes();
    if (earlier === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = earlier;
    expect(existsSync(place)).toBe(true);
    expect(roomIn(place)).toBeGreaterThan(0);
    expect(roomIn(join(place, 'missing'))).toBeUndefined();
  });

  test('with too little room says how much there is', () => {
    const { message, mend } = troubleOf(() => seeIfTempHasRoom(() => 3_500_000));
    expect(message).toMatch(/has only 3 MB of room left; the browser needs 64 MB\.$/);
    expect(mend).toMatch(/^Free some room there, or set \w+ to another folder/);
  });
});

describe('folders of dead processes', () => {
  const owned = (name: string, owner: object): string => {
    const folder = join(place, name);
    mkdirSync(folder);
    writeFileSync(join(folder, '.owner.json'), JSON.stringify(owner));
    return folder;
  };
  const daysAgo = (folder: string, days: number): void => {
    const then = new Date(Date.now() - days * 24 * 3600 * 1000);
    if (existsSync(join(folder, '.owner.json'))) utimesSync(join(folder, '.owner.json'), then, then);
    utimesSync(folder, then, then);
  };

  test('are swept, and nobody else is', async () => {
    const own = join(place, 'ours-live');
    mkdirSync(own);
    const disown = ownFolder(own);
    const here = JSON.parse(readFileSync(join(own, '.owner.json'), 'utf8')) as { pid: number; started: string };
    const dead = owned('ours-dead', { ...here, pid: 2 ** 22 - 3 });
    // The number of a dead process may be another's by now.
    const another = owned('ours-another', { ...here, started: '1' });
    const elsewhere = { ...here, machine: 'another container', host: 'far-away', pid: 1 };
    const far = owned('ours-far', elsewhere);
    const longGone = owned('ours-long-gone', elsewhere);
    daysAgo(longGone, 2);
    const nameless = join(place, 'ours-nameless');
    mkdirSync(nameless);
    daysAgo(nameless, 2);
    mkdirSync(join(place, 'ours-young'));
    const theirs = owned('theirs-dead', { ...here, pid: 2 ** 22 - 3 });
    writeFileSync(join(place, 'ours-file'), '');
    await sweepFolders(place, 'ours-');
    const left = [own, dead, another, far, longGone, nameless, join(place, 'ours-young'), theirs, join(place, 'ours-file')];
    expect(left.map((one) => [one.slice(place.length + 1), existsSync(one)])).toEqual([
      ['ours-live', true],
      ['ours-dead', false],
      ['ours-another', here.started === ''],
      ['ours-far', true],
      ['ours-long-gone', false],
      ['ours-nameless', false],
      ['ours-young', true],
      ['theirs-dead', true],
      ['ours-file', true],
    ]);
    disown();
    expect(existsSync(join(own, '.owner.json'))).toBe(false);
  });

  test('a link among them is not followed', async () => {
    mkdirSync(join(place, 'kept'));
    const old = new Date(0);
    symlinkSync(join(place, 'kept'), join(place, 'ours-link'));
    utimesSync(join(place, 'kept'), old, old);
    await sweepFolders(place, 'ours-');
    expect([existsSync(join(place, 'kept')), existsSync(join(place, 'ours-link'))]).toEqual([true, true]);
  });

  test('a place that is not there has none', async () => {
    expect(await sweepFolders(join(place, 'missing'), '')).toBeUndefined();
  });
});

test('paths in messages read the same on every system', () => {
  const trouble = diskTrouble(systemError('EROFS'), win32.join('C:\\', 'Leaflets', 'dist')) as EnvironmentError;
  expect(trouble.message).toBe('"C:/Leaflets/dist" is on a disk that can only be read.');
});
