/**
 * `npm test` tries of the longest lists what shows each kind; `npm run test:long` tries all of them (TEACHBACK_TESTS=all).
 */
export const ALL = process.env.TEACHBACK_TESTS === 'all';
