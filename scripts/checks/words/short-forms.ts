import type { Language } from '../../languages/index.js';

/** Returns the words of which at least two letters and half of all are capitals, without a plural s ("MRI", "MRIs"); Roman numerals are numbers, and everybody reads the short forms of a language ("EE. UU."). */
export function shortFormsIn(text: string, { singular, isShortForm }: Language): string[] {
  return (text.match(/(?<![\p{L}\p{N}@.])\p{L}+(?![\p{L}\p{N}@])/gu) ?? []).map(singular).filter((word) => {
    const capitals = word.match(/\p{Lu}/gu)?.length ?? 0;
    return capitals >= 2 && capitals * 2 >= word.length && !/^[IVX]+$/.test(word) && !isShortForm(word);
  });
}
