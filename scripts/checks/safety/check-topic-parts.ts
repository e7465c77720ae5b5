import type { Block, Claim, TextPassage } from '../../model/content.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { partedIn } from '../../model/topics.js';
import { allBlocks, allInlines, runsOf } from '../../model/tree.js';
import type { PartFacts } from '../facts.js';

/**
 * What is about some conditions only is left out for other patients, so it holds nothing that everybody must read: no order, no
 * requirement, no phone box, no line to call and no risk.
 */
export function checkTopicParts(part: PartFacts): Diagnostic[] {
  const { claims } = part.library;
  const kept = part.modules.flatMap(({ brief, print }) => [brief, print].flatMap((passage) => (passage ? partedIn(passage) : [])));
  const misplaced = part.modules.flatMap(({ slides, teachBack }) =>
    allBlocks([...slides.flatMap(({ blocks, notes, roomNotes = [] }) => [...blocks, ...notes, ...roomNotes]), ...teachBack]).filter(
      ({ conditions }) => conditions !== undefined,
    ),
  );
  return [
    ...kept.flatMap((one) => keptFrom(one, claims)),
    ...misplaced.map(({ at }) => {
      const message = 'A block with conditions stands in a slide, its notes or a prompt, where it would be shown to everybody.';
      return error({ code: 'bad-block', message, at, hint: 'Write conditions="..." behind the heading of the slide.' });
    }),
  ];
}

type Parted = TextPassage | Block;

function keptFrom(one: Parted, claims: Readonly<Record<string, Claim>>): Diagnostic[] {
  const blocks = 'kind' in one ? allBlocks([one]) : allBlocks(one.blocks);
  const own = 'kind' in one ? [] : one.takes.map((id) => `the requirement "${id}"`);
  const [what] = [...own, ...blocks.flatMap((block) => safetyIn(block, claims))];
  if (what === undefined) return [];
  const message = `This is about "${one.conditions?.join('", "')}" only, and holds ${what}: a piece about another condition would lose it.`;
  return [error({ code: 'topic-hides-safety', message, at: one.at, hint: 'Put it behind the block, where everybody reads it.' })];
}

function safetyIn(block: Block, claims: Readonly<Record<string, Claim>>): string[] {
  const inlines = allInlines(runsOf(block).flat());
  const cited = [
    ...inlines.flatMap((inline) => (inline.kind === 'cite' ? [inline.claim] : [])),
    ...(block.kind === 'claim' || block.kind === 'people' ? [block.claim] : []),
  ];
  const risk = cited.find((id) => claims[id]?.role === 'risk');
  return [
    ...(block.takes ? [`the requirement "${block.takes[0]}"`] : []),
    ...(block.kind === 'phone' ? ['a phone box'] : []),
    ...(block.instruction || inlines.some(({ kind }) => kind === 'instruction') ? ['an instruction'] : []),
    ...inlines.flatMap((inline) => (inline.kind === 'value' && !inline.name.startsWith('checked.') ? [`the line {{${inline.name}}}`] : [])),
    ...(risk === undefined ? [] : [`the risk "${risk}"`]),
  ];
}
