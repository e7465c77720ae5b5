import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addBrands } from '../../scripts/maintain/add-brands.js';
import { messageWithHint } from '../../scripts/model/diagnostic.js';
import { tidyDiagnostics } from '../../scripts/model/diagnostic-list.js';
import { openDeckCache } from '../../scripts/stories/deck-cache.js';
import { type JudgedDeck, judgeProject } from '../../scripts/stories/judge-project.js';
import { brokenProject, readBroken } from '../support/broken-project.js';
import { AS_OF } from '../support/places.js';

const HARD =
  'Epidemiological reconsiderations notwithstanding, institutional representatives continuously reevaluate interdisciplinary appropriateness.';

/** The fixture for so many brands, whose files are then written anew as `change` says. */
function withBrands(count: number, change: Record<string, (text: string) => string> = {}) {
  const root = brokenProject({});
  addBrands(join(root, 'decks'), count);
  for (const [id, edit] of Object.entries(change)) {
    const file = join(root, 'decks/brands', id, 'brand.yaml');
    writeFileSync(file, edit(readFileSync(file, 'utf8')));
  }
  const { library } = readBroken(root);
  if (!library) throw new Error('The fixture cannot be read.');
  return library;
}

async function judged(library: ReturnType<typeof withBrands>, brands: readonly string[] = []) {
  const decks: JudgedDeck[] = [];
  const onDeck = (one: JudgedDeck): void => void decks.push(one);
  const { diagnostics } = await judgeProject({ project: library, asOf: AS_OF, brands }, openDeckCache({ wordsOnly: true }), { onDeck });
  return { decks, diagnostics };
}

it('decks of brands that differ in name and number alone are judged once', async () => {
  const change = { 'example-clinic-3': (text: string) => text.replace('555-0100', '555-0199') };
  const { decks } = await judged(withBrands(6, change));
  expect(decks.map(({ job, deck }) => [job.brand, deck.id])).toEqual([
    ['example-clinic', 'take-home'],
    ['example-clinic', 'visit'],
  ]);
});

it('of many brands the same is found as of each by itself', async () => {
  const change = {
    'example-clinic-2': (text: string) => text.replace(/author: .*/, `author: { en: "${Array(12).fill(HARD).join(' ')}" }`),
    'example-clinic-3': (text: string) => text.replace('[plaster, synthetic]', '[plaster]'),
    'example-clinic-4': (text: string) => text.replace('offers: [plaster, synthetic]', 'offers: [neither]'),
  };
  const library = withBrands(5, change);
  const lines = async (brands: readonly string[]) => (await judged(library, brands)).diagnostics.map((one) => JSON.stringify(one));
  const each = await Promise.all(library.project.brands.map((id) => lines([id])));
  expect(new Set(await lines([]))).toEqual(new Set(each.flat()));
  expect(each[1]?.join()).toContain('hard-to-read');
  expect(each[0]?.join()).not.toContain('hard-to-read');
});

it('what is the same in many brands is told once, with their number', async () => {
  const library = withBrands(5);
  const gone = (text: string): string => text.replace(/ {2}phone: .*\n/, '');
  const bare = withBrands(5, Object.fromEntries(library.project.brands.map((id) => [id, gone])));
  const { diagnostics } = await judged(bare);
  const told = tidyDiagnostics(diagnostics).filter(({ code }) => code === 'brand-gap');
  expect(told.map(messageWithHint).join()).toMatch(
    /^In 5 brands \(example-clinic, example-clinic-2, example-clinic-3, \.\.\.\): Brand "example-clinic" does not give "phone"/,
  );
  expect(tidyDiagnostics(diagnostics.slice(0, 2))).toHaveLength(2);
});
