import { join, resolve } from 'node:path';
import { seeIfFilesSuffice } from '../machine/open-files.js';
import { seeIfTempServes } from '../machine/temp-folder.js';
import type { Library } from '../model/content.js';
import { type Diagnostic, error, hasErrors } from '../model/diagnostic.js';
import type { EnvironmentError, Outcome } from '../model/job.js';
import type { StoppedDeck } from '../model/sink.js';
import { type FolderSink, openFolderSink } from '../publish/folder-sink.js';
import { folderIn } from '../publish/folder-state.js';
import { inputStamp } from '../publish/input-stamp.js';
import { openListing, readFresh } from '../publish/listing.js';
import { withLock } from '../publish/lock.js';
import type { Manifest } from '../publish/manifest.js';
import { type OpenOutput, openOutput } from '../publish/open-output.js';
import { emptyStore, type FinishedJobs } from '../publish/store.js';
import { SITE_FORMATS } from '../site/share-writer.js';
import type { BuildScope, PreparedBuild } from './build.js';
import { mustTell } from './contract-kind.js';
import { insideContent } from './inside-content.js';
import type { KeptSite } from './keep-site.js';
import { isKeptBy, type KeptKinds } from './kept-kinds.js';
import { studioOf } from './make-studio.js';
import { contentOf, templateFoldersOf, today, toolVersion } from './open-project.js';
import type { Press } from './press.js';
import { openSiteOf } from './site-of.js';
import { toolStamp } from './tool-stamp.js';
import { variantStamps } from './variant-stamps.js';
import { writeTopPages } from './write-top-pages.js';

export interface BuildRequest extends BuildScope {
  /** Folder that holds `decks/`, and `templates/` where it has its own. */
  readonly project: string;
  /** Default `<project>/dist/decks`. */
  readonly out?: string;
  /** Make everything again, changed or not. */
  readonly force?: boolean;
}

export interface BuildReport {
  readonly out: string;
  /** True when no input had changed: nothing was loaded, rendered or written. */
  readonly upToDate: boolean;
  /** Files that this build put into the folder, by their paths from there. */
  readonly made: readonly string[];
  /** Those among `made` that an earlier build, which did not end, had made: they were taken from where it kept them. */
  readonly resumed: readonly string[];
  readonly unchanged: readonly string[];
  readonly failed: readonly { readonly path: string; readonly diagnostics: readonly Diagnostic[] }[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Builds a project into a folder: one stamp over all inputs decides whether anything is to be done, then each artifact's own inputs
 * decide whether it is made again. What is made is kept in `<out>/.store` until all that this build makes for one brand in one language
 * is there; then that folder changes at once (see `openFolderSink`), and the store is empty when the build ends. A build that was
 * stopped, even killed, is gone on with by the next one. `manifest.json` lists only what is there as it says, at any time.
 * Where the disk refuses a file, the jobs for that folder fail with its message and the folder stays as it was; the rest goes on. Throws
 * an EnvironmentError for trouble with the machine, also when the disk let nothing be written at all, and the signal's reason on abort.
 */
export async function buildToFolder(request: BuildRequest): Promise<BuildReport> {
  return bringUpToDate(request);
}

/**
 * What other processes have made of the same content.
 * @internal
 */
export interface MadeElsewhere {
  readonly pools: readonly FinishedJobs[];
  /** Returns the inputs of the job at `path`; undefined where nobody has made it. */
  readonly madeOf: (path: string) => string | undefined;
  /** Returns why the job at `path` was given up; undefined where it was not. */
  readonly failedOf?: (path: string) => readonly Diagnostic[] | undefined;
  /** The stamp over all inputs, from before these were read. */
  readonly stamp: string;
}

/**
 * As buildToFolder, with what a story has prepared and goes on with, and what was made elsewhere.
 * @internal
 */
export async function bringUpToDate(request: BuildRequest, prepared?: PreparedBuild, elsewhere?: MadeElsewhere): Promise<BuildReport> {
  const project = resolve(request.project);
  const out = resolve(request.out ?? join(project, 'dist', 'decks'));
  seeIfFilesSuffice();
  const inside = insideContent(project, out);
  if (inside) return { ...nothing(out), upToDate: false, diagnostics: [inside] };
  const locked = async (lost: AbortSignal): Promise<BuildReport> => {
    const stamp = elsewhere?.stamp ?? stampOf(request);
    const fresh = request.force ? undefined : readFresh(out, stamp, request.brands);
    if (fresh) {
      await emptyStore(out);
      return { ...nothing(out), unchanged: fresh.map(({ path }) => path), diagnostics: toldOf(openListing(out).top, request) };
    }
    // Told at once, not when the first page is to be printed.
    seeIfTempServes();
    const output = await openOutput(out, elsewhere?.pools);
    const begun = { request, stamp, lost, ...(elsewhere && { elsewhere }) };
    if (prepared) return await buildInto(output, { ...begun, prepared });
    await using own = (await import('./build.js')).prepareBuild(request.force ? { ...request, cache: undefined } : request);
    return await buildInto(output, { ...begun, prepared: own });
  };
  return withLock(out, locked, request.signal);
}

const nothing = (out: string): BuildReport => ({ out, upToDate: true, made: [], resumed: [], unchanged: [], failed: [], diagnostics: [] });

/** What a build that had everything to do told of what is asked for now. */
const toldOf = (manifest: Manifest | undefined, { brands = [] }: BuildRequest): readonly Diagnostic[] =>
  (manifest?.told ?? []).filter(({ at }) => {
    const [, brand] = /^decks\/brands\/([^/]+)\//.exec(at?.file ?? '') ?? [];
    return brand === undefined || brands.length === 0 || brands.includes(brand);
  });

/**
 * Returns the stamp over all inputs of a build, as they are now.
 * @internal
 */
export function stampOf(request: BuildRequest): string {
  const { asOf, keepHtml = false, browserPath = '', requireApproved = false, noExpired = false } = request;
  const project = resolve(request.project);
  const day = asOf ?? today();
  return inputStamp({
    files: [contentOf(project), ...templateFoldersOf(project)],
    extra: { tool: toolStamp(), day, keepHtml, browserPath, requireApproved, noExpired, set: process.env.PUPPETEER_EXECUTABLE_PATH ?? '' },
  });
}

interface Begun {
  readonly request: BuildRequest;
  readonly prepared: PreparedBuild;
  readonly stamp: string;
  readonly elsewhere?: MadeElsewhere;
  /** Aborts when the output is another build's. */
  readonly lost: AbortSignal;
}

async function buildInto(output: OpenOutput, { request, prepared, stamp, lost, elsewhere }: Begun): Promise<BuildReport> {
  const { force = false, keepHtml = false } = request;
  const { press } = prepared;
  // The browser starts while the content is still being read; what is wrong with it is told when it is needed.
  if (!elsewhere) press.printer().catch(() => {});
  const refused = new AbortController();
  const begun: { library?: Library; site?: Promise<KeptSite>; known?: KeptKinds | undefined } = {};
  const isKept = (kind: string): boolean => !force && (isKeptBy(begun.known)(kind) || output.before.isKept(kind));
  const siteOf = (library: Library): Promise<KeptSite> => {
    begun.site ??= openSiteOf(library, press, { isKept, signal });
    return begun.site;
  };
  const sink = openFolderSink({
    ...{ output, tool: `teachback ${toolVersion()}`, force, keepHtml, isWhole: isWhole(request), stop: (reason) => refused.abort(reason) },
    mustTell,
    isPage: ({ format }) => SITE_FORMATS.includes(format),
    pagesOf: async (folder, entries, pictureOf) => {
      const [brand = '', locale = ''] = folder.split('/');
      return (await siteOf(begun.library as Library)).folderPages({ brand, locale }, entries, pictureOf);
    },
  });
  const begin: FolderSink['begin'] = async (plan) => {
    begun.library = plan.library;
    begun.known = await press.keptKinds();
    return sink.begin(plan, await variantStamps(plan, press, request));
  };
  const madeOf = (path: string): string | undefined => elsewhere?.madeOf(path) ?? sink.inputsOf(path);
  const signal = AbortSignal.any([lost, refused.signal, ...(request.signal ? [request.signal] : [])]);
  const wish = {
    ...request,
    signal,
    isCurrent: sink.isCurrent,
    seenOn: sink.seenOn,
    isKept,
    sink: { ...sink, begin },
    ...elsewhere,
    madeOf,
  };
  const { buildJudged } = await import('./build.js');
  try {
    const { outcomes, ...result } = await buildJudged(await prepared.judge(), press, wish);
    const ended = { ...result, outcomes, sink };
    if (!begun.library) {
      await sink.leave();
      return reportOf(output.out, ended);
    }
    if (isWhole(request)) await sink.sweep();
    return await finish(output, { ...ended, request, stamp, site: await siteOf(begun.library), library: begun.library, press });
  } catch (cause) {
    // What the build's own end was is told, whatever the disk says now.
    if (!lost.aborted) await sink.leave().catch(() => {});
    throw cause;
  }
}

interface Ended {
  readonly outcomes: readonly Outcome[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sink: FolderSink;
}

interface Finish extends Ended {
  readonly request: BuildRequest;
  readonly stamp: string;
  readonly site: KeptSite;
  readonly library: Library;
  readonly press: Press;
  readonly stopped: readonly StoppedDeck[];
}

/** Writes the pages over all folders, and last the list of all that is there. */
async function finish(output: OpenOutput, ended: Finish): Promise<BuildReport> {
  const { request, stamp, site, sink, outcomes } = ended;
  const { out, before } = output;
  const [refused] = sink.troubles.values();
  if (refused && outcomes.every(({ job }) => sink.resultOf(job).trouble)) throw refused;
  const top = await writeTopPages(output, { ...ended, isWhole: isWhole(request), studio: studioOf(request, ended) });
  const notices = top.brands.flatMap((brand) => site.withoutAddress(brand.id, brand.entries));
  const report = reportOf(out, { ...ended, diagnostics: [...ended.diagnostics, ...site.told(), ...notices] });
  const isUpToDate = isWhole(request) || before.manifest?.stamp === stamp;
  const complete = isUpToDate && report.failed.length === 0 && !hasErrors(report.diagnostics);
  const told = isWhole(request) ? report.diagnostics : (before.manifest?.told ?? []);
  await sink.finish({ ...(complete ? { stamp, told } : {}), artifacts: top.entries });
  return report;
}

function reportOf(out: string, { outcomes, diagnostics, sink }: Ended): BuildReport {
  const results = outcomes.map((outcome) => ({ outcome, ...sink.resultOf(outcome.job) }));
  const put = results.filter(({ trouble }) => !trouble);
  const asked = new Set(outcomes.map(({ job }) => folderIn(job)));
  const ownerless = [...sink.troubles].filter(([folder]) => !asked.has(folder));
  return {
    out,
    upToDate: false,
    made: put.flatMap(({ files }) => files),
    resumed: put.flatMap(({ files, resumed }) => (resumed ? files : [])),
    unchanged: put.flatMap(({ outcome, files }) => (outcome.kind === 'unchanged' && files.length === 0 ? [outcome.job] : [])),
    failed: results.flatMap(({ outcome, trouble }) => {
      if (outcome.kind === 'failed') return [{ path: outcome.job, diagnostics: outcome.diagnostics }];
      return trouble ? [{ path: outcome.job, diagnostics: [notTaken(folderIn(outcome.job), trouble)] }] : [];
    }),
    diagnostics: [...diagnostics, ...ownerless.map(([folder, trouble]) => notTaken(folder, trouble))],
  };
}

const notTaken = (folder: string, { message, mend }: EnvironmentError): Diagnostic =>
  error({ code: 'not-taken', message: `${folder} is not up to date: ${message}`, hint: mend });

const isWhole = ({ decks, formats, brands, locales, papers }: BuildRequest): boolean =>
  [decks, formats, brands, locales, papers].every((list) => !list || list.length === 0);
