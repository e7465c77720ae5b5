import type { Term } from '../../model/content.js';
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { rememberOf } from '../../model/remember.js';
import type { WordingReader } from '../facts.js';
import { type CitedSentence, type ClaimSide, namesOf } from './claim-side.js';
import { sameAmount } from './quantities.js';
import type { Clause } from './sentence-parts.js';

/** Says of a sentence, and of its parts, whether they are about what their claims are about. */
export type TopicJudge = (sentence: CitedSentence) => Diagnostic[];

/** A topic of more claims than one of so many tells nothing: all of them are about it. */
const COMMON = 8;
/** From so many topics on, a sentence or a part of one can be told to be about something. */
const FEWEST = 2;

/**
 * Compiles what the claims of one locale are about: their words, their caveats and evidence, and what the glossary says of the terms among
 * them. A sentence without its own mark is judged like any: the mark of its neighbour covers it only if it is about the same. In notes,
 * talk stands between the facts. A language whose small words are not listed is not judged.
 */
export function topicJudge(
  sides: readonly ClaimSide[],
  terms: readonly Term[],
  { wording, statements, language, features }: WordingReader,
): TopicJudge {
  if (wording.small.length === 0) return () => [];
  const common = commonTopics(sides.map(({ says }) => statements.topics(says)));
  const meanings = terms.map((term) => ({ ...term, finder: language.termFinder(term.term) }));
  const topicsOf = rememberOf(({ texts }: ClaimSide): ReadonlySet<string> => {
    const own = texts.flatMap((text) => [...statements.topics(text), ...subjectsIn(text)]);
    const explained = meanings.filter(({ finder }) => texts.slice(0, 2).some((text) => finder.first(text) !== undefined));
    return new Set([...own, ...explained.flatMap(({ plain }) => [...statements.topics(plain)])]);
  });
  const subjectsIn = (text: string): string[] => [...features.subjects(text).keys()].map((group) => `subject ${group}`);
  const wordsOf = (topic: string): readonly string[] => {
    const group = /^subject (\d+)$/.exec(topic)?.[1];
    return group === undefined ? [topic] : features.subjectWords(Number(group));
  };
  const rare = (text: string): string[] => [...statements.topics(text), ...subjectsIn(text)].filter((topic) => !common.has(topic));
  const sameTimes = (text: string, claims: readonly ClaimSide[]): boolean => {
    const told = claims.flatMap(({ says }) => [...statements.amounts(says), ...statements.times(says)]);
    return [...statements.amounts(text), ...statements.times(text)].some((one) => told.some((other) => sameAmount(one, other)));
  };
  return (sentence) => {
    const { text, claims, place } = sentence;
    if (place === 'notes' || claims.length === 0 || features.isOrder(text) || sameTimes(text, claims)) return [];
    const known = claims.map(topicsOf);
    const isStrange = (part: string): boolean => {
      const topics = rare(part);
      const isKnown = (topic: string): boolean =>
        known.some((one) => one.has(topic)) || claims.some(({ original }) => original?.hasRoot(wordsOf(topic)));
      return topics.length >= FEWEST && !topics.some(isKnown);
    };
    if (isStrange(text)) return [aboutElse(sentence, text)];
    const parts = statements.read(text).clauses.filter(({ text: words }, index, all) => !isInserted(index, all) && isStrange(words));
    return parts.map(({ text: words }) => aboutElse(sentence, words));
  };
}

/** What stands between brackets or commas explains the words before it. */
const isInserted = (index: number, all: readonly Clause[]): boolean =>
  all[index]?.join === '(' || (all[index]?.join === ',' && all[index + 1]?.join === ',');

function commonTopics(claims: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const topics of claims) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count * COMMON > claims.length && count > 1).map(([topic]) => topic));
}

function aboutElse({ text, claims, own, at }: CitedSentence, part: string): Diagnostic {
  const of = part === text ? `"${text}"` : `"${part}" in "${text}"`;
  const message = own
    ? `${of} shares no word with ${namesOf(claims)}, which it cites: "${claims[0]?.says ?? ''}"`
    : `${of} has no mark of its own and shares no word with ${namesOf(claims)}, which the next mark names: "${claims[0]?.says ?? ''}"`;
  return warning({
    code: 'topic-not-in-claim',
    message,
    at,
    hint: 'Cite the claim that states this, or say it with the words of the claim.',
  });
}
