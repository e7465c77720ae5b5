import type { Blamed } from './breach.js';
import { type FlatRule, styleRules } from './style-rules.js';

/** Finds the declaration that the browser obeyed. Runs inside the page. */

interface Candidate extends Blamed {
  readonly weight: number;
}

/** The declaration that sets one of `properties` on an element, the first property that any sets. None where its own attribute or the browser does. */
export function styleOf(element: Element, properties: readonly string[]): Blamed | undefined {
  const rules = styleRules();
  for (const property of properties) {
    const set = rules.flatMap((rule, order) => candidate(rule, { element, property, order }));
    const [winner] = set.sort((a, b) => b.weight - a.weight);
    if (winner) return { selector: winner.selector, property, value: winner.value };
  }
  return undefined;
}

/** As styleOf, of the element or of the nearest one around it that a style gives one of these properties. */
export function styleAround(element: Element, properties: readonly string[]): Blamed | undefined {
  for (let at: Element | null = element; at && at !== document.documentElement; at = at.parentElement) {
    const style = styleOf(at, properties);
    if (style) return style;
  }
  return undefined;
}

function candidate(
  { rule: { selectorText, style }, media }: FlatRule,
  { element, property, order }: { element: Element; property: string; order: number },
): Candidate[] {
  const value = style.getPropertyValue(property);
  if (value === '' || !matches(element, selectorText) || !media.every((one) => matchMedia(one).matches)) return [];
  const isImportant = style.getPropertyPriority(property) === 'important' ? 1 : 0;
  return [{ selector: selectorText, property, value, weight: (isImportant * 1e6 + specificity(selectorText)) * 1e5 + order }];
}

function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false;
  }
}

/** Ids, classes and names, as three digits of a number: near enough to tell rules of our own apart. */
function specificity(selector: string): number {
  const count = (pattern: RegExp): number => selector.match(pattern)?.length ?? 0;
  return (
    count(/#[\w-]+/g) * 10_000 + count(/\.[\w-]+|\[[^\]]*\]|:(?!:|is|where|not|has)[\w-]+/g) * 100 + count(/(^|[\s>+~(,])[a-z][\w-]*/gi)
  );
}
