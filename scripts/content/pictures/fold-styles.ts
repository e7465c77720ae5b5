import { createRequire } from 'node:module';
import type { Element } from '@xmldom/xmldom';
import type Postcss from 'postcss';
import type { AtRule, Declaration, Rule } from 'postcss';
import { matchSelectors, type Selector, splitSelectors } from './match-selectors.js';
import { placeOf, type Trouble } from './trouble.js';

/** What a drawing's style sheets and `style` attributes say of each element, the strongest word of each property. */
export interface Styles {
  /** Properties of an element by name, in lower case; custom properties (`--x`) filled in. */
  of(element: Element): ReadonlyMap<string, string>;
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
  /** Custom properties of the whole drawing. */
  readonly values: Map<string, string>;
}

// The parser of style sheets is loaded with the first drawing that has some.
const load = createRequire(import.meta.url);
const postcss = (): typeof Postcss => load('postcss') as typeof Postcss;

/** More than any drawing program writes. */
const MOST_RULES = 2000;

/** Reads all styles of a drawing. `elements` are its elements in order, `<style>` among them. */
export function foldStyles(elements: readonly Element[]): Styles {
  const sheet: Sheet = { rules: [], troubles: [], values: new Map() };
  for (const element of elements) if (element.localName === 'style') readSheet(element, sheet);
  const rules = sheet.rules.flatMap(({ selectors, said }) => selectors.map((selector) => ({ selector, said })));
  if (rules.length > MOST_RULES) sheet.troubles.push({ kind: 'large', what: `${rules.length} rules of style`, line: 1, column: 1 });
  const matched = matchSelectors(elements, rules.slice(0, MOST_RULES));
  return {
    troubles: sheet.troubles,
    of(element) {
      const inline = element.getAttribute('style') ? parseDeclarations(element.getAttribute('style') ?? '', element, sheet) : [];
      return strongest([...(matched.get(element) ?? []).flat(), ...inline], sheet.values);
    },
  };
}

/** The later word counts, unless an earlier one is `!important` and it is not. */
function strongest(said: readonly Said[], values: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, Said>();
  for (const one of said) if (one.important || !found.get(one.name)?.important) found.set(one.name, one);
  return new Map([...found].map(([name, { value }]) => [name, fillIn(value, values)]));
}

/** Writes out the custom properties that the drawing itself declares; those of the page stay. */
const fillIn = (value: string, values: ReadonlyMap<string, string>): string =>
  value.replace(/var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)/g, (whole, name: string) => values.get(name) ?? whole);

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

/** What holds for screens, or for all, holds; what holds at times (dark mode, small windows) does not: print has one look. */
function readAtRule(rule: AtRule, style: Element, sheet: Sheet): void {
  const place = placeIn(style, rule);
  const text = rule.toString();
  if (/^import$/i.test(rule.name)) sheet.troubles.push({ kind: 'leaves', what: quoted(text), ...place });
  else if (/^font-face$/i.test(rule.name) && /url\(\s*['"]?(?!data:|#)/i.test(text))
    sheet.troubles.push({ kind: 'leaves', what: quoted(text), ...place });
  else if (/^(-\w+-)?keyframes$/i.test(rule.name)) sheet.troubles.push({ kind: 'active', what: quoted(text), ...place });
  else if (/^media$/i.test(rule.name) && /^(all|screen|print)?$/i.test(rule.params.trim()))
    rule.each((node) => {
      if (node.type === 'rule') readRule(node, style, sheet);
    });
}

function readRule(rule: Rule, style: Element, sheet: Sheet): void {
  const said = saidIn(rule.nodes as Declaration[]);
  if (/(^|,)\s*(:root|svg|\*)\s*(,|$)/.test(rule.selector))
    for (const { name, value } of said) if (name.startsWith('--')) sheet.values.set(name, value);
  const selectors = splitSelectors(rule.selector);
  if (selectors) sheet.rules.push({ selectors, said });
  else
    sheet.troubles.push({
      kind: 'form',
      what: `The drawing's style "${rule.selector.slice(0, 60)}" cannot be read.`,
      ...placeIn(style, rule),
    });
}

const saidIn = (nodes: readonly Declaration[]): Said[] =>
  nodes
    .filter(({ type }) => type === 'decl')
    .map(({ prop, value, important }) => ({
      name: prop.startsWith('--') ? prop : prop.toLowerCase(),
      value,
      important: Boolean(important),
    }));

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
