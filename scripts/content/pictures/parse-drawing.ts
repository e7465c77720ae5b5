import { DOMParser, type Element } from '@xmldom/xmldom';
import { lineAt } from '../../model/line-at.js';
import type { Trouble } from './trouble.js';

/** More elements than any logo or figure has, and groups in groups deeper than any drawing program nests them. */
export const MOST_ELEMENTS = 10_000;
const MOST_DEPTH = 100;

/** Returns the outermost element of a drawing, or what keeps it from being read. */
export function parseDrawing(text: string): { readonly root: Element } | { readonly trouble: Trouble } {
  const large = tooLarge(text);
  if (large) return { trouble: large };
  let trouble: Trouble | undefined;
  const onError = (level: string, message: string, context: { locator?: { lineNumber: number; columnNumber: number } }): void => {
    if (level === 'warning') return;
    const { lineNumber = 1, columnNumber = 1 } = context.locator ?? {};
    trouble ??= broken(message, Math.max(1, lineNumber), Math.max(1, columnNumber));
    throw new Error(message);
  };
  try {
    const root = new DOMParser({ locator: true, onError }).parseFromString(text, 'image/svg+xml').documentElement;
    return root ? { root } : { trouble: broken('it is empty') };
  } catch (thrown) {
    return { trouble: trouble ?? broken(thrown instanceof Error ? thrown.message : 'it is empty') };
  }
}

const broken = (message: string, line = 1, column = 1): Trouble => ({
  kind: 'form',
  what: `This is not well-formed SVG: ${reasonOf(message)}.`,
  ...{ line, column },
});

function reasonOf(message: string): string {
  if (message.includes('NamespaceError'))
    return 'a name has a prefix, as in xlink:href, and the outermost element does not declare it (xmlns:xlink="http://www.w3.org/1999/xlink")';
  if (message.includes('HierarchyRequestError')) return 'something stands behind the end of the outermost element';
  const [, entity] = /entity not found:\s*(&\w+;?)/.exec(message) ?? [];
  if (entity) return `${entity} is a sign of HTML alone; write the letter itself`;
  return (message.split('\n')[0] ?? '').slice(0, 120);
}

/** What is too large is found before a tree is made of it: that takes far longer than reading over it once. */
function tooLarge(text: string): Trouble | undefined {
  let [depth, count] = [0, 0];
  for (let index = text.indexOf('<'); index >= 0; index = text.indexOf('<', index)) {
    const end = endOfTag(text, index);
    const isClosing = text[index + 1] === '/';
    const opens = !/[/!?]/.test(text[index + 1] ?? '') && text[end - 1] !== '/';
    depth += opens ? 1 : isClosing ? -1 : 0;
    if (opens || text[end - 1] === '/') count++;
    if (depth > MOST_DEPTH) return { kind: 'large', what: `groups nested more than ${MOST_DEPTH} deep`, ...lineAt(text, index) };
    if (count > MOST_ELEMENTS) return { kind: 'large', what: `more than ${MOST_ELEMENTS} elements`, ...lineAt(text, index) };
    index = end + 1;
  }
  return undefined;
}

const OTHERS: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** The index of the last sign of the tag, comment or CDATA that begins at `start`; the text's end when it is left open. */
function endOfTag(text: string, start: number): number {
  const other = OTHERS.find(([opening]) => text.startsWith(opening, start));
  if (other) {
    const end = text.indexOf(other[1], start + other[0].length);
    return end < 0 ? text.length : end + other[1].length - 1;
  }
  let quote = '';
  for (let index = start + 1; index < text.length; index++) {
    const sign = text[index] as string;
    if (quote === '' && sign === '>') return index;
    if (sign === quote) quote = '';
    else if (quote === '' && (sign === '"' || sign === "'")) quote = sign;
  }
  return text.length;
}
