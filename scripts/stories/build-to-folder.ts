import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageRoot } from '../bundle/package-root.js';
import type { Library } from '../model/content.js';
import { type Diagnostic, error, hasErrors } from '../model/diagnostic.js';
import type { Artifact, ArtifactEntry, Outcome } from '../model/job.js';
import { inputStamp } from '../publish/input-stamp.js';
import { withLock } from '../publish/lock.js';
import { intactArtifacts, isFresh, type Manifest, type ManifestArtifact, readManifest } from '../publish/manifest.js';
import { publish } from '../publish/publish.js';
import type { Site } from '../site/open-site.js';
import type { BuildScope } from './build.js';
import { templatesOf, today, toolVersion } from './open-project.js';
import type { PreparedBuild } from './prepare-build.js';

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
  readonly made: readonly string[];
  readonly unchanged: readonly string[];
  readonly failed: readonly { readonly path: string; readonly diagnostics: readonly Diagnostic[] }[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Builds a project into a folder: one stamp over all inputs decides whether anything is to be done, then each artifact's own
 * inputs decide whether it is made again. Files are replaced whole or not at all. Throws an EnvironmentError for trouble with
 * the machine and the signal's reason on abort.
 */
export async function buildToFolder(request: BuildRequest): Promise<BuildReport> {
  return bringUpToDate(request);
}

/** As buildToFolder, with what a story has prepared and goes on with. */
export async function bringUpToDate(request: BuildRequest, prepared?: PreparedBuild): Promise<BuildReport> {
  const project = resolve(request.project);
  const out = resolve(request.out ?? join(project, 'dist', 'decks'));
  const inside = insideContent(project, out);
  if (inside) return { ...nothing(out), upToDate: false, diagnostics: [inside] };
  return withLock(out, async () => {
    const stamp = stampOf(project, request);
    const old = readManifest(out);
    if (!request.force && isFresh(old, out, stamp)) return { ...nothing(out), unchanged: old.artifacts.map(({ path }) => path) };
    return buildAndPublish({ ...request, project, out, prepared }, old, stamp);
  });
}

const nothing = (out: string): BuildReport => ({ out, upToDate: true, made: [], unchanged: [], failed: [], diagnostics: [] });

/** Returns an error when the output folder lies among what is built from. */
export function insideContent(project: string, out: string): Diagnostic | undefined {
  const content = ['decks', 'templates'].find((name) => `${out}/`.startsWith(`${join(project, name)}/`));
  if (!content) return undefined;
  return error({
    code: 'bad-output',
    message: `The output folder lies inside ${content}/, which holds what is built from.`,
    hint: 'Choose another --out.',
  });
}

function stampOf(project: string, request: BuildRequest): string {
  const { asOf, keepHtml = false, browserPath = '', requireApproved = false, noExpired = false } = request;
  const tool = packageRoot();
  const files = [
    join(project, 'decks'),
    templatesOf(project),
    join(tool, 'package.json'),
    join(tool, 'dist', 'lib'),
    join(tool, 'scripts'),
  ];
  const day = asOf ?? today();
  return inputStamp({
    files,
    extra: { day, keepHtml, browserPath, requireApproved, noExpired, set: process.env.PUPPETEER_EXECUTABLE_PATH ?? '' },
  });
}

async function buildAndPublish(
  request: BuildRequest & { out: string; prepared: PreparedBuild | undefined },
  old: Manifest | undefined,
  stamp: string,
): Promise<BuildReport> {
  const { out, project, signal, force = false } = request;
  const intact = intactArtifacts(old, out);
  const beside = (path: string): string[] => (old?.artifacts ?? []).filter(({ partOf }) => partOf === path).map((one) => one.path);
  const isCurrent = (path: string, inputs: string): boolean =>
    !force &&
    [path, ...beside(path)].every((one) => intact.has(one)) &&
    intact.get(path)?.inputs === inputs &&
    (!request.keepHtml || !path.endsWith('.pdf') || intact.has(`kept-html/${path}.html`));
  const { build, buildJudged } = await import('./build.js');
  const { prepared } = request;
  const { outcomes, diagnostics, stopped, library } = prepared
    ? await buildJudged(await prepared.judge(), prepared.press, { ...request, isCurrent })
    : await build({ ...request, templates: templatesOf(project), isCurrent });
  if (!library || outcomes.length === 0) return reportOf(out, outcomes, diagnostics);
  signal?.throwIfAborted();
  const made = outcomes.flatMap((outcome) => (outcome.kind === 'made' ? outcome.artifacts : [])).flatMap(withPicture);
  const isLeft = ({ deck }: { deck?: string }): boolean => !isWhole(request) || (deck !== undefined && stopped.includes(deck));
  const kept = keptPaths(outcomes, old, isLeft, beside);
  const staying = old?.artifacts.filter(({ path, format }) => kept.includes(path) && !OVER_ALL.includes(format)) ?? [];
  const around = await madeOfAll({ library, templates: templatesOf(project), made, staying, out });
  const report = reportOf(out, outcomes, [...diagnostics, ...around.diagnostics]);
  const complete = report.failed.length === 0 && !hasErrors(diagnostics) && (isWhole(request) || old?.stamp === stamp);
  const { id, version, date } = library.project;
  await publish(out, {
    tool: `teachback ${toolVersion()}`,
    project: { id, version, date },
    made: [...made, ...around.artifacts],
    kept,
    stamp: complete ? stamp : undefined,
    signal,
  });
  return report;
}

function reportOf(out: string, outcomes: readonly Outcome[], diagnostics: readonly Diagnostic[]): BuildReport {
  return {
    out,
    upToDate: false,
    made: outcomes.flatMap((one) => (one.kind === 'made' ? one.artifacts.map(({ path }) => path) : [])),
    unchanged: outcomes.flatMap((one) => (one.kind === 'unchanged' ? [one.job] : [])),
    failed: outcomes.flatMap((one) => (one.kind === 'failed' ? [{ path: one.job, diagnostics: one.diagnostics }] : [])),
    diagnostics,
  };
}

const isWhole = ({ decks, formats, brands, locales, papers }: BuildRequest): boolean =>
  [decks, formats, brands, locales, papers].every((list) => !list || list.length === 0);

/** What stays: unchanged artifacts, the last good file of a failed job, and what this build leaves alone: not asked for, or of a stopped deck. */
function keptPaths(
  outcomes: readonly Outcome[],
  old: Manifest | undefined,
  isLeft: (artifact: ArtifactEntry) => boolean,
  beside: (path: string) => string[],
): string[] {
  const asked = outcomes.filter(({ kind }) => kind !== 'made').flatMap(({ job }) => [job, ...beside(job)]);
  const made = new Set(outcomes.flatMap((one) => (one.kind === 'made' ? [one.job, ...beside(one.job)] : [])));
  const others = (old?.artifacts ?? []).filter((one) => isLeft(one) && !made.has(one.path)).map(({ path }) => path);
  return [...new Set([...asked, ...others])].filter((path) => old?.artifacts.some((one) => one.path === path));
}

/** Pictures lie in a folder of their own: nothing beside what people open and copy. */
function withPicture(artifact: Artifact): Artifact[] {
  const { picture, entry, inputs } = artifact;
  if (!picture) return [artifact];
  const { title, deck, brand, locale } = entry as Required<ArtifactEntry>;
  const path = `thumbs/${artifact.path}.png`;
  const about: ArtifactEntry = { path, title, deck, brand, locale, format: 'thumbnail', media: 'png', partOf: artifact.path };
  return [artifact, { path, bytes: picture, inputs, entry: about }];
}

/** Formats that are made of all artifacts each time. */
const OVER_ALL: readonly string[] = ['index', 'embed', 'oembed'];

interface WholeRequest {
  readonly library: Library;
  readonly templates: string;
  readonly made: readonly Artifact[];
  readonly staying: readonly ManifestArtifact[];
  readonly out: string;
}

/** The pages that list what there is, and what other sites need to show it: made of all artifacts, new and kept. */
async function madeOfAll({
  library,
  templates,
  made,
  staying,
  out,
}: WholeRequest): Promise<{ artifacts: Artifact[]; diagnostics: Diagnostic[] }> {
  const entries = [...made.map(({ entry, bytes }) => ({ ...entry, bytes: bytes.length })), ...staying];
  const pictures = new Map<string, Uint8Array>();
  for (const { path, format, partOf } of staying) {
    if (format === 'thumbnail' && partOf && existsSync(join(out, path))) pictures.set(partOf, readFileSync(join(out, path)));
  }
  for (const { path, picture } of made) if (picture) pictures.set(path, picture);
  const pictureOf = (path: string): Uint8Array | undefined => pictures.get(path);
  const site = await openSiteOf(library, templates);
  const brands = library.project.brands.filter((id) => entries.some(({ path }) => path.startsWith(`${id}/`)));
  const variants = brands.flatMap((brand) => library.project.locales.map((locale) => ({ brand, locale })));
  const ofVariant = (variant: { brand: string; locale: string }) =>
    entries.filter(({ brand, locale }) => brand === variant.brand && locale === variant.locale);
  const ofBrand = (id: string) => entries.filter(({ brand }) => brand === id);
  const artifacts = await Promise.all([
    ...variants.map((variant) => site.folderPages(variant, ofVariant(variant), pictureOf)),
    ...brands.map(async (brand) => [await site.brandPage(brand, ofBrand(brand), pictureOf)]),
    site.rootPage(brands).then((one) => [one]),
  ]);
  return { artifacts: artifacts.flat(), diagnostics: brands.flatMap((brand) => site.withoutAddress(brand, ofBrand(brand))) };
}

async function openSiteOf(library: Library, templates: string): Promise<Site> {
  const [{ openSite }, { openBundler }, { bundleScript }, { readTemplates }] = await Promise.all([
    import('../site/open-site.js'),
    import('../bundle/inline-html.js'),
    import('../bundle/bundle-script.js'),
    import('../content/read-templates.js'),
  ]);
  return openSite({
    library,
    templates: readTemplates(templates),
    version: toolVersion(),
    inline: openBundler().inline,
    scriptOf: async (name, facts) => (await bundleScript(name, facts)).code,
  });
}
