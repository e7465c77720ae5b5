import type { Module, SlidePassage } from '../model/content.js';
import type { DeckBlock, Layout, Opener, Slide, Taken } from '../model/deck.js';
import type { DeckPart } from '../model/definitions.js';
import { spansText } from '../model/tree.js';
import { composeBlocks } from './compose-blocks.js';
import { composeCaveats, composeSpans, describeMarks, recordCites, recordTaken } from './compose-spans.js';
import { type Composer, isShown, moduleOf, newUnit, ownLabel, type Place, reportMissing, type Unit, uniqueIds } from './composer.js';
import { flatten, howSure, isMarked } from './how-sure.js';

type Entry = DeckPart['modules'][number];

interface Chosen {
  readonly module: Module;
  readonly passage: SlidePassage;
  readonly kicker: string;
  readonly begins?: Omit<Opener, 'topics'> | undefined;
}

/** Returns the content slides of a deck in order. What they show is numbered before any speaker note is. */
export function composeSlides(composer: Composer, taken: Taken[]): Slide[] {
  const unique = uniqueIds();
  let number = 1;
  let isExplained = false;
  const drafts = choosePartSlides(composer).flatMap((part) => {
    const drafted = part.map((chosen) => {
      number += chosen.begins ? 2 : 1;
      const slide = composeSlide(chosen, composer, { list: taken, slide: number });
      const legend = !isExplained && (slide.sure !== undefined || isMarked(slide.blocks));
      if (legend) {
        isExplained = true;
        moveTaken(taken, number++);
      }
      return { ...chosen, slide: { ...slide, id: unique(slide.id), ...(legend && { legend }) } };
    });
    const topics = drafted.map(({ slide }) => spansText(slide.title));
    return drafted.map(({ slide, begins, ...chosen }) => ({
      ...chosen,
      slide: begins ? { ...slide, opener: { ...begins, topics } } : slide,
    }));
  });
  return drafts.map(({ module, passage, slide }) => {
    const isRoom = composer.definition.setting === 'talk';
    const said = (isRoom ? passage.roomNotes : undefined) ?? passage.notes;
    const notes = composeBlocks(said, { composer, module, unit: newUnit() });
    return { ...slide, notes };
  });
}

/** What was met on a slide before which another one is put is met on the next. */
function moveTaken(taken: Taken[], number: number): void {
  for (const [index, one] of taken.entries()) if (one.slide === number) taken[index] = { ...one, slide: number + 1 };
}

/** The slides of each part. An audience is told where a part begins; one patient in a short talk is not. */
function choosePartSlides(composer: Composer): Chosen[][] {
  const { definition, inLocale } = composer;
  const parts = definition.parts.map((part) => ({ part, slides: chooseSlides(part, composer) })).filter(({ slides }) => slides.length > 0);
  const isOpened = definition.setting === 'talk' && parts.length > 1;
  return parts.map(({ part, slides }, index) => {
    const [first, ...others] = slides;
    const title = inLocale(part.title);
    const forAll = slides.filter(({ passage }) => passage.conditions.length === 0);
    if (!isOpened || !first || !title || forAll.length < 2) return slides;
    return [{ ...first, begins: { part: index + 1, parts: parts.length, title } }, ...others];
  });
}

function chooseSlides(part: DeckPart, composer: Composer): Chosen[] {
  return part.modules.flatMap((entry) => {
    const module = moduleOf(entry.module, composer);
    const passages = module ? slidesOf(entry, module, composer) : [];
    if (!module || passages.length === 0) {
      reportMissing(composer, { module: entry.module, passage: 'slides', at: entry.at });
      return [];
    }
    const kicker = ownLabel(module, composer) ?? (composer.inLocale(part.title) || module.title);
    return passages.filter((passage) => isShown(passage, composer)).map((passage) => ({ module, passage, kicker }));
  });
}

/** The slides that a deck names, in its order; else all of the module's, without those marked `more` unless the deck asks for them. */
function slidesOf(entry: Entry, module: Module, { definition }: Composer): SlidePassage[] {
  if (entry.slides) return entry.slides.flatMap((id) => module.slides.find((slide) => slide.id === id) ?? []);
  return module.slides.filter((slide) => definition.more || !slide.more);
}

function composeSlide({ module, passage, kicker }: Chosen, composer: Composer, shown: { list: Taken[]; slide: number }): Slide {
  const unit = newUnit();
  const place: Place = { composer, module, unit, shown };
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
  return {
    key,
    id: `${module.id.replaceAll('.', '-')}-${passage.id}`,
    module: module.id,
    kicker,
    layout: layoutOf(blocks),
    conditions: passage.conditions,
    ...describeMarks({ title, blocks, caveats }, place),
    caveats,
    notes: [],
    ...(sure ? { sure } : {}),
    sources,
  };
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
