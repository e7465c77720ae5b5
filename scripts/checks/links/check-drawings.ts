import type { SvgNode } from '../../model/content.js';
import { type At, type Diagnostic, warning } from '../../model/diagnostic.js';
import { isPhoto, sizeOf } from '../../model/photo.js';
import type { Facts } from '../facts.js';
import { borrowedColors } from './borrowed-colors.js';
import { drawnWords } from './drawn-words.js';

/** The width at which a drawing is printed on one column of paper, in CSS px: a line of 640 units is so wide there. */
const PRINTED = 640;
/** Thinner lines are lost in print and for weak eyes, in CSS px. */
const THINNEST = 1.5;

/** Drawings of modules build in steps that come one after the other, each with words, have no line too thin to be seen, no word drawn as shapes, and colors of their own. */
export function checkDrawings({ library }: Facts): Diagnostic[] {
  return Object.entries(library.pictures)
    .filter(([path, picture]) => /(?:^|\/)modules\//.test(path) && !isPhoto(picture))
    .flatMap(([path, picture]) => {
      const at: At = { file: `decks/${path}`, line: 1, column: 1 };
      return [...stepTrouble(picture, at), ...thinLines(picture, at), ...wordsAsShapes(picture, at), ...colorsOfPage(picture, at)];
    });
}

interface Step {
  readonly number: number;
  readonly words: boolean;
}

const elements = ({ children }: SvgNode): SvgNode[] => children.filter((child): child is SvgNode => typeof child !== 'string');
const hasWords = (node: SvgNode): boolean => node.tag === 'text' || elements(node).some(hasWords);

function stepsIn(node: SvgNode): Step[] {
  const number = /^step-(\d+)$/.exec(node.attributes.id ?? '')?.[1];
  return [...(number === undefined ? [] : [{ number: Number(number), words: hasWords(node) }]), ...elements(node).flatMap(stepsIn)];
}

function stepTrouble(picture: SvgNode, at: At): Diagnostic[] {
  const steps = stepsIn(picture).sort((a, b) => a.number - b.number);
  const missing = steps.map((_, index) => index + 1).find((number) => !steps.some((step) => step.number === number));
  const silent = steps.filter(({ words }) => !words).map(({ number }) => number);
  const tell = (message: string, hint: string): Diagnostic => warning({ code: 'drawing-steps', message, at, hint });
  return [
    ...(missing === undefined
      ? []
      : [
          tell(
            `There is no step-${missing}, and the last is step-${steps.at(-1)?.number}: between them a press of the key shows nothing.`,
            `Number the groups step-1 to step-${steps.length}.`,
          ),
        ]),
    ...(silent.length === 0 || !steps.some(({ words }) => words)
      ? []
      : [
          tell(
            `step-${silent[0]} shows no words: whoever presses the key does not learn what has come.`,
            'Put a label into the group, or draw it with the step before it.',
          ),
        ]),
  ];
}

/** The thinnest line that is drawn, as it is printed. A width of a group holds for what stands in it. */
function thinLines(picture: SvgNode, at: At): Diagnostic[] {
  const { width } = sizeOf(picture);
  if (!(width > 0)) return [];
  const thin = widthsIn(picture, { stroke: undefined, width: 1, scale: PRINTED / width }).filter((one) => one.printed < THINNEST);
  const [first] = thin.sort((a, b) => a.printed - b.printed);
  if (!first) return [];
  const needs = Math.ceil((THINNEST * first.written * 10) / first.printed) / 10;
  const message = `A line of ${first.written} units is ${first.printed.toFixed(1)} px thick on paper: ${THINNEST} px are the least that weak eyes see.`;
  return [warning({ code: 'thin-line', message, at, hint: `Give it stroke-width="${needs}" or more.` })];
}

/** The words of a drawing are labels, which are read aloud, translated and set in large letters. In a logo they may be shapes. */
function wordsAsShapes(picture: SvgNode, at: At): Diagnostic[] {
  const [first, ...others] = drawnWords(picture, sizeOf(picture).height);
  if (!first) return [];
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  const message = `A row of ${first.letters} shapes looks like the letters of a word (near ${first.x}, ${first.y}${more}): no screen reader and no translator reaches it.`;
  const hint =
    'Draw it as <text data-label="name"/>, with its words under labels: of the figure (in most programs: do not turn text into outlines).';
  return [warning({ code: 'drawn-words', message, at, hint })];
}

/** A drawing keeps its light ground on every page: a color that comes from the page may be that of the ground. */
function colorsOfPage(picture: SvgNode, at: At): Diagnostic[] {
  const [first, ...others] = borrowedColors(picture);
  if (!first) return [];
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  const message = `<${first.tag}> has ${first.name}="${first.value}"${more}: it takes a color from the page around it, and is lost where that is dark or the reader sets strong colors.`;
  const hint = `Write a color of its own: ${first.name}="#14323c", or with the brand's ${first.name}="var(--ink, #14323c)".`;
  return [warning({ code: 'borrowed-color', message, at, hint })];
}

interface Drawn {
  readonly stroke: string | undefined;
  readonly width: number;
  /** CSS px on paper of one unit. */
  readonly scale: number;
}

/** What is no line of a drawing: what is drawn elsewhere, pictures and words. */
const UNDRAWN = ['defs', 'pattern', 'clipPath', 'mask', 'symbol', 'marker', 'image', 'text', 'tspan', 'title', 'desc', 'metadata'];

function widthsIn(node: SvgNode, around: Drawn): { readonly written: number; readonly printed: number }[] {
  if (UNDRAWN.includes(node.tag)) return [];
  const { attributes } = node;
  const written = Number.parseFloat(attributes['stroke-width'] ?? '');
  const own: Drawn = {
    stroke: attributes.stroke ?? around.stroke,
    width: Number.isFinite(written) ? written : around.width,
    scale: attributes['vector-effect'] === 'non-scaling-stroke' ? 1 : around.scale * scaleOf(attributes.transform),
  };
  const inner = elements(node);
  if (inner.length > 0) return inner.flatMap((child) => widthsIn(child, own));
  const isLine = own.stroke !== undefined && own.stroke !== 'none' && node.tag !== 'g' && own.width > 0;
  return isLine ? [{ written: own.width, printed: own.width * own.scale }] : [];
}

/** How much a transform enlarges: what it does to an area, as a length. Other ways to write it are rare, and count as none. */
function scaleOf(transform = ''): number {
  return [...transform.matchAll(/(scale|matrix)\(([^)]*)\)/g)].reduce((product, [, name, list = '']) => {
    const [a = 1, b = 0, c = 0, d = 1] = list
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const area = name === 'scale' ? a * (list.trim().split(/[\s,]+/).length > 1 ? b : a) : a * d - b * c;
    return product * Math.sqrt(Math.abs(area));
  }, 1);
}
