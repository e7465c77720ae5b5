import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { once } from '../../scripts/model/remember.js';
import { type BuildReport, buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { AS_OF, CACHE, FIXTURE } from './places.js';

/**
 * The small explainer in every format on one paper, with the HTML that was printed, built once for all workers: who asks while another builds
 * waits for it, and finds everything unchanged. Nobody writes there.
 */
export const castBuild: () => Promise<BuildReport> = once(async () => {
  const out = join(inject('shared'), 'cast');
  for (;;) {
    try {
      return await buildToFolder({ project: FIXTURE, out, papers: ['letter'], asOf: AS_OF, keepHtml: true, cache: CACHE });
    } catch (cause) {
      if ((cause as { code?: unknown }).code !== 'locked') throw cause;
      await setTimeout(200);
    }
  }
});
