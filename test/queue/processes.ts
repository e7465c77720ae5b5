import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** A process with all that it has said. */
export interface Started {
  readonly child: ChildProcess;
  said(): string;
  /** Resolves when it has said that. */
  says(what: RegExp, times?: number): Promise<void>;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

export function start(command: string, args: readonly string[], env: Record<string, string> = {}): Started {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  const over = { yet: false };
  ended.then(() => {
    over.yet = true;
  });
  return {
    ...{ child, ended, said: () => said },
    async says(what, times = 1) {
      const all = new RegExp(what.source, 'gm');
      while ((said.match(all) ?? []).length < times) {
        if (over.yet) throw new Error(`It ended before it said ${what}:\n${said}`);
        await setTimeout(20);
      }
    },
  };
}

/** A port of this computer that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts Redis on a port of this computer alone; what it holds stays in `folder`. */
export async function startRedis(port: number, folder: string): Promise<Started> {
  const options = ['--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes', '--appendfsync', 'always'];
  const redis = start('redis-server', ['--port', String(port), ...options]);
  await redis.says(/Ready to accept connections/);
  return redis;
}

export async function stop({ child, ended }: Started, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | string> {
  child.kill(signal);
  return ended;
}
