import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { EnvironmentError } from '../../scripts/model/job.js';
import { readManifest } from '../../scripts/publish/listing.js';
import { caught, listedIn, type SmallBuild, smallBuild, textsIn } from '../support/output-build.js';

/** A disk that refuses, in the middle of a build. */
const base = mkdtempSync(join(tmpdir(), 'teachback-disk-'));
let out = '';
let count = 0;

beforeEach(() => {
  out = join(base, `out-${count++}`);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const build = (texts: Record<string, string>, rest: Partial<SmallBuild> = {}) => smallBuild({ out, texts, ...rest });
const read = (path: string): string => readFileSync(join(out, path), 'utf8');
const A = 'b/en/share/a.html';
const B = 'b/en/share/b.html';
const C = 'c/en/share/a.html';
const fromStore = (): string[] => listedIn(out).filter((path) => path.startsWith('.store/'));

it('that refuses to store a file fails the folder it was for, and the others are built', async () => {
  await build({ [A]: 'old', [B]: 'old', [C]: 'old' });
  const yard = join(out, '.store/folders/b');
  const spoil = (path: string): void => {
    if (path !== A) return;
    mkdirSync(dirname(yard), { recursive: true });
    writeFileSync(yard, 'a file');
  };
  const report = await build({ [A]: 'new', [B]: 'new', [C]: 'new' }, { stamp: 's', onJob: spoil });
  expect(report.kinds).toEqual({ [A]: 'failed', [B]: 'failed', [C]: 'made' });
  expect(report.troubles.get('b/en')?.message).toMatch(/^There is a file where the folder ".*\.store.*" must stand\.$/);
  expect([read(A), read(B), read(C)]).toEqual(['old', 'old', 'new']);
  expect(readManifest(out)?.stamp).toBeUndefined();
  rmSync(yard);
  expect((await build({ [A]: 'new', [B]: 'new', [C]: 'new' }, { stamp: 's' })).kinds).toEqual({
    [A]: 'made',
    [B]: 'made',
    [C]: 'unchanged',
  });
  expect([read(A), read(B), fromStore(), readManifest(out)?.stamp]).toEqual(['new', 'new', [], 's']);
});

it('that refuses one file of a folder leaves all of the folder as it was, and what was made for it is kept for the next build', async () => {
  const long = `b/en/share/${'x'.repeat(300)}.html`;
  await build({ [A]: 'old', [C]: 'old' });
  const report = await build({ [A]: 'new', [long]: 'new', [C]: 'new' }, { stamp: 's', indexed: true });
  expect(report.troubles.get('b/en')).toBeInstanceOf(EnvironmentError);
  expect([read(A), read(C), existsSync(join(out, 'b/en/share/index.html'))]).toEqual(['old', 'new', false]);
  expect(
    readManifest(out)
      ?.artifacts.filter(({ path }) => path.startsWith('b/'))
      .map(({ path, inputs }) => [path, inputs]),
  ).toEqual([[A, 'inputs of old']]);
  const { kinds, resumed } = await build({ [A]: 'new', [C]: 'new' }, { stamp: 's' });
  expect([kinds, resumed]).toEqual([{ [A]: 'unchanged', [C]: 'unchanged' }, [A]]);
  expect([read(A), fromStore()]).toEqual(['new', []]);
});

it('that refuses the list of a brand has the files made, and says so; the other lists stand, and the next build lists all', async () => {
  await build({ [A]: 'old', [C]: 'old' }, { stamp: 's' });
  rmSync(join(out, 'b/manifest.json'));
  mkdirSync(join(out, 'b/manifest.json/mine'), { recursive: true });
  const texts = { [A]: 'new', [C]: 'new' };
  const reason = await caught(build(texts, { stamp: 't' }));
  expect(reason).toBeInstanceOf(EnvironmentError);
  expect(reason.message).toMatch(/There is a folder where the file ".*b\/manifest\.json" must stand/);
  expect(readManifest(out)).toMatchObject({ artifacts: [{ path: C }] });
  expect(readManifest(out)?.stamp).toBeUndefined();
  rmSync(join(out, 'b/manifest.json'), { recursive: true });
  await build(texts, { stamp: 't' });
  expect(readManifest(out)).toMatchObject({ stamp: 't', artifacts: [{ path: A }, { path: C }] });
  expect([read(A), read(C), fromStore()]).toEqual(['new', 'new', []]);
});

it('from which the output folder is taken away stops the build with the reason, and the next one begins anew', async () => {
  await build({ [A]: 'old', [C]: 'old' });
  const moved = join(base, 'moved');
  const texts = { [A]: 'new', [B]: 'new', [C]: 'new' };
  const reason = await caught(build(texts, { onJob: (path) => path === B && renameSync(out, moved) }));
  expect(reason).toBeInstanceOf(EnvironmentError);
  expect(reason.message).toContain('was taken away while a build was writing to it');
  expect(textsIn(moved)).toMatchObject({ [A]: 'old', [C]: 'old' });
  await build(texts);
  expect(textsIn(out)).toMatchObject(texts);
});

it('that spoiled a stored file has it made again', async () => {
  const stored: string[] = [];
  const stop = (path: string): void => {
    if (path === C) throw new Error('stopped');
  };
  await build({ [A]: 'one', [B]: 'two', [C]: 'three' }, { onJob: stop, indexed: true }).catch(() => {});
  expect(listedIn(out).filter((path) => !path.startsWith('.store/'))).toEqual([A, B, 'b/en/share/index.html']);
  rmSync(join(out, 'b'), { recursive: true });
  await build({ [A]: 'one', [B]: 'two', [C]: 'three' }, { onJob: (path) => path === B && stop(C) }).catch(() => {});
  for (const path of fromStore()) if (path.endsWith('/0')) stored.push(path);
  expect(stored).toHaveLength(1);
  writeFileSync(join(out, stored[0] ?? ''), 'eno');
  const { kinds, resumed } = await build({ [A]: 'one', [B]: 'two', [C]: 'three' });
  expect([kinds, resumed]).toEqual([{ [A]: 'made', [B]: 'made', [C]: 'made' }, []]);
  expect(read(A)).toBe('one');
});

it('whose folder is protected from being written to leaves it so', async () => {
  const program = join(base, 'build.mjs');
  const contents = `
    import { smallBuild } from './output-build.js';
    const { troubles } = await smallBuild(JSON.parse(process.argv[2]));
    console.log(JSON.stringify([...troubles].map(([folder, { message }]) => [folder, message])));`;
  buildSync({
    stdin: { contents, resolveDir: resolve('test/support'), loader: 'ts' },
    ...{ bundle: true, platform: 'node', format: 'esm', outfile: program, logLevel: 'error' },
  });
  chmodSync(base, 0o777);
  mkdirSync(out);
  chmodSync(out, 0o777);
  // The administrator may write anywhere: the build runs as somebody who may not.
  const somebody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const run = (texts: Record<string, string>): string =>
    execFileSync(process.execPath, [program, JSON.stringify({ out, texts })], { encoding: 'utf8', ...somebody });
  expect(run({ [A]: 'old', [C]: 'old' })).toBe('[]\n');
  chmodSync(join(out, 'b/en/share'), 0o555);
  expect(run({ [A]: 'new', [C]: 'new' })).toMatch(/^\[\["b\/en",".*b\/en\/share\\" cannot be written: it is protected/);
  expect([read(A), read(C)]).toEqual(['old', 'new']);
  chmodSync(join(out, 'b/en/share'), 0o755);
  expect(run({ [A]: 'new', [C]: 'new' })).toBe('[]\n');
  expect([read(A), fromStore()]).toEqual(['new', []]);
});
