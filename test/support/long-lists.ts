/** Of the longest lists in the rooms `npm test` tries what shows that each gate works; `npm run test:long`, which CI runs too, all (TEACHBACK_TESTS=all). */
export const ALL = process.env.TEACHBACK_TESTS === 'all';
