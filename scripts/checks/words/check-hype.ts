import type { Sentence } from '../../languages/sentences.js';
import type { Claim } from '../../model/content.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { type Phrases, phrases } from '../../model/phrase.js';
import { plainText } from '../../model/tree.js';
import type { Avoid } from '../../model/wording.js';
import { QUESTION, QUOTED } from '../claims/fact-signs.js';
import { type PartFacts, perLocale } from '../facts.js';
import type { Authored } from './authored-text.js';

interface Hype {
  readonly avoid: Avoid;
  readonly say: Phrases;
  readonly but: Phrases;
}

const listsOf = perLocale(({ hype, narrowing }) => ({
  any: phrases(hype.map(({ say }) => say)),
  each: hype.map(compile),
  narrowing: phrases(narrowing.flatMap((entry) => entry.split('|'))),
}));

/**
 * No promise and no advertising anywhere that a reader meets words (issue 4, 1.2). Allowed are the words of a quotation with
 * speaker and date, the same words in quotation marks where such a quotation is cited, or a claim that reports them without
 * vouching for them (verdict `unproven` or `view`), and the phrases that the wording itself allows (`but`).
 */
export function checkHype(facts: PartFacts): Diagnostic[] {
  const lists = listsOf(facts);
  return facts.texts.flatMap((written) => {
    const hype = lists.get(written.locale);
    return hype?.any.isIn(plainText(written.inlines)) ? inText(facts, written, facts.sentencesOf(written), hype) : [];
  });
}

const compile = (avoid: Avoid): Hype => ({ avoid, say: phrases([avoid.say]), but: phrases(avoid.but) });

function inText(
  { claimsNamed }: PartFacts,
  written: Authored,
  sentences: readonly Sentence[],
  { each, narrowing }: { readonly each: readonly Hype[]; readonly narrowing: Phrases },
): Diagnostic[] {
  return sentences.flatMap(({ text, cites }) => {
    const claims = claimsNamed([...written.claims, ...cites]);
    const asked = QUESTION.test(text) ? withoutWords(text, narrowing) : text;
    return each.flatMap((one) => foundIn({ text, asked }, one, claims, written));
  });
}

/** A question promises no more with a word that narrows ("by itself"): where it may be asked without, it may be asked with it. */
const withoutWords = (text: string, words: Phrases): string =>
  words
    .find(text)
    .reduce((rest, { index, text: word }) => rest.slice(0, index) + ' '.repeat(word.length) + rest.slice(index + word.length), text);

interface Judged {
  readonly text: string;
  /** The same, without the words that narrow a question; each letter stands where it stood. */
  readonly asked: string;
}

function foundIn(
  { text, asked }: Judged,
  { avoid, say, but }: Hype,
  claims: readonly Claim[],
  { at, place, locale }: Authored,
): Diagnostic[] {
  const promises = say.find(text);
  if (promises.length === 0) return [];
  const allowed = spansOf(but.find(asked));
  const quoted = [...text.matchAll(QUOTED)].map(({ 0: match, index }) => ({ from: index, to: index + match.length }));
  const bad = promises.find(({ text: found, index }) => {
    const span = { from: index, to: index + found.length };
    if (allowed.some((one) => one.from <= span.from && span.to <= one.to)) return false;
    if (place === 'claim' && claims.some(isQuotation)) return false;
    return !(quoted.some((one) => one.from <= span.from && span.to <= one.to) && claims.some((claim) => reports(claim, say, locale)));
  });
  if (!bad) return [];
  const message = `"${bad.text}" promises or advertises: "${text}".`;
  return [error({ code: 'hype', message, at, hint: `Write instead: ${avoid.instead}.`.replace(/\.\.$/, '.') })];
}

const spansOf = (found: readonly { text: string; index: number }[]): { from: number; to: number }[] =>
  found.map(({ text, index }) => ({ from: index, to: index + text.length }));

const isQuotation = ({ role, speaker, said }: Claim): boolean => role === 'quotation' && speaker !== undefined && said !== undefined;

/** True when the claim quotes the words, or tells that they are said without vouching for them. */
function reports(claim: Claim, say: Phrases, locale: string): boolean {
  const distant = isQuotation(claim) || claim.verdict === 'unproven' || claim.verdict === 'view';
  return distant && say.isIn(plainText(claim.words[locale]?.says ?? []));
}
