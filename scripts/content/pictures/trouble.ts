import type { Node } from '@xmldom/xmldom';
import { type At, type Diagnostic, error } from '../../model/diagnostic.js';

/** What keeps a drawing from being used, by the kind of mend that it needs. */
export interface Trouble {
  readonly kind: 'form' | 'page' | 'names' | 'style' | 'active' | 'html' | 'leaves' | 'text' | 'label' | 'raster' | 'large' | 'size';
  /** Fits after "It holds": `<script>`, `onload="..."`. For those in SENTENCES a sentence of its own. */
  readonly what: string;
  readonly line: number;
  readonly column: number;
}

/** The kinds that say in a sentence of their own what is wrong. */
const SENTENCES: ReadonlySet<Trouble['kind']> = new Set(['form', 'page', 'names', 'style', 'size']);

const HINTS: Readonly<Record<Exclude<Trouble['kind'], 'text'>, string>> = {
  form: 'Save it again from the drawing program as plain SVG.',
  page: 'Open the picture itself and save that (right click, "Save image as"), or ask whoever made it for the file.',
  names: 'It was changed by a web program: take the file as the drawing program exported it.',
  style: 'Write that style as attributes of the shapes (fill="#1f6a6b"), or save the drawing again from its program as plain SVG.',
  active: 'A drawing stands still and does nothing: take that out, or export it again as plain SVG.',
  html: 'HTML is drawn by browsers alone. In Figma an angular or diamond gradient and a background blur become HTML: use a linear or radial gradient and no blur, or save it as a PNG of about 1200 px.',
  leaves: 'All that it shows must be in the file itself: take the address out, or put what it names into the drawing.',
  label: 'Leave <text data-label="key"/> empty and put the words under figures: in each locale.',
  raster: 'Put a PNG, JPEG or WebP picture into the drawing ("embed", not "link"), or use that picture itself as the file.',
  large: 'Simplify it: ungroup, merge shapes, or save it as a PNG of about 1200 px.',
  size: 'Give the outermost <svg> viewBox="0 0 WIDTH HEIGHT", or a width and a height: in most programs the size of the page or artboard.',
};

/** How each program turns letters into shapes, and what tells that a file is from it. */
const PROGRAMS: readonly (readonly [name: string, menu: string, sign: RegExp])[] = [
  ['Inkscape', 'Path > Object to Path', /inkscape|sodipodi/i],
  ['Illustrator', 'Type > Create Outlines', /Adobe Illustrator|ns\.adobe\.com/i],
  ['Affinity', 'Layer > Convert to Curves', /serif\.com/i],
  ['CorelDRAW', 'Object > Convert to Curves', /corel/i],
  ['Sketch', 'Layer > Convert to Outlines', /sketch/i],
  ['Figma', 'Outline text, in the settings of the export', /figma/i],
  ['LibreOffice Draw', 'Shape > Convert > To Polygon', /LibreOffice/i],
];

/** Returns how to turn letters into shapes in the program that wrote `text`, or in the usual ones. */
function outlineHint(text: string): string {
  const own = PROGRAMS.filter(([, , sign]) => sign.test(text.slice(0, 20_000)));
  const menus = (own.length > 0 ? own : PROGRAMS).map(([name, menu]) => `${name}: ${menu}`).join('; ');
  return `Its font does not travel with it. Convert text to paths, then save again (${menus}).`;
}

const MOST_NAMED = 3;

/** Returns one diagnostic for all that is wrong with a drawing, at the first place; `text` is the whole file. */
export function drawingDiagnostic(file: string, troubles: readonly Trouble[], text: string): Diagnostic | undefined {
  const [first] = troubles;
  if (!first) return undefined;
  const at: At = { file, line: first.line, column: first.column };
  const kinds = [...new Set(troubles.map(({ kind }) => kind))];
  const hint = kinds.map((kind) => (kind === 'text' ? outlineHint(text) : HINTS[kind])).join(' ');
  return error({ code: 'bad-svg', message: sentenceOf(first, troubles), at, hint });
}

function sentenceOf(first: Trouble, troubles: readonly Trouble[]): string {
  if (SENTENCES.has(first.kind)) return first.what;
  const named = troubles.filter(({ kind }) => !SENTENCES.has(kind));
  const places = named.slice(0, MOST_NAMED).map(({ what, line }) => `${what} (line ${line})`);
  const rest = named.length - places.length;
  return `The drawing cannot be used as it is: it holds ${places.join(', ')}${rest > 0 ? ` and ${rest} more of the kind` : ''}.`;
}

/** Where a node stands in its file, counted from 1. */
export function placeOf(node: Node): { readonly line: number; readonly column: number } {
  const { lineNumber, columnNumber } = node as unknown as { lineNumber?: number; columnNumber?: number };
  return { line: Math.max(1, lineNumber ?? 1), column: Math.max(1, columnNumber ?? 1) };
}
