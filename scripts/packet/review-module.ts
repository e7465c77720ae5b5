import type { ReviewedGroup, ReviewedModule, ReviewedSentence } from '../model/review-packet.js';
import { type ClaimContext, describeClaim, detailClaim } from './describe-claim.js';
import { mergeSentences } from './merge-sentences.js';
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
