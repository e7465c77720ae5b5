import { baseOf } from '../../languages/tags.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { groupedBy } from '../../model/grouped-by.js';
import { shortened } from '../../model/shortened.js';
import { didYouMean } from '../../model/suggest.js';
import type { Part } from '../../model/translation.js';
import type { FilePair, Unit } from './read-pair.js';
import type { XliffFile, XliffPart, XliffUnit } from './read-xliff.js';
import { type Numbers, numbersOf } from './xml-codes.js';

/** Letters of a text in a message. */
const SHOWN = 160;

/** A segment of an XLIFF file, and the text of the project that it is the translation of. */
export interface Match {
  readonly pair: FilePair;
  readonly unit: Unit;
  readonly segment: XliffUnit;
}

/** Whose words are asked for. */
export interface Expected {
  readonly project: string;
  readonly first: string;
  readonly locale: string;
}

const EXPORT = 'Export the words again: teachback translate export';

/** Returns each segment of an XLIFF file with the text of the project that it belongs to; what belongs to none is told. */
export function matchUnits(
  files: readonly XliffFile[],
  pairs: readonly FilePair[],
  expected: Expected,
  diagnostics: Diagnostic[],
): Match[] {
  const byPath = new Map(pairs.map((pair) => [pair.file.to, pair]));
  return asOne(files).flatMap((file) => {
    const wrong = foreign(file, expected, [...byPath.keys()]);
    if (wrong) {
      diagnostics.push(wrong);
      return [];
    }
    const pair = byPath.get(file.original);
    if (!pair) return [];
    diagnostics.push(...twice(file));
    return inFile(file, pair, expected, diagnostics);
  });
}

/** Segments for one file of the project may stand in several parts of an XLIFF file. */
const asOne = (files: readonly XliffFile[]): XliffFile[] =>
  [...groupedBy(files, (file) => JSON.stringify([file.original, file.first, file.locale, file.project])).values()].flatMap((all) => {
    const [first] = all;
    return first ? [{ ...first, units: all.flatMap(({ units }) => units) }] : [];
  });

function foreign(
  { original, first, locale, project, at }: XliffFile,
  expected: Expected,
  known: readonly string[],
): Diagnostic | undefined {
  const told = (message: string, hint: string): Diagnostic => error({ code: 'xliff-foreign', message, at, hint });
  const again = `${EXPORT} --to ${expected.locale}.`;
  if (project !== undefined && project !== expected.project)
    return told(
      `The words are those of the project "${project}", and this is "${expected.project}".`,
      'Import them in that project, with --project.',
    );
  if (locale === '') return told('The file does not say its target-language.', again.replace(' --to .', '.'));
  if (!isOneLanguage(locale, expected.locale))
    return told(
      `The words are in "${locale}", and those before them in "${expected.locale}".`,
      'Import each language from a file of its own.',
    );
  if (!isOneLanguage(first, expected.first))
    return told(`The words are translated from "${first}", and this project's from "${expected.first}".`, again);
  if (known.includes(original)) return undefined;
  return told(`"${original}" is no file of this project that has words.`, [didYouMean(original, known), again].filter(Boolean).join(' '));
}

/** Tools that know languages only with a country write "es-US" for "es". */
const isOneLanguage = (said: string, asked: string): boolean => said === asked || (baseOf(asked) === asked && baseOf(said) === asked);

/** A file that was put together of two has its segments twice: told once. */
function twice({ units }: XliffFile): Diagnostic[] {
  const doubled = [...groupedBy(units, ({ id }) => id).values()].filter((all) => all.length > 1);
  const again = doubled[0]?.[1];
  if (!again) return [];
  const rest = doubled.length > 1 ? `, and ${doubled.length - 1} more do` : '';
  const message = `The segment "${again.id}" stands here for the second time${rest}: nobody can tell which one holds.`;
  return [error({ code: 'segment-twice', message, at: again.at, hint: 'Take one of the two out.' })];
}

function inFile(file: XliffFile, pair: FilePair, { locale }: Expected, diagnostics: Diagnostic[]): Match[] {
  const byId = new Map(pair.units.map((unit) => [unit.id, unit]));
  const bySource = groupedBy(pair.units, (unit) => sourceText(unit.source));
  const taken = new Set<Unit>();
  const matched = file.units.map((segment) => {
    const unit = byId.get(segment.id);
    const isSame = unit !== undefined && sourceText(unit.source) === segmentText(segment.source);
    if (isSame) taken.add(unit);
    return { segment, unit, found: isSame ? unit : undefined };
  });
  return matched.flatMap(({ segment, unit, found }) => {
    // What stands elsewhere now, since something was put in before it, is known by its words.
    const moved = found ?? (bySource.get(segmentText(segment.source)) ?? []).find((one) => !taken.has(one));
    if (!moved) {
      diagnostics.push(sourceChanged(segment, unit, { pair, locale }));
      return [];
    }
    taken.add(moved);
    return [{ pair, unit: moved, segment }];
  });
}

function sourceChanged(
  { source, id, at }: XliffUnit,
  unit: Unit | undefined,
  { pair, locale }: { pair: FilePair; locale: string },
): Diagnostic {
  const was = `"${shortened(readable(source), SHOWN)}"`;
  const now = unit ? `: it reads "${shortened(readable(partsAsXliff(unit.source)), SHOWN)}" now` : ', and nothing stands in its place';
  const message = `The words from which "${id}" was translated have changed in ${pair.file.from} since they were exported. It was ${was}${now}.`;
  const hint = `${EXPORT} --to ${locale}, and have the new words translated; or take this segment out of the file.`;
  return error({ code: 'source-changed', message, at, hint });
}

/** Returns words as a segment has them: with the number of each code. */
const partsAsXliff = (parts: readonly Part[], numbers: Numbers = numbersOf(parts)): XliffPart[] =>
  parts.map((part) => {
    if (typeof part === 'string') return part.replace(/[ \t]*\n[ \t]*/g, ' ');
    const id = numbers.get(part) ?? '';
    return part.parts ? { tag: 'g', id, parts: partsAsXliff(part.parts, numbers) } : { tag: 'x', id, shown: part.open };
  });

const sourceText = (parts: readonly Part[]): string => segmentText(partsAsXliff(parts));

/** A source as one text, with its codes; blanks are the tool's. */
const segmentText = (parts: readonly XliffPart[]): string => signed(parts).replace(/\s+/g, ' ').trim();

const signed = (parts: readonly XliffPart[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : `\u0001${part.id}\u0002${signed(part.parts ?? [])}\u0003`)).join('');

/** The words of a segment, as people read them. */
const readable = (parts: readonly XliffPart[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : (part.shown ?? readable(part.parts ?? [])))).join('');
