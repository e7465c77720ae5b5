import type { ReviewedSentence, SentencePlace } from '../model/review-packet.js';
import type { FoundSentence } from './read-sentences.js';

/** Puts sentences with the same words, claims and mark together, in the order of their first place, and numbers them. */
export function mergeSentences(found: readonly FoundSentence[], module: number): ReviewedSentence[] {
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
