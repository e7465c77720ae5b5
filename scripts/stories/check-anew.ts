import { resolve } from 'node:path';
import type { PieceScore } from '../checks/pieces/score-piece.js';
import type { Keeper } from '../content/read-text.js';
import { languageOf } from '../languages/index.js';
import type { Formula } from '../languages/readability.js';
import type { Library } from '../model/content.js';
import type { Deck } from '../model/deck.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { EaseScore, PieceReadability } from '../model/diagnostic-list.js';
import type { Outcome } from '../model/job.js';
import type { Sink } from '../model/sink.js';
import { buildJudged } from './build.js';
import { type CheckReport, type CheckRequest, REPORT_MEND } from './check-request.js';
import { openDeckCache } from './deck-cache.js';
import { type Judged, type JudgedDeck, judgeProject } from './judge-project.js';
import { templatesFolder, templatesOf } from './open-project.js';
import { openPress, type Press } from './press.js';

/** As check, from the files as they stand; with `kept`, only those are parsed that it does not know. */
export async function checkAnew(request: CheckRequest, asOf: string, kept?: Keeper): Promise<CheckReport> {
  const { decks, locales, built, report, signal, onProgress } = request;
  const root = resolve(request.project);
  await using press = openPress({ templates: templatesOf(root), signal });
  const pieces: ScoredPiece[] = [];
  const onDeck = ({ deck, scores }: JudgedDeck): void => void pieces.push(...scoredPieces(deck, scores));
  const scope = { project: root, asOf, signal, ...(decks && { decks }), ...(locales && { locales }) };
  const judged = await judgeProject(scope, built ? press.decks : openDeckCache({ wordsOnly: true }), { onDeck, kept });
  const diagnostics = [...judged.diagnostics];
  if (built) {
    const { outcomes } = await buildJudged(judged, press, {
      signal,
      sink: NOWHERE,
      wholeContract: true,
      ...(onProgress && { onProgress }),
    });
    diagnostics.push(...outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? outcome.diagnostics : [])));
    if (judged.library) diagnostics.push(...(await judgeSite(judged.library, press, outcomes, signal)));
  }
  const brand = pieces[0]?.brand;
  const checked: CheckReport = { diagnostics, pieces: pieces.filter((one) => one.brand === brand).map(({ brand: _, ...one }) => one) };
  if (report !== undefined) await writeReport(report, checked, { asOf, title: titleOf(judged), press });
  return checked;
}

/** What would be written over all that was made: each page is judged. */
async function judgeSite(
  library: Library,
  press: Press,
  outcomes: readonly Outcome[],
  signal: AbortSignal | undefined,
): Promise<readonly Diagnostic[]> {
  const entries = outcomes.flatMap((outcome) => (outcome.kind === 'made' ? outcome.entries : []));
  const site = await (await import('./site-of.js')).openSiteOf(library, press, { each: true, signal });
  const listed = entries.map((entry) => ({ ...entry, bytes: 0 }));
  const noPicture = (): undefined => undefined;
  const brands = library.project.brands.filter((id) => listed.some(({ brand }) => brand === id));
  for (const brand of brands) {
    const own = listed.filter((one) => one.brand === brand);
    for (const locale of library.project.locales) {
      const inLocale = own.filter((one) => one.locale === locale);
      if (inLocale.length > 0) await site.folderPages({ brand, locale }, inLocale, noPicture);
    }
    await site.brandPage(brand, own, noPicture);
  }
  if (brands.length > 0) await site.rootPage(brands);
  return site.told();
}

/** What is made is judged and let go. */
const NOWHERE: Sink = { take: async () => {} };

type ScoredPiece = PieceReadability & { readonly brand: string };

/** The scores of ease of a piece in a language that has no grades. */
function easeOf({ score: { gating, full } }: PieceScore, formulas: readonly Formula[]): EaseScore[] {
  if (formulas.some(({ scale }) => scale === 'grade')) return [];
  return formulas.flatMap(({ id, name, band }) => {
    const [score, whole] = [gating.scores[id], full.scores[id]];
    if (score === undefined || whole === undefined) return [];
    return [{ formula: name, score, full: whole, ...(band && { band: `${band.name}: ${band.of(score)}` }) }];
  });
}

/** The scores of a composed deck, which stand once a locale in the report: brands do not change how hard the words are. */
function scoredPieces(deck: Deck, scores: readonly PieceScore[]): ScoredPiece[] {
  const formulas = languageOf(deck.language).readability?.formulas ?? [];
  return scores.map((piece) => {
    const { gating, full } = piece.score;
    const ease = easeOf(piece, formulas);
    return {
      ...{ brand: deck.brand.id, deck: deck.id, locale: deck.language, piece: piece.name, words: full.words },
      ...(gating.scores.fleschKincaid !== undefined && { fleschKincaid: gating.scores.fleschKincaid }),
      ...(full.scores.fleschKincaid !== undefined && { fleschKincaidFull: full.scores.fleschKincaid }),
      ...(gating.scores.smog !== undefined && { smog: gating.scores.smog }),
      ...(full.scores.smog !== undefined && { smogFull: full.scores.smog }),
      ...(ease.length > 0 && { ease }),
    };
  });
}

function titleOf({ library }: Judged): string {
  if (!library) return '';
  const { title, version, locales } = library.project;
  return `${title[locales[0] ?? ''] ?? ''} ${version}`;
}

interface About {
  readonly asOf: string;
  readonly title: string;
  readonly press: Press;
}

async function writeReport(path: string, { diagnostics, pieces = [] }: CheckReport, { press, ...about }: About): Promise<void> {
  const [{ renderCheckReport }, { readTemplates }, { summaryOf, tidyDiagnostics }, { writeFile }] = await Promise.all([
    import('../packet/render-check-report.js'),
    import('../content/read-templates.js'),
    import('../model/diagnostic-list.js'),
    import('../publish/write-files.js'),
  ]);
  const content = { ...about, diagnostics: tidyDiagnostics(diagnostics), summary: summaryOf(diagnostics), pieces };
  // The tool's own templates: a project that has templates of its own need not have this one.
  const document = renderCheckReport(content, readTemplates(templatesFolder()));
  await writeFile(path, await press.bundler.inline(document), REPORT_MEND);
}
