import type { Claim } from '../../model/content.js';
import { isOfEffect } from '../../model/findings.js';
import type { WordingReader } from '../facts.js';
import { narrowingFinder } from '../words/phrase-finder.js';
import type { Statement } from './sentence-parts.js';
import { countShared } from './sets.js';

/** What a claim's own words have made of the limits of its evidence: what they say, and what it says. */
export interface Loosened {
  readonly said: string;
  readonly told: string;
}

/** From so many topics on, two sentences deny the same. */
const SAME = 2;
/** What may stand between a word that limits and the research that it limits: "small, early studies". */
const BETWEEN = /^,?\s+(?:[\p{L}-]+,?\s+)?$/u;

/**
 * Where the words of a claim narrow what the evidence denies whole ("does not prevent every ..."), or speak of studies without the limit
 * that it gives them ("in small studies").
 */
export function loosenedBy(claim: Claim, says: string, evidence: readonly Statement[], reader: WordingReader): Loosened[] {
  const own = reader.statements.readAll(says);
  return [...narrowed(own, evidence, reader), ...(isOfEffect(claim) ? unlimited(says, evidence, reader) : [])];
}

/** A word that narrows a "no" that the evidence gives whole. */
function narrowed(own: readonly Statement[], evidence: readonly Statement[], { features, wording }: WordingReader): Loosened[] {
  const find = narrowingFinder(wording);
  const denied = evidence.filter(({ text }) => features.saysNo(text) && find(text).length === 0);
  return own.flatMap(({ text, topics }) => {
    const no = features.negations(text)[0];
    const added = no && find(text).find(({ index }) => index > no.index);
    const whole = added && denied.find((one) => countShared(one.topics, topics) >= SAME);
    return whole ? [{ said: `"${added.text}" with a "${no.text}"`, told: whole.text }] : [];
  });
}

/** Studies of which the evidence says how small or early they were, and the claim does not. */
function unlimited(says: string, evidence: readonly Statement[], { features }: WordingReader): Loosened[] {
  const [research] = features.research(says);
  if (!research || features.limits(says).length > 0) return [];
  return evidence.flatMap(({ text }) => {
    const limited = features
      .limits(text)
      .find(({ index, text: limit }) =>
        features.research(text).some((one) => BETWEEN.test(text.slice(index + limit.length, Math.max(0, one.index)))),
      );
    return limited ? [{ said: `"${research.text}" without "${limited.text}"`, told: text }] : [];
  });
}
