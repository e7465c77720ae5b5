import { resolve } from 'node:path';
import type { PieceScore } from '../checks/pieces/score-piece.js';
import type { Deck } from '../model/deck.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { PieceReadability } from '../model/diagnostic-list.js';
import type { Sink } from '../model/sink.js';
import { type BuildEvent, buildJudged } from './build.js';
import { openDeckCache } from './deck-cache.js';
import { type Judged, type JudgedDeck, judgeProject } from './judge-project.js';
import { templatesFolder, templatesOf, today } from './open-project.js';
import { openPress, type Press } from './press.js';

export interface CheckRequest {
  /** Folder that holds `decks/`. */
  readonly project: string;
  /** Deck ids; all unless told. */
  readonly decks?: readonly string[];
  /** Also makes every artifact in memory, measures it and reads it back. Needs the browser; writes nothing. */
  readonly built?: boolean;
  /** Where to write the result as one HTML file. */
  readonly report?: string;
  readonly signal?: AbortSignal;
  /** Told of each artifact when `built` is asked for. */
  readonly onProgress?: (event: BuildEvent) => void;
}

export interface CheckReport {
  readonly diagnostics: readonly Diagnostic[];
  /** The pieces that could be composed, with how hard they are to read. */
  readonly pieces?: readonly PieceReadability[];
}

/**
 * Judges the words of a project, or of some of its decks, without a browser, or with `built` all that a build would make.
 * Returns all that is wrong; throws nothing for it. Throws an EnvironmentError when the report cannot be written, or the browser
 * not be used.
 */
export async function check(request: CheckRequest): Promise<CheckReport> {
  const { decks, built, report, signal, onProgress } = request;
  const root = resolve(request.project);
  const asOf = today();
  if (report !== undefined) (await import('../publish/write-files.js')).refuseFolder(report, REPORT_MEND);
  await using press = openPress({ templates: templatesOf(root), signal });
  const pieces: ScoredPiece[] = [];
  const onDeck = ({ deck, scores }: JudgedDeck): void => void pieces.push(...scoredPieces(deck, scores));
  const scope = { project: root, asOf, signal, ...(decks && { decks }) };
  const judged = await judgeProject(scope, built ? press.decks : openDeckCache({ wordsOnly: true }), { onDeck });
  const diagnostics = [...judged.diagnostics];
  if (built) {
    const { outcomes } = await buildJudged(judged, press, {
      signal,
      sink: NOWHERE,
      wholeContract: true,
      ...(onProgress && { onProgress }),
    });
    diagnostics.push(...outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? outcome.diagnostics : [])));
  }
  const brand = pieces[0]?.brand;
  const checked: CheckReport = { diagnostics, pieces: pieces.filter((one) => one.brand === brand).map(({ brand: _, ...one }) => one) };
  if (report !== undefined) await writeReport(report, checked, { asOf, title: titleOf(judged), press });
  return checked;
}

/** What is made is judged and let go. */
const NOWHERE: Sink = { take: async () => {} };

type ScoredPiece = PieceReadability & { readonly brand: string };

/** The scores of a composed deck, which stand once a locale in the report: brands do not change how hard the words are. */
function scoredPieces(deck: Deck, scores: readonly PieceScore[]): ScoredPiece[] {
  return scores.map(({ name, score: { gating, full } }) => ({
    ...{ brand: deck.brand.id, deck: deck.id, locale: deck.language, piece: name, words: full.words },
    ...(gating.scores.fleschKincaid !== undefined && { fleschKincaid: gating.scores.fleschKincaid }),
    ...(full.scores.fleschKincaid !== undefined && { fleschKincaidFull: full.scores.fleschKincaid }),
    ...(gating.scores.smog !== undefined && { smog: gating.scores.smog }),
    ...(full.scores.smog !== undefined && { smogFull: full.scores.smog }),
  }));
}

const REPORT_MEND = 'Choose another file with --report, then run the command again.';

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
