import { regionsReading } from '../model/readers.js';
import { type Approvals, type Approved, lastOf } from './approvals.js';
import { weakestOf } from './judge-reviews.js';

/**
 * Returns the one state of a module in words for a clinician: who approved it and until when that holds, or why it is a draft. Where its
 * regions differ, each is told.
 */
export function stateInWords(approvals: Approvals, module: string, locale: string, asOf: string): string {
  const { library } = approvals;
  const states = regionsReading(library, module, locale).map((region) => ({
    region: library.regions[region]?.name[locale] ?? region,
    says: stateOf(approvals, approvals.of(module, locale, region), asOf),
  }));
  const [first] = states;
  if (!first) return NEVER;
  if (states.every(({ says }) => says === first.says)) return first.says;
  return states.map(({ region, says }) => `${region}: ${says}`).join(' ');
}

const NEVER = 'Draft: no clinician has reviewed it yet.';

function stateOf(approvals: Approvals, approved: Approved, asOf: string): string {
  const { holding, last, words, id, locale } = approved;
  if (holding) {
    const who = `${holding.by} (${holding.role})`;
    if (weakestOf([approved], asOf).kind === 'expired')
      return `Past its review date: approved by ${who} on ${holding.on}, until ${holding.due}.`;
    return `Approved by ${who} on ${holding.on}; next review by ${holding.due}.`;
  }
  if (last) {
    const who = `${last.by} (${last.role}) approved it on ${last.on}`;
    return words ? `Draft: changed since ${who}.` : `Draft: ${who}, but the words of then cannot be read.`;
  }
  const old = lastOf(approvals.library.reviews.filter((one) => one.kind === 'clinical' && one.module === id && one.locale === locale));
  if (!old) return NEVER;
  const who = `${old.by} (${old.role}) approved it on ${old.on}`;
  return old.regions.length > 0
    ? `Draft: ${who} for ${old.regions.join(', ')} only.`
    : `Draft: ${who}, but the words of then are not known.`;
}
