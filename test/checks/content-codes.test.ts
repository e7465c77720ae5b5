import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDeckCache } from '../../scripts/stories/deck-cache.js';
import { judgeProject } from '../../scripts/stories/judge-project.js';
import { brokenProject, fixtureFiles, templatesRoot } from '../support/broken-project.js';
import { CODE_CASES } from '../support/code-cases.js';
import { AS_OF } from '../support/places.js';

/** Every code of the content that no other list of mistakes provokes: an edit of the fixture, and the line that is told. */
test.each(CODE_CASES)('$code', async ({ code, edits: edit, file, line, requireApproved = false }) => {
  const edits = edit(fixtureFiles);
  const project = brokenProject(edits, (root) => {
    if (Object.keys(edits).some((path) => path.startsWith('templates/')))
      cpSync(templatesRoot, join(root, 'templates'), { recursive: true });
  });
  const { diagnostics } = await judgeProject({ project, asOf: AS_OF, requireApproved }, openDeckCache({ wordsOnly: true }));
  const found = diagnostics.filter((one) => one.code === code);
  expect(found, JSON.stringify(diagnostics.map((one) => one.message))).not.toEqual([]);
  const places = found.map(({ at }) => [
    at?.file ?? '',
    line === undefined ? '' : lineOf(edits[at?.file ?? ''], at?.file ?? '', at?.line ?? 0),
  ]);
  expect(places).toContainEqual([file, line === undefined ? '' : expect.stringContaining(line)]);
});

const lineOf = (edited: unknown, file: string, line: number): string =>
  (typeof edited === 'string' ? edited : fixtureFiles.text(file)).split('\n')[line - 1] ?? '';
