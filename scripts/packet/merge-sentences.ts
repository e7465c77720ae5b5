import type { ReviewedSentence, SentencePlace } from '../model/review-packet.js';
import type { ReviewWords, WordKind } from '../model/review-words.js';
import { bareWords } from './bare-words.js';

/** A sentence at one place, before those with the same words are put together. */
export type FoundSentence = Omit<ReviewedSentence, 'number' | 'places'> & { readonly place: SentencePlace };

/** What stands in other parts of the packet, or is no sentence. */
const ELSEWHERE: ReadonlySet<WordKind> = new Set(['line', 'drawing', 'blank', 'fact']);

/** Returns the sentences among a module's words: not what it shows of claims, explained words and regions, which have parts of their own. */
export function sentencesIn(words: readonly ReviewWords[], labels: (limit: string) => string): FoundSentence[] {
  const found = words.flatMap((one): FoundSentence[] => {
    const name = placeOf(one.place);
    if (name === undefined || ELSEWHERE.has(one.kind)) return [];
    const { kind, instruction, claims, takes, limits, regions, box } = one;
    const [, slide] = /^notes of slide (.+)$/.exec(one.place) ?? [];
    const all = slide === undefined ? [...limits.map(labels), ...regions.map((region) => `only ${region}`)] : [slide];
    return [{ text: one.words, kind, instruction, claims, requirements: takes, place: { name, limits: all }, ...(box && { box }) }];
  });
  return joinLabels(found);
}

function placeOf(place: string): SentencePlace['name'] | undefined {
  const [first = ''] = place.split(' ');
  if (first === 'head') return 'title';
  const names: readonly SentencePlace['name'][] = ['slide', 'brief', 'print', 'notes', 'teach-back', 'figure'];
  return names.find((name) => name === first);
}

/** The words in one drawing are read together. */
function joinLabels(found: readonly FoundSentence[]): FoundSentence[] {
  const joined: FoundSentence[] = [];
  for (const one of found) {
    const last = joined.at(-1);
    if (one.kind === 'label' && last?.kind === 'label') joined.splice(-1, 1, { ...last, text: `${last.text} | ${one.text}` });
    else joined.push(one);
  }
  return joined;
}

/** Puts sentences with the same words, claims, mark and box together, in the order of their first place, and numbers them. */
export function mergeSentences(found: readonly FoundSentence[], module: number): ReviewedSentence[] {
  const byWords = new Map<string, FoundSentence[]>();
  for (const one of found) {
    const { text, claims, instruction, box = '', place } = one;
    const key = JSON.stringify([bareWords(text), [...claims].sort(), instruction, box, place.name === 'notes']);
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

function mergePlaces(places: readonly SentencePlace[]): SentencePlace[] {
  const names = [...new Set(places.map(({ name }) => name))];
  return names.map((name) => {
    const same = places.filter((place) => place.name === name);
    const always = same.some(({ limits }) => limits.length === 0);
    return { name, limits: always ? [] : [...new Set(same.flatMap(({ limits }) => limits))] };
  });
}
