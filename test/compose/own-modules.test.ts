import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deck } from '../../scripts/model/deck.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { openDeckCache } from '../../scripts/stories/deck-cache.js';
import { type JudgedDeck, judgeProject } from '../../scripts/stories/judge-project.js';

const ROOT = new URL('../..', import.meta.url).pathname;
const BRAND = 'decks/brands/example-clinic';
const OWN = `${BRAND}/modules/our-visit/en.md`;
const WORDS = `---
title: How we do it here
summary: What a visit to our clinic is like
---

## Slide: How we do it here {#here}

Your visit takes about 3 hours and costs $450.

## Print: How we do it here

Your visit takes about 3 hours and costs $450.

## Brief: Where do I park?

Park behind the house.
`;

let work: string;
let decks: Map<string, Deck>;
let shared: Map<string, Deck>;
let diagnostics: readonly Diagnostic[];
let count = 0;

/** A copy of the shipped content, with the files in `change` written anew. */
function project(change: Record<string, (text: string) => string>): string {
  const place = join(work, `p${count++}`);
  cpSync(join(ROOT, 'decks'), join(place, 'decks'), { recursive: true });
  mkdirSync(join(place, BRAND, 'modules/our-visit'), { recursive: true });
  writeFileSync(join(place, OWN), WORDS);
  for (const [path, edit] of Object.entries(change)) writeFileSync(join(place, path), edit(readFileSync(join(place, path), 'utf8')));
  return place;
}

const placed = (text: string): string => `${text}\nmodules:\n  - { module: our-visit, after: treatment-day }\n`;
const compose = async (place: string) => {
  const named = new Map<string, Deck>();
  const onDeck = ({ deck }: JudgedDeck): void => void named.set(deck.id, deck);
  const all = await judgeProject({ project: place, asOf: '2026-11-23' }, openDeckCache({ wordsOnly: true }), { onDeck });
  return { ...all, named };
};
const found = async (change: Record<string, (text: string) => string>, code: string): Promise<Diagnostic[]> =>
  (await compose(project(change))).diagnostics.filter((one) => one.code === code);

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'own-'));
  const all = await compose(project({ [`${BRAND}/brand.yaml`]: placed }));
  ({ named: decks, diagnostics } = all);
  shared = (await compose(ROOT)).named;
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const sectionsOf = (deck: Deck | undefined, piece: 'handout' | 'booklet') => (deck?.[piece] ?? []).flatMap(({ sections }) => sections);

describe("a brand's own module", () => {
  it('stands right after the module it names, with its slide, print text and brief, and says whose words it holds', () => {
    const label = 'Added by Example Clinic. Not part of the shared text.';
    const slides = decks.get('consult')?.slides ?? [];
    const at = slides.findIndex(({ id }) => id === 'example-clinic-our-visit-here');
    expect(slides[at]?.kicker).toBe(label);
    expect(slides[at - 1]?.module).toBe('treatment-day');
    for (const piece of ['handout', 'booklet'] as const) {
      const sections = sectionsOf(decks.get('take-home'), piece);
      const own = sections.findIndex(({ module }) => module === 'example-clinic.our-visit');
      expect(sections[own]?.label).toBe(label);
      expect(sections[own - 1]?.module).toBe('treatment-day');
    }
    const panel = decks.get('take-home')?.brochure.find(({ name }) => name === 'inside-right');
    expect(panel?.sections.map(({ module }) => module)).toEqual(['treatment-day', 'example-clinic.our-visit', 'driving', 'other-choices']);
  });

  it('takes nothing away: every shared slide and section is still there, in the same order', () => {
    for (const [id, deck] of shared) {
      const now = decks.get(id);
      expect(now?.slides.filter(({ module }) => !module.includes('.')).map((slide) => slide.id)).toEqual(
        deck.slides.map((slide) => slide.id),
      );
      for (const piece of ['handout', 'booklet'] as const) {
        const left = sectionsOf(now, piece).filter(({ label }) => label === undefined);
        expect(left.map((one) => one.id)).toEqual(sectionsOf(deck, piece).map((one) => one.id));
      }
    }
  });

  it('may tell its own times and prices, and is no error', () => {
    expect(diagnostics.filter(({ at, severity }) => at?.file === OWN || severity === 'error')).toEqual([]);
  });

  it('must cite what it says about the treatment', async () => {
    const boast = (text: string): string => `${text}\n\nKetamine helps 9 of 10 people here.\n`;
    const [one] = await found({ [`${BRAND}/brand.yaml`]: placed, [OWN]: boast }, 'uncited-fact');
    expect(one?.at?.file).toBe(OWN);
    expect(one?.message).toContain('Ketamine helps 9 of 10 people here.');
  });

  it('cannot meet a requirement', async () => {
    const takes = (text: string): string => text.replace('{#here}', '{#here takes="SAFE-08"}');
    const [one] = await found({ [`${BRAND}/brand.yaml`]: placed, [OWN]: takes }, 'own-module-takes');
    expect(one?.message).toContain('"SAFE-08"');
    expect(one?.at).toMatchObject({ file: OWN, line: 6 });
  });

  it('cannot be named by a deck that all brands share', async () => {
    const name = (text: string): string =>
      text.replace('modules: [what-it-is, approval]', 'modules: [what-it-is, example-clinic.our-visit]');
    const [one] = await found({ [`${BRAND}/brand.yaml`]: placed, 'decks/take-home.deck.yaml': name }, 'own-module-in-deck');
    expect(one?.at?.file).toBe('decks/take-home.deck.yaml');
  });

  it('is missed when it is misspelt or has no place', async () => {
    const misspelt = (text: string): string => placed(text).replace('our-visit', 'our-visits').replace('treatment-day', 'treatment-days');
    const wrong = await found({ [`${BRAND}/brand.yaml`]: misspelt }, 'unknown-module');
    expect(wrong.map(({ hint }) => hint)).toEqual(['Did you mean "our-visit"?', 'Did you mean "treatment-day"?']);
    expect(await found({}, 'unplaced-module')).toHaveLength(1);
  });
});

describe('what a brand does not offer', () => {
  it('leaves no heading over nothing', async () => {
    const only = (text: string): string =>
      text.replace('Your visit takes', '::: group only="injection"\nYour visit takes').replace('$450.', '$450.\n:::');
    const [one] = await found({ [`${BRAND}/brand.yaml`]: placed, [OWN]: only }, 'emptied-passage');
    expect(one).toMatchObject({ severity: 'error', at: { file: OWN } });
    expect(one?.message).toContain('"example-clinic.our-visit" for brand "example-clinic"');
  });

  it('cannot hide a required statement', async () => {
    const only = (text: string): string =>
      text.replace(/\{#([a-z-]+)/g, '{#$1 only="injection"').replace(/^## Print(.*?)$/m, '## Print$1 {only="injection"}');
    const missing = await found({ 'decks/modules/driving/en.md': only }, 'requirement-unmet');
    expect(missing.length).toBeGreaterThan(0);
    expect(missing[0]?.severity).toBe('error');
  });
});
