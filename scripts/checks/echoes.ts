import type { Code } from '../model/codes.js';
import type { Library } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';

/** A file that could not be read, and what would be told of all that it might hold: mending the file mends that too. */
interface Echo {
  readonly file: RegExp;
  readonly codes: readonly Code[];
  /** True where nothing of the file was read; where it is not given, each error of reading counts. */
  readonly isEmpty?: (library: Library) => boolean;
}

const none = (entries: object): boolean => Object.keys(entries).length === 0;

const ECHOES: readonly Echo[] = [
  { file: /^decks\/claims\.yaml$/, codes: ['unknown-claim', 'unused-reference', 'item-untold'], isEmpty: ({ claims }) => none(claims) },
  { file: /^decks\/claims\/[^/]+\.yaml$/, codes: ['claim-without-words'], isEmpty: isWithoutClaimWords },
  { file: /^decks\/safety\/[^/]+\.yaml$/, codes: ['item-without-words'] },
  { file: /^decks\/references\.yaml$/, codes: ['unknown-reference'], isEmpty: ({ references }) => none(references) },
  { file: /^decks\/requirements\.yaml$/, codes: ['unknown-requirement', 'item-untold'], isEmpty: ({ requirements }) => none(requirements) },
  { file: /^decks\/(?:brands\/[^/]+\/)?modules\//, codes: ['unused-claim'] },
  { file: /^decks\/[^/]+\.deck\.yaml$/, codes: ['unplaced-module', 'unknown-deck'] },
];

/** True where reading found an error in a file. */
export const hasErrorIn = ({ found = [] }: Library, isFile: (file: string) => boolean): boolean =>
  found.some(({ severity, at }) => severity === 'error' && isFile(at?.file ?? ''));

/** Returns `diagnostics` without those that only say that something is not there which a file that could not be read may hold. */
export function withoutEchoes(diagnostics: readonly Diagnostic[], library: Library): Diagnostic[] {
  const codes = new Set(
    ECHOES.filter(({ file, isEmpty }) => hasErrorIn(library, (one) => file.test(one)) && (isEmpty?.(library) ?? true)).flatMap(
      (one) => one.codes,
    ),
  );
  return diagnostics.filter(({ code }) => !codes.has(code));
}

/** True where some locale has no words of any claim. */
function isWithoutClaimWords({ claims, project }: Library): boolean {
  return project.locales.some((locale) => Object.values(claims).every(({ words }) => words[locale] === undefined));
}
