import { join, resolve } from 'node:path';
import type { DeckFacts } from '../checks/deck-facts.js';
import { languageOf } from '../languages/index.js';
import type { Library, Term } from '../model/content.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import { type Paper, pageSize } from '../model/formats.js';
import type { HtmlDocument } from '../model/html-document.js';
import type { ReviewPacket } from '../model/review-packet.js';
import type { SentenceReader } from '../packet/read-sentences.js';
import type { Described } from '../pdf/describe-pdf.js';
import { insideContent } from './build-to-folder.js';
import { coverageOf } from './coverage.js';
import { templatesOf, today } from './open-project.js';

export interface ReviewRequest {
  /** Folder that holds `decks/`. */
  readonly project: string;
  /** Where to write; default `<project>/dist/review`. */
  readonly out?: string;
  /** Default: all locales of the project. */
  readonly locale?: string;
  /** The day on which reviews are judged, as 2026-11-23; today (UTC) unless told. */
  readonly asOf?: string;
  readonly browserPath?: string;
  readonly signal?: AbortSignal;
}

export interface ReviewReport {
  readonly out: string;
  /** Names of the files that were written. */
  readonly made: readonly string[];
  /** What the checks found: it stands in the packet. */
  readonly diagnostics: readonly Diagnostic[];
  /** Why something could not be made: content that cannot be read, or that the PDF cannot show. */
  readonly failed: readonly Diagnostic[];
}

interface Gathered {
  readonly library: Library;
  readonly judged: readonly DeckFacts[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes for each locale the packet that a clinical reviewer marks (HTML and PDF) and the table from requirement to page (HTML and
 * CSV). What the gate finds is printed in the packet and does not stop it. Brings the artifacts in `dist/decks` up to date, because
 * pages are read back from them. Throws an EnvironmentError for trouble with the machine and the signal's reason on abort.
 */
export async function reviewProject(request: ReviewRequest): Promise<ReviewReport> {
  const project = resolve(request.project);
  const out = resolve(request.out ?? join(project, 'dist', 'review'));
  const { readLibrary } = await import('../content/read-library.js');
  const { library, diagnostics: read } = readLibrary(project, templatesOf(project));
  const inside = insideContent(project, out);
  if (!library || hasErrors(read) || inside) return { out, made: [], diagnostics: [], failed: [...read, ...(inside ? [inside] : [])] };
  const { asOf, browserPath, signal } = request;
  const coverage = await coverageOf({ project, ...(asOf && { asOf }), ...(browserPath && { browserPath }), ...(signal && { signal }) });
  const locales = request.locale === undefined ? library.project.locales : [request.locale];
  const all: Made[] = [];
  for (const locale of locales) {
    signal?.throwIfAborted();
    const gathered = await gather(library, locale, request);
    const diagnostics = [...read, ...gathered.diagnostics, ...coverage.diagnostics];
    all.push(await makeFiles({ ...gathered, diagnostics, locale, rows: coverage.rows, request }));
  }
  const files = all.flatMap((one) => one.files);
  return {
    out,
    made: await write(out, files, signal),
    diagnostics: all.flatMap(({ diagnostics }) => diagnostics),
    failed: all.flatMap(({ failed }) => failed),
  };
}

/** Judges and composes like a build, for the project's first brand; a mistake in content stops nothing here. */
async function gather(library: Library, locale: string, request: ReviewRequest): Promise<Gathered> {
  const [{ readFacts }, { readDeckFacts }, { runChecks, runDeckChecks }, { composeDeck }] = await Promise.all([
    import('../checks/facts.js'),
    import('../checks/deck-facts.js'),
    import('../checks/run-checks.js'),
    import('../compose/compose-deck.js'),
  ]);
  const asOf = request.asOf ?? today();
  const brand = library.project.brands[0] ?? '';
  const facts = readFacts(library, asOf);
  const diagnostics = [...runChecks(facts)];
  const judged: DeckFacts[] = [];
  for (const deck of Object.keys(library.decks)) {
    const composed = await composeDeck(library, { deck, brand, locale, asOf });
    const read = readDeckFacts(facts, composed.deck);
    judged.push(read);
    diagnostics.push(...composed.diagnostics, ...runDeckChecks(read));
  }
  return { library, judged, diagnostics };
}

interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

interface Made {
  readonly files: readonly NamedFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly failed: readonly Diagnostic[];
}

interface Work extends Gathered {
  readonly locale: string;
  readonly rows: Awaited<ReturnType<typeof coverageOf>>['rows'];
  readonly request: ReviewRequest;
}

async function makeFiles(work: Work): Promise<Made> {
  const { library, locale, judged, rows, request } = work;
  const decks = judged.map(({ deck }) => deck);
  const [{ traceRows }, { traceCsv }, { renderReview, renderTrace }, { htmlEnvironment }, { readTemplates }, { openBundler }] =
    await Promise.all([
      import('../packet/trace-rows.js'),
      import('../packet/trace-csv.js'),
      import('../packet/render-review.js'),
      import('../render/templates.js'),
      import('../content/read-templates.js'),
      import('../bundle/inline-html.js'),
    ]);
  const packet = await packetOf(work);
  const templates = readTemplates(templatesOf(resolve(request.project)));
  const paper = library.project.papers[0] ?? 'letter';
  const stage = { templates, environment: htmlEnvironment(templates), words: library.words[locale] ?? {}, paper };
  const trace = traceRows(rows, decks, readerOf(library, locale));
  const bundler = openBundler();
  const document = renderReview(packet, stage);
  const [html, traceHtml] = await Promise.all([bundler.inline(document), bundler.inline(renderTrace(packet, trace, stage))]);
  const pdf = await printPacket({ html, document, packet, paper, request });
  return {
    files: [
      { name: `${locale}.review.html`, bytes: html },
      ...(pdf.diagnostics.length > 0 ? [] : [{ name: `${locale}.review.pdf`, bytes: pdf.bytes }]),
      { name: `${locale}.trace.html`, bytes: traceHtml },
      { name: `${locale}.trace.csv`, bytes: traceCsv(trace) },
    ],
    diagnostics: work.diagnostics,
    failed: pdf.diagnostics,
  };
}

/** Values in the text are filled in as for the project's first brand. */
function readerOf(library: Library, locale: string): SentenceReader {
  const region = library.brands[library.project.brands[0] ?? '']?.region ?? '';
  return { library, locale, language: languageOf(locale), region };
}

async function packetOf({ library, locale, judged, diagnostics, request }: Work): Promise<ReviewPacket> {
  const [{ buildPacket }, { moduleStatus }, { reviewChecklist, reviewPieces }] = await Promise.all([
    import('../packet/build-packet.js'),
    import('../reviews/module-status.js'),
    import('../checks/pieces/review-pieces.js'),
  ]);
  const asOf = request.asOf ?? today();
  const brand = library.project.brands[0] ?? '';
  const statuses = Object.keys(library.modules).map(
    (module) =>
      [module, moduleStatus(library, { module, brand: library.modules[module]?.[locale]?.owner ?? brand, locale, asOf }).text] as const,
  );
  const termsIn = (text: string): Term[] => languageOf(locale).findTerms(library.glossary[locale] ?? [], text);
  return buildPacket({
    ...{ decks: judged.map(({ deck }) => deck), asOf, diagnostics, termsIn },
    reader: readerOf(library, locale),
    pieces: reviewPieces(judged),
    checklist: reviewChecklist(judged),
    statuses: Object.fromEntries(statuses),
  });
}

interface Printing {
  readonly html: string;
  readonly document: HtmlDocument;
  readonly packet: ReviewPacket;
  readonly paper: Paper;
  readonly request: ReviewRequest;
}

async function printPacket({ html, document, packet, paper, request }: Printing): Promise<Described> {
  const [{ openPrinter }, { loadHtml }, { printPage }, { describePdf }] = await Promise.all([
    import('../browser/open-printer.js'),
    import('../browser/load-html.js'),
    import('../browser/print-page.js'),
    import('../pdf/describe-pdf.js'),
  ]);
  const { browserPath, signal } = request;
  await using printer = await openPrinter({ browserPath, signal, pages: 1 });
  const printed = await printer.withPage(async (page) => {
    await loadHtml(page, html, { media: 'print' });
    return printPage(page, pageSize('upright', paper));
  });
  const { title, language } = document;
  return describePdf(printed, { title, language, author: '', subject: packet.title, date: packet.date });
}

async function write(out: string, files: readonly NamedFile[], signal: AbortSignal | undefined): Promise<string[]> {
  const [{ withLock }, { placeOf }, { withStagedFiles }] = await Promise.all([
    import('../publish/lock.js'),
    import('../publish/place.js'),
    import('../publish/staged-files.js'),
  ]);
  return withLock(out, async () => {
    const placed = files.map(({ name, bytes }) => ({ place: placeOf(out, name), bytes }));
    await withStagedFiles(placed, signal, (putInPlace) => putInPlace());
    return files.map(({ name }) => name);
  });
}
