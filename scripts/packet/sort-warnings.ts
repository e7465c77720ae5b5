import type { Library } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';

/** What the checks say, beside what they say it of. */
export interface SortedWarnings {
  /** By module. */
  readonly modules: ReadonlyMap<string, readonly string[]>;
  /** By claim. */
  readonly claims: ReadonlyMap<string, readonly string[]>;
  /** Of decks, brands, sources and all else. */
  readonly others: readonly string[];
}

/** Sorts diagnostics by the module or claim that they speak of; each is told once. */
export function sortWarnings(diagnostics: readonly Diagnostic[], library: Library, locale: string): SortedWarnings {
  const modules = new Map<string, string[]>();
  const claims = new Map<string, string[]>();
  const others: string[] = [];
  const add = (map: Map<string, string[]>, id: string, text: string): void => {
    map.set(id, [...(map.get(id) ?? []), text]);
  };
  for (const diagnostic of unique(diagnostics)) {
    const { at, message } = diagnostic;
    const [, module, language] = /^decks\/modules\/([^/]+)\/(?:([^/]+)\.md)?/.exec(at?.file ?? '') ?? [];
    if (language !== undefined && language !== locale) continue;
    const claim = at && claimAt(at.file, at.line, library, locale);
    if (module) add(modules, module, `Line ${at?.line}: ${message}`);
    else if (claim) add(claims, claim, message);
    else others.push(at ? `${at.file}:${at.line}: ${message}` : message);
  }
  return { modules, claims, others };
}

function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const keyOf = ({ at, message }: Diagnostic): string => `${at?.file}:${at?.line}:${message}`;
  return [...new Map(diagnostics.map((one) => [keyOf(one), one])).values()];
}

/** The claim whose entry (or whose words) holds a line: the last that begins at or before it. */
function claimAt(file: string, line: number, library: Library, locale: string): string | undefined {
  const starts = Object.values(library.claims).flatMap(({ id, at, words }) =>
    [at, words[locale]?.at].flatMap((start) => (start?.file === file && start.line <= line ? [{ id, line: start.line }] : [])),
  );
  return starts.sort((a, b) => b.line - a.line)[0]?.id;
}
