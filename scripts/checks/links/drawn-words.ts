import type { SvgNode } from '../../model/content.js';
import { type PathBox, pathBoxes } from './path-boxes.js';

/** A row of shapes that stand like the letters of a word. Where it begins, in the units of the drawing. */
export interface DrawnWord {
  readonly letters: number;
  readonly x: number;
  readonly y: number;
}

interface Letter extends PathBox {
  /** How its strokes look: letters of one word differ in it, bars and marks of an axis do not. */
  readonly form: string;
}

/** So many letters make a word: signs of two or three strokes stand in a row too. */
const SHORTEST = 4;
/** Of so many forms, as "noon" has two and "level" three. */
const LEAST_FORMS = 3;
/** A letter is no higher than this share of its drawing, and no wider than so many of its heights. */
const HIGHEST = 0.25;
const WIDEST = 1.7;
/** Between two letters of a word no more than this share of their height is left. */
const WIDEST_GAP = 0.5;

/** Returns the words that are drawn as shapes in a drawing, as far as their letters stand in a row. */
export function drawnWords(picture: SvgNode, height: number): DrawnWord[] {
  const runs = runsIn(picture, { a: 1, d: 1, e: 0, f: 0 });
  const letters = lettersOf(runs).filter((one) => isLetter(one, height));
  return rowsOf(letters)
    .filter((row) => row.length >= SHORTEST && new Set(row.map(({ form }) => form)).size >= LEAST_FORMS)
    .map((row) => ({ letters: row.length, x: Math.round(row[0]?.left ?? 0), y: Math.round(row[0]?.top ?? 0) }));
}

/** Where the shapes of a group are drawn: moved and enlarged. What is turned is not read. */
interface Around {
  readonly a: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

const UNDRAWN = ['defs', 'pattern', 'clipPath', 'mask', 'symbol', 'marker', 'text'];

function runsIn(node: SvgNode, around: Around): PathBox[] {
  const here = placed(node, around);
  if (!here || UNDRAWN.includes(node.tag)) return [];
  const inner = node.children.flatMap((child) => (typeof child === 'string' ? [] : runsIn(child, here)));
  if (node.tag !== 'path') return inner;
  return pathBoxes(node.attributes.d ?? '').map(({ left, right, top, bottom, strokes }) => {
    const [x0, x1, y0, y1] = [left * here.a + here.e, right * here.a + here.e, top * here.d + here.f, bottom * here.d + here.f];
    return { left: Math.min(x0, x1), right: Math.max(x0, x1), top: Math.min(y0, y1), bottom: Math.max(y0, y1), strokes };
  });
}

function placed({ attributes: { transform = '' } }: SvgNode, around: Around): Around | undefined {
  let here: Around | undefined = around;
  for (const [, name = '', list = ''] of transform.matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const [one = 0, two = name === 'scale' ? one : 0, , d = 1, e = 0, f = 0] = list
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const move = { translate: [1, 1, one, two], scale: [one, two, 0, 0], matrix: [one, d, e, f] }[name];
    if (!move || !here) return undefined;
    const [a = 1, k = 1, x = 0, y = 0]: readonly number[] = move;
    here = { ...here, e: here.e + here.a * x, f: here.f + here.d * y, a: here.a * a, d: here.d * k };
  }
  return here;
}

/** Joins the runs of one letter: those that stand over or in one another ("i", "o", and an "A" of two strokes). */
function lettersOf(runs: readonly PathBox[]): Letter[] {
  const letters: { box: PathBox; forms: number[] }[] = [];
  for (const run of [...runs].sort((a, b) => a.left - b.left || a.right - b.right)) {
    const home = letters.findLast(({ box }) => isOneLetter(box, run));
    if (home) {
      home.box = joined(home.box, run);
      home.forms.push(run.strokes);
    } else letters.push({ box: run, forms: [run.strokes] });
  }
  return letters.map(({ box, forms }) => {
    const shape = Math.round(((box.right - box.left) / Math.max(box.bottom - box.top, 1e-6)) * 4);
    return { ...box, form: `${forms.sort().join('-')} ${shape}` };
  });
}

function isOneLetter(one: PathBox, other: PathBox): boolean {
  const over = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const narrower = Math.min(one.right - one.left, other.right - other.left);
  const apart = Math.max(one.top, other.top) - Math.min(one.bottom, other.bottom);
  const higher = Math.max(one.bottom - one.top, other.bottom - other.top);
  return over >= 0 && over >= narrower * 0.4 && apart <= higher * 0.3;
}

const joined = (one: PathBox, other: PathBox): PathBox => ({
  left: Math.min(one.left, other.left),
  right: Math.max(one.right, other.right),
  top: Math.min(one.top, other.top),
  bottom: Math.max(one.bottom, other.bottom),
  strokes: one.strokes + other.strokes,
});

const heightOf = ({ top, bottom }: PathBox): number => bottom - top;

const isLetter = (letter: Letter, height: number): boolean =>
  heightOf(letter) > 0 && heightOf(letter) <= HIGHEST * height && letter.right - letter.left <= WIDEST * heightOf(letter);

/** Letters side by side on one line: each begins where the one before it ends, and is about as high. */
function rowsOf(letters: readonly Letter[]): Letter[][] {
  const rows: Letter[][] = [];
  for (const letter of letters) {
    const row = rows.find((one) => follows(one.at(-1) as Letter, letter));
    if (row) row.push(letter);
    else rows.push([letter]);
  }
  return rows;
}

function follows(before: Letter, next: Letter): boolean {
  const [low, high] = [heightOf(before), heightOf(next)].sort((a, b) => a - b) as [number, number];
  const gap = next.left - before.right;
  const common = Math.min(before.bottom, next.bottom) - Math.max(before.top, next.top);
  return high <= 2 * low && common >= 0.6 * low && gap <= WIDEST_GAP * high && gap >= -0.25 * high;
}
