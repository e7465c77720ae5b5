import { describe, expect, it } from 'vitest';
import type { Deck } from '../../scripts/model/deck.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { once } from '../../scripts/model/remember.js';
import { openDeckCache } from '../../scripts/stories/deck-cache.js';
import { type JudgedDeck, judgeProject } from '../../scripts/stories/judge-project.js';
import { brokenProject, readBroken } from '../support/broken-project.js';
import { AS_OF } from '../support/places.js';

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

type Change = Record<string, (text: string) => string>;

/** What is judged of the fixture with a module of its brand, once the files in `change` are written anew. */
async function judged(change: Change) {
  const { library } = readBroken(
    brokenProject((files) => ({
      [OWN]: WORDS,
      ...Object.fromEntries(Object.entries(change).map(([path, edit]) => [path, edit(path === OWN ? WORDS : files.text(path))])),
    })),
  );
  if (!library) throw new Error('The fixture cannot be read.');
  const named = new Map<string, Deck>();
  const onDeck = ({ deck }: JudgedDeck): void => void named.set(deck.id, deck);
  const { diagnostics: said } = await judgeProject({ project: library, asOf: AS_OF }, openDeckCache({ wordsOnly: true }), { onDeck });
  return { named, said };
}

const placed = (text: string): string => `${text}\nmodules:\n  - { module: our-visit, after: first-days }\n`;
const found = async (change: Change, code: string): Promise<Diagnostic[]> => (await judged(change)).said.filter((one) => one.code === code);

/** The fixture with the module in its place, and as it is. */
const withOwn = once(() => judged({ [`${BRAND}/brand.yaml`]: placed }));
const withoutOwn = once(() => judged({}));

const sectionsOf = (deck: Deck | undefined, piece: 'handout' | 'booklet') => (deck?.[piece] ?? []).flatMap(({ sections }) => sections);

describe("a brand's own module", () => {
  it('stands right after the module it names, with its slide, print text and brief, and says whose words it holds', async () => {
    const decks = (await withOwn()).named;
    const label = 'Added by Example Clinic. Not part of the shared text.';
    const slides = decks.get('visit')?.slides ?? [];
    const at = slides.findIndex(({ id }) => id === 'example-clinic-our-visit-here');
    expect(slides[at]?.kicker).toBe(label);
    expect(slides[at - 1]?.module).toBe('first-days');
    for (const piece of ['handout', 'booklet'] as const) {
      const sections = sectionsOf(decks.get('take-home'), piece);
      const own = sections.findIndex(({ module }) => module === 'example-clinic.our-visit');
      expect(sections[own]?.label).toBe(label);
      expect(sections[own - 1]?.module).toBe('first-days');
    }
    const panel = decks.get('take-home')?.brochure.find(({ name }) => name === 'inside-left');
    expect(panel?.sections.map(({ module }) => module)).toEqual(['what-it-is', 'first-days', 'example-clinic.our-visit']);
  });

  it('takes nothing away: every shared slide and section is still there, in the same order', async () => {
    const decks = (await withOwn()).named;
    for (const [id, deck] of (await withoutOwn()).named) {
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

  it('may tell its own times and prices, and is no error', async () => {
    const { said } = await withOwn();
    expect(said.filter(({ at, severity }) => at?.file === OWN || severity === 'error')).toEqual([]);
  });

  it('must cite what it says about the treatment', async () => {
    const boast = (text: string): string => `${text}\n\nPlaster helps 9 of 10 people against swelling here.\n`;
    const [one] = await found({ [`${BRAND}/brand.yaml`]: placed, [OWN]: boast }, 'uncited-fact');
    expect(one?.at?.file).toBe(OWN);
    expect(one?.message).toContain('Plaster helps 9 of 10 people against swelling here.');
  });

  it('cannot meet a requirement', async () => {
    const takes = (text: string): string => text.replace('{#here}', '{#here takes="CAST-02"}');
    const [one] = await found({ [`${BRAND}/brand.yaml`]: placed, [OWN]: takes }, 'own-module-takes');
    expect(one?.message).toContain('"CAST-02"');
    expect(one?.at).toMatchObject({ file: OWN, line: 6 });
  });

  it('cannot be named by a deck that all brands share', async () => {
    const name = (text: string): string =>
      text.replace('modules: [what-it-is, first-days]', 'modules: [what-it-is, example-clinic.our-visit]');
    const [one] = await found({ [`${BRAND}/brand.yaml`]: placed, 'decks/take-home.deck.yaml': name }, 'own-module-in-deck');
    expect(one?.at?.file).toBe('decks/take-home.deck.yaml');
  });

  it('is missed when it is misspelt or has no place', async () => {
    const misspelt = (text: string): string => placed(text).replace('our-visit', 'our-visits').replace('first-days', 'first-day');
    const wrong = await found({ [`${BRAND}/brand.yaml`]: misspelt }, 'unknown-module');
    expect(wrong.map(({ hint }) => hint)).toEqual(['Did you mean "our-visit"?', 'Did you mean "first-days"?']);
    expect(await found({}, 'unplaced-module')).toHaveLength(1);
  });
});

describe('what a brand does not offer', () => {
  it('is told at the brand where it has not said yet what it offers and shared words name it', async () => {
    const only = (text: string): string =>
      text.replace('## Brief', '## Slide: Care {#care}\n\n::: instruction only="plaster"\nKeep it cool.\n:::\n\n## Brief');
    const unsaid = (text: string): string => text.replace(/^offers:.*$/m, 'offers: []');
    const [one] = await found({ 'decks/modules/first-days/en.md': only, [`${BRAND}/brand.yaml`]: unsaid }, 'emptied-passage');
    expect(one).toMatchObject({ at: { file: `${BRAND}/brand.yaml` }, hint: expect.stringContaining('such as offers: [plaster]') });
  });

  it('leaves no heading over nothing', async () => {
    const only = (text: string): string =>
      text.replace('Your visit takes', '::: group only="waterproof"\nYour visit takes').replace('$450.', '$450.\n:::');
    const [one] = await found({ [`${BRAND}/brand.yaml`]: placed, [OWN]: only }, 'emptied-passage');
    expect(one).toMatchObject({ severity: 'error', at: { file: OWN } });
    expect(one?.message).toContain('"example-clinic.our-visit" for brand "example-clinic"');
  });

  it('cannot hide a required statement', async () => {
    const only = (text: string): string =>
      text.replace(/\{#([a-z-]+)/g, '{#$1 only="waterproof"').replace(/^## Print(.*?)$/m, '## Print$1 {only="waterproof"}');
    const missing = await found({ 'decks/modules/skin/en.md': only }, 'requirement-unmet');
    expect(missing.length).toBeGreaterThan(0);
    expect(missing[0]?.severity).toBe('error');
  });
});
