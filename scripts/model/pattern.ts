/** Returns a text as a pattern that means just that text, for a part of a regular expression. */
export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
