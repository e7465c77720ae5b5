import { literally } from '../../model/pattern.js';
import { phrases } from '../../model/phrase.js';
import { rememberOf } from '../../model/remember.js';

/** Fillers by their form, whatever the language: sample text, signs in place of digits, a note to oneself. */
const FORMS = [
  /\blorem ipsum\b/i,
  /(?<![\p{L}\p{N},])(?:\d{3}[-. ])?[xX]{2,4}(?:[-./ ][xX]{2,4})+(?![\p{L}\p{N}])/u,
  /(?<![\p{L}\p{N},-])(?:\(?\d{3}\)?[-. ])?[xX]{3,}(?![\p{L}\p{N}-])/u,
  /(?<!\p{L})TODO(?=:)/u,
  /\?{3,}/,
];
/** Words in brackets, in pointed ones and in braces: a filler where they are words for one. */
const BRACKETED = /\[([^[\]\n]{1,60})\]|\{+([^{}\n]{1,60})\}+/gu;
/** "<Name>", "<clinic name>": no author writes anything else so. */
const POINTED = /<\p{L}[\p{L}\p{N} '’_-]{1,40}>/u;

interface Finder {
  readonly inBrackets: (text: string) => boolean;
  readonly alone: readonly RegExp[];
}

const isCapitals = (phrase: string): boolean => phrase === phrase.toUpperCase() && /\p{L}/u.test(phrase);

const finderOf = rememberOf((fillers: readonly string[]): Finder => {
  const alone = fillers.filter(isCapitals).map((phrase) => new RegExp(`(?<![\\p{L}\\p{N}])${literally(phrase)}(?![\\p{L}\\p{N}])`, 'u'));
  return { inBrackets: phrases(fillers).isIn, alone };
});

/** Returns the first filler that is left in a text: by its form, or by words of its language in brackets or in capitals. */
export function fillerIn(text: string, fillers: readonly string[]): string | undefined {
  const { inBrackets, alone } = finderOf(fillers);
  const found = [...FORMS, POINTED, ...alone].flatMap((form) => form.exec(text)?.[0] ?? []);
  const bracketed = [...text.matchAll(BRACKETED)].filter(([, square, braced]) => inBrackets(square ?? braced ?? ''));
  return found[0] ?? bracketed[0]?.[0];
}
