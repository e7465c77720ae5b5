import { fillValues } from '../languages/fill-values.js';
import type { Language } from '../languages/index.js';
import { lineSaid, numbersSaid, saidText, speakerOf } from '../languages/say-lines.js';
import type { Inline, Library } from '../model/content.js';
import type { At } from '../model/diagnostic.js';
import { entryIn } from '../model/entry-in.js';
import { withoutUnseen } from '../model/letters.js';
import type { RegionLine } from '../model/organisation.js';
import { holdsIn } from '../model/regional.js';
import type { ReviewWords, WordsOf } from '../model/review-words.js';
import { oneLine, paperText, textWith } from '../model/tree.js';

/** Returns the SHA-256 of a text in hexadecimal digits: handed in, so that this runs wherever there is one. */
export type HashText = (text: string) => string;

/** What reading the words of a module needs. */
export interface WordReader {
  readonly library: Library;
  readonly locale: string;
  /** The regions that are asked for. */
  readonly regions: readonly string[];
  readonly language: Language;
  readonly hash: HashText;
}

/** What is known of some words before they are read; what stands in a block takes it over. */
export interface Around extends Omit<ReviewWords, 'words' | 'regions' | 'at'> {
  /** The regions in which they are shown. */
  readonly here: readonly string[];
}

/** Returns what is known of words in a part of a module, or in what it shows, before any are read. */
export const startAt = (place: string, { regions }: Pick<WordsOf, 'regions'>, extra: Partial<Around> = {}): Around => ({
  ...{ place: oneLine(place), kind: 'text', inside: [], instruction: false, limits: [], claims: [], takes: [], here: regions },
  ...extra,
});

/** Returns words as a list of one, as they come back when a file is read; of none where there is nothing to read. */
export function wordsAt(text: string, at: At, around: Around, { regions }: WordReader): ReviewWords[] {
  const { here, ...rest } = around;
  const words = oneLine(withoutUnseen(text));
  return words === '' || here.length === 0 ? [] : [{ ...rest, words, at, regions: regions.every((one) => here.includes(one)) ? [] : here }];
}

/** Returns words that may differ from region to region, once for all regions in which they are the same. */
export function wordsByRegion(textIn: (region: string) => string, at: At, around: Around, reader: WordReader): ReviewWords[] {
  const texts = around.here.map((region) => ({ region, text: textIn(region) }));
  return [...new Set(texts.map(({ text }) => text))].flatMap((text) => {
    const here = texts.filter((one) => one.text === text).map(({ region }) => region);
    return wordsAt(text, at, { ...around, here }, reader);
  });
}

/** Returns the regions among some in which all of these claims hold; one that is not there stops nothing. */
export const whereAllHold = (claims: readonly string[], here: readonly string[], { library }: WordReader): readonly string[] =>
  here.filter((region) =>
    claims.every((id) => {
      const claim = entryIn(library.claims, id);
      return claim === undefined || holdsIn(claim, region);
    }),
  );

/** Returns the words of a run, `{{name}}` for what a region fills in, with addresses as paper shows them. */
export const runText = (run: readonly Inline[]): string => textWith(withAddresses(run), (name) => `{{${name}}}`);

/** Returns a run with the address of each link behind its words, as paper shows it. */
export const withAddresses = (run: readonly Inline[]): Inline[] =>
  run.flatMap((inline): Inline[] => {
    if (inline.kind === 'strong' || inline.kind === 'emphasis' || inline.kind === 'language')
      return [{ ...inline, children: withAddresses(inline.children) }];
    if (inline.kind !== 'link') return [inline];
    const words = textWith(inline.children, () => '');
    const shown = paperText([{ kind: 'link', href: inline.href, children: [{ kind: 'text', text: words }] }]);
    return [...inline.children, { kind: 'text', text: shown.slice(words.length) }];
  });

/** Returns a text with what a region says, and the days of checking, where the text names them. */
export const filled = (text: string, region: string, reader: WordReader): string => fillValues(text, { ...reader, region });

/** Returns what a region says of one of its lines. */
export const lineWords = (line: RegionLine, { library, locale }: WordReader): string =>
  saidText(lineSaid(line, speakerOf(library, locale)));

/** Returns the numbers of a phone box in a region: "911". */
export const boxNumbers = (box: 'emergency' | 'crisis', region: string, { library, locale }: WordReader): string =>
  saidText(numbersSaid(entryIn(library.regions, region), box, speakerOf(library, locale)));
