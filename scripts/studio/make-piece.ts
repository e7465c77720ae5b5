import { composeDeck } from '../compose/compose-deck.js';
import { setBeside } from '../compose/set-beside.js';
import { marginsOf } from '../formats/margins-of.js';
import { planJobs } from '../formats/plan-jobs.js';
import { renderPrint } from '../formats/print/render-print.js';
import type { Library } from '../model/content.js';
import type { Deck, ReviewState } from '../model/deck.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { FORMATS, type Format, type FormatRow, formatRow, type PrintFormat } from '../model/formats.js';
import type { HtmlDocument } from '../model/html-document.js';
import type { Job } from '../model/job.js';
import { type BoxSize, contentArea, type Paper, POINT } from '../model/paper.js';
import { once, remember } from '../model/remember.js';
import { fixedWord } from '../render/fixed-word.js';
import { htmlEnvironment } from '../render/templates.js';
import { weakestOf } from '../reviews/judge-reviews.js';
import { type Clinic, libraryOf } from './clinic.js';
import type { StudioData } from './data.js';
import { greyStyle } from './grey.js';
import { isPrintFormat } from './pack-library.js';
import { type Patient, withPatient } from './patient.js';

/** One piece to print. */
export interface PieceWish {
  readonly deck: string;
  readonly format: Format;
  readonly locale: string;
  /** See Variant. */
  readonly topic?: string | undefined;
  readonly paper: Paper;
  readonly grey: boolean;
  readonly clinic: Clinic;
  readonly patient: Patient;
  /** As an ISO day. */
  readonly today: string;
  /** See WriterWish. */
  readonly pages?: Readonly<Record<string, number>> | undefined;
}

/** A piece that was made, as a document to lay out. */
export interface Piece {
  readonly job: Job;
  readonly document: HtmlDocument;
  readonly deck: Deck;
  /** The room for words on each of its pages, as it is printed. */
  readonly area: BoxSize;
  /** What composing it found. */
  readonly found: readonly Diagnostic[];
}

/** Makes pieces by the code that builds them: plan, compose, render. */
export interface Maker {
  make(wish: PieceWish): Promise<Piece | undefined>;
}

/** Returns what makes pieces of this data; what they share is made once. */
export function openMaker(data: StudioData): Maker {
  const environment = once(() => htmlEnvironment(data.templates));
  const citations = remember((locale) => new Map(Object.entries(data.citations[locale] ?? {})));
  return {
    async make(wish) {
      const { library } = libraryOf(data.library, wish.clinic);
      const job = jobOf(library, wish);
      if (!job) return undefined;
      const known = withPatient(library, wish.patient, { ...wish, part: job.part, title: titleOfLine(data.library) });
      const sides = job.locales.map(async (locale) => {
        const review = reviewOf(data, { ...job, locale }, wish.clinic.region, wish.today);
        const side = await composeDeck(known, { ...job, locale, topic: wish.topic }, { citations: citations(locale), review });
        return { ...side, deck: agedDeck(side.deck, wish.today) };
      });
      const composed = await Promise.all(sides);
      const [first, second] = composed.map(({ deck }) => deck);
      if (!first) return undefined;
      const told = second ? setBeside(second, first) : first;
      const document = renderPrint(told, {
        ...{
          format: job.format as PrintFormat,
          paper: job.paper,
          templates: data.templates,
          environment: environment(),
          pages: wish.pages,
        },
      });
      const styles = wish.grey ? [...document.styles, greyStyle({ ...library.colors, ...wish.clinic.colors })] : document.styles;
      return {
        job,
        document: { ...document, styles },
        deck: told,
        area: areaOf(job),
        found: composed.flatMap(({ diagnostics }) => diagnostics),
      };
    },
  };
}

function jobOf(library: Library, { deck, format, locale, paper, today }: PieceWish): Job | undefined {
  const jobs = planJobs(library, { decks: [deck], formats: [format], locales: [locale], papers: [paper], asOf: today });
  return jobs.find(({ media }) => media === 'pdf');
}

function areaOf({ page, format, locale, box }: Job): BoxSize {
  const { outputs }: FormatRow = FORMATS[format];
  const output = outputs.find(({ media }) => media === 'pdf');
  return page && output ? contentArea(page, marginsOf(format, output, locale)) : box;
}

const titleOfLine = ({ project, words }: Library) =>
  Object.fromEntries(project.locales.map((locale) => [locale, fixedWord(words[locale] ?? {}, 'studio-line-title')]));

function reviewOf({ reviews }: StudioData, { deck, locale }: Pick<Job, 'deck' | 'locale'>, region: string, today: string): ReviewState {
  const kept = reviews.find((one) => one.deck === deck && one.locale === locale && one.region === region);
  const held = (kept?.modules ?? []).map(({ due, last }) => ({ holding: due === undefined ? undefined : { due }, last }));
  return weakestOf(held, today);
}

/** True where the words are a year old on the day `today`: then every page says so. */
export const isAged = (date: string, today: string): boolean => today >= `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;

/** Returns the deck with what is to be said of words that are old: where its review stands, and at the foot of each page. */
function agedDeck(deck: Deck, today: string): Deck {
  if (!isAged(deck.date, today)) return deck;
  const note = fixedWord(deck.words, 'words-aged', { date: deck.dateText });
  return { ...deck, status: { ...deck.status, text: `${deck.status.text}. ${note}` }, footNote: note };
}

/** A piece that the studio offers. */
export interface Offer {
  readonly deck: string;
  readonly format: Format;
  /** The larger one that stands for it where letters are to be large; none where it has one size. */
  readonly large?: Format | undefined;
  /** The piece that holds two languages side by side and stands for it where both are wanted. */
  readonly paired?: Format | undefined;
  /** True where this is itself the one with large letters. */
  readonly isLarge: boolean;
}

/** Returns the pieces that are printed of a library, in the order in which people look for them: one of two sizes is told by its smaller letters. */
export function offersOf({ decks, project }: Library, stopped: StudioData['stopped']): Offer[] {
  const isMade = (deck: string): boolean =>
    project.locales.some((locale) => !stopped.some((one) => one.deck === deck && one.locale === locale));
  const offers = Object.keys(decks)
    .filter(isMade)
    .flatMap((deck) => {
      const formats = decks[deck]?.formats.filter(isPrintFormat) ?? [];
      const large = formats.find((format) => sizeOf(format) > USUAL);
      const pairs = formats.filter(isInPairs);
      return formats
        .filter((format) => !isInPairs(format))
        .map((format): Offer => {
          const paired = pairs.find((one) => format !== large && FORMATS[one].part === FORMATS[format].part);
          return { deck, format, isLarge: format === large, ...(format !== large && large && { large }), ...(paired && { paired }) };
        });
    });
  return offers.sort((a, b) => FORMATS[a.format].order - FORMATS[b.format].order);
}

const isInPairs = (format: Format): boolean => formatRow(format)?.inPairs === true;

/** Points of the smallest letters of most pieces. */
const USUAL = 12;

function sizeOf(format: Format): number {
  const { outputs }: FormatRow = FORMATS[format];
  return Math.max(...outputs.map(({ rules }) => Math.round((rules?.minText ?? 0) / POINT)));
}
