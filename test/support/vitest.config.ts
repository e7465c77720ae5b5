import { basename } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { keepInMemory } from './memory-folder.js';

await keepInMemory();

/** The files that take longest, the longest first: begun last, they would leave one of two workers with nothing to do. */
const LONGEST = [
  ...[
    'accessible-faults',
    'fuzz',
    'content-faults',
    'shipped-faults',
    'axe',
    'pdf-shipped',
    'gallery',
    'dev',
    'check-command',
    'content-codes',
    'pseudo-locale',
    'countries',
    'crashes',
  ],
  ...['once', 'one-brand', 'api', 'approve', 'build', 'embed', 'killed'],
  ...['make-job', 'contract', 'embed-lines', 'init', 'api-reference', 'accessible-keyboard', 'browser', 'built', 'present-reveal-size'],
  ...['stage-codes', 'hostile', 'render-slides', 'print-layout', 'stopped-decks', 'present-marp-size', 'accessible-tree'],
  ...['machine', 'lock', 'right-to-left', 'diagnostics', 'accessible-terms', 'present-marp', 'legible', 'measure', 'client'],
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
 * How `npm test` (the rooms, which take moments) and `npm run test:long` (what was built as a whole: the shipped explainer, journeys, faults) run
 * their files: two workers take file after file from one line, and what a worker has loaded (and the engine has made fast) serves the next
 * file too. So a file leaves nothing behind that the next would meet: no changed variable of the process, no folder to work in that goes,
 * no open browser but the shared one (`one-printer.ts`). What reads the built explainer needs this configuration; the others run without it too, within
 * the limits of their own. Limits on time are a guard against a hang: no test says how fast the machine is.
 */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/journeys/package*', 'test/browsers/**', 'test/queue/**'],
    globalSetup: ['test/support/shared-folder.ts', 'test/support/build-shipped.ts'],
    maxWorkers: 2,
    isolate: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    sequence: { sequencer: LongestFirst },
  },
});
