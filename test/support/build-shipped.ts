import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { inputStamp } from '../../scripts/publish/input-stamp.js';
import { type BuildReport, buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { AS_OF, CACHE, ROOT } from './places.js';
import { beginWithUsual, SOURCES } from './usual-build.js';

/** Files that read what the shipped explainer became. */
const READERS = /\/test\/shipped\//;
/** Where the last builds are kept, by what they were made of: a test that is run again and again begins at once. */
const KEPT = join(ROOT, 'node_modules/.cache/teachback-shipped');
const AN_HOUR = 3_600_000;

/** Builds the shipped explainer once, before the first test and for all that read it; not at all where none of them is run. */
export default async function buildShipped(project: TestProject): Promise<(() => void) | undefined> {
  if (!project.vitest.state.getPaths().some((path) => READERS.test(path))) return undefined;
  if (!process.env.CI) {
    provide(project, await keptBuild());
    return undefined;
  }
  const work = mkdtempSync(join(tmpdir(), 'teachback-shipped-'));
  provide(project, await builtIn(work));
  return () => rmSync(work, { recursive: true, force: true });
}

interface Kept {
  readonly folder: string;
  readonly report: BuildReport;
}

function provide(project: TestProject, { folder, report }: Kept): void {
  const facts = join(folder, 'pdf-facts');
  mkdirSync(facts, { recursive: true });
  project.provide('shipped', { out: join(folder, 'out'), facts, report });
}

/** Builds it, beginning with what `npm run build` has just made. */
async function builtIn(folder: string): Promise<Kept> {
  const out = join(folder, 'out');
  beginWithUsual(out);
  return { folder, report: await buildToFolder({ project: ROOT, out, asOf: AS_OF, cache: CACHE }) };
}

/** A build of the files as they are: one that was kept where no file has changed, else a new one, which is kept where nothing failed. */
async function keptBuild(): Promise<Kept> {
  const folder = join(KEPT, inputStamp({ files: SOURCES, extra: { AS_OF, browser: process.env.PUPPETEER_EXECUTABLE_PATH ?? '' } }));
  const reportFile = join(folder, 'report.json');
  const kept = reportIn(reportFile);
  if (kept) {
    utimesSync(folder, new Date(), new Date());
    return { folder, report: kept };
  }
  mkdirSync(KEPT, { recursive: true });
  for (const name of readdirSync(KEPT)) {
    const old = join(KEPT, name);
    if (Date.now() - statSync(old).mtimeMs > AN_HOUR) rmSync(old, { recursive: true, force: true });
  }
  const making = mkdtempSync(join(KEPT, 'making-'));
  const made = await builtIn(making);
  const { report } = made;
  if (report.failed.length > 0) return made;
  writeFileSync(join(making, 'report.json'), JSON.stringify(report));
  try {
    renameSync(making, folder);
  } catch {
    // Another run was faster.
    return made;
  }
  return { folder, report };
}

function reportIn(file: string): BuildReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as BuildReport;
  } catch {
    return undefined;
  }
}
