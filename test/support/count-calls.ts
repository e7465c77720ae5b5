import { Session } from 'node:inspector/promises';

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
