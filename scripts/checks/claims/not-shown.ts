import { type Diagnostic, warning } from '../../model/diagnostic.js';
import type { Authored } from '../words/authored-text.js';
import type { FindPhrases } from '../words/phrase-finder.js';
import { ABOUT, type SentenceMatcher } from './align-sentences.js';
import type { ClaimSide } from './claim-side.js';
import type { FeatureReader } from './sentence-features.js';

interface Reader {
  /** What says that nobody has found or shown something. */
  readonly unshown: FindPhrases;
  readonly features: FeatureReader;
  readonly matcher: SentenceMatcher;
}

/**
 * What nobody has shown, told as if it were not so: "We found no guide on tests" as "You need no tests". A sentence that says no needs a
 * claim that says so itself, not only that nothing was found.
 */
export function toldAsNotSo(
  { text, claims, written }: { readonly text: string; readonly claims: readonly ClaimSide[]; readonly written: Authored },
  { unshown, features, matcher }: Reader,
): Diagnostic[] {
  if (written.place === 'figure' || features.isOrder(text) || !features.saysNo(text) || unshown(text).length > 0) return [];
  const denying = claims
    .flatMap(({ sentences }) => sentences)
    .filter((own) => features.saysNo(own) && matcher.match(own, text).ofLighter >= ABOUT);
  const [first] = denying;
  if (first === undefined || !denying.every((own) => unshown(own).length > 0)) return [];
  const message = `"${text}" says that something is not so; the claim says only that nobody has shown it: "${first}"`;
  return [warning({ code: 'stronger-than-claim', message, at: written.at, hint: 'Say that it is not known, as the claim does.' })];
}
