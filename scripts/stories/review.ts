import { join, resolve } from 'node:path';
import type { DeckFacts } from '../checks/deck-facts.js';
import { reachOf } from '../compose/stopped-decks.js';
import type { Library, Term } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { readingBrand, regionsReading } from '../model/readers.js';
import type { ReviewPacket } from '../model/review-packet.js';
import type { PacketReader } from '../packet/claim-words.js';
import { hashBytes } from '../publish/hash.js';
import { type PreparedBuild, prepareBuild } from './build.js';
import { type CoverageRow, coverageFrom } from './coverage.js';
import { insideContent } from './inside-content.js';
import { loadContent } from './judge-project.js';
import { today } from './open-project.js';
import type { Press } from './press.js';
import { changesIn } from './review-changes.js';
import { type Made, makeMarked, writeReview } from './review-files.js';
import type { ReviewReport, ReviewRequest } from './review-request.js';

/**
 * Writes for each locale the packet that a clinical reviewer marks (HTML and PDF) and the table from requirement to page (HTML and
 * CSV); with `changes` the short packet alone, which builds nothing. What the gate finds is printed in the packet and does not stop it.
 * Brings the artifacts in `dist/decks` up to date, because pages are read back from them. Throws an EnvironmentError for trouble with
 * the machine and the signal's reason on abort.
 */
export async function reviewProject(request: ReviewRequest): Promise<ReviewReport> {
  if (request.changes) return (await import('./review-changes.js')).reviewChanges(request);
  const project = resolve(request.project);
  const out = resolve(request.out ?? join(project, 'dist', 'review'));
  const { asOf = today(), browserPath, signal } = request;
  const none = { out, made: [], diagnostics: [] };
  const inside = insideContent(project, out);
  if (inside) return { ...none, failed: [...(await loadContent({ project })).diagnostics, inside] };
  const building = { project, asOf, alsoIn: request.locale, ...(browserPath && { browserPath }), ...(signal && { signal }) };
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
  return { out, made: await writeReview(out, files, signal), diagnostics, failed: all.flatMap(({ failed }) => failed) };
}

/** True when something that the packets print could not be read: the words of a locale as the first brand that reads it has them. */
function isUnreadable(library: Library, read: readonly Diagnostic[], locales: readonly string[]): boolean {
  const reaches = read.flatMap((one) => (one.severity === 'error' ? [reachOf(library, one)] : []));
  return locales.some((locale) => {
    const brand = readingBrand(library, locale);
    return brand === undefined || reaches.some((reach) => reach.brands.includes(brand) && reach.locales.includes(locale));
  });
}

/** The decks of a locale as that brand has them; a mistake in content stops nothing here. */
async function decksIn(
  library: Library,
  { locale, asOf }: { readonly locale: string; readonly asOf: string },
  { press }: PreparedBuild,
): Promise<DeckFacts[]> {
  const brand = readingBrand(library, locale) ?? '';
  const judged: DeckFacts[] = [];
  for (const deck of Object.keys(library.decks)) judged.push((await press.decks.deckOf(library, { deck, brand, locale, asOf })).facts);
  return judged;
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
  const about = { name: `${locale}.review`, paper, subject: packet.title, date: packet.date };
  const marked = await makeMarked(press, renderReview(packet, stage), about);
  const traceHtml = await press.bundler.inline(renderTrace(packet, trace, stage));
  const files = [
    ...marked.files,
    { name: `${locale}.trace.html`, bytes: traceHtml },
    { name: `${locale}.trace.csv`, bytes: traceCsv(trace) },
  ];
  return { files, failed: marked.failed };
}

/** Values in the text are filled in as for that brand. */
async function readerOf(library: Library, locale: string): Promise<PacketReader> {
  const { languageOf } = await import('../languages/index.js');
  const region = library.brands[readingBrand(library, locale) ?? '']?.region ?? '';
  return { library, locale, language: languageOf(locale), region };
}

async function packetOf({ library, locale, judged, diagnostics, asOf }: Material, press: Press): Promise<ReviewPacket> {
  const [{ buildPacket }, { stateInWords }, { reviewChecklist, reviewPieces }, { languageOf }] = await Promise.all([
    import('../packet/build-packet.js'),
    import('../reviews/state-in-words.js'),
    import('../checks/pieces/review-pieces.js'),
    import('../languages/index.js'),
  ]);
  const { wordsOf } = await import('../reviews/read-words.js');
  const approvals = await press.decks.approvalsOf(library);
  const states = Object.keys(library.modules).map((module) => [module, stateInWords(approvals, module, locale, asOf)] as const);
  const language = languageOf(locale);
  const termsIn = (text: string): Term[] => language.findTerms(library.glossary[locale] ?? [], text);
  return buildPacket({
    ...{ decks: judged.map(({ deck }) => deck), asOf, diagnostics, termsIn },
    reader: await readerOf(library, locale),
    wordsOf: (module) => wordsOf(library, { module, locale, regions: regionsReading(library, module, locale) }, hashBytes) ?? [],
    pieces: reviewPieces(judged),
    checklist: reviewChecklist(judged),
    statuses: Object.fromEntries(states),
    changes: await changesIn(approvals, locale, asOf),
  });
}
