import type { DeckBlock, Layout, Slide, Taken } from '../model/deck.js';
import { marksBeside } from '../model/marks-shown.js';
import { spansText } from '../model/tree.js';
import { type Chosen, chooseSlides } from './choose-slides.js';
import { composeBlocks } from './compose-blocks.js';
import { composeCaveats, composeSpans, describeMarks, recordCites, recordTaken } from './compose-spans.js';
import { type Composer, newUnit, type Place, type Unit, uniqueIds } from './composer.js';
import { flatten, howSure } from './how-sure.js';

/** A slide as composed, without its number; and what it meets. */
interface Draft {
  readonly chosen: Chosen;
  readonly slide: Omit<Slide, 'number'>;
  readonly taken: readonly Taken[];
}

/** Returns the content slides of a deck in order, each with those below it. What they show is numbered before any speaker note is. */
export function composeSlides(composer: Composer, taken: Taken[]): Slide[] {
  const unique = uniqueIds();
  const drafts = chooseSlides(composer).flatMap((part) => {
    const drafted = part.map((chosen) => composeSlide(chosen, composer, unique));
    const topics = drafted.filter(({ chosen }) => !chosen.deeper).map(({ slide }) => spansText(slide.title));
    return drafted.map((draft) => {
      const { begins } = draft.chosen;
      return begins ? { ...draft, slide: { ...draft.slide, opener: { ...begins, topics } } } : draft;
    });
  });
  const numbered = numberSlides(withLegend(drafts));
  for (const { slide, taken: met } of numbered) taken.push(...met.map((one) => ({ ...one, slide: slide.number })));
  return numbered.map(({ chosen: { module, passage }, slide }) => {
    // What is asked of one patient is never said before others: a slide without notes for a room has none there.
    const said = composer.definition.setting === 'talk' ? (passage.roomNotes ?? []) : passage.notes;
    return { ...slide, notes: composeBlocks(said, { composer, module, unit: newUnit() }) };
  });
}

/** What the marks mean stands before the first slide with one, or before the slide of the main line that the first one stands below. */
function withLegend(drafts: readonly Draft[]): Draft[] {
  const first = drafts.findIndex(({ slide }) => slide.sure !== undefined || marksBeside(slide.blocks).length > 0);
  const at = drafts.findLastIndex(({ slide }, i) => i <= first && !slide.deeper);
  return drafts.map((draft, i) => (i === at ? { ...draft, slide: { ...draft.slide, legend: true } } : draft));
}

/** After the title slide, which is the first. What stands before a slide has a number of its own. */
function numberSlides(drafts: readonly Draft[]): (Draft & { readonly slide: Slide })[] {
  let [number, below] = [1, 0];
  return drafts.map((draft) => {
    const { opener, legend, deeper } = draft.slide;
    if (!deeper) number += 1 + (opener ? 1 : 0) + (legend ? 1 : 0);
    below = deeper ? below + 1 : 0;
    return { ...draft, slide: { ...draft.slide, number: deeper ? `${number}.${below}` : `${number}` } };
  });
}

function composeSlide(chosen: Chosen, composer: Composer, unique: (id: string) => string): Draft {
  const { module, passage, kicker, deeper, conditions } = chosen;
  const unit = newUnit();
  const taken: Taken[] = [];
  const place: Place = { composer, module, unit, shown: { list: taken } };
  const key = composer.keyAt(passage.at);
  const title = composeSpans(passage.title, place);
  recordCites(place, { key, inlines: passage.title, spans: title });
  recordTaken(place, { key, text: spansText(title), requirements: passage.takes, whole: true });
  const blocks = composeBlocks(passage.blocks, place);
  const caveats = composeCaveats(place);
  const sources = sourcesOf(
    unit,
    caveats.map((caveat) => caveat.claim),
    composer,
  );
  const sure = howSure(passage, { blocks, unit, composer });
  const slide = {
    key,
    id: unique(`${module.id.replaceAll('.', '-')}-${passage.id}`),
    module: module.id,
    kicker,
    layout: layoutOf(blocks),
    conditions,
    ...describeMarks({ title, blocks, caveats }, place),
    caveats,
    notes: [],
    ...(deeper ? { deeper } : {}),
    ...(sure ? { sure } : {}),
    sources,
  };
  return { chosen, slide, taken };
}

function sourcesOf(unit: Unit, caveats: readonly string[], composer: Composer): number[] {
  const claims = [...unit.cited.keys(), ...caveats].flatMap((id) => composer.claim(id) ?? []);
  return [...new Set(claims.flatMap((claim) => composer.numbering.numbersOf(claim)))].sort((a, b) => a - b);
}

/** Returns the layout that the shape of a slide's blocks asks for; what stands inside a group or key block counts too. */
function layoutOf(blocks: readonly DeckBlock[]): Layout {
  const flat = flatten(blocks);
  const figure = flat.find((block) => block.kind === 'figure');
  if (figure) return figure.figure.wide ? 'wide-figure' : 'figure';
  if (flat.some((block) => block.kind === 'sides')) return 'sides';
  if (flat.some((block) => block.kind === 'list' && block.look === 'steps')) return 'steps';
  if (flat.some((block) => block.kind === 'question')) return 'question';
  return flat.some((block) => block.kind === 'phone') ? 'phone' : 'statement';
}
