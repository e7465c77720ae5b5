import { kindOfControl } from './control-kind.js';
import { styleRules } from './style-rules.js';

/** Takes out of a document what says nothing new of its styles and controls. Runs inside the page. */

/**
 * Returns the document `html` without each section whose elements are all of kinds that sections before it have: what a style does to a
 * kind, inside what it stands in, is seen on one. With `wanted`, names of elements and classes (".facts"), only sections that have such
 * stay, and those with a kind of control that none before has. The first and the last section stay. The styles are those of the page.
 */
export function sampleOf(html: string, wanted: readonly string[]): string {
  const sampled = new DOMParser().parseFromString(html, 'text/html');
  const sections = [...sampled.querySelectorAll('main section')].filter((one) => !one.querySelector('section'));
  const ends = [sections[0], sections.at(-1)];
  const kindOf = openKinds();
  const known = new Set<string>();
  for (const section of sections) {
    const isWanted = wanted.length === 0 || wanted.some((name) => section.matches(name) || section.querySelector(name));
    const kinds = [...(isWanted ? [section, ...section.querySelectorAll('*')].map(kindOf) : []), ...controlsIn(section)];
    const isNew = kinds.some((one) => !known.has(one));
    for (const one of kinds) known.add(one);
    if (!isNew && !ends.includes(section)) section.remove();
  }
  // What held slides one below the other holds none.
  for (const stack of sampled.querySelectorAll('main section.stack, main .slides > section'))
    if (stack.children.length === 0) stack.remove();
  return `<!doctype html>\n${sampled.documentElement.outerHTML}`;
}

const controlsIn = (section: Element): string[] =>
  [...section.querySelectorAll('a[href], button, input, summary, [role=button], [tabindex]')].map((one) => `control ${kindOfControl(one)}`);

/** Returns what names the kind of an element and of the one around it, by all that a selector names: name, classes, ids, attributes. */
function openKinds(): (element: Element) => string {
  const selectors = [...new Set(styleRules().map(({ rule }) => rule.selectorText))].join();
  const namedBy = (pattern: RegExp): Set<string> => new Set([...selectors.matchAll(pattern)].map(([, name = '']) => name));
  const [classes, ids, attributes] = [namedBy(/\.([\w-]+)/g), namedBy(/#([\w-]+)/g), namedBy(/\[([\w-]+)/g)];
  const own = (element: Element): string =>
    [
      element.localName,
      ...[...element.classList].filter((one) => classes.has(one)).sort(),
      ids.has(element.id) ? element.id : '',
      // Scripts know elements by these.
      ...element.getAttributeNames().filter((name) => (attributes.has(name) || name.startsWith('data-')) && !/^(class|id)$/.test(name)),
    ].join('.');
  return (element) => `${element.parentElement ? own(element.parentElement) : ''} ${own(element)}`;
}
