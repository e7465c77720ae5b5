import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { keepInMemory } from './memory-folder.js';

await keepInMemory();

/**
 * The files that take longest, the longest first: begun last, they would leave one of two workers with nothing to do. The lists of faults
 * come before all others: a worker that goes on to another project begins anew, with nothing loaded.
 */
const LONGEST = [
  ...['accessible-faults', 'shipped-faults', 'content-faults'],
  ...['content-codes', 'axe', 'pdf-shipped', 'dev', 'countries', 'check-command', 'gallery'],
  ...['once', 'api', 'killed', 'crashes', 'built-again', 'accessible-keyboard', 'one-brand', 'built', 'diagnostics', 'embed'],
  ...['pseudo-locale', 'accessible-reflow', 'fuzz', 'browser', 'build', 'present-marp-size', 'embed-lines', 'accessible-tree'],
  ...['stage-codes', 'make-job', 'past-review', 'init', 'stopped-decks', 'own-modules', 'embed-messages', 'render-slides'],
].map((name) => `${name}.test.ts`);

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = LONGEST.indexOf(basename(moduleId));
  return place < 0 ? LONGEST.length : place;
};

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b));
  }
}

const FAULTS = 'test/faults/**/*.test.ts';

/**
 * How `npm test` runs all files: two workers take file after file from one line, and what a worker has loaded (and the engine has
 * made fast) serves the next file too. So a file leaves nothing behind that the next would meet: no changed variable of the process, no
 * folder to work in that goes, no open browser but the shared one (`one-printer.ts`). What reads the built explainer needs this configuration, alone too
 * (`npm test -- test/shipped/x.test.ts`); the others run without it too, within the limits of their own. One planted fault: `npm run test:long -- -t ITS-ID`.
 * Limits on time are a guard against a hang: no test says how fast the machine is.
 */
export default defineConfig({
  test: {
    exclude: ['**/node_modules/**', 'dist/**', 'test/journeys/package*', 'test/browsers/**'],
    maxWorkers: 2,
    isolate: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'faults', include: [FAULTS] } },
      {
        extends: true,
        test: { name: 'rooms', include: ['test/**/*.test.ts'], exclude: [FAULTS], globalSetup: 'test/support/build-shipped.ts' },
      },
    ],
  },
});
