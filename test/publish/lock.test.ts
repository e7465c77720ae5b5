import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EnvironmentError } from '../../scripts/model/job.js';
import { withLock } from '../../scripts/publish/lock.js';
import { seeIfWritable } from '../../scripts/publish/write-files.js';
import { caught, filesIn } from '../support/output-build.js';

const base = mkdtempSync(join(tmpdir(), 'teachback-lock-'));
let out = '';
let count = 0;

beforeEach(() => {
  out = join(base, `out-${count++}`);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

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
    expect(filesIn(out)).toEqual([]);
  });

  it('is left when the work fails', async () => {
    await expect(
      withLock(out, () => {
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    expect(filesIn(out)).toEqual([]);
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
    expect(filesIn(out)).toEqual([]);
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
    expect(filesIn(out)).toEqual([]);
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
    expect(filesIn(out)).toEqual([]);
  }, 120_000);

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
