import type { z } from 'zod';
import type { ProjectConfig } from '../model/definitions.js';
import type { Concerns, Diagnostic } from '../model/diagnostic.js';
import { nameOf, readText, type Source } from './read-text.js';
import { type Placed, placed, readYaml } from './read-yaml.js';
import { texts } from './schema/parts.js';
import { projectSchema } from './schema/project.js';

/** The lists of the project in which an entry concerns nothing but itself. */
const LISTS = { locales: 'locale', brands: 'brand', papers: 'paper' } as const satisfies Partial<
  Record<keyof ProjectConfig, keyof Concerns>
>;
const NAMES = Object.keys(LISTS) as (keyof typeof LISTS)[];

const looseSchema = projectSchema.extend({ locales: texts, brands: texts, papers: texts });

/**
 * Returns project.yaml without the entries of its lists that cannot be used, such as a locale that is none, and marks in `found`, which
 * holds what is wrong with the file, that each concerns itself alone. Undefined where anything else is wrong: the title, version, date,
 * licence, facts and conditions go into every piece, and of a key that is not known nobody can tell what it was to do.
 */
export function readFitEntries(source: Source, found: Diagnostic[]): Placed<z.output<typeof projectSchema>> | undefined {
  const text = readText({ ...source, diagnostics: [] }, 'project.yaml');
  const file = nameOf(source, 'project.yaml');
  const read = text === undefined ? undefined : readYaml({ file, text }, looseSchema, []);
  if (!read) return undefined;
  const loose = placed(read, file);
  const fit: Record<string, unknown> = { ...loose.value };
  for (const name of NAMES) {
    const entry: z.ZodType = projectSchema.shape[name].element;
    const entries = loose.value[name];
    fit[name] = entries.filter((one) => entry.safeParse(one).success);
    entries.forEach((one, index) => {
      if (entry.safeParse(one).success) return;
      const at = JSON.stringify(loose.at([name, index]));
      found.forEach((told, place) => {
        if (JSON.stringify(told.at) === at) found[place] = { ...told, concerns: { [LISTS[name]]: one } };
      });
    });
  }
  const judged = projectSchema.safeParse(fit);
  return judged.success ? { value: judged.data, at: loose.at } : undefined;
}
