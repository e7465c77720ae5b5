import type { Element } from '@xmldom/xmldom';
import { percentDecoded } from '../../model/percent.js';
import { ATTRIBUTES, FUNCTIONS, GEOMETRY, PROPERTIES, SHAPES, STYLE_ONLY } from '../schema/drawing.js';
import type { Styles } from './fold-styles.js';
import { placeOf, type Trouble } from './trouble.js';

/** The ids of a drawing as they are called from now on; only the first element of an id has it. */
export interface Names {
  readonly byId: ReadonlyMap<string, string>;
  readonly owners: ReadonlySet<Element>;
}

/** Reads the attributes of elements of one drawing. */
export interface AttributesReading {
  readonly styles: Styles;
  readonly names: Names;
  readonly troubles: Trouble[];
}

/**
 * Returns the attributes of an element that a drawing may have, those that its styles give it among them. Handlers and what leads out
 * of the drawing go to `troubles`; anything else that is not listed is left out.
 */
export function readAttributes(element: Element, { styles, names, troubles }: AttributesReading): Record<string, string> {
  const found: Record<string, string> = {};
  const put = (name: string, value: string): void => {
    const refused = outside(name, value);
    if (refused) troubles.push({ kind: 'leaves', what: `${name}="${value.slice(0, 60)}"`, ...placeOf(element) });
    else found[name] = renamed(name, value, names);
  };
  const said = new Map<string, string>();
  for (const { name, localName, value } of Array.from(element.attributes)) {
    const own = /^xlink:href$/.test(name) || localName === 'href' ? 'href' : name;
    if (/^on/i.test(localName ?? name)) troubles.push({ kind: 'active', what: `${name}="${value.slice(0, 40)}"`, ...placeOf(element) });
    else if (own === 'id') Object.assign(found, names.owners.has(element) ? { id: names.byId.get(value) } : {});
    else if (own === 'href' && (element.localName === 'image' || element.localName === 'a')) continue;
    else if (ATTRIBUTES.has(own)) put(own, value);
    else if (PROPERTIES.has(own) && callsKnown(value)) put(own, styles.filled(element, value));
    else if (STYLE_ONLY.has(own)) said.set(own, withUnits(value));
  }
  const own = styles.of(element);
  for (const [name, value] of own) {
    if (PROPERTIES.has(name) && callsKnown(value)) put(name, value);
    else if (STYLE_ONLY.has(name)) said.set(name, value);
    else if (SHAPES.has(element.localName ?? '') && GEOMETRY.has(name)) put(name, geometry(value));
    reportOther(name, value, element, troubles);
  }
  const style = [...said].filter(([, value]) => callsKnown(value) && !/[;{}]/.test(value));
  if (style.length > 0) put('style', style.map(([name, value]) => `${name}:${value}`).join(';'));
  return found;
}

/** In an attribute a number is a length in px, in a style it must say so. */
const withUnits = (value: string): string => value.replace(/(^|[\s,])([+-]?[\d.]+)(?=[\s,]|$)/g, '$1$2px');

/** The form of a path stands in a style sheet as `path("M0 0")`. */
const geometry = (value: string): string => /^path\(\s*(["'])(.*)\1\s*\)$/s.exec(value)?.[2] ?? value;

/** What is not taken over is still told where it moves or shows another file: the drawing would look different. */
function reportOther(name: string, value: string, element: Element, troubles: Trouble[]): void {
  if (PROPERTIES.has(name) || STYLE_ONLY.has(name)) return;
  const what = `${name}: ${value.slice(0, 60)}`;
  if (/^(-\w+-)?animation(-name)?$/.test(name) && value !== 'none') troubles.push({ kind: 'active', what, ...placeOf(element) });
  else if (/url\((?!\s*['"]?(#|data:))/i.test(value)) troubles.push({ kind: 'leaves', what, ...placeOf(element) });
}

/** True where nothing is called in a value that may ask for a file; what hides its letters is looked at further on. */
const callsKnown = (value: string): boolean =>
  value.includes('\\') || [...value.matchAll(/([\w-]+)\(/g)].every(([, name = '']) => FUNCTIONS.has(name.toLowerCase()));

/** True for a value that leads out of the drawing, or is written so that nobody can see whether it does. */
function outside(name: string, value: string): boolean {
  if (name === 'href') return !/^\s*#[^\s]+\s*$/.test(value);
  return /url\((?!\s*['"]?#)|javascript:|data:|:\/\/|expression|@import|\\/i.test(value);
}

function renamed(name: string, value: string, { byId }: Names): string {
  const nameOf = (id: string): string => `#${byId.get(id) ?? byId.get(percentDecoded(id)) ?? 'none'}`;
  if (name === 'href') return nameOf(value.trim().slice(1));
  return value.replace(/url\(\s*(['"]?)#([^)'"]*)\1\s*\)/g, (_, _quote, id: string) => `url(${nameOf(id.trim())})`);
}
