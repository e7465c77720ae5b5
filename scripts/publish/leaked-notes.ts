import type { Deck, DeckBlock, PhoneBox } from '../model/deck.js';
import type { Job } from '../model/job.js';
import { readDeck } from '../model/read-deck.js';
import { allInlines, type BlockWords, plainText, wordsIn } from '../model/tree.js';

/** Words of speaker notes, and the block that they stand in. */
export interface NoteText {
  readonly key: string;
  readonly text: string;
}

/** So many letters in a row are no accident: fewer may stand anywhere by themselves. */
const TELLING = 30;

/** Letters only: blanks, signs, and the numbers of marks and items, which the templates put between words, do not matter. */
const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\P{L}+/gu, '');

/**
 * Returns the words of the deck's speaker notes that stand in the text of an artifact of this job, and that no reader of it is meant
 * to see. All words of every kind of block are looked for; those too short to tell anything, together with the next ones.
 */
export function leakedNotes(artifact: string, deck: Deck, job: Job): NoteText[] {
  const all = letters(artifact);
  const shown = letters(textsShown(deck, job).join(' '));
  return deck.slides
    .flatMap(({ notes }) => tellingTexts(notes))
    .filter(({ text }) => all.includes(letters(text)) && !shown.includes(letters(text)));
}

/** Each text that is long enough by itself, and shorter ones with those that follow. */
function tellingTexts(notes: readonly DeckBlock[]): NoteText[] {
  const telling: NoteText[] = [];
  let short: NoteText | undefined;
  for (const one of wordsIn(notes).flatMap(textsOf)) {
    const joined: NoteText = short ? { key: short.key, text: `${short.text} ${one.text}` } : one;
    const found = [one, joined].find(({ text }) => letters(text).length > TELLING);
    if (found) telling.push(found);
    short = found ? undefined : joined;
  }
  return telling;
}

/** A run falls into texts where a mark, or what is set off, stands in it. */
const textsOf = ({ key, spans }: BlockWords): NoteText[] =>
  allInlines(spans).flatMap((span) => (span.kind === 'text' ? [{ key, text: span.text }] : []));

/** All that a reader of the job's artifact is meant to see: the words of its part, the region's lines, how to reach the organisation. */
function textsShown(deck: Deck, { part }: Job): string[] {
  const sections = readDeck(deck).flatMap((piece) => (piece.name === part ? piece.sections : []));
  const { emergency, crisis } = deck.region;
  const phones = [emergency, crisis, { line: 'clinic', title: '', says: [], more: [], facts: deck.brand.contact } as const].map(boxOf);
  return [
    ...sections.flatMap(({ runs }) => runs.map(({ text }) => text)),
    ...wordsIn([...sections.flatMap(({ blocks }) => blocks), ...phones]).map(({ spans }) => plainText(spans)),
    ...deck.glossary.map(({ term, plain }) => `${term} ${plain}`),
  ];
}

const boxOf = (phone: PhoneBox): DeckBlock => ({ key: '', instruction: true, kind: 'phone', phone, blocks: [] });
