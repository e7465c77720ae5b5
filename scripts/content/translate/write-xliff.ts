import type { TranslationState } from '../../model/translation.js';
import type { Unit } from './read-pair.js';
import { printOf } from './sources.js';
import { numbersIn, numbersOf, xmlParts, xmlText } from './xml-codes.js';

/** What a segment says besides its words. */
export interface Segment {
  readonly unit: Unit;
  readonly state: TranslationState;
  /** For the translator: where a reader meets it, how long it may be, what it must say. */
  readonly notes: readonly string[];
}

/** The segments of one file of the project. */
export interface SegmentFile {
  /** Path from the project of the file that gets the words. */
  readonly path: string;
  readonly segments: readonly Segment[];
}

export interface XliffHead {
  /** The project's id. */
  readonly project: string;
  readonly first: string;
  readonly locale: string;
}

/** The states of XLIFF 1.2. */
const STATES: Readonly<Record<TranslationState, string>> = {
  new: 'new',
  stale: 'needs-review-translation',
  translated: 'translated',
  reviewed: 'signed-off',
};

/**
 * Returns the words of a project as XLIFF 1.2: a segment for each heading, paragraph, entry, cell and text. A paragraph is whole, as
 * languages part their sentences each in their own way; tools cut it into sentences and join them again. `<target>` is never empty,
 * since some tools see no segment without it: what is new has the words of the first language there.
 */
export function writeXliff(head: XliffHead, files: readonly SegmentFile[]): string {
  const body = files.filter(({ segments }) => segments.length > 0).map((file) => fileXml(head, file));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n${body.join('')}</xliff>\n`;
}

function fileXml({ project, first, locale }: XliffHead, { path, segments }: SegmentFile): string {
  const about = `original="${xmlText(path)}" source-language="${first}" target-language="${locale}" datatype="plaintext"`;
  const units = segments.map((segment) => unitXml(segment));
  return `  <file ${about} product-name="Teachback" category="${xmlText(project)}">\n    <body>\n${units.join('')}    </body>\n  </file>\n`;
}

function unitXml({ unit, state, notes }: Segment): string {
  const { id, source, target } = unit;
  const numbers = numbersOf(source);
  const isOpen = state === 'new' || !target;
  const words = isOpen ? xmlParts(source, numbers) : xmlParts(target, numbersIn(target, numbers));
  return [
    `      <trans-unit id="${xmlText(id)}" extradata="${target ? printOf(unit, target) : 'none'}" xml:space="preserve">`,
    `        <source>${xmlParts(source, numbers)}</source>`,
    `        <target state="${STATES[state]}">${words}</target>`,
    ...notes.map((note) => `        <note from="Teachback">${xmlText(note)}</note>`),
    '      </trans-unit>\n',
  ].join('\n');
}
