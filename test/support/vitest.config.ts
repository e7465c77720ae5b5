import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first: begun last, they would leave one of two workers with nothing to do. */
const LONGEST = [
  ...['faults', 'accessible-faults', 'build', 'axe', 'accessible-keyboard', 'accessible-reflow', 'pdf-shipped', 'present-marp-size'],
  ...['accessible-tree', 'browser', 'render-slides', 'diagnostics', 'check-command', 'dev', 'present-marp', 'render-print', 'api'],
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

/**
 * How `npm test` runs all files: two workers take file after file from one line, and what a worker has loaded (and the engine has
 * made fast) serves the next file too. So a file leaves nothing behind that the next would meet: no changed variable of the process, no
 * folder to work in that goes, no open browser. What reads the built explainer needs this configuration, alone too
 * (`npm test -- test/shipped/x.test.ts`); any other file runs without it.
 */
export default defineConfig({
  test: {
    exclude: ['**/node_modules/**', 'dist/**', 'test/journeys/package*'],
    globalSetup: 'test/support/build-shipped.ts',
    maxWorkers: 2,
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    sequence: { sequencer: LongestFirst },
  },
});
