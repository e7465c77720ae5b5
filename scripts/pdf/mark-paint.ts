import { kindOf, type Operation, readOperations } from './content-stream.js';

/** What one marked run of a content stream holds. */
export interface Marked {
  readonly mcid: number;
  text: string;
  /** Where its last line of text stood. */
  line: string;
  /** True when it shows glyphs, a picture or another stream: more than lines and surfaces. */
  speaks: boolean;
}

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
export interface StreamNames {
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
  font: string;
  line: string;
  pathFrom: number;
  textFrom: number;
  shown: number[];
}

/** What a mark that is open says of what stands in it. */
interface Opened {
  /** Numbered, or an artifact: only what stands in such a mark is accounted for. */
  readonly isTag: boolean;
  readonly mark?: Marked;
  /** The text that its glyphs stand for, until the first of them is shown (PDF 32000-1, 14.9.4). */
  actual?: string;
  /** Its glyphs say no more than that text. */
  readonly isReplaced: boolean;
  /** The letters of each text in it stand in the order in which they are painted, from left to right (14.8.2.3.3). */
  readonly isReversed: boolean;
}

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
    font: '',
    line: '',
    pathFrom: -1,
    textFrom: -1,
    shown: [],
  };
  for (const [index, operation] of operations.entries()) step(state, { index, operation, names });
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
  else if (operation.operator === 'Tf') state.font = operation.operands[0]?.slice(1) ?? '';
  else if (operation.operator === 'Tm') state.line = operation.operands.at(-1) ?? '';
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
    .map((operand) => (operand.startsWith('<') ? names.glyphs(state.font, operand.slice(1, -1)) : ''))
    .join('');
  const said = asRead(state, text);
  for (const { mark } of state.stack) if (mark) say(mark, joint(mark, state.line) + said);
  if (inTag(state)) return;
  state.looseText += said;
  if (state.textFrom >= 0) state.shown.push(index);
  else state.loose.push({ from: index, to: index });
}

/** What a reader gets of glyphs with `text`: what the marks around them say in their place, or in the order in which it is read. */
function asRead({ stack }: State, text: string): string {
  const outer = stack.find(({ isReplaced }) => isReplaced);
  if (outer) {
    const { actual = '' } = outer;
    outer.actual = '';
    return actual;
  }
  return stack.some(({ isReversed }) => isReversed) ? [...text].reverse().join('') : text;
}

/** A space at the end of a line is not painted: it comes back here, but not within a hyphenated word or an address. */
function joint(mark: Marked, line: string): string {
  const isNew = mark.line !== line;
  mark.line = line;
  return isNew && mark.text !== '' && !/[\s\u00AD-]$|:\/\/\S*$|\w\.\w+\/\S*$/.test(mark.text) ? ' ' : '';
}

function say(mark: Marked, text: string): void {
  mark.text += text;
  mark.speaks = true;
}

function paintObject(state: State, { index, operation, names }: Turn): void {
  const { hasMarks, text } = names.object(operation.operands[0]?.slice(1) ?? '');
  if (hasMarks && inTag(state)) throw new UnknownContent('a marked run inside another one (transparent group)');
  for (const { mark } of state.stack) if (mark) say(mark, text);
  if (!hasMarks && !inTag(state)) state.loose.push({ from: index, to: index });
}

function open(state: State, { index, operation }: Turn): void {
  const properties = operation.operands.slice(1).join(' ');
  const mcid = /\/MCID (\d+)/.exec(properties)?.[1];
  const tag = operation.operands[0] ?? '';
  if (properties.startsWith('/')) throw new UnknownContent(`marked content with named properties ${properties}`);
  if (mcid === undefined && tag !== '/Artifact') openWords(state, tag, operation.operands);
  else openTag(state, index, mcid);
}

function openTag(state: State, index: number, mcid: string | undefined): void {
  for (const one of state.shown) state.loose.push({ from: one, to: one });
  state.textFrom = -1;
  state.shown = [];
  if (mcid === undefined) {
    state.stack.push({ isTag: true, ...PLAIN });
    return;
  }
  const mark = { mcid: Number(mcid), text: '', line: '', speaks: false };
  state.stack.push({ isTag: true, mark, ...PLAIN });
  if (state.marked.has(mark.mcid)) throw new UnknownContent(`two marked runs with the number ${mark.mcid}`);
  state.marked.set(mark.mcid, mark);
  state.opens.set(mark.mcid, index);
}

const PLAIN = { isReplaced: false, isReversed: false } as const;

/** A mark that says how the glyphs in it are to be read. It tags nothing: outside a tag they are loose as ever. */
function openWords(state: State, tag: string, operands: readonly string[]): void {
  const at = operands.indexOf('/ActualText');
  const isKnown = tag === '/Span' || tag === '/ReversedChars';
  if (!isKnown && !inTag(state)) throw new UnknownContent(`a mark that is neither numbered nor an artifact: ${tag}`);
  const actual = at < 0 ? undefined : textOf(operands[at + 1] ?? '');
  state.stack.push({
    ...{ isTag: false, isReplaced: actual !== undefined, isReversed: tag === '/ReversedChars' },
    ...(actual !== undefined && { actual }),
  });
}

/** A text string in a content stream: UTF-16 where it begins with a byte order mark. Skia writes hex. */
function textOf(operand: string): string {
  const hex = operand.startsWith('<')
    ? operand.slice(1, -1).replace(/\s/g, '')
    : Buffer.from(operand.slice(1, -1), 'latin1').toString('hex');
  const bytes = Buffer.from(hex, 'hex');
  if (!/^feff/i.test(hex)) return bytes.toString('latin1');
  return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
    .swap16()
    .toString('utf16le');
}

function close(state: State): void {
  if (state.stack.length === 0) throw new UnknownContent('the end of a mark that never began (EMC without BDC)');
  state.stack.pop();
}
