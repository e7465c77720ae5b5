import { type Diagnostic, error } from '../../model/diagnostic.js';
import type { Rate, Wording } from '../../model/wording.js';
import { phraseFinder } from '../words/phrase-finder.js';
import type { CitedSentence } from './claim-side.js';

/** Finds how often something is given ("twice a week"), by the names that the wording of each locale gives. */
export type FindRates = (text: string) => readonly Rated[];

interface Rated {
  readonly name: string;
  readonly text: string;
}

/** Compiles the rates of one locale. */
export function rateFinder({ rates }: Pick<Wording, 'rates'>): FindRates {
  const names = new Map(rates.flatMap(({ name, words }: Rate) => words.map((word) => [word, name] as const)));
  const find = phraseFinder([...names.keys()]);
  return (text) => find(text).map((one) => ({ name: names.get(one.phrase) ?? '', text: one.text }));
}

/** Rates of a sentence that none of its claims tells, where these tell of others. */
export function strangeRates({ text, claims, at }: CitedSentence, find: FindRates): Diagnostic[] {
  const own = claims.flatMap(({ texts }) => texts.flatMap(find));
  const strange = own.length === 0 ? undefined : find(text).find(({ name }) => !own.some((one) => one.name === name));
  if (!strange) return [];
  const message = `"${strange.text}" in "${text}" is how often something comes; the claim says "${own[0]?.text}".`;
  return [error({ code: 'strange-unit', message, at, hint: 'Say it as often as the claim does.' })];
}

/** The first rate that one text has and a text of another language has not. */
export const otherRate = (one: readonly Rated[], other: readonly Rated[]): Rated | undefined =>
  one.find(({ name }) => !other.some((its) => its.name === name));
