import type { Module, SlidePassage } from '../../model/content.js';
import { type At, type Diagnostic, warning } from '../../model/diagnostic.js';
import { allBlocks, allInlines, runsOf } from '../../model/tree.js';
import type { Ground } from '../facts.js';
import type { Comparison } from './claim-side.js';

/** A slide for the patients of one condition cites no claim that is about other conditions only. */
export function conditionTrouble(library: Ground, module: Module, comparison: Comparison): Diagnostic[] {
  const groups = conditionGroups(library, module.locale, comparison);
  return module.slides.flatMap((slide) => inSlide(slide, groups, comparison));
}

type Groups = ReadonlyMap<string, ReadonlySet<number>>;

/** The subjects that each condition of the project names, by its id and its label. */
function conditionGroups({ project }: Ground, locale: string, { features }: Comparison): Groups {
  const named = Object.entries(project.conditions).map(
    ([id, label]) => [id, features.namedIn([`${id.replaceAll('-', ' ')}. ${label[locale] ?? ''}`])] as const,
  );
  return new Map(named);
}

function inSlide(slide: SlidePassage, groups: Groups, { features, side, namedBy }: Comparison): Diagnostic[] {
  const meant = new Set(slide.conditions.flatMap((id) => [...(groups.get(id) ?? [])]));
  if (meant.size === 0) return [];
  const conditions = new Set([...groups.values()].flatMap((group) => [...group]));
  return marksOf(slide).flatMap(({ claim, at }) => {
    const cited = side(claim);
    if (!cited) return [];
    const about = [...features.subjects(cited.says)].filter(([group]) => conditions.has(group));
    if (about.length === 0 || [...namedBy(cited).subjects].some((group) => meant.has(group))) return [];
    const words = about.map(([, word]) => `"${word}"`).join(', ');
    const message = `Slide "${slide.id}" is for "${slide.conditions.join(' ')}" and cites "${claim}", which is about ${words}.`;
    return [warning({ code: 'subject-not-in-claim', message, at, hint: 'Cite a claim about this condition, or change conditions="...".' })];
  });
}

const marksOf = ({ title, blocks }: SlidePassage): { claim: string; at: At }[] => [
  ...allBlocks(blocks).flatMap((block) => (block.kind === 'claim' ? [{ claim: block.claim, at: block.at }] : [])),
  ...[title, ...allBlocks(blocks).flatMap(runsOf)]
    .flatMap(allInlines)
    .flatMap((inline) => (inline.kind === 'cite' ? [{ claim: inline.claim, at: inline.at }] : [])),
];
