import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import { oneLine, plainText } from '../../model/tree.js';
import type { Facts } from '../facts.js';
import type { Authored } from './authored-text.js';

/**
 * Letters that only look like letters: mathematical alphabets, letters in circles and squares, wide and small ones, Roman numerals as
 * one sign. Read aloud they are spelled or left out, and no search finds them.
 */
const LOOK_ALIKE =
  /[\u{1D400}-\u{1D7FF}\u{1F100}-\u{1F1E5}\u{24B6}-\u{24E9}\u{FF21}-\u{FF3A}\u{FF41}-\u{FF5A}\u{2100}-\u{2115}\u{2118}-\u{211D}\u{2124}\u{2128}-\u{2134}]/u;
/** Signs of that range which are words of their own: degrees, numero, liter. */
const KNOWN = /[℃℉№ℓ℗]/gu;
/** A sign that stands alone like a word, and says nothing by itself: "(!)", "***", "(+)", "→". Dashes, and signs between numbers, are none. */
const ALONE = /(?<=^|\s|\()(?:[!?*#§†‡✓✗✔✘★☆●○■□▲△▼►◆⚠↑↓+]{1,3})(?=[\s).,;:]|$)/gu;
/** Letters that are keys of a phone number are none: 1-800-CLINIC. */
const SHOUTED = /(?<![\p{L}\p{N}]|\d[-\u2011])\p{Lu}{2,}(?:[-’']\p{Lu}+)*(?![\p{L}\p{N}])/gu;

/** Words that are heard as they are seen: no letters that only look so, no capitals, no sign in the place of a word. */
export function checkSigns(facts: Facts): Diagnostic[] {
  const known = knownWords(facts);
  return facts.texts.flatMap((written) => {
    const text = plainText(written.inlines);
    return [...lookAlikes(text, written), ...shouted(text, written, known.get(written.locale)), ...signsAlone(text, written)];
  });
}

/** A word with letters of both alphabets: some of them were typed on another keyboard, or copied. */
const MIXED = /(?=\p{L}*\p{Script=Latin})(?=\p{L}*\p{Script=Cyrillic})\p{L}+/u;

function lookAlikes(text: string, { at }: Authored): Diagnostic[] {
  const mixed = /\p{Script=Cyrillic}/u.test(text) ? MIXED.exec(text)?.[0] : undefined;
  if (mixed !== undefined) {
    const message = `"${mixed}" mixes Latin and Cyrillic letters that look alike: read aloud it is no word, and no search finds it.`;
    return [error({ code: 'look-alike-letters', message, at, hint: 'Type the word anew, all of it in one alphabet.' })];
  }
  const bare = text.replace(KNOWN, '');
  const found = LOOK_ALIKE.exec(bare);
  if (!found) return [];
  const plain = bare.normalize('NFKC');
  const message = `"${oneLine(bare).slice(0, 60)}" has signs of a special alphabet that only look like letters: read aloud they are spelled or left out.`;
  return [
    error({
      code: 'look-alike-letters',
      message,
      at,
      hint: `Type it in plain letters: "${oneLine(plain).slice(0, 60)}". For weight write **words**.`,
    }),
  ];
}

/** The words of each locale that stand somewhere in small letters: written in capitals they are no short form. */
function knownWords({ texts }: Facts): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, Set<string>>();
  for (const { locale, inlines } of texts) {
    const words = known.get(locale) ?? new Set<string>();
    known.set(locale, words);
    for (const [word] of plainText(inlines).matchAll(/(?<![\p{L}\p{N}])\p{Ll}{2,}(?![\p{L}\p{N}])/gu)) words.add(word);
  }
  return known;
}

/** A word of four letters or more that stands elsewhere in small ones, or two such words in a row, however short. */
function shouted(text: string, { at }: Authored, known?: ReadonlySet<string>): Diagnostic[] {
  const found = [...text.matchAll(SHOUTED)].filter(([word]) => known?.has(word.toLowerCase()));
  const isBeside = (index: number): boolean => {
    const [one, next] = [found[index], found[index + 1]];
    return one !== undefined && next !== undefined && /^\s+$/.test(text.slice(one.index + one[0].length, next.index));
  };
  const index = found.findIndex(([word], position) => word.length >= 4 || isBeside(position));
  if (index < 0) return [];
  let last = index;
  while (isBeside(last)) last++;
  const words = text.slice(found[index]?.index, (found[last]?.index ?? 0) + (found[last]?.[0].length ?? 0));
  const message = `"${words}" is written in capitals: they are harder to read, and some screen readers spell them.`;
  return [warning({ code: 'capitals', message, at, hint: `Write "${words.toLowerCase()}"; for weight, **${words.toLowerCase()}**.` })];
}

function signsAlone(text: string, { at, place }: Authored): Diagnostic[] {
  if (place === 'source') return [];
  const [found] = [...text.matchAll(ALONE)].filter(({ index, 0: sign }) => !isSum(text, index, sign));
  if (!found) return [];
  const message = `The sign "${found[0]}" stands in the place of words in "${oneLine(text).slice(0, 60)}": screen readers leave it out, and not everybody knows it.`;
  return [warning({ code: 'sign-alone', message, at, hint: 'Say in words what it stands for, at each place where it stands.' })];
}

/** Between two numbers or words a plus joins them. */
const isSum = (text: string, index: number, sign: string): boolean =>
  sign === '+' && /[\p{L}\p{N}]\s*$/u.test(text.slice(0, index)) && /^\s*[\p{L}\p{N}]/u.test(text.slice(index + 1));
