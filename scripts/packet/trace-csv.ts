import type { TraceRow } from '../model/review-packet.js';

const COLUMNS = ['requirement', 'says', 'by', 'claimSays', 'text', 'artifact', 'where'] as const satisfies readonly (keyof TraceRow)[];
const HEAD = ['requirement', 'what it asks for', 'met by', "claim's words", 'words a reader sees', 'artifact', 'place'];

/** Returns the rows as CSV (RFC 4180: CRLF, quotes doubled), with a byte order mark so that spreadsheets read it as UTF-8. */
export function traceCsv(rows: readonly TraceRow[]): string {
  const lines = [HEAD, ...rows.map((row) => COLUMNS.map((column) => row[column]))].map((cells) => cells.map(cellOf).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection). */
function cellOf(text: string): string {
  const harmless = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
