import { type Diagnostic, messageWithHint } from '../model/diagnostic.js';
import { summaryOf, tidyDiagnostics } from '../model/diagnostic-list.js';

export interface SarifSource {
  readonly version: string;
  /** The project's folder as seen from where code hosts look, with forward slashes; empty for that place itself. */
  readonly folder: string;
}

/**
 * Returns `diagnostics` as a SARIF 2.1.0 log (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), which
 * code hosts show beside the lines. A plain JSON value.
 */
export function sarifOf(diagnostics: readonly Diagnostic[], { version, folder }: SarifSource): object {
  const codes = [...new Set(summaryOf(diagnostics).codes.map(({ code }) => code))].sort();
  const rules = codes.map((id) => ({ id, shortDescription: { text: inWords(id) } }));
  const results = tidyDiagnostics(diagnostics).map(({ code, severity, at, ...said }) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity === 'notice' ? 'note' : severity,
    message: { text: messageWithHint(said) },
    ...(at && { locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(folder, at.file) }, region: regionOf(at) } }] }),
  }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'teachback', version, rules } }, columnKind: 'utf16CodeUnits', results }],
  };
}

/** `unknown-claim` as "Unknown claim." */
const inWords = (code: string): string => `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll('-', ' ')}.`;

const regionOf = ({ line, column }: { line: number; column: number }): object => ({ startLine: line, startColumn: column });

/** A relative reference (RFC 3986): what a file name may hold and an address may not is written as its code. */
const uriOf = (folder: string, file: string): string =>
  [...folder.split('/'), ...file.split('/')].filter(Boolean).map(encodeURIComponent).join('/');
