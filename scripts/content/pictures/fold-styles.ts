import { createRequire } from 'node:module';
import type { Element } from '@xmldom/xmldom';
import type Postcss from 'postcss';
import type { AtRule, Declaration, Rule } from 'postcss';
import { matchSelectors, parentOf, type Selector, splitSelectors } from './match-selectors.js';
import { placeOf, type Trouble } from './trouble.js';

/** What a drawing's style sheets and `style` attributes say of each element, the strongest word of each property. */
export interface Styles {
  /** Properties of an element by name, in lower case; custom properties (`--x`) filled in. */
  of(element: Element): ReadonlyMap<string, string>;
  /** A value of an element with the custom properties written out that the drawing itself declares; those of the page stay. */
  filled(element: Element, value: string): string;
  readonly troubles: readonly Trouble[];
}

interface Said {
  readonly name: string;
  readonly value: string;
  readonly important: boolean;
}

interface Sheet {
  readonly rules: { readonly selectors: readonly Selector[]; readonly said: readonly Said[] }[];
  readonly troubles: Trouble[];
}

// The parser of style sheets is loaded with the first drawing that has some.
const load = createRequire(import.meta.url);
const postcss = (): typeof Postcss => load('postcss') as typeof Postcss;

/** More than any drawing program writes. */
const MOST_RULES = 2000;

/** Reads all styles of a drawing. `elements` are its elements in order, `<style>` among them. */
export function foldStyles(elements: readonly Element[]): Styles {
  const sheet: Sheet = { rules: [], troubles: [] };
  for (const element of elements) if (element.localName === 'style' && isRead(element)) readSheet(element, sheet);
  const rules = sheet.rules.flatMap(({ selectors, said }) => selectors.map((selector) => ({ selector, said })));
  if (rules.length > MOST_RULES) sheet.troubles.push({ kind: 'large', what: `${rules.length} rules of style`, line: 1, column: 1 });
  const matched = matchSelectors(elements, rules.slice(0, MOST_RULES));
  const known = new Map<Element, ReadonlyMap<string, string>>();
  const saidOf = (element: Element): ReadonlyMap<string, string> => {
    const before = known.get(element);
    if (before) return before;
    const inline = element.getAttribute('style') ? parseDeclarations(element.getAttribute('style') ?? '', element, sheet) : [];
    const said = strongest([...(matched.get(element) ?? []).flat(), ...inline]);
    known.set(element, said);
    return said;
  };
  const filled = (element: Element, value: string): string => fillIn(value, element, saidOf);
  return {
    troubles: sheet.troubles,
    of: (element) => new Map([...saidOf(element)].map(([name, value]) => [name, filled(element, value)])),
    filled,
  };
}

/** The later word counts, unless an earlier one is `!important` and it is not. */
function strongest(said: readonly Said[]): ReadonlyMap<string, string> {
  const found = new Map<string, Said>();
  for (const one of said) if (one.important || !found.get(one.name)?.important) found.set(one.name, one);
  return new Map([...found].map(([name, { value }]) => [name, value]));
}

/** Custom properties that stand for others that stand for others: no drawing goes so deep. */
const MOST_DEPTH = 5;

/** A custom property is what the element itself says of it, else what the nearest element around it says. */
function fillIn(value: string, element: Element, saidOf: (element: Element) => ReadonlyMap<string, string>, depth = 0): string {
  if (depth > MOST_DEPTH || !value.includes('var(')) return value;
  return value.replace(/var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)/g, (whole, name: string) => {
    for (let one: Element | undefined = element; one; one = parentOf(one)) {
      const own = saidOf(one).get(name);
      if (own !== undefined) return fillIn(own, one, saidOf, depth + 1);
    }
    return whole;
  });
}

/** A style sheet of another kind than CSS does nothing, nor does one for another medium. */
const isRead = (style: Element): boolean =>
  /^\s*(text\/css)?\s*$/i.test(style.getAttribute('type') ?? '') && holds(style.getAttribute('media') ?? '');

/** What holds for screens, in light, holds; what holds at times (dark mode, small windows, print) does not: a drawing has one look. */
const holds = (media: string): boolean => /^\s*((only\s+)?(all|screen))?(\s*(and)?\s*\(prefers-color-scheme:\s*light\))?\s*$/i.test(media);

function readSheet(style: Element, sheet: Sheet): void {
  const parsed = parse(style.textContent ?? '', style, sheet);
  parsed?.each((node) => {
    if (node.type === 'rule') readRule(node, style, sheet);
    else if (node.type === 'atrule') readAtRule(node, style, sheet);
  });
}

function parse(css: string, element: Element, { troubles }: Sheet): ReturnType<typeof Postcss.parse> | undefined {
  try {
    return postcss().parse(css);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message.replace(/^<css input>:/, '') : '';
    troubles.push({ kind: 'form', what: `The styles of the drawing cannot be read (${reason}).`, ...placeOf(element) });
    return undefined;
  }
}

/** Rules in a block that nothing here weighs: left out, the drawing would look different. */
const BLOCKS = /^(supports|layer|container|scope|starting-style)$/i;

function readAtRule(rule: AtRule, style: Element, sheet: Sheet): void {
  const place = placeIn(style, rule);
  const text = rule.toString();
  if (/^import$/i.test(rule.name)) sheet.troubles.push({ kind: 'leaves', what: quoted(text), ...place });
  else if (/^font-face$/i.test(rule.name) && /url\((?!\s*['"]?(data:|#))/i.test(text))
    sheet.troubles.push({ kind: 'leaves', what: quoted(text), ...place });
  else if (/^(-\w+-)?keyframes$/i.test(rule.name)) sheet.troubles.push({ kind: 'active', what: quoted(text), ...place });
  else if (BLOCKS.test(rule.name) && rule.nodes) sheet.troubles.push(unread(`@${rule.name} ${rule.params}`, place));
  else if (/^media$/i.test(rule.name) && holds(rule.params))
    rule.each((node) => {
      if (node.type === 'rule') readRule(node, style, sheet);
    });
}

function readRule(rule: Rule, style: Element, sheet: Sheet): void {
  const selectors = splitSelectors(rule.selector);
  const nested = rule.nodes.find(({ type }) => type === 'rule');
  if (selectors && !nested) sheet.rules.push({ selectors, said: saidIn(rule.nodes as Declaration[]) });
  else sheet.troubles.push(unread(nested ? (nested.toString().split('{')[0]?.trim() ?? '') : rule.selector, placeIn(style, rule)));
}

const unread = (what: string, place: { readonly line: number; readonly column: number }): Trouble => ({
  kind: 'style',
  what: `The drawing's style "${quoted(what)}" cannot be read.`,
  ...place,
});

const saidIn = (nodes: readonly Declaration[]): Said[] =>
  nodes
    .filter(({ type }) => type === 'decl')
    .flatMap(({ prop, value, important }) =>
      longhands(prop.startsWith('--') ? prop : prop.toLowerCase()).map((name) => ({ name, value, important: Boolean(important) })),
    );

/** The one name that style sheets have for several attributes. */
const longhands = (name: string): readonly string[] => (name === 'marker' ? ['marker-start', 'marker-mid', 'marker-end'] : [name]);

function parseDeclarations(css: string, element: Element, sheet: Sheet): Said[] {
  const parsed = parse(css, element, sheet);
  return parsed ? saidIn(parsed.nodes as Declaration[]) : [];
}

const quoted = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 60);

function placeIn(style: Element, { source }: Rule | AtRule): { readonly line: number; readonly column: number } {
  const { line, column } = placeOf(style);
  const inside = source?.start?.line ?? 1;
  return { line: line + inside - 1, column: inside === 1 ? column : (source?.start?.column ?? 1) };
}
