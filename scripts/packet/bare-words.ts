/** Full stops and capitals do not make another sentence: a table cell or a list item is written without them. */
export const bareWords = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\s.]+$/, '')
    .toLowerCase();
