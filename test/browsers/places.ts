import { inject } from 'vitest';

/** Addresses of the shipped decks, as they are served while the suite runs; `from` is where scripts may not run, for such. */
export const marp = (from: 'address' | 'scriptless' = 'address'): string => `${inject('shown')[from]}/share/consult.marp.html`;
export const reveal = (from: 'address' | 'scriptless' = 'address'): string => `${inject('shown')[from]}/staff/consult.reveal.html`;
export const booklet = (from: 'address' | 'scriptless' = 'address'): string => `${inject('shown')[from]}/share/take-home.booklet.html`;

/** Both decks, for `it.each`. */
export const DECKS = [
  ['marp', marp],
  ['reveal', reveal],
] as const;
