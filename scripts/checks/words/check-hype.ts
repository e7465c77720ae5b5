import type { Sentence } from '../../languages/sentences.js';
import type { Claim } from '../../model/content.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { type Phrases, phrases } from '../../model/phrase.js';
import { plainText } from '../../model/tree.js';
import type { Avoid } from '../../model/wording.js';
import { QUOTED } from '../claims/fact-signs.js';
import { type Facts, perLocale } from '../facts.js';
import type { Authored } from './authored-text.js';

interface Hype {
  readonly avoid: Avoid;
  readonly say: Phrases;
  readonly but: Phrases;
}

/**
 * No promise and no advertising anywhere that a reader meets words (issue 4, 1.2). Allowed are the words of a quotation with
 * speaker and date, the same words in quotation marks where such a quotation is cited, or a claim that reports them without
 * vouching for them (verdict `unproven` or `view`), and the phrases that the wording itself allows (`but`).
 */
export function checkHype(facts: Facts): Diagnostic[] {
  const lists = perLocale(facts, ({ hype }) => ({ any: phrases(hype.map(({ say }) => say)), each: hype.map(compile) }));
  return facts.texts.flatMap((written) => {
    const hype = lists.get(written.locale);
    return hype?.any.isIn(plainText(written.inlines)) ? inText(facts, written, facts.sentencesOf(written), hype.each) : [];
  });
}

const compile = (avoid: Avoid): Hype => ({ avoid, say: phrases([avoid.say]), but: phrases(avoid.but) });

function inText({ claimsNamed }: Facts, written: Authored, sentences: readonly Sentence[], hype: readonly Hype[]): Diagnostic[] {
  return sentences.flatMap(({ text, cites }) => {
    const claims = claimsNamed([...written.claims, ...cites]);
    return hype.flatMap((one) => foundIn(text, one, claims, written));
  });
}

function foundIn(text: string, { avoid, say, but }: Hype, claims: readonly Claim[], { at, place, locale }: Authored): Diagnostic[] {
  const promises = say.find(text);
  if (promises.length === 0) return [];
  const allowed = spansOf(but.find(text));
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
