import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { AS_OF, ROOT } from './places.js';

/** Files that read what the shipped explainer became. */
const READERS = /\/test\/shipped\//;

/** Builds the shipped explainer once, before the first test and for all that read it; not at all where none of them is run. */
export default async function buildShipped(project: TestProject): Promise<(() => void) | undefined> {
  if (!project.vitest.state.getPaths().some((path) => READERS.test(path))) return undefined;
  const out = mkdtempSync(join(tmpdir(), 'teachback-shipped-'));
  const report = await buildToFolder({ project: ROOT, out, asOf: AS_OF, keepHtml: true });
  project.provide('shipped', { out, report });
  return () => rmSync(out, { recursive: true, force: true });
}
