import { baseOf, scriptOf } from './tags.js';

/** Sentences of up to 20 words (NHS digital service manual, "How we write"), in English and in languages of which nothing else is known. */
export const SENTENCE_WORDS = 20;

/** Languages in which the same text needs more words, with how many a sentence may have: in Spanish the 20 of English and a fifth more. */
const LONGER: Readonly<Record<string, number>> = { es: 24 };

/** Returns how many words a sentence may have at most in the language of a tag. */
export const sentenceWordsOf = (tag: string): number => LONGER[baseOf(tag)] ?? SENTENCE_WORDS;

/** True where the same text needs more words, and more room, than in English. */
export const runsLonger = (tag: string): boolean => sentenceWordsOf(tag) > SENTENCE_WORDS;

/** Scripts whose letters reach further up and down than Latin ones (ISO 15924), and how high a line of them is at least, in sizes of its letters. */
const TALL: Readonly<Record<string, number>> = { Arab: 1.4 };

/** Returns how high a line of words in a language is at least, in sizes of its letters: below that, lines would touch. */
export const lineHeightOf = (tag: string): number => TALL[scriptOf(tag)] ?? 0;
