import { afterAll, expect, test } from 'vitest';
import { messageWithHint } from '../../scripts/model/diagnostic.js';
import { type ContentCase, type Files, withEdits } from '../support/cures/content-case.js';
import { CONTENT_CASES } from '../support/cures/content-cases.js';
import { openStarterField, starterText } from '../support/cures/starter-field.js';

const field = openStarterField();
afterAll(() => field.remove());
const CLEAN: Files = { text: starterText };

test('the starter itself has no mistake', async () => {
  expect(await field.judge({})).toEqual([]);
});

/** Every mistake of content is told at its line, and nothing is left to tell once somebody has done what its message says. */
test.each(Object.entries<ContentCase>(CONTENT_CASES))(
  '%s',
  async (code, { plant, at, follows, cure, leaves = [], remains, ...demands }) => {
    const planted = plant(CLEAN, '');
    const files = withEdits(CLEAN, planted);
    const found = await field.judge(planted, { ...demands, until: code });
    const [file, line = ''] = at;
    const told = found
      .filter((one) => one.code === code && (one.at?.file ?? '') === file && (line === '' || lineOf(files, one.at).includes(line)))
      .map(messageWithHint);
    const hint = told.find((one) => one.includes(follows));
    expect(hint, JSON.stringify(found, null, 1)).toBeDefined();
    const left = await field.judge({ ...planted, ...cure(files, hint ?? '') }, demands);
    if (remains) expect(new Set(left.map(({ severity }) => severity))).toEqual(new Set(['notice']));
    else expect(left.filter((one) => one.severity === 'error' || !leaves.includes(one.code))).toEqual([]);
  },
);

const lineOf = (files: Files, at: { readonly file: string; readonly line: number } | undefined): string =>
  at === undefined ? '' : (files.text(at.file).split('\n')[at.line - 1] ?? '');
