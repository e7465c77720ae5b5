import { phrases } from '../model/phrase.js';
import { once, remember } from '../model/remember.js';
import { english } from './en.js';
import { spanish } from './es.js';
import type { Knowledge } from './knowledge.js';
import { sentenceWordsOf } from './length.js';
import { type NumberReader, numberReader } from './numbers.js';
import type { Readability } from './readability.js';
import { type SentenceSplitter, sentenceSplitter } from './sentences.js';
import { baseOf, canonical, type Direction, directionOf, isPseudoTag, languageName, TOOL_LANGUAGE } from './tags.js';
import { type TermReader, termReader } from './terms.js';

/** The languages that have a file of their own. */
const KNOWN: Readonly<Record<string, Knowledge>> = { en: english, es: spanish };

/**
 * All that the tool knows of a language, as a value. What its file does not say is done as in any language: digits are read and words
 * are not, a term has one form, nothing is screened for passives, and no formula judges it.
 */
export interface Language extends SentenceSplitter, NumberReader, TermReader {
  /** As the project writes it ("es-MX"). */
  readonly tag: string;
  readonly direction: Direction;
  /** Its name in its own words ("español"). */
  readonly name: string;
  /** True for `en-XA` and its like: CLDR's made-up languages, which show what was not translated and which nobody reads. */
  readonly isPseudo: boolean;
  /** The country that its words are written for, as a region's id ("us"): the tag's own, or that of its file; none where neither says. */
  readonly country: string | undefined;
  /** The CSL locale whose words citations take. */
  readonly citations: string;
  /** How hard its texts are to read; none where no formula was made for it, nor for a made-up language. */
  readonly readability: Readability | undefined;
  /** True for a word of a short form that everybody reads ("EE. UU.", "Dr."). */
  isShortForm(word: string): boolean;
  /** How many words a sentence may have at most. */
  readonly sentenceWords: number;
  /** An ISO day in words ("November 23, 2026"), or the text itself when it is not a day. */
  dayInWords(day: string): string;
  /** Month and year of an ISO day in words ("November 2026"). */
  monthInWords(day: string): string;
  /** A time of day ("14:30") as people write it ("2:30 PM"), or the text itself when it is none. */
  timeInWords(time: string): string;
  /** Below 0 when `a` stands before `b` in the alphabet; capitals and accents count for nothing. */
  compare(a: string, b: string): number;
  /** The sentences in which one of `forms` ("is", "was") makes a passive with the word after it. */
  passivesIn(sentences: readonly string[], forms: readonly string[]): string[];
}

const knowledgeOf = (tag: string): Knowledge => KNOWN[baseOf(tag)] ?? {};

/** How many languages are kept: their readers take long to make, and remember the texts that they have read. */
const KEPT = 16;
const splitterOf = remember((tag) => sentenceSplitter(knowledgeOf(tag), canonical(tag)), KEPT);
/** The signs in numbers are those of the country that the tag names, or for which a tag without one stands ("es": 12,500 and 0.5). */
const numbersOf = remember((tag) => numberReader(knowledgeOf(tag), datesOf(canonical(tag), knowledgeOf(tag).country)), KEPT);
const termsOf = remember((tag) => termReader(knowledgeOf(tag)), KEPT);

/** Returns the language of a tag ("en", "es-MX"), with dates as people in `region` ("gb") write them where the tag names no country. Making it is cheap: what takes long is made when it is first asked for. */
export function languageOf(tag: string, region?: string): Language {
  const known = knowledgeOf(tag);
  const locale = canonical(tag);
  const dates = datesOf(locale, region);
  const isPseudo = isPseudoTag(tag);
  const sentences = once(() => splitterOf(tag));
  const numbers = once(() => numbersOf(tag));
  const terms = once(() => termsOf(tag));
  const readability = once(() => (isPseudo ? undefined : known.readability?.()));
  const collator = once(() => new Intl.Collator(locale, { sensitivity: 'base' }));
  const shortForms = once(() => new Set((known.abbreviations ?? []).flatMap((one) => one.split('. '))));
  return {
    ...{
      tag,
      direction: directionOf(tag),
      isPseudo,
      citations: known.citations ?? 'en-US',
      sentenceWords: sentenceWordsOf(tag),
    },
    country: isPseudo ? undefined : (countryCodeOf(locale) ?? known.country),
    get name() {
      return languageName(locale, locale);
    },
    get readability() {
      return readability();
    },
    get decimal() {
      return numbers().decimal;
    },
    sentencesIn: (text) => sentences().sentencesIn(text),
    sentencesOfRun: (inlines) => sentences().sentencesOfRun(inlines),
    numbersIn: (text) => numbers().numbersIn(text),
    percentsIn: (text) => numbers().percentsIn(text),
    frequenciesIn: (text) => numbers().frequenciesIn(text),
    termFinder: (term) => terms().termFinder(term),
    findTerms: (list, text) => terms().findTerms(list, text),
    singular: (word) => terms().singular(word),
    nameFinder: (list) => terms().nameFinder(list),
    dayInWords: (day) => inWords(day, dates, { day: 'numeric', month: 'long', year: 'numeric' }),
    monthInWords: (day) => inWords(day, dates, { month: 'long', year: 'numeric' }),
    timeInWords: (time) => timeInWords(time, dates),
    isShortForm: (word) => shortForms().has(word.toLowerCase()),
    compare: (a, b) => collator().compare(a, b),
    passivesIn: (texts, forms) => passivesIn(texts, forms, known.participle),
  };
}

/** Returns the names of the languages that have readability formulas, in the tool's language, as one list ("English and Spanish"). */
export function languagesWithFormulas(): string {
  const names = Object.entries(KNOWN).flatMap(([tag, { readability }]) => (readability ? [languageName(tag)] : []));
  return new Intl.ListFormat(TOOL_LANGUAGE).format(names);
}

/** The tag for dates: with the country of the reader where it has none of its own and the region's id is a country's. */
function datesOf(locale: string, region: string | undefined): string {
  if (region === undefined || !/^[a-z]{2}$/.test(region) || new Intl.Locale(locale).region) return locale;
  return `${locale}-${region.toUpperCase()}`;
}

/** The country that a tag names ("en-GB"), as a region's id; none for a tag without one, and for parts of the world ("es-419"). */
function countryCodeOf(locale: string): string | undefined {
  const region = new Intl.Locale(locale).region;
  return region && /^[A-Z]{2}$/.test(region) ? region.toLowerCase() : undefined;
}

function passivesIn(sentences: readonly string[], forms: readonly string[], participle: RegExp | undefined): string[] {
  if (!participle) return [];
  const auxiliaries = phrases(forms);
  return sentences.filter((sentence) =>
    auxiliaries.find(sentence).some(({ index, text }) => participle.test(sentence.slice(index + text.length))),
  );
}

function inWords(day: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const time = Date.parse(day);
  if (Number.isNaN(time)) return day;
  return formatOf(JSON.stringify([locale, options])).format(time);
}

/** With plain blanks: not each typeface has the narrow ones of CLDR. */
const timeInWords = (time: string, locale: string): string =>
  inWords(/^\d\d:\d\d$/.test(time) ? `1970-01-01T${time}Z` : time, locale, { hour: 'numeric', minute: '2-digit' }).replace(/\s/g, ' ');

const formatOf = remember((asked) => {
  const [locale, options] = JSON.parse(asked) as [string, Intl.DateTimeFormatOptions];
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
}, KEPT);
