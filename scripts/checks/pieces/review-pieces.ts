import type { Library } from '../../model/content.js';
import type { Deck } from '../../model/deck.js';
import { type ReadPiece, readDeck } from '../../model/read-deck.js';
import type { NamedText, ReviewedChecklist, ReviewedItem, ReviewedPiece } from '../../model/review-packet.js';
import { balanceOf } from './check-balance.js';
import { spokenTimes } from './check-time.js';
import { type ChecklistItem, checklistOf } from './checklist.js';
import type { ComposedDeck } from './composed-deck.js';
import { type Measures, type PieceScore, readabilityOf } from './score-piece.js';

/** Returns what the checks measured in each piece of the decks: reading grade, balance, minutes. */
export function reviewPieces(library: Library, decks: readonly Deck[]): ReviewedPiece[] {
  return decks.flatMap((deck) => {
    const composed = composedOf(library, deck);
    const scores = readabilityOf(deck, library);
    return composed.pieces.map((piece) => ({
      name: nameOf(deck, piece.name),
      facts: [
        ...scores.filter(({ name }) => name === piece.name).flatMap(gradeFacts),
        ...balanceFacts(piece, library),
        ...(piece.name === 'slides' ? timeFacts(composed) : []),
      ],
    }));
  });
}

/** Returns one table of all items, with what was found in each piece. */
export function reviewChecklist(library: Library, decks: readonly Deck[]): ReviewedChecklist {
  const found = decks.flatMap((deck) =>
    checklistOf(composedOf(library, deck)).map((item) => ({ ...item, piece: nameOf(deck, item.piece) })),
  );
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

function composedOf(library: Library, deck: Deck): ComposedDeck {
  const wording = library.wording[deck.language];
  return { library, deck, pieces: readDeck(deck), ...(wording ? { wording } : {}), placeOf: (key) => deck.places[key] };
}

function findingOf(item: Omit<ChecklistItem, 'piece'> | undefined): ReviewedItem['findings'][number] {
  if (!item) return 'not asked';
  if (item.found === undefined) return 'open';
  return item.found ? 'yes' : 'no';
}

function gradeFacts({ score: { gating, full, leftOut } }: PieceScore): NamedText[] {
  const names = leftOut.length > 0 ? [{ name: 'Names left out of the first', text: leftOut.join(', ') }] : [];
  return [
    { name: 'Words', text: String(full.words) },
    { name: 'Reading grade', text: gradesOf(gating) },
    { name: 'With all names', text: gradesOf(full) },
    ...names,
  ];
}

const FORMULAS: Readonly<Partial<Record<keyof Measures, string>>> = {
  fleschKincaid: 'Flesch-Kincaid',
  smog: 'SMOG',
  newDaleChall: 'New Dale-Chall (higher is easier)',
  fernandezHuerta: 'Fernández-Huerta (higher is easier)',
  szigrisztPazos: 'Szigriszt-Pazos (higher is easier)',
};

function gradesOf(measures: Measures): string {
  const parts = Object.entries(FORMULAS).flatMap(([key, name]) => {
    const value = measures[key as keyof Measures];
    return typeof value === 'number' ? [`${name} ${value.toFixed(1)}`] : [];
  });
  return [...parts, ...(measures.inflesz ? [`INFLESZ: ${measures.inflesz}`] : [])].join(', ');
}

function balanceFacts(piece: ReadPiece, library: Library): NamedText[] {
  const { benefit, risk } = balanceOf(piece, library);
  return [{ name: 'Balance', text: `${risk} words on risks, ${benefit} on benefits` }];
}

function timeFacts(composed: ComposedDeck): NamedText[] {
  const planned = composed.deck.minutes === undefined ? [] : [{ name: 'Minutes planned', text: String(composed.deck.minutes) }];
  const spoken = spokenTimes(composed).map(({ name, minutes }) => `${name} ${minutes.toFixed(1)}`);
  return [...planned, ...(spoken.length > 0 ? [{ name: 'Minutes of words, without questions', text: spoken.join(', ') }] : [])];
}
