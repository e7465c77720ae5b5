import type { Code } from '../../model/codes.js';
import type { DeckDefinition } from '../../model/definitions.js';
import { type At, type Diagnostic, fieldAt, warning } from '../../model/diagnostic.js';
import type { ReadPiece } from '../../model/read-deck.js';
import type { DeckFacts } from '../deck-facts.js';
import { factsOf, LONGEST_LIST, longestSection, MOST_COLUMNS, type PieceFacts } from './piece-facts.js';

/** Own threshold for PEMAT item 21, for each 100 words. */
export const LEAST_READER_RATE = 2;
/** Own threshold for PEMAT item 5. */
export const MOST_PASSIVES = 0.1;

/**
 * Items that a program can decide or screen, informed by AHRQ's PEMAT-P (Pub. 14-0002-EF) and CDC's Clear Communication Index.
 * Both were made for trained readers: what is found here is a hint for one, never a score.
 */
export function checkItems(judged: DeckFacts): Diagnostic[] {
  const { wording, definition, pieces } = judged;
  if (!wording) return [];
  return pieces.flatMap((piece) => {
    const facts = factsOf(piece, judged, wording);
    const blocks = ofBlocks(facts, judged);
    return piece.name === 'slides' ? blocks : [...ofWhole({ piece, facts, definition }), ...ofSections(facts, judged), ...blocks];
  });
}

interface Judged {
  readonly piece: ReadPiece;
  readonly facts: PieceFacts;
  readonly definition: DeckDefinition;
}

/** What the piece as a whole lacks. */
function ofWhole({ piece, facts, definition }: Judged): Diagnostic[] {
  const name = `The ${piece.name} of deck "${definition.id}"`;
  const at = fieldAt(definition, piece.name === 'booklet' ? 'parts' : piece.name);
  const lacks = (isLacking: boolean, code: Code, message: string, hint: string, place: At = at): Diagnostic[] =>
    isLacking ? [warning({ code, message: `${name} ${message}`, at: place, hint })] : [];
  return [
    ...lacks(
      !facts.purpose,
      'no-purpose',
      'does not say what it is for, in its title, its subtitle or its first lines.',
      'Tell the reader in the subtitle what the piece helps them to do.',
      fieldAt(definition, 'subtitle'),
    ),
    ...lacks(
      !facts.summary,
      'no-summary',
      'does not begin with its key points.',
      piece.name === 'booklet'
        ? 'Put a "::: key" block into the print text of its first module.'
        : 'Let its first part take briefs ("from: brief").',
    ),
    ...lacks(!facts.action, 'no-action', 'asks the reader to do nothing.', 'Add what to do next; begin with a verb.'),
    ...lacks(
      facts.action && !facts.steps,
      'no-steps',
      'asks for action and gives no steps.',
      'Put what to do into "::: steps" or "::: checklist".',
    ),
    ...lacks(!facts.tool, 'no-tool', 'has nothing to tick or to write on.', 'Add "::: checklist" or "::: lines".'),
    ...lacks(
      facts.benefit > 0 && !facts.uncertainty,
      'no-uncertainty',
      'states benefits and nothing that is uncertain.',
      'Say what nobody knows yet.',
    ),
    ...ofVoice(facts, lacks),
  ];
}

type Lacks = (isLacking: boolean, code: Code, message: string, hint: string) => Diagnostic[];

function ofVoice({ readerRate, passives, sentences }: PieceFacts, lacks: Lacks): Diagnostic[] {
  const share = sentences === 0 ? 0 : passives.length / sentences;
  return [
    ...lacks(
      readerRate < LEAST_READER_RATE,
      'rarely-you',
      `addresses the reader ${readerRate.toFixed(1)} times in 100 words: at least ${LEAST_READER_RATE} is the aim.`,
      'Speak to the reader as "you".',
    ),
    ...lacks(
      share > MOST_PASSIVES,
      'passive-voice',
      `has ${passives.length} of ${sentences} sentences in the passive (${Math.round(share * 100)} of 100; at most ${MOST_PASSIVES * 100}), such as "${passives[0]}"`,
      'Say who does what.',
    ),
  ];
}

/** What stands under one heading. The same section may be in several pieces: the message names none of them. */
function ofSections({ longSections, vagueHeadings }: PieceFacts, judged: DeckFacts): Diagnostic[] {
  return [
    ...longSections.map(({ key, title, words }) =>
      placed(judged, key, {
        code: 'long-section',
        message: `"${title}" has ${words} words before the next heading: at most ${longestSection(judged.language)}, with its caveats.`,
        hint: 'Begin a part of it with a heading of its own ("### ...").',
      }),
    ),
    ...vagueHeadings.map((section) =>
      placed(judged, section.key, {
        code: 'vague-heading',
        message: `The heading "${section.title}" does not say what follows: one word is enough only for a question.`,
        hint: 'Write the question that the text answers, or its message.',
      }),
    ),
  ];
}

function ofBlocks({ longLists, wideTables }: PieceFacts, judged: DeckFacts): Diagnostic[] {
  return [
    ...longLists.map(({ key, items }) =>
      placed(judged, key, {
        code: 'long-list',
        message: `This list has ${items} items: at most ${LONGEST_LIST} without a break.`,
        hint: 'Split it into two with a line or heading between them.',
      }),
    ),
    ...wideTables.map(({ key, columns, head }) =>
      placed(judged, key, {
        code: 'wide-table',
        message: head ? `This table has ${columns} columns: at most ${MOST_COLUMNS}.` : 'This table has no words in its head.',
        hint: head ? 'Split it, or turn it into a list.' : 'Name each column in the first row.',
      }),
    ),
  ];
}

function placed({ placeOf }: DeckFacts, key: string, problem: { code: Code; message: string; hint: string }): Diagnostic {
  return warning({ ...problem, at: placeOf(key) });
}
