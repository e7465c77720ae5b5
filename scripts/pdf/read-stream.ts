import { readText } from './actual-text.js';
import { kindOf, type Operation, readOperations } from './content-stream.js';
import { type Marked, type Place, type Shown, showIn } from './marked-lines.js';
import { type Matrix, readMatrix, times, UNTURNED } from './matrix.js';
import type { GivenWords, StreamNames, StreamReading, TextObject } from './stream-reading.js';
import { type Line, lineOf, placeOn } from './text-line.js';

interface State {
  readonly operations: readonly Operation[];
  readonly marked: Map<number, Marked>;
  readonly loose: { from: number; to: number }[];
  readonly opens: Map<number, number>;
  readonly closes: Map<number, number>;
  readonly texts: TextObject[];
  readonly given: GivenWords[];
  readonly stack: Opened[];
  looseText: string;
  /** The operands of the last `Tf`: name and size; and both in one text. */
  font: readonly string[];
  fontText: string;
  /** What `cm` and `Tm` have set, and what `q` put aside. */
  page: Matrix;
  text: Matrix;
  /** How far the line has gone on since: Skia moves from glyph to glyph along it, and sets each line anew. */
  shift: number;
  readonly saved: Matrix[];
  /** How the line lies, worked out when its first glyph is shown. */
  line?: Line | undefined;
  pathFrom: number;
  textFrom: number;
  shown: number[];
}

/** What a mark that is open says of what stands in it. */
interface Opened {
  /** Numbered, or an artifact: only what stands in such a mark is accounted for. */
  readonly isTag: boolean;
  readonly mark?: Marked;
  /** The text that its glyphs stand for (PDF 32000-1, 14.9.4), and the operation that says so. */
  readonly words?: GivenWords & Pick<Heard, 'at'>;
  /** What a mark of letters that run from right to left has shown so far, in the order in which it is read: Skia paints it from left to right (14.8.2.3.3). */
  readonly reversed?: Heard[];
  /** Its words were heard: with the first of its glyphs, and once. */
  wasHeard?: boolean;
}

type Heard = Pick<Shown, 'at' | 'text' | 'place'>;

const inTag = ({ stack }: State): boolean => stack.some(({ isTag }) => isTag);

/** Thrown for content that this program does not understand: it becomes a diagnostic, never a silent skip. */
export class UnknownContent extends Error {}

/**
 * Reads a content stream: which text each marked run holds, and what is painted outside every mark.
 * Throws UnknownContent on an operator it does not know and on marks that do not balance.
 */
export function readStream(content: string, names: StreamNames): StreamReading {
  const operations = split(content);
  const state: State = {
    operations,
    marked: new Map(),
    loose: [],
    opens: new Map(),
    closes: new Map(),
    texts: [],
    given: [],
    stack: [],
    looseText: '',
    font: [],
    fontText: '',
    page: UNTURNED,
    text: UNTURNED,
    shift: 0,
    saved: [],
    pathFrom: -1,
    textFrom: -1,
    shown: [],
  };
  for (const [index, operation] of operations.entries()) step(state, { index, operation, names, content });
  if (state.stack.length > 0) throw new UnknownContent('a mark that never ends (BDC without EMC)');
  state.loose.sort((a, b) => a.from - b.from);
  return state;
}

function split(content: string): Operation[] {
  try {
    return readOperations(content);
  } catch (cause) {
    throw new UnknownContent((cause as Error).message);
  }
}

interface Turn {
  readonly index: number;
  readonly operation: Operation;
  readonly names: StreamNames;
  readonly content: string;
}

function step(state: State, turn: Turn): void {
  const { index, operation } = turn;
  const kind = kindOf(operation.operator);
  const inMark = inTag(state);
  if (kind === undefined) throw new UnknownContent(`operator "${operation.operator}"`);
  if (kind === 'path' && state.pathFrom < 0) state.pathFrom = index;
  else if (kind === 'endPath') state.pathFrom = -1;
  else if (kind === 'paint') {
    if (!inMark) state.loose.push({ from: state.pathFrom < 0 ? index : state.pathFrom, to: index });
    state.pathFrom = -1;
  } else if (kind === 'textStart') startText(state, index);
  else if (kind === 'textEnd') endText(state, index);
  else if (kind === 'show') show(state, turn);
  else if (kind === 'shade' && !inMark) state.loose.push({ from: index, to: index });
  else if (kind === 'object') paintObject(state, turn);
  else if (kind === 'markStart') open(state, turn);
  else if (kind === 'markEnd') close(state, index);
  else if (kind === 'state') setState(state, turn);
}

function setState(state: State, { operation, content }: Turn): void {
  const { operator, operands, start, end } = operation;
  if (operator === 'Td') {
    state.shift += Number.parseFloat(content.slice(start, end));
    return;
  }
  if (operator === 'Tf') [state.font, state.fontText] = [operands, operands.join(' ')];
  else if (operator === 'Tm') [state.text, state.shift] = [readMatrix(operands.join(' ')), 0];
  else if (operator === 'cm') state.page = times(readMatrix(content.slice(start, end)), state.page);
  else if (operator === 'q') state.saved.push(state.page);
  else if (operator === 'Q') state.page = state.saved.pop() ?? UNTURNED;
  else return;
  state.line = undefined;
}

function startText(state: State, index: number): void {
  state.textFrom = inTag(state) ? -1 : index;
  state.shown = [];
  const mcid = state.stack.find(({ mark }) => mark)?.mark?.mcid;
  if (mcid !== undefined) state.texts.push({ mcid, from: index, to: -1, text: '' });
}

function endText(state: State, index: number): void {
  if (state.textFrom >= 0 && state.shown.length > 0) state.loose.push({ from: state.textFrom, to: index });
  state.textFrom = -1;
  const text = state.texts.at(-1);
  if (text?.to === -1) text.to = index;
}

function show(state: State, { index, operation, names }: Turn): void {
  if (operation.operands.some((operand) => operand.startsWith('('))) throw new UnknownContent('text written as letters, not as glyphs');
  const letters = operation.operands.flatMap((operand) =>
    operand.startsWith('<') ? names.glyphs(state.font[0]?.slice(1) ?? '', operand.slice(1, -1)) : [],
  );
  const given = state.stack.find(({ words }) => words)?.words;
  const font = state.font[0] ?? '';
  for (const operand of operation.operands) if (operand.startsWith('<')) given?.glyphs.push({ font, hex: operand.slice(1, -1) });
  say(state, { at: index, letters });
  if (inTag(state)) return;
  if (state.textFrom >= 0) state.shown.push(index);
  else state.loose.push({ from: index, to: index });
}

/** What is shown is heard in all runs that are open: at once, or at the end of what runs from right to left. */
function say(state: State, { at, letters }: { readonly at: number; readonly letters: readonly string[] }): void {
  const words = state.stack.find((one) => one.words);
  if (words?.wasHeard) return;
  if (words) words.wasHeard = true;
  const reversed = state.stack.find((one) => one.reversed)?.reversed;
  const heard = words?.words ?? { at, text: (reversed ? [...letters].reverse() : letters).join('') };
  if (reversed) reversed.unshift({ ...heard, place: placeOf(state) });
  else hear(state, { ...heard, place: placeOf(state) });
}

function hear(state: State, { at, text, place }: Heard): void {
  const marks = state.stack.flatMap(({ mark }) => mark ?? []);
  for (const mark of marks) showIn(mark, { at, text, font: state.fontText, place });
  const within = state.texts.at(-1);
  if (within?.to === -1) {
    within.text += text;
    within.place ??= place;
  }
  if (!inTag(state)) state.looseText += text;
}

function placeOf(state: State): Place {
  state.line ??= lineOf(times(state.text, state.page), Number(state.font[1] ?? 0));
  return placeOn(state.line, state.shift);
}

function paintObject(state: State, { index, operation, names }: Turn): void {
  const { hasMarks, text } = names.object(operation.operands[0]?.slice(1) ?? '');
  if (hasMarks && inTag(state)) throw new UnknownContent('a marked run inside another one (transparent group)');
  if (inTag(state)) say(state, { at: index, letters: [text] });
  if (!hasMarks && !inTag(state)) state.loose.push({ from: index, to: index });
}

function open(state: State, { index, operation }: Turn): void {
  const properties = operation.operands.slice(1).join(' ');
  const mcid = /\/MCID (\d+)/.exec(properties)?.[1];
  const tag = operation.operands[0] ?? '';
  if (properties.startsWith('/')) throw new UnknownContent(`marked content with named properties ${properties}`);
  if (mcid === undefined && tag !== '/Artifact') openWords(state, index, { tag, operands: operation.operands });
  else openTag(state, index, mcid);
}

function openTag(state: State, index: number, mcid: string | undefined): void {
  for (const one of state.shown) state.loose.push({ from: one, to: one });
  state.textFrom = -1;
  state.shown = [];
  if (mcid === undefined) {
    state.stack.push({ isTag: true });
    return;
  }
  const mark: Marked = { mcid: Number(mcid), lines: [], speaks: false };
  state.stack.push({ isTag: true, mark });
  if (state.marked.has(mark.mcid)) throw new UnknownContent(`two marked runs with the number ${mark.mcid}`);
  state.marked.set(mark.mcid, mark);
  state.opens.set(mark.mcid, index);
}

/** A mark that says how the glyphs in it are to be read. It tags nothing: outside a tag they are loose as ever. */
function openWords(state: State, index: number, { tag, operands }: { tag: string; operands: readonly string[] }): void {
  const at = operands.indexOf('/ActualText');
  const isKnown = tag === '/Span' || tag === '/ReversedChars';
  if (!isKnown && !inTag(state)) throw new UnknownContent(`a mark that is neither numbered nor an artifact: ${tag}`);
  state.stack.push({
    isTag: false,
    ...(tag === '/ReversedChars' && { reversed: [] }),
    ...(at >= 0 && { words: { at: index, text: readText(operands[at + 1] ?? ''), glyphs: [] } }),
  });
}

function close(state: State, index: number): void {
  const ended = state.stack.pop();
  if (!ended) throw new UnknownContent('the end of a mark that never began (EMC without BDC)');
  if (ended.words) state.given.push(ended.words);
  if (ended.mark) state.closes.set(ended.mark.mcid, index);
  const [first] = ended.reversed ?? [];
  const place = ended.reversed?.at(-1)?.place;
  if (first && place) hear(state, { at: index, text: ended.reversed?.map(({ text }) => text).join('') ?? '', place });
}
