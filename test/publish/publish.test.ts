import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Artifact, EnvironmentError } from '../../scripts/model/job.js';
import { inputStamp } from '../../scripts/publish/input-stamp.js';
import { withLock } from '../../scripts/publish/lock.js';
import { intactArtifacts, isFresh, readManifest } from '../../scripts/publish/manifest.js';
import { type PublishRequest, publish } from '../../scripts/publish/publish.js';
import { seeIfWritable } from '../../scripts/publish/see-if-writable.js';

const project = { id: 'tea', version: '1.0.0', date: '2026-11-23' };
const base = mkdtempSync(join(tmpdir(), 'teachback-publish-'));
let out = '';
let count = 0;

beforeEach(() => {
  out = join(base, `out-${count++}`);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

function artifact(path: string, text: string): Artifact {
  const entry = {
    path,
    title: `Title of ${path}`,
    format: 'handout',
    media: 'html' as const,
    coverage: [{ id: 'A1', text, where: 'page 1' }],
  };
  return { path, bytes: Buffer.from(text), inputs: `inputs of ${text}`, entry };
}

const put = (made: Artifact[], rest: Partial<PublishRequest> = {}) =>
  publish(out, { tool: 'teachback 0.1.0', project, made, kept: [], ...rest });
const read = (path: string) => readFileSync(join(out, path), 'utf8');
const allFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((one) => !one.isDirectory())
    .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
    .sort();
const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => error,
  );

describe('inputStamp', () => {
  const tree = (name: string, files: Record<string, string>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(base, name, 'decks', path, '..'), { recursive: true });
      writeFileSync(join(base, name, 'decks', path), text);
    }
    return join(base, name, 'decks');
  };

  it('is the same for the same files in another place, written in another order', () => {
    const one = tree('s1', { 'a.md': 'A', 'modules/b.md': 'B' });
    const other = tree('s2', { 'modules/b.md': 'B', 'a.md': 'A' });
    expect(inputStamp({ files: [one], extra: { a: 1, b: 2 } })).toBe(inputStamp({ files: [other], extra: { b: 2, a: 1 } }));
  });

  it('changes with a byte, a name, a moved border between files, a new empty folder, and the extra value', () => {
    const trees = [
      tree('t1', { 'a.md': 'A', 'b.md': 'B' }),
      tree('t2', { 'a.md': 'A', 'b.md': 'b' }),
      tree('t3', { 'a.md': 'A', 'c.md': 'B' }),
      tree('t4', { 'a.md': 'AB', 'b.md': '' }),
      tree('t5', { 'a.md': 'A', 'b.md': 'B' }),
    ];
    mkdirSync(join(base, 't5/decks/modules'));
    const stamps = trees.map((folder) => inputStamp({ files: [folder] }));
    stamps.push(inputStamp({ files: [join(base, 't1/decks')], extra: '2026-11-24' }));
    expect(new Set(stamps).size).toBe(6);
  });

  it('takes a missing folder as an input', () => {
    const folder = join(base, 't6/decks');
    const before = inputStamp({ files: [folder] });
    tree('t6', { 'a.md': 'A' });
    expect(inputStamp({ files: [folder] })).not.toBe(before);
  });

  it('does not follow a link out of the folder, nor one that leads back into it', () => {
    const folder = tree('t7', { 'a.md': 'A' });
    writeFileSync(join(base, 'outside.txt'), 'one');
    symlinkSync(join(base, 'outside.txt'), join(folder, 'link.md'));
    symlinkSync(folder, join(folder, 'loop'), 'junction');
    const before = inputStamp({ files: [folder] });
    writeFileSync(join(base, 'outside.txt'), 'two');
    expect(inputStamp({ files: [folder] })).toBe(before);
    unlinkSync(join(folder, 'link.md'));
    expect(inputStamp({ files: [folder] })).not.toBe(before);
  });

  it('follows a project that is itself reached through a link', () => {
    const folder = tree('t8', { 'a.md': 'A' });
    symlinkSync(join(base, 't8'), join(base, 't9'), 'junction');
    expect(inputStamp({ files: [join(base, 't9/decks')] })).toBe(inputStamp({ files: [folder] }));
    writeFileSync(join(folder, 'a.md'), 'B');
    expect(inputStamp({ files: [join(base, 't9/decks')] })).toBe(inputStamp({ files: [folder] }));
  });
});

describe('publish', () => {
  it('writes the artifacts and lists them by path with size and SHA-256', async () => {
    const report = await put([artifact('b/en/share/x.html', 'two'), artifact('a.html', 'one')], { stamp: 's' });
    expect(report.written).toEqual(['b/en/share/x.html', 'a.html']);
    expect(allFiles(out)).toEqual(['a.html', 'b/en/share/x.html', 'manifest.json']);
    expect(read('b/en/share/x.html')).toBe('two');
    const manifest = readManifest(out);
    expect(manifest).toMatchObject({ tool: 'teachback 0.1.0', project, stamp: 's' });
    expect(manifest?.artifacts.map(({ path, bytes, sha256, inputs }) => ({ path, bytes, sha256, inputs }))).toEqual([
      { path: 'a.html', bytes: 3, sha256: '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed', inputs: 'inputs of one' },
      {
        path: 'b/en/share/x.html',
        bytes: 3,
        sha256: '3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3',
        inputs: 'inputs of two',
      },
    ]);
    expect(manifest?.artifacts[0]?.coverage).toEqual([{ id: 'A1', text: 'one', where: 'page 1' }]);
  });

  it('gives the same manifest bytes in another folder and another order, with no local path', async () => {
    await put([artifact('a.html', 'one'), artifact('b.html', 'two')]);
    const first = read('manifest.json');
    expect(first).not.toContain(base);
    out = join(base, 'elsewhere');
    await put([artifact('b.html', 'two'), artifact('a.html', 'one')]);
    expect(read('manifest.json')).toBe(first);
  });

  it('replaces, keeps what it is told to keep, removes what no longer belongs and never anything else', async () => {
    await put([artifact('b/old.html', 'old'), artifact('b/deep/gone.html', 'x'), artifact('kept.html', 'kept')]);
    writeFileSync(join(out, 'b/mine.txt'), 'mine');
    writeFileSync(join(out, 'notes.html'), 'mine too');
    const report = await put([artifact('new.html', 'new')], { kept: ['kept.html'], stamp: 's' });
    expect(report.removed).toEqual(['b/deep/gone.html', 'b/old.html']);
    expect(allFiles(out)).toEqual(['b/mine.txt', 'kept.html', 'manifest.json', 'new.html', 'notes.html']);
    expect(existsSync(join(out, 'b/deep'))).toBe(false);
    expect(readManifest(out)?.artifacts.map(({ path, inputs }) => [path, inputs])).toEqual([
      ['kept.html', 'inputs of kept'],
      ['new.html', 'inputs of new'],
    ]);
  });

  it('leaves out the stamp when a file to keep is gone, so that the next build makes it again', async () => {
    await put([artifact('a.html', 'one'), artifact('b.html', 'two')]);
    unlinkSync(join(out, 'a.html'));
    await put([], { kept: ['a.html', 'b.html'], stamp: 's' });
    expect(readManifest(out)?.stamp).toBeUndefined();
    expect(readManifest(out)?.artifacts.map(({ path }) => path)).toEqual(['b.html']);
  });

  it('lists nothing twice and refuses two artifacts with one path', async () => {
    await put([artifact('a.html', 'one')]);
    await put([artifact('a.html', 'two')], { kept: ['a.html'] });
    expect(readManifest(out)?.artifacts).toHaveLength(1);
    await expect(put([artifact('a.html', '1'), artifact('a.html', '2')])).rejects.toThrow('Two artifacts have the path "a.html".');
  });
});

describe('publish, when something goes wrong', () => {
  it('leaves no temporary file and the old files when it is aborted half way', async () => {
    await put([artifact('a.html', 'old')], { stamp: 'old' });
    const before = read('manifest.json');
    const controller = new AbortController();
    const many = Array.from({ length: 200 }, (_, index) => artifact(`many/${index}.html`, 'x'.repeat(20_000)));
    const publishing = caught(put([artifact('a.html', 'new'), ...many], { signal: controller.signal }));
    let seen = 0;
    while (seen < 5) {
      await new Promise((done) => setImmediate(done));
      seen = existsSync(join(out, 'many')) ? readdirSync(join(out, 'many')).length : 0;
    }
    controller.abort(new Error('stopped by hand'));
    expect(await publishing).toMatchObject({ message: 'stopped by hand' });
    expect(allFiles(out)).toEqual(['a.html', 'manifest.json']);
    expect(read('a.html')).toBe('old');
    expect(read('manifest.json')).toBe(before);
  });

  it('does nothing when it was aborted before', async () => {
    await expect(put([artifact('a.html', 'one')], { signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop');
    expect(existsSync(out)).toBe(false);
  });

  it('says in plain words that the output folder is a file', async () => {
    writeFileSync(out, 'a file');
    const error = await caught(put([artifact('a.html', 'one')]));
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error.message).toBe(`There is a file where the folder "${out}" must stand.`);
    expect(error.mend).toBe('Move the file or choose another folder with --out, then run the command again.');
  });

  it.each([
    ['a file where a folder must be', () => writeFileSync(join(out, 'share'), 'x'), 'There is a file where the folder'],
    [
      'a folder where the artifact must be',
      () => mkdirSync(join(out, 'share/x.html'), { recursive: true }),
      'There is a folder where the file',
    ],
    ['a link that leaves the folder', () => symlinkSync(base, join(out, 'share'), 'junction'), 'is a link that leaves the output folder'],
    ['a link to nowhere', () => symlinkSync(join(base, 'no'), join(out, 'share'), 'junction'), 'is a link that leaves the output folder'],
  ])('changes nothing when there is %s', async (_, spoil, message) => {
    await put([artifact('a.html', 'old')]);
    spoil();
    const error = await caught(put([artifact('a.html', 'new'), artifact('share/x.html', 'new')]));
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error.message).toContain(message);
    expect(read('a.html')).toBe('old');
    expect(readdirSync(out).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(existsSync(join(base, 'x.html'))).toBe(false);
  });

  it.each([
    '../x.html',
    'a/../../x.html',
    '/x.html',
    'a//x.html',
    './x.html',
    'a\\x.html',
    'C:x.html',
    'x\0.html',
    '',
    'manifest.json',
    '.lock',
  ])('refuses the path %j', async (path) => {
    await expect(put([artifact('a.html', 'one'), artifact(path, 'x')])).rejects.toThrow(/^Refused to write/);
    expect(existsSync(join(out, 'a.html'))).toBe(false);
  });

  it('writes over a link in place of an artifact, not through it', async () => {
    mkdirSync(out);
    writeFileSync(join(base, 'victim.txt'), 'untouched');
    symlinkSync(join(base, 'victim.txt'), join(out, 'a.html'));
    await put([artifact('a.html', 'one')]);
    expect(readFileSync(join(base, 'victim.txt'), 'utf8')).toBe('untouched');
    expect(read('a.html')).toBe('one');
  });

  it('does not remove through a link that leaves the folder', async () => {
    await put([artifact('share/a.html', 'one')]);
    rmSync(join(out, 'share'), { recursive: true });
    mkdirSync(join(base, 'foreign'));
    writeFileSync(join(base, 'foreign/a.html'), 'not ours');
    symlinkSync(join(base, 'foreign'), join(out, 'share'), 'junction');
    await put([artifact('b.html', 'two')]);
    expect(readFileSync(join(base, 'foreign/a.html'), 'utf8')).toBe('not ours');
  });

  it('clears away temporary files of a build that was killed, and only those', async () => {
    const dead = await deadPid();
    mkdirSync(out);
    const names = [`.teachback-${dead}-0123abcd.tmp`, `.teachback-${process.pid}-0123abcd.tmp`, 'mine.tmp'];
    for (const name of names) writeFileSync(join(out, name), 'x');
    await put([artifact('a.html', 'one')]);
    expect(allFiles(out)).toEqual([names[1], 'a.html', 'manifest.json', 'mine.tmp'].sort());
  });
});

describe('manifest', () => {
  const good = '{"tool":"t","project":{"id":"p","version":"1","date":"d"},"artifacts":[]}';
  const one = '{"path":"a.html","title":"","format":"","media":"html","inputs":"","sha256":"","bytes":1}';

  it('reads what is whole', () => {
    mkdirSync(out);
    for (const text of [good, good.replace('[]', `[${one}]`)]) {
      writeFileSync(join(out, 'manifest.json'), text);
      expect(readManifest(out)).toEqual(JSON.parse(text));
    }
  });

  it.each([
    ['no JSON', '{"tool":'],
    ['another kind of JSON', '[1]'],
    ['a missing field', good.replace('"id":"p",', '')],
    ['artifacts that are no list', good.replace('[]', '{}')],
    ['a path that leaves the folder', good.replace('[]', `[${one.replace('a.html', '../a.html')}]`)],
    ['a size that is no number', good.replace('[]', `[${one.replace(':1}', ':"1"}')}]`)],
    ['checks of the wrong kind', good.replace('[]', `[${one.replace(':1}', ':1,"checked":{}}')}]`)],
    ['coverage of the wrong kind', good.replace('[]', `[${one.replace(':1}', ':1,"coverage":[1]}')}]`)],
  ])('is as good as missing with %s', async (_, text) => {
    await put([artifact('a.html', 'one')]);
    writeFileSync(join(out, 'manifest.json'), text);
    expect(readManifest(out)).toBeUndefined();
    await put([artifact('b.html', 'two')]);
    expect(allFiles(out)).toEqual(['a.html', 'b.html', 'manifest.json']);
    expect(readManifest(out)?.artifacts.map(({ path }) => path)).toEqual(['b.html']);
  });

  it('is fresh only for its stamp and with every file as it was written', async () => {
    await put([artifact('a.html', 'one'), artifact('b.html', 'two')], { stamp: 's' });
    const manifest = readManifest(out);
    expect(isFresh(manifest, out, 's')).toBe(true);
    expect(isFresh(manifest, out, 'other')).toBe(false);
    expect(isFresh(undefined, out, 's')).toBe(false);
    writeFileSync(join(out, 'a.html'), 'eno');
    expect(isFresh(manifest, out, 's')).toBe(false);
    expect([...intactArtifacts(manifest, out).keys()]).toEqual(['b.html']);
    unlinkSync(join(out, 'a.html'));
    symlinkSync(join(out, 'b.html'), join(out, 'a.html'));
    expect([...intactArtifacts(manifest, out).keys()]).toEqual(['b.html']);
  });
});

/** A process that takes the lock of `out`, says so, and holds it until it is told to go, killed, or `hold` ms have passed. */
const holderFile = join(base, 'holder.mjs');
beforeAll(() => {
  const contents = `
    import { appendFileSync } from 'node:fs';
    import { setTimeout as wait } from 'node:timers/promises';
    import { withLock } from './lock.js';
    const [out, hold] = process.argv.slice(2);
    try {
      await withLock(out, async () => {
        console.log('locked');
        appendFileSync(out + '.log', 'in ');
        const timer = new AbortController();
        process.once('message', () => timer.abort());
        await wait(Number(hold), undefined, { signal: timer.signal }).catch(() => {});
        appendFileSync(out + '.log', 'out ');
      });
    } catch (error) {
      console.log(error.name + ': ' + error.message);
    }
    process.disconnect?.();`;
  buildSync({
    stdin: { contents, resolveDir: resolve('scripts/publish'), loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: holderFile,
    logLevel: 'error',
  });
});

const startHolder = (folder: string, hold: number): ChildProcess =>
  spawn(process.execPath, [holderFile, folder, String(hold)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

async function saidBy(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (piece) => {
    text += piece;
  });
  await once(child, 'close');
  return text.trim();
}

describe('withLock', () => {
  it('gives back what the work gives, makes the folder, and leaves nothing behind', async () => {
    expect(await withLock(join(out, 'deep'), async () => readdirSync(join(out, 'deep')))).toEqual(['.lock']);
    expect(allFiles(out)).toEqual([]);
  });

  it('is left when the work fails', async () => {
    await expect(
      withLock(out, () => {
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    expect(allFiles(out)).toEqual([]);
  });

  it('tells a second build at once which process is at work, and lets it in afterwards', async () => {
    const child = startHolder(out, 60_000);
    await once(child.stdout as NodeJS.ReadableStream, 'data');
    const error = await caught(withLock(out, async () => 'in'));
    // Told while the other one still holds it: nobody waited.
    expect(child.exitCode).toBeNull();
    expect(error).toBeInstanceOf(EnvironmentError);
    expect(error.message).toBe(`Another build (process ${child.pid}) is writing to "${out}".`);
    expect(error.mend).toMatch(/^Wait until it ends, then run the command again\./);
    child.send('go');
    await once(child, 'exit');
    expect(await withLock(out, async () => 'in')).toBe('in');
  });

  it('takes over the lock of a process that was killed', async () => {
    const child = startHolder(out, 60_000);
    await once(child.stdout as NodeJS.ReadableStream, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(join(out, '.lock'))).toBe(true);
    expect(await withLock(out, async () => 'in')).toBe('in');
    expect(allFiles(out)).toEqual([]);
  });

  it('takes over a lock that was never written to its end, and one whose taker died too', async () => {
    mkdirSync(out);
    const pid = await deadPid();
    const stale = (token: string) => JSON.stringify({ pid, host: hostname(), token });
    writeFileSync(join(out, '.lock'), '');
    expect(await withLock(out, async () => 'in')).toBe('in');
    writeFileSync(join(out, '.lock'), stale('0123456789ab'));
    writeFileSync(join(out, '.lock.0123456789ab'), stale('ba9876543210'));
    expect(await withLock(out, async () => 'in')).toBe('in');
    expect(allFiles(out)).toEqual([]);
  });

  it('does not judge a process of another computer', async () => {
    mkdirSync(out);
    writeFileSync(join(out, '.lock'), JSON.stringify({ pid: await deadPid(), host: 'far-away', token: '0123456789ab' }));
    expect((await caught(withLock(out, async () => 'in'))).message).toMatch(/process \d+ on computer far-away/);
  });

  it('lets in one at a time when many find a dead lock together', async () => {
    mkdirSync(out);
    const pid = await deadPid();
    for (let round = 0; round < 3; round++) {
      writeFileSync(join(out, '.lock'), JSON.stringify({ pid, host: hostname(), token: `00000000000${round}` }));
      const said = await Promise.all(Array.from({ length: 8 }, () => saidBy(startHolder(out, 30))));
      expect(said.filter((text) => text !== 'locked' && !/^EnvironmentError: Another build/.test(text))).toEqual([]);
      expect(said).toContain('locked');
    }
    expect(readFileSync(`${out}.log`, 'utf8')).toMatch(/^(in out )+$/);
    expect(allFiles(out)).toEqual([]);
  }, 30_000);

  it('says that the folder cannot be made', async () => {
    writeFileSync(out, 'a file');
    expect(await caught(withLock(join(out, 'deep'), async () => 'in'))).toBeInstanceOf(EnvironmentError);
  });
});

describe('seeIfWritable', () => {
  it('tries the nearest folder that exists and leaves nothing there', () => {
    mkdirSync(out);
    expect(seeIfWritable(join(out, 'not/yet'))).toBe(out);
    expect(readdirSync(out)).toEqual([]);
  });

  it('throws an EnvironmentError when that is a file', () => {
    writeFileSync(out, 'a file');
    expect(() => seeIfWritable(join(out, 'deep'))).toThrow(EnvironmentError);
  });
});
