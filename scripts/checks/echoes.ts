import type { Code } from '../model/codes.js';
import type { Library } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { TO_TRANSLATE } from '../model/to-translate.js';

/** A file that could not be read, and what would be told of all that it might hold: mending the file mends that too. */
interface Echo {
  readonly file: RegExp;
  readonly codes: readonly Code[];
  /** True where nothing of the file was read; where it is not given, each error of reading counts. */
  readonly isEmpty?: (library: Library) => boolean;
}

const none = (entries: object): boolean => Object.keys(entries).length === 0;

const ECHOES: readonly Echo[] = [
  {
    file: /^decks\/claims\.yaml$/,
    codes: ['unknown-claim', 'unused-reference', 'item-untold', 'about-not-stated', 'uncited-fact', 'tone', 'mixed-denominators'],
    isEmpty: ({ claims }) => none(claims),
  },
  {
    file: /^decks\/claims\/[^/]+\.yaml$/,
    codes: ['claim-without-words', 'uncited-fact', 'tone', 'mixed-denominators'],
    isEmpty: isWithoutClaimWords,
  },
  { file: /^decks\/safety\/[^/]+\.yaml$/, codes: ['item-without-words'] },
  {
    file: /^decks\/references\.yaml$/,
    codes: ['unknown-reference', 'subject-not-in-evidence', 'subject-not-in-claim'],
    isEmpty: ({ references }) => none(references),
  },
  {
    file: /^decks\/requirements\.yaml$/,
    // What is agreed to need no source, and each order, stands there.
    codes: ['unknown-requirement', 'item-untold', 'uncited-fact', 'unsourced-advice', 'unsourced-number', 'order-exception', 'tone'],
    isEmpty: ({ requirements }) => none(requirements),
  },
  // What means the same is known by the names of the glossary.
  { file: /^decks\/glossary\/[^/]+\.yaml$/, codes: ['topic-not-in-claim', 'subject-not-in-claim'] },
  { file: /^decks\/(?:brands\/[^/]+\/)?modules\/.*\.md$/, codes: ['unknown-slide'] },
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
  const waits = untranslatedIn(diagnostics);
  return diagnostics.filter((one) => !codes.has(one.code) && !waits(one));
}

/**
 * True for what is told of words that wait for their translation besides that they do: in a file of their language, where their mark is
 * quoted, and that they read like another language.
 */
function untranslatedIn(diagnostics: readonly Diagnostic[]): (one: Diagnostic) => boolean {
  const waiting = diagnostics.filter(({ code }) => code === 'untranslated');
  const files = new Set(waiting.map(({ at }) => at?.file));
  const own = new Set(waiting.flatMap(({ at, concerns }) => (at && isOfLocale(at.file, concerns?.locale ?? '') ? [at.file] : [])));
  return ({ code, at, message }) =>
    code !== 'untranslated' &&
    (own.has(at?.file ?? '') || message.includes(TO_TRANSLATE) || (code === 'other-language' && files.has(at?.file)));
}

const isOfLocale = (file: string, locale: string): boolean => file.endsWith(`/${locale}.md`) || file.endsWith(`/${locale}.yaml`);

/** True where some locale has no words of any claim. */
function isWithoutClaimWords({ claims, project }: Library): boolean {
  return project.locales.some((locale) => Object.values(claims).every(({ words }) => words[locale] === undefined));
}
