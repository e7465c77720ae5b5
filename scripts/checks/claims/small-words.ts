/** Returns the words of a text in small letters, apostrophes kept. */
export const smallWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
