import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { remember } from '../../scripts/model/remember.js';
import { ROOT } from './places.js';

/** One mistake of one file: a text that stands once in it, and what stands there instead. */
export const edit = z.strictObject({ file: z.string(), find: z.string(), with: z.string() });

export type Edit = z.infer<typeof edit>;

const textAt = remember((path) => readFileSync(path, 'utf8'));
/** A file of a project as it is without any fault. */
export const cleanIn = (folder: string, file: string): string => textAt(join(folder, file));

/** The files of a project that `edits` change, as they are with them, by path from its folder. */
export function planted(edits: readonly Edit[], project: string = ROOT): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { file, find, with: replacement } of edits) {
    const text = texts.get(file) ?? cleanIn(project, file);
    if (text.split(find).length !== 2) throw new Error(`"${find}" does not stand exactly once in ${file}: mend the fault list.`);
    texts.set(
      file,
      text.replace(find, () => replacement),
    );
  }
  return texts;
}
