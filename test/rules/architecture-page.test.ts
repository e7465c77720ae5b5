import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'scripts', 'ARCHITECTURE.md'), 'utf8');
const foldersIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(ROOT, folder, entry.name)).length > 0)
    .map(({ name }) => name);

test('the page lists the rooms that are there, and no others', () => {
  const listed = [...page.matchAll(/^\| `(\w+)\/` \|/gm)].map(([, name]) => name);
  expect([...listed].sort()).toEqual(foldersIn('scripts').sort());
});

test('every file and folder that it names is there', () => {
  const named = [...page.matchAll(/`((?:\w+\/)+(?:[\w.-]+\.ts)?)`/g)].map(([, path = '']) => path);
  const places = ['scripts', '.', 'scripts/checks', 'scripts/client', 'scripts/content', 'scripts/formats', 'test'];
  const isThere = (path: string): boolean => /\/x\.ts$/.test(path) || places.some((place) => existsSync(join(ROOT, place, path)));
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((path) => !isThere(path))).toEqual([]);
});

test('it fits on a page or two', () => {
  expect(page.split('\n').length).toBeLessThan(120);
});
