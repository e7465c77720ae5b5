import type { Language } from '../../languages/index.js';
import { once, remember } from '../../model/remember.js';
import type { Wording } from '../../model/wording.js';
import { type FindPhrases, type FoundPhrase, groupFinder, phraseFinder, withoutValues } from '../words/phrase-finder.js';
import { boundIn } from './bind-numbers.js';
import { type Amount, type AmountReader, quantityReader } from './quantities.js';
import type { FeatureReader, Side } from './sentence-features.js';
import type { Bound, Clause, Compared, Statement } from './sentence-parts.js';

/**
 * Reads sentences into what they state: parts, amounts, comparisons and topics. It judges nothing: whoever holds a sentence against a claim
 * reads both with it. What a sentence may state without a source is judged in `check-statements.ts`.
 */
export interface StatementReader {
  readonly amounts: AmountReader;
  readonly times: AmountReader;
  /** The sentence with its parts. */
  read(sentence: string): Statement;
  /** The sentences of a text with their parts. */
  readAll(text: string): readonly Statement[];
  /** What a text is about: its words without small ones, numbers and units, cut so that "lifts" and "lifted" are one. */
  topics(text: string): ReadonlySet<string>;
}

/** Letters of a word that are compared. */
const STEM = 4;
const SIGNS = /[;:()–—“”"?!]|,(?!\d)|\.(?=\s|$)/g;

/** Compiles the lists of one locale once; the reader remembers the texts that it has seen. */
export function statementReader(wording: Wording, language: Language, features: FeatureReader): StatementReader {
  const { amounts, times } = quantityReader(wording, language);
  const joins = outsideLimits(wording.parts.flat(), wording);
  const additions = new Set(wording.parts.slice(0, 2).flatMap((words) => words.map((word) => word.toLowerCase())));
  const pivots = outsideLimits(wording.comparing, wording);
  const outcomes = groupFinder(wording.outcomes);
  const units = phraseFinder(wording.units.flat());
  const isUnit = remember((word: string) => units(word).length > 0);
  // "In patients" says of whom, and counts nothing.
  const isUnitAlone = remember((words: string) => units(words).some(({ text }) => text.length === words.length));
  const topics = topicReader(wording, isUnit);
  const sides = remember((text: string) => features.sides(text).filter((side) => !isUnitAlone(side.text)));
  const lists: Lists = {
    ...{ amounts, joins, pivots, additions, sides, subjects: features.subjects, negations: features.negations },
    outcomes: remember((text: string) => new Map(outcomes(text).map(({ group, text: word }) => [group, word]))),
    topics: remember((text: string) => without(topics(text), new Set(sides(text).flatMap((side) => [...topics(side.text)])))),
  };
  const read = remember((text: string): Statement => new ReadStatement(text, lists));
  const readAll = remember((text: string) => language.sentencesIn(text).map(read));
  return { amounts, times, read, readAll, topics };
}

/** What is read of a part of a sentence; each list remembers what it has read. */
interface Lists {
  readonly amounts: AmountReader;
  readonly subjects: (text: string) => ReadonlyMap<number, string>;
  readonly outcomes: (text: string) => ReadonlyMap<number, string>;
  readonly sides: (text: string) => readonly Side[];
  readonly topics: (text: string) => ReadonlySet<string>;
  readonly negations: (text: string) => readonly FoundPhrase[];
  readonly joins: FindPhrases;
  readonly pivots: FindPhrases;
  readonly additions: ReadonlySet<string>;
}

/** Reads what is asked for: most parts of most sentences are asked for little. */
class ReadClause implements Clause {
  constructor(
    readonly text: string,
    readonly join: string,
    private readonly lists: Lists,
    private readonly before?: Clause,
  ) {}
  get amounts(): readonly Amount[] {
    return this.lists.amounts(this.text);
  }
  get subjects(): ReadonlyMap<number, string> {
    return this.lists.subjects(this.text);
  }
  get outcomes(): ReadonlyMap<number, string> {
    return this.lists.outcomes(this.text);
  }
  get sides(): readonly Side[] {
    return this.lists.sides(this.text);
  }
  get topics(): ReadonlySet<string> {
    return this.lists.topics(this.text);
  }
  get saysNo(): boolean {
    return this.lists.negations(this.text).length > 0;
  }
  get startsWithNo(): boolean {
    return this.lists.negations(this.text)[0]?.index === 0;
  }
  /** A "no" reaches over the words that add or choose, as far as the next sign. */
  get isDenied(): boolean {
    return this.saysNo || (this.lists.additions.has(this.join.toLowerCase()) && this.before?.isDenied === true);
  }
}

class ReadStatement implements Statement {
  readonly #cuts: () => readonly Cut[];
  readonly #clauses: () => readonly Clause[];
  readonly #comparisons: () => readonly Compared[];
  readonly #topics: () => ReadonlySet<string>;
  readonly #bound: () => readonly Bound[];
  constructor(
    readonly text: string,
    lists: Lists,
  ) {
    this.#cuts = once(() => cutsOf(text, lists.joins));
    this.#clauses = once(() => clausesOf(text, this.#cuts(), lists));
    this.#comparisons = once(() => comparisonsIn(text, this.#cuts(), lists));
    this.#topics = once(() => new Set(this.clauses.flatMap(({ topics, subjects }) => [...topics, ...[...subjects.keys()].map(String)])));
    this.#bound = once(() => (lists.amounts(text).length === 0 ? [] : boundIn(this.clauses, text)));
  }
  get clauses(): readonly Clause[] {
    return this.#clauses();
  }
  get comparisons(): readonly Compared[] {
    return this.#comparisons();
  }
  get topics(): ReadonlySet<string> {
    return this.#topics();
  }
  get bound(): readonly Bound[] {
    return this.#bound();
  }
}

function clausesOf(text: string, cuts: readonly Cut[], lists: Lists): Clause[] {
  const found: Clause[] = [];
  for (const { from, to, join } of partsOf(text, cuts)) found.push(new ReadClause(text.slice(from, to).trim(), join, lists, found.at(-1)));
  return found;
}

const comparisonsIn = (text: string, cuts: readonly Cut[], lists: Lists): Compared[] =>
  lists.pivots(text).map(({ text: pivot, index }) => {
    const others = cuts.filter((cut) => cut.index !== index);
    const before = others.filter((cut) => cut.index < index).at(-1);
    const after = others.find((cut) => cut.index > index)?.index ?? text.length;
    const side = (from: number, to: number): Clause => new ReadClause(text.slice(from, to).trim(), '', lists);
    const left = side(before ? before.index + before.text.length : 0, index);
    return { pivot: pivot.toLowerCase(), left, right: side(index + pivot.length, after) };
  });

const without = <T>(all: ReadonlySet<T>, some: ReadonlySet<T>): Set<T> => new Set([...all].filter((one) => !some.has(one)));

/** Finds the phrases of `list`, except inside a limit such as "more than". */
function outsideLimits(list: readonly string[], { bounds, boundsAfter }: Wording): FindPhrases {
  const all = new Set(list);
  const find = phraseFinder([...all, ...bounds.flat(), ...boundsAfter.flat()]);
  return (text) => find(text).filter(({ phrase }) => all.has(phrase));
}

interface Cut {
  readonly text: string;
  readonly index: number;
}

/** The signs and words between the parts of a sentence, in order. */
function cutsOf(text: string, joins: FindPhrases): Cut[] {
  const signs = [...text.matchAll(SIGNS)].map(({ 0: sign, index }) => ({ text: sign, index }));
  return [...signs, ...joins(text)].sort((a, b) => a.index - b.index);
}

/** The parts of a sentence that hold a word, each with the sign or the word before it. */
function partsOf(text: string, cuts: readonly Cut[]): { from: number; to: number; join: string }[] {
  const parts: { from: number; to: number; join: string }[] = [];
  let from = 0;
  let join = '';
  for (const cut of [...cuts, { text: '', index: text.length }]) {
    const isEmpty = text.slice(from, Math.max(from, cut.index)).trim() === '';
    if (!isEmpty) parts.push({ from, to: cut.index, join });
    join = isEmpty ? `${join} ${cut.text}`.trim() : cut.text;
    from = Math.max(from, cut.index + cut.text.length);
  }
  return parts;
}

function topicReader(wording: Wording, isUnit: (word: string) => boolean): (text: string) => ReadonlySet<string> {
  const small = new Set(wording.small.map((word) => word.toLowerCase()));
  return remember((text) => {
    const plain = withoutValues(text).toLowerCase().replaceAll('’', "'");
    const words = plain.match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? [];
    const told = words.filter((word) => word.length > 2 && !/^\d/.test(word) && !small.has(word) && !isUnit(word));
    return new Set(told.map((word) => word.slice(0, STEM)));
  });
}
