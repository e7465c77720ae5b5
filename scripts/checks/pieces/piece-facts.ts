import type { Language } from '../../languages/index.js';
import { SENTENCE_WORDS } from '../../languages/length.js';
import { countWords } from '../../languages/words.js';
import type { DeckBlock } from '../../model/deck.js';
import { phrases } from '../../model/phrase.js';
import type { ReadPiece, ReadRun, ReadSection } from '../../model/read-deck.js';
import { allBlocks } from '../../model/tree.js';
import type { Wording } from '../../model/wording.js';
import type { DeckFacts } from '../deck-facts.js';
import { balanceOf } from './check-balance.js';

/** What a program can see of a printed piece or of the slides: what the items of the published tools are judged by. */
export interface PieceFacts {
  readonly words: number;
  readonly sentences: number;
  /** A title, subtitle or first paragraph that tells the reader what the piece is for. */
  readonly purpose: boolean;
  /** Key points stand first. A brochure and slides are one long summary. */
  readonly summary: boolean;
  /** A sentence that begins with a verb to act on. */
  readonly action: boolean;
  readonly steps: boolean;
  /** A checklist, or lines to write on. */
  readonly tool: boolean;
  readonly figures: number;
  readonly phone: boolean;
  readonly benefit: number;
  readonly risk: number;
  /** A claim that is less than well shown, or a caveat. */
  readonly uncertainty: boolean;
  /** Words that address the reader, for each 100 words. */
  readonly readerRate: number;
  readonly passives: readonly string[];
  /** Text without a heading in it; a phone box is a heading of its own. */
  readonly longSections: readonly Chunk[];
  readonly vagueHeadings: readonly ReadSection[];
  readonly longLists: readonly { readonly key: string; readonly items: number }[];
  readonly wideTables: readonly { readonly key: string; readonly columns: number; readonly head: boolean }[];
}

/** A run of text under one heading. */
export interface Chunk {
  readonly key: string;
  readonly title: string;
  readonly words: number;
}

/** Own threshold for PEMAT item 8, in words under one heading: so many where a sentence may have 20, and more in a language that needs more words. */
const LONGEST_SECTION = 150;
export const longestSection = ({ sentenceWords }: Pick<Language, 'sentenceWords'>): number =>
  Math.round((LONGEST_SECTION * sentenceWords) / SENTENCE_WORDS);
/** CDC Clear Communication Index, item 8. */
export const LONGEST_LIST = 7;
/** Own threshold for PEMAT item 19. */
export const MOST_COLUMNS = 5;

/** Returns the facts of a piece. `wording` is that of the deck's locale. */
export function factsOf(piece: ReadPiece, judged: DeckFacts, wording: Wording): PieceFacts {
  const { library, deck, language } = judged;
  const runs = piece.sections.flatMap((section) => section.runs).filter(({ kind }) => kind !== 'label');
  const sentences = runs.flatMap((run) => language.sentencesIn(run.text));
  const text = runs.map((run) => run.text).join('\n');
  const words = countWords(text);
  const blocks = allBlocks(piece.sections.flatMap((section) => section.blocks));
  const lists = blocks.filter((block) => block.kind === 'list');
  const actions = phrases(wording.actions);
  const reader = phrases(wording.reader);
  return {
    ...{ words, sentences: sentences.length, ...balanceOf(piece, library) },
    purpose: [deck.title, deck.subtitle, ...openingOf(piece)].some((text) => reader.isIn(text)),
    summary: hasSummary(piece, judged),
    action: sentences.some((sentence) => actions.find(sentence)[0]?.index === 0),
    steps: lists.some(({ look }) => look === 'steps' || look === 'numbers' || look === 'checklist'),
    tool: lists.some(({ look }) => look === 'checklist') || blocks.some(({ kind }) => kind === 'lines'),
    figures: blocks.filter(({ kind }) => kind === 'figure').length,
    phone: blocks.some(({ kind }) => kind === 'phone'),
    uncertainty: runs.some((run) => isUncertain(run, judged)),
    readerRate: words === 0 ? 0 : (reader.find(text).length * 100) / words,
    passives: language.passivesIn(sentences, wording.passives),
    longSections: piece.sections.flatMap(chunksOf).filter((chunk) => chunk.words > longestSection(language)),
    vagueHeadings: piece.sections.filter((section) => isVague(section.title, judged)),
    longLists: lists.map(({ key, items }) => ({ key, items: items.length })).filter(({ items }) => items > LONGEST_LIST),
    wideTables: blocks
      .flatMap((block) => (block.kind === 'table' ? [tableFacts(block)] : []))
      .filter(({ columns, head }) => columns > MOST_COLUMNS || !head),
  };
}

/** Paragraphs before the second heading that state no fact: only they can say what the piece is for. */
const openingOf = ({ sections: [first] }: ReadPiece): string[] =>
  (first?.runs ?? []).filter(({ kind, claims }) => kind === 'text' && claims.length === 0).map(({ text }) => text);

function hasSummary({ name, sections }: ReadPiece, { definition }: DeckFacts): boolean {
  if (name === 'handout' || name === 'largePrint') return definition[name][0]?.from === 'brief';
  if (name !== 'booklet') return true;
  const first = sections.filter(({ module }) => module === sections[0]?.module);
  return allBlocks(first.flatMap(({ blocks }) => blocks)).some(({ kind }) => kind === 'key');
}

const isUncertain = ({ kind, claims }: ReadRun, { library }: DeckFacts): boolean =>
  kind === 'caveat' || claims.some((id) => (library.claims[id]?.verdict ?? 'supported') !== 'supported');

/** The words of a section from one heading to the next; a cell stands under the heading of its column. */
function chunksOf({ key, title, runs }: ReadSection): Chunk[] {
  const chunks: Chunk[] = [{ key, title, words: 0 }];
  for (const run of runs) {
    const last = chunks.at(-1);
    if (run.kind === 'heading') chunks.push({ key: run.key, title: run.text, words: 0 });
    else if (last && run.kind !== 'label' && run.kind !== 'phone' && run.kind !== 'cell')
      chunks[chunks.length - 1] = { ...last, words: last.words + countWords(run.text) };
  }
  return chunks;
}

/** One word that is neither a question nor the name of a condition says nothing of what follows. */
function isVague(title: string, { deck, library }: DeckFacts): boolean {
  if (title === '' || title.endsWith('?') || countWords(title) > 1) return false;
  return !Object.values(library.project.conditions).some((label) => label[deck.language] === title);
}

const tableFacts = ({ key, head, rows }: Extract<DeckBlock, { kind: 'table' }>) => ({
  key,
  columns: Math.max(head.length, ...rows.map((row) => row.length)),
  head: head.some((cell) => cell.length > 0),
});
