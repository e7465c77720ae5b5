import { codesOfFacts } from './codes-of-facts.js';
import { codesOfFiles } from './codes-of-files.js';
import { codesOfMarkdown } from './codes-of-markdown.js';
import { codesOfPieces } from './codes-of-pieces.js';
import { codesOfSafety } from './codes-of-safety.js';
import { codesOfTranslation } from './codes-of-translation.js';
import { codesOfWords } from './codes-of-words.js';

/** What a diagnostic means and how an author mends it. */
export interface CodeWords {
  readonly means: string;
  readonly mend: string;
}

/** Every code that a diagnostic can have: another one does not compile. decks/README.md lists them (`npm run docs`). */
export type Code =
  | keyof typeof codesOfFiles
  | keyof typeof codesOfMarkdown
  | keyof typeof codesOfFacts
  | keyof typeof codesOfSafety
  | keyof typeof codesOfWords
  | keyof typeof codesOfPieces
  | keyof typeof codesOfTranslation;

/** The codes by what they are about, in the order in which decks/README.md lists them. */
export const CODE_SECTIONS: readonly { readonly title: string; readonly codes: Readonly<Record<string, CodeWords>> }[] = [
  { title: 'Files and ids', codes: codesOfFiles },
  { title: 'Modules and drawings', codes: codesOfMarkdown },
  { title: 'Claims, sources and facts', codes: codesOfFacts },
  { title: 'Safety text', codes: codesOfSafety },
  { title: 'Words and reading', codes: codesOfWords },
  { title: 'Reviews and finished pieces', codes: codesOfPieces },
  { title: 'Translations', codes: codesOfTranslation },
];
