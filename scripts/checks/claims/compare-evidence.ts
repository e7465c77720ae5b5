import type { Language } from '../../languages/index.js';
import type { Claim, Library } from '../../model/content.js';
import { type Diagnostic, error, fieldAt, warning } from '../../model/diagnostic.js';
import type { SharedFacts } from '../facts.js';
import { evidenceTexts, wordsAt } from './claim-side.js';
import type { FeatureReader } from './sentence-features.js';

interface Said {
  readonly language: Language;
  readonly says: string;
  readonly features: FeatureReader;
}

/**
 * Conditions, drugs, groups of people and sources that a claim names and its evidence does not. Where a sentence says no ("has not
 * approved it for ..."), the evidence has no reason to name what it does not speak of; the words of a quotation are its speaker's.
 */
export function evidenceTrouble(library: Pick<Library, 'references'>, claim: Claim, { language, says, features }: Said): Diagnostic[] {
  if (claim.role === 'quotation') return [];
  const texts = evidenceTexts(library, claim);
  const named = features.namedIn(texts);
  const told = language.sentencesIn(says).filter((sentence) => !features.saysNo(sentence));
  const missing = told.flatMap((sentence) => [...features.subjects(sentence)]).filter(([group]) => !named.has(group));
  return [...new Set(missing.map(([, word]) => word))].map((word) => {
    const message = `Claim "${claim.id}" names "${word}", and no source or basis of it does: "${says}"`;
    const hint = 'Name what the evidence is about, or say in its basis what the source shows about this.';
    return warning({ code: 'subject-not-in-evidence', message, at: wordsAt(claim, language.tag), hint });
  });
}

/** Every number that a claim may state stands in the basis of one of its sources, in its title or in its date. */
export function checkEvidenceNumbers({ library, source }: SharedFacts): Diagnostic[] {
  return Object.values(library.claims).flatMap((claim) => {
    const shown = evidenceNumbers(evidenceTexts(library, claim), source);
    return claim.numbers
      .filter((entry) => !isShown(String(entry), shown, source))
      .map((entry) => {
        const message = `No basis, title or date of the evidence of claim "${claim.id}" shows its number "${entry}".`;
        const hint = 'Mend the number, or write what the source shows into the basis.';
        return error({ code: 'number-not-in-evidence', message, at: fieldAt(claim, 'numbers'), hint });
      });
  });
}

interface Shown {
  readonly text: string;
  readonly values: readonly number[];
  readonly percents: readonly number[];
}

function evidenceNumbers(texts: readonly string[], { numbersIn, percentsIn }: Language): Shown {
  const text = texts.join('\n');
  return { text, values: numbersIn(text).map(({ value }) => value), percents: percentsIn(text) };
}

/**
 * An entry is shown when all its numbers are; "27 of 100" also by "27.1%", and "half" by "50%". 1 is an article as often as a
 * number ("a week"), and 100 is how percents are told.
 */
function isShown(entry: string, { text, values, percents }: Shown, { numbersIn }: Language): boolean {
  if (text.includes(entry)) return true;
  const numbers = numbersIn(entry).map(({ value }) => value);
  const [part = 0, whole = 0] = numbers;
  if (numbers.length === 2 && percents.some((percent) => Math.round((percent * whole) / 100) === part)) return true;
  return numbers.every((value) => {
    if (value === 1 || values.includes(value)) return true;
    if (value === 0.5) return percents.includes(50);
    return value === 100 ? percents.length > 0 : percents.some((percent) => Math.round(percent) === value);
  });
}
