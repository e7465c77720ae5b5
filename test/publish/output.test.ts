import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { EnvironmentError } from '../../scripts/model/job.js';
import { readManifest } from '../../scripts/publish/listing.js';
import { caught, filesIn, listedIn, type SmallBuild, smallBuild, textsIn } from '../support/output-build.js';

const base = mkdtempSync(join(tmpdir(), 'teachback-output-'));
let out = '';
let count = 0;

beforeEach(() => {
  out = join(base, `out-${count++}`);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const build = (texts: Record<string, string>, rest: Partial<SmallBuild> = {}) => smallBuild({ out, texts, ...rest });
const read = (path: string): string => readFileSync(join(out, path), 'utf8');
const listed = (): (string | number)[][] => readManifest(out)?.artifacts.map(({ path, inputs }) => [path, inputs]) ?? [];
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), text);
};
const A = 'b/en/share/a.html';
const B = 'b/en/share/b.html';
const C = 'c/en/share/a.html';

describe('a build into a folder', () => {
  it('puts every file in its place, lists it with size and SHA-256, and leaves nothing else', async () => {
    const { kinds } = await build({ [A]: 'one', [C]: 'three' }, { stamp: 's' });
    expect(kinds).toEqual({ [A]: 'made', [C]: 'made' });
    expect(textsIn(out)).toMatchObject({ [A]: 'one', [C]: 'three' });
    expect(listedIn(out)).toEqual([A, 'b/manifest.json', C, 'c/manifest.json', 'manifest.json']);
    const manifest = readManifest(out);
    expect(manifest).toMatchObject({ tool: 'teachback 0.1.0', project: { id: 'tea', version: '1.0.0', date: '2026-11-23' }, stamp: 's' });
    expect(manifest?.artifacts[0]).toEqual({
      ...{ path: A, title: `Title of ${A}`, deck: 'a', brand: 'b', locale: 'en', format: 'handout', media: 'html' },
      ...{ bytes: 3, coverage: [{ id: 'A1', text: 'one', where: 'page 1' }], inputs: 'inputs of one' },
      sha256: '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed',
    });
  });

  it('gives the same manifest bytes in another folder and another order, with no local path', async () => {
    await build({ [A]: 'one', [B]: 'two' });
    const lists = ['manifest.json', 'b/manifest.json'];
    const first = lists.map(read).join();
    expect(first).not.toContain(base);
    out = join(base, 'elsewhere');
    await build({ [B]: 'two', [A]: 'one' });
    expect(lists.map(read).join()).toBe(first);
  });

  it('puts the pictures of first pages into a folder of their own, and files of one job beside it', async () => {
    const figure = 'b/en/share/a/figure.svg';
    await build({ [A]: 'one', [figure]: '<svg/>' }, { beside: { [figure]: A }, pictured: [A] });
    expect(listedIn(out)).toEqual([A, figure, 'b/manifest.json', 'manifest.json', `thumbs/${A}.png`]);
    expect(read(`thumbs/${A}.png`)).toBe('picture of one');
    expect((await build({ [A]: 'one', [figure]: '<svg/>' }, { beside: { [figure]: A }, pictured: [A] })).kinds).toEqual({
      [A]: 'unchanged',
    });
    unlinkSync(join(out, figure));
    expect((await build({ [A]: 'one', [figure]: '<svg/>' }, { beside: { [figure]: A }, pictured: [A] })).kinds).toEqual({ [A]: 'made' });
  });

  it('leaves the folder alone in which nothing is new, and makes no other one', async () => {
    await build({ [A]: 'one', [C]: 'three' }, { indexed: true });
    const times = [A, C].map((path) => statSync(join(out, dirname(path))).ino);
    const { kinds } = await build({ [A]: 'one', [C]: 'four' }, { indexed: true });
    expect(kinds).toEqual({ [A]: 'unchanged', [C]: 'made' });
    const after = [A, C].map((path) => statSync(join(out, dirname(path))).ino);
    expect([after[0] === times[0], after[1] === times[1]]).toEqual([true, false]);
  });

  it('writes the pages beside the artifacts with them', async () => {
    await build({ [A]: 'one', [B]: 'two' }, { indexed: true });
    const index = read('b/en/share/index.html');
    await build({ [A]: 'new', [B]: 'two' }, { indexed: true });
    expect(read('b/en/share/index.html')).not.toBe(index);
    await build({ [A]: 'one', [B]: 'two' }, { indexed: true });
    expect(read('b/en/share/index.html')).toBe(index);
  });
});

describe('what stays', () => {
  it("removes what no longer belongs, with folders that this leaves empty, and never anything that is somebody else's", async () => {
    await build({ 'b/en/share/deep/gone.html': 'x', [A]: 'a', [C]: 'c' }, { pictured: [C] });
    put('b/en/share/mine.txt', 'mine');
    put('b/en/mine/notes.txt', 'mine too');
    put('notes.html', 'also mine');
    mkdirSync(join(out, 'b/en/empty'));
    symlinkSync(join(base, 'nowhere'), join(out, 'b/en/link'));
    await build({ [B]: 'new' });
    expect(listedIn(out)).toEqual([
      'b/en/link',
      'b/en/mine/notes.txt',
      B,
      'b/en/share/mine.txt',
      'b/manifest.json',
      'manifest.json',
      'notes.html',
    ]);
    expect([read('b/en/share/mine.txt'), read('b/en/mine/notes.txt')]).toEqual(['mine', 'mine too']);
    expect(['b/en/share/deep', 'b/en/empty', 'c', 'thumbs'].map((path) => existsSync(join(out, path)))).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(listed()).toEqual([[B, 'inputs of new']]);
  });

  it("keeps a file of somebody else's in a folder that a build has no more of", async () => {
    await build({ [A]: 'a', [C]: 'c' });
    put('c/en/share/mine.txt', 'mine');
    await build({ [A]: 'a' });
    expect(listedIn(out)).toEqual([A, 'b/manifest.json', 'c/en/share/mine.txt', 'manifest.json']);
  });

  it('leaves what was not asked for, and the files of a stopped deck', async () => {
    await build({ [A]: 'a', [B]: 'b', [C]: 'c' }, { stamp: 's', indexed: true });
    await build({ [A]: 'new' }, { isWhole: false, indexed: true });
    const lists = ['b/manifest.json', 'c/manifest.json', 'manifest.json'];
    const all = [A, B, 'b/en/share/index.html', C, 'c/en/share/index.html', ...lists].sort();
    expect([listedIn(out), read(A), read(B), read(C)]).toEqual([all, 'new', 'b', 'c']);
    expect(readManifest(out)?.stamp).toBeUndefined();
    await build({ [A]: 'a', [B]: 'newer', [C]: 'newest' }, { stopped: ['a'], indexed: true });
    expect([listedIn(out), read(A), read(B), read(C)]).toEqual([all, 'new', 'newer', 'c']);
  });

  it('keeps the last good file of a failed job, with all that goes with it, beside new ones of the others', async () => {
    await build({ [A]: 'a', 'b/en/share/a.svg': 'svg', [B]: 'b' }, { beside: { 'b/en/share/a.svg': A }, pictured: [A] });
    await build({ [A]: 'bad', [B]: 'new' }, { failed: [A] });
    expect([read(A), read(B), read('b/en/share/a.svg'), read(`thumbs/${A}.png`)]).toEqual(['a', 'new', 'svg', 'picture of a']);
    expect(listed().map(([path]) => path)).toEqual(['b/en/share/a.html', 'b/en/share/a.svg', B, `thumbs/${A}.png`]);
  });

  it('leaves out the stamp when a file that should stay is gone, so that the next build makes it again', async () => {
    await build({ [A]: 'a', [B]: 'b' }, { stamp: 's' });
    unlinkSync(join(out, A));
    await build({ [B]: 'b' }, { isWhole: false, stamp: 's' });
    expect(readManifest(out)?.stamp).toBeUndefined();
    expect(listed().map(([path]) => path)).toEqual([B]);
  });

  it('goes on with a build that was stopped, for the part that is asked for, and keeps the rest of what that one had made', async () => {
    const texts = { [A]: 'new', [C]: 'new', 'c/en/share/b.html': 'new', 'd/en/share/a.html': 'new', 'd/en/share/b.html': 'new' };
    await build({ [A]: 'old', [C]: 'old', 'd/en/share/a.html': 'old' }, { stamp: 's' });
    const stop = (path: string): void => {
      if (path === 'd/en/share/b.html') throw new Error('stopped');
    };
    await caught(build(texts, { onJob: stop }));
    expect([read(A), read(C), read('d/en/share/a.html')]).toEqual(['new', 'new', 'old']);
    const { kinds } = await build({ [A]: 'new' }, { isWhole: false });
    expect([kinds, listedIn(out).filter((path) => path.startsWith('.store')).length]).toEqual([{ [A]: 'unchanged' }, 2]);
    expect(listed().map(([path, inputs]) => `${path} ${inputs}`)).toEqual([
      ...[`${A} inputs of new`, `${C} inputs of new`, 'c/en/share/b.html inputs of new', 'd/en/share/a.html inputs of old'],
    ]);
    const { kinds: last, resumed } = await build(texts);
    expect([new Set(Object.values(last)), last['d/en/share/b.html'], resumed]).toEqual([
      ...[new Set(['unchanged', 'made']), 'made', ['d/en/share/a.html']],
    ]);
    expect(listedIn(out).filter((path) => path.startsWith('.store'))).toEqual([]);
  });

  it('makes everything again by force', async () => {
    await build({ [A]: 'a' });
    expect((await build({ [A]: 'a' })).kinds).toEqual({ [A]: 'unchanged' });
    expect((await build({ [A]: 'a' }, { force: true })).kinds).toEqual({ [A]: 'made' });
  });

  it('leaves each folder open to whom it was open', async () => {
    await build({ [A]: 'a' });
    chmodSync(join(out, 'b/en/share'), 0o775);
    await build({ [A]: 'new' });
    expect(statSync(join(out, 'b/en/share')).mode & 0o777).toBe(0o775);
  });

  it('refuses two files with one path', async () => {
    await build({ [A]: 'old' });
    await expect(build({ [A]: 'a', [B]: 'b' }, { renamed: { [B]: A } })).rejects.toThrow(`Two artifacts have the path "${A}".`);
    expect(read(A)).toBe('old');
  });
});

describe('what stands in the way', () => {
  it.each([
    ['a file where a folder must be', () => put('b', 'x'), 'There is a file where the folder'],
    ['a folder where the artifact must be', () => mkdirSync(join(out, A), { recursive: true }), 'There is a folder where the file'],
    ['a link that leaves the folder', () => symlinkSync(base, join(out, 'b'), 'junction'), 'is a link that leaves the output folder'],
    ['a link to nowhere', () => symlinkSync(join(base, 'no'), join(out, 'b'), 'junction'), 'is a link that leaves the output folder'],
    [
      'a link inside the folder',
      () => {
        put('other/x', '');
        mkdirSync(join(out, 'b/en'), { recursive: true });
        symlinkSync(join(out, 'other'), join(out, 'b/en/share'), 'junction');
      },
      'is a link where a folder of the build must stand',
    ],
  ])('%s: that folder stays as it is, with the reason, and the others are built', async (_, spoil, message) => {
    await build({ [C]: 'old' });
    spoil();
    const before = listedIn(out);
    const { troubles } = await build({ [A]: 'new', [C]: 'new' }, { stamp: 's' });
    expect([...troubles.keys()]).toEqual(['b/en']);
    expect(troubles.get('b/en')).toBeInstanceOf(EnvironmentError);
    expect(troubles.get('b/en')?.message).toContain(message);
    expect(read(C)).toBe('new');
    expect(listedIn(out).filter((path) => !path.startsWith('.store/'))).toEqual(before);
    expect(existsSync(join(base, 'en'))).toBe(false);
    expect(readManifest(out)?.stamp).toBeUndefined();
  });

  it.each(['../x/share/a.html', 'b/../../a.html', 'b//share/a.html', 'b/en/share/a\\b.html', 'b/C:/share/a.html', 'b/en/x\0.html'])(
    'refuses the path %j',
    async (path) => {
      await expect(build({ [path]: 'x' })).rejects.toThrow(/^Refused to write/);
      expect(existsSync(join(base, 'x'))).toBe(false);
    },
  );

  it('writes over a link in place of an artifact, not through it', async () => {
    put('b/en/share/mine.txt', '');
    writeFileSync(join(base, 'victim.txt'), 'untouched');
    symlinkSync(join(base, 'victim.txt'), join(out, A));
    await build({ [A]: 'one' });
    expect(readFileSync(join(base, 'victim.txt'), 'utf8')).toBe('untouched');
    expect(read(A)).toBe('one');
  });

  it('does not remove through a link that leaves the folder', async () => {
    await build({ [A]: 'one', [C]: 'c' });
    rmSync(join(out, 'b/en/share'), { recursive: true });
    mkdirSync(join(base, 'foreign'), { recursive: true });
    writeFileSync(join(base, 'foreign/a.html'), 'not ours');
    symlinkSync(join(base, 'foreign'), join(out, 'b/en/share'), 'junction');
    await build({ [C]: 'c' });
    expect(readFileSync(join(base, 'foreign/a.html'), 'utf8')).toBe('not ours');
    expect(existsSync(join(out, 'b/en/share/a.html'))).toBe(true);
  });

  it('says in plain words that the store is a link out of the folder, and writes nothing there', async () => {
    mkdirSync(join(base, 'away'), { recursive: true });
    mkdirSync(out);
    symlinkSync(join(base, 'away'), join(out, '.store'), 'junction');
    expect((await caught(build({ [A]: 'one' })))?.message).toContain('is a link that leaves the output folder');
    expect(filesIn(join(base, 'away'))).toEqual([]);
  });
});
