import type { Claim, Role } from './content.js';

const OF_EFFECT: readonly Role[] = ['benefit', 'mechanism'];

/** True for a claim of what the treatment does: a warning, an order and a choice are none. */
export const isOfEffect = ({ role }: Pick<Claim, 'role'>): boolean => OF_EFFECT.includes(role);

/** Returns the ids of the claims that qualify others. */
export const caveatsOf = (claims: Readonly<Record<string, Claim>>): ReadonlySet<string> =>
  new Set(Object.values(claims).flatMap(({ qualifiedBy }) => qualifiedBy));

/** True for a claim that says what the treatment does and qualifies no other: whether it is sure is what a patient asks. */
export const isFinding = (claim: Pick<Claim, 'id' | 'role'>, caveats: ReadonlySet<string>): boolean =>
  isOfEffect(claim) && !caveats.has(claim.id);

/** True for a claim that counts whom a treatment helped. */
export const isCountedBenefit = (claim: Pick<Claim, 'numbers' | 'role'> | undefined): boolean =>
  claim?.role === 'benefit' && hasCounts(claim);

/** True for a claim that counts people: "55 of 100". */
export const hasCounts = (claim: Pick<Claim, 'numbers'> | undefined): boolean =>
  claim?.numbers.some((number) => typeof number === 'string' && /\d\s*of\s*\d/.test(number)) ?? false;
