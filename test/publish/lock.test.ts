import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ownerHere } from '../../scripts/machine/owner.js';
import { EnvironmentError } from '../../scripts/model/job.js';
import { withLock } from '../../scripts/publish/lock.js';
import { beat } from '../../scripts/publish/lock-beat.js';
import { isDead, lockText } from '../../scripts/publish/lock-file.js';
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
    expect(error.message).toBe(`Another run of Teachback (process ${child.pid}) is writing to "${out}".`);
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
    const stale = (token: string) => lockText(token, { ...ownerHere(), pid }, 0);
    writeFileSync(join(out, '.lock'), '');
    expect(await withLock(out, async () => 'in')).toBe('in');
    writeFileSync(join(out, '.lock'), stale('0123456789ab'));
    writeFileSync(join(out, '.lock.0123456789ab'), stale('ba9876543210'));
    expect(await withLock(out, async () => 'in')).toBe('in');
    expect(filesIn(out)).toEqual([]);
  });

  /** Locks of processes that nobody can look at from here: of another container or computer, of another start of this one. */
  const far = { ...ownerHere(), machine: 'elsewhere', host: 'far-away', pid: 1 };
  const TOKEN = '0123456789ab';
  const aged = (file: string, seconds: number): void => {
    const then = new Date(Date.now() - seconds * 1000);
    utimesSync(file, then, then);
  };

  it('takes over what processes left that nobody can look at from here, when nothing refreshes it', async () => {
    const left = {
      'a container, where the build is process 1 again': lockText(TOKEN, { ...far, host: ownerHere().host }, 7),
      'another computer': lockText(TOKEN, far, 7),
      'this computer before it was started anew': lockText(TOKEN, { ...ownerHere(), machine: 'the start before this one' }, 7),
      'an earlier version, which refreshed nothing': JSON.stringify({ pid: process.pid, host: ownerHere().host, token: TOKEN }),
    };
    const entered = Object.entries(left).map(async ([who, text]) => {
      const folder = join(out, who);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, '.lock'), text);
      aged(join(folder, '.lock'), 3600);
      return [who, await withLock(folder, async () => readdirSync(folder))];
    });
    expect(await Promise.all(entered)).toEqual(Object.keys(left).map((who) => [who, ['.lock']]));
    expect(filesIn(out)).toEqual([]);
  });

  it.runIf(ownerHere().started !== '')("sees at once that the number of a dead process is another one's now", async () => {
    mkdirSync(out);
    writeFileSync(join(out, '.lock'), lockText(TOKEN, { ...ownerHere(), started: '1' }, 0));
    expect(await withLock(out, async () => 'in', AbortSignal.timeout(2000))).toBe('in');
  });

  it('watches a lock that was just written elsewhere before it takes it for dead', async () => {
    mkdirSync(out);
    const file = join(out, '.lock');
    writeFileSync(file, lockText(TOKEN, far, 0));
    const begun = statSync(file).mtimeMs;
    expect(await isDead(file, { token: TOKEN, owner: far }, undefined, { silent: 700, watched: 200 })).toBe(true);
    writeFileSync(join(out, 'now'), '');
    expect(statSync(join(out, 'now')).mtimeMs - begun).toBeGreaterThanOrEqual(700);
  });

  it('leaves a lock alone that is refreshed elsewhere, however old it looks by the clock here', async () => {
    mkdirSync(out);
    const file = join(out, '.lock');
    writeFileSync(file, lockText(TOKEN, far, 0));
    const stop = beat({ file, token: TOKEN, owner: far }, () => {});
    const backdate = setInterval(() => aged(file, 3600), 50);
    const error = await caught(withLock(out, async () => 'in'));
    clearInterval(backdate);
    stop();
    expect(error.message).toBe(`Another run of Teachback (process 1 on computer far-away) is writing to "${out}".`);
    expect(readFileSync(file, 'utf8')).toContain(TOKEN);
  });

  it('refreshes its own lock while the work goes on', async () => {
    const texts = new Set<string>();
    await withLock(out, async () => {
      await expect.poll(() => texts.add(readFileSync(join(out, '.lock'), 'utf8')).size, { timeout: 60_000 }).toBeGreaterThan(2);
    });
    expect(new Set([...texts].map((text) => text.length)).size).toBe(1);
  });

  it('tells the work when others took this build for dead, and leaves their lock alone', async () => {
    const theirs = lockText(TOKEN, far, 3);
    const reason = await withLock(out, async (lost) => {
      rmSync(join(out, '.lock'));
      writeFileSync(join(out, '.lock'), theirs);
      await once(lost, 'abort');
      return lost.reason as EnvironmentError;
    });
    expect([reason.code, reason.message]).toEqual(['locked', `Another build took over "${out}" while this computer slept.`]);
    expect(readFileSync(join(out, '.lock'), 'utf8')).toBe(theirs);
  });

  it('tells the work when the lock is gone, for others may have been there, and makes none anew', async () => {
    const ways = [
      (folder: string) => rmSync(join(folder, '.lock')),
      (folder: string) => rmSync(folder, { recursive: true }),
      (folder: string) => renameSync(join(folder, '.lock'), join(folder, 'old')),
    ];
    const ended = ways.map(async (clear, index) => {
      const folder = join(out, String(index));
      const reason = await withLock(folder, async (lost) => {
        clear(folder);
        await once(lost, 'abort');
        return lost.reason as EnvironmentError;
      });
      expect([reason.code, reason.message]).toEqual(['locked', expect.stringContaining(`is gone from "${folder}"`)]);
      expect(existsSync(join(folder, '.lock'))).toBe(false);
    });
    await Promise.all(ended);
  });

  it('stops watching when it is told to', async () => {
    mkdirSync(out);
    writeFileSync(join(out, '.lock'), lockText(TOKEN, far, 0));
    await expect(withLock(out, async () => 'in', AbortSignal.timeout(100))).rejects.toThrow('timeout');
    expect(filesIn(out)).toEqual(['.lock']);
  });

  it('lets in one at a time when many find a dead lock together', async () => {
    mkdirSync(out);
    const pid = await deadPid();
    for (const round of [0, 1]) {
      writeFileSync(join(out, '.lock'), lockText(`00000000000${round}`, { ...ownerHere(), pid }, 0));
      const said = await Promise.all(Array.from({ length: 5 }, () => saidBy(startHolder(out, 30))));
      expect(said.filter((text) => text !== 'locked' && !/^EnvironmentError: Another (?:run|build)/.test(text))).toEqual([]);
      expect(said).toContain('locked');
    }
    expect(readFileSync(`${out}.log`, 'utf8')).toMatch(/^(in out )+$/);
    expect(filesIn(out)).toEqual([]);
  }, 300_000);

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
