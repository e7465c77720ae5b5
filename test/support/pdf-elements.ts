import type { PdfElement } from '../../scripts/pdf/read-pdf.js';

/** Elements with all that is in them, in reading order. */
export const flat = (elements: readonly PdfElement[]): PdfElement[] => elements.flatMap((one) => [one, ...flat(one.children)]);
/** The text of an element and of all that is in it. */
export const words = (one: PdfElement): string => one.text + one.children.map(words).join('');
/** Text without its spaces. */
export const solid = (text: string): string => text.replace(/\s+/g, '');

const INLINE = new Set(['NonStruct', 'Span', 'Strong', 'Em', 'Sub', 'Link', 'Code', 'Quote', 'Reference']);
/** What a screen reader says, as the file stands: block after block, and within a block all texts as they follow each other. */
export const heard = (elements: readonly PdfElement[]): string[] =>
  told(elements)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const told = (elements: readonly PdfElement[]): string =>
  elements
    .map((one) => [one.type, one.text + told(one.children)] as const)
    .map(([type, text]) => (INLINE.has(type) ? text : `\n${text}\n`))
    .join('');
