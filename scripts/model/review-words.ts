import type { PhoneLine } from './content.js';
import type { At } from './diagnostic.js';

/** What some words are, beside where they stand. */
export const WORD_KINDS = {
  title: 'title',
  summary: 'summary',
  heading: 'heading',
  text: 'text',
  item: 'list item',
  row: 'table row',
  line: 'phone line',
  sign: 'sign',
  'own-words': "claim's own words",
  fact: 'asks for the fact',
  prompt: 'question to the patient',
  caption: 'caption',
  alt: 'alternative text',
  label: 'words in the drawing',
  credit: 'whose drawing it is',
  drawing: 'drawing',
  people: 'people chart',
  blank: 'lines to write on',
  claim: 'claim',
  short: 'source as the brochure names it',
  caveat: 'caveat',
  verdict: 'how sure',
  speaker: 'who said it',
  evidence: 'what the source shows',
  source: 'source',
  term: 'word explained',
} as const;
export type WordKind = keyof typeof WORD_KINDS;

/** One sentence (heading, row, label ...) that a reviewer reads, as it stood when it was read. All of it is part of what is approved. */
export interface SavedWords {
  /** The part of the module, or what the module shows: "slide now", "notes of slide now", "print", "claim fades", "region us". */
  readonly place: string;
  readonly kind: WordKind;
  /** The phone box in which it stands. */
  readonly box?: PhoneLine;
  /** The other boxes and lists in which it stands, outer before inner: "side 1", "steps". */
  readonly inside: readonly string[];
  /** True where it tells the reader what to do. */
  readonly instruction: boolean;
  /** For whom or when it is shown: "offers tea", "condition ID", "more". */
  readonly limits: readonly string[];
  /** The regions in which it is shown, where that is not in all of those asked for. */
  readonly regions: readonly string[];
  /** Ids of the claims that cover it. */
  readonly claims: readonly string[];
  /** In one line, as they are read. */
  readonly words: string;
}

/** The same as it stands now. */
export interface ReviewWords extends SavedWords {
  readonly at: At;
  /** Requirements that it takes. */
  readonly takes: readonly string[];
}

/** Whose words are asked for. An approval holds for its regions alone. */
export interface WordsOf {
  readonly module: string;
  readonly locale: string;
  readonly regions: readonly string[];
}

/** A stretch of words, and whether it is other than it was. */
export interface MarkedPart {
  readonly text: string;
  readonly changed: boolean;
}

/** Why a change is shown before others, in the order in which they are. */
export const SAFETY = {
  box: 'phone box or line',
  order: 'instruction',
  caveat: 'caveat',
  number: 'number',
  no: 'a no, or an opposite',
  swapped: 'same words, other order',
  sure: 'how sure, or how much',
  risk: 'a risk',
  claim: 'a claim that others rest on',
  gone: 'taken out',
} as const;
export type Safety = keyof typeof SAFETY;

/** What happened to one sentence since an approval. */
export interface WordChange {
  readonly what: 'changed' | 'removed' | 'added' | 'moved';
  readonly old?: SavedWords;
  readonly now?: ReviewWords;
  /** Where it stands now; of what is gone, where it stood. */
  readonly at: At;
  /** Of a sentence that moved: the words before it, then and now. */
  readonly after?: { readonly old: string; readonly now: string };
}

/** One change as a reviewer sees it, with all places where the same words changed alike. */
export interface ShownChange {
  readonly what: WordChange['what'];
  readonly safety: Safety | undefined;
  readonly old: readonly MarkedPart[];
  readonly now: readonly MarkedPart[];
  /** Where it stood and where it stands, as what: the same for both where nothing of that has changed. */
  readonly was: readonly string[];
  readonly is: readonly string[];
  readonly modules: readonly string[];
  /** "A. Nurse (nurse), 2026-11-20". */
  readonly approved: string;
}
