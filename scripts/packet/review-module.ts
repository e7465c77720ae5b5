import type { ReviewedGroup, ReviewedModule, ReviewedSentence, SentencePlace } from '../model/review-packet.js';
import { type ClaimContext, describeClaim, detailClaim } from './describe-claim.js';
import type { FoundSentence } from './read-sentences.js';

type Parts = Pick<ReviewedModule, 'instructions' | 'groups' | 'details' | 'elsewhere' | 'others' | 'notes'>;

/**
 * Sorts the sentences of a module into what a reviewer marks: instructions without a source, sentences beside their claims,
 * words that rest on nothing, speaker notes. The details of a claim stand once, in the first module that names it.
 */
export function reviewModule(found: readonly FoundSentence[], number: number, context: ClaimContext): Parts {
  const all = mergeSentences(found, number);
  const notes = all.filter(inNotes);
  const read = all.filter((one) => !inNotes(one));
  const groups = groupByClaims(read.filter(({ claims }) => claims.length > 0)).map(
    (sentences): ReviewedGroup => ({ sentences, claims: (sentences[0]?.claims ?? []).map((id) => describeClaim(id, context)) }),
  );
  const cited = [...new Set([...groups.flatMap(({ claims }) => claims.map(({ id }) => id)), ...notes.flatMap(({ claims }) => claims)])];
  const caveats = cited.flatMap((id) => context.reader.library.claims[id]?.qualifiedBy ?? []);
  const named = [...new Set([...cited, ...caveats])].map((id) => ({ id, told: context.codes.toldIn(id, number) }));
  return {
    instructions: read.filter(({ claims, instruction }) => claims.length === 0 && instruction),
    groups,
    details: named.filter(({ told }) => told === number).flatMap(({ id }) => detailClaim(id, context)),
    elsewhere: named.filter(({ told }) => told !== number).map(({ id, told }) => ({ code: context.codes.codeOf(id), detailsIn: told })),
    others: read.filter(({ claims, instruction }) => claims.length === 0 && !instruction),
    notes,
  };
}

const inNotes = ({ places }: ReviewedSentence): boolean => places.every(({ name }) => name === 'notes');

/** Sentences that rest on the same claims, whatever their order, by their first place. */
function groupByClaims(sentences: readonly ReviewedSentence[]): ReviewedSentence[][] {
  const groups = new Map<string, ReviewedSentence[]>();
  for (const sentence of sentences) {
    const key = [...sentence.claims].sort().join(' ');
    groups.set(key, [...(groups.get(key) ?? []), sentence]);
  }
  return [...groups.values()];
}

/** Puts sentences with the same words, claims and mark together, in the order of their first place, and numbers them. */
function mergeSentences(found: readonly FoundSentence[], module: number): ReviewedSentence[] {
  const byWords = new Map<string, FoundSentence[]>();
  for (const one of found) {
    const key = JSON.stringify([bare(one.text), [...one.claims].sort(), one.instruction, one.place.name === 'notes']);
    byWords.set(key, [...(byWords.get(key) ?? []), one]);
  }
  return [...byWords.values()].flatMap((same, index) => {
    const { place: _place, ...first } = same[0] as FoundSentence;
    return {
      ...first,
      number: `${module}.${index + 1}`,
      places: mergePlaces(same.map(({ place }) => place)),
      requirements: [...new Set(same.flatMap(({ requirements }) => requirements))],
    };
  });
}

/** Full stops and capitals do not make another sentence: a table cell or a list item is written without them. */
const bare = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\s.]+$/, '')
    .toLowerCase();

function mergePlaces(places: readonly SentencePlace[]): SentencePlace[] {
  const names = [...new Set(places.map(({ name }) => name))];
  return names.map((name) => {
    const same = places.filter((place) => place.name === name);
    const always = same.some(({ limits }) => limits.length === 0);
    return { name, limits: always ? [] : [...new Set(same.flatMap(({ limits }) => limits))] };
  });
}
