import { type Library, type Module, type Review, WORDS_UNKNOWN } from '../model/content.js';
import { moduleIn } from '../model/deck-modules.js';
import type { At } from '../model/diagnostic.js';
import { entryIn } from '../model/entry-in.js';
import { remember } from '../model/remember.js';
import type { ReviewWords, SavedWords, WordChange } from '../model/review-words.js';
import { approvedOf, compareWords } from './compare-words.js';
import { wordsOf } from './read-words.js';
import { inRegion, isShared, readSnapshot } from './snapshot.js';
import type { HashText } from './word-reader.js';

/** A module as brands of one region have it in one locale, and who approved it. */
export interface Approved {
  readonly id: string;
  readonly locale: string;
  readonly region: string;
  readonly module: Module | undefined;
  /** The approval that holds: the latest one of the words as they stand now. */
  readonly holding: Review | undefined;
  /** The latest approval, whatever the words were. */
  readonly last: Review | undefined;
  /** The words of the latest approval; none where its snapshot cannot be used. */
  readonly words: readonly SavedWords[] | undefined;
}

/** The approvals of one library, held against the words as they stand now: each thing is read once for all decks. */
export interface Approvals {
  readonly library: Library;
  of(module: string, locale: string, region: string): Approved;
  /** What happened to a module's words since its latest approval: nothing while one holds, or where the words of then are not known. */
  changesIn(approved: Approved): readonly WordChange[];
  /** Why the snapshot of a record cannot be used; undefined where it can. */
  wrongWith(review: Review): string | undefined;
}

/** Returns the approvals of a library. Nothing is read before it is asked for. */
export function openApprovals(library: Library, hash: HashText): Approvals {
  const saved = remember((name) => readSnapshot(name, entryIn(library.snapshots, name), hash));
  const now = remember((asked): readonly ReviewWords[] => {
    const [module, locale, region] = JSON.parse(asked) as [string, string, string];
    return wordsOf(library, { module, locale, regions: [region] }, hash) ?? [];
  });
  const wrongWith = (review: Review): string | undefined => {
    const read = saved(review.snapshot);
    if ('wrong' in read) return read.wrong;
    const isOf = read.of.module === review.module && read.of.locale === review.locale;
    const covers = review.regions.every((region) => read.of.regions.includes(region));
    return isOf && covers ? undefined : 'holds the words of another module, locale or region';
  };
  const wordsIn = (review: Review | undefined, region: string): readonly SavedWords[] | undefined => {
    if (!review || wrongWith(review) !== undefined) return undefined;
    const read = saved(review.snapshot);
    return 'words' in read ? inRegion(read.words, region) : undefined;
  };
  const of = remember((asked): Approved => {
    const [id, locale, region] = JSON.parse(asked) as [string, string, string];
    const reviews = library.reviews.filter(
      (one) => one.kind === 'clinical' && one.module === id && one.locale === locale && one.regions.includes(region),
    );
    const last = lastOf(reviews);
    const words = wordsIn(last, region);
    const isNow = (review: Review): boolean => {
      const then = wordsIn(review, region);
      return then !== undefined && areSame(then, now(asked));
    };
    // Where the latest one cannot be read nobody knows what it took back.
    const holding = words ? lastOf(reviews.filter(isNow)) : undefined;
    return { id, locale, region, module: moduleIn(library, id, locale), holding, last, words };
  });
  return {
    library,
    of: (module, locale, region) => of(JSON.stringify([module, locale, region])),
    changesIn: ({ id, locale, region, module, holding, words }) =>
      holding || !module || !words ? [] : changesOf(words, now(JSON.stringify([id, locale, region])), module.at),
    wrongWith: (review) => (review.snapshot === WORDS_UNKNOWN ? undefined : wrongWith(review)),
  };
}

/** What stood behind a claim, or explained a word, that is shown no more went with it: that is told only where nothing else is. */
function changesOf(old: readonly SavedWords[], now: readonly ReviewWords[], start: At): WordChange[] {
  const places = new Set(now.map(({ place }) => place));
  const all = compareWords(old, now, start);
  const own = all.filter((one) => one.what !== 'removed' || !one.old || !isShared(one.old.place) || places.has(one.old.place));
  return own.length > 0 ? own : all;
}

/** Returns the review of the latest day; of several on one day, the one that was written down last. */
export const lastOf = (reviews: readonly Review[]): Review | undefined =>
  reviews.reduce<Review | undefined>((latest, review) => (latest && latest.on > review.on ? latest : review), undefined);

const areSame = (one: readonly SavedWords[], other: readonly SavedWords[]): boolean =>
  one.length === other.length && one.every((words, index) => approvedOf(words) === approvedOf(other[index] as SavedWords));
