import { cognatesIn } from '../../languages/cognates.js';
import type { Language } from '../../languages/index.js';
import type { Claim, Library } from '../../model/content.js';
import type { At } from '../../model/diagnostic.js';
import { textWith } from '../../model/tree.js';
import type { Place } from '../words/authored-text.js';
import type { SentenceMatcher } from './align-sentences.js';
import type { Joints } from './compare-turns.js';
import type { Material } from './contrast.js';
import type { FeatureReader, Quantity, Side } from './sentence-features.js';
import type { StatementReader } from './statements.js';

/** What a paraphrase of a claim is held against, in one locale. */
export interface ClaimSide {
  readonly claim: Claim;
  /** The claim's own words, as a whole and by sentence. */
  readonly says: string;
  readonly sentences: readonly string[];
  /** The sentences of the claim's and its caveats' words, and of the bases of its evidence, with their parts. */
  readonly ground: Material;
  /** All that the cited material names: the claim's words and numbers, its caveats' words, the basis and the titles of its sources. */
  readonly texts: readonly string[];
  /** Of a translation only. */
  readonly original?: Original;
}

/** What a claim says and rests on in the first language, read as that language is: its evidence stands in no other. */
export interface Original {
  /** Of each sentence of the claim: true when it doubts, or limits what it says. */
  readonly doubts: readonly boolean[];
  readonly limits: readonly boolean[];
  /** The claim, a caveat or the evidence says no. */
  readonly saysNo: boolean;
  /** True for words that have their root in all that the claim says and rests on. */
  hasRoot(words: readonly string[]): boolean;
}

/** A sentence as a reader meets it, with the claims that cover it. */
export interface CitedSentence {
  readonly text: string;
  /** With the words that it is read with: a cell with its row and the head of its column. */
  readonly readAs: string;
  readonly claims: readonly ClaimSide[];
  readonly at: At;
  /** The marks stand in it or right after it. */
  readonly own: boolean;
  readonly instruction: boolean;
  readonly place: Place;
}

/** Subject groups, sides of opposites and quantities that the material of a claim names. */
export interface NamedByClaim {
  readonly subjects: ReadonlySet<number>;
  readonly sides: readonly Side[];
  readonly quantities: readonly Quantity[];
}

/** What sentences and claims of one locale are compared with, compiled once. */
export interface Comparison {
  readonly features: FeatureReader;
  readonly matcher: SentenceMatcher;
  readonly statements: StatementReader;
  readonly joints: Joints;
  side(claim: string): ClaimSide | undefined;
  /** The words that limit a sentence of a claim, where `said` is that sentence without them. */
  lostLimit(own: string, said: string): string | undefined;
  /** What all the material of a claim names, read once. */
  namedBy(side: ClaimSide): NamedByClaim;
}

/** The names of claims for a message: `"fast" and "fades"`. */
export const namesOf = (claims: readonly ClaimSide[]): string => claims.map(({ claim }) => `"${claim.id}"`).join(' and ');

/** How a locale is read, and what is known of a claim in the first language, where that is another one. */
export interface SideReader {
  readonly language: Pick<Language, 'tag'>;
  readonly statements: StatementReader;
  original(id: string): Original | undefined;
}

/** Returns what is known about a claim in a language, or undefined for a claim that is not there or has no words. */
export function claimSide(
  library: Library,
  id: string,
  { language: { tag: locale }, statements, original: originalOf }: SideReader,
): ClaimSide | undefined {
  const claim = library.claims[id];
  const says = claim && wordsOf(claim, locale);
  if (!claim || !says) return undefined;
  const caveats = claim.qualifiedBy.flatMap((one) => {
    const caveat = library.claims[one];
    return caveat ? [wordsOf(caveat, locale) ?? ''] : [];
  });
  const own = [claim.words[locale]?.short ?? '', claim.words[locale]?.speaker ?? claim.speaker ?? '', ...claim.numbers.map(String)];
  const texts = [says, ...own, ...caveats, ...evidenceTexts(library, claim)].filter((text) => text !== '');
  const ground = {
    told: [says, ...caveats].flatMap(statements.readAll),
    shown: claim.evidence.flatMap(({ basis }) => statements.readAll(basis)),
  };
  const original = originalOf(id);
  return { claim, says, sentences: statements.readAll(says).map(({ text }) => text), ground, texts, ...(original && { original }) };
}

/** Reads a claim of the first language for its translations. */
export const originalOf = ({ sentences, texts }: ClaimSide, features: FeatureReader): Original => ({
  doubts: sentences.map((text) => features.hedges(text).length > 0),
  limits: sentences.map((text) => features.limits(text).length > 0),
  saysNo: texts.some(features.saysNo),
  hasRoot: cognatesIn(texts),
});

/** The basis of each source of a claim, and what the source itself is called. */
export const evidenceTexts = (library: Pick<Library, 'references'>, claim: Claim): string[] =>
  claim.evidence.flatMap(({ ref, basis }) => [basis, ...sourceTexts(library, ref)]);

/** The title of a source, its organisations, where it appeared, who published it and when. */
function sourceTexts(library: Pick<Library, 'references'>, ref: string): string[] {
  const csl = library.references[ref]?.csl ?? {};
  const fields = ['title', 'container-title', 'publisher', 'genre', 'number'].map((key) => csl[key]);
  const authors = (Array.isArray(csl.author) ? csl.author : []).map((author: { literal?: unknown }) => author.literal);
  const issued = JSON.stringify(csl.issued ?? '').match(/\d{4}/)?.[0];
  return [...fields, ...authors, issued].filter((text) => typeof text === 'string');
}

/** Where a claim's words stand in a locale; where the claim stands, when it has none. */
export const wordsAt = (claim: Claim, locale: string): At => claim.words[locale]?.at ?? claim.at;

/** A claim's own words in a locale, without marks; a value that is filled in later stands as its name. */
export const wordsOf = (claim: Claim, locale: string): string | undefined => {
  const words = claim.words[locale];
  if (!words) return undefined;
  return textWith(words.says, (name) => `{{${name}}}`);
};
