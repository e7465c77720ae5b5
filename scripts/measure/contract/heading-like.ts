import { wordsIn } from './breach.js';

/** Finds lines that look like headings and are none. Runs inside the page. */

/** How much larger than what follows a line is that reads as its heading: a bold one, and one of any weight. */
const LARGER = { bold: 1.12, plain: 1.3 };
const LETTERS = { fewest: 3, most: 90 };

/** Where a line of another look is no heading of the running text. */
const ELSEWHERE =
  'header, nav, footer, dialog, figure, table, li, blockquote, .key, .caveats, [aria-live], [hidden], aside.notes, h1, h2, h3, h4, h5, h6';
const BLOCKS = 'p, div, ul, ol, table, figure, h1, h2, h3, h4, h5, h6, a.back';

/**
 * A line of its own in the running text that is set as headings are: bold throughout and larger than what follows it, or much larger in any
 * weight.
 */
export function looksLikeHeading(line: HTMLElement): boolean {
  const text = wordsIn(line);
  if (text.length < LETTERS.fewest || text.length > LETTERS.most || line.closest(ELSEWHERE) || line.querySelector(BLOCKS)) return false;
  const next = followerOf(line);
  if (!next || /^(FOOTER|NAV)$/.test(next.tagName) || !/\p{L}/u.test(wordsIn(next)) || line.getClientRects().length === 0) return false;
  const letters = textsIn(line);
  if (letters.length === 0) return false;
  const isBold = letters.every((one) => Number(getComputedStyle(one).fontWeight) >= 600);
  const larger = sizeOf(letters) / sizeOf(textsIn(next));
  const said = nodesIn(line)
    .map(({ data }) => data)
    .join('')
    .trim();
  // A large sentence leads in; a heading ends without a stop.
  return larger >= (isBold ? LARGER.bold : /[.!:;,…؛،]$/.test(said) ? Number.POSITIVE_INFINITY : LARGER.plain);
}

/** What stands below a line: where it is alone in a box, what stands below that. */
const followerOf = (line: Element): Element | null =>
  line.nextElementSibling ??
  (line.parentElement?.matches('div, hgroup') && !line.previousElementSibling ? line.parentElement.nextElementSibling : null);

/** The words of an element without the marks of its sources. */
const nodesIn = (element: Element): Text[] => {
  const found: Text[] = [];
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    if (node.nodeValue?.trim() && node.parentElement && !node.parentElement.closest('.mark')) found.push(node as Text);
  return found;
};

const textsIn = (element: Element): Element[] => nodesIn(element).flatMap(({ parentElement }) => parentElement ?? []);

const sizeOf = (elements: readonly Element[]): number =>
  Math.min(...elements.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
