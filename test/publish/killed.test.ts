import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashBytes } from '../../scripts/publish/hash.js';
import { readManifest } from '../../scripts/publish/listing.js';
import { type SmallBuild, smallBuild, textsIn } from '../support/output-build.js';

/** What a build into a folder leaves when it is killed after any single change that it makes to the disk. */
const base = mkdtempSync(join(tmpdir(), 'teachback-killed-'));
const program = join(base, 'build.mjs');
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Runs a build in a process of its own, which copies the output folder after each change to the disk: so a kill would leave it. */
beforeAll(() => {
  const contents = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const [build, copies] = [JSON.parse(process.argv[2]), process.argv[3]];
    const { cpSync } = fs;
    const state = { count: 0, copying: false };
    const copied = (result) => {
      if (state.copying) return result;
      state.copying = true;
      cpSync(build.out, copies + '/' + String(state.count++).padStart(3, '0'), { recursive: true });
      state.copying = false;
      return result;
    };
    for (const name of ['writeFile', 'link', 'copyFile', 'mkdir', 'rm', 'rename']) {
      const real = fs.promises[name];
      fs.promises[name] = async (...args) => copied(await real(...args));
    }
    for (const name of ['renameSync', 'unlinkSync', 'rmdirSync', 'mkdirSync', 'chmodSync', 'rmSync']) {
      const real = fs[name];
      fs[name] = (...args) => copied(real(...args));
    }
    syncBuiltinESMExports();
    const { smallBuild } = await import('./output-build.js');
    await smallBuild(build);`;
  buildSync({
    stdin: { contents, resolveDir: resolve('test/support'), loader: 'ts' },
    ...{ bundle: true, platform: 'node', format: 'esm', outfile: program, logLevel: 'error' },
  });
});

const FIGURE = 'b/en/share/a/figure.svg';
const textsOf = (words: string) => ({
  'b/en/share/a.html': `a ${words}`,
  [FIGURE]: `figure ${words}`,
  'b/en/share/b.html': 'the same',
  'b/en/staff/c.html': `c ${words}`,
  'c/en/share/a.html': `other ${words}`,
});
const common = { beside: { [FIGURE]: 'b/en/share/a.html' }, pictured: ['b/en/share/a.html'], indexed: true, stamp: 's' };
const old: Omit<SmallBuild, 'out'> = {
  ...common,
  texts: { ...textsOf('old'), 'b/en/share/gone.html': 'gone', 'd/en/share/a.html': 'gone' },
};
const next: Omit<SmallBuild, 'out'> = { ...common, texts: textsOf('new') };

/** What a folder holds; one that is not there holds nothing. */
const held = (out: string, folder: string): Record<string, string> => (existsSync(join(out, folder)) ? textsIn(join(out, folder)) : {});

test.each([
  ['first', undefined],
  ['later', old],
])('a %s build leaves whole folders and a true list at any moment, and the next one makes only the rest', async (name, earlier) => {
  const [before, out, copies] = [join(base, `${name}-before`), join(base, name), join(base, `${name}-copies`)];
  for (const folder of [before, out]) {
    mkdirSync(folder);
    if (earlier) await smallBuild({ ...earlier, out: folder });
    mkdirSync(join(folder, 'b/en/share'), { recursive: true });
    writeFileSync(join(folder, 'b/en/share/mine.txt'), 'mine');
  }
  execFileSync(process.execPath, [program, JSON.stringify({ ...next, out }), copies]);
  const wanted = textsIn(out);
  const folders = ['b/en', 'c/en', 'd/en'].map((folder) => [folder, [held(before, folder), held(out, folder), {}]] as const);
  const madeAfter: number[] = [];
  for (const copy of readdirSync(copies).sort()) {
    const killed = join(copies, copy);
    for (const [folder, states] of folders) expect([copy, states]).toEqual([copy, expect.arrayContaining([held(killed, folder)])]);
    for (const { path, sha256 } of readManifest(killed)?.artifacts ?? []) {
      expect([copy, path, hashBytes(readFileSync(join(killed, path)))]).toEqual([copy, path, sha256]);
    }
    const { kinds } = await smallBuild({ ...next, out: killed });
    expect([copy, textsIn(killed)]).toEqual([copy, wanted]);
    madeAfter.push(Object.values(kinds).filter((kind) => kind === 'made').length);
  }
  expect(madeAfter.length).toBeGreaterThan(40);
  expect(madeAfter).toEqual([...madeAfter].sort().reverse());
  expect([Math.max(...madeAfter), Math.min(...madeAfter)]).toEqual([earlier ? 3 : 4, 0]);
});
