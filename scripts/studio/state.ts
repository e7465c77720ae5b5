import type { Library } from '../model/content.js';
import { FORMATS } from '../model/formats.js';
import type { Paper } from '../model/paper.js';
import { topicsOf } from '../model/topics.js';
import { papersOf } from '../model/variants.js';
import { type Clinic, firstClinic, libraryOf } from './clinic.js';
import type { StudioData } from './data.js';
import { type Offer, offersOf, type PieceWish } from './make-piece.js';
import { isNobody, NOBODY, type Patient } from './patient.js';

/** All that is chosen and typed. */
export interface State {
  /** The language of the studio itself. */
  readonly ui: string;
  /** A piece ("take-home/handout") or a set ("set 0"). */
  readonly what: string;
  /** The condition that it is about; empty for all. */
  readonly topic: string;
  /** The languages of what is printed, in the project's order. */
  readonly locales: readonly string[];
  readonly large: boolean;
  readonly grey: boolean;
  readonly paper: Paper;
  readonly clinic: Clinic;
  readonly patient: Patient;
  /** What was of the patient before, until anything else is done. */
  readonly before?: OfPatient | undefined;
}

/** What is of one patient. */
export type OfPatient = Pick<State, 'patient' | 'topic'>;

/** When that one has gone. */
export const FORGOTTEN: OfPatient = { patient: NOBODY, topic: '' };

/** True where nothing of a patient is kept. */
export const isForgotten = ({ patient, topic, before }: State): boolean => isNobody(patient) && topic === '' && before === undefined;

export const nameOfOffer = ({ deck, format }: Pick<Offer, 'deck' | 'format'>): string => `${deck}/${format}`;
export const nameOfSet = (index: number): string => `set ${index}`;

/** Returns what the studio begins with: the first piece, in the language of the window where the project has it. */
export function firstState(data: StudioData, wanted: readonly string[]): State {
  const { library, stopped } = data;
  const { locales } = library.project;
  const first = wanted.flatMap((tag) => locales.find((locale) => sameLanguage(locale, tag)) ?? [])[0] ?? locales[0] ?? '';
  const clinic = firstClinic(library);
  const offers = offersOf(library, stopped);
  const [usual] = usualOffers(offers);
  return {
    ...{
      ui: first,
      what: usual ? nameOfOffer(usual) : '',
      topic: '',
      locales: [first],
      large: false,
      grey: false,
      clinic,
      patient: NOBODY,
    },
    paper: paperOf(library, clinic),
  };
}

const sameLanguage = (one: string, other: string): boolean => one.split('-')[0] === other.split('-')[0];

/** The usual paper of the clinic's country. */
export const paperOf = (library: Library, clinic: Clinic): Paper =>
  papersOf(libraryOf(library, clinic).library, clinic.kept.id)[0] ?? 'letter';

/** Pieces to choose from: those with large letters are chosen by the size. */
export const usualOffers = (offers: readonly Offer[]): Offer[] => offers.filter(({ isLarge }) => !isLarge);

/** The pieces that are chosen, without language. */
export function chosenOffers({ library, stopped }: StudioData, { what }: Pick<State, 'what'>): Offer[] {
  const offers = offersOf(library, stopped);
  const set = (library.project.sets ?? []).find((_, index) => nameOfSet(index) === what);
  if (!set) return offers.filter((offer) => nameOfOffer(offer) === what);
  return set.pieces.flatMap((piece) => offers.find((offer) => nameOfOffer(offer) === nameOfOffer(piece)) ?? []);
}

/** The conditions that something of what is chosen can be about by itself. */
export function chosenTopics(data: StudioData, state: Pick<State, 'what'>): string[] {
  const all = chosenOffers(data, state).flatMap((offer) => topicsOfPiece(data.library, offer));
  return Object.keys(data.library.project.conditions).filter((one) => all.includes(one));
}

function topicsOfPiece({ decks, modules, project }: Library, { deck, format }: Pick<Offer, 'deck' | 'format'>): string[] {
  const definition = decks[deck];
  return definition ? topicsOf({ modules, project }, definition, FORMATS[format].part) : [];
}

/** Returns what is printed, in order: each piece in each language, or one with two languages side by side where there is one. */
export function queueOf(data: StudioData, state: State, today: string): PieceWish[] {
  const { locales, topic, large, grey, paper, clinic, patient } = state;
  const isStopped = (deck: string, locale: string): boolean => data.stopped.some((one) => one.deck === deck && one.locale === locale);
  return chosenOffers(data, state).flatMap(({ deck, format, large: larger, paired }) => {
    const isPair = paired !== undefined && locales.length === 2 && !(large && larger);
    const chosen = isPair ? paired : large && larger ? larger : format;
    const asked = isPair ? (locales.some((locale) => isStopped(deck, locale)) ? [] : locales.slice(1)) : locales;
    const about = topicsOfPiece(data.library, { deck, format: chosen }).includes(topic) ? { topic } : {};
    return asked
      .filter((locale) => !isStopped(deck, locale))
      .map((locale): PieceWish => ({ deck, format: chosen, locale, ...about, paper, grey, clinic, patient, today }));
  });
}
