import type { Library } from '../model/content.js';
import type { Deck, DeckBlock } from '../model/deck.js';
import { type ReadSection, readDeck } from '../model/read-deck.js';
import type { TraceRow } from '../model/review-packet.js';
import { allBlocks } from '../model/tree.js';
import { type PacketReader, wordsOfClaim } from './claim-words.js';

/** Where a requirement was read back from the finished artifacts. */
export interface CoveredRequirement {
  readonly id: string;
  readonly says: string;
  readonly where: readonly { readonly path: string; readonly text: string; readonly where: string }[];
  readonly missing: readonly string[];
}

/** Returns the way from each requirement over the claim to the words and their place; one that stands nowhere has a row without place. */
export function traceRows(coverage: readonly CoveredRequirement[], decks: readonly Deck[], reader: PacketReader): TraceRow[] {
  const ways = waysOf(decks, reader.library);
  return coverage.flatMap(({ id, says, where }): TraceRow[] => {
    const none = { requirement: id, says, by: '', claimSays: '', text: '', artifact: '', where: '' };
    if (where.length === 0) return [none];
    return where.flatMap((place) => {
      const by = [...(ways.get(wayKey(id, place.text)) ?? ['words'])];
      return by.map((one) => ({
        ...none,
        ...{ by: one, claimSays: wordsOfClaim(one, reader), text: place.text, artifact: place.path, where: place.where },
      }));
    });
  });
}

const wayKey = (requirement: string, text: string): string => `${requirement}\n${text}`;

/** By requirement and words: ids of the claims that take it up there, else `instruction`, else `words` (a title, a heading). */
function waysOf(decks: readonly Deck[], library: Library): Map<string, Set<string>> {
  const ways = new Map<string, Set<string>>();
  for (const deck of decks) {
    const sections = readDeck(deck).flatMap((piece) => piece.sections);
    const claims = claimsByKey(sections);
    const instructions = new Set(sections.flatMap(({ blocks }) => instructionKeys(blocks)));
    for (const { requirement, key, text } of Object.values(deck.taken).flatMap((list) => list ?? [])) {
      const takers = (claims.get(key) ?? []).filter((id) => library.claims[id]?.takesUp.includes(requirement));
      const by = takers.length > 0 ? takers : [instructions.has(key) ? 'instruction' : 'words'];
      const known = ways.get(wayKey(requirement, text)) ?? new Set();
      ways.set(wayKey(requirement, text), new Set([...known, ...by]));
    }
  }
  return ways;
}

function claimsByKey(sections: readonly ReadSection[]): Map<string, string[]> {
  const claims = new Map<string, string[]>();
  for (const run of sections.flatMap(({ runs }) => runs)) claims.set(run.key, [...(claims.get(run.key) ?? []), ...run.claims]);
  return claims;
}

/** Keys of the blocks that tell the reader what to do; a phone box does so by itself. */
const instructionKeys = (blocks: readonly DeckBlock[]): string[] =>
  allBlocks(blocks).flatMap(({ kind, instruction, key }) => (instruction || kind === 'phone' ? [key] : []));

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
