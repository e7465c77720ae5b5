import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../support/places.js';

/** Rooms of tests that are no stage of scripts/. */
const OWN_ROOMS = ['browsers', 'rules', 'page', 'shipped', 'faults', 'journeys', 'support', 'fixtures'];
/** Rooms whose tests take moments: no browser is started in them. */
const QUICK = ['rules', 'content', 'checks', 'compose', 'languages', 'publish'];
/** What starts a browser, or builds with one. */
const BROWSER =
  /^(puppeteer-core|scripts\/browser\/(open-printer|launch-browser)|scripts\/stories\/(build|build-to-folder|make-job|press))\b/;

const files = readdirSync(join(ROOT, 'test'), { recursive: true })
  .map((path) => `test/${String(path).replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.ts') && !path.startsWith('test/fixtures/'));
const texts = new Map(files.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));

/** What a file imports when it is loaded: own files by path, without `import type`. */
const importsOf = (path: string): string[] =>
  [...(texts.get(path) ?? '').matchAll(/^import (?!type )[^;]*?from '([^']+)'/gms)].map(([, from = '']) =>
    from.startsWith('.') ? posix.join(posix.dirname(path), from).replace(/\.js$/, '.ts') : from,
  );

/** All that is loaded with a test, through what the tests share. */
function loadedBy(path: string, seen = new Set<string>()): Set<string> {
  for (const to of importsOf(path)) {
    if (seen.has(to)) continue;
    seen.add(to);
    if (texts.has(to)) loadedBy(to, seen);
  }
  return seen;
}

test('each test stands in the room of a stage, or in one of the rooms over all of them', () => {
  const stages = readdirSync(join(ROOT, 'scripts'), { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
  const rooms = new Set(files.filter((path) => path.endsWith('.test.ts')).map((path) => path.split('/')[1] ?? ''));
  expect([...rooms].filter((room) => ![...stages, ...OWN_ROOMS].includes(room))).toEqual([]);
});

test('quick rooms start no browser', () => {
  const quick = files.filter((path) => path.endsWith('.test.ts') && QUICK.includes(path.split('/')[1] ?? ''));
  const starting = quick.flatMap((path) => [...loadedBy(path)].filter((to) => BROWSER.test(to)).map((to) => `${path} loads ${to}`));
  expect(quick.length).toBeGreaterThan(20);
  expect(starting).toEqual([]);
});

test('no test is skipped or left alone', () => {
  const marked = [...texts].filter(
    ([path, text]) => path.endsWith('.test.ts') && /\b(?:test|it|describe)\.(?:only|todo|skip)\b/.test(text),
  );
  expect(marked.map(([path]) => path)).toEqual([]);
});
