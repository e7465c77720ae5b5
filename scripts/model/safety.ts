import type { At, Fields } from './diagnostic.js';

/** How soon somebody with a danger sign needs help, the soonest first. */
export const SIGN_URGENCIES = ['emergency', 'crisis', 'same-day', 'next-visit'] as const;
export type SignUrgency = (typeof SIGN_URGENCIES)[number];

/** What a reader must be told: signs by their urgency, what to tell the clinic first, and what can go wrong. */
export const ITEM_KINDS = ['sign', 'condition', 'medicine', 'harm'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** What requirements group items by: the urgency of a sign, the kind of everything else. */
export const ITEM_GROUPS = [...SIGN_URGENCIES, 'condition', 'medicine', 'harm'] as const;
export type ItemGroup = (typeof ITEM_GROUPS)[number];

/** The passages of a module that readers are given. */
export const TOLD_IN = ['slides', 'brief', 'print'] as const;
export type ToldIn = (typeof TOLD_IN)[number];
/** Where a requirement may ask for an item: also in what staff say to the slides that take it, which is asked only where this is written. */
export const ASKED_IN = [...TOLD_IN, 'notes'] as const;

/** The words of an item in one locale, as they are written: in small letters where they would be so inside a sentence. */
export interface ItemWords {
  /** The full form, for print. */
  readonly says: string;
  /** For slides and briefs; the full form where there is none. */
  readonly short?: string;
  /** For briefs, where even the short form is too long. */
  readonly brief?: string;
  /** For somebody who looks after the person, in a box marked `helper`; the usual form where there is none. */
  readonly helper?: string;
  /** Other words by which it is known where an author says it; `*` stands for any ending. */
  readonly also: readonly string[];
  /** Words that all forms must keep; `a|b` is either of two. */
  readonly keeps: readonly string[];
  readonly at: At;
}

/** One danger sign, condition, medicine or harm: safety text as data. */
export interface SafetyItem {
  readonly id: string;
  readonly kind: ItemKind;
  /** Of a sign. Phone boxes print the signs of their urgency. */
  readonly urgency?: SignUrgency;
  /** Signs of one urgency with the same word here share a line. */
  readonly row?: string;
  /** The passages in which a box prints it: none for all. */
  readonly in?: readonly ToldIn[];
  /** Claims that it rests on. */
  readonly claims: readonly string[];
  /** Where it can be read that this is so, where no claim says it. */
  readonly source?: string;
  /** The day somebody last compared it with its source. */
  readonly checked?: string;
  /** Where it holds: none for every region. */
  readonly regions?: readonly string[];
  readonly at: At;
  readonly fields?: Fields;
  readonly words: Readonly<Record<string, ItemWords>>;
}

/** An item that a requirement names. */
export interface Told {
  readonly item: string;
  readonly group: ItemGroup;
  /** Passages and pieces in which it must be told: none for all that the requirement is required in. */
  readonly in: readonly string[];
  readonly at: At;
}

/** What a requirement calls the group of an item. */
export const groupOf = ({ kind, urgency }: Pick<SafetyItem, 'kind' | 'urgency'>): ItemGroup =>
  kind === 'sign' ? (urgency ?? 'next-visit') : kind;
