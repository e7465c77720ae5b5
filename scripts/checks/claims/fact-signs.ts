import type { Language } from '../../languages/index.js';
import type { NumberInText } from '../../languages/numbers.js';
import { phrases } from '../../model/phrase.js';
import type { Wording } from '../../model/wording.js';

/** Finds the numbers that tell a quantity in a text. */
export type NumberCounter = (text: string) => NumberInText[];

/** A quantity is told by digits, by "half", and by a number word with a unit after it ("six weeks", not "six sources"). Quoted numbers tell none. */
export function numberCounter(wording: Wording | undefined, { numbersIn }: Language): NumberCounter {
  const units = phrases((wording?.units ?? []).flat());
  return (text) => {
    const numbers = numbersIn(text);
    const quoted = [...text.matchAll(QUOTED)].flatMap(([match]) => numbersIn(match)).map(({ value }) => value);
    return numbers.filter(({ text: number, value, index }) => {
      if (quoted.includes(value)) return false;
      const next = text.slice(index + number.length).match(/^[\s-]+[\p{L}'’-]+/u)?.[0] ?? '';
      return /^\d/.test(number) || value === 0.5 || units.isIn(next);
    });
  };
}

/** What stands between quotation marks. */
export const QUOTED = /[“”„«"][^“”„«»"]*[“”»"]/g;

/** What makes a sentence look like a statement of fact, in words for the author; undefined when nothing does. */
export type SignOfFact = (sentence: string) => string | undefined;

export interface FactSigns {
  readonly research: SignOfFact;
  readonly number: SignOfFact;
  readonly counted: NumberCounter;
  /** A subject of the explainer, and a word of effect after it. */
  readonly effect: SignOfFact;
  /** A subject of the explainer, whatever is said of it. */
  readonly subject: SignOfFact;
  /** A question, or words that begin like one, states nothing. */
  isQuestion(sentence: string): boolean;
  /** An order to the reader: begins with a verb of action, or after a comma. */
  isOrder(sentence: string): boolean;
  speaksToReader(sentence: string): boolean;
}

/** What ends in a question mark, also inside quotation marks or parentheses. */
export const QUESTION = /[?？]["”»’)]*$/;

/** Compiles the signs of fact of one locale. Numbers in `known` (emergency lines) are none. */
export function factSigns(
  { wording, counted }: { readonly wording: Wording; readonly counted: NumberCounter },
  known: readonly string[],
): FactSigns {
  const research = phrases(wording.research);
  const subjects = phrases(wording.subjects.flat());
  const effects = phrases(wording.effects);
  const actions = phrases(wording.actions);
  const reader = phrases(wording.reader);
  const questions = phrases([...wording.openQuestions, ...wording.closedQuestions]);
  const quote = (text: string | undefined): string | undefined => (text === undefined ? undefined : `"${text}"`);
  return {
    research: (sentence) => quote(research.find(sentence)[0]?.text),
    number: (sentence) => quote(counted(sentence).find(({ text }) => !known.includes(text))?.text),
    counted,
    effect: (sentence) => {
      const effect = effects.find(sentence).at(-1);
      const subject = effect && subjects.find(sentence.slice(0, effect.index))[0]?.text;
      return subject && effect ? `"${subject}" with "${effect.text}"` : undefined;
    },
    subject: (sentence) => quote(subjects.find(sentence)[0]?.text),
    isQuestion: (sentence) => QUESTION.test(sentence) || questions.find(sentence)[0]?.index === 0,
    isOrder: (sentence) => clausesOf(sentence).some((clause) => (actions.find(clause)[0]?.index ?? 99) <= 8),
    speaksToReader: (sentence) => reader.isIn(sentence),
  };
}

/** The parts of a sentence between commas, colons and semicolons. */
const clausesOf = (sentence: string): string[] => sentence.split(/[,;:]/).map((clause) => clause.trim());
