import { type Diagnostic, error } from '../../model/diagnostic.js';
import { type Phrases, phrases } from '../../model/phrase.js';
import type { SafetyItem } from '../../model/safety.js';
import type { Wording } from '../../model/wording.js';
import { ofShared, type PartFacts, type SharedFacts } from '../facts.js';
import { bareWords, formsOf, signsOf } from './item-finder.js';

interface Joining {
  readonly locale: string;
  readonly signs: readonly SafetyItem[];
  readonly joins: Phrases;
  /** Words that ask for all, and words that ask for one. */
  readonly either: Phrases;
  readonly joinedIn: FindJoined;
}

const joiningIn = ofShared(({ library, readers }): Joining[] => {
  const signs = signsOf(library);
  return [...readers].flatMap(([locale, { wording }]) => {
    const [all = []] = wording.joins;
    const joins = phrases(all);
    const either = phrases(wording.joins.flat());
    return signs.length > 0 && all.length > 0
      ? [{ locale, signs, joins, either, joinedIn: signFinder(signs, { locale, wording, joins }) }]
      : [];
  });
});

/**
 * Any one danger sign is enough to get help. Where "and" joins the two halves of one sign, a reader waits until both are there. A sign
 * that is one only with both says so in `keeps`.
 */
export const checkSignWords = (shared: SharedFacts): Diagnostic[] =>
  joiningIn({ shared }).flatMap((joining) => joining.signs.flatMap((sign) => inSign(sign, joining)));

/** So it is where "and" joins two danger signs in a condition ("if A and B"). */
export const checkSignJoins = (facts: PartFacts): Diagnostic[] =>
  joiningIn(facts).flatMap(({ locale, joinedIn }) => inTexts(facts, locale, joinedIn));

function inSign({ id, words }: SafetyItem, { locale, joins, either }: Joining): Diagnostic[] {
  const own = words[locale];
  if (!own) return [];
  const kept = phrases(own.keeps.flatMap((one) => one.split('|')).filter((one) => joins.isIn(one)));
  return Object.entries({ says: own.says, short: own.short, brief: own.brief, helper: own.helper }).flatMap(([form, text]) => {
    if (text === undefined || kept.isIn(text)) return [];
    const [join] = joins.find(bareWords(text));
    if (!join || describes(bareWords(text), join, formsOf(own), either)) return [];
    return [
      error({
        code: 'sign-joined',
        message: `"${form}" of the danger sign "${id}" joins with "${join.text}": a reader waits until all of it is there. It says "${text}".`,
        at: own.at,
        hint: 'Join with "or" where one of them is enough; where all must be there, add the words to keeps: beside it ("fever and").',
      }),
    ];
  });
}

/**
 * True when what is joined are two words for one thing ("a sudden and severe headache"): another form of the sign has the first of them
 * before that thing, with one word between ("sudden bad headache"). "Red and swollen skin" for "red skin" asks for more.
 */
function describes(
  text: string,
  join: { readonly text: string; readonly index: number },
  forms: readonly string[],
  either: Phrases,
): boolean {
  const first = wordsIn(text.slice(0, join.index)).at(-1);
  const last = wordsIn(text.slice(join.index + join.text.length)).at(-1);
  if (first === undefined || last === undefined) return false;
  return forms.some((form) => {
    const words = either.isIn(form) || /[,;]/.test(form) ? [] : wordsIn(form);
    const place = words.indexOf(first);
    return place >= 0 && words[place + 2] === last;
  });
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Finds in a sentence two danger signs that are joined so that both must be there, and the words between them. */
type FindJoined = (sentence: string) => string | undefined;

interface Words {
  readonly locale: string;
  readonly wording: Wording;
  readonly joins: Phrases;
}

function signFinder(signs: readonly SafetyItem[], { locale, wording, joins }: Words): FindJoined {
  const byForm = new Map(
    signs.flatMap(({ id, words }) => (words[locale] ? formsOf(words[locale]).map((form) => [form, id] as const) : [])),
  );
  const forms = phrases([...byForm.keys()]);
  const conditions = phrases(wording.conditions);
  const breaks = phrases([...wording.conditions, ...wording.actions]);
  return (sentence) => {
    const [condition] = conditions.find(sentence);
    if (!condition) return undefined;
    const told = forms.find(sentence).map(({ phrase, text, index }) => ({ id: byForm.get(phrase), index, end: index + text.length }));
    for (const [place, { id, index }] of told.entries()) {
      const before = told.slice(0, place).findLast((one) => one.end <= index && one.id !== id);
      const between = before && condition.index < before.end ? sentence.slice(before.end, index) : '';
      if (joins.isIn(between) && !breaks.isIn(between) && between.trim().split(/\s+/).length <= NEAR)
        return sentence.slice(before?.index, told[place]?.end);
    }
    return undefined;
  };
}

/** Words between two signs, at most, that are joined there: more begin another thought, as do another "if" and another order. */
const NEAR = 4;

const inTexts = (facts: PartFacts, locale: string, joinedIn: FindJoined): Diagnostic[] =>
  facts.texts
    .filter((written) => written.locale === locale)
    .flatMap((written) =>
      facts.sentencesOf(written).flatMap(({ text }) => {
        const joined = joinedIn(text);
        if (joined === undefined) return [];
        return [
          error({
            code: 'sign-joined',
            message: `"${joined}" joins danger signs so that a reader waits until all are there: "${text}"`,
            at: written.at,
            hint: 'Any one is enough: join them with "or", or let the box of their urgency print them from decks/safety.yaml.',
          }),
        ];
      }),
    );
