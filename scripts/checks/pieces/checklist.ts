import type { ReadPiece } from '../../model/read-deck.js';
import type { DeckFacts } from '../deck-facts.js';
import { LEAST_READER_RATE, MOST_PASSIVES } from './check-items.js';
import { factsOf, type PieceFacts } from './piece-facts.js';

/**
 * One item of a published tool, in our own short words, for one piece. `decided`: a program can tell. `screened`: it looked, and
 * a person confirms. `human`: only a person can tell. What is found is informed by the tool; it is never a score of it.
 */
export interface ChecklistItem {
  readonly piece: ReadPiece['name'];
  /** "PEMAT 11", as the tool numbers it. */
  readonly item: string;
  readonly tool: 'PEMAT' | 'CDC Index' | 'DISCERN' | 'teach-back';
  readonly asks: string;
  readonly kind: 'decided' | 'screened' | 'human';
  /** What the program found; none for an item that only a person can answer. */
  readonly found?: boolean;
  readonly note?: string;
}

interface Finding {
  readonly found: boolean;
  readonly note?: string;
}

/** What an item is judged by. */
interface Seen {
  readonly piece: ReadPiece;
  readonly facts: PieceFacts;
  readonly judged: DeckFacts;
}

type Row = readonly [
  tool: ChecklistItem['tool'],
  number: string,
  asks: string,
  kind: ChecklistItem['kind'],
  find?: (seen: Seen) => Finding,
];

const is = (found: boolean, note?: string): Finding => ({ found, ...(note ? { note } : {}) });
const outOf = (part: number, whole: number, what: string): string => `${part} of ${whole} ${what}`;

/** PEMAT-P: AHRQ Pub. 14-0002-EF, Shoemaker, Wolf and Brach 2013. */
const pemat: readonly Row[] = [
  ['PEMAT', '1', 'Is it clear at once what this is for?', 'screened', ({ facts }) => is(facts.purpose)],
  ['PEMAT', '2', 'Is there nothing that leads away from that?', 'human'],
  ['PEMAT', '3', 'Are the words those of every day? (See the reading grades.)', 'human'],
  ['PEMAT', '4', 'Is each medical word explained where it first stands?', 'human'],
  ['PEMAT', '5', 'Do sentences say who does what?', 'screened', ({ facts }) => voice(facts)],
  ['PEMAT', '6', 'Can a reader picture the numbers?', 'human'],
  ['PEMAT', '7', 'Need the reader do no sums?', 'human'],
  ['PEMAT', '8', 'Does the text come in short parts?', 'decided', ({ facts }) => chunks(facts)],
  ['PEMAT', '9', 'Does each heading say what follows?', 'screened', ({ facts }) => is(facts.vagueHeadings.length === 0)],
  ['PEMAT', '10', 'Does one thing lead to the next?', 'human'],
  ['PEMAT', '11', 'Does it give the key points?', 'decided', ({ facts }) => is(facts.summary)],
  ['PEMAT', '12', 'Do boxes, lists and bold type lead the eye?', 'decided', ({ facts }) => is(facts.steps || facts.phone)],
  ['PEMAT', '15', 'Do pictures help where words are hard?', 'human'],
  ['PEMAT', '16', 'Do pictures support the words, and not distract?', 'human'],
  ['PEMAT', '17', 'Does each picture have a caption?', 'decided', ({ facts }) => is(true, `${facts.figures} pictures`)],
  ['PEMAT', '18', 'Are pictures clear?', 'human'],
  ['PEMAT', '19', 'Are tables simple, with a head?', 'decided', ({ facts }) => is(facts.wideTables.length === 0)],
  ['PEMAT', '20', 'Is there something that the reader can do?', 'decided', ({ facts }) => is(facts.action)],
  ['PEMAT', '21', 'Does it speak to the reader?', 'decided', ({ facts }) => reader(facts)],
  ['PEMAT', '22', 'Are actions broken down into steps?', 'screened', ({ facts }) => is(facts.steps)],
  ['PEMAT', '23', 'Is there a tool, such as a checklist?', 'decided', ({ facts }) => is(facts.tool)],
  ['PEMAT', '24-26', 'Are sums, charts and pictures for action explained, where there are any?', 'human'],
];

/** Clear Communication Index, Centers for Disease Control and Prevention, 20 items. */
const cdc: readonly Row[] = [
  ['CDC Index', '1-3', 'Is there one main message, at the top, that stands out?', 'human'],
  [
    'CDC Index',
    '4',
    'Does a picture with a caption support it?',
    'screened',
    ({ facts }) => is(facts.figures > 0, `${facts.figures} pictures`),
  ],
  ['CDC Index', '5', 'Is the reader asked to do something?', 'decided', ({ facts }) => is(facts.action)],
  ['CDC Index', '6', 'Do main message and request say who does what?', 'human'],
  ['CDC Index', '7', 'Are these the words that readers use themselves?', 'human'],
  ['CDC Index', '8', 'Has no list more than 7 items?', 'decided', ({ facts }) => is(facts.longLists.length === 0)],
  ['CDC Index', '9', 'Are there short parts with headings?', 'decided', ({ facts }) => chunks(facts)],
  ['CDC Index', '10', 'Does the most important come first?', 'screened', ({ facts }) => is(facts.summary)],
  [
    'CDC Index',
    '11',
    'Does it say what is known, and what is not?',
    'screened',
    ({ facts }) => is(facts.benefit === 0 || facts.uncertainty),
  ],
  ['CDC Index', '12-13', 'Does it say what to do, and why that matters to the reader?', 'human'],
  ['CDC Index', '14', 'Does it say how and when, and when to call?', 'screened', ({ facts }) => is(facts.steps && facts.phone)],
  ['CDC Index', '15-17', 'Are numbers familiar, explained, and without sums?', 'human'],
  ['CDC Index', '18', 'Does it say what the danger is?', 'screened', ({ facts }) => is(facts.risk > 0)],
  ['CDC Index', '19', 'Does it tell of benefits and of risks?', 'decided', ({ facts }) => balance(facts)],
  ['CDC Index', '20', 'Are chances told in words or pictures, not only in numbers?', 'human'],
];

/** DISCERN, University of Oxford and the British Library 1998; the handbook asks for 1 to 5, which is left to people. */
const discern: readonly Row[] = [
  ['DISCERN', '1', 'Are the aims clear?', 'screened', ({ facts }) => is(facts.purpose)],
  ['DISCERN', '2-3', 'Does it do what it says, and what readers need?', 'human'],
  ['DISCERN', '4-5', 'Does it name its sources and their years?', 'decided', ({ judged }) => sources(judged)],
  ['DISCERN', '6', 'Is it balanced?', 'screened', ({ facts }) => balance(facts)],
  ['DISCERN', '7', 'Does it say where to get more help?', 'decided', ({ facts }) => is(facts.phone)],
  ['DISCERN', '8', 'Does it say what nobody is sure of?', 'screened', ({ facts }) => is(facts.uncertainty)],
  ['DISCERN', '9', 'Does it say how the treatment works?', 'screened', (seen) => roleIn(seen, 'mechanism')],
  ['DISCERN', '10', 'Does it tell of each benefit?', 'screened', ({ facts }) => is(facts.benefit > 0, `${facts.benefit} words`)],
  ['DISCERN', '11', 'Does it tell of each risk?', 'screened', ({ facts }) => is(facts.risk > 0, `${facts.risk} words`)],
  ['DISCERN', '12-13', 'Does it say what happens without treatment, and what daily life is like with it?', 'human'],
  ['DISCERN', '14', 'Does it say that there are other choices?', 'screened', (seen) => roleIn(seen, 'alternative')],
  ['DISCERN', '15-16', 'Does it help people to decide together, and is it good as a whole?', 'human'],
];

/** AHRQ Health Literacy Universal Precautions Toolkit, tool 5. */
const teachBack: readonly Row[] = [
  ['teach-back', '1', 'Are there at least 3 open questions?', 'decided', ({ judged }) => prompts(judged)],
  ['teach-back', '2', 'Do they ask about the way home, whom to call, and who must not have it?', 'human'],
  ['teach-back', '3', 'Did people answer in their own words, and was what they missed explained again?', 'human'],
];

/** Returns the items of all tools for each piece of a deck; none when the locale has no wording to look for. */
export function checklistOf(judged: DeckFacts): ChecklistItem[] {
  const { wording, pieces } = judged;
  if (!wording) return [];
  return pieces.flatMap((piece) => {
    const seen: Seen = { piece, facts: factsOf(piece, judged, wording), judged };
    const rows = piece.name === 'slides' ? [...cdc, ...discern, ...teachBack] : [...pemat, ...cdc, ...discern];
    return rows.map(([tool, number, asks, kind, find]) => ({
      ...{ piece: piece.name, item: `${tool} ${number}`, tool, asks, kind },
      ...(find ? find(seen) : {}),
    }));
  });
}

const voice = ({ passives, sentences }: PieceFacts): Finding =>
  is(passives.length <= sentences * MOST_PASSIVES, outOf(passives.length, sentences, 'sentences look passive'));

const chunks = ({ longSections, longLists }: PieceFacts): Finding =>
  is(longSections.length + longLists.length === 0, longSections.map(({ title, words }) => `"${title}": ${words} words`).join('; '));

const reader = ({ readerRate }: PieceFacts): Finding => is(readerRate >= LEAST_READER_RATE, `${readerRate.toFixed(1)} times in 100 words`);

const balance = ({ benefit, risk }: PieceFacts): Finding =>
  is(benefit === 0 || risk * 2 >= benefit, `${risk} words on risks, ${benefit} on benefits`);

const sources = ({ deck: { references } }: DeckFacts): Finding => is(references.length > 0, `${references.length} sources`);

const prompts = ({ deck }: DeckFacts): Finding => is(deck.teachBack.length >= 3, `${deck.teachBack.length} prompts`);

const roleIn = ({ piece, judged }: Seen, role: string): Finding => {
  const cited = piece.sections.flatMap(({ runs }) => runs.flatMap(({ claims }) => claims));
  return is(cited.some((id) => judged.library.claims[id]?.role === role));
};
