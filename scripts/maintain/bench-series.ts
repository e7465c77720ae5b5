import { openPrinter } from '../browser/open-printer.js';
import type { Library } from '../model/content.js';
import { build } from '../stories/build.js';
import { memoryOf } from './run-measured.js';

/** The first ones fill what is kept once. */
const WARM = 50;

interface Memory {
  readonly node: number;
  readonly browser: number;
}

/**
 * Makes so many handouts one after another with one printer, as a portal does, and returns a line: the memory of Node and of its browser
 * after the first ones, and at the end (each the least of the last ten, so that what waits to be collected does not count), in MB.
 */
export async function measureSeries(library: Library, count: number): Promise<string> {
  await using printer = await openPrinter();
  const seen: Memory[] = [];
  for (let index = 0; index < count; index++) {
    const { outcomes } = await build({ project: library, printer, decks: ['take-home'], formats: ['handout'], papers: ['letter'] });
    if (outcomes[0]?.kind !== 'made') throw new Error('The handout was not made.');
    seen.push(memoryOf(process.pid));
  }
  const least = (end: number, name: keyof Memory): number => Math.min(...seen.slice(Math.max(0, end - 10), end).map((one) => one[name]));
  const grown = (['node', 'browser'] as const).map((name) => {
    const [early, late] = [least(WARM, name), least(count, name)];
    return `${name} ${Math.round(early)} to ${Math.round(late)} MB (${Math.round((late / early - 1) * 100)} %)`;
  });
  return `${count} handouts in series, from number ${WARM} to the last: ${grown.join(', ')} (aim 10 %)`;
}
