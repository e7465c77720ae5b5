import { afterAll, expect, test } from 'vitest';
import { type Diagnostic, messageWithHint } from '../../scripts/model/diagnostic.js';
import { once, remember, rememberOf } from '../../scripts/model/remember.js';
import type { Edits } from '../support/broken-project.js';
import { type ContentCase, type Files, withEdits } from '../support/cures/content-case.js';
import { CONTENT_CASES } from '../support/cures/content-cases.js';
import { changedBy, openStarterField, starterText } from '../support/cures/starter-field.js';

const field = openStarterField();
afterAll(() => field.remove());
const CLEAN: Files = { text: starterText };
const CASES: Readonly<Record<string, ContentCase>> = CONTENT_CASES;

test('the starter itself has no mistake', async () => {
  expect(await field.judge({})).toEqual([]);
});

const lineOf = (files: Files, at: { readonly file: string; readonly line: number } | undefined): string =>
  at === undefined ? '' : (files.text(at.file).split('\n')[at.line - 1] ?? '');

/** What is told of a mistake at its line, the hint that its cure follows, and the files once somebody has done what that says. */
const tried = remember(async (code) => {
  const { plant, at, follows, cure, requireApproved } = CASES[code] as ContentCase;
  const planted = plant(CLEAN, '');
  const files = withEdits(CLEAN, planted);
  const found = await field.judge(planted, { requireApproved, until: code });
  const [file, line = ''] = at;
  const told = found
    .filter((one) => one.code === code && (one.at?.file ?? '') === file && (line === '' || lineOf(files, one.at).includes(line)))
    .map(messageWithHint);
  const hint = told.find((one) => one.includes(follows));
  return { found, hint, cured: changedBy({ ...planted, ...cure(files, hint ?? '') }) };
});

interface Round {
  readonly codes: string[];
  readonly edits: Record<string, Edits[string]>;
}

/** Cures in different files, to be judged together. What remains, or is judged as another wish asks, stands alone. */
const rounds = once(async (): Promise<readonly Round[]> => {
  const all: Round[] = [];
  for (const [code, { remains, requireApproved }] of Object.entries(CASES)) {
    if (remains || requireApproved) continue;
    const { cured } = await tried(code);
    const round = all.find(({ edits }) => Object.keys(cured).every((path) => !(path in edits)));
    if (round) Object.assign(round.edits, cured);
    round?.codes.push(code);
    if (!round) all.push({ codes: [code], edits: { ...cured } });
  }
  return all;
});

const isLeft =
  (codes: readonly string[]) =>
  ({ severity, code }: Diagnostic): boolean =>
    severity === 'error' || !codes.some((one) => CASES[one]?.leaves?.some((leaves) => leaves === code));

/** True where nothing is left of any mistake of a round. */
const isCured = rememberOf(async ({ codes, edits }: Round) => !(await field.judge(edits)).some(isLeft(codes)));

/** Every mistake of content is told at its line, and nothing is left to tell once somebody has done what its message says. */
test.each(Object.keys(CASES))('%s', async (code) => {
  const { found, hint, cured } = await tried(code);
  expect(hint, JSON.stringify(found, null, 1)).toBeDefined();
  const { remains, requireApproved } = CASES[code] as ContentCase;
  const round = (await rounds()).find(({ codes }) => codes.includes(code));
  // Where something is left of one of them, each is judged alone.
  if (round && round.codes.length > 1 && (await isCured(round))) return;
  const left = await field.judge(cured, { requireApproved });
  if (remains) expect(new Set(left.map(({ severity }) => severity))).toEqual(new Set(['notice']));
  else expect(left.filter(isLeft([code]))).toEqual([]);
});
