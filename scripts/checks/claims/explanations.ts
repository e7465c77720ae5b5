import type { Term } from '../../model/content.js';
import { phrases } from '../../model/phrase.js';
import { rememberOf } from '../../model/remember.js';
import type { Wording } from '../../model/wording.js';
import type { WordingReader } from '../facts.js';

/** What a text says that a term is, and the sentence in which it does. */
export interface Explanation {
  readonly text: string;
  readonly sentence: string;
}

const articles = rememberOf(({ singles }: Wording) => phrases(singles));

const namings = rememberOf(({ naming }: Wording) => phrases(naming));
/** Fewer point back: "this problem is called ...". */
const FEWEST_WORDS = 4;
const SIGN = /[,;:()]/;

/**
 * Returns what sentences say of a term: in brackets after it (a name in brackets explains nothing), after a comma and an article, or on the
 * other side of a word that names ("... is called ...").
 */
export function explanationsIn(
  sentences: readonly string[],
  { term }: Term,
  { language, wording }: Pick<WordingReader, 'language' | 'wording'>,
): Explanation[] {
  const { all } = language.termFinder(term);
  return sentences.flatMap((sentence) =>
    all(sentence).flatMap(({ start, end }) => {
      const after = sentence.slice(end);
      const brackets = /^ ?\((\p{Ll}[^)]*)\)/u.exec(after)?.[1];
      const apposed = /^, ([^,;.!?()]+)/u.exec(after)?.[1];
      const told = [brackets, apposed !== undefined && articles(wording).find(apposed)[0]?.index === 0 ? apposed : undefined];
      told.push(...namedIn(sentence.slice(0, start), after, wording));
      return told.flatMap((text) => (text === undefined ? [] : [{ text: text.trim(), sentence }]));
    }),
  );
}

/** What stands before "is called" and the term, or after the term and "means", as far as the next sign. */
function namedIn(before: string, after: string, wording: Wording): (string | undefined)[] {
  const { find } = namings(wording);
  const last = find(before).at(-1);
  const [next] = find(after);
  const isBefore = last !== undefined && /^\W*$/u.test(before.slice(last.index + last.text.length));
  const isAfter = next !== undefined && /^\W*$/u.test(after.slice(0, next.index));
  const told = [
    isBefore ? before.slice(0, last.index).split(SIGN).at(-1) : undefined,
    isAfter ? after.slice(next.index + next.text.length).split(SIGN)[0] : undefined,
  ];
  return told.filter((text) => (text?.trim().split(/\s+/).length ?? 0) >= FEWEST_WORDS);
}
