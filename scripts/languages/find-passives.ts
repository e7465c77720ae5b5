import { phrases } from '../model/phrase.js';

/**
 * How a participle looks right after a form of "to be", by language: a screen by endings, which misses some and takes some
 * adjectives for one. A language that is not here is not screened.
 */
const PARTICIPLE: Readonly<Record<string, RegExp>> = {
  en: /^\s+(?:\p{L}+ly\s+)?\p{L}*(?:\p{L}{2}ed|\p{L}[aeiou][kvts]en|tten|\p{L}{2}[ao]wn|\p{L}ught|\p{L}een)(?!\p{L})/iu,
  es: /^\s+(?:\p{L}+mente\s+)?\p{L}+(?:ad|id)[oa]s?(?!\p{L})/iu,
};

/** Returns the sentences in which one of `forms` ("is", "was") makes a passive with the word after it. */
export function findPassives(sentences: readonly string[], forms: readonly string[], locale: string): string[] {
  const participle = PARTICIPLE[locale.split('-')[0] ?? ''];
  if (!participle) return [];
  const auxiliaries = phrases(forms);
  return sentences.filter((sentence) =>
    auxiliaries.find(sentence).some(({ index, text }) => participle.test(sentence.slice(index + text.length))),
  );
}
