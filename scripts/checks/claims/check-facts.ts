import type { Sentence } from '../../languages/sentences.js';
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { ofShared, type PartFacts } from '../facts.js';
import type { Authored } from '../words/authored-text.js';
import { strangers } from './check-numbers.js';
import { type FactSigns, factSigns } from './fact-signs.js';

/** Where facts are not looked for: prompts ask, definitions explain, claims are the facts themselves. */
const SILENT = ['teach-back', 'glossary', 'claim', 'source'];
/** Where the words of the explainer are not marked, so that a line which asks the reader to do something states nothing. */
const UNMARKED = ['title', 'figure', 'brand', 'region'];

const signsIn = ofShared(({ readers, lines }) => new Map([...readers].map(([locale, reader]) => [locale, factSigns(reader, lines)])));

/**
 * Every statement of fact cites a claim or is marked as an instruction, in headings, captions, text alternatives, titles and
 * descriptions too (issue 4, 1.1). PartFacts cannot be told from other sentences for sure, so what looks like one is a warning.
 */
export function checkFacts(facts: PartFacts): Diagnostic[] {
  const signs = signsIn(facts);
  return facts.texts.flatMap((written) => {
    const inLocale = signs.get(written.locale);
    if (!inLocale || SILENT.includes(written.place) || written.claims.length > 0) return [];
    return facts.sentencesOf(written).flatMap((sentence) => inSentence(facts, written, sentence, inLocale));
  });
}

function inSentence(facts: PartFacts, written: Authored, sentence: Sentence, signs: FactSigns): Diagnostic[] {
  const { text, cites, own } = sentence;
  if (cites.length > 0) return own || !borrowsWrongly(facts, written, sentence, signs) ? [] : [borrowed(written, sentence)];
  if (signs.isQuestion(text)) return [];
  if (sentence.instruction || written.instruction) return asInstruction(written, text, signs);
  if (UNMARKED.includes(written.place) && signs.isOrder(text)) return [];
  const sign = signOf(written, text, signs);
  if (!sign) return [];
  return [
    warning({
      code: 'uncited-fact',
      message: `"${text}" looks like a fact (${sign}) and cites no claim.`,
      at: written.at,
      hint: hintFor(written),
    }),
  ];
}

/**
 * Brands and regions give their own facts, such as hours and prices, and a brand does so in its own modules too; notes are spoken, so only what sounds like a source counts; a
 * heading may name research without stating what it found.
 */
function signOf({ place, heading, ofBrand }: Authored, text: string, { research, number, effect, subject }: FactSigns): string | undefined {
  if (ofBrand) return research(text) ?? effect(text) ?? (subject(text) ? number(text) : undefined);
  if (place === 'brand' || place === 'region') return effect(text);
  if (place === 'notes') return research(text) ?? number(text);
  if (place === 'title' || heading) return number(text) ?? effect(text);
  return number(text) ?? research(text) ?? effect(text);
}

function hintFor({ place }: Authored): string {
  if (place === 'figure') return 'Name in claims: of the figure what its words rest on, or take the statement out.';
  if (UNMARKED.includes(place))
    return 'No claim can stand here: say what the reader finds in it, and put the fact into the text with its claim.';
  return 'Cite the claim right after it ([^claim]), or mark it [^instruction] if it tells the reader what to do.';
}

/** True when a sentence with numbers leans on the mark of a later sentence that has none of them: its own mark was lost. */
function borrowsWrongly(facts: PartFacts, { locale }: Authored, { text, cites }: Sentence, { counted }: FactSigns): boolean {
  const claims = facts.claimsNamed(cites);
  const numbers = counted(text).map((number) => number.text);
  const strange = strangers(text, claims, facts, locale);
  return numbers.length > 0 && claims.length === cites.length && numbers.every((number) => strange.includes(number));
}

const borrowed = ({ at }: Authored, { text, cites }: Sentence): Diagnostic =>
  warning({
    code: 'uncited-fact',
    message: `"${text}" has no mark of its own, and its numbers are not those of "${cites.join('", "')}", which the next mark names.`,
    at,
    hint: 'Cite the claim of this sentence right after it.',
  });

/** A sentence marked as an instruction that tells nobody to do anything, and sounds like a fact. */
function asInstruction(written: Authored, text: string, signs: FactSigns): Diagnostic[] {
  const spoken = written.place === 'notes';
  const sign = signs.research(text) ?? (spoken ? undefined : signs.effect(text));
  if (!sign || signs.isOrder(text) || signs.speaksToReader(text)) return [];
  return [
    warning({
      code: 'fact-as-instruction',
      message: `"${text}" is marked as an instruction, but looks like a fact (${sign}) and tells nobody what to do.`,
      at: written.at,
      hint: 'Cite the claim that states it, or say what the reader should do.',
    }),
  ];
}
