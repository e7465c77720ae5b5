import { afterAll, beforeAll, describe, it } from 'vitest';
import { ENGINES } from './engines.js';
import type { Colors, Engine, Session, Size, Tab } from './tab.js';

/** A guard against a hang: the whole of one engine's tests may take so long, in ms. */
const MOST = 240_000;

/** What a test is given: the engine, and pages in it. */
export interface Real {
  readonly engine: Engine;
  /** Opens a page for a test, closed after it; browsers with the usual colors are started once. */
  opened<T>(wish: { readonly size?: Size; readonly colors?: Colors }, use: (tab: Tab, session: Session) => Promise<T>): Promise<T>;
}

/**
 * Defines the tests of `suite` for an engine, where it is on this machine; where not, says that it is missing. Starting is tried twice
 * (a browser may fail to find a free port or screen), a test once.
 */
export async function withEngine(name: string, suites: readonly ((real: Real) => void)[]): Promise<void> {
  const wanted = ENGINES.find((one) => one.name === name);
  const engine = await wanted?.find();
  if (!engine) {
    console.log(`MISSING: ${name}, which comes with ${wanted?.from}`);
    describe(name, () => it.todo('MISSING on this machine'));
    return;
  }
  describe(name, () => {
    const kept = new Map<Colors, Promise<Session>>();
    const end = { at: 0 };
    const sessionOf = (colors: Colors): Promise<Session> => {
      const session = kept.get(colors) ?? engine.start(colors).catch(() => engine.start(colors));
      kept.set(colors, session);
      return session;
    };
    beforeAll(async () => {
      end.at = Date.now() + MOST;
      const { version } = await sessionOf('usual');
      console.log(`RAN IN: ${name} ${version}`);
    });
    afterAll(async () => {
      for (const session of kept.values()) await session.then((one) => one.close()).catch(() => {});
    });
    const opened: Real['opened'] = async ({ size = 'wide', colors = 'usual' }, use) => {
      if (Date.now() > end.at) throw new Error(`${name} took more than ${MOST / 1000} s.`);
      const session = await sessionOf(colors);
      const tab = await session.open(size);
      try {
        return await use(tab, session);
      } finally {
        await tab.close();
      }
    };
    for (const suite of suites) suite({ engine, opened });
  });
}
