import type { Library } from '../model/content.js';
import { modulesOf } from '../model/passages.js';
import { allBlocks } from '../model/tree.js';

/** Returns what a clinic can say that it offers: the names by which some words are printed only where it does, and those of the project's own. */
export function offersIn(library: Library): string[] {
  const passages = modulesOf(library).flatMap(({ slides, brief, print }) => [
    ...slides,
    ...(brief ? [brief] : []),
    ...(print ? [print] : []),
  ]);
  const named = passages.flatMap(({ only, blocks }) => [...only, ...allBlocks(blocks).flatMap((block) => block.only ?? [])]);
  return [...new Set([...named, ...Object.values(library.brands).flatMap(({ offers }) => offers)])].sort();
}
