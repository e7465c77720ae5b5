import { join, resolve } from 'node:path';
import { realPlace } from '../machine/make-folder.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { DataRead } from '../model/yaml-places.js';
import { withLock } from '../publish/lock.js';
import { refuseFolder, writeFiles } from '../publish/write-files.js';
import { openDeckCache } from './deck-cache.js';
import { judgeProject } from './judge-project.js';
import { readContent, templatesOf, today } from './open-project.js';

export interface SealRequest {
  /** Folder that holds `decks/`. */
  readonly project: string;
  /** Today, as an ISO day: by the clock (UTC) unless told. */
  readonly asOf?: string;
}

export interface SealReport {
  /** How many values were sealed; none where the content has errors. */
  readonly values: number;
  /** What had changed since the last time; the errors in the content, when they are why nothing was sealed. */
  readonly diagnostics: readonly Diagnostic[];
}

const errorsOf = (all: readonly Diagnostic[]): Diagnostic[] => all.filter(({ severity }) => severity === 'error');

const MEND = 'See that you may write to decks/sealed.txt, then run the command again.';

/**
 * Keeps in `decks/sealed.txt` what SEALED_DATA names says, of drafts too: from then on each check
 * tells what has changed in them. It approves nothing. Content with errors is not sealed. Throws an EnvironmentError when the file cannot be written.
 */
export async function sealData({ project, asOf = today() }: SealRequest): Promise<SealReport> {
  const root = resolve(project);
  const { library, diagnostics } = await judgeProject({ project: root, asOf }, openDeckCache({ wordsOnly: true }));
  if (!library || hasErrors(diagnostics)) {
    return { values: 0, diagnostics: errorsOf(diagnostics) };
  }
  const data: DataRead = new Map();
  const drafts = await readContent(root, templatesOf(root), { asked: library.project.drafts, data });
  if (hasErrors(drafts.diagnostics)) return { values: 0, diagnostics: errorsOf(drafts.diagnostics) };
  const { SEALED_FILE, sealedText } = await import('../content/sealed-data.js');
  const { text, values } = sealedText(data, asOf);
  const place = join(root, 'decks', SEALED_FILE);
  refuseFolder(place, MEND);
  await withLock(join(root, 'decks'), () => writeFiles([{ place: realPlace(place), bytes: text }]));
  return { values, diagnostics: diagnostics.filter(({ code }) => code === 'changed-since-sealed') };
}
