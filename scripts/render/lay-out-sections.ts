import type { Piece, Section, SectionGroup } from '../model/deck.js';
import type { PrintFormat } from '../model/definitions.js';

/** A section as a print template takes it. */
export interface LaidOutSection extends Section {
  /** A drawing or comparison that stands first: it is kept on one page with the section's title, over the full width. */
  readonly lead?: Piece | undefined;
  /** True for a lead on a page of its own, turned sideways. */
  readonly isTurned?: boolean;
  /** The group's title, where it belongs to the lead. */
  readonly partTitle?: string | undefined;
  /** Drawings that need a page of their own. */
  readonly sheets: readonly Piece[];
}

export interface LaidOutGroup extends Omit<SectionGroup, 'sections'> {
  /** True where the group's title stands in its first section's lead, so that no page break comes between them. */
  readonly titleInLead: boolean;
  readonly sections: readonly LaidOutSection[];
}

/** Returns the groups with what stands first in each section taken apart; in large print, full-width drawings are turned sideways, further ones go last. */
export function layOutSections(groups: readonly SectionGroup[], format: PrintFormat): LaidOutGroup[] {
  const layOut = format === 'large-print' ? withSheets : withLead;
  return groups.map((group) => withTitle(group, group.sections.map(layOut)));
}

function withTitle(group: SectionGroup, sections: readonly LaidOutSection[]): LaidOutGroup {
  const [first, ...others] = sections;
  if (!first?.lead) return { ...group, sections, titleInLead: false };
  return { ...group, sections: [{ ...first, partTitle: group.title }, ...others], titleInLead: true };
}

function withLead(section: Section): LaidOutSection {
  const [first, ...others] = section.stretches;
  const lead = first?.pieces[0];
  if (!first || !lead || (lead.kind !== 'figure' && lead.kind !== 'sides')) return { ...section, sheets: [] };
  return { ...section, lead, sheets: [], stretches: [{ ...first, pieces: first.pieces.slice(1) }, ...others] };
}

const isWide = (piece: Piece): boolean => piece.kind === 'figure' && piece.figure.wide;

function withSheets(section: Section): LaidOutSection {
  const led = withLead(section);
  const isTurned = led.lead !== undefined && isWide(led.lead);
  const { stretches } = isTurned ? led : section;
  return {
    ...section,
    ...(isTurned ? { lead: led.lead, isTurned } : {}),
    stretches: stretches.map((stretch) => ({ ...stretch, pieces: stretch.pieces.filter((piece) => !isWide(piece)) })),
    sheets: stretches.flatMap((stretch) => stretch.pieces.filter(isWide)),
  };
}
