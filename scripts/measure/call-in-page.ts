import type { Live } from './contract/live.js';
import type { InPage } from './in-page.js';

/** Returns the code that calls one function of in-page.ts, which is in the page, with values that JSON can hold. */
export const callInPage = (name: keyof InPage | `live.${keyof Live}`, ...given: readonly unknown[]): string =>
  `teachbackMeasures.${name}(${given.map((one) => JSON.stringify(one)).join()})`;
