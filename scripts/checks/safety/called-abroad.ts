import type { Language } from '../../languages/index.js';
import { linesOf, type Region } from '../../model/organisation.js';
import { isSameNumber, numbersIn } from '../../model/phone-number.js';
import { phrases } from '../../model/phrase.js';
import type { Wording } from '../../model/wording.js';
import { isNoLine } from './phones-in.js';

/** Where a text is read, and how its language says that somebody is called, and that something is counted. */
export interface Reading {
  readonly readIn: readonly Region[];
  readonly wording: Pick<Wording, 'calling' | 'units'> | undefined;
  readonly language: Pick<Language, 'sentencesIn' | 'frequenciesIn'>;
}

/** A number that helps people of other countries alone. */
export interface Abroad {
  readonly number: string;
  readonly of: Region;
  /** A region where it is read and is no line. */
  readonly readIn: Region;
}

/** The numbers that people of a region call when in need. */
const helpOf = (region: Region): string[] =>
  [
    ...new Set((['emergency', 'crisis'] as const).flatMap((urgency) => linesOf(region, urgency).flatMap(({ call, text }) => [call, text]))),
  ].filter((number) => number !== undefined);

/** The country that a number helps, where people of one that `readIn` names reach nobody with it. */
export function abroad(number: string, all: readonly Region[], readIn: readonly Region[]): Abroad | undefined {
  const helps = (region: Region): boolean => helpOf(region).some((one) => isSameNumber(one, number));
  const elsewhere = readIn.find(
    (region) => !region.lines.some(({ call, text }) => [call, text].some((one) => one && isSameNumber(one, number))),
  );
  const of = elsewhere && all.find(helps);
  return elsewhere && of ? { number, of, readIn: elsewhere } : undefined;
}

/** The numbers that a text tells its readers to call, and that help people of other countries alone. */
export function calledAbroad(text: string, all: readonly Region[], { readIn, wording, language }: Reading): Abroad[] {
  if (!wording || !/\d{3}/.test(text)) return [];
  const calling = phrases(wording.calling);
  const units = phrases(wording.units.flat());
  const counted = new Set(language.frequenciesIn(text).flatMap((one) => one.text.match(/\d+/g) ?? []));
  const isCounted = (number: string): boolean =>
    counted.has(number) || units.find(text.slice(text.indexOf(number) + number.length)).some(({ index }) => index === 1);
  const sentences = language.sentencesIn(text).filter((sentence) => calling.isIn(sentence));
  const numbers = new Set(sentences.flatMap(numbersIn).filter((one) => !isCounted(one) && !isNoLine(text, one)));
  return [...numbers].flatMap((number) => abroad(number, all, readIn) ?? []);
}
