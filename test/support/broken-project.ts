import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { FONT_LETTERS } from '../../scripts/bundle/fonts/open-fonts.js';
import { readFacts } from '../../scripts/checks/facts.js';
import { runChecks } from '../../scripts/checks/run-checks.js';
import { type LibraryRead, readLibrary } from '../../scripts/content/read-library.js';
import type { Kept } from '../../scripts/content/read-text.js';
import type { Library } from '../../scripts/model/content.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { once } from '../../scripts/model/remember.js';
import { openMemory } from '../../scripts/stories/recall.js';
import { keptFor } from './kept.js';
import { AS_OF } from './places.js';

/** The small complete explainer on another subject, and the tool's own templates. */
export const fixtureRoot = fileURLToPath(new URL('../fixtures/cast-care', import.meta.url));
export const templatesRoot = fileURLToPath(new URL('../../templates', import.meta.url));

/** New texts or bytes by path from the project ("decks/claims.yaml"); null takes the file away. */
export type Edits = Readonly<Record<string, string | Uint8Array | null>>;

/** What an edit has to work with: the fixture's files as they stand. */
export interface FixtureFiles {
  text(path: string): string;
  /** The text with `from`, which must stand in it, replaced once by `to`. */
  replaced(path: string, from: string, to: string): string;
}

/** The fixture's files, and of the tool's templates those that a project of its own would have. */
export const fixtureFiles: FixtureFiles = {
  text: (path) => readFileSync(path.startsWith('templates/') ? join(templatesRoot, '..', path) : join(fixtureRoot, path), 'utf8'),
  replaced(path, from, to) {
    const text = fixtureFiles.text(path);
    if (!text.includes(from)) throw new Error(`${path} of the fixture does not hold "${from}".`);
    return text.replace(from, () => to);
  },
};

/** Copies the fixture with edits, planted once `prepare` is done, into a folder that goes when the test ends, and returns that folder. */
export function brokenProject(edit: Edits | ((files: FixtureFiles) => Edits), prepare?: (root: string) => void): string {
  const root = mkdtempSync(join(tmpdir(), 'teachback-project-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(fixtureRoot, root, { recursive: true });
  prepare?.(root);
  for (const [path, content] of Object.entries(typeof edit === 'function' ? edit(fixtureFiles) : edit)) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    if (content === null) rmSync(target, { force: true });
    else writeFileSync(target, content);
  }
  return root;
}

/** A project that `brokenProject` made, read as the tool reads it; what is as the fixture has it was parsed before. */
export const readBroken = (root: string): LibraryRead =>
  readLibrary(root, templatesRoot, { letters: FONT_LETTERS, kept: keptFor(fixtureRoot, root) });

/** All that reading and checking find in such a project. */
export const diagnose = (root: string): Diagnostic[] => judged(readBroken(root));

/** What reading found, and what the checks find in what was read; a part that is as the fixture has it was judged before. */
export const judged = ({ library, diagnostics }: LibraryRead): Diagnostic[] => [
  ...diagnostics,
  ...(library ? judgedWith(new Map(cleanFound()), library) : []),
];

const judgedWith = (kept: Kept, library: Library): Diagnostic[] => runChecks(readFacts(library, AS_OF), openMemory(kept).recall);

const cleanFound = once((): Kept => {
  const kept: Kept = new Map();
  const { library } = readLibrary(fixtureRoot, templatesRoot, { letters: FONT_LETTERS, kept: keptFor(fixtureRoot, fixtureRoot) });
  if (library) judgedWith(kept, library);
  return kept;
});
