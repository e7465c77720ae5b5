import { countWords, wordsIn } from '../../languages/words.js';
import type { FigureWords, Module } from '../../model/content.js';
import { type Diagnostic, error, fieldAt, type Problem, warning } from '../../model/diagnostic.js';
import { phrases } from '../../model/phrase.js';
import type { Wording } from '../../model/wording.js';
import { type Facts, perLocale } from '../facts.js';

/** Longer than this is a text of its own, which a screen reader reads at one go. */
const LONGEST = 300;
/** A shorter one without a verb names things and tells nothing. */
const FEW_WORDS = 8;

type Judge = (alt: string) => string | undefined;

/** Every text alternative tells what its picture shows: it is not the caption again, not only the name of a thing, and can be heard at one go. */
export function checkAlternatives(facts: Facts): Diagnostic[] {
  const judges = perLocale(facts, judgeOf);
  return facts.modules.flatMap((module) =>
    Object.entries(module.figures).flatMap(([name, words]) => judgeAlternative(name, words, module, judges.get(module.locale))),
  );
}

const HINT = 'Write alt: and one or two sentences that tell what a reader learns from the drawing.';

function judgeAlternative(name: string, words: FigureWords, module: Module, judge?: Judge): Diagnostic[] {
  const alt = words.alt.trim();
  // What is empty or all too short has an error of its own.
  if (countWords(alt) < 3) return [];
  const problem = (reason: string): Problem => ({
    ...{ code: 'poor-alternative', message: `The text alternative "${shortened(alt)}" of figure "${name}" ${reason}.` },
    ...{ at: fieldAt(words, 'alt'), hint: HINT },
  });
  const same = sameAs(alt, { caption: words.caption, 'title of the module': module.title });
  if (same) return [error(problem(`is the ${same} once more: whoever does not see it hears that twice`))];
  const reason = judge?.(alt);
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

function judgeOf({ access: { media, verbs, emptyAlternatives } }: Wording): Judge {
  const [medium, verb, empty] = [phrases(media), phrases(verbs), phrases(emptyAlternatives)];
  return (alt) => {
    const said = empty.find(alt)[0]?.text;
    if (said !== undefined && countWords(alt) < 2 * FEW_WORDS) return `says "${said}" in place of what it shows`;
    if (verbs.length === 0 || verb.isIn(alt)) return undefined;
    const named = medium.find(alt).find(({ index }) => index < alt.length / 3)?.text;
    if (named !== undefined && countWords(alt) < 2 * FEW_WORDS)
      return `names what it is ("${named.toLowerCase()}"), and has no verb that tells what it shows`;
    return countWords(alt) < FEW_WORDS && !alt.includes(':')
      ? 'names something, and has no verb that tells what is shown of it'
      : undefined;
  };
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 77).trimEnd()}...` : text);
