import { yearsAfter } from '../../model/days.js';
import { type Diagnostic, fieldAt, warning } from '../../model/diagnostic.js';
import { MOST_YEARS } from '../../model/review-state.js';
import type { Facts } from '../facts.js';

/** A claim is held against its sources again within so many years: what they say of approvals, doses and harms changes. */
const MOST_YEARS_OF_CLAIM = 2;

/** The day by which a claim or a review is due again lies within a time in which what it rests on seldom changes. */
export function checkDueDays({ library }: Facts): Diagnostic[] {
  const claims = Object.values(library.claims).map((claim) => ({
    ...{ what: `Claim "${claim.id}"`, from: claim.checked, due: claim.due, most: MOST_YEARS_OF_CLAIM, at: fieldAt(claim, 'due') },
  }));
  const reviews = library.reviews.map(({ module, locale, on, due, at = library.project.at }) => ({
    ...{ what: `The review of "${module}" in "${locale}"`, from: on, due, most: MOST_YEARS, at },
  }));
  return [...claims, ...reviews].flatMap(({ what, from, due, most, at }) => {
    const latest = yearsAfter(from, most);
    if (due <= latest) return [];
    const message = `${what} is due again on ${due}, more than ${most} years after ${from}.`;
    return [warning({ code: 'due-too-late', message, at, hint: `Write a day up to ${latest}: nobody looks at it before.` })];
  });
}
