import type { DeckBlock, Section, Span } from '../../model/deck.js';
import { entryIn } from '../../model/entry-in.js';
import type { Part } from '../../model/formats.js';
import type { ToldIn } from '../../model/safety.js';
import { allBlocks, spansText, wordsIn } from '../../model/tree.js';
import type { DeckFacts } from '../deck-facts.js';

/** A run of words of a block or passage that takes a requirement. */
export interface Run {
  readonly key: string;
  readonly text: string;
  /** True for what stands on the side of the benefits. */
  readonly isBenefit: boolean;
}

/** Reads the composed words of one part by the keys of what takes requirements. */
export interface KeyReader {
  /** The words of the block or passage of a key. */
  runsOf(key: string): readonly Run[];
  /** The first outer block whose words tell most of some items, whatever it takes. */
  blockOf(items: readonly string[], tells: (text: string, item: string) => boolean): string | undefined;
  conditionsOf(key: string): readonly string[];
  placeOf(key: string): ToldIn;
}

/** What is not read as text, or is not the author's, tells nothing. */
const UNREAD = ['label', 'alt', 'speaker', 'credit', 'contact'];

function runsIn(blocks: readonly DeckBlock[]): Run[] {
  const benefits = new Set(benefitKeys(blocks));
  return wordsIn(blocks)
    .filter(({ role }) => !UNREAD.includes(role))
    .map(({ key, spans }) => ({ key, text: spansText(spans), isBenefit: benefits.has(key) }));
}

/** The keys of the words that stand on the side of the benefits. */
const benefitKeys = (blocks: readonly DeckBlock[]): string[] =>
  [...allBlocks(blocks)].flatMap((block) => {
    const sides = block.kind === 'sides' ? block.sides.filter(({ role }) => role === 'benefit') : [];
    return sides.flatMap((side) => wordsIn(side.blocks).map(({ key }) => key));
  });

interface Titled {
  readonly key: string;
  readonly title: readonly Span[];
  readonly blocks: readonly DeckBlock[];
  readonly conditions: readonly string[];
  readonly place: ToldIn;
}

/** Returns the reader of one part of a composed deck. */
export function keyReader(part: Part, judged: DeckFacts): KeyReader {
  const homes = new Map<string, { readonly home: Titled; readonly block?: DeckBlock }>();
  const passages = passagesIn(part, judged);
  for (const home of passages) {
    homes.set(home.key, { home });
    for (const block of allBlocks(home.blocks)) homes.set(block.key, { home, block });
  }
  return {
    runsOf(key) {
      const found = homes.get(key);
      if (!found) return [];
      const words = runsIn(found.block ? [found.block] : found.home.blocks);
      return found.block ? words : [{ key, text: spansText(found.home.title), isBenefit: false }, ...words];
    },
    blockOf(items, tells) {
      const count = (block: DeckBlock): number => {
        const runs = runsIn([block]);
        return items.filter((item) => runs.some(({ text }) => tells(text, item))).length;
      };
      const counted = passages.flatMap(({ blocks }) => blocks.map((block) => ({ key: block.key, told: count(block) })));
      return counted.find(({ told }) => told > items.length / 2)?.key;
    },
    conditionsOf: (key) => homes.get(key)?.home.conditions ?? [],
    placeOf: (key) => homes.get(key)?.home.place ?? 'print',
  };
}

function passagesIn(part: Part, { deck, briefs, placeOf }: DeckFacts): Titled[] {
  if (part === 'slides') return deck.slides.map((slide) => ({ ...slide, place: 'slides' }));
  const sections: readonly Section[] =
    part === 'brochure' ? deck.brochure.flatMap((panel) => panel.sections) : deck[part].flatMap((group) => group.sections);
  return sections.map(({ key, module, title, stretches }) => {
    const brief = entryIn(briefs, module);
    const at = placeOf(key);
    const place = brief?.file === at.file && brief.line === at.line ? 'brief' : 'print';
    return { key, title, blocks: stretches.flatMap(({ blocks }) => blocks), conditions: [], place };
  });
}
