import type { Block, Module, TextPassage } from '../model/content.js';
import type { Panel, Section, SectionGroup, Stretch, Taken } from '../model/deck.js';
import { type HandoutPart, PANELS } from '../model/definitions.js';
import type { At } from '../model/diagnostic.js';
import { marksBeside } from '../model/marks-shown.js';
import { spansText } from '../model/tree.js';
import { blocksHere, withoutOpenGroups } from './blocks-here.js';
import { composeBlocks } from './compose-blocks.js';
import { composeCaveats, composeSpans, describeMarks, recordCites, recordTaken } from './compose-spans.js';
import { type Composer, isShown, moduleOf, newUnit, ownLabel, type Place, reportMissing, type Unit, uniqueIds } from './composer.js';

interface Wanted {
  readonly module: string;
  readonly from: 'brief' | 'print';
  readonly at: At;
}

interface Work {
  readonly composer: Composer;
  readonly taken: Taken[];
  readonly unique: (id: string) => string;
  /** Set where all sections share one unit, whose caveats are shown once. */
  readonly unit?: Unit;
  /** The caveats that the part of the piece has said so far, with their keys: each is said where a claim first needs it. */
  readonly said?: Map<string, string>;
}

/** Returns the booklet: the print text of every module of the deck, part by part. */
export function composeBooklet(composer: Composer, taken: Taken[]): SectionGroup[] {
  const work: Work = { composer, taken, unique: uniqueIds() };
  const groups = composer.definition.parts.flatMap((part, index) => {
    const wanted = part.modules.map(({ module, at }): Wanted => ({ module, from: 'print', at }));
    return groupOf({ number: index + 1, title: composer.inLocale(part.title) }, wanted, work);
  });
  return withLegend(groups);
}

/** Returns the handout's parts in its own order. */
export const composeHandout = (composer: Composer, taken: Taken[]): SectionGroup[] =>
  composeLeaflet(composer.definition.handout, composer, taken);

/** Returns the parts of the large print: its own, or the handout's. */
export function composeLargePrint(composer: Composer, taken: Taken[]): SectionGroup[] {
  const { largePrint, handout } = composer.definition;
  return composeLeaflet(largePrint.length > 0 ? largePrint : handout, composer, taken);
}

function composeLeaflet(parts: readonly HandoutPart[], composer: Composer, taken: Taken[]): SectionGroup[] {
  const work: Work = { composer, taken, unique: uniqueIds() };
  const groups = parts.flatMap((part, index) => {
    const wanted = part.modules.map((module): Wanted => ({ module, from: part.from, at: part.at }));
    return groupOf({ number: index + 1, title: composer.inLocale(part.title) }, wanted, work);
  });
  return withLegend(groups);
}

/** What the marks mean is told where the first one stands. */
function withLegend(groups: readonly SectionGroup[]): SectionGroup[] {
  const first = groups
    .flatMap(({ sections }) => sections)
    .find(({ stretches }) => stretches.some(({ blocks }) => marksBeside(blocks).length > 0));
  return groups.map((group) => ({ ...group, sections: group.sections.map((one) => (one === first ? { ...one, legend: true } : one)) }));
}

/** Returns the brochure's panels in reading order: briefs, and the caveats of all their claims once a panel. */
export function composeBrochure(composer: Composer, taken: Taken[]): Panel[] {
  const unique = uniqueIds();
  const { brochure, at } = composer.definition;
  return PANELS.flatMap((name) => {
    const modules = brochure[name];
    if (!modules) return [];
    const unit = newUnit();
    const sections = sectionsOf(
      modules.map((module): Wanted => ({ module, from: 'brief', at })),
      { composer, taken, unique, unit },
    );
    const [first] = modules.flatMap((id) => moduleOf(id, composer) ?? []);
    const caveats = first ? composeCaveats({ composer, module: first, unit, shown: { list: taken } }) : [];
    return [{ name, sections, caveats }];
  });
}

/** Returns the group in a list; a group in which the brand offers nothing is none. */
function groupOf(head: { number: number; title: string }, wanted: readonly Wanted[], work: Work): SectionGroup[] {
  const sections = sectionsOf(wanted, { ...work, said: new Map() });
  return sections.length === 0 ? [] : [{ id: `part-${head.number}`, ...(head.title ? { title: head.title } : {}), sections }];
}

function sectionsOf(wanted: readonly Wanted[], work: Work): Section[] {
  return wanted.flatMap(({ module: id, from, at }) => {
    const module = moduleOf(id, work.composer);
    const passage = module?.[from];
    if (!module || !passage) {
      reportMissing(work.composer, { module: id, passage: from === 'print' ? 'the print text' : 'the brief', at });
      return [];
    }
    return isShown(passage, work.composer) ? [composeSection(module, passage, work)] : [];
  });
}

function composeSection(module: Module, passage: TextPassage, work: Work): Section {
  const { composer } = work;
  const place = (unit: Unit): Place => ({ composer, module, unit, shown: { list: work.taken } });
  const first = work.unit ?? newUnit();
  const key = composer.keyAt(passage.at);
  const title = composeSpans(passage.title, place(first));
  recordCites(place(first), { key, inlines: passage.title, spans: title });
  recordTaken(place(first), { key, text: spansText(title), requirements: passage.takes, whole: true });
  const [opening = [], ...runs] = splitAtHeadings(withoutOpenGroups(passage.blocks, composer));
  // Nothing need be left between the title and the first heading.
  const before = runs.length > 0 ? blocksHere(opening, { composer, module }) : opening;
  const stretches = [before, ...runs].map((run, index) => {
    const here = place(index === 0 ? first : (work.unit ?? newUnit()));
    const blocks = composeBlocks(run, here);
    const caveats = work.unit ? [] : composeCaveats(here, work.said);
    const described = describeMarks({ title: index === 0 ? title : [], blocks, caveats, said: work.said }, here);
    for (const [claim, one] of [...here.unit.stated, ...caveats.map((caveat) => [caveat.claim, caveat.key] as const)])
      work.said?.set(claim, one);
    return { caveats, ...described };
  });
  const label = ownLabel(module, composer);
  const id = work.unique(`sec-${module.id.replaceAll('.', '-')}`);
  return {
    ...{ key, id, module: module.id, ...(label === undefined ? {} : { label }), title: stretches[0]?.title ?? title },
    stretches: stretches.map(({ blocks, caveats }): Stretch => ({ blocks, caveats })),
  };
}

/** The run under the title (possibly empty), then one run for each heading, which begins it. */
function splitAtHeadings(blocks: readonly Block[]): Block[][] {
  const runs: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'heading') runs.push([block]);
    else runs.at(-1)?.push(block);
  }
  return runs;
}
