import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { check } from '../../scripts/index.js';
import { brokenProject, type Edits, fixtureFiles } from '../support/broken-project.js';
import { countCalls } from '../support/count-calls.js';

const work = mkdtempSync(join(tmpdir(), 'teachback-kept-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const cacheHere = (): string => mkdtempSync(join(work, 'cache-'));

const SKIN = 'decks/modules/skin/en.md';
const CLAIMS = 'decks/claims.yaml';
/** Something wrong in a YAML file, in a module, and in what rests on both; the names are those that every object has. */
const FAULTS: Edits = {
  [CLAIMS]: fixtureFiles.text(CLAIMS).replaceAll('checked: 2', 'checkd: 2'),
  [SKIN]: `${fixtureFiles.text(SKIN)}\n## More\n\nCall 999-555-0199 to be cured. ![](constructor) [^constructor]\n`,
  'decks/modules/moving/en.md': '---\ntitle: "Not closed\n---\n',
};

const filesIn = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

test('a check that knows what an earlier one found says the same as one that begins anew, and leaves nothing in the project', async () => {
  const [project, cache] = [brokenProject(FAULTS), cacheHere()];
  const before = filesIn(project);
  const steps: readonly [string, () => void][] = [
    ['first', () => {}],
    ['nothing changed', () => {}],
    ['an edit', () => writeFileSync(join(project, SKIN), fixtureFiles.text(SKIN))],
    ['an edit of what others rest on', () => writeFileSync(join(project, CLAIMS), fixtureFiles.text(CLAIMS))],
    ['undone', () => writeFileSync(join(project, CLAIMS), FAULTS[CLAIMS] ?? '')],
    ['a file taken away', () => rmSync(join(project, 'decks/modules/moving/en.md'))],
    ['a folder renamed', () => renameSync(join(project, 'decks/modules/skin'), join(project, 'decks/modules/skins'))],
    ['the project cannot be read', () => writeFileSync(join(project, 'decks/project.yaml'), 'id: x\n')],
  ];
  for (const [step, change] of steps) {
    change();
    expect({ step, ...(await check({ project, cache })) }).toEqual({ step, ...(await check({ project })) });
  }
  expect(filesIn(project).filter((path) => !before.includes(path) && !path.includes('skins'))).toEqual([]);
}, 60_000);

test('with nothing changed nothing is read or judged; where nothing can be kept, all is', async () => {
  const [project, cache] = [brokenProject(FAULTS), cacheHere()];
  const ran = (folder: string) => countCalls(['readLibrary', 'runChecks'], () => check({ project, cache: folder }));
  const both = await Promise.all([check({ project, cache }), check({ project, cache })]);
  expect(both[0]).toEqual(both[1]);
  expect(await ran(cache)).toEqual({ readLibrary: 0, runChecks: 0 });
  const refused = cacheHere();
  writeFileSync(join(refused, 'checks'), 'A file stands where the folder must.');
  expect(await ran(refused)).toEqual({ readLibrary: 1, runChecks: 1 });
  expect(readFileSync(join(refused, 'checks'), 'utf8')).toContain('A file');
}, 60_000);
