import { remember } from './remember.js';

/** A phrase of a list, where it stands in a text. */
export interface FoundPhrase {
  /** The phrase as it is written in the list. */
  readonly phrase: string;
  /** The words as they stand in the text. */
  readonly text: string;
  readonly index: number;
}

export type FindPhrases = (text: string) => FoundPhrase[];
export type ReadTokens = (text: string) => readonly Token[];

/** A word of a text, with what stands between it and the word before. */
export interface Token {
  readonly word: string;
  readonly gap: string;
  readonly start: number;
  readonly end: number;
}

interface Entry {
  readonly phrase: string;
  readonly tokens: readonly Token[];
}

/**
 * Returns a finder of phrases in a text, in order; none inside a longer one ("more than" in "no more than"). Phrases mean what
 * they mean to `phrases` in the model; this one looks words up instead of running one pattern a phrase, since the comparison of
 * sentences with claims asks for some five hundred phrases in some thousand texts.
 */
export function phraseFinder(list: readonly string[], tokensOf: ReadTokens = tokenReader()): FindPhrases {
  const entries = [...new Set(list)].map((phrase) => ({ phrase, tokens: tokensOf(phrase) })).filter(({ tokens }) => tokens.length > 0);
  const byStart = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = startOf(entry.tokens[0]?.word ?? '');
    byStart.set(key, [...(byStart.get(key) ?? []), entry]);
  }
  return (text) => {
    const tokens = tokensOf(text);
    const found = tokens.flatMap((token, at) =>
      (byStart.get(startOf(token.word)) ?? [])
        .filter((entry) => standsAt(entry.tokens, tokens, at))
        .map(({ phrase, tokens: { length } }) => ({ phrase, start: token.start, end: tokens[at + length - 1]?.end ?? token.end })),
    );
    return found
      .filter(
        (one) => !found.some((other) => other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start),
      )
      .map(({ phrase, start, end }) => ({ phrase, text: text.slice(start, end), index: start }));
  };
}

const startOf = (word: string): string => word.slice(0, 1);

function standsAt(phrase: readonly Token[], tokens: readonly Token[], at: number): boolean {
  return phrase.every(({ word, gap }, index) => {
    const token = tokens[at + index];
    if (!token || (index > 0 && token.gap !== gap)) return false;
    return word.endsWith('*') ? token.word.startsWith(word.slice(0, -1)) : token.word === word;
  });
}

/** Returns a reader of the words of a text, for several finders to share: it remembers the texts that it has seen. */
export const tokenReader = (): ReadTokens => remember(readTokens);

function readTokens(text: string): Token[] {
  let last = 0;
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*\*?|\*/gu)].map(({ 0: match, index }) => {
    const gap = text.slice(last, index).replace(/\s+/g, ' ');
    last = index + match.length;
    return { word: match.toLowerCase().replaceAll('’', "'"), gap, start: index, end: last };
  });
}
