import { styleOf } from './blame.js';
import { type Breach, breachOf, wordsIn } from './breach.js';
import { all } from './parts.js';

/** Judges links in running text. Runs inside the page. */

/**
 * Links inside a sentence that their color alone tells from its words, or nothing (WCAG 2.2, 1.4.1): a color that is strong enough for those
 * who see it is lost in grey print. Lists of links, and marks of sources, are known by their place.
 */
export const judgeLinksInWords = (): Breach[] =>
  all('a[href]')
    .filter((link) => !link.closest('.mark, nav, svg, dialog, [hidden], aside.notes, template') && /[\p{L}\p{N}]/u.test(wordsIn(link)))
    .filter((link) => getComputedStyle(link).display === 'inline' && wordsBeside(link) && !isMarked(link))
    .map((link) => breachOf('link-unmarked', link, { style: styleOf(link, ['text-decoration-line', 'text-decoration']) }));

const LINES = 'p, li, td, th, dd, dt, h1, h2, h3, h4, h5, h6, figcaption, blockquote, div';

/** Whether words that are no link stand in the same line of words. */
function wordsBeside(link: Element): boolean {
  const texts = document.createTreeWalker(link.closest(LINES) ?? link, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    if (/\p{L}/u.test(node.nodeValue ?? '') && !node.parentElement?.closest('a[href], [hidden]')) return true;
  return false;
}

/** Its line, its weight, its edge or its ground tells it. */
function isMarked(link: Element): boolean {
  const around = link.parentElement ?? link;
  const [own, other] = [getComputedStyle(link), getComputedStyle(around)];
  const parts = [own, ...[...link.children].map((one) => getComputedStyle(one))];
  const hasEdge = own.borderBottomStyle !== 'none' && Number.parseFloat(own.borderBottomWidth) > 0;
  const hasGround = own.backgroundColor !== other.backgroundColor && !/, 0\)$/.test(own.backgroundColor);
  const isLined = parts.some(({ textDecorationLine }) => textDecorationLine !== 'none');
  return isLined || hasEdge || hasGround || parts.some(({ fontWeight }) => fontWeight !== other.fontWeight);
}
