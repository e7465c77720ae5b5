import type { RuleName } from './rules.js';

/** One thing on a page that locks somebody out, as it was found inside the page. */
export interface Breach {
  readonly rule: RuleName;
  /** The element as CSS names it: "p.caveat". */
  readonly element: string;
  /** Its opening tag, at most 300 characters: the template that wrote it is found by it. */
  readonly tag: string;
  /** First 60 characters of its words. */
  readonly text: string;
  /** The block it belongs to (nearest `data-b`). */
  readonly key?: string | undefined;
  /** The style that is to blame, where one is. */
  readonly style?: Blamed | undefined;
  /** What was measured: "18 px high", a key, another element. */
  readonly seen?: string | undefined;
  /** The state in which it was found, in words; none where it is so in every state. */
  readonly state?: string | undefined;
}

/** A declaration of a style sheet. */
export interface Blamed {
  readonly selector: string;
  readonly property: string;
  readonly value: string;
}

/** Returns an element as a breach of a rule. */
export function breachOf(rule: RuleName, element: Element, more: Pick<Breach, 'style' | 'seen'> = {}): Breach {
  return {
    rule,
    element: nameOf(element),
    tag: tagOf(element),
    text: wordsIn(element).slice(0, 60),
    key: element.closest('[data-b]')?.getAttribute('data-b') ?? undefined,
    ...more,
  };
}

/** An element as CSS names it, with what tells it from its like. */
export function nameOf(element: Element): string {
  const classes = [...element.classList].filter((one) => !/^(present|visible|current-fragment|future|past|more-below)$/.test(one));
  const go = element.getAttribute('data-go');
  const about = go ? `[data-go="${go}"]` : element.id && !element.closest('[data-b]') ? `#${element.id}` : '';
  return `${element.tagName.toLowerCase()}${about}${classes.map((one) => `.${one}`).join('')}`;
}

/** The opening tag of an element, at most 300 characters. */
export const tagOf = (element: Element): string => (element.cloneNode(false) as Element).outerHTML.slice(0, 300);

/** The words of an element, blanks made plain. */
export const wordsIn = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
