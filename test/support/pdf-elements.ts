import type { PdfElement } from '../../scripts/pdf/read-pdf.js';

/** Elements with all that is in them, in reading order. */
export const flat = (elements: readonly PdfElement[]): PdfElement[] => elements.flatMap((one) => [one, ...flat(one.children)]);
/** The text of an element and of all that is in it. */
export const words = (one: PdfElement): string => one.text + one.children.map(words).join('');
/** Text without its spaces. */
export const solid = (text: string): string => text.replace(/\s+/g, '');
