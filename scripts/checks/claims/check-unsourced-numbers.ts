import type { Sentence } from '../../languages/sentences.js';
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import type { PartFacts } from '../facts.js';
import type { Authored } from '../words/authored-text.js';
import type { NumberCounter } from './fact-signs.js';

/**
 * A number in an instruction ("6 hours", "45 minutes") rests on something: on a claim cited with it, or on the words (`mustSay`)
 * of a requirement that its block takes. A brand may tell its own times and prices. In notes, a number of the same slide will do: the speaker reads it out there.
 */
export function checkUnsourcedNumbers(facts: PartFacts): Diagnostic[] {
  const { lines } = facts;
  return facts.modules.flatMap((module) => {
    const counted = facts.readers.get(module.locale)?.counted;
    if (!counted || module.owner !== undefined) return [];
    const own = facts.textsOf(module);
    const inNotes = [...lines, ...spokenNumbers(facts, own)];
    return own.flatMap((written) =>
      inSentences(facts, written, facts.sentencesOf(written), { known: written.place === 'notes' ? inNotes : lines, counted }),
    );
  });
}

interface Sources {
  readonly known: readonly string[];
  readonly counted: NumberCounter;
}

function inSentences(facts: PartFacts, written: Authored, sentences: readonly Sentence[], { known, counted }: Sources): Diagnostic[] {
  const sourced = written.takes.length > 0 ? [...known, ...mustSayNumbers(facts, written)] : known;
  return sentences.flatMap(({ text, cites, instruction }) => {
    if (cites.length > 0 || !(instruction || written.instruction)) return [];
    const bad = counted(text).find(({ text: number, value }) => !sourced.includes(number) && !sourced.includes(String(value)));
    if (!bad) return [];
    return [
      warning({
        code: 'unsourced-number',
        message: `"${text}" tells the reader the number "${bad.text}", which rests on no claim and on no requirement.`,
        at: written.at,
        hint: 'Cite the claim that states it, let the clinic fill it in (::: facts), or leave it out.',
      }),
    ];
  });
}

const mustSayNumbers = ({ library, languageOf }: PartFacts, { takes, locale }: Pick<Authored, 'takes' | 'locale'>): string[] =>
  library.requirements
    .filter(({ id }) => takes.includes(id))
    .flatMap(({ mustSay }) =>
      (mustSay?.[locale] ?? []).flatMap((phrase) =>
        languageOf(locale)
          .numbersIn(phrase)
          .map(({ value }) => String(value)),
      ),
    );

/** For notes: the numbers of all claims that the module cites, and of the words that its requirements ask for. */
function spokenNumbers(facts: PartFacts, texts: readonly Authored[]): string[] {
  const cites = texts.flatMap(({ inlines }) => inlines.flatMap((inline) => (inline.kind === 'cite' ? [inline.claim] : [])));
  const ofClaims = facts.claimsNamed(cites).flatMap(facts.valuesOf);
  const takes = texts.flatMap((text) => text.takes);
  const [locale = ''] = texts.map((text) => text.locale);
  return [...ofClaims.map(String), ...mustSayNumbers(facts, { takes, locale })];
}
