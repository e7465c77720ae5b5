import type { Module, SlidePassage } from '../model/content.js';
import type { Opener } from '../model/deck.js';
import type { DeckEntry, DeckPart } from '../model/definitions.js';
import { error } from '../model/diagnostic.js';
import { type Composer, isShown, moduleOf, ownLabel, reportMissing, reportOnce } from './composer.js';

/** A slide that a deck shows. */
export interface Chosen {
  readonly module: Module;
  readonly passage: SlidePassage;
  readonly kicker: string;
  /** Its own; of one below another without any, those of that one. */
  readonly conditions: readonly string[];
  readonly deeper?: true;
  readonly begins?: Omit<Opener, 'topics'> | undefined;
}

/**
 * Returns the slides of each part. An audience is told where a part begins, where there are two of them or more; one patient in a short
 * talk is not. A part of one slide for all has nothing to begin, and is not counted: what is printed as "Part 1" comes first.
 */
export function chooseSlides(composer: Composer): Chosen[][] {
  const { definition, inLocale } = composer;
  const chosen = definition.parts.map((part) => ({ title: inLocale(part.title), slides: slidesOf(part, composer) }));
  const parts = chosen.filter(({ slides }) => slides.length > 0);
  const opened = parts.filter(({ title, slides }) => title !== '' && forAll(slides) > 1);
  if (definition.setting !== 'talk' || opened.length < 2) return parts.map(({ slides }) => slides);
  return parts.map((one) => {
    const [first, ...others] = one.slides;
    const part = opened.indexOf(one) + 1;
    return first && part > 0 ? [{ ...first, begins: { part, parts: opened.length, title: one.title } }, ...others] : one.slides;
  });
}

const forAll = (slides: readonly Chosen[]): number => slides.filter(({ conditions, deeper }) => conditions.length === 0 && !deeper).length;

function slidesOf(part: DeckPart, composer: Composer): Chosen[] {
  let above: Chosen | undefined;
  return part.modules.flatMap((entry) => {
    const module = moduleOf(entry.module, composer);
    const { main, deeper } = passagesOf(entry, module, composer);
    if (!module || main.length + deeper.length === 0) {
      reportMissing(composer, { module: entry.module, passage: 'slides', at: entry.at });
      return [];
    }
    const kicker = ownLabel(module, composer) ?? (composer.inLocale(part.title) || module.title);
    const shown = main
      .filter((passage) => isShown(passage, composer))
      .map((passage): Chosen => ({ module, passage, kicker, conditions: passage.conditions }));
    above = shown.at(-1) ?? above;
    const below = deeper
      .filter((passage) => isShown(passage, composer))
      .flatMap((passage) => belowSlide({ module, passage, kicker, conditions: passage.conditions }, above, entry, composer));
    return [...shown, ...below];
  });
}

/** Those that a deck names, in its order; where it names none, all of the module's, without those marked `more` unless it asks for them. */
function passagesOf(entry: DeckEntry, module: Module | undefined, { definition }: Composer): Record<'main' | 'deeper', SlidePassage[]> {
  const slides = module?.slides ?? [];
  const named = (ids: readonly string[] = []): SlidePassage[] => ids.flatMap((id) => slides.find((slide) => slide.id === id) ?? []);
  const all = slides.filter((slide) => definition.more || !slide.more);
  return { main: entry.slides || entry.deeper ? named(entry.slides) : all, deeper: named(entry.deeper) };
}

/** A slide below another is met by those only who are shown that one. */
function belowSlide(slide: Chosen, above: Chosen | undefined, { at }: DeckEntry, composer: Composer): Chosen[] {
  const name = `"${slide.passage.id}" of the module "${slide.module.id}"`;
  const refuse = (message: string, hint: string): Chosen[] => {
    reportOnce(composer, error({ code: 'misplaced-deeper', message, at, hint }));
    return [];
  };
  if (!above)
    return refuse(
      `The deeper slide ${name} stands below no slide: none of the main line is before it in its part.`,
      'Put a slide of the main line before it, or write it under slides: in place of deeper:.',
    );
  const own = slide.conditions;
  const lost = above.conditions.length === 0 ? [] : own.filter((one) => !above.conditions.includes(one));
  if (lost.length > 0)
    return refuse(
      `The deeper slide ${name} is for "${lost[0]}", and stands below "${above.passage.id}", which is for "${above.conditions.join('", "')}".`,
      'Put it below a slide that the same patients are shown.',
    );
  return [{ ...slide, deeper: true, conditions: own.length > 0 ? own : above.conditions }];
}
