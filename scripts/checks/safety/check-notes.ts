import type { Module, Requirement, SlidePassage } from '../../model/content.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { allBlocks, plainText, runsOf } from '../../model/tree.js';
import { ofShared, type PartFacts, type SharedFacts } from '../facts.js';
import { type ItemFinder, itemFinder } from './item-finder.js';

const findersIn = ofShared(
  ({ library: { safety, project } }: SharedFacts) =>
    new Map(project.locales.map((locale) => [locale, itemFinder(Object.values(safety), locale)])),
);

/**
 * What staff are to ask about or to say is told to them: items that a requirement names with `notes:` stand in the notes of the slides of a
 * module that take it.
 */
export function checkNotes(facts: PartFacts): Diagnostic[] {
  const finders = findersIn(facts);
  const asked = facts.library.requirements.filter(({ tells = [] }) => tells.some(isForNotes));
  return facts.modules.flatMap((module) => {
    const finder = finders.get(module.locale);
    return finder ? asked.flatMap((requirement) => lostFrom(module, requirement, finder, facts)) : [];
  });
}

const isForNotes = ({ in: places }: { readonly in: readonly string[] }): boolean => places.includes('notes');

function lostFrom(module: Module, { id, tells = [] }: Requirement, finder: ItemFinder, { library }: PartFacts): Diagnostic[] {
  const slides = module.slides.filter((slide) => takenBy(slide).includes(id) && slide.notes.length > 0);
  const [first] = slides;
  if (!first) return [];
  const words = slides.map(notesText).join(' ');
  const lost = tells.filter(
    (told) => isForNotes(told) && library.safety[told.item]?.words[module.locale] && !finder.tells(words, told.item),
  );
  if (lost.length === 0) return [];
  const fullest = slides.find((slide) => tells.some((told) => isForNotes(told) && finder.tells(notesText(slide), told.item))) ?? first;
  const names = lost.map(({ item }) => `"${item}"`).join(', ');
  const forms = lost.flatMap(({ item }) => library.safety[item]?.words[module.locale]?.says ?? []).slice(0, 3);
  const message = `The notes of "${module.id}" must name ${names} (${id}) to whoever speaks, and do not.`;
  const hint = `Put it back ("${forms.join('", "')}") into the notes of slide "${fullest.id}", or change tells: in decks/requirements.yaml when the clinic decides so.`;
  return [error({ code: 'item-lost', message, at: fullest.notes.at(0)?.at ?? fullest.at, hint })];
}

const takenBy = ({ takes, blocks }: SlidePassage): string[] => [...takes, ...allBlocks(blocks).flatMap((block) => block.takes ?? [])];

const notesText = ({ notes }: SlidePassage): string =>
  allBlocks(notes)
    .flatMap(runsOf)
    .map((run) => plainText(run))
    .join(' ');
