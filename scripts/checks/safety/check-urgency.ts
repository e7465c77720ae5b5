import type { Block, Inline } from '../../model/content.js';
import { type At, type Diagnostic, error } from '../../model/diagnostic.js';
import { passagesOf } from '../../model/passages.js';
import { type Phrases, phrases } from '../../model/phrase.js';
import { type SafetyItem, SIGN_URGENCIES, type SignUrgency } from '../../model/safety.js';
import { allBlocks, allInlines, innerBlocks, plainText, runsOf } from '../../model/tree.js';
import { ofShared, type PartFacts, type WordingReader } from '../facts.js';
import { type ItemFinder, itemFinder, signsOf } from './item-finder.js';

const judgesIn = ofShared(({ library, readers }) => {
  const signs = signsOf(library);
  if (signs.length === 0) return new Map<string, Judge>();
  return new Map([...readers].map(([locale, reader]) => [locale, judgeOf(itemFinder(signs, locale), reader)]));
});

/**
 * A danger sign is told with its own urgency and no lesser one. Boxes print the signs of theirs, so an author names none of another
 * urgency in one; and no sentence, and no lead or heading above a list, tells a reader to do with a sign what can wait longer.
 */
export function checkUrgency(facts: PartFacts): Diagnostic[] {
  return [...judgesIn(facts)].flatMap(([locale, judge]) => {
    const inModules = facts.modules
      .filter((module) => module.locale === locale)
      .flatMap((module) =>
        passagesOf(module).flatMap(({ title, blocks, at }) =>
          inBlocks(blocks, judge.saidIn(plainText(title)), { judge, at, facts, locale }),
        ),
      );
    const outside = facts.texts
      .filter(({ locale: own, place }) => own === locale && !IN_PASSAGES.has(place))
      .flatMap(({ inlines, at, instruction }) => sentences(inlines, { judge, at, instruction, said: undefined, facts, locale }));
    return [...inModules, ...outside];
  });
}

const IN_PASSAGES: ReadonlySet<string> = new Set(['slides', 'brief', 'print', 'notes', 'teach-back']);

/** Reads urgencies and signs in the texts of one locale. */
interface Judge {
  readonly finder: ItemFinder;
  /** The soonest urgency that a text gives in so many words; what it denies does not count. */
  saidIn(text: string): Said | undefined;
  /** True where a text tells somebody to do something. */
  isOrder(text: string): boolean;
}

interface Said {
  readonly urgency: SignUrgency;
  readonly words: string;
}

interface Around {
  readonly judge: Judge;
  readonly at: At;
  readonly facts: PartFacts;
  readonly locale: string;
}

/** A "not" that stands this near before an urgency denies it: "do not wait until your next visit". */
const NEAR = 24;

function judgeOf(finder: ItemFinder, { wording }: WordingReader): Judge {
  const byUrgency = SIGN_URGENCIES.map((urgency): [SignUrgency, Phrases] => [urgency, phrases(wording.urgency[urgency] ?? [])]);
  const negations = phrases(wording.negations);
  const actions = phrases(wording.actions);
  return {
    finder,
    isOrder: (text) => actions.isIn(text),
    saidIn(text) {
      const denied = negations.find(text).map(({ index, text: no }) => index + no.length);
      for (const [urgency, words] of byUrgency) {
        if (text.includes(`{{${urgency}}}`)) return { urgency, words: `{{${urgency}}}` };
        const said = words.find(text).find(({ index }) => !denied.some((end) => end <= index && index - end < NEAR));
        if (said) return { urgency, words: said.text };
      }
      return undefined;
    },
  };
}

const rank = (urgency: SignUrgency): number => SIGN_URGENCIES.indexOf(urgency);

function inBlocks(blocks: readonly Block[], above: Said | undefined, around: Around): Diagnostic[] {
  let heading = above;
  let lead: Said | undefined;
  return blocks.flatMap((block) => {
    if (block.kind === 'phone') return inBox(block, around);
    const said = block.kind === 'list' ? (lead ?? heading) : heading;
    const own = runsOf(block).flatMap((inlines) =>
      sentences(inlines, { ...around, at: block.at, instruction: block.instruction === true, said }),
    );
    const text = runsOf(block).map(plainText).join(' ').trim();
    if (block.kind === 'heading') heading = around.judge.saidIn(text);
    lead = block.kind === 'paragraph' && text.endsWith(':') ? around.judge.saidIn(text) : undefined;
    return [...own, ...inBlocks(innerBlocks(block), said, around)];
  });
}

interface Sayer extends Around {
  readonly instruction: boolean;
  /** What the heading or the lead above it says. */
  readonly said: Said | undefined;
}

function sentences(inlines: readonly Inline[], { judge, at, instruction, said, facts, locale }: Sayer): Diagnostic[] {
  const isTold = instruction || allInlines(inlines).some(({ kind }) => kind === 'instruction') || said !== undefined;
  return facts.sentencesOf({ inlines, locale }).flatMap(({ text }) => {
    const told = judge.saidIn(text) ?? said;
    if (!told || !(isTold || judge.isOrder(text))) return [];
    const wrong = judge.finder.itemsIn(text).filter((sign) => rank(sign.urgency ?? told.urgency) < rank(told.urgency));
    return wrong.length === 0 ? [] : [misplaced(wrong, { at, where: `"${told.words}" (${told.urgency})` })];
  });
}

/** What the author of a box wrote: what it prints comes from the data, and stands there. */
function inBox({ blocks, urgency }: Extract<Block, { kind: 'phone' }>, { judge }: Around): Diagnostic[] {
  const where = urgency === undefined ? 'a box for the number of the clinic alone' : `a box of urgency "${urgency}"`;
  return allBlocks(blocks)
    .filter(({ at }) => !at.file.includes('decks/safety/'))
    .flatMap((block) => {
      const text = runsOf(block).map(plainText).join(' ');
      const wrong = judge.finder.itemsIn(text).filter((sign) => sign.urgency !== urgency);
      const told = judge.saidIn(text);
      const lesser = urgency !== undefined && told !== undefined && rank(told.urgency) > rank(urgency);
      return [
        ...(wrong.length > 0 ? [misplaced(wrong, { at: block.at, where })] : []),
        ...(lesser ? [tooLate(block.at, told, urgency)] : []),
      ];
    });
}

function misplaced(signs: readonly SafetyItem[], { at, where }: { at: At; where: string }): Diagnostic {
  const names = signs.map(({ id, urgency }) => `"${id}" (${urgency})`).join(', ');
  const message = `The danger sign ${names} stands here under ${where}: with the urgency of something that can wait longer, or of another line.`;
  return error({
    code: 'sign-misplaced',
    message,
    at,
    hint: 'Take it out here: the box of its own urgency prints it from decks/safety.yaml.',
  });
}

const tooLate = (at: At, { words, urgency: told }: Said, urgency: SignUrgency): Diagnostic =>
  error({
    code: 'sign-misplaced',
    message: `This box has the urgency "${urgency}", and its words say "${words}" (${told}).`,
    at,
    hint: `Say how soon to get help as the urgency "${urgency}" does, or move the signs to another urgency in decks/safety.yaml when the clinic decides so.`,
  });
