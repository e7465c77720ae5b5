import type { Inline } from '../model/content.js';
import type { At } from '../model/diagnostic.js';
import { once, rememberNear } from '../model/remember.js';
import { allInlines } from '../model/tree.js';
import type { Knowledge } from './knowledge.js';

/**
 * A sentence with the marks that cover it. A mark covers the text back to the mark before it, so a sentence without marks of
 * its own shares those of the next sentence that has some; `own` says that they stand in it or right after it.
 */
export interface Sentence {
  readonly text: string;
  readonly cites: readonly string[];
  readonly instruction: boolean;
  readonly own: boolean;
  /** Where the first mark of its own stands: in a text of several lines, on one of the sentence's. */
  readonly mark?: At;
}

/** Splits the texts of one language into sentences, as the language does (Unicode UAX 29 by Intl.Segmenter). */
export interface SentenceSplitter {
  /** The sentences of a text, without blanks around them. */
  sentencesIn(text: string): readonly string[];
  /** The sentences of a run of inlines, each with the claims and the instruction mark that cover it. */
  sentencesOfRun(inlines: readonly Inline[]): Sentence[];
}

/** Short forms that many languages share. */
const SHARED = ['dr', 'prof', 'etc', 'vs'];

/** How many texts are kept: checks, decks and pieces ask for the sentences of the same ones. */
const KEPT = 4096;

/** Returns the reader of a locale: made once for many texts, as a segmenter takes longer to make than most texts to split. */
export function sentenceSplitter({ abbreviations = SHARED }: Knowledge, locale: string | undefined): SentenceSplitter {
  const segmenter = once(() => new Intl.Segmenter(locale, { granularity: 'sentence' }));
  const source = abbreviations
    .flatMap(withBeginnings)
    .map((one) => one.replaceAll('.', '\\.').replaceAll(' ', '\\s'))
    .join('|');
  const abbreviation = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${source})\\.\\s*$`, 'iu');
  const spansOf = rememberNear((text): readonly Span[] => spansIn(text, segmenter, abbreviation), KEPT);
  return {
    sentencesIn: rememberNear(
      (text): readonly string[] =>
        spansOf(text)
          .map(({ start, end }) => text.slice(start, end).trim())
          .filter(saysSomething),
      KEPT,
    ),
    sentencesOfRun: (inlines) => sentencesOfRun(inlines, spansOf),
  };
}

/** A short form of several words ends no sentence after its first ones either: "EE. UU.". */
const withBeginnings = (abbreviation: string): string[] => {
  const words = abbreviation.split('. ');
  return words.map((_, index) => words.slice(0, index + 1).join('. '));
};

const saysSomething = (sentence: string): boolean => /[\p{L}\p{N}]/u.test(sentence);

interface Span {
  readonly start: number;
  end: number;
}

function sentencesOfRun(inlines: readonly Inline[], spansOf: (text: string) => readonly Span[]): Sentence[] {
  let text = '';
  const marks: { readonly mark: Mark; readonly offset: number }[] = [];
  for (const inline of allInlines(inlines)) {
    if (inline.kind === 'cite' || inline.kind === 'instruction') marks.push({ mark: inline, offset: text.trimEnd().length });
    else if (inline.kind === 'text') text += inline.text;
    else if (inline.kind === 'value') text += `{{${inline.name}}}`;
    else if (inline.kind === 'break') text += ' ';
  }
  let covering: readonly Mark[] = [];
  return spansOf(text)
    .map(({ start, end }) => ({
      text: text.slice(start, end).trim(),
      marks: marks.filter(({ offset }) => offset > start && offset <= end).map(({ mark }) => mark),
    }))
    .filter((sentence) => saysSomething(sentence.text))
    .reverse()
    .map((sentence): Sentence => {
      const own = sentence.marks.length > 0;
      if (own) covering = sentence.marks;
      const cites = covering.flatMap((mark) => (mark.kind === 'cite' ? [mark.claim] : []));
      const [first] = sentence.marks;
      const instruction = covering.some(({ kind }) => kind === 'instruction');
      return { text: sentence.text, cites, instruction, own, ...(first && { mark: first.at }) };
    })
    .reverse();
}

type Mark = Extract<Inline, { kind: 'cite' | 'instruction' }>;

function spansIn(text: string, segmenter: () => Intl.Segmenter, abbreviation: RegExp): Span[] {
  if (!/[.!?…:;]\s/.test(text)) return [{ start: 0, end: text.length }];
  const spans: Span[] = [];
  for (const { index, segment } of segmenter().segment(text)) {
    const last = spans.at(-1);
    if (last && abbreviation.test(text.slice(last.start, last.end))) last.end = index + segment.length;
    else spans.push({ start: index, end: index + segment.length });
  }
  return spans;
}
