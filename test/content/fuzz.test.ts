import { afterAll, describe, expect, test } from 'vitest';
import { ALL } from '../support/long-lists.js';
import { inRounds, type Mutated, openMutations } from '../support/mutations.js';

/** `npm run test:long` damages 2,000 files, and `npm run fuzz` more from another first seed: TEACHBACK_FUZZ=20000 TEACHBACK_FUZZ_SEED=5000. */
const COUNT = Number(process.env.TEACHBACK_FUZZ ?? (ALL ? 2000 : 60));
const FIRST = Number(process.env.TEACHBACK_FUZZ_SEED ?? 1);
/** So many are read for each that is checked and composed too, which takes far longer. */
const READ_ONLY = process.env.TEACHBACK_FUZZ ? 10 : 50;
const mutations = openMutations();
afterAll(() => mutations.close());

/** What the tool throws at some damaged files together; of more than one, at each alone, with all that is needed to see it again. */
async function faultsOf(damaged: readonly Damaged[], whole: boolean): Promise<string[]> {
  try {
    await mutations.judge(damaged, { whole });
    return [];
  } catch (fault) {
    const alone: string[] = [];
    if (damaged.length > 1) for (const one of damaged) alone.push(...(await faultsOf([one], whole)));
    if (alone.length > 0) return alone;
    return damaged.map(
      ({ seed, file, text }) => `seed ${seed}, ${file}: ${(fault as Error).stack?.slice(0, 800)}\n---- the file:\n${text.slice(0, 5000)}`,
    );
  }
}

type Damaged = Mutated & { readonly seed: number };
/** So many damaged files are held at once. */
const HELD = 1000;

test(`${COUNT} damaged files are read, and no fault of the tool comes of any`, { timeout: 3_600_000 }, async () => {
  const faults: string[] = [];
  for (let first = FIRST; first < FIRST + COUNT && faults.length < 5; first += HELD) {
    const seeds = [...Array(Math.min(HELD, FIRST + COUNT - first)).keys()].map((place) => first + place);
    const damaged = seeds.map((seed) => ({ seed, ...mutations.mutated(seed) }));
    for (const [place, round] of inRounds(damaged).entries()) faults.push(...(await faultsOf(round, round.length > 1 && place % 3 === 0)));
    for (const one of damaged.filter(({ seed }) => seed % READ_ONLY === 0)) faults.push(...(await faultsOf([one], true)));
  }
  expect(faults).toEqual([]);
});

test('a seed damages the same file in the same way for ever', () => {
  expect(mutations.mutated(7)).toEqual(mutations.mutated(7));
  expect(new Set([...Array(50).keys()].map((seed) => mutations.mutated(seed).text)).size).toBeGreaterThan(45);
});

describe('what is far too long is one message at its place, and takes no time', () => {
  const module = (body: string): string => `---\ntitle: Skin\nsummary: Your skin.\n---\n\n## Print\n\n${body}\n`;
  const skin = 'decks/modules/skin/en.md';
  test.each([
    ['a line of words', skin, module('word '.repeat(20_000))],
    ['a line of one word', skin, module('a'.repeat(100_000))],
    ['brackets', skin, module('['.repeat(10_000))],
    ['a paragraph over many lines', skin, module('some words\n'.repeat(500))],
    ['a value', 'decks/glossary/en.yaml', `- { term: cast, plain: "${'word '.repeat(2000)}" }\n`],
    ['a folded value', 'decks/glossary/en.yaml', `- term: cast\n  plain: >\n${'    some words\n'.repeat(500)}`],
    ['a term', 'decks/glossary/en.yaml', `- { term: ${'a'.repeat(3000)}, plain: x }\n`],
    ['a key', 'decks/glossary/en.yaml', `- { term: cast, plain: x, ${'k'.repeat(300)}: 1 }\n`],
    ['slides', skin, module([...Array(250).keys()].map((id) => `## Slide: S {#s${id}}\n\nWords.\n`).join('\n'))],
  ])('%s', async (_, file, text) => {
    const plain = await mutations.told({ file, text });
    expect(plain.filter(({ code }) => code === 'over-limit' || code === 'wrong-type').map(({ at }) => at?.file)).toEqual([file]);
  });
});
