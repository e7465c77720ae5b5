import { join, resolve } from 'node:path';
import type { DeckFacts } from '../checks/deck-facts.js';
import { reachOf } from '../compose/stopped-decks.js';
import type { Library, Term } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { pageSize } from '../model/paper.js';
import type { ReviewPacket } from '../model/review-packet.js';
import type { SentenceReader } from '../packet/read-sentences.js';
import { type PreparedBuild, prepareBuild } from './build.js';
import { insideContent } from './build-to-folder.js';
import { type CoverageRow, coverageFrom } from './coverage.js';
import { loadContent } from './judge-project.js';
import { printDocument } from './make-job.js';
import { today } from './open-project.js';
import type { Press } from './press.js';

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

/**
 * Writes for each locale the packet that a clinical reviewer marks (HTML and PDF) and the table from requirement to page (HTML and
 * CSV). What the gate finds is printed in the packet and does not stop it. Brings the artifacts in `dist/decks` up to date, because
 * pages are read back from them. Throws an EnvironmentError for trouble with the machine and the signal's reason on abort.
 */
export async function reviewProject(request: ReviewRequest): Promise<ReviewReport> {
  const project = resolve(request.project);
  const out = resolve(request.out ?? join(project, 'dist', 'review'));
  const { asOf = today(), browserPath, signal } = request;
  const none = { out, made: [], diagnostics: [] };
  const inside = insideContent(project, out);
  if (inside) return { ...none, failed: [...(await loadContent({ project })).diagnostics, inside] };
  const building = { project, asOf, ...(browserPath && { browserPath }), ...(signal && { signal }) };
  await using prepared = prepareBuild(building, { forReview: true });
  const { rows, diagnostics } = await coverageFrom(building, prepared);
  const { library, read } = await prepared.judge();
  const locales = request.locale === undefined ? library?.project.locales : [request.locale];
  if (!library || !locales || isUnreadable(library, read, locales)) return { ...none, failed: read };
  const all: Made[] = [];
  for (const locale of locales) {
    signal?.throwIfAborted();
    const judged = await decksIn(library, { locale, asOf }, prepared);
    all.push(await makeFiles({ library, locale, judged, diagnostics, rows, asOf }, prepared.press));
  }
  const files = all.flatMap((one) => one.files);
  return { out, made: await write(out, files, signal), diagnostics, failed: all.flatMap(({ failed }) => failed) };
}

/** The packet shows the words as the first brand that can be read has them. */
const brandOf = ({ project, brands }: Library): string => project.brands.find((id) => brands[id]) ?? '';

/** True when something that the packet prints could not be read. */
function isUnreadable(library: Library, read: readonly Diagnostic[], locales: readonly string[]): boolean {
  const brand = brandOf(library);
  const concerns = (one: Diagnostic): boolean => {
    const reach = reachOf(library, one);
    return reach.brands.includes(brand) && locales.some((locale) => reach.locales.includes(locale));
  };
  return brand === '' || read.some((one) => one.severity === 'error' && concerns(one));
}

/** The decks of a locale as that brand has them; a mistake in content stops nothing here. */
async function decksIn(
  library: Library,
  { locale, asOf }: { readonly locale: string; readonly asOf: string },
  { press }: PreparedBuild,
): Promise<DeckFacts[]> {
  const brand = brandOf(library);
  const judged: DeckFacts[] = [];
  for (const deck of Object.keys(library.decks)) judged.push((await press.decks.deckOf(library, { deck, brand, locale, asOf })).facts);
  return judged;
}

interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

interface Made {
  readonly files: readonly NamedFile[];
  readonly failed: readonly Diagnostic[];
}

/** What the packet of one locale is made of. */
interface Material {
  readonly library: Library;
  readonly locale: string;
  readonly judged: readonly DeckFacts[];
  readonly diagnostics: readonly Diagnostic[];
  readonly rows: readonly CoverageRow[];
  readonly asOf: string;
}

/** The packet and the table are documents like any other, and come from the press that made the artifacts. */
async function makeFiles(material: Material, press: Press): Promise<Made> {
  const { library, locale, judged, rows } = material;
  const decks = judged.map(({ deck }) => deck);
  const [{ traceCsv, traceRows }, { renderReview, renderTrace }, { htmlEnvironment }] = await Promise.all([
    import('../packet/trace-rows.js'),
    import('../packet/render-review.js'),
    import('../render/templates.js'),
  ]);
  const packet = await packetOf(material, press);
  const templates = await press.templates();
  const paper = library.project.papers[0] ?? 'letter';
  const stage = { templates, environment: htmlEnvironment(templates), words: library.words[locale] ?? {}, paper };
  const trace = traceRows(rows, decks, await readerOf(library, locale));
  const document = renderReview(packet, stage);
  const [html, traceHtml] = await Promise.all([press.bundler.inline(document), press.bundler.inline(renderTrace(packet, trace, stage))]);
  const { title, language } = document;
  const about = { title, language, author: '', subject: packet.title, date: packet.date };
  const pdf = await printDocument(press, { html, page: pageSize('upright', paper), about });
  return {
    files: [
      { name: `${locale}.review.html`, bytes: html },
      ...(pdf.diagnostics.length > 0 ? [] : [{ name: `${locale}.review.pdf`, bytes: pdf.bytes }]),
      { name: `${locale}.trace.html`, bytes: traceHtml },
      { name: `${locale}.trace.csv`, bytes: traceCsv(trace) },
    ],
    failed: pdf.diagnostics,
  };
}

/** Values in the text are filled in as for that brand. */
async function readerOf(library: Library, locale: string): Promise<SentenceReader> {
  const { languageOf } = await import('../languages/index.js');
  const region = library.brands[brandOf(library)]?.region ?? '';
  return { library, locale, language: languageOf(locale), region };
}

async function packetOf({ library, locale, judged, diagnostics, asOf }: Material, press: Press): Promise<ReviewPacket> {
  const [{ buildPacket }, { stateInWords }, { reviewChecklist, reviewPieces }, { languageOf }] = await Promise.all([
    import('../packet/build-packet.js'),
    import('../reviews/state-in-words.js'),
    import('../checks/pieces/review-pieces.js'),
    import('../languages/index.js'),
  ]);
  const approvals = await press.decks.approvalsOf(library);
  const states = Object.keys(library.modules).map((module) => [module, stateInWords(approvals, module, locale, asOf)] as const);
  const language = languageOf(locale);
  const termsIn = (text: string): Term[] => language.findTerms(library.glossary[locale] ?? [], text);
  return buildPacket({
    ...{ decks: judged.map(({ deck }) => deck), asOf, diagnostics, termsIn },
    reader: await readerOf(library, locale),
    pieces: reviewPieces(judged),
    checklist: reviewChecklist(judged),
    statuses: Object.fromEntries(states),
  });
}

async function write(out: string, files: readonly NamedFile[], signal: AbortSignal | undefined): Promise<string[]> {
  const [{ withLock }, { placeOf }, { writeFiles }] = await Promise.all([
    import('../publish/lock.js'),
    import('../publish/place.js'),
    import('../publish/write-files.js'),
  ]);
  return withLock(out, async () => {
    const placed = files.map(({ name, bytes }) => ({ place: placeOf(out, name), bytes }));
    await writeFiles(placed, { signal });
    return files.map(({ name }) => name);
  });
}
