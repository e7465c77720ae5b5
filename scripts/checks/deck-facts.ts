import type { Language } from '../languages/index.js';
import type { Library } from '../model/content.js';
import type { Deck } from '../model/deck.js';
import type { DeckDefinition } from '../model/definitions.js';
import type { At } from '../model/diagnostic.js';
import { entryIn } from '../model/entry-in.js';
import { type ReadPiece, readDeck } from '../model/read-deck.js';
import { once } from '../model/remember.js';
import type { Wording } from '../model/wording.js';
import type { Facts, Ground, SharedFacts } from './facts.js';
import { type PieceScore, readabilityOf } from './pieces/score-piece.js';

/** The slides that one kind of patient is shown. */
export interface ConditionPath {
  /** `everyone`, or the condition in quotation marks. */
  readonly name: string;
  /** True when a slide with these conditions is on the path. */
  includes(conditions: readonly string[]): boolean;
}

/** A deck as its readers meet it, with what it is held against: what the checks of a composed deck judge. */
export interface DeckFacts {
  readonly facts: SharedFacts;
  readonly library: Ground;
  readonly deck: Deck;
  readonly definition: DeckDefinition;
  readonly language: Language;
  /** All that a reader of each kind of output meets. */
  readonly pieces: readonly ReadPiece[];
  /** How hard its pieces are to read; nothing in a language without a formula. */
  readonly scores: readonly PieceScore[];
  /** The paths through its slides: that of a patient without any of its conditions, and one for each condition. */
  readonly paths: readonly ConditionPath[];
  /** What the checks look for in the deck's locale; none when the explainer has no such file. */
  readonly wording?: Wording;
  /** Where the brief of each of its modules begins that has one. */
  readonly briefs: Readonly<Record<string, At>>;
  /** The slides, by id, that have notes for one patient and none for a room. */
  readonly forOne: ReadonlySet<string>;
  /** The author's line of a block, or of the deck when the key leads nowhere. */
  placeOf(key: string): At;
}

/** A deck with all the content from which it was composed, its own modules and those of others. */
export interface WholeDeckFacts extends DeckFacts {
  readonly library: Library;
}

/** Returns the facts of a deck that was composed from the library of `facts`. Throws when that library does not define it. */
export function readDeckFacts(facts: Facts, deck: Deck): WholeDeckFacts {
  const { library, languageOf } = facts;
  const definition = library.decks[deck.id];
  if (!definition) throw new Error(`There is no deck "${deck.id}" in this library.`);
  const wording = library.wording[deck.language];
  const pieces = readDeck(deck);
  const scores = once(() => readabilityOf(deck, facts, pieces));
  return {
    ...{
      facts,
      library,
      deck,
      definition,
      pieces,
      paths: conditionPaths(deck),
      language: languageOf(deck.language),
      briefs: briefsOf(library, deck),
      forOne: forOneOf(library, deck),
      ...(wording ? { wording } : {}),
    },
    get scores() {
      return scores();
    },
    placeOf: (key) => deck.places[key] ?? definition.at,
  };
}

function briefsOf({ modules }: Library, deck: Deck): Record<string, At> {
  const sections = [...deck.brochure.flatMap((panel) => panel.sections), ...deck.handout, ...deck.booklet].flatMap((one) =>
    'sections' in one ? one.sections : [one],
  );
  return Object.fromEntries(
    sections.flatMap(({ module }) => {
      const brief = entryIn(modules, module)?.[deck.language]?.brief;
      return brief ? [[module, brief.at]] : [];
    }),
  );
}

/** Returns the paths through a slide deck: that of a patient without any of its conditions, and one for each condition. */
function conditionPaths({ conditions }: Pick<Deck, 'conditions'>): ConditionPath[] {
  return [
    { name: 'everyone', includes: (own) => own.length === 0 },
    ...conditions.map(({ id, label }) => ({
      name: `"${label}"`,
      includes: (own: readonly string[]) => own.length === 0 || own.includes(id),
    })),
  ];
}

function forOneOf({ modules }: Library, { slides, places, language }: Deck): Set<string> {
  const only = slides.filter(({ key, module }) => {
    const own = entryIn(modules, module)?.[language]?.slides.find(({ at }) => at.line === places[key]?.line);
    return own && own.notes.length > 0 && !own.roomNotes;
  });
  return new Set(only.map(({ id }) => id));
}
