import type { Language } from '../../languages/index.js';
import { countWords, wordsIn } from '../../languages/words.js';
import type { FigureWords, Module } from '../../model/content.js';
import { type Diagnostic, error, fieldAt, type Problem, warning } from '../../model/diagnostic.js';
import { withoutLanguages } from '../../model/marked-words.js';
import { type Phrases, phrases } from '../../model/phrase.js';
import type { Wording } from '../../model/wording.js';
import { type PartFacts, perLocale } from '../facts.js';

/** Longer than this is a text of its own, which a screen reader reads at one go. */
const LONGEST = 300;
/** A shorter one without a verb names things and tells nothing. */
const FEW_WORDS = 8;

interface Judge {
  /** What is wrong with an alternative as such. */
  readonly alone: (alt: string) => string | undefined;
  /** The first of some labels that limits, orders or counts, and that is lost for whoever hears the alternative and the caption. */
  readonly lost: (labels: readonly string[], said: string) => string | undefined;
}

const judgesOf = perLocale(judgeOf);

/**
 * Every text alternative tells what its picture shows: it is not the caption again, not only the name of a thing, can be heard at one go,
 * and has what the labels forbid, ask for and count.
 */
export function checkAlternatives(facts: PartFacts): Diagnostic[] {
  const judges = judgesOf(facts);
  return facts.modules.flatMap((module) =>
    Object.entries(module.figures).flatMap(([name, words]) => judgeAlternative(name, words, module, judges.get(module.locale))),
  );
}

const HINT = 'Write alt: and one or two sentences that tell what a reader learns from the drawing.';

function judgeAlternative(name: string, words: FigureWords, module: Module, judge?: Judge): Diagnostic[] {
  const alt = withoutLanguages(words.alt).trim();
  // What is empty or all too short has an error of its own.
  if (countWords(alt) < 3) return [];
  const problem = (reason: string): Problem => ({
    ...{ code: 'poor-alternative', message: `The text alternative "${shortened(alt)}" of figure "${name}" ${reason}.` },
    ...{ at: fieldAt(words, 'alt'), hint: HINT },
  });
  const same = sameAs(alt, { caption: words.caption, 'title of the module': module.title });
  if (same) return [error(problem(`is the ${same} once more: whoever does not see it hears that twice`))];
  const lost = judge?.lost(Object.values(words.labels).map(withoutLanguages), `${alt} ${withoutLanguages(words.caption)}`);
  if (lost !== undefined)
    return [
      error({
        ...problem(`does not tell what the label "${lost}" says: whoever does not see the drawing is not told`),
        hint: `Say in alt: what "${lost}" says.`,
      }),
    ];
  const reason = judge?.alone(alt);
  if (reason !== undefined) return [warning(problem(reason))];
  return alt.length > LONGEST
    ? [
        warning({
          ...problem(`has ${alt.length} letters; ${LONGEST} are the most`),
          hint: 'Shorten it, and put the rest into the text beside it.',
        }),
      ]
    : [];
}

/** Which of some texts says all that the alternative says, whatever their signs. */
function sameAs(alt: string, texts: Readonly<Record<string, string>>): string | undefined {
  const plain = (text: string): string => wordsIn(text.toLowerCase()).join(' ');
  const own = plain(alt);
  return Object.entries(texts).find(([, text]) => ` ${plain(text)} `.includes(` ${own} `))?.[0];
}

function judgeOf(wording: Wording, language: Language): Judge {
  const { media, verbs, emptyAlternatives } = wording.access;
  const [medium, verb, empty] = [phrases(media), phrases(verbs), phrases(emptyAlternatives)];
  const lost = lostOf(wording, (text) => language.numbersIn(text).map(({ value }) => value));
  return { alone, lost };
  function alone(alt: string): string | undefined {
    const said = empty.find(alt)[0]?.text;
    if (said !== undefined && countWords(alt) < 2 * FEW_WORDS) return `says "${said}" in place of what it shows`;
    if (verbs.length === 0 || verb.isIn(alt)) return undefined;
    const named = medium.find(alt).find(({ index }) => index < alt.length / 3)?.text;
    if (named !== undefined && countWords(alt) < 2 * FEW_WORDS)
      return `names what it is ("${named.toLowerCase()}"), and has no verb that tells what it shows`;
    return countWords(alt) < FEW_WORDS && !alt.includes(':')
      ? 'names something, and has no verb that tells what is shown of it'
      : undefined;
  }
}

/** A word in another form begins like it ("driving", "drive"). */
const STEM = 4;

/** A label is told where all its numbers are said, its "no" and a word of what that is about, and of an order most words. */
function lostOf({ negations, actions, small }: Wording, numbersIn: (text: string) => readonly number[]): Judge['lost'] {
  const [no, order, little] = [phrases(negations), phrases(actions), phrases(small)];
  const stems = (text: string): string[] =>
    wordsIn(text.toLowerCase())
      .filter((one) => !no.isIn(one) && !little.isIn(one) && !/\d/.test(one))
      .map((one) => one.slice(0, STEM));
  return (labels, said) => {
    const [heard, counted] = [new Set(stems(said)), new Set(numbersIn(said))];
    return labels.find((label) => {
      // A figure alone is the mark of a scale.
      if (!/\p{L}/u.test(label)) return false;
      // One is said by an article: "a week".
      if (numbersIn(label).some((one) => one !== 1 && !counted.has(one))) return true;
      const own = stems(label);
      const told = own.filter((one) => heard.has(one)).length;
      if (no.isIn(label)) return !no.isIn(said) || (own.length > 0 && told === 0);
      return begins(order, label) && told * 2 < own.length;
    });
  };
}

const begins = (words: Phrases, text: string): boolean => words.find(text).some(({ index }) => index === 0);

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 77).trimEnd()}...` : text);
