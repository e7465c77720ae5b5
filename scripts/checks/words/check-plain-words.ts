import { wordsIn } from '../../languages/words.js';
import { type At, type Diagnostic, warning } from '../../model/diagnostic.js';
import { phrases } from '../../model/phrase.js';
import type { Wording } from '../../model/wording.js';
import { type PartFacts, perLocale } from '../facts.js';
import type { Authored } from './authored-text.js';

interface Sentence {
  readonly text: string;
  readonly at: At;
  readonly place: Authored['place'];
}
type Judge = (sentence: Sentence) => Diagnostic[];

const listsOf = perLocale((wording) => [hardWords(wording), secondNames(wording)]);

/** No sentence is long, no word has a plainer one on the list, and one thing has one name. Notes are for staff and are not judged. */
export function checkPlainWords(facts: PartFacts): Diagnostic[] {
  const lists = listsOf(facts);
  return facts.texts
    .filter((run) => run.place !== 'notes' && !isQuotation(run, facts))
    .flatMap((run) => {
      const { locale, at, place } = run;
      const judges = [longSentence(facts.languageOf(locale).sentenceWords), ...(lists.get(locale) ?? [])];
      return facts.sentencesOf(run).flatMap(({ text }) => judges.flatMap((judge) => judge({ text, at, place })));
    });
}

/** The words of a quotation are its speaker's. */
const isQuotation = ({ place, claims }: Authored, { library }: PartFacts): boolean =>
  place === 'claim' && claims.some((id) => library.claims[id]?.role === 'quotation');

const longSentence =
  (most: number): Judge =>
  ({ text, at }) => {
    const { length } = wordsIn(text);
    if (length <= most) return [];
    const message = `A sentence of ${length} words, to be at most ${most}: "${text}"`;
    return [warning({ code: 'long-sentence', message, at, hint: 'Make two of it, or a list.' })];
  };

/** Returns the entries of which a word stands in a text: one search for all, as most sentences have none of some hundred. */
function finderOf<Entry extends { readonly listed: readonly string[] }>(entries: readonly Entry[]): (text: string) => Entry[] {
  const { find } = phrases(entries.flatMap(({ listed }) => listed));
  return (text) => {
    const found = new Set(find(text).map(({ phrase }) => phrase));
    return found.size === 0 ? [] : entries.filter(({ listed }) => listed.some((phrase) => found.has(phrase)));
  };
}

function hardWords({ plainer }: Wording): Judge {
  const entries = plainer.map(({ say, instead, but }) => ({ listed: [say], instead, find: phrases([say]).find, but: phrases(but).find }));
  const inText = finderOf(entries);
  return ({ text, at }) =>
    inText(text).flatMap(({ instead, find, but }) => {
      const found = find(text);
      const allowed = found.length > 0 ? but(text) : [];
      return found
        .filter(({ index }) => !allowed.some((one) => one.index <= index && index < one.index + one.text.length))
        .map((one) => {
          const message = `"${one.text}" is a hard word: "${text}"`;
          return warning({ code: 'plainer-word', message, at, hint: `Say "${instead}".` });
        });
    });
}

/** A second name in brackets explains the first ("the plain name (its other name)"), and the glossary says what else a thing is called. */
function secondNames({ oneWord }: Wording): Judge {
  const inText = finderOf(oneWord.map(({ use, not }) => ({ listed: not, use, find: phrases(not).find })));
  const hint = (use: string): string => `Say "${use}" throughout: a reader takes two words for two things.`;
  return ({ text, at, place }) =>
    inText(text).flatMap(({ use, find }) =>
      find(text)
        .filter(({ index }) => place !== 'glossary' && text[index - 1] !== '(')
        .map((one) => {
          const message = `"${one.text}" is a second name for "${use}": "${text}"`;
          return warning({ code: 'two-words-for-one', message, at, hint: hint(use) });
        }),
    );
}
