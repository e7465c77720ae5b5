import { languageOf } from '../../languages/index.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { shortened } from '../../model/shortened.js';
import { isRunOfWords } from '../../model/to-translate.js';
import type { Code, Part } from '../../model/translation.js';
import { isSame, wordsIn } from './codes.js';
import type { Match } from './match-units.js';
import type { Unit } from './read-pair.js';
import type { XliffCode, XliffPart, XliffUnit } from './read-xliff.js';
import { lineOfWords, printOf } from './sources.js';
import { numbersIn, numbersOf } from './xml-codes.js';

/** Letters of a text in a message. */
const SHOWN = 160;

interface Asked {
  readonly first: string;
  readonly locale: string;
  /** True where words that are newer than the export may be overwritten. */
  readonly force: boolean;
}

/** What becomes of a segment: words to write, words that stand there already, or none. */
export type Judged =
  | { readonly what: 'write'; readonly words: readonly Part[] }
  | { readonly what: 'same' | 'left' | 'proposed' | 'wrong' };

/** Returns what becomes of a segment; what is wrong with it is told. */
export function judgeWords({ unit, segment, pair }: Match, asked: Asked, diagnostics: Diagnostic[]): Judged {
  if (!segment.target) return { what: 'left' };
  const codes = codesOf(unit);
  const found = allCodes(segment.target);
  const words = wordsOf(segment.target, codes);
  const isKnown = found.every(({ id }) => codes.source.has(id) || codes.own.has(id));
  if (isKnown && isUntouched(unit, words, segment)) return { what: 'same' };
  const isStill = lineOfWords(words, unit.syntax) === lineOfWords(unit.source, unit.syntax);
  // A name may be the same in both: a tool that knows says so.
  if (isKnown && isStill && (isRunOfWords(wordsIn(words)) || !isConfirmed(segment))) return { what: 'left' };
  if (segment.isProposal && !isConfirmed(segment)) return { what: 'proposed' };
  const wrong = [
    ...wrongCodes({ unit, words, segment }, found, codes),
    ...wrongNumbers({ unit, words, segment }, asked),
    ...newerWords(unit, segment, asked, pair.file.to),
  ];
  diagnostics.push(...wrong);
  return wrong.length > 0 ? { what: 'wrong' } : { what: 'write', words };
}

/** True for what stands there today, and for what the export wrote: that may be newer in the project. */
function isUntouched(unit: Unit, words: readonly Part[], { print }: XliffUnit): boolean {
  const told = printOf(unit, words);
  return unit.target !== undefined && (told === print || told === printOf(unit, unit.target));
}

interface Translation {
  readonly unit: Unit;
  readonly words: readonly Part[];
  readonly segment: XliffUnit;
}

function wrongCodes({ unit, words, segment }: Translation, parts: readonly XliffCode[], codes: Codes): Diagnostic[] {
  const ids = parts.map(({ id }) => id);
  const named = (all: readonly string[]): string => [...new Set(all)].map((id) => nameOf(id, codes)).join(', ');
  const lost = [...codes.source.keys()].filter((id) => !ids.includes(id));
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const added = ids.filter((id) => !codes.source.has(id));
  const torn = parts.filter((part) => codes.source.get(part.id)?.parts && !part.parts).map(({ id }) => id);
  const said = [
    ...(lost.length > 0 ? [`lacks ${named(lost)}`] : []),
    ...(twice.length > 0 ? [`has ${named(twice)} twice`] : []),
    ...(added.length > 0 ? [`has ${named(added)} besides`] : []),
    ...(torn.length > 0 ? [`has ${named(torn)} around no words`] : []),
  ];
  if (said.length === 0) return [];
  const message = `The translation of "${unit.id}" ${said.join(', and ')}: "${shortened(lineOfWords(words, unit.syntax), SHOWN)}".`;
  const hint = 'Put each code of the source into it once, around or behind the words that it belongs to.';
  return [error({ code: 'codes-differ', message, at: segment.targetAt, hint })];
}

interface Codes {
  /** Those of the source: all of them must stand in a translation. */
  readonly source: ReadonlyMap<string, Code>;
  /** As they are written in the translation of today, where that has its own. */
  readonly own: ReadonlyMap<string, Code>;
}

function codesOf({ source, target }: Unit): Codes {
  const numbers = numbersOf(source);
  const turned = (all: ReadonlyMap<Code, string>): Map<string, Code> => new Map([...all].map(([code, id]) => [id, code]));
  return { source: turned(numbers), own: target ? turned(numbersIn(target, numbers)) : new Map() };
}

const nameOf = (id: string, { source, own }: Codes): string => named(source.get(id) ?? own.get(id)) || `the code "${id}"`;

const named = (code: Code | undefined): string => {
  if (!code) return '';
  return code.parts ? `${code.open.trim()}${wordsIn(code.parts)}${code.close ?? ''}` : code.kind === 'lb' ? 'the new line' : code.open;
};

const allCodes = (parts: readonly XliffPart[]): XliffCode[] =>
  parts.flatMap((part) => (typeof part === 'string' ? [] : [part, ...allCodes(part.parts ?? [])]));

/** Returns words with the codes of the project in place of numbers; a code that is not known is left out. */
function wordsOf(parts: readonly XliffPart[], codes: Codes): Part[] {
  return parts.flatMap((part): Part[] => {
    if (typeof part === 'string') return [part];
    const inside = wordsOf(part.parts ?? [], codes);
    const code = codes.own.get(part.id) ?? codes.source.get(part.id);
    if (!code) return inside;
    return [code.parts ? { ...code, parts: inside } : code];
  });
}

/** Numbers in digits, in one of them and nowhere in the other. Words for numbers differ from language to language, and count for either side. */
function wrongNumbers({ unit, words, segment }: Translation, { first, locale }: Asked): Diagnostic[] {
  const [own, other] = [languageOf(first).numbersIn(wordsIn(unit.source)), languageOf(locale).numbersIn(wordsIn(words))];
  const lacking = (from: typeof own, among: typeof own): string[] => {
    const values = new Set(among.map(({ value }) => value));
    return from.filter(({ text, value }) => /^\d/.test(text) && !values.has(value)).map(({ text }) => text);
  };
  const [lost, added] = [lacking(own, other), lacking(other, own)];
  const said = [...(lost.length > 0 ? [`lacks ${lost.join(', ')}`] : []), ...(added.length > 0 ? [`has ${added.join(', ')} besides`] : [])];
  if (said.length === 0) return [];
  const message = `The translation of "${unit.id}" ${said.join(', and ')}: "${shortened(wordsIn(words), SHOWN)}" for "${shortened(wordsIn(unit.source), SHOWN)}".`;
  return [error({ code: 'numbers-differ', message, at: segment.targetAt, hint: 'Write the numbers of the source, in digits.' })];
}

function newerWords(unit: Unit, { print, targetAt }: XliffUnit, { force }: Asked, path: string): Diagnostic[] {
  const { target } = unit;
  if (force || !target || isSame(unit.source, target) || printOf(unit, target) === print) return [];
  const message = `The words of "${unit.id}" in ${path} are newer than this file: "${shortened(lineOfWords(target, unit.syntax), SHOWN)}" stands there.`;
  const hint =
    'Have both read. To write the translation over them, run the command with --force; to keep them, take this segment out of the file.';
  return [error({ code: 'words-newer', message, at: targetAt, hint })];
}

/** True where a tool says that somebody has translated a segment, or read it again. */
export const isConfirmed = ({ state }: XliffUnit): boolean => ['translated', 'signed-off', 'final'].includes(state);
