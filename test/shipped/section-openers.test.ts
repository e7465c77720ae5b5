import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { paceParts, paceSlides } from '../../scripts/formats/slides/pace-slides.js';
import { planSlides } from '../../scripts/formats/slides/plan-slides.js';
import { renderMarpMarkdown } from '../../scripts/formats/slides/render-marp-markdown.js';
import type { Library } from '../../scripts/model/content.js';
import type { Deck } from '../../scripts/model/deck.js';
import { plainText } from '../../scripts/model/tree.js';
import { shippedDeck, shippedLibrary } from '../support/shipped.js';

const root = join(import.meta.dirname, '../..');
const templates = readTemplates(join(root, 'templates'));
const library = shippedLibrary();

async function compose(id: string, from = library): Promise<Deck> {
  return (await composeDeck(from, { deck: id, brand: 'example-clinic', locale: 'en' })).deck;
}
const talk = await shippedDeck('community-talk');
const openers = (deck: Deck) => planSlides(deck).flatMap((slide) => (slide.kind === 'opener' ? [slide] : []));

/** The talk with other parts, or for another setting. */
const changed = (change: Partial<Library['decks'][string]>): Library => {
  const definition = library.decks['community-talk'];
  if (!definition) throw new Error('no talk');
  return { ...library, decks: { ...library.decks, 'community-talk': { ...definition, ...change } } };
};

describe('the slide that begins a part', () => {
  test('stands before each part of the talk, numbered, with the title and the headings of what comes', () => {
    const parts = library.decks['community-talk']?.parts ?? [];
    // The welcome is a part of one slide, and not counted.
    expect(openers(talk).map(({ opener }) => opener.title)).toEqual(parts.slice(1).map(({ title }) => title?.en));
    expect(openers(talk).map(({ opener }) => opener.part)).toEqual([1, 2, 3, 4]);
    const planned = planSlides(talk);
    for (const { id, page, opener } of openers(talk)) {
      expect(id).toBe(`part-${opener.part}`);
      expect(opener.parts).toBe(parts.length - 1);
      // What the marks mean stands before the first of them, in whatever part that is.
      const coming = planned.slice(page).flatMap((slide) => (slide.kind === 'how-sure' ? [] : [slide]));
      const topics = coming.slice(0, opener.topics.length).map((slide) => (slide.kind === 'content' ? slide.slide : undefined));
      expect(topics.map((slide) => slide?.kicker)).toEqual(opener.topics.map(() => opener.title));
      expect(topics.map((slide) => plainText(slide?.title ?? []))).toEqual(opener.topics);
    }
  });

  test('is not in the consultation, nor before a part of one slide', async () => {
    expect(openers(await compose('consult'))).toEqual([]);
    expect(openers(await compose('community-talk', changed({ setting: 'consultation' })))).toEqual([]);
    const at = { file: 'f', line: 1, column: 1 };
    const short = { title: { en: 'Short' }, at, modules: [{ module: 'driving', at }] };
    const [, first, second] = library.decks['community-talk']?.parts ?? [];
    const counted = async (...parts: (Library['decks'][string]['parts'][number] | undefined)[]): Promise<number[][]> => {
      const cut = await compose('community-talk', changed({ parts: parts.flatMap((part) => part ?? []) }));
      return openers(cut).map(({ opener }) => [opener.part, opener.parts]);
    };
    expect(await counted(short, first, second)).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(await counted(first, short, second)).toEqual([
      [1, 2],
      [2, 2],
    ]);
    // One that would be "Part 1 of 1" is not there.
    expect(await counted(short, first)).toEqual([]);
  });

  test('counts where the coverage names the slide of a requirement', () => {
    const planned = planSlides(talk);
    const keysOf = (value: unknown): string[] =>
      typeof value !== 'object' || value === null
        ? []
        : [...('key' in value ? [String(value.key)] : []), ...Object.values(value).flatMap(keysOf)];
    const later = (talk.taken.slides ?? []).filter(({ slide }) => slide !== '1');
    expect(later.length).toBeGreaterThan(20);
    for (const { key, slide } of later) {
      const shown = planned.find(({ number }) => number === slide);
      expect(shown?.kind === 'content' ? keysOf(shown.slide) : []).toContain(key);
    }
  });

  test('takes a little of the planned time, and says how much its part has', () => {
    const planned = planSlides(talk);
    const seconds = paceSlides(planned, talk) ?? [];
    for (const { page } of openers(talk)) expect(seconds[page - 1]).toBeLessThan(10);
    const minutes = [...paceParts(planned, talk).values()];
    expect(minutes).toHaveLength(4);
    // The part in which the meaning of the marks stands has its minutes, too.
    for (const one of minutes) expect(one).toBeGreaterThan(3);
    expect(minutes.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(26);
    expect(minutes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(30);
  });

  test('is a slide of its own in the Markdown, and its minutes stand in the notes alone', () => {
    const { markdown } = renderMarpMarkdown(talk, { notes: true, templates });
    const page = markdown.split('\n---\n').find((one) => one.includes('Part **3** / 4')) ?? '';
    expect(page).toContain('## What to expect, and how it may work');
    expect(page).toContain('- How sure is the proof?');
    expect(page).toMatch(/<!--\nSpeaker notes\n\nMinutes planned for this part: \d\n-->/);
    expect(renderMarpMarkdown(talk, { notes: false, templates }).markdown).not.toContain('Minutes planned');
  });
});
