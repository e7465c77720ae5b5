import type { ReviewedClaim, ReviewedGroup, ReviewedModule, ReviewedSentence, SentencePlace } from '../model/review-packet.js';
import { bareWords } from './bare-words.js';
import { type ClaimContext, describeClaim, detailClaim } from './describe-claim.js';
import { type FoundSentence, mergeSentences } from './merge-sentences.js';

type Parts = Pick<ReviewedModule, 'instructions' | 'groups' | 'others' | 'notes'>;

/**
 * Sorts the sentences of a module into what a reviewer marks: instructions without a source, claims with the sentences that rest on them
 * (those said aloud too), words that rest on nothing, and what else the speaker says. What stands word for word in its claim is no
 * sentence of its own: the claim says where it is printed. What stands behind a claim is told once, in the first module that names it.
 */
export function reviewModule(found: readonly FoundSentence[], number: number, context: ClaimContext): Parts {
  const all = mergeSentences(found, number);
  const cited = groupByClaims(all.filter(({ claims }) => claims.length > 0));
  const free = all.filter(({ claims }) => claims.length === 0);
  const read = free.filter((one) => !inNotes(one));
  const groups = cited.map((sentences) => groupOf(sentences, number, context));
  const shown = new Set(groups.flatMap(({ claims }) => claims.map(({ id }) => id)));
  const caveats = [...shown].flatMap((id) => context.reader.library.claims[id]?.qualifiedBy ?? []);
  const more = [...new Set(caveats)].filter((id) => !shown.has(id) && context.codes.toldIn(id, number) === number);
  return {
    instructions: read.filter(({ instruction }) => instruction),
    groups: [...groups, ...more.map((id) => ({ sentences: [], claims: claimsOf([id], [], number, context) }))],
    others: read.filter(({ instruction }) => !instruction),
    notes: free.filter(inNotes),
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

function groupOf(sentences: readonly ReviewedSentence[], number: number, context: ClaimContext): ReviewedGroup {
  const ids = sentences[0]?.claims ?? [];
  const claims = claimsOf(ids, sentences, number, context);
  const exact = new Set(ids.flatMap((id) => exactWords(id, context)));
  return { sentences: sentences.filter((one) => !isExact(one, exact)), claims };
}

function claimsOf(ids: readonly string[], sentences: readonly ReviewedSentence[], number: number, context: ClaimContext): ReviewedClaim[] {
  return ids.map((id) => {
    const exact = new Set(exactWords(id, context));
    const described = describeClaim(id, context);
    const isHere = context.codes.toldIn(id, number) === number && !context.codes.isDetailed(id);
    const details = isHere ? detailClaim(id, context) : undefined;
    return {
      ...described,
      printed: unique(sentences.filter((one) => isExact(one, exact)).flatMap(({ places }) => places)),
      ...(details && { details }),
    };
  });
}

const isExact = ({ text, kind }: ReviewedSentence, exact: ReadonlySet<string>): boolean =>
  kind === 'own-words' || exact.has(bareWords(text));

/** The claim's words as a whole, and sentence by sentence. */
function exactWords(id: string, { reader, codes }: ClaimContext): string[] {
  const says = codes.wordsOf(id);
  return [says, ...reader.language.sentencesIn(says)].map(bareWords);
}

const unique = (places: readonly SentencePlace[]): SentencePlace[] => [
  ...new Map(places.map((one) => [JSON.stringify(one), one])).values(),
];
