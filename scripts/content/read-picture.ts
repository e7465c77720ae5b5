import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import type { SvgNode } from '../model/content.js';
import { type At, type Diagnostic, error } from '../model/diagnostic.js';
import { ATTRIBUTES, ELEMENTS } from './schema/drawing.js';

/**
 * Returns an SVG drawing as plain data. Only listed elements and attributes are let in, and references only to ids in the
 * drawing itself: scripts, handlers, styles, foreignObject, pictures and addresses are refused, each with its place.
 */
export function readPicture(file: string, text: string, diagnostics: Diagnostic[]): SvgNode | undefined {
  const before = diagnostics.length;
  const refuse = (message: string, at: At, hint: string): void => {
    diagnostics.push(error({ code: 'bad-svg', message, at, hint }));
  };
  const start = { file, line: 1, column: 1 };
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) {
    refuse('The drawing has a DOCTYPE.', start, 'Save it as plain SVG, without DOCTYPE or entities.');
    return undefined;
  }
  const root = parseXml(file, text, diagnostics);
  if (!root) return undefined;
  if (root.tagName !== 'svg' || !/^0 0 [\d.]+ [\d.]+$/.test(root.getAttribute('viewBox') ?? '')) {
    refuse(
      'The drawing is not an <svg> with viewBox="0 0 WIDTH HEIGHT".',
      placeOf(root, file),
      'Set the viewBox on the outermost element.',
    );
  }
  const picture = readElement(root, { file, refuse, depth: 0 });
  return diagnostics.length > before ? undefined : picture;
}

function parseXml(file: string, text: string, diagnostics: Diagnostic[]): Element | undefined {
  let failed: Diagnostic | undefined;
  const onError = (_level: string, message: string, context: { locator?: { lineNumber: number; columnNumber: number } }): void => {
    const { lineNumber = 1, columnNumber = 1 } = context.locator ?? {};
    const at = { file, line: Math.max(1, lineNumber), column: Math.max(1, columnNumber) };
    failed ??= error({
      code: 'bad-svg',
      message: `This is not well-formed SVG: ${message.split('\n')[0]}.`,
      at,
      hint: 'Save it again from the drawing program as plain SVG.',
    });
    throw new Error(message);
  };
  try {
    return new DOMParser({ locator: true, onError }).parseFromString(text, 'image/svg+xml').documentElement ?? undefined;
  } catch (thrown) {
    const at = { file, line: 1, column: 1 };
    const message = `This is not well-formed SVG: ${thrown instanceof Error ? thrown.message.split('\n')[0] : 'empty file'}.`;
    diagnostics.push(failed ?? error({ code: 'bad-svg', message, at, hint: 'Save it again from the drawing program as plain SVG.' }));
    return undefined;
  }
}

const placeOf = (node: Node, file: string): At => {
  const { lineNumber, columnNumber } = node as unknown as { lineNumber?: number; columnNumber?: number };
  return { file, line: lineNumber ?? 1, column: columnNumber ?? 1 };
};

interface Reading {
  readonly file: string;
  readonly refuse: (message: string, at: At, hint: string) => void;
  readonly depth: number;
}

/** Deeper than any drawing program nests its groups. */
const MAX_DEPTH = 60;

function readElement(element: Element, { file, refuse, depth }: Reading): SvgNode {
  const at = placeOf(element, file);
  if (!ELEMENTS.has(element.tagName)) {
    refuse(`<${element.tagName}> is not allowed in a drawing.`, at, `Allowed: ${[...ELEMENTS].join(', ')}.`);
  }
  const attributes: Record<string, string> = {};
  for (const { name, value } of Array.from(element.attributes)) {
    const local = name.replace(/^xlink:/, '');
    if (!ATTRIBUTES.has(local))
      refuse(
        `The attribute ${name}="${value.slice(0, 40)}" is not allowed in a drawing.`,
        at,
        'Use presentation attributes such as fill and stroke.',
      );
    else if (leavesDrawing(local, value))
      refuse(`${name}="${value.slice(0, 60)}" leads out of the drawing.`, at, 'Refer only to an id in the same file, such as url(#dots).');
    else attributes[local] = value;
  }
  const children: (SvgNode | string)[] = [];
  for (const child of Array.from(element.childNodes)) {
    if (child.nodeType === child.ELEMENT_NODE && depth >= MAX_DEPTH) {
      refuse(`<${(child as Element).tagName}> is nested more than ${MAX_DEPTH} deep.`, placeOf(child, file), 'Ungroup the drawing.');
    } else if (child.nodeType === child.ELEMENT_NODE) children.push(readElement(child as Element, { file, refuse, depth: depth + 1 }));
    else if ((child.nodeType === child.TEXT_NODE || child.nodeType === child.CDATA_SECTION_NODE) && child.nodeValue?.trim()) {
      refuse(
        `The drawing holds the words "${child.nodeValue.trim().slice(0, 40)}".`,
        at,
        'Leave <text data-label="key"/> empty and put the words under figures: in each locale.',
      );
    }
  }
  return { tag: element.tagName, attributes, children };
}

function leavesDrawing(name: string, value: string): boolean {
  if (name === 'xmlns') return value !== 'http://www.w3.org/2000/svg';
  if (name === 'href') return !/^#[\w-]+$/.test(value);
  return /url\((?!#[\w-]+\))|javascript:|data:|:\/\/|expression|@import|\\/i.test(value);
}
