import { resolve } from 'node:path';
import type { LibraryRead } from '../content/read-library.js';
import { templatesOf } from './open-project.js';

/**
 * Reads the content of a project's folder, once for many calls of `build()` and `planJobs()`. The library is plain data: it can be
 * cloned, kept as JSON and sent to a worker. What is wrong with the content comes back beside what could be read.
 */
export async function loadLibrary(project: string): Promise<LibraryRead> {
  const { readLibrary } = await import('../content/read-library.js');
  const root = resolve(project);
  return readLibrary(root, templatesOf(root));
}
