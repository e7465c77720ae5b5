import { type Diagnostic, warning } from '../../model/diagnostic.js';
import type { FindPhrases } from '../words/phrase-finder.js';
import type { CitedSentence, Comparison } from './claim-side.js';

/**
 * A sentence that rests on risks alone and tells of a good: "treatment helps to control it" for "it must be under control first", "can prevent
 * it" for "can cause it". What a claim, its caveats or its evidence say too is let be, and so is what is denied.
 */
export function riskAsGood({ text, claims, at }: CitedSentence, benefits: FindPhrases, { features }: Comparison): Diagnostic[] {
  if (claims.length === 0 || claims.some(({ claim }) => claim.role !== 'risk') || features.saysNo(text)) return [];
  const own = claims.flatMap(({ texts }) => texts.flatMap(benefits));
  const added = benefits(text).find(({ phrase }) => !own.some((one) => one.phrase === phrase));
  if (!added) return [];
  const [{ claim, says } = { claim: { id: '' }, says: '' }] = claims;
  const message = `"${added.text}" tells of a good in "${text}"; "${claim.id}" is a risk and tells of none: "${says}"`;
  return [warning({ code: 'weaker-than-claim', message, at, hint: 'Say it as the claim does, or cite the claim of the benefit.' })];
}
