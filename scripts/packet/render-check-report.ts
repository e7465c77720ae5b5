import { TOOL_LANGUAGE } from '../languages/tags.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { CheckSummary, EaseScore, PieceReadability } from '../model/diagnostic-list.js';
import type { HtmlDocument } from '../model/html-document.js';
import { htmlEnvironment, type Templates, templateText } from '../render/templates.js';

/** What a check found, as plain data: what the page says and no more. */
export interface CheckContent {
  /** Title and version of the explainer; empty when it could not be read. */
  readonly title: string;
  /** The day of the check. */
  readonly asOf: string;
  /** Each once, by file and line. */
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: CheckSummary;
  readonly pieces: readonly PieceReadability[];
}

/** Returns the result of a check as a page without script: for people, as the JSON is for programs. */
export function renderCheckReport(content: CheckContent, templates: Templates): HtmlDocument {
  const { title, asOf, diagnostics, summary, pieces } = content;
  const files = [...new Set(diagnostics.map(({ at }) => at?.file ?? ''))].map((file, index) => ({
    id: `file-${index + 1}`,
    name: file || 'The project as a whole',
    rows: diagnostics
      .filter(({ at }) => (at?.file ?? '') === file)
      .map(({ at, severity, message, hint = '', code }) => ({ place: at ? `${at.line}:${at.column}` : '', severity, message, hint, code })),
  }));
  const grade = (score: number | undefined): string => score?.toFixed(1) ?? '';
  const scores = pieces.map(({ fleschKincaid, fleschKincaidFull, smog, smogFull, ease, ...piece }) => ({
    ...piece,
    ease: (ease ?? []).map(easeInWords).join('; '),
    grades: [fleschKincaid, fleschKincaidFull, smog, smogFull].map(grade),
  }));
  const name = title === '' ? 'Check' : `Check of ${title}`;
  const context = { words: {}, name, asOf, summary, files, scores, verdict: verdictOf(summary) };
  return {
    language: TOOL_LANGUAGE,
    title: name,
    bodyClass: 'report',
    body: htmlEnvironment(templates).render('report/check.hbs', context),
    styles: ['tokens.css', 'report/check.css'].map((path) => templateText(templates, path)),
  };
}

const easeInWords = ({ formula, score, full, band }: EaseScore): string =>
  [`${formula} ${score.toFixed(1)}, with names ${full.toFixed(1)}`, ...(band === undefined ? [] : [band])].join(', ');

function verdictOf({ errors, warnings }: CheckSummary): string {
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
  return errors + warnings === 0 ? 'No problems found.' : `${count(errors, 'error')}, ${count(warnings, 'warning')}.`;
}
