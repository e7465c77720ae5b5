import type { Measures, Readability } from '../../languages/readability.js';
import type { Library } from '../../model/content.js';
import type { Deck } from '../../model/deck.js';
import type { ReadPiece } from '../../model/read-deck.js';
import type { NamedText, ReviewedChecklist, ReviewedItem, ReviewedPiece } from '../../model/review-packet.js';
import type { DeckFacts } from '../deck-facts.js';
import { balanceOf } from './check-balance.js';
import { spokenTimes } from './check-time.js';
import { type ChecklistItem, checklistOf } from './checklist.js';
import type { PieceScore } from './score-piece.js';

/** Returns what the checks measured in each piece of the decks: reading grade, balance, minutes. */
export function reviewPieces(decks: readonly DeckFacts[]): ReviewedPiece[] {
  return decks.flatMap((judged) => {
    const { deck, language, library, scores, pieces } = judged;
    return pieces.map((piece) => ({
      name: nameOf(deck, piece.name),
      facts: [
        ...scores.filter(({ name }) => name === piece.name).flatMap((one) => gradeFacts(one, language.readability)),
        ...balanceFacts(piece, library),
        ...(piece.name === 'slides' ? timeFacts(judged) : []),
      ],
    }));
  });
}

/** Returns one table of all items, with what was found in each piece. */
export function reviewChecklist(decks: readonly DeckFacts[]): ReviewedChecklist {
  const found = decks.flatMap((judged) => checklistOf(judged).map((item) => ({ ...item, piece: nameOf(judged.deck, item.piece) })));
  const pieces = [...new Set(found.map(({ piece }) => piece))];
  const items = [...new Map(found.map((one) => [one.item, one])).values()];
  return {
    pieces,
    items: items.map(({ item, asks, kind }) => ({
      ...{ id: item, says: asks, state: kind },
      findings: pieces.map((piece) => findingOf(found.find((one) => one.item === item && one.piece === piece))),
    })),
  };
}

const nameOf = (deck: Deck, piece: string): string => (piece === 'slides' ? deck.id : piece);

function findingOf(item: Omit<ChecklistItem, 'piece'> | undefined): ReviewedItem['findings'][number] {
  if (!item) return 'not asked';
  if (item.found === undefined) return 'open';
  return item.found ? 'yes' : 'no';
}

function gradeFacts({ score: { gating, full, leftOut } }: PieceScore, readability: Readability | undefined): NamedText[] {
  const names = leftOut.length > 0 ? [{ name: 'Names left out of the first', text: leftOut.join(', ') }] : [];
  return [
    { name: 'Words', text: String(full.words) },
    { name: 'Reading grade', text: gradesOf(gating, readability) },
    { name: 'With all names', text: gradesOf(full, readability) },
    ...names,
  ];
}

function gradesOf({ scores }: Measures, readability: Readability | undefined): string {
  const told = (readability?.formulas ?? []).flatMap((formula) => {
    const score = scores[formula.id];
    return score === undefined ? [] : [{ ...formula, score }];
  });
  return [
    ...told.map(({ name, scale, score }) => `${name}${scale === 'ease' ? ' (higher is easier)' : ''} ${score.toFixed(1)}`),
    ...told.flatMap(({ band, score }) => (band ? [`${band.name}: ${band.of(score)}`] : [])),
  ].join(', ');
}

function balanceFacts(piece: ReadPiece, library: Pick<Library, 'claims'>): NamedText[] {
  const { benefit, risk } = balanceOf(piece, library);
  return [{ name: 'Balance', text: `${risk} words on risks, ${benefit} on benefits` }];
}

function timeFacts(judged: DeckFacts): NamedText[] {
  const planned = judged.deck.minutes === undefined ? [] : [{ name: 'Minutes planned', text: String(judged.deck.minutes) }];
  const spoken = spokenTimes(judged).map(({ name, minutes }) => `${name} ${minutes.toFixed(1)}`);
  return [...planned, ...(spoken.length > 0 ? [{ name: 'Minutes of words, without questions', text: spoken.join(', ') }] : [])];
}
