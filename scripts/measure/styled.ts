import { styleRules } from './contract/style-rules.js';

/** Finds the elements that a style can have given a property. Runs inside the page. */

/** What can set any property, whatever its name. */
const ALWAYS = ['all', 'animation-name'];
/** By style sheets, which are read once: the page is judged in one state after another, and only which elements match changes. */
const known = new Map<string, { readonly sheets: string; readonly selectors: readonly string[] | undefined }>();

/**
 * Returns what tells whether a style rule, a style of its own or an attribute of a drawing can have given an element one of `properties`
 * (longhands as CSS names them; none that is inherited). True for more elements than have it, never for fewer: to ask the browser for
 * the style of each of thousands of elements takes far longer.
 */
export function openStyled(properties: readonly string[]): (element: Element) => boolean {
  const key = `${properties.join()} ${document.body.className}`;
  const found = still.elements?.get(key) ?? findStyled(properties);
  still.elements?.set(key, found);
  return found ? (element) => found.has(element) : () => true;
}

/** What was found while nothing but the classes of the page itself changed. */
const still: { elements?: Map<string, ReadonlySet<Element> | undefined> } = {};

/** As `use` returns, which changes no element but the page's own classes: no style is looked for twice. */
export function whileStill<T>(use: () => T): T {
  still.elements = new Map();
  try {
    return use();
  } finally {
    delete still.elements;
  }
}

function findStyled(properties: readonly string[]): ReadonlySet<Element> | undefined {
  const selectors = selectorsOf(properties);
  const own = ['style', ...properties].map((name) => `[${name}]`);
  return selectors && new Set<Element>(document.querySelectorAll([...selectors, ...own].join()));
}

function selectorsOf(properties: readonly string[]): readonly string[] | undefined {
  const key = properties.join();
  const sheets = [...document.styleSheets].map(({ cssRules }) => cssRules.length).join();
  const before = known.get(key);
  if (before?.sheets === sheets) return before.selectors;
  const selectors = readSelectors(new Set([...ALWAYS, ...properties]));
  known.set(key, { sheets, selectors });
  return selectors;
}

/** Undefined where a rule means others than its selector says. */
function readSelectors(properties: ReadonlySet<string>): string[] | undefined {
  const rules = styleRules().map(({ rule }) => rule);
  // A rule holds none in engines that know no rules inside rules (Chromium before 112).
  if (rules.some(({ cssRules }) => ((cssRules as CSSRuleList | undefined)?.length ?? 0) > 0)) return undefined;
  const setting = rules.filter(({ style }) => [...style].some((name) => properties.has(name)));
  return [...new Set(setting.map(({ selectorText }) => selectorText))].flatMap(ofElements);
}

/** A selector that the browser knows no elements by, such as that of another one's part, matches none. */
function ofElements(selector: string): string[] {
  try {
    document.querySelector(selector);
    return [selector];
  } catch {
    return [];
  }
}
