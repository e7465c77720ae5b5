import { createRequire } from 'node:module';
import type { Element } from '@xmldom/xmldom';
import type Parser from 'postcss-selector-parser';

/** One selector: what the element itself must be, and before it what stands around it, the nearest first. */
export interface Selector {
  readonly own: readonly Parser.Node[];
  readonly around: readonly { readonly combinator: string; readonly nodes: readonly Parser.Node[] }[];
  /** How strong it is: ids, then classes, then names. */
  readonly strength: number;
}

const load = createRequire(import.meta.url);
const parser = (): typeof Parser => {
  const loaded = load('postcss-selector-parser') as typeof Parser & { readonly default?: typeof Parser };
  return loaded.default ?? loaded;
};

/** What drawing programs write has one or two; a chain without end only costs time. */
const MOST_AROUND = 4;

/** Returns the selectors of a rule, without those that no still drawing matches (`:hover`); undefined when one cannot be read. */
export function splitSelectors(text: string): Selector[] | undefined {
  try {
    const read = parser()()
      .astSync(text)
      .nodes.filter((selector) => !selector.some((node) => node.type === 'pseudo' && NEVER.test(node.value)))
      .map(readSelector);
    return read.every((one) => one !== undefined) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** What a drawing that stands still never is, and parts that only HTML has. */
const NEVER = /^:(:|hover$|active$|focus|visited$|link$|any-link$|target$|before$|after$|first-l)/i;

function readSelector(selector: Parser.Selector): Selector | undefined {
  let own: Parser.Node[] = [];
  const around: { combinator: string; nodes: readonly Parser.Node[] }[] = [];
  for (const node of selector.nodes) {
    if (node.type === 'combinator') {
      around.unshift({ combinator: node.value.trim(), nodes: own });
      own = [];
    } else if (node.type !== 'comment') own.push(node);
  }
  const all = [own, ...around.map(({ nodes }) => nodes)].flat();
  if (own.length === 0 || around.length > MOST_AROUND || all.some(isOther)) return undefined;
  return { own, around, strength: all.reduce((sum, node) => sum + strengthOf(node), 0) };
}

/** What is read of pseudo classes is `:root`. */
const isOther = (node: Parser.Node): boolean =>
  !['tag', 'class', 'id', 'universal', 'attribute'].includes(node.type) && !(node.type === 'pseudo' && node.value === ':root');

function strengthOf({ type }: Parser.Node): number {
  if (type === 'id') return 1_000_000;
  if (type === 'tag') return 1;
  return type === 'universal' ? 0 : 1000;
}

/** Returns what is said of each element, from the weakest selector to the strongest, in the order of the file where they are alike. */
export function matchSelectors<T>(
  elements: readonly Element[],
  rules: readonly { readonly selector: Selector; readonly said: T }[],
): Map<Element, T[]> {
  const sorted = rules
    .map((rule, order) => ({ ...rule, order }))
    .sort((a, b) => a.selector.strength - b.selector.strength || a.order - b.order)
    .map((rule, place) => ({ ...rule, place, known: rule.selector.around.map(() => new Map<Element, boolean>()) }));
  const byName = new Map<string, (typeof sorted)[number][]>();
  for (const rule of sorted) {
    const name = nameOf(rule.selector);
    const alike = byName.get(name);
    if (alike) alike.push(rule);
    else byName.set(name, [rule]);
  }
  const found = new Map<Element, T[]>();
  if (sorted.length === 0) return found;
  for (const element of elements) {
    const likely = [...new Set(namesOf(element))].flatMap((name) => byName.get(name) ?? []);
    const said = likely
      .filter(({ selector, known }) => matches(element, selector, known))
      .sort((a, b) => a.place - b.place)
      .map((rule) => rule.said);
    if (said.length > 0) found.set(element, said);
  }
  return found;
}

/** Under which of its names an element is looked for: so each is held against few rules. */
function nameOf({ own }: Selector): string {
  const by = (type: string): string | undefined => own.find((node) => node.type === type)?.value;
  const [id, name, tag] = [by('id'), by('class'), by('tag')];
  if (id !== undefined) return `#${id}`;
  return name !== undefined ? `.${name}` : tag === undefined ? '*' : tag.toLowerCase();
}

const classesOf = (element: Element): string[] => (element.getAttribute('class') ?? '').split(/\s+/).filter(Boolean);

const namesOf = (element: Element): string[] => [
  '*',
  (element.localName ?? '').toLowerCase(),
  `#${element.getAttribute('id') ?? ''}`,
  ...classesOf(element).map((name) => `.${name}`),
];

/** Of each part around an element, whether one of those that an element is held against, or any beyond it, is like it. */
type Known = readonly Map<Element, boolean>[];

const matches = (element: Element, { own, around }: Selector, known: Known): boolean =>
  own.every((node) => isLike(element, node)) && hasAround(element, around, known);

function hasAround(element: Element, [first, ...rest]: Selector['around'], [seen, ...beyond]: Known): boolean {
  if (!first || !seen) return true;
  const fits = (other: Element): boolean => first.nodes.every((node) => isLike(other, node)) && hasAround(other, rest, beyond);
  const next = first.combinator === '' || first.combinator === '>' ? parentOf : beforeOf;
  let other = next(element);
  if (first.combinator === '>' || first.combinator === '+') return other !== undefined && fits(other);
  // What one element has found out serves all that come after it: each is looked at once.
  const passed: Element[] = [];
  let found: boolean | undefined;
  for (; other && found === undefined; other = next(other)) {
    passed.push(other);
    found = seen.get(other) ?? (fits(other) || undefined);
  }
  for (const one of passed) seen.set(one, found ?? false);
  return found ?? false;
}

/** The element around an element. */
export const parentOf = ({ parentNode }: Element): Element | undefined =>
  parentNode?.nodeType === 1 ? (parentNode as Element) : undefined;

function beforeOf(element: Element): Element | undefined {
  let node = element.previousSibling;
  while (node && node.nodeType !== 1) node = node.previousSibling;
  return (node as Element | null) ?? undefined;
}

function isLike(element: Element, node: Parser.Node): boolean {
  if (node.type === 'universal') return true;
  if (node.type === 'tag') return (element.localName ?? '').toLowerCase() === node.value.toLowerCase();
  if (node.type === 'class') return classesOf(element).includes(node.value);
  if (node.type === 'id') return element.getAttribute('id') === node.value;
  if (node.type === 'attribute') return hasAttribute(element, node);
  return !parentOf(element);
}

function hasAttribute(element: Element, { attribute, operator, value = '' }: Parser.Attribute): boolean {
  const own = element.getAttribute(attribute);
  if (own === null) return false;
  if (!operator) return true;
  if (operator === '=') return own === value;
  if (operator === '^=') return value !== '' && own.startsWith(value);
  if (operator === '$=') return value !== '' && own.endsWith(value);
  if (operator === '*=') return value !== '' && own.includes(value);
  return operator === '~=' ? own.split(/\s+/).includes(value) : own === value || own.startsWith(`${value}-`);
}
