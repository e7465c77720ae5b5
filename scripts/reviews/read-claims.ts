import type { Claim, Reference } from '../model/content.js';
import { type At, fieldAt } from '../model/diagnostic.js';
import { entryIn } from '../model/entry-in.js';
import type { ReviewWords } from '../model/review-words.js';
import { isRead } from './snapshot.js';
import { type Around, filled, runText, startAt, type WordReader, whereAllHold, wordsAt, wordsByRegion } from './word-reader.js';

/** Returns a claim's own words, where they are printed. */
export const ownWords = (id: string, at: At, around: Around, reader: WordReader): ReviewWords[] =>
  saysOf(id, at, { ...around, kind: 'own-words', claims: [id] }, reader);

function saysOf(id: string, at: At, around: Around, reader: WordReader): ReviewWords[] {
  const says = runText(entryIn(reader.library.claims, id)?.words[reader.locale]?.says ?? []);
  return wordsByRegion((region) => filled(says, region, reader), at, around, reader);
}

/** Returns what a people chart shows of a claim: what is counted, and how many of how many in each group. */
export function peopleWords(id: string, at: At, around: Around, reader: WordReader): ReviewWords[] {
  const claim = entryIn(reader.library.claims, id);
  const words = claim?.words[reader.locale]?.people;
  if (!claim?.people || !words) return [];
  const { of, counts } = claim.people;
  const groups = counts.map((count, index) => `${words.groups[index] ?? ''} ${count}/${of}`);
  return wordsAt(`${words.caption}: ${groups.join('; ')}`, at, { ...around, kind: 'people', claims: [id] }, reader);
}

/** Returns the rows of the table of what is known: a condition, and how sure the claim is that sums it up. */
export function knownWords(at: At, around: Around, reader: WordReader): ReviewWords[] {
  const { library, locale } = reader;
  return Object.entries(library.project.conditions).flatMap(([condition, label]) =>
    Object.values(library.claims).flatMap((claim) => {
      if (claim.sumsUp !== condition) return [];
      const here = whereAllHold([claim.id], around.here, reader);
      const sure = claim.role === 'status' ? 'not reviewed' : claim.verdict;
      return wordsAt(`${label[locale] ?? condition} | ${sure}`, at, { ...around, here, kind: 'row', claims: [claim.id] }, reader);
    }),
  );
}

/**
 * Returns the claims that some words rest on, and their caveats, each with all that stands behind it, in the order of their ids. In a
 * region that shows none of those words the claim is not read.
 */
export function readClaims(words: readonly ReviewWords[], reader: WordReader): ReviewWords[] {
  const { library, regions } = reader;
  const stated = new Map<string, Set<string>>();
  for (const region of regions) {
    const ids = words.flatMap((one) => (isRead(one, region) ? one.claims : []));
    for (const id of ids.flatMap((one) => [one, ...(entryIn(library.claims, one)?.qualifiedBy ?? [])])) {
      stated.set(id, (stated.get(id) ?? new Set()).add(region));
    }
  }
  return [...stated.keys()].sort().flatMap((id) => {
    const claim = entryIn(library.claims, id);
    return claim ? readClaim(claim, [...(stated.get(id) ?? [])], reader) : [];
  });
}

function readClaim(claim: Claim, where: readonly string[], reader: WordReader): ReviewWords[] {
  const { id, at, verdict, role, speaker, said, qualifiedBy, evidence } = claim;
  const words = claim.words[reader.locale];
  const own = words?.at ?? at;
  const around = startAt(`claim ${id}`, reader, { here: whereAllHold([id], where, reader) });
  const as = (kind: ReviewWords['kind'], text: string, place: At): ReviewWords[] => wordsAt(text, place, { ...around, kind }, reader);
  return [
    ...saysOf(id, own, { ...around, kind: 'claim' }, reader),
    ...as('short', words?.short ?? '', own),
    ...as('verdict', `${verdict} (${role})`, fieldAt(claim, 'verdict')),
    ...as('speaker', [speaker, said].filter((one) => one !== undefined).join(', '), fieldAt(claim, 'speaker')),
    ...qualifiedBy.flatMap((caveat) =>
      saysOf(caveat, fieldAt(claim, 'qualifiedBy'), { ...around, kind: 'caveat', claims: [caveat] }, reader),
    ),
    ...evidence.flatMap(({ ref, basis, read, regions = [] }) => {
      const where = regions.length === 0 ? around.here : around.here.filter((one) => regions.includes(one));
      const of = { ...around, here: where };
      const source = entryIn(reader.library.references, ref);
      const place = fieldAt(claim, 'evidence');
      return [
        ...wordsAt(`${ref} (${read}): ${basis}`, place, { ...of, kind: 'evidence' }, reader),
        ...(source ? wordsAt(sourceWords(source), source.at, { ...of, kind: 'source' }, reader) : []),
      ];
    }),
  ];
}

/** All that is told of a source, in one line: a reader meets it as a citation, whose form is not ours. */
const sourceWords = ({ id, csl, retraction }: Reference): string =>
  [id, ...textsIn(csl).filter((text) => text !== id), ...(retraction ? [`retractions: ${retraction.status}`] : [])].join(' · ');

function textsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
