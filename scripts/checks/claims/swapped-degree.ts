import type { Grouped } from '../words/phrase-finder.js';
import { smallWords } from './small-words.js';

/** A scale of degree of the wording, ready to be looked for. */
interface Degree {
  /** It tells of harm, so that only risks stand on it. */
  readonly harm: boolean;
  readonly find: (text: string) => readonly Grouped[];
}

/** A word that stands where the claim has another one. */
export interface Swap {
  readonly said: string;
  readonly told: string;
}

/** From this group of a scale of harm on, a harm is grave. */
const GRAVE = 2;

/**
 * Returns the word of a scale that `said` has before the same word as `own` has one of another group ("seldom fades" for "often fades"); of
 * a risk also a word of no scale that stands between the same words as a grave one ("can annoy the stomach" for "can harm the stomach").
 */
export function swappedDegree(own: string, said: string, scales: readonly Degree[], isRisk: boolean): Swap | undefined {
  for (const { find, harm } of scales) {
    if (harm && !isRisk) continue;
    const [told, ...others] = find(own);
    const [here, ...more] = find(said);
    if (!told || others.length + more.length > 0) continue;
    const word = here ? otherWord(own, told, said, here) : harm && told.group >= GRAVE ? wordInPlace(own, told, said) : undefined;
    if (word !== undefined) return { said: word, told: told.text };
  }
  return undefined;
}

/** The word of another group, before the same word. */
function otherWord(own: string, told: Grouped, said: string, here: Grouped): string | undefined {
  const [a, b] = [smallWords(after(own, told))[0], smallWords(after(said, here))[0]];
  return a !== undefined && a === b && told.group !== here.group ? here.text : undefined;
}

/** The one word that stands between the same words as `told` does. */
function wordInPlace(own: string, told: Grouped, said: string): string | undefined {
  const before = smallWords(own.slice(0, told.index)).at(-1);
  const next = smallWords(after(own, told)).slice(0, 2);
  const words = smallWords(said);
  const place = words.findIndex((word, at) => word === before && next.every((one, step) => words[at + 2 + step] === one));
  return before === undefined || next.length < 2 || place < 0 ? undefined : words[place + 1];
}

const after = (text: string, { index, text: word }: Grouped): string => text.slice(index + word.length);
