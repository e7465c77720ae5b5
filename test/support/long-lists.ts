/**
 * `npm test` tries of the longest lists what shows that each gate works; `npm run test:long`, which CI runs too, tries all of them
 * (TEACHBACK_TESTS=all).
 */
export const ALL = process.env.TEACHBACK_TESTS === 'all';
