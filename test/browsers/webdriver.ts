import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { type Session, SIZES, type Size, type Tab } from './tab.js';

/** How a browser is started by its WebDriver program. */
export interface DriverWish {
  /** The WebDriver program. */
  readonly driver: string;
  readonly capabilities: Readonly<Record<string, unknown>>;
  readonly env: NodeJS.ProcessEnv;
  /** False where the window keeps its size. */
  readonly sizes: boolean;
}

interface Begun {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

type Call = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

/** The name under which WebDriver hands over an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Keys without a sign of their own, as WebDriver writes them. */
const KEYS: Readonly<Record<string, string>> = {
  ...{ Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004', Space: ' ', PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011' },
  ...{ ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015' },
};

/** Starts a browser over W3C WebDriver, with nothing but fetch. Rejects with what the program said when it does not start. */
export async function openWebDriver({ driver, capabilities, env, sizes }: DriverWish): Promise<Omit<Session, 'print'>> {
  const port = await freePort();
  const program = spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' });
  const call = caller(`http://127.0.0.1:${port}`);
  try {
    await answering(call, program);
    const { sessionId, capabilities: given } = (await call('POST', '/session', { capabilities: { alwaysMatch: capabilities } })) as Begun;
    const inSession: Call = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
    const first = (await inSession('GET', '/window')) as string;
    return {
      version: given.browserVersion,
      open: (size) => openTab(inSession, first, sizes ? size : undefined),
      async close() {
        await call('DELETE', `/session/${sessionId}`).catch(() => {});
        program.kill();
      },
    };
  } catch (error) {
    program.kill();
    throw error;
  }
}

function caller(address: string): Call {
  return async (method, path, body) => {
    const answer = await fetch(address + path, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    const { value } = (await answer.json()) as { value: { error?: string; message?: string } | null };
    if (!answer.ok) throw new Error(`${method} ${path}: ${value?.error} ${value?.message}`);
    return value;
  };
}

async function answering(call: Call, program: ChildProcess): Promise<void> {
  for (let tries = 0; program.exitCode === null && tries < 100; tries++) {
    const isThere = await call('GET', '/status').then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`${program.spawnfile} does not answer.`);
}

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });

/** One window serves all pages one after the other: a second one has no size of its own in every engine. */
async function openTab(call: Call, handle: string, size: Size | undefined): Promise<Tab> {
  await call('POST', '/window', { handle });
  if (size) await call('POST', '/window/rect', { width: SIZES[size][0], height: SIZES[size][1] });
  await call('POST', '/url', { url: 'about:blank' });
  return tabOf(call, handle);
}

function tabOf(call: Call, handle: string): Tab {
  const here: Call = async (method, path, body) => {
    await call('POST', '/window', { handle });
    return call(method, path, body);
  };
  const run = <T>(code: (...given: never) => T, given: readonly unknown[]): Promise<T> =>
    call('POST', '/execute/sync', { script: `return (${code}).apply(null, arguments)`, args: given }) as Promise<T>;
  const find = (selector: string): Promise<Readonly<Record<string, string>>> =>
    here('POST', '/element', { using: 'css selector', value: selector }) as Promise<Readonly<Record<string, string>>>;
  return {
    goto: async (url) => void (await here('POST', '/url', { url })),
    async run(code, ...given) {
      await here('POST', '/frame', { id: null });
      return run(code, given);
    },
    async runInFrame(selector, code, ...given) {
      await here('POST', '/frame', { id: null });
      await call('POST', '/frame', { id: await find(selector) });
      return run(code, given).finally(() => call('POST', '/frame', { id: null }));
    },
    press: async (...keys) => {
      for (const key of keys) await here('POST', '/actions', { actions: [{ type: 'key', id: 'keys', actions: stroke(KEYS[key] ?? key) }] });
    },
    click: async (selector) => void (await call('POST', `/element/${(await find(selector))[ELEMENT]}/click`, {})),
    async popup(open) {
      const before = (await call('GET', '/window/handles')) as string[];
      await open();
      const opened = await newHandle(call, before);
      return tabOf(call, opened);
    },
    picture: async () => Buffer.from((await here('GET', '/screenshot')) as string, 'base64'),
    close: async () => void ((await isLast(call)) || (await here('DELETE', '/window'))),
  };
}

const stroke = (value: string): object[] => [
  { type: 'keyDown', value },
  { type: 'keyUp', value },
];

const isLast = async (call: Call): Promise<boolean> => ((await call('GET', '/window/handles')) as string[]).length === 1;

async function newHandle(call: Call, before: readonly string[]): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const opened = ((await call('GET', '/window/handles')) as string[]).find((one) => !before.includes(one));
    if (opened) return opened;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error('No window was opened.');
}
