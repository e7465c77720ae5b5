import type { Words } from '../model/content.js';
import type { Localised } from '../model/definitions.js';
import { linesOf, type Region, type RegionLine } from '../model/organisation.js';
import { callAddress, digitsOf, inDigits, pageAddress, textAddress } from '../model/phone-number.js';

/** A piece of a sentence about a line. What a reader can tap has its address. */
export interface SaidPart {
  readonly text: string;
  readonly href?: string;
}

/** How sentences are made in one language: the fixed words with their `{parts}` left open, and the words of a map of locales. */
export interface Speaker {
  readonly locale: string;
  word(key: string): string;
  inLocale(words: Localised | undefined): string;
}

/** Returns the speaker of a locale of a library, in whose words a missing one is empty (a check reports that). */
export const speakerOf = ({ words }: { readonly words: Readonly<Record<string, Words>> }, locale: string): Speaker => ({
  locale,
  word: (key) => words[locale]?.[key] ?? '',
  inLocale: (text) => text?.[locale] ?? '',
});

type Parts = Readonly<Record<string, readonly SaidPart[]>>;

/** Returns the words of a sentence, without its addresses. */
export const saidText = (parts: readonly SaidPart[]): string => parts.map(({ text }) => text).join('');

/** Returns the numbers of a region's emergency lines, or of its first crisis line, as they stand in titles: "112 or 999". */
export function numbersSaid(region: Region | undefined, urgency: 'emergency' | 'crisis', { locale }: Speaker): SaidPart[] {
  const numbers = linesOf(region, urgency).flatMap(({ call, text }) => call ?? text ?? []);
  return anyOf((urgency === 'emergency' ? numbers : numbers.slice(0, 1)).map(calling), locale);
}

/** Returns how to reach a line, as one sentence: "Veterans: call 988 and press 1, or text 838255." */
export function lineSaid(line: RegionLine, speaker: Speaker): SaidPart[] {
  const { label, options } = line;
  const ways = joined(waysTo(line, speaker), speaker);
  const name = speaker.inLocale(label);
  const sentence = filled(speaker.word(name ? 'line-named' : 'line-alone'), {
    name: [{ text: name }],
    ways: name ? ways : begun(ways, speaker.locale),
  });
  const more = speaker.inLocale(options.says);
  return more ? [...sentence, { text: ` ${more}` }] : sentence;
}

/** Returns where to report harm, a sentence a line; none where the region does not say. */
export function reportSaid(region: Region | undefined, speaker: Speaker): SaidPart[] {
  const sentences = linesOf(region, 'report').map((line) => {
    const { label, call, text, chat } = line;
    const places = [
      ...[call, text].flatMap((number) => (number === undefined ? [] : [spelled(number)])),
      ...(chat === undefined ? [] : [[page(chat)]]),
    ];
    return filled(speaker.word('report-at'), { name: [{ text: speaker.inLocale(label) }], places: anyOf(places, speaker.locale) });
  });
  return sentences.flatMap((sentence, index) => (index === 0 ? sentence : [{ text: ' ' }, ...sentence]));
}

function waysTo({ call, text, chat, options }: RegionLine, speaker: Speaker): SaidPart[][] {
  const { press, choose, send } = options;
  const one =
    call !== undefined && text !== undefined && digitsOf(call) === digitsOf(text) && [press, choose, send].every((x) => x === undefined);
  const ways: SaidPart[][] = [];
  if (call !== undefined) {
    const said = filled(speaker.word(one ? 'line-call-or-text' : 'line-call'), { number: calling(call) });
    if (press !== undefined) ways.push(filled(speaker.word('line-press'), { call: said, key: [{ text: press }] }));
    else if (choose) ways.push(filled(speaker.word('line-choose'), { call: said, choice: [{ text: speaker.inLocale(choose) }] }));
    else ways.push(said);
  }
  if (text !== undefined && !one) {
    const number = [{ text, href: textAddress(text, send) }];
    ways.push(
      send === undefined
        ? filled(speaker.word('line-text'), { number })
        : filled(speaker.word('line-send'), { number, send: [{ text: send }] }),
    );
  }
  if (chat !== undefined) ways.push(filled(speaker.word('line-chat'), { address: [page(chat)] }));
  return ways;
}

const calling = (number: string): SaidPart[] => [{ text: number, href: callAddress(number) }];
const page = (shown: string): SaidPart => ({ text: shown, href: pageAddress(shown) });

/** A number with letters is told in digits too: not every phone shows them. */
function spelled(number: string): SaidPart[] {
  const digits = inDigits(number);
  return digits === number ? calling(number) : [...calling(number), { text: ` (${digits})` }];
}

/** Alternatives as one run, in the words of the language ("112 or 999"). */
function anyOf(all: readonly (readonly SaidPart[])[], locale: string): SaidPart[] {
  const list = new Intl.ListFormat(locale, { type: 'disjunction' });
  return list
    .formatToParts(all.map((_, index) => String(index)))
    .flatMap(({ type, value }) => (type === 'element' ? (all[Number(value)] ?? []) : [{ text: value }]));
}

/** Ways to reach a line stand apart by a comma, since one may hold an "and". */
function joined(ways: readonly SaidPart[][], speaker: Speaker): SaidPart[] {
  const [last = [], ...before] = [...ways].reverse();
  if (before.length === 0) return last;
  const rest = before.reverse().flatMap((way, index) => (index === 0 ? way : [{ text: ', ' }, ...way]));
  return filled(speaker.word('line-or'), { before: rest, last });
}

function begun([first, ...rest]: readonly SaidPart[], locale: string): SaidPart[] {
  if (!first) return [];
  return [{ ...first, text: withCapital(first.text, locale) }, ...rest];
}

/** Returns a text with a capital letter at its start, in every script that has them. */
export const withCapital = (text: string, locale: string): string => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

/** A fixed word with its `{name}` parts filled in. */
const filled = (template: string, parts: Parts): SaidPart[] =>
  template.split(/(\{\w+\})/).flatMap((piece) => {
    const known = parts[/^\{(\w+)\}$/.exec(piece)?.[1] ?? ''];
    return known ?? (piece === '' ? [] : [{ text: piece }]);
  });
