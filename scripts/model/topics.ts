import type { Block, Library, TextPassage } from './content.js';
import { type DeckDefinition, PANELS } from './definitions.js';
import { entryIn } from './entry-in.js';
import type { Part } from './formats.js';
import type { AboutSome } from './regional.js';
import { allBlocks } from './tree.js';

/** True unless something is about other conditions only than the one that a piece is about. */
export const isOnTopic = ({ conditions = [] }: AboutSome, topic: string | undefined): boolean =>
  topic === undefined || conditions.length === 0 || conditions.includes(topic);

/** Returns the conditions that a printed part of a deck can be about by itself: all of the project's, where some of its words are about one only. */
export function topicsOf(library: Pick<Library, 'modules' | 'project'>, deck: DeckDefinition, part: Part): string[] {
  const { locales, conditions } = library.project;
  const passages = passagesFrom(deck, part).flatMap(({ module, from }) =>
    locales.flatMap((locale) => entryIn(library.modules, module)?.[locale]?.[from] ?? []),
  );
  return passages.some(isParted) ? Object.keys(conditions) : [];
}

/** The parts of a passage that are about some conditions only: itself, or blocks in it. */
export const partedIn = (passage: TextPassage): (TextPassage | Block)[] =>
  [passage, ...allBlocks(passage.blocks)].filter(({ conditions }) => conditions !== undefined);

/** A table of what is known has a row for each condition. */
const isParted = (passage: TextPassage): boolean =>
  partedIn(passage).length > 0 || allBlocks(passage.blocks).some(({ kind }) => kind === 'known');

interface From {
  readonly module: string;
  readonly from: 'brief' | 'print';
}

function passagesFrom({ parts, handout, largePrint, brochure }: DeckDefinition, part: Part): From[] {
  const named = (modules: readonly string[], from: From['from']): From[] => modules.map((module) => ({ module, from }));
  switch (part) {
    case 'slides':
      return [];
    case 'booklet':
      return parts.flatMap(({ modules }) => modules.map(({ module }) => ({ module, from: 'print' as const })));
    case 'brochure':
      return PANELS.flatMap((panel) => named(brochure[panel] ?? [], 'brief'));
    case 'handout':
    case 'largePrint': {
      const own = part === 'largePrint' && largePrint.length > 0 ? largePrint : handout;
      return own.flatMap(({ modules, from }) => named(modules, from));
    }
  }
}
