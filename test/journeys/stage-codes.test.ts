import { expect, test } from 'vitest';
import { messageWithHint } from '../../scripts/model/diagnostic.js';
import { STAGE_CASES, type StageCase } from '../support/stage-cases.js';

/**
 * Every code that a build, a preview or an approval gives besides those of the content and of a loaded page is provoked, alone, and is
 * gone when somebody has done what the message says.
 */
test.each(Object.entries<StageCase>(STAGE_CASES))('%s', async (code, { planted, follows, cured }) => {
  const found = await planted();
  expect(new Set(found.map((one) => one.code))).toEqual(new Set([code]));
  expect(found.map(messageWithHint).join(' ')).toContain(follows);
  expect(await cured()).toEqual([]);
});
