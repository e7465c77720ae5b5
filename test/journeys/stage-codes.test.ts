import { expect, test } from 'vitest';
import { STAGE_CASES } from '../support/stage-cases.js';

/** Every code that a build, a preview or an approval gives besides those of the content and of a loaded page is provoked, alone. */
test.each(Object.entries(STAGE_CASES))('%s', async (code, provoke) => {
  expect(new Set((await provoke()).map((one) => one.code))).toEqual(new Set([code]));
});
