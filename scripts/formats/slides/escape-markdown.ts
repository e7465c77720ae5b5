/** Has no width and no meaning: Marp looks for emoji codes (`:pill:`) after escapes are gone. */
const WORD_JOINER = '\u2060';

/**
 * Returns `text` so that Markdown shows it letter for letter: no markup, HTML, entity, formula or emoji code comes of it.
 * Braces are escaped too: marp-plugin.ts gives them a meaning of its own.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~$^=]/g, '\\$&')
    .replace(/&(?=#|\w+;)/g, '\\&')
    .replace(/:(?=[a-z+-][a-z\d_+-]*:)/gi, `:${WORD_JOINER}`);
}

/** Returns escaped text that begins a line: signs that would begin a list there are escaped too. */
export function escapeLineStart(text: string): string {
  return text.replace(/^(\s*)([-+])(?=\s|$|[-+])/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Words that Marp takes as settings of a picture when they stand in its text alternative. */
const SETTING =
  /^(?:bg|fit|contain|cover|auto|left|right|vertical|horizontal|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia|w|h|width|height|[\d.]+\\?%)(?=$|:|\\:)/i;

/** Returns `text` fit for the text alternative of a picture, none of its words taken as a setting. */
export function escapeAlt(text: string): string {
  return escapeMarkdown(text)
    .split(' ')
    .map((word) => (SETTING.test(word) ? `&#${word.charCodeAt(0)};${word.slice(1)}` : word))
    .join(' ');
}

/** Returns an address fit for `(...)` and `<...>`. */
export const escapeAddress = (url: string): string =>
  url.replace(/[\s<>()\\"'`[\]{}^|]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
