import type { Code } from '../../../scripts/model/codes.js';
import type { Edits } from '../broken-project.js';

/** The files as they stand at the moment: as the starter has them, or with the mistake in them. */
export interface Files {
  text(path: string): string;
}

export type Make = (files: Files, told: string) => Edits;

/** A mistake in the starter, the line that it is told at, and the cure that its own message asks for. */
export interface ContentCase {
  readonly plant: Make;
  /** The file of the message, and a text of its line; only the file where the whole of it, or a piece, is meant. */
  readonly at: readonly [file: string, line?: string];
  /** The words of the message or its hint that the cure does. */
  readonly follows: string;
  /** What a reader of the message does; it is given the files with the mistake, and what the message said. */
  readonly cure: Make;
  /** What is still told afterwards, and is no error. */
  readonly leaves?: readonly Code[];
  /** A notice that tells of something left out: there is nothing to mend, and it says so. */
  readonly remains?: true;
  /** Judged as `--require-approved` asks. */
  readonly requireApproved?: true;
}

/** One text in place of another, which must stand in the file. */
export const swap =
  (path: string, from: string, to: string): Make =>
  (files) => {
    const text = files.text(path);
    if (!text.includes(from)) throw new Error(`${path} does not hold "${from}".`);
    return { [path]: text.replace(from, () => to) };
  };

/** A text at the end of a file. */
export const add =
  (path: string, more: string): Make =>
  (files) => ({ [path]: files.text(path) + more });

/** A file as it is given, or taken away. */
export const put =
  (path: string, content: string | Uint8Array | null): Make =>
  () => ({ [path]: content });

/** Several, each on what those before it have left. */
export const all =
  (...makes: readonly Make[]): Make =>
  (files, told) => {
    const edits: Record<string, string | Uint8Array | null> = {};
    for (const make of makes) Object.assign(edits, make(withEdits(files, edits), told));
    return edits;
  };

/** The files with some edits in them. */
export const withEdits = (files: Files, edits: Edits): Files => ({
  text(path) {
    const edited = edits[path];
    return typeof edited === 'string' ? edited : files.text(path);
  },
});

export const PROJECT = 'decks/project.yaml';
export const CLAIMS = 'decks/claims.yaml';
export const WORDS = 'decks/claims/en.yaml';
export const SOURCES = 'decks/references.yaml';
export const REQUIREMENTS = 'decks/requirements.yaml';
export const GLOSSARY = 'decks/glossary/en.yaml';
export const VISIT = 'decks/visit.deck.yaml';
export const HOME = 'decks/take-home.deck.yaml';
export const US = 'decks/regions/us.yaml';
export const CLINIC = 'decks/brands/example-clinic';
export const BRAND = `${CLINIC}/brand.yaml`;
export const WORDING = 'decks/wording/en.yaml';
export const DAYS = 'decks/modules/first-days/en.md';
export const CALL = 'decks/modules/when-to-call/en.md';

/** Words at the end of the print text of the first days. */
export const inPrint = (words: string): Make =>
  swap(DAYS, 'Call us if you see one of these signs.[^instruction]', `Call us if you see one of these signs.[^instruction]\n\n${words}`);

const SEEN = '  checked: 2026-11-23\n  due: 2027-11-23\n';
const source = (basis: string): string => `  evidence:\n    - { ref: plymouth-cast-2021, basis: "${basis}", read: second-hand }\n`;
/** A claim of its own: "drying". */
export const claim = (
  fields: string,
  { basis, says, more = '' }: { readonly basis: string; readonly says: string; readonly more?: string },
): Make =>
  all(
    add(CLAIMS, `\n- id: drying\n${fields}${source(basis)}${SEEN}`),
    add(WORDS, `\ndrying:\n  says: ${says}\n  short: Plymouth hospital leaflet\n${more}`),
  );

/** A claim whose words need no caveat. */
export const status = '  role: status\n  verdict: supported\n';
export const inBritain: Make = swap(BRAND, 'region: us', 'region: gb');
