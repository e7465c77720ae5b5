import type { Block, Inline, ListItem, Titled } from '../model/content.js';
import type { DeckBlock, DeckBlockBase, DeckItem, Span } from '../model/deck.js';
import { error, fieldAt } from '../model/diagnostic.js';
import { entryIn } from '../model/entry-in.js';
import { isCountedBenefit, isFinding } from '../model/findings.js';
import { holdsIn, OTHERS } from '../model/regional.js';
import { isOnTopic } from '../model/topics.js';
import { allBlocks, blocksText, runsOf } from '../model/tree.js';
import { blocksHere } from './blocks-here.js';
import { composeFigure } from './compose-figure.js';
import { citesIn, claimSpans, composeSpans, recordCites, recordTaken } from './compose-spans.js';
import { type Place, reportOnce } from './composer.js';
import { composePeople } from './draw-people.js';
import { brandFacts, phoneBox } from './phone-boxes.js';

const isHeading = ({ kind }: Block): boolean => kind === 'heading';

/** Returns some blocks composed, without those that the brand does not offer or that are for other regions, in reading order. */
export function composeBlocks(blocks: readonly Block[], place: Place): DeckBlock[] {
  const here = blocksHere(blocks, place);
  if (here.every(isHeading) && !blocks.every(isHeading)) reportEmptied(blocks, place);
  return here.flatMap((block) => composeBlock(block, place));
}

/** A heading over nothing, or an empty box, is worse than none: what a brand does not offer must leave something to read. */
function reportEmptied(blocks: readonly Block[], { composer, module }: Place): void {
  const { id, region, offers } = composer.brand;
  const offered = [...new Set(allBlocks(blocks).flatMap(({ only }) => only ?? []))];
  const message = `Nothing is left to read here in module "${module.id}" for brand "${id}" (region "${region}"): all of it is for what other brands offer, or for other regions.`;
  const words = `Add words for it (a block regions="${region}" or regions="${OTHERS}"), or put only= or regions= on the whole passage, so that its heading goes too.`;
  // Shared words are not the clinic's to mend: a brand that has not said yet what it offers says it first.
  const isUnsaid = offers.length === 0 && offered.length > 0 && module.owner === undefined;
  const hint = isUnsaid
    ? `Write what the clinic gives into offers: of "${id}", such as offers: [${offered.join(', ')}]. Where it gives none of these: ${words}`
    : words;
  const at = isUnsaid ? fieldAt(composer.brand, 'offers') : blocks[0]?.at;
  reportOnce(
    composer,
    error({ code: 'emptied-passage', message, ...(at ? { at } : {}), hint, ...(isUnsaid && { concerns: { brand: id } }) }),
  );
}

/** Returns the block composed; none where what it names is not there. */
function composeBlock(block: Block, outer: Place): DeckBlock[] {
  const instruction = block.instruction ?? outer.instruction ?? false;
  const place: Place = { ...outer, instruction };
  const base: DeckBlockBase = { key: outer.composer.keyAt(block.at), instruction };
  const composed = composeKind(block, { place, base });
  if (composed.length > 0 && block.takes)
    recordTaken(place, { key: base.key, text: blocksText(composed), requirements: block.takes, whole: true });
  return composed;
}

interface Inside {
  readonly place: Place;
  readonly base: DeckBlockBase;
}

function composeKind(block: Block, inside: Inside): DeckBlock[] {
  const { place, base } = inside;
  switch (block.kind) {
    case 'paragraph':
      return [{ ...base, kind: 'paragraph', inlines: citedSpans(block.inlines, inside) }];
    case 'heading':
      return [{ ...base, kind: 'heading', level: block.level, inlines: citedSpans(block.inlines, inside) }];
    case 'list':
      return [composeList(block, inside)];
    case 'table':
      return composeTable(block, inside);
    case 'figure':
      return composeFigureBlock(block.name, inside);
    case 'people':
      return composePeopleBlock(block.claim, inside);
    case 'known':
      return [composeKnown(base, place)];
    case 'claim':
      return composeClaim(block, inside);
    case 'group':
    case 'key':
      return [{ ...base, kind: block.kind, blocks: composeBlocks(block.blocks, place) }];
    case 'sides': {
      const sides = block.sides.map((side) => ({
        ...{ title: citedSpans(side.title, inside), blocks: composeBlocks(side.blocks, place), ...roleOf(side, place) },
      }));
      return [{ ...base, kind: 'sides', sides }];
    }
    case 'question': {
      const question = citedSpans(block.question, inside);
      return [{ ...base, kind: 'question', question, blocks: composeBlocks(block.blocks, place) }];
    }
    case 'phone':
      return [{ ...base, kind: 'phone', phone: phoneBox(block.line, place.composer), blocks: composeBlocks(block.blocks, place) }];
    case 'facts':
      return [{ ...base, kind: 'facts', facts: brandFacts(block.names, place.composer) }];
    case 'lines':
      return [{ ...base, kind: 'lines', lines: Array.from({ length: block.count }, (_, index) => index + 1) }];
  }
}

/** What the claims on a side tell of, where all that tell of benefit or harm tell of the same. */
function roleOf({ title, blocks }: Titled, { composer }: Place): { readonly role?: 'benefit' | 'risk' } {
  const cited = [...citesIn(title), ...allBlocks(blocks).flatMap(runsOf).flatMap(citesIn)];
  const roles = new Set(
    cited.flatMap(({ claim }) => composer.claim(claim)?.role ?? []).filter((role) => role === 'benefit' || role === 'risk'),
  );
  const [role, other] = roles;
  return role && !other ? { role } : {};
}

/** Returns inlines as spans and writes down the requirements that the claims cited in them take up. */
function citedSpans(inlines: readonly Inline[], { place, base }: Inside): Span[] {
  const spans = composeSpans(inlines, place);
  recordCites(place, { key: base.key, inlines, spans });
  return spans;
}

function composeList({ look, start, items }: Extract<Block, { kind: 'list' }>, { base, place }: Inside): DeckBlock {
  return { ...base, kind: 'list', look, ...(start === undefined ? {} : { start }), items: items.map((item) => composeItem(item, place)) };
}

function composeItem(item: ListItem, place: Place): DeckItem {
  const inner = item.instruction === undefined ? place : { ...place, instruction: item.instruction };
  const ticked = item.ticked ? { ticked: item.ticked } : {};
  return { key: place.composer.keyAt(item.at), ...ticked, blocks: composeBlocks(item.blocks, inner) };
}

/**
 * A cell alone is no sentence, so a requirement met in one is shown with its whole row. In a table of options an empty cell says that no
 * good source was found, and above stands that numbers of different studies are no race: who compares down a column has read it.
 */
function composeTable(block: Extract<Block, { kind: 'table' }>, { place, base }: Inside): DeckBlock[] {
  const [head = [], ...rows] = [block.head, ...block.rows].map((row) => {
    const cells = row.map((cell) => composeSpans(cell, place));
    const blank: Span = { kind: 'text', text: ' ' };
    recordCites(place, { key: base.key, inlines: row.flat(), spans: cells.flatMap((cell) => [...cell, blank]) });
    return cells;
  });
  if (!block.rowsAt) return [{ ...base, kind: 'table', head, rows }];
  const { composer } = place;
  const said = (words: string): Span[] => [{ kind: 'text', text: composer.word(words) }];
  const told = rows.map((row) => row.map((cell) => (cell.length > 0 ? cell : said('no-good-source'))));
  const counted = block.rows.filter((row) => row.flatMap(citesIn).some(({ claim }) => isCountedBenefit(composer.claim(claim))));
  return [
    ...(counted.length > 1 ? [{ ...base, kind: 'paragraph', inlines: said('no-race') } as const] : []),
    { ...base, kind: 'table', options: true, head: head.map((cell) => (cell.length > 0 ? cell : said('option'))), rows: told },
  ];
}

function composeFigureBlock(name: string, { place, base }: Inside): DeckBlock[] {
  const figure = composeFigure(name, place);
  if (!figure) return [];
  recordTaken(place, { key: base.key, text: figure.caption, requirements: entryIn(place.module.figures, name)?.takes ?? [] });
  return [{ ...base, kind: 'figure', figure }];
}

function composePeopleBlock(claim: string, { place, base }: Inside): DeckBlock[] {
  const figure = composePeople(claim, place);
  if (!figure) return [];
  recordTaken(place, { key: base.key, text: figure.caption, requirements: place.composer.claim(claim)?.takesUp ?? [] });
  return [{ ...base, kind: 'figure', figure }];
}

function composeClaim(block: Extract<Block, { kind: 'claim' }>, { place, base }: Inside): DeckBlock[] {
  const claim = place.composer.claim(block.claim);
  if (!claim) return [];
  if (!place.unit.cited.has(claim.id)) place.unit.cited.set(claim.id, block.at);
  if (!place.unit.stated.has(claim.id)) place.unit.stated.set(claim.id, base.key);
  const inlines = claimSpans(claim, place.composer);
  const said = claim.words[place.composer.locale]?.speaker ?? claim.speaker;
  const speaker = said === undefined ? {} : { speaker: said };
  const composed: DeckBlock = {
    ...base,
    kind: 'claim',
    inlines,
    ...(isFinding(claim, place.composer.caveats) && { verdict: claim.verdict }),
    quotation: claim.role === 'quotation',
    ...speaker,
  };
  recordTaken(place, { key: base.key, text: blocksText([composed]), requirements: claim.takesUp });
  return [composed];
}

/**
 * Returns a table of what is known, drawn from the claims: one row for each condition of the project that a claim sums up and the piece is about,
 * with how sure that claim is and its sources. A claim of role `status` says that no study was reviewed.
 */
function composeKnown(base: DeckBlockBase, place: Place): DeckBlock {
  const { composer } = place;
  const claims = Object.values(composer.library.claims).filter((claim) => holdsIn(claim, composer.brand.region));
  const rows = Object.entries(composer.library.project.conditions).flatMap(([condition, label]) => {
    const claim = claims.find(({ sumsUp }) => sumsUp === condition);
    if (!claim || !isOnTopic({ conditions: [condition] }, composer.topic)) return [];
    const spans = composeSpans([{ kind: 'cite', claim: claim.id, at: claim.at }], place);
    const verdict = claim.role === 'status' ? {} : { verdict: claim.verdict };
    return [{ label: composer.inLocale(label), ...verdict, spans }];
  });
  return { ...base, kind: 'known', rows };
}
