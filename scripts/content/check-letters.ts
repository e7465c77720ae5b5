import { type Document, visit } from 'yaml';
import { type At, type Diagnostic, error } from '../model/diagnostic.js';
import { kindOfLetter, type Letters, letterInWords, type StrangeKind, strangeIn } from '../model/letters.js';

/** A text of a file, and the place of each sign of it. */
export interface PlacedText {
  readonly text: string;
  place(index: number): At;
}

/** The keys and values of a document. Where one is written with escapes, its letters stand at its beginning. */
export function textsIn(document: Document.Parsed, text: string, place: (offset: number) => At): PlacedText[] {
  const found: PlacedText[] = [];
  visit(document, {
    Scalar: (_, { value, range }) => {
      if (typeof value !== 'string' || !range) return;
      const [start, end] = range;
      const written = text.slice(start, end);
      const isWritten = strip(written).includes(strip(value));
      found.push(isWritten ? { text: written, place: (index) => place(start + index) } : { text: value, place: () => place(start) });
    },
  });
  return found;
}

const strip = (text: string): string => text.replace(/\s+/g, '');

interface Found {
  readonly letter: string;
  readonly at: At;
  readonly text: string;
  /** True where nothing stands before it on its line. */
  readonly begins: boolean;
}

/**
 * Reports the letters of a file's texts that no font has, before anything is made of them: one error for each kind of letter (a
 * script, emoji, private signs), at the first of them, with the lines of the others.
 */
export function checkLetters(texts: readonly PlacedText[], letters: Letters, diagnostics: Diagnostic[]): void {
  const kinds = new Map<StrangeKind, Found[]>();
  for (const { text, place } of texts) {
    for (const { text: letter, index } of strangeIn(text, letters)) {
      const kind = kindOfLetter(letter);
      kinds.set(kind, [
        ...(kinds.get(kind) ?? []),
        {
          letter,
          at: place(index),
          text: text.slice(Math.max(0, index - 20), index + 20),
          begins: /(^|\n)[ \t"'>]*$/.test(text.slice(0, index)),
        },
      ]);
    }
  }
  for (const [kind, found] of kinds) diagnostics.push(problem(kind, found));
}

const MOST_LINES = 12;

function problem(kind: StrangeKind, [first, ...others]: readonly Found[]): Diagnostic {
  if (!first) throw new Error('No letter.');
  const around = first.text
    .replace(/\s+/g, ' ')
    .replace(/\p{C}/gu, '\uFFFD')
    .replace(/^["'\s]+|["'\s]+$/g, '');
  const lines = [...new Set(others.map(({ at }) => at.line))].filter((line) => line !== first.at.line);
  const shown = lines.slice(0, MOST_LINES).join(', ');
  const more =
    lines.length === 0
      ? ''
      : ` More of the kind stand in line${lines.length === 1 ? '' : 's'} ${shown}${lines.length > MOST_LINES ? ', ...' : ''}.`;
  const message = `${kind === 'turning' ? 'An unseen sign turns the order of the letters after it' : 'No font has the letter'}: ${letterInWords(first.letter)} in "${around}".${more}`;
  return error({ code: 'letter-without-font', message, at: first.at, hint: isPastedBullet(first) ? PASTED_BULLET : hintFor(kind) });
}

/** Word keeps the signs of its fonts Symbol and Wingdings at U+F020 to U+F0FF, and pastes its bullets so. */
const isPastedBullet = ({ letter, begins }: Found): boolean => begins && /^[\uF020-\uF0FF]$/.test(letter);
const PASTED_BULLET = 'It is a bullet as Word draws it: begin each line of the list with a hyphen and a blank, "- ", in its place.';

function hintFor(kind: StrangeKind): string {
  const [, script] = /^script (.+)/.exec(kind) ?? [];
  if (script) return `Letters of the script ${script} cannot be printed yet: write it in Latin, Greek, Cyrillic or Arabic letters.`;
  if (kind === 'emoji') return 'Take it out, or say it in words. A drawing can stand as a figure.';
  if (kind === 'turning') return 'Type the words around it anew.';
  if (kind === 'damaged') return 'It was damaged when it was saved or copied: type the words anew, and save the file as UTF-8.';
  if (kind === 'private') return 'It is a sign of one font only, such as an icon: say it in words.';
  return 'Write it with other letters.';
}
