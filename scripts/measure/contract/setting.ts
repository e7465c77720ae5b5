import { styleAround } from './blame.js';
import { type Breach, breachOf, wordsIn } from './breach.js';

/** Judges how running text is set: whatever the format, what makes it hard to read is the same. Runs inside the page. */

const BLOCKS = 'p, li, td, th, figcaption, blockquote, dd, h1, h2, h3, h4';
/** So many letters in capitals are a sentence, and no sign. */
const SHOUTED = 24;
/** So many letters are running text. */
const RUNNING = 60;

/** Lines with gaps between words, words in capitals, and letters that are thin, slanted throughout or set too close or too wide. */
export function judgeSetting(): Breach[] {
  const blocks = [...document.body.querySelectorAll<HTMLElement>(BLOCKS)].filter(
    (one) => !one.closest('svg') && /\p{L}/u.test(wordsIn(one)),
  );
  const found: Breach[] = [];
  const told = new Set<string>();
  for (const one of blocks) {
    const breach = breachIn(one);
    if (breach && told.size !== told.add(breach.rule).size) found.push(breach);
  }
  return found;
}

function breachIn(one: HTMLElement): Breach | undefined {
  const style = getComputedStyle(one);
  if (style.textAlign === 'justify' || style.textAlignLast === 'justify')
    return breachOf('justified', one, { style: styleAround(one, ['text-align', 'text-align-last']) });
  const isShouted = style.textTransform === 'uppercase' || /all-(small|petite)-caps|unicase/.test(style.fontVariantCaps);
  if (isShouted && wordsIn(one).length > SHOUTED)
    return breachOf('capitals', one, { style: styleAround(one, ['text-transform', 'font-variant-caps', 'font-variant']) });
  if (wordsIn(one).length < RUNNING) return undefined;
  const hard = hardLetters(style);
  return hard ? breachOf('hard-letters', one, { style: styleAround(one, [hard.property, 'font']), seen: hard.seen }) : undefined;
}

interface Hard {
  readonly property: string;
  readonly seen: string;
}

/** Tighter or wider than so many parts of their size letters run together, or fall apart into single ones; so with words. */
const SPACING: Readonly<Record<'letter-spacing' | 'word-spacing', readonly [least: number, most: number]>> = {
  'letter-spacing': [-0.03, 0.16],
  'word-spacing': [-0.08, 0.5],
};
/** Closer lines touch one another, in parts of the size of their letters. */
const TIGHTEST = 1.02;
/** Lighter letters are gone for weak eyes and on poor paper. */
const LIGHTEST = 300;

function hardLetters(style: CSSStyleDeclaration): Hard | undefined {
  const size = Number.parseFloat(style.fontSize);
  for (const [property, [least, most]] of Object.entries(SPACING)) {
    const share = Number.parseFloat(style.getPropertyValue(property)) / size;
    if (share < least || share > most) return { property, seen: `${property} is ${Math.round(share * 100) / 100} em` };
  }
  if (Number(style.fontWeight) < LIGHTEST) return { property: 'font-weight', seen: `its weight is ${style.fontWeight}` };
  if (style.fontStyle !== 'normal') return { property: 'font-style', seen: 'slanted throughout' };
  const apart = Number.parseFloat(style.lineHeight) / size;
  if (apart < TIGHTEST) return { property: 'line-height', seen: `its lines stand ${Math.round(apart * 100) / 100} of their size apart` };
  if (style.userSelect === 'none') return { property: 'user-select', seen: 'nobody can select it, to copy it or to have it read aloud' };
  return /vertical|sideways/.test(style.writingMode) ? { property: 'writing-mode', seen: style.writingMode } : undefined;
}
