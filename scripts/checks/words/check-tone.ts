import type { Sentence } from '../../languages/sentences.js';
import type { Claim } from '../../model/content.js';
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { phrases } from '../../model/phrase.js';
import { once, remember } from '../../model/remember.js';
import { plainText } from '../../model/tree.js';
import type { Tone } from '../../model/wording.js';
import { QUESTION } from '../claims/fact-signs.js';
import { type PartFacts, perLocale } from '../facts.js';
import type { Authored } from './authored-text.js';
import { type FindPhrases, type FoundPhrase, phraseFinder, withoutValues } from './phrase-finder.js';

/** Names of sources, and what a country says of its lines. */
const SILENT = ['source', 'region'];

interface Screen {
  readonly says: string;
  readonly instead: string;
  readonly questions: boolean;
  readonly quoted: boolean;
  readonly titles: boolean;
  readonly all: readonly FindPhrases[];
}

const screensOf = perLocale(({ tone, earning }) => ({
  earning: phrases(earning),
  all: tone.map(compile),
  first: phrases(tone.flatMap(({ all: [list = []] }) => list)),
}));

/**
 * Sentences that promise, press, praise or blur by their form: a phrase of each list of a `tone` of the wording stands in one sentence, and
 * no claim that is cited, no source of a claim and no order as data has it. A program cannot judge tone: what is found is a warning for
 * a person who can.
 */
export function checkTone(facts: PartFacts): Diagnostic[] {
  const screens = screensOf(facts);
  const orders = facts.library.requirements.flatMap(({ orders: own = [] }) => own.map(({ says }) => says));
  const ordersIn = remember((locale) => orders.flatMap((says) => says[locale] ?? []));
  return facts.texts.flatMap((written) => {
    const own = screens.get(written.locale);
    if (!own || SILENT.includes(written.place)) return [];
    // A brand says plainly who earns and who does not: that is asked of it, and judged as its interest.
    if (written.place === 'brand' && own.earning.isIn(plainText(written.inlines))) return [];
    const agreed = ordersIn(written.locale);
    // Most sentences have no phrase of any first list: no screen need be asked.
    const sentences = facts.sentencesOf(written).filter(({ text }) => own.first.isIn(withoutValues(text).replace(/[«»]/g, ' ')));
    return sentences.flatMap((sentence) => inSentence(facts, written, sentence, own.all, agreed));
  });
}

const compile = ({ says, instead, all, questions = false, quoted = false, titles = false }: Tone): Screen => ({
  ...{ says, instead, questions, quoted, titles },
  all: all.map((list) => phraseFinder(list)),
});

function inSentence(
  facts: PartFacts,
  written: Authored,
  { text, cites }: Sentence,
  screens: readonly Screen[],
  orders: readonly string[],
): Diagnostic[] {
  const agreed = once(() => {
    const claims = facts.claimsNamed([...written.claims, ...cites]);
    return [...orders.filter((one) => one.includes(text)), ...claims.flatMap((claim) => groundOf(claim, written))];
  });
  const asks = QUESTION.test(text);
  // The summary of a module is a sentence.
  const isTitle = (written.place === 'title' || written.heading === true) && !text.endsWith('.');
  for (const { says, instead, questions, quoted, titles, all } of screens) {
    if ((asks && !questions) || (titles && !isTitle)) continue;
    for (const part of quoted ? spokenIn(text, cites.length > 0 && !asks) : [text]) {
      const found = ofEach(all, part, agreed);
      if (found.length === 0) continue;
      const words = found.map((one) => `"${one.text}"`).join(' and ');
      return [warning({ code: 'tone', message: `${words} ${says}: "${text}".`, at: written.at, hint: instead })];
    }
  }
  return [];
}

/** A phrase of each list that none of the agreed texts has; nothing where one list has none. */
function ofEach(all: readonly FindPhrases[], part: string, agreed: () => readonly string[]): FoundPhrase[] {
  const found: FoundPhrase[] = [];
  for (const find of all) {
    const one = find(part).find(({ phrase }) => !agreed().some((text) => find(text).some((own) => own.phrase === phrase)));
    if (!one) return [];
    found.push(one);
  }
  return found;
}

/** What a sentence may say: the words of the claims that it cites; what a claim says rests on its sources. */
const groundOf = ({ words, evidence }: Claim, { place, locale }: Authored): readonly string[] =>
  place === 'claim' ? evidence.map(({ basis }) => basis) : [plainText(words[locale]?.says ?? [])];

/** What somebody says of himself: what stands between quotation marks, and a whole sentence that cites a claim, since no study says "I". */
const spokenIn = (text: string, isCited: boolean): string[] => (isCited ? [...quotedIn(text), text] : quotedIn(text));

/** What stands between quotation marks, without questions. */
const quotedIn = (text: string): string[] =>
  [...text.matchAll(/[“„«"]([^“”„«»"]*)[”»"]/g)].flatMap(([, words = '']) => (words.trim().endsWith('?') ? [] : [words]));
