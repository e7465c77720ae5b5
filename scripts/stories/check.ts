import { resolve } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import type { PieceReadability } from '../model/diagnostic-list.js';
import { type BuildEvent, build } from './build.js';
import { type Composed, composeAll } from './judge-project.js';
import { templatesFolder, templatesOf, today } from './open-project.js';

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
  const scope = { project: root, templates: templatesOf(root), asOf, ...(decks ? { decks } : {}) };
  if (report !== undefined) (await import('../publish/write-file.js')).refuseFolder(report, REPORT_MEND);
  const composed = await composeAll(scope, { wordsOnly: true });
  const diagnostics = [...composed.diagnostics];
  if (built) {
    const { outcomes } = await build({ ...scope, ...(signal && { signal }), ...(onProgress && { onProgress }) });
    diagnostics.push(...outcomes.flatMap((outcome) => (outcome.kind === 'failed' ? outcome.diagnostics : [])));
  }
  const checked: CheckReport = { diagnostics, pieces: readabilityIn(composed) };
  if (report !== undefined) await writeReport(report, checked, { asOf, title: titleOf(composed) });
  return checked;
}

/** The scores of each composed deck and piece, once a locale: brands do not change how hard the words are. */
function readabilityIn({ library, scores }: Composed): PieceReadability[] {
  const brand = library?.project.brands[0];
  return [...scores].flatMap(([deck, pieces]) => {
    if (deck.brand.id !== brand) return [];
    return pieces.map(({ name, score: { gating, full } }) => ({
      ...{ deck: deck.id, locale: deck.language, piece: name, words: full.words },
      ...(gating.scores.fleschKincaid !== undefined && { fleschKincaid: gating.scores.fleschKincaid }),
      ...(full.scores.fleschKincaid !== undefined && { fleschKincaidFull: full.scores.fleschKincaid }),
      ...(gating.scores.smog !== undefined && { smog: gating.scores.smog }),
      ...(full.scores.smog !== undefined && { smogFull: full.scores.smog }),
    }));
  });
}

const REPORT_MEND = 'Choose another file with --report, then run the command again.';

function titleOf({ library }: Composed): string {
  if (!library) return '';
  const { title, version, locales } = library.project;
  return `${title[locales[0] ?? ''] ?? ''} ${version}`;
}

async function writeReport(path: string, { diagnostics, pieces = [] }: CheckReport, about: { asOf: string; title: string }): Promise<void> {
  const [{ openBundler }, { renderCheckReport }, { readTemplates }, { summaryOf, tidyDiagnostics }, { writeFile }] = await Promise.all([
    import('../bundle/inline-html.js'),
    import('../packet/render-check-report.js'),
    import('../content/read-templates.js'),
    import('../model/diagnostic-list.js'),
    import('../publish/write-file.js'),
  ]);
  const content = { ...about, diagnostics: tidyDiagnostics(diagnostics), summary: summaryOf(diagnostics), pieces };
  // The tool's own templates: a project that has templates of its own need not have this one.
  const document = renderCheckReport(content, readTemplates(templatesFolder()));
  await writeFile(path, await openBundler().inline(document), REPORT_MEND);
}
