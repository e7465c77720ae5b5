import { resolve } from 'node:path';
import { composeAll } from './build.js';
import { templatesOf } from './build-to-folder.js';
import type { Diagnostic } from './model/diagnostic.js';

export interface CheckRequest {
  /** Folder that holds `decks/`. */
  readonly project: string;
  /** Deck ids; all unless told. */
  readonly decks?: readonly string[];
}

/** Judges the words of a project, or of some of its decks, without a browser. Returns all that is wrong; throws nothing for it. */
export async function checkProject({ project, decks }: CheckRequest): Promise<{ readonly diagnostics: readonly Diagnostic[] }> {
  const root = resolve(project);
  const { diagnostics } = await composeAll({ project: root, templates: templatesOf(root), ...(decks ? { decks } : {}) });
  return { diagnostics };
}
