import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { findBrowser } from '../../scripts/browser/find-browser.js';

/** Returns how often each of the named functions of scripts/ ran while `use` ran, as the engine counts it. */
export async function countCalls<Name extends string>(names: readonly Name[], use: () => Promise<unknown>): Promise<Record<Name, number>> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    await use();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const ran = result.filter(({ url }) => url.includes('/scripts/')).flatMap(({ functions }) => functions);
    const countOf = (name: Name): number =>
      ran.filter(({ functionName }) => functionName === name).reduce((sum, { ranges: [whole] }) => sum + (whole?.count ?? 0), 0);
    return Object.fromEntries(names.map((name) => [name, countOf(name)])) as Record<Name, number>;
  } finally {
    await session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
  }
}

/** A browser that writes down each time it is started. */
export interface CountedBrowser {
  readonly path: string;
  starts(): number;
}

/** Makes in `folder` a program that starts the browser that is found, and counts that. */
export async function countBrowser(folder: string): Promise<CountedBrowser> {
  const [path, log] = [join(folder, 'counted-browser.sh'), join(folder, 'starts')];
  const { path: real } = await findBrowser({});
  writeFileSync(path, `#!/bin/sh\necho started >> '${log}'\nexec '${real}' "$@"\n`);
  chmodSync(path, 0o755);
  return { path, starts: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').length : 0) };
}
