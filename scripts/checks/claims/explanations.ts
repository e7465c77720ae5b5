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

/** Returns what sentences say of a term: in brackets after it (a name in brackets explains nothing), or after a comma and an article. */
export function explanationsIn(
  sentences: readonly string[],
  { term }: Term,
  { language, wording }: Pick<WordingReader, 'language' | 'wording'>,
): Explanation[] {
  const { all } = language.termFinder(term);
  return sentences.flatMap((sentence) =>
    all(sentence).flatMap(({ end }) => {
      const after = sentence.slice(end);
      const brackets = /^ ?\((\p{Ll}[^)]*)\)/u.exec(after)?.[1];
      const apposed = /^, ([^,;.!?()]+)/u.exec(after)?.[1];
      const told = [brackets, apposed !== undefined && articles(wording).find(apposed)[0]?.index === 0 ? apposed : undefined];
      return told.flatMap((text) => (text === undefined ? [] : [{ text: text.trim(), sentence }]));
    }),
  );
}
