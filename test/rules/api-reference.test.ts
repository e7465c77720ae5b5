import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as api from '../../scripts/index.js';
import { apiReference, type Exported, hiddenTypes, reachable, readExports } from '../support/api-reference.js';

const ROOT = new URL('../..', import.meta.url).pathname;
const PAGE = join(ROOT, 'scripts', 'API.md');
const out = mkdtempSync(join(tmpdir(), 'teachback-types-'));
const folder = join(out, 'scripts');
let exported: readonly Exported[] = [];

beforeAll(() => {
  // Whether the types are right, `npm run typecheck` says. Only what index.ts leads to is written.
  const options = { noCheck: true, declaration: true, stripInternal: true, emitDeclarationOnly: true, noEmit: false, outDir: out };
  const compilerOptions = { ...options, rootDir: ROOT, typeRoots: [join(ROOT, 'node_modules/@types')] };
  const config = { extends: join(ROOT, 'tsconfig.json'), include: [], files: [join(ROOT, 'scripts/index.ts')], compilerOptions };
  writeFileSync(join(out, 'tsconfig.json'), JSON.stringify(config));
  execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', out]);
  exported = readExports(folder);
}, 300_000);
afterAll(() => rmSync(out, { recursive: true, force: true }));

test('the reference is what the doc comments say; "npm run api" writes it anew', async () => {
  await expect(apiReference(exported)).toMatchFileSnapshot(PAGE);
});

test('the reference has every export, and nothing that is none', () => {
  const page = apiReference(exported);
  const headed = [...page.matchAll(/^##+ (\w+)(\(\))?$/gm)].map(([, name]) => name);
  const listed = [...(page.split('## Types of the content')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name);
  expect(new Set([...headed, ...listed])).toEqual(new Set(exported.map(({ name }) => name)));
  const running = exported.filter(({ kind }) => kind !== 'type').map(({ name }) => name);
  expect(running.sort()).toEqual(Object.keys(api).sort());
  expect(running).toEqual(expect.arrayContaining(['build', 'check', 'planJobs', 'openPrinter', 'EnvironmentError']));
});

test('every call and class says what it does, and speaks of no type that cannot be imported', () => {
  expect(exported.filter(({ kind, says }) => kind !== 'type' && says === '').map(({ name }) => name)).toEqual([]);
  expect(hiddenTypes(folder, exported)).toEqual([]);
});

test('the package has the declarations that the API leads to, and no others outside model/', () => {
  const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { files: readonly string[] };
  const inPackage = files.filter((path) => path.endsWith('.d.ts')).map((path) => path.replace('dist/lib/types/scripts/', ''));
  expect(inPackage.sort()).toEqual([...reachable(folder)].filter((path) => !path.startsWith('model/')).sort());
});
