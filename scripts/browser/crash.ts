import { ProtocolError, TimeoutError } from 'puppeteer-core';

/** The browser, or the part of it that had a page, died while that was used: another browser may do it. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** What puppeteer throws when the other side is gone or gives up. A page that is too slow is not among it. */
export const isFault = (cause: unknown): cause is Error => cause instanceof ProtocolError && !isLate(cause);

/** True for a page that is too slow. */
export const isLate = (cause: unknown): boolean =>
  cause instanceof TimeoutError || (cause instanceof ProtocolError && / timed out/.test(cause.message));
