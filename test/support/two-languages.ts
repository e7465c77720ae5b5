import type { Library } from '../../scripts/model/content.js';
import { pseudoLibrary } from './pseudo-library.js';

/** Returns a library of one language in two: its own, and one whose every word is accented and longer. */
export function inTwoLanguages(library: Library, second: string): Library {
  const both = joined(library, pseudoLibrary(library, second)) as Library;
  return { ...both, project: { ...both.project, locales: [...library.project.locales, second] } };
}

/** What both have stands as the first has it. */
function joined(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second)) return first.map((one, index) => joined(one, second[index]));
  if (!isMap(first) || !isMap(second)) return first ?? second;
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  return Object.fromEntries([...names].map((name) => [name, joined(first[name], second[name])]));
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
