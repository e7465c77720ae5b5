import { type Diagnostic, warning } from '../../model/diagnostic.js';
import type { Authored } from '../words/authored-text.js';
import type { FindPhrases, FoundPhrase } from '../words/phrase-finder.js';
import { ABOUT, type SentenceMatcher } from './align-sentences.js';
import type { ClaimSide } from './claim-side.js';
import type { FeatureReader } from './sentence-features.js';
import { smallWords } from './small-words.js';

interface Reader {
  readonly qualifying: FindPhrases;
  readonly features: FeatureReader;
  readonly matcher: SentenceMatcher;
}

/** A word that says of which things a sentence of the claim holds, left out beside the word that it stands at. */
export function unqualified(
  { text, claims, written }: { readonly text: string; readonly claims: readonly ClaimSide[]; readonly written: Authored },
  { qualifying, features, matcher }: Reader,
): Diagnostic[] {
  if (written.place === 'figure' || features.saysNo(text)) return [];
  for (const own of claims.flatMap(({ sentences }) => sentences)) {
    const word = matcher.match(own, text).ofLighter < ABOUT ? undefined : leftOut(own, text, qualifying);
    if (word === undefined) continue;
    const message = `"${text}" leaves out "${word}" of the claim: "${own}"`;
    return [warning({ code: 'stronger-than-claim', message, at: written.at, hint: `Say "${word}" too.` })];
  }
  return [];
}

/** A word that says of which things a sentence holds, and the word that it says it of: "small studies", "up to 1 week". */
interface Qualified {
  readonly word: FoundPhrase;
  /** What stands beside it, before it or after it. */
  readonly beside: string;
}

/**
 * Returns the qualifying word of `own` that `said` leaves out though it keeps the word beside it: "in small studies" told as "in studies".
 * Undefined where `said` qualifies as `own` does, in whatever words of the same kind.
 */
function leftOut(own: string, said: string, find: FindPhrases): string | undefined {
  const words = new Set(smallWords(said));
  const kept = new Set(find(said).map(({ phrase }) => phrase));
  return qualifiedIn(own, find).find(({ word, beside }) => words.has(beside) && !kept.has(word.phrase))?.word.text;
}

const qualifiedIn = (own: string, find: FindPhrases): Qualified[] =>
  find(own).flatMap((word) => {
    const [before, after] = [BEFORE.exec(own.slice(0, word.index)), AFTER.exec(own.slice(word.index + word.text.length))];
    return [after, before].flatMap((found) => (found ? [{ word, beside: found[0].trim().toLowerCase() }] : []));
  });

/** A number, or a word that is no small one of grammar, with nothing but a blank between. */
const AFTER = /^ (?:\d[\d.,]*|[\p{L}\p{N}']{4,})(?![\p{L}\p{N}])/u;
const BEFORE = /(?:(?<![\p{L}\p{N}])\d[\d.,]*|[\p{L}\p{N}']{4,}) $/u;
