import { createHash } from 'node:crypto';
import type { Page } from '../browser/open-printer.js';
import type { PieceScore } from '../checks/pieces/score-piece.js';
import type { Library } from '../model/content.js';
import type { Deck } from '../model/deck.js';
import { type Diagnostic, error, hasErrors } from '../model/diagnostic.js';
import { type EnvironmentCode, EnvironmentError, type Job, type Outcome, type PdfDescription, type Seen } from '../model/job.js';
import { letterInWords } from '../model/letters.js';
import type { PageSize } from '../model/paper.js';
import { sidesOf } from '../model/read-deck.js';
import type { Described } from '../pdf/describe-pdf.js';
import type { Describer } from '../pdf/describer.js';
import { type ArtifactText, inspectText, takenIn } from '../publish/inspect-text.js';
import { isKeptHere } from './contract-kind.js';
import { deckShown } from './deck-cache.js';
import { artifactsOf, type InMaking, type Poster } from './job-files.js';
import { pause } from './judge-project.js';
import { beginSharedContract, keepOwnContract, type SharedContract } from './keep-contract.js';
import { loadAndMeasure } from './load-and-measure.js';
import type { Press } from './press.js';
import type { Rendered } from './render-job.js';
import { saidByDeck } from './said-by-deck.js';
import { seenAgain, seenNow } from './seen-on-pages.js';

/**
 * Returns the Flesch-Kincaid grade of the words of a job that patients read, the glossary's names left out as the checks do, to one
 * decimal; undefined in a language without that formula. `scores` are those of its deck, where pieces of the same words have one.
 */
function gradeOf({ part }: Job, deck: Deck, scores: readonly PieceScore[]): number | undefined {
  const grade = scores.find(({ name }) => deck[name] === deck[part])?.score.gating.scores.fleschKincaid;
  return grade === undefined ? undefined : Math.round(grade * 10) / 10;
}

/** Returns what a PDF of this deck says of itself. */
export function describe(deck: Deck): PdfDescription {
  const { language, subtitle, date, brand, words } = deck;
  const title = sidesOf(deck)
    .map((side) => side.title)
    .join(' · ');
  const placeWords = { 'source-': words['source-number'] ?? '', 'cited-': words['back-to-text'] ?? '' };
  return { title, language, author: brand.name, subject: subtitle, date, placeWords };
}

/** What more is wished of a job that is made. */
export interface MakeWish {
  /** True when the caller already has the artifact at `path` made from the same `inputs`: it is not made again. */
  readonly isCurrent?: ((path: string, inputs: string) => boolean | Promise<boolean>) | undefined;
  /** Returns the warnings that the caller has with the artifact at `path`: they are told again where it is not made again. */
  readonly seenOn?: ((path: string) => readonly Seen[]) | undefined;
  /** True when the caller has a file of which it is known that it keeps the contract, and whose kind has this name: see ArtifactEntry. */
  readonly isKept?: ((kind: string) => boolean) | undefined;
  /** Also gives the HTML that a PDF was printed from. */
  readonly keepHtml?: boolean | undefined;
  /** Holds each file to the whole contract, and not only the first of those with the same templates, styles and script. */
  readonly wholeContract?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes one job, and needs nothing but the library, the job and a press: the first two are plain data, so that a process on another
 * machine can make it with a press of its own. Throws an EnvironmentError when the browser cannot be used, and the signal's reason on
 * abort.
 */
export async function makeJob(library: Library, job: Job, press: Press, wish: MakeWish = {}): Promise<Outcome> {
  const { signal, isCurrent, keepHtml = false } = wish;
  await pause(signal);
  const { deck, facts } = await deckShown(press.decks, library, job);
  // Render, inline.
  const rendered = await render(press, deck, job);
  if ('code' in rendered) return { kind: 'failed', job: job.path, diagnostics: [rendered] };
  const grade = job.graded ? gradeOf(job, deck, facts.scores) : undefined;
  const inputs = hashInputs(rendered, deck, { job, grade, rules: await press.contractRules() });
  if (await isCurrent?.(job.path, inputs)) {
    const again = seenAgain(wish.seenOn?.(job.path) ?? [], deck);
    return { kind: 'unchanged', job: job.path, ...(again.length > 0 && { diagnostics: again }) };
  }
  const strange = lettersOnPage(rendered, job);
  if (strange.length > 0) return { kind: 'failed', job: job.path, diagnostics: strange };
  const dropped = await press.droppedStyles().catch((cause: unknown) => [notPrinted(job, cause)]);
  if (dropped.length > 0) return { kind: 'failed', job: job.path, diagnostics: dropped };
  const making: InMaking = { rendered, deck, job, inputs, grade };
  // Measure, print.
  const shown = await show(press, making, wish).catch((cause: unknown): Shown => ({ diagnostics: [notPrinted(job, cause)] }));
  if (hasErrors(shown.diagnostics)) return { kind: 'failed', job: job.path, diagnostics: shown.diagnostics };
  const used: SharedContract = (await shown.keeping?.().catch((cause: unknown) => ({ diagnostics: [notPrinted(job, cause)] }))) ?? NOTHING;
  if (hasErrors(used.diagnostics)) return { kind: 'failed', job: job.path, diagnostics: used.diagnostics };
  // Describe, inspect.
  const finished = await finish(press, making, shown);
  // A file that could not be read says nothing of what is missing in it.
  const judged = hasErrors(finished.diagnostics) ? [] : inspectText(finished, deck, job);
  const diagnostics = [...shown.diagnostics, ...used.diagnostics, ...finished.diagnostics, ...judged];
  if (hasErrors(diagnostics)) return { kind: 'failed', job: job.path, diagnostics };
  const artifacts = artifactsOf({ ...making, kept: used.kept, seen: seenNow(diagnostics, deck) }, { ...shown, ...finished }, keepHtml);
  const entries = artifacts.map(({ entry }) => entry);
  return { kind: 'made', job: job.path, entries, artifacts, ...(diagnostics.length > 0 && { diagnostics }) };
}

/** The document of a job, or what is wrong with a template that is handed less than it asks for. */
async function render(press: Press, deck: Deck, job: Job): Promise<Rendered | Diagnostic> {
  try {
    return await (await press.renderer()).render(deck, job);
  } catch (cause) {
    const { lostValue } = await import('../render/judge-templates.js');
    const lost = lostValue(await press.templates(), cause);
    if (!lost) throw cause;
    return lost;
  }
}

const NOTHING: SharedContract = { diagnostics: [] };

/** Letters that are no file's of the content: those of templates, or of a library that was handed over as data. */
const lettersOnPage = ({ strange = [] }: Rendered, { path }: Job): Diagnostic[] =>
  strange.map((letter) =>
    error({
      code: 'letter-without-font',
      message: `${path} shows ${letterInWords(letter)}, and no font has that letter.`,
      hint: 'Take it out of the templates or the words that they were given.',
    }),
  );

/** The hash of all that decides an artifact's bytes and entry, and whether it may be published: by other rules it is judged anew. The day does not count: what it changes stands in the status. */
function hashInputs(
  { html, files = [] }: Rendered,
  deck: Deck,
  { job, grade, rules }: { job: Job; grade?: number | undefined; rules: string },
): string {
  const sides = sidesOf(deck).flatMap((side) => [side.status, takenIn(side, job)]);
  const parts = [html, files, { ...job, asOf: undefined }, rules, describe(deck), ...sides, { grade }];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** A page that the browser cannot cope with fails its job; what else is thrown concerns more than that, and is thrown again. */
function notPrinted({ path }: Pick<Job, 'path'>, cause: unknown): Diagnostic {
  if (!(cause instanceof EnvironmentError && OF_ONE_PAGE.includes(cause.code))) throw cause;
  return error({ code: 'not-printed', message: `${path} could not be made: ${cause.message}`, hint: cause.mend });
}

const OF_ONE_PAGE: readonly EnvironmentCode[] = ['page-crashed', 'page-late'];

/** What the browser makes of a job: the words of its page, or the page printed. */
interface Shown {
  readonly diagnostics: readonly Diagnostic[];
  readonly text?: string;
  readonly printed?: Uint8Array;
  /** See PdfDescription. */
  readonly said?: string;
  readonly picture?: Uint8Array;
  readonly poster?: Poster;
  /** The rest of the contract, which waits for other files. */
  readonly keeping?: () => Promise<SharedContract>;
}

/** The page is given back before the PDF is described: the browser goes on with the next job. */
async function show(press: Press, { rendered, deck, job }: InMaking, wish: MakeWish): Promise<Shown> {
  const { wholeContract: each, isKept = isKeptHere, signal } = wish;
  if (job.media === 'md') return { diagnostics: [], text: rendered.html };
  const [browser, script] = await Promise.all([press.printer(), press.bundler.measuringScript()]);
  return browser.withUsedPage(async (page, renew) => {
    const measured = await loadAndMeasure(page, { script, templates: press.templates }, { html: rendered.html, deck, job });
    const said = saidByDeck(deck, rendered.html);
    const diagnostics = hasErrors(measured) ? measured : [...measured, ...(await keepOwnContract(page, press, { deck, job, renew, said }))];
    if (hasErrors(diagnostics)) return { diagnostics };
    renew();
    const made = job.page
      ? { printed: await printPdf(page, { rendered, size: job.page, describer: press.describer }), said: await saidOn(page) }
      : { text: await page.evaluate(() => document.body.textContent ?? '') };
    const shown = {
      ...{ diagnostics, ...made },
      ...(job.pictured ? { picture: await pictureOf(page, job) } : {}),
      ...(job.posted ? { poster: await posterOf(page, deck) } : {}),
    };
    if (job.media !== 'html') return shown;
    const file = { html: rendered.html, deck, job };
    return { ...shown, keeping: await beginSharedContract(press, file, { each, isKept, signal }, (use) => use(page, renew)) };
  }, signal);
}

/** As a page lays its words out: those of two boxes are apart, those of a word in two styles together. */
const saidOn = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);

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

/** The bytes of a file, and the text that a reader gets of it. */
interface Finished extends ArtifactText {
  readonly bytes: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
}

async function finish({ describer }: Press, { rendered, deck }: InMaking, { printed, said, text = '' }: Shown): Promise<Finished> {
  if (printed) return describer.describe(printed, { ...describe(deck), ...(said === undefined ? {} : { said }) });
  return { bytes: new TextEncoder().encode(rendered.html), pages: [text], diagnostics: [] };
}

/** A document that is no format's, whole in itself, with its page and what its PDF says of itself. */
export interface OwnDocument {
  readonly html: string;
  readonly page: PageSize;
  readonly about: PdfDescription;
}

/** Returns a document of a story's own as a PDF that is described and judged like that of a job. It is not measured. */
export async function printDocument(press: Press, { html, page: size, about }: OwnDocument): Promise<Described> {
  const [{ loadHtml }, { printPage }] = await Promise.all([import('../browser/load-html.js'), import('../browser/print-page.js')]);
  const { pdf, said } = await (await press.printer()).withUsedPage(async (page) => {
    await loadHtml(page, html, { media: 'print' });
    return { pdf: await printPage(page, size), said: await saidOn(page) };
  });
  return press.describer.describe(pdf, { ...about, said });
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
