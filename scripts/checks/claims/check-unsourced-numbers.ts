import { numbersInText } from '../../languages/numbers-in-text.js';
import type { Sentence } from '../../languages/sentences.js';
import type { Library } from '../../model/content.js';
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { modulesOf } from '../../model/passages.js';
import type { Authored } from '../words/authored-text.js';
import { type AuthoredTexts, readTexts } from '../words/authored-texts.js';
import { type NumberCounter, numberCounter } from './fact-signs.js';

/**
 * A number in an instruction ("6 hours", "45 minutes") rests on something: on a claim cited with it, or on the words (`mustSay`)
 * of a requirement that its block takes. A brand may tell its own times and prices. In notes, a number of the same slide will do: the speaker reads it out there.
 */
export function checkUnsourcedNumbers(library: Library, texts: AuthoredTexts = readTexts(library)): Diagnostic[] {
  const counters = new Map(Object.entries(library.wording).map(([locale, wording]) => [locale, numberCounter(wording)]));
  const lines = Object.values(library.regions).flatMap(({ emergency, crisis }) => [emergency.number, crisis.number]);
  return modulesOf(library).flatMap((module) => {
    const counted = counters.get(module.locale);
    if (!counted || module.owner !== undefined) return [];
    const own = texts.ofModule(module);
    const inNotes = [...lines, ...spokenNumbers(library, own)];
    return own.flatMap((written) =>
      inSentences(library, written, texts.sentencesOf(written), { known: written.place === 'notes' ? inNotes : lines, counted }),
    );
  });
}

interface Sources {
  readonly known: readonly string[];
  readonly counted: NumberCounter;
}

function inSentences(library: Library, written: Authored, sentences: readonly Sentence[], { known, counted }: Sources): Diagnostic[] {
  const sourced = written.takes.length > 0 ? [...known, ...mustSayNumbers(library, written)] : known;
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

const mustSayNumbers = ({ requirements }: Library, { takes, locale }: Pick<Authored, 'takes' | 'locale'>): string[] =>
  requirements
    .filter(({ id }) => takes.includes(id))
    .flatMap(({ mustSay }) => (mustSay?.[locale] ?? []).flatMap((phrase) => numbersInText(phrase).map(({ value }) => String(value))));

/** For notes: the numbers of all claims that the module cites, and of the words that its requirements ask for. */
function spokenNumbers(library: Library, texts: readonly Authored[]): string[] {
  const cites = texts.flatMap(({ inlines }) => inlines.flatMap((inline) => (inline.kind === 'cite' ? [inline.claim] : [])));
  const ofClaims = cites.flatMap((id) => (library.claims[id]?.numbers ?? []).flatMap((number) => numbersInText(String(number))));
  const takes = texts.flatMap((text) => text.takes);
  const [locale = ''] = texts.map((text) => text.locale);
  return [...ofClaims.map(({ value }) => String(value)), ...mustSayNumbers(library, { takes, locale })];
}
