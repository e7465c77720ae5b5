/** Number of words in a text: runs of letters and digits. "Well-known", "it’s" and "1.5" are one word each. */
export const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
