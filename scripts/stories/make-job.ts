import { createHash } from 'node:crypto';
import type { Page, Printer } from '../browser/open-printer.js';
import type { Bundler } from '../bundle/inline-html.js';
import type { PieceScore } from '../checks/pieces/score-piece.js';
import { findingDiagnostic } from '../measure/finding-diagnostic.js';
import type { Deck } from '../model/deck.js';
import { type Diagnostic, error, hasErrors } from '../model/diagnostic.js';
import type { PageSize } from '../model/formats.js';
import type { Artifact, ArtifactEntry, Job, PdfDescription } from '../model/job.js';
import type { Describer } from '../pdf/describer.js';
import { coverageIn, inspectText } from '../publish/inspect-text.js';
import type { Rendered } from './render-job.js';

export interface Made {
  readonly artifacts: readonly Artifact[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Returns the Flesch-Kincaid grade of the words of a job that patients read, the glossary's names left out as the checks do, to one
 * decimal; undefined in a language without that formula. `scores` are those of its deck.
 */
export function gradeOf({ part, graded }: Job, scores: readonly PieceScore[]): number | undefined {
  const grade = graded ? scores.find(({ name }) => name === part)?.score.gating.scores.fleschKincaid : undefined;
  return grade === undefined ? undefined : Math.round(grade * 10) / 10;
}

/** Returns what a PDF of this deck says of itself. */
export function describe(deck: Deck): PdfDescription {
  const { title, language, subtitle, date, brand, words } = deck;
  const placeWords = { 'source-': words['source-number'] ?? '', 'cited-': words['back-to-text'] ?? '' };
  return { title, language, author: brand.name, subject: subtitle, date, placeWords };
}

/** Returns the hash of all that decides an artifact's bytes. */
export function hashInputs(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export interface ArtifactRequest {
  readonly rendered: Rendered;
  readonly deck: Deck;
  readonly job: Job;
  readonly inputs: string;
  /** Reading grade of its words. */
  readonly grade?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What makes artifacts: a browser, started when it is needed, what bundles scripts for its pages, and what describes its PDFs. */
export interface Workshop {
  printer(): Promise<Printer>;
  readonly bundler: Bundler;
  readonly describer: Describer;
}

/** Measures, prints, describes and reads back one job. With errors among the diagnostics there is no artifact. */
export async function makeArtifact(workshop: Workshop, request: ArtifactRequest): Promise<Made> {
  const { deck, job, inputs, grade } = request;
  const shown = await show(workshop, request);
  const diagnostics = [...shown.diagnostics];
  if (hasErrors(diagnostics)) return { artifacts: [], diagnostics };
  const { bytes, pages, problems } = await readBack(workshop, request, shown);
  const text = { pages };
  diagnostics.push(...problems, ...inspectText(text, deck, job));
  if (hasErrors(diagnostics)) return { artifacts: [], diagnostics };
  const facts = { ...(job.media === 'pdf' ? { pages: pages.length } : {}), ...(grade === undefined ? {} : { grade }) };
  const entry = { ...entryOf(deck, job), ...facts, coverage: coverageIn(text, deck, job), ...(job.checked && { checked: job.checked }) };
  const picture = shown.picture ? { picture: shown.picture } : {};
  const beside = [...filesBeside(request), ...(shown.poster ? [posterBeside(request, shown.poster)] : [])];
  return { artifacts: [{ path: job.path, bytes, inputs, entry, ...picture }, ...beside], diagnostics };
}

/** What the browser makes of a job: the words of its page, or the page printed. */
interface Shown {
  readonly diagnostics: readonly Diagnostic[];
  readonly text?: string;
  readonly printed?: Uint8Array;
  readonly picture?: Uint8Array;
  readonly poster?: Poster;
}

interface Poster {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The page is given back before the PDF is described: the browser goes on with the next job. */
async function show({ printer, bundler, describer }: Workshop, request: ArtifactRequest): Promise<Shown> {
  const { rendered, deck, job, signal } = request;
  if (job.media === 'md') return { diagnostics: [], text: rendered.html };
  const [browser, script] = await Promise.all([printer(), bundler.measuringScript()]);
  return browser.withUsedPage(async (page) => {
    const diagnostics = await loadAndMeasure(page, script, { html: rendered.html, deck, job });
    if (hasErrors(diagnostics)) return { diagnostics };
    const made = job.page
      ? { printed: await printPdf(page, { rendered, size: job.page, describer }) }
      : { text: await page.evaluate(() => document.body.textContent ?? '') };
    return {
      ...{ diagnostics, ...made },
      ...(job.pictured ? { picture: await pictureOf(page, job) } : {}),
      ...(job.posted ? { poster: await posterOf(page, deck) } : {}),
    };
  }, signal);
}

const PICTURE_WIDTH = 320;

/** Taken last, of the page that was measured and printed: it is laid out anew for it. */
async function pictureOf(page: Page, job: Job): Promise<Uint8Array> {
  const { picturePage } = await import('../browser/picture-page.js');
  return picturePage(page, { width: PICTURE_WIDTH, sheet: job.page });
}

/** The first slide, or the first screen of a page, as other sites show it before the page itself is there. */
async function posterOf(page: Page, deck: Deck): Promise<Poster> {
  const [{ picturePage }, { POSTER, posterName }] = await Promise.all([
    import('../browser/picture-page.js'),
    import('../render/web-head.js'),
  ]);
  return { name: posterName(deck.id), bytes: await picturePage(page, { width: POSTER.width }) };
}

function posterBeside({ deck, job, inputs }: ArtifactRequest, { name, bytes }: Poster): Artifact {
  const path = `${job.path.slice(0, job.path.lastIndexOf('/'))}/${name}`;
  const entry: ArtifactEntry = { ...entryOf(deck, job), path, format: 'poster', media: 'png', partOf: job.path };
  return { path, bytes, inputs, entry };
}

interface Read {
  readonly bytes: Uint8Array;
  readonly pages: readonly string[];
  readonly problems: readonly Diagnostic[];
}

async function readBack({ describer }: Workshop, { rendered, deck }: ArtifactRequest, { printed, text = '' }: Shown): Promise<Read> {
  if (!printed) return { bytes: encode(rendered.html), pages: [text], problems: [] };
  const { bytes, pages, diagnostics } = await describer.describe(printed, describe(deck));
  return { bytes, pages, problems: diagnostics };
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function filesBeside({ rendered, deck, job, inputs }: ArtifactRequest): Artifact[] {
  const folder = job.path.slice(0, job.path.lastIndexOf('/'));
  return (rendered.files ?? []).map(({ path: name, text }) => {
    const path = `${folder}/${name}`;
    const entry: ArtifactEntry = { ...entryOf(deck, job), path, media: 'svg', partOf: job.path };
    return { path, bytes: encode(text), inputs, entry };
  });
}

/** The HTML that a PDF was printed from, for a look at it in a browser. */
export function keptHtml(deck: Deck, job: Job, html: string, inputs: string): Artifact {
  const path = `kept-html/${job.path}.html`;
  return {
    path,
    bytes: encode(html),
    inputs,
    entry: { ...entryOf(deck, job), path, format: 'kept-html', media: 'html', partOf: job.path },
  };
}

/** What the manifest says of a job's artifact before it is made. */
export function entryOf(deck: Deck, job: Job): ArtifactEntry {
  const { path, brand, locale, format, paper, folder, media } = job;
  return {
    path,
    title: deck.title,
    deck: deck.id,
    brand,
    locale,
    format,
    folder,
    media,
    status: deck.status.text,
    ...(paper ? { paper } : {}),
  };
}

/** The page of a job. */
export interface JobPage {
  readonly html: string;
  readonly deck: Deck;
  readonly job: Job;
}

/** Loads the page of a job and returns all that a reader would see go wrong on it; the page stays loaded. `script`: see measurePage(). */
export async function loadAndMeasure(page: Page, script: string, { html, deck, job }: JobPage): Promise<Diagnostic[]> {
  const [{ loadHtml }, { measurePage }] = await Promise.all([import('../browser/load-html.js'), import('../measure/measure-page.js')]);
  const { refused } = await loadHtml(page, html, { media: job.media === 'pdf' ? 'print' : 'screen', viewport: job.box });
  const outside = refused.map((address) =>
    error({ code: 'outside-request', message: `${job.path} asks for "${address}".`, hint: 'A shared file must hold all that it shows.' }),
  );
  const findings = job.rules ? await measurePage(page, script, job.rules) : [];
  return [...outside, ...findings.map((finding) => findingDiagnostic(finding, deck, job.path))];
}

async function printPdf(
  page: Page,
  { rendered, size, describer }: { rendered: Rendered; size: PageSize; describer: Describer },
): Promise<Uint8Array> {
  const [{ printDraft, printPage }, { replaceHtml }] = await Promise.all([
    import('../browser/print-page.js'),
    import('../browser/load-html.js'),
  ]);
  if (rendered.again) await replaceHtml(page, await rendered.again(await describer.destinations(await printDraft(page, size))));
  return printPage(page, size);
}
