import { readText } from './actual-text.js';
import { kindOf, type Operation, readOperations } from './content-stream.js';
import { type Marked, type Place, type Shown, showIn } from './marked-lines.js';
import { type Matrix, readMatrix, times, UNTURNED } from './matrix.js';
import { type Line, lineOf, placeOn } from './text-line.js';

export interface StreamReading {
  readonly operations: readonly Operation[];
  readonly marked: ReadonlyMap<number, Marked>;
  /** Operations that paint outside any mark: first and last index of each. */
  readonly loose: readonly { readonly from: number; readonly to: number }[];
  /** Text shown outside any mark. */
  readonly looseText: string;
  /** Index of the operation that opens each marked run. */
  readonly opens: ReadonlyMap<number, number>;
}

/** How a stream's names are looked up: the text of glyphs of a font, and what an object (picture or group) holds. */
interface StreamNames {
  glyphs(font: string, hex: string): string;
  object(name: string): { readonly hasMarks: boolean; readonly text: string };
}

interface State {
  readonly operations: readonly Operation[];
  readonly marked: Map<number, Marked>;
  readonly loose: { from: number; to: number }[];
  readonly opens: Map<number, number>;
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
  readonly words?: Heard;
  /** The letters of each text in it stand in the order in which they are painted, from left to right (14.8.2.3.3). */
  readonly isReversed?: boolean;
  /** Its words were heard: with the first of its glyphs, and once. */
  wasHeard?: boolean;
}

type Heard = Pick<Shown, 'at' | 'text'>;

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
  else if (kind === 'markEnd') close(state);
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
}

function endText(state: State, index: number): void {
  if (state.textFrom >= 0 && state.shown.length > 0) state.loose.push({ from: state.textFrom, to: index });
  state.textFrom = -1;
}

function show(state: State, { index, operation, names }: Turn): void {
  if (operation.operands.some((operand) => operand.startsWith('('))) throw new UnknownContent('text written as letters, not as glyphs');
  const text = operation.operands
    .map((operand) => (operand.startsWith('<') ? names.glyphs(state.font[0]?.slice(1) ?? '', operand.slice(1, -1)) : ''))
    .join('');
  const said = say(state, { at: index, text });
  if (inTag(state)) return;
  state.looseText += said;
  if (state.textFrom >= 0) state.shown.push(index);
  else state.loose.push({ from: index, to: index });
}

/** What is shown is heard in all runs that are open. Returns what a reader gets of it. */
function say(state: State, shown: Heard): string {
  const heard = asRead(state, shown);
  if (heard)
    for (const { mark } of state.stack)
      if (mark) showIn(mark, { at: heard.at, text: heard.text, font: state.fontText, place: placeOf(state) });
  return heard?.text ?? '';
}

/** What a reader gets of glyphs: what the marks around them say in their place, once, or their text in the order in which it is read. */
function asRead({ stack }: State, { at, text }: Heard): Heard | undefined {
  const outer = stack.find(({ words }) => words);
  if (!outer) return { at, text: stack.some(({ isReversed }) => isReversed) ? [...text].reverse().join('') : text };
  if (outer.wasHeard) return undefined;
  outer.wasHeard = true;
  return outer.words;
}

function placeOf(state: State): Place {
  state.line ??= lineOf(times(state.text, state.page), Number(state.font[1] ?? 0));
  return placeOn(state.line, state.shift);
}

function paintObject(state: State, { index, operation, names }: Turn): void {
  const { hasMarks, text } = names.object(operation.operands[0]?.slice(1) ?? '');
  if (hasMarks && inTag(state)) throw new UnknownContent('a marked run inside another one (transparent group)');
  say(state, { at: index, text });
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
    ...{ isTag: false, isReversed: tag === '/ReversedChars' },
    ...(at >= 0 && { words: { at: index, text: readText(operands[at + 1] ?? '') } }),
  });
}

function close(state: State): void {
  if (state.stack.length === 0) throw new UnknownContent('the end of a mark that never began (EMC without BDC)');
  state.stack.pop();
}
