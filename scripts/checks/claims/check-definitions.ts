import type { Term } from '../../model/content.js';
import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import type { PartFacts, SharedFacts, WordingReader } from '../facts.js';
import { withoutValues } from '../words/phrase-finder.js';
import { type Explanation, explanationsIn } from './explanations.js';

/** What a part of the content says that each term of the glossary is, by locale. */
export type Explained = Readonly<Record<string, readonly (readonly Explanation[])[]>>;

/** Returns what a part of the content says that each term of the glossary is. */
export const explainedIn = (facts: PartFacts): Explained =>
  Object.fromEntries([...facts.readers].map(([locale, reader]) => [locale, inLocale(facts, locale, reader)]));

function inLocale(facts: PartFacts, locale: string, reader: WordingReader): Explanation[][] {
  const texts = facts.texts.filter((one) => one.locale === locale && one.place !== 'glossary' && one.place !== 'source');
  const sentences = [...new Set(texts.flatMap((one) => facts.sentencesOf(one).map(({ text }) => withoutValues(text))))];
  const byWord = sentencesByWord(sentences);
  return (facts.library.glossary[locale] ?? []).map((term) => {
    const [first = ''] = wordsIn(term.term);
    const near = byWord.get(first.slice(0, WORD)) ?? [];
    const naming = near.filter((sentence) => reader.language.termFinder(term.term).first(sentence) !== undefined);
    return explanationsIn(naming, term, reader);
  });
}

/**
 * What the glossary says of a word agrees with what the texts say of it where they explain it: "decaf (no caffeine)". A program
 * knows no medicine: it sees that two explanations have nothing in common, name other things, or say no and yes.
 */
export function checkDefinitions({ library, readers }: SharedFacts, parts: readonly Explained[]): Diagnostic[] {
  return [...readers].flatMap(([locale, reader]) => {
    const terms = library.glossary[locale] ?? [];
    const common = commonTopics(terms, reader);
    return terms.flatMap((term, place) => {
      const explained = eachSentenceOnce(parts.map((part) => part[locale]?.[place] ?? []));
      return differing(term, explained, { reader, common });
    });
  });
}

/** A sentence that stands in several parts explains once. */
function eachSentenceOnce(parts: readonly (readonly Explanation[])[]): Explanation[] {
  const seen = new Set<string>();
  return parts.flatMap((part) => {
    const own = part.filter(({ sentence }) => !seen.has(sentence));
    for (const { sentence } of own) seen.add(sentence);
    return own;
  });
}

const WORD = 3;
const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

/** Sentences by the first letters of their words: a term is looked for in a few of them only. */
function sentencesByWord(sentences: readonly string[]): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const sentence of sentences)
    for (const start of new Set(wordsIn(sentence).map((word) => word.slice(0, WORD)))) {
      const list = found.get(start);
      if (list) list.push(sentence);
      else found.set(start, [sentence]);
    }
  return found;
}

interface Means {
  readonly reader: WordingReader;
  /** What many definitions are about ("drug", "brain"): it makes no two of them alike. */
  readonly common: ReadonlySet<string>;
}

const MANY = 4;

function commonTopics(terms: readonly Term[], { statements }: WordingReader): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { plain } of terms) for (const topic of statements.topics(plain)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= MANY).map(([topic]) => topic));
}

function differing(term: Term, explained: readonly Explanation[], means: Means): Diagnostic[] {
  const meaning = meaningOf(term);
  const told = explained.filter(({ text }) => namesIn(text, term, means).size > 0);
  const [first] = told;
  if (!first || !term.at || tellsNothing(meaning, means)) return [];
  const apart = told.filter(({ text }) => !agree(meaning, text, term, means));
  if (apart.length < told.length || apart.length === 0) {
    const denied = told.find(({ text }) => denies(meaning, text, means));
    return denied && told.every(({ text }) => denies(meaning, text, means) || !shares(meaning, text, term, means))
      ? [says(term, denied, true)]
      : [];
  }
  return [says(term, first, apart.length > 1)];
}

/** A meaning of common words alone ("the drug that this leaflet is about") can be held against nothing. */
const tellsNothing = (meaning: string, { reader: { statements, features }, common }: Means): boolean =>
  features.subjects(meaning).size === 0 && [...statements.topics(meaning)].every((topic) => common.has(topic));

/** What follows the words that a short form stands for ("Magnetic resonance imaging: pictures made with magnets"). */
const meaningOf = ({ plain }: Term): string => plain.slice(plain.indexOf(':') + 1).trim();

/** The topics and subjects of an explanation, without those of the term itself. */
function namesIn(text: string, { term }: Pick<Term, 'term'>, { reader: { statements, features }, common }: Means): ReadonlySet<string> {
  const own = statements.topics(term);
  const topics = [...statements.topics(text)].filter((topic) => !own.has(topic));
  const rare = topics.filter((topic) => !common.has(topic));
  const subjects = [...features.subjects(text).keys()].map((group) => `subject ${group}`);
  return new Set([...(rare.length > 0 ? rare : topics), ...subjects]);
}

function shares(meaning: string, text: string, term: Term, means: Means): boolean {
  const own = namesIn(meaning, term, means);
  return [...namesIn(text, term, means)].some((one) => own.has(one));
}

/** They share something, and do not each name other subjects. */
function agree(meaning: string, text: string, term: Term, means: Means): boolean {
  const { features } = means.reader;
  const [own, others] = [features.subjects(meaning), features.subjects(text)];
  if (own.size > 0 && others.size > 0 && ![...own.keys()].some((group) => others.has(group))) return false;
  return shares(meaning, text, term, means);
}

const denies = (meaning: string, text: string, { reader: { features } }: Means): boolean =>
  features.saysNo(text) && !features.saysNo(meaning);

function says({ term, plain, at }: Term, { text, sentence }: Explanation, sure: boolean): Diagnostic {
  const message = `The glossary says of "${term}": "${plain}" The texts say "${text}": "${sentence}"`;
  const found = {
    code: 'definition-differs',
    message,
    hint: 'Mend the one that is wrong; let both say the same.',
    ...(at ? { at } : {}),
  } as const;
  return sure ? error(found) : warning(found);
}
