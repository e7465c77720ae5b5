import { once } from '../model/remember.js';

/** Letters of a common root from which on two words of two languages are taken for one. */
const ROOT = 5;

/**
 * Returns a finder of words that have their root in texts of another language ("teléfono" in "telephone", "crónica" in
 * "chronic"): medical words come from Latin and Greek in all languages of Europe. A word without a common root is not found.
 */
export function cognatesIn(texts: readonly string[]): (words: readonly string[]) => boolean {
  const roots = once(() => new Set(texts.flatMap((text) => wordsIn(text).flatMap(rootOf))));
  return (words) => words.flatMap(wordsIn).some((word) => rootOf(word).some((root) => roots().has(root)));
}

const wordsIn = (text: string): string[] => text.match(/\p{L}+/gu) ?? [];

/** The beginning of a word as Latin and Greek roots are spelled most simply: no accents, no doubled letters, "ph" as "f". */
function rootOf(word: string): string[] {
  const plain = word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ph', 'f')
    .replace(/([tcr])h/g, '$1')
    .replaceAll('y', 'i')
    .replace(/(\p{L})\1/gu, '$1');
  return plain.length > ROOT ? [plain.slice(0, ROOT)] : [];
}
