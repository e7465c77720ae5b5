import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { inputStamp } from '../../scripts/publish/input-stamp.js';
import { type BuildReport, buildToFolder } from '../../scripts/stories/build-to-folder.js';
import { AS_OF, ROOT } from './places.js';

/** Files that read what the shipped explainer became. */
const READERS = /\/test\/shipped\//;
/** Where the last builds are kept, by what they were made of: a test that is run again and again begins at once. */
const KEPT = join(ROOT, 'node_modules/.cache/teachback-shipped');
const AN_HOUR = 3_600_000;

/** Builds the shipped explainer once, before the first test and for all that read it; not at all where none of them is run. */
export default async function buildShipped(project: TestProject): Promise<(() => void) | undefined> {
  if (!project.vitest.state.getPaths().some((path) => READERS.test(path))) return undefined;
  if (!process.env.CI) {
    project.provide('shipped', await keptBuild());
    return undefined;
  }
  const out = mkdtempSync(join(tmpdir(), 'teachback-shipped-'));
  project.provide('shipped', { out, report: await builtInto(out) });
  return () => rmSync(out, { recursive: true, force: true });
}

/** What the shipped explainer is made of. */
const SOURCES = ['decks', 'templates', 'scripts', 'package-lock.json'].map((name) => join(ROOT, name));
/** Where `npm run build` puts it. */
const USUAL = join(ROOT, 'dist/decks');

/** Builds it, beginning with what `npm run build` has just made: only what that lacks is made, the PDFs with the HTML that is kept beside them. */
function builtInto(out: string): Promise<BuildReport> {
  if (isNewest(join(USUAL, 'manifest.json'))) cpSync(USUAL, out, { recursive: true });
  return buildToFolder({ project: ROOT, out, asOf: AS_OF, keepHtml: true });
}

/** Whether a file is there and nothing of what the explainer is made of has changed since it was written. */
function isNewest(file: string): boolean {
  if (!existsSync(file)) return false;
  const { mtimeMs } = statSync(file);
  const inside = (source: string): string[] =>
    statSync(source).isDirectory() ? readdirSync(source, { recursive: true }).map((name) => join(source, String(name))) : [];
  return SOURCES.flatMap((source) => [source, ...inside(source)]).every((one) => statSync(one).mtimeMs < mtimeMs);
}

/** A build of the files as they are: one that was kept where no file has changed, else a new one, which is kept where nothing failed. */
async function keptBuild(): Promise<{ out: string; report: BuildReport }> {
  const folder = join(KEPT, inputStamp({ files: SOURCES, extra: { AS_OF, browser: process.env.PUPPETEER_EXECUTABLE_PATH ?? '' } }));
  const reportFile = join(folder, 'report.json');
  const kept = reportIn(reportFile);
  if (kept) {
    utimesSync(folder, new Date(), new Date());
    return { out: join(folder, 'out'), report: kept };
  }
  mkdirSync(KEPT, { recursive: true });
  for (const name of readdirSync(KEPT)) {
    const old = join(KEPT, name);
    if (Date.now() - statSync(old).mtimeMs > AN_HOUR) rmSync(old, { recursive: true, force: true });
  }
  const making = mkdtempSync(join(KEPT, 'making-'));
  const report = await builtInto(join(making, 'out'));
  if (report.failed.length > 0) return { out: join(making, 'out'), report };
  writeFileSync(join(making, 'report.json'), JSON.stringify(report));
  try {
    renameSync(making, folder);
  } catch {
    // Another run was faster.
    return { out: join(making, 'out'), report };
  }
  return { out: join(folder, 'out'), report };
}

function reportIn(file: string): BuildReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as BuildReport;
  } catch {
    return undefined;
  }
}
