/** The box around one run of a path, in the units of the path, and the number of its strokes. */
export interface PathBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly strokes: number;
}

/** How many numbers each command of a path takes (SVG 2, 9.3). */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, T: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, A: 7 };
const NUMBER = /[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/iy;
const FLAG = /[\s,]*([01])/y;

interface Step {
  /** The command in capitals; a move with more points goes on as a line. */
  readonly command: string;
  readonly isRelative: boolean;
  readonly values: readonly number[];
}

function stepsOf(d: string): Step[] {
  return [...d.matchAll(/([mlhvcsqtaz])([^mlhvcsqtaz]*)/gi)].flatMap(([, letter = '', list = '']) => {
    const command = letter.toUpperCase();
    const isRelative = letter !== command;
    const takes = TAKES[command];
    if (takes === undefined) return [{ command, isRelative, values: [] }];
    const numbers = numbersOf(list, command === 'A');
    return Array.from({ length: Math.floor(numbers.length / takes) }, (_, at) => ({
      ...{ command: command === 'M' && at > 0 ? 'L' : command, isRelative },
      values: numbers.slice(at * takes, (at + 1) * takes),
    }));
  });
}

/** The two flags of an arc may stand without a blank between them. */
function numbersOf(list: string, isArc: boolean): number[] {
  const numbers: number[] = [];
  let index = 0;
  for (;;) {
    const pattern = isArc && (numbers.length % 7 === 3 || numbers.length % 7 === 4) ? FLAG : NUMBER;
    pattern.lastIndex = index;
    const found = pattern.exec(list);
    if (!found) return numbers;
    numbers.push(Number(found[1]));
    index = pattern.lastIndex;
  }
}

type Point = readonly [x: number, y: number];

/** The points of a step: where it ends stands last. Those that hold a curve are among them. */
function pointsOf({ command, isRelative, values }: Step, [x, y]: Point): Point[] {
  const [dx, dy] = isRelative ? [x, y] : [0, 0];
  const [first = 0] = values;
  if (command === 'H') return [[first + dx, y]];
  if (command === 'V') return [[x, first + dy]];
  const pairs = command === 'A' ? values.slice(5) : values;
  return pairs.flatMap((value, index): Point[] => (index % 2 === 0 ? [[value + dx, (pairs[index + 1] ?? 0) + dy]] : []));
}

/** Returns the boxes of the runs of a path (`d` of SVG), from each move to the next. The box of a curve may be a little too large. */
export function pathBoxes(d: string): PathBox[] {
  const runs: { readonly points: Point[]; strokes: number }[] = [];
  let [pen, start]: Point[] = [
    [0, 0],
    [0, 0],
  ];
  for (const step of stepsOf(d)) {
    const points = pointsOf(step, pen ?? [0, 0]);
    pen = step.command === 'Z' ? start : (points.at(-1) ?? pen);
    if (step.command === 'M') {
      start = pen;
      runs.push({ points, strokes: 0 });
    } else {
      runs.at(-1)?.points.push(...points);
      const run = runs.at(-1);
      if (run) run.strokes++;
    }
  }
  return runs.filter(({ strokes }) => strokes > 0).map(({ points, strokes }) => ({ ...boxOf(points), strokes }));
}

function boxOf(points: readonly Point[]): Omit<PathBox, 'strokes'> {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const least = (all: readonly number[]): number => all.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = (all: readonly number[]): number => all.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return { left: least(xs), right: most(xs), top: least(ys), bottom: most(ys) };
}
