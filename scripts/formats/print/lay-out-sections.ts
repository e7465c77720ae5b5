import type { DeckBlock, Section, SectionGroup } from '../../model/deck.js';
import { runsIn } from '../../model/read-deck.js';

/** A section as a print template takes it. */
export interface LaidOutSection extends Section {
  /** A drawing or comparison that stands first: it is kept on one page with the section's title, over the full width. */
  readonly lead?: DeckBlock | undefined;
  /** The group's title, where it belongs to the lead. */
  readonly partTitle?: string | undefined;
  /** The first text after a drawing for a column, where that stands beside it. */
  readonly beside: readonly DeckBlock[];
  /** Drawings that need a page of their own, turned sideways. */
  readonly sheets: readonly DeckBlock[];
}

export interface LaidOutGroup extends Omit<SectionGroup, 'sections'> {
  /** True where the group's title stands in its first section's lead, so that no page break comes between them. */
  readonly titleInLead: boolean;
  readonly sections: readonly LaidOutSection[];
}

/** Returns the groups with each section laid out by `layOut`, and the title of each group with what comes first in it. */
export const layOutGroups = (groups: readonly SectionGroup[], layOut: (section: Section) => LaidOutSection): LaidOutGroup[] =>
  groups.map((group) => withTitle(group, group.sections.map(layOut)));

function withTitle(group: SectionGroup, sections: readonly LaidOutSection[]): LaidOutGroup {
  const [first, ...others] = sections;
  if (!first?.lead) return { ...group, sections, titleInLead: false };
  return { ...group, sections: [{ ...first, partTitle: group.title }, ...others], titleInLead: true };
}

/** Returns the section with what stands first in it taken apart. */
export function withLead(section: Section): LaidOutSection {
  const [first, ...others] = section.stretches;
  const lead = first?.blocks[0];
  if (!first || !lead || (lead.kind !== 'figure' && lead.kind !== 'sides')) return { ...section, beside: [], sheets: [] };
  return { ...section, lead, beside: [], sheets: [], stretches: [{ ...first, blocks: first.blocks.slice(1) }, ...others] };
}

/** Beside a drawing 3.84 in wide in the booklet: letters a line, and lines of 12 pt an inch; lines of heading and caption. */
const BESIDE = { width: 3.84, letters: 37, lines: 4.85, taken: 5 };

/** Returns the section with the text that fills the room beside its first drawing taken apart: those of the booklet leave room where lines begin. */
export function withTextBeside(section: Section): LaidOutSection {
  const led = withLead(section);
  const [first, ...others] = led.stretches;
  if (led.lead?.kind !== 'figure' || isWide(led.lead) || !first) return led;
  const { width, height } = led.lead.figure;
  let room = (BESIDE.width * height * BESIDE.lines) / width - BESIDE.taken;
  const after = first.blocks.findIndex((block) => {
    const lines = linesOf(block);
    room -= lines;
    return room < -3 || !Number.isFinite(lines);
  });
  const count = after < 0 ? first.blocks.length : after;
  return { ...led, beside: first.blocks.slice(0, count), stretches: [{ ...first, blocks: first.blocks.slice(count) }, ...others] };
}

/** Only running text and lists stand beside a drawing. */
function linesOf(block: DeckBlock): number {
  if (block.kind !== 'paragraph' && block.kind !== 'list' && block.kind !== 'group') return Number.POSITIVE_INFINITY;
  return runsIn([block]).reduce((sum, { text }) => sum + Math.ceil(text.length / BESIDE.letters) + 0.4, 0);
}

const isWide = (block: DeckBlock): boolean => block.kind === 'figure' && block.figure.wide;

/** Returns the section with its full-width drawings apart, but for those that have an upright form, which stand in their place. */
export function withSheets(section: Section): LaidOutSection {
  const stretches = section.stretches.map((stretch) => ({ ...stretch, blocks: stretch.blocks.map(uprightOf) }));
  const without = (stretch: Section['stretches'][number]): typeof stretch => ({
    ...stretch,
    blocks: stretch.blocks.filter((block) => !isWide(block)),
  });
  const sheets = stretches.flatMap(({ blocks }) => blocks.filter(isWide));
  return { ...section, beside: [], stretches: stretches.map(without), sheets };
}

function uprightOf(block: DeckBlock): DeckBlock {
  if (block.kind !== 'figure' || !block.figure.upright) return block;
  return { ...block, figure: { ...block.figure, ...block.figure.upright, wide: false } };
}
