import type { SvgNode } from '../model/content.js';
import { attributesHtml } from './attributes-html.js';
import { escapeHtml } from './escape-html.js';

export interface SvgOptions {
  /** Put before every id and every reference to one, so that drawings on one page do not share names. */
  readonly prefix: string;
  /** Added to the outermost element. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Colors that templates/tokens.css gives every page: what a drawing would have without them need not be said. */
const GIVEN = /var\(\s*(--(?:ink|ink-2|paper|sand|line|white|calm|accent|harm|note|note-line))\s*,[^()]*\)/g;

/** Returns the drawing as an inline <svg>. Its own size, name space and title are left out: page and text alternative give them. */
export function svgMarkup(svg: SvgNode, { prefix, attributes }: SvgOptions): string {
  const style = [attributes.style, svg.attributes.style].filter(Boolean).join(';');
  const own = Object.entries(svg.attributes).filter(([name]) => !/^(xmlns(:.*)?|width|height|role|aria-.*)$/.test(name));
  return element({ ...svg, attributes: { ...Object.fromEntries(own), ...attributes, ...(style && { style }) } }, prefix);
}

function element({ tag, attributes, children }: SvgNode, prefix: string): string {
  const named = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, prefixed(name, value, prefix)]));
  const open = `<${tag}${attributesHtml(named)}`;
  const inner = children.map((child) => {
    if (typeof child === 'string') return escapeHtml(child);
    return child.tag === 'title' ? '' : element(child, prefix);
  });
  const words = inner.join('');
  return words === '' ? `${open}/>` : `${open}>${words}</${tag}>`;
}

function prefixed(name: string, value: string, prefix: string): string {
  if (name === 'id') return prefix + value;
  if (/^(xlink:)?href$/.test(name)) return value.replace(/^#/, `#${prefix}`);
  return value.replace(/url\(\s*(['"]?)#/g, `url($1#${prefix}`).replace(GIVEN, 'var($1)');
}
