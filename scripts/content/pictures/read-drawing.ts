import type { Element } from '@xmldom/xmldom';
import type { SvgNode } from '../../model/content.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { lineAt } from '../../model/line-at.js';
import { percentDecoded } from '../../model/percent.js';
import { ACTIVE, ATTRIBUTES, ELEMENTS, MISNAMED, TEXT_ELEMENTS } from '../schema/drawing.js';
import { drawnShapes } from './drawn-shapes.js';
import { foldStyles, type Styles } from './fold-styles.js';
import { outermost } from './outermost.js';
import { MOST_ELEMENTS, parseDrawing } from './parse-drawing.js';
import { type Names, readAttributes } from './read-attributes.js';
import { embeddedPicture } from './read-photo.js';
import { readViewBox } from './read-view-box.js';
import { resolveEntities } from './resolve-entities.js';
import { drawingDiagnostic, placeOf, type Trouble } from './trouble.js';

/** What a drawing is for: in figures words are filled into `<text data-label="key"/>`, a logo has no words. */
export type Purpose = 'logo' | 'figure';

interface Reading {
  readonly purpose: Purpose;
  readonly styles: Styles;
  readonly names: Names;
  readonly troubles: Trouble[];
  /** True for an id that something in the file calls. */
  readonly isCalled: (id: string) => boolean;
}

/** Largest drawing as it stands in documents, in letters. */
const MOST_LETTERS = 1024 * 1024;

/**
 * Returns an SVG drawing as plain data, as any drawing program exports it: style sheets become attributes, and what nobody sees is left
 * out (metadata, comments, names of layers). Only listed elements and attributes are let in. What does something (scripts, handlers,
 * animation), leads out of the file or needs a font is refused, in one message.
 */
export function readDrawing(file: string, source: string, purpose: Purpose, diagnostics: Diagnostic[]): SvgNode | undefined {
  const { drawing, troubles } = read(source, purpose);
  const sorted = [...troubles].sort((a, b) => a.line - b.line);
  const found = drawingDiagnostic(file, sorted, source);
  if (found) diagnostics.push(found);
  return found ? undefined : drawing;
}

function read(source: string, purpose: Purpose): { drawing?: SvgNode; troubles: readonly Trouble[] } {
  const resolved = resolveEntities(source);
  if ('trouble' in resolved) return { troubles: [{ kind: 'leaves', what: resolved.trouble, ...lineAt(source, resolved.index) }] };
  const parsed = parseDrawing(resolved.text);
  if ('trouble' in parsed) return { troubles: [parsed.trouble] };
  const { root } = parsed;
  if (root.localName === 'html')
    return { troubles: [{ kind: 'page', what: 'This is a web page, not a picture: it begins with <html>.', ...placeOf(root) }] };
  if (root.localName !== 'svg') {
    const what = `This is no drawing: the outermost element is <${root.tagName}>, not <svg>.`;
    return { troubles: [{ kind: 'form', what, ...placeOf(root) }] };
  }
  const called = new Set([...resolved.text.matchAll(/#([^\s"'<>();&]+)/g)].map(([, id = '']) => percentDecoded(id)));
  return readRoot(root, purpose, (id) => called.has(id));
}

function readRoot(root: Element, purpose: Purpose, isCalled: Reading['isCalled']): { drawing?: SvgNode; troubles: readonly Trouble[] } {
  const elements = [root, ...Array.from(root.getElementsByTagName('*'))];
  const misnamed = findMisnamed(elements);
  if (misnamed) return { troubles: [misnamed] };
  const styles = foldStyles(elements);
  const reading: Reading = { purpose, styles, names: namesOf(elements), troubles: otherSheets(root), isCalled };
  const view = readViewBox(root, styles.of(root));
  if (!view) reading.troubles.push({ kind: 'size', what: noSize(root), ...placeOf(root) });
  const own = { ...(root.getAttribute('xmlns') && { xmlns: SVG }), ...readAttributes(root, reading) };
  const drawing = outermost(view ?? { viewBox: '' }, own, readChildren(root, reading), backgroundOf(styles.of(root)));
  // Those of the styles grow while attributes are read: an element has styles of its own.
  const troubles = [...reading.troubles, ...styles.troubles];
  if (troubles.length === 0 && !showsAny(drawing)) return { troubles: [{ kind: 'form', what: NO_SHAPES, ...placeOf(root) }] };
  const large = troubles.length === 0 ? tooLarge(drawing) : undefined;
  return { drawing, troubles: large ? [large] : troubles };
}

/** A browser knows no such name, and draws what is left as if it were not there. */
function findMisnamed(elements: readonly Element[]): Trouble | undefined {
  for (const element of elements.filter(isSvg)) {
    const tag = ELEMENTS.has(element.localName ?? '') ? [] : [element.localName ?? ''];
    const own = Array.from(element.attributes).map(({ name }) => name);
    const name = [...tag, ...own.filter((one) => !ATTRIBUTES.has(one))].find((one) => MISNAMED.has(one));
    if (name !== undefined)
      return { kind: 'names', what: `The drawing says "${name}" where SVG says "${MISNAMED.get(name)}".`, ...placeOf(element) };
  }
  return undefined;
}

/** The color that a browser puts behind the whole drawing, where its style names one. */
function backgroundOf(styles: ReadonlyMap<string, string>): string | undefined {
  const color = (styles.get('background-color') ?? styles.get('background') ?? '').trim();
  return /^(#[0-9a-f]{3,8}|(?!none|transparent|initial|inherit|unset)[a-z]+|(rgb|hsl)a?\([^()]*\))$/i.test(color) ? color : undefined;
}

const NO_SHAPES = 'There is nothing to see in this drawing: its shapes are in a layer that is hidden, or were left out of the export.';
const SEEN = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'image', 'text']);
/** What stands in these is seen only where something else uses it. */
const KEPT_BACK = new Set(['defs', 'symbol', 'clipPath', 'mask', 'pattern', 'marker', 'filter']);

/** True when a drawing has a shape, or shows one that it keeps back. */
const showsAny = ({ tag, attributes, children }: SvgNode): boolean =>
  attributes.display !== 'none' &&
  (SEEN.has(tag) || tag === 'use' || (!KEPT_BACK.has(tag) && children.some((one) => typeof one !== 'string' && showsAny(one))));

const noSize = (root: Element): string =>
  `The drawing has no size: its viewBox is "${(root.getAttribute('viewBox') ?? '').slice(0, 40)}", its width "${(root.getAttribute('width') ?? '').slice(0, 20)}" and its height "${(root.getAttribute('height') ?? '').slice(0, 20)}".`;

/** A style sheet in another file: `<?xml-stylesheet href="..."?>`. */
function otherSheets(root: Element): Trouble[] {
  const around = Array.from(root.ownerDocument?.childNodes ?? []);
  return around
    .filter((node) => node.nodeType === node.PROCESSING_INSTRUCTION_NODE && node.nodeName === 'xml-stylesheet')
    .map((node) => ({ kind: 'leaves', what: `<?xml-stylesheet ${node.nodeValue?.slice(0, 60)}?>`, ...placeOf(node) }));
}

function tooLarge(drawing: SvgNode): Trouble | undefined {
  const shapes = drawnShapes(drawing, MOST_ELEMENTS);
  const start = { kind: 'large', line: 1, column: 1 } as const;
  if (shapes === 'circle') return { ...start, what: 'a part that is drawn inside itself (by "use", a pattern, a mask or a marker)' };
  if (shapes > MOST_ELEMENTS) return { ...start, what: `more than ${MOST_ELEMENTS} shapes, once those that are used again are counted` };
  const letters = JSON.stringify(drawing).length;
  return letters > MOST_LETTERS ? { ...start, what: `${letters} letters of shapes; ${MOST_LETTERS} are the most` } : undefined;
}

function namesOf(elements: readonly Element[]): Names {
  const byId = new Map<string, string>();
  const owners = new Set<Element>();
  const taken = new Set(elements.map((element) => element.getAttribute('id')));
  for (const element of elements) {
    const id = element.getAttribute('id');
    if (!id || byId.has(id)) continue;
    let name = id;
    for (let number = byId.size + 1; !/^[A-Za-z_][\w-]*$/.test(name) || (name !== id && taken.has(name)); number++) name = `id${number}`;
    taken.add(name);
    byId.set(id, name);
    owners.add(element);
  }
  return { byId, owners };
}

function readChildren(element: Element, reading: Reading): (SvgNode | string)[] {
  return Array.from(element.childNodes).flatMap((child): (SvgNode | string)[] => {
    if (child.nodeType !== child.ELEMENT_NODE) return [];
    return readElement(child as Element, reading);
  });
}

const SVG = 'http://www.w3.org/2000/svg';
const isSvg = ({ namespaceURI }: Element): boolean => !namespaceURI || namespaceURI === SVG;

function readElement(element: Element, reading: Reading): SvgNode[] {
  const tag = element.localName ?? '';
  const refuse = (kind: Trouble['kind'], what: string): [] => {
    reading.troubles.push({ kind, what, ...placeOf(element) });
    return [];
  };
  if (tag === 'foreignObject') return isBlur(element) ? [] : refuse('html', `<${element.tagName}>`);
  if (ACTIVE.has(tag)) return refuse('active', `<${element.tagName}>`);
  if (!isSvg(element) || isLeftOut(element, reading)) return [];
  if (tag === 'switch') return readSwitch(element, reading);
  if (tag === 'a') return readLink(element, reading);
  if (TEXT_ELEMENTS.has(tag)) return readText(element, reading);
  if (!ELEMENTS.has(tag)) return [];
  if (tag === 'image') {
    const picture = embeddedPicture(element);
    if ('trouble' in picture) return refuse('raster', picture.trouble);
    return [{ tag, attributes: { ...readAttributes(element, reading), href: picture.href }, children: [] }];
  }
  return [{ tag, attributes: readAttributes(element, reading), children: readChildren(element, reading) }];
}

/** Figma blurs what lies behind a shape by an empty box of HTML: without it the shape is the same. */
function isBlur(element: Element): boolean {
  const boxes = Array.from(element.getElementsByTagName('*'));
  const blurs = ({ localName }: Element, style: string): boolean =>
    localName === 'div' && /backdrop-filter/.test(style) && !/background/.test(style);
  return boxes.length > 0 && boxes.every((one) => blurs(one, one.getAttribute('style') ?? '')) && (element.textContent ?? '').trim() === '';
}

/** A layer that is hidden, with guides and notes, is no part of the picture; one whose parts are called from elsewhere is. */
function isLeftOut(element: Element, { styles, isCalled }: Reading): boolean {
  if ((styles.of(element).get('display') ?? element.getAttribute('display')) !== 'none') return false;
  return ![element, ...Array.from(element.getElementsByTagName('*'))].some((one) => isCalled(one.getAttribute('id') ?? ''));
}

/** Illustrator puts its own file into the first branch and the drawing into the second: the first that a browser can draw counts. */
function readSwitch(element: Element, reading: Reading): SvgNode[] {
  const branches = Array.from(element.childNodes).filter((node): node is Element => node.nodeType === node.ELEMENT_NODE);
  const drawn = branches.filter((one) => isSvg(one) && one.localName !== 'foreignObject' && !one.getAttribute('requiredExtensions'));
  const chosen = drawn.find((one) => !one.getAttribute('systemLanguage')) ?? drawn[0];
  return [{ tag: 'g', attributes: readAttributes(element, reading), children: chosen ? readElement(chosen, reading) : [] }];
}

/** A link in a logo would lead somewhere from every page; around shapes without an address it is only a group. */
function readLink(element: Element, reading: Reading): SvgNode[] {
  const href = Array.from(element.attributes).find(({ localName, name }) => (localName ?? name) === 'href');
  if (href) reading.troubles.push({ kind: 'leaves', what: `${href.name}="${href.value.slice(0, 60)}"`, ...placeOf(element) });
  return [{ tag: 'g', attributes: readAttributes(element, reading), children: readChildren(element, reading) }];
}

/** Words are filled into figures later; those that stand in the file would be set in another font and never translated. */
function readText(element: Element, reading: Reading): SvgNode[] {
  const tag = element.localName ?? '';
  const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  if (words !== '') {
    reading.troubles.push({
      kind: reading.purpose === 'logo' ? 'text' : 'label',
      what: `the words "${words.slice(0, 40)}"`,
      ...placeOf(element),
    });
    return [];
  }
  if (reading.purpose === 'logo' || !ELEMENTS.has(tag)) return [];
  return [{ tag, attributes: readAttributes(element, reading), children: readChildren(element, reading) }];
}
