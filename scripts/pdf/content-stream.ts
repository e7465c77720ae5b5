/** One operator of a content stream with its operands as written (none are kept of what only draws). `start` is where its first operand begins, `end` is after it. */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly string[];
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /[\s\0]*(?:%[^\r\n]*[\s\0]*)*(<<|>>|\[|\]|\/[^\s\0()<>[\]{}/%]*|<[\da-fA-F\s]*>|[+-]?(?:\d+\.?\d*|\.\d+)|[A-Za-z][A-Za-z0-9]*\*?|['"]|\(|$)/y;

/**
 * A whole operation of numbers and an operator that draws, such as "1 0 0 1 72 72 cm": nine of ten are, and their numbers are
 * read from the text where they are needed. All operators of OPERATORS but those with names, marks or text for operands, which go the long way.
 */
const PLAIN =
  /[\s\0]*((?:[+-]?(?:\d+\.?\d*|\.\d+)[\s\0]+)*)(re|cm|rg|RG|[fBbW]\*|[qQwJjMiGgKkmlcvyhSsfFBbnW]|BT|ET|Td|TD|T\*)(?=[\s\0]|$)/y;
const NONE: readonly string[] = [];

/**
 * Splits a content stream (PDF 32000-1, 7.8.2) into its operators, in order. Throws on anything that is no token,
 * and on inline images, whose bytes it would have to skip blindly: Skia writes none.
 */
export function readOperations(content: string): Operation[] {
  const operations: Operation[] = [];
  let operands: string[] = [];
  let start = -1;
  let nesting = 0;
  TOKEN.lastIndex = 0;
  for (;;) {
    const plain = operands.length === 0 ? plainOperation(content) : undefined;
    if (plain) {
      operations.push(plain);
      continue;
    }
    const { token, at, end } = nextToken(content);
    if (token === '') return finish(operations, operands);
    if (start < 0) start = at;
    if (token === '<<' || token === '[') nesting++;
    if (token === '>>' || token === ']') nesting--;
    const isOperator = nesting === 0 && isWord(token.charCodeAt(0)) && token !== 'true' && token !== 'false' && token !== 'null';
    if (!isOperator) {
      operands.push(token);
      continue;
    }
    operations.push({ operator: token, operands, start, end });
    operands = [];
    start = -1;
  }
}

/** Returns the operation at the place where TOKEN goes on when it is a plain one, and moves TOKEN behind it. */
function plainOperation(content: string): Operation | undefined {
  PLAIN.lastIndex = TOKEN.lastIndex;
  const match = PLAIN.exec(content);
  if (!match) return undefined;
  const end = PLAIN.lastIndex;
  const [, numbers = '', operator = ''] = match;
  TOKEN.lastIndex = end;
  return { operator, operands: NONE, start: end - numbers.length - operator.length, end };
}

/** Operators begin with a letter or are one of the two quotation marks. */
const isWord = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 34 || code === 39;

function finish(operations: Operation[], left: readonly string[]): Operation[] {
  if (left.length > 0) throw new Error(`operands without an operator at the end: ${left.slice(0, 4).join(' ')}`);
  return operations;
}

function nextToken(content: string): { token: string; at: number; end: number } {
  const from = TOKEN.lastIndex;
  const match = TOKEN.exec(content);
  const token = match?.[1];
  if (!match || token === undefined) throw new Error(`"${content.slice(from, from + 20).trim()}" at byte ${from}`);
  const end = TOKEN.lastIndex;
  const at = end - token.length;
  if (token !== '(') return { token, at, end };
  const close = endOfString(content, at);
  TOKEN.lastIndex = close;
  return { token: content.slice(at, close), at, end: close };
}

/** A literal string may hold balanced brackets and escaped ones. */
function endOfString(content: string, at: number): number {
  let depth = 0;
  for (let i = at; i < content.length; i++) {
    if (content[i] === '\\') i++;
    else if (content[i] === '(') depth++;
    else if (content[i] === ')' && --depth === 0) return i + 1;
  }
  throw new Error(`a string without its end at byte ${at}`);
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** What an operator means for tagging (PDF 32000-1, table 51, without inline images, compatibility sections and Type 3 metrics). */
export const OPERATORS = {
  state: words('q Q cm w J j M d ri i gs CS cs SC SCN sc scn G g RG rg K k Tc Tw Tz TL Tf Tr Ts Td TD Tm T* W W* MP DP'),
  path: words('m l c v y h re'),
  paint: words('S s f F f* B B* b b*'),
  endPath: words('n'),
  show: words('Tj TJ \' "'),
  textStart: words('BT'),
  textEnd: words('ET'),
  shade: words('sh'),
  object: words('Do'),
  markStart: words('BMC BDC'),
  markEnd: words('EMC'),
} as const;

export type OperatorKind = keyof typeof OPERATORS;

const KIND_OF: ReadonlyMap<string, OperatorKind> = new Map(
  Object.entries(OPERATORS).flatMap(([kind, names]) => [...names].map((name) => [name, kind as OperatorKind] as const)),
);

/** Returns what kind of operator `name` is, or undefined when it is none that this program understands. */
export const kindOf = (name: string): OperatorKind | undefined => KIND_OF.get(name);
