import type { SvgNode } from '../../model/content.js';

/** A color that a drawing takes from the page around it, and what takes it. */
export interface Borrowed {
  readonly tag: string;
  readonly name: string;
  readonly value: string;
}

const PAINTS = ['fill', 'stroke', 'color', 'stop-color', 'flood-color', 'lighting-color'];
/** Colors of the reader's system (CSS Color 4, 6.2), and what takes the color of something else. */
const FROM_OUTSIDE =
  /^(currentcolor|inherit|revert(-layer)?|unset|context-(fill|stroke)|(active|link|visited)text|button(border|face|text)|canvas(text)?|field(text)?|(gray|mark|highlight|selecteditem|accentcolor)(text)?|highlight|mark)$/i;

/**
 * Returns the colors of a drawing that are not its own: on a dark page, or in the strong colors that a reader has set, they are others, and
 * its ground stays as it is. What stands in a group that has a color of its own (`color`) may take that.
 */
export function borrowedColors(node: SvgNode, hasOwn = false): Borrowed[] {
  const own = hasOwn || (node.attributes.color !== undefined && !isBorrowed(node.attributes.color, false));
  const found = PAINTS.flatMap((name): Borrowed[] => {
    const value = node.attributes[name]?.trim();
    return value !== undefined && isBorrowed(value, own) ? [{ tag: node.tag, name, value }] : [];
  });
  return [...found, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : borrowedColors(child, own)))];
}

function isBorrowed(value: string, hasOwn: boolean): boolean {
  if (/^currentcolor$/i.test(value)) return !hasOwn;
  // A name that the page does not know gives no color at all.
  return FROM_OUTSIDE.test(value) || (/^var\(/i.test(value) && !value.includes(',')) || /^var\([^,]+,\s*\)$/.test(value);
}
