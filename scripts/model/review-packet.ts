import type { PhoneLine, Verdict } from './content.js';
import type { Figure } from './deck.js';
import type { ShownChange, WordKind } from './review-words.js';

/** Where a sentence stands: in the slides, the brief, the print text, the notes; `limits` says for whom or when it is shown. */
export interface SentencePlace {
  readonly name: 'slide' | 'brief' | 'print' | 'notes' | 'teach-back' | 'figure' | 'title';
  readonly limits: readonly string[];
}

/** One sentence (heading, table row, caption, label ...) as a reader meets it, with all places where it stands word for word. */
export interface ReviewedSentence {
  /** "5.12": the twelfth sentence of the fifth module. */
  readonly number: string;
  readonly text: string;
  readonly kind: WordKind;
  /** The phone box in which it stands. */
  readonly box?: PhoneLine;
  readonly places: readonly SentencePlace[];
  readonly claims: readonly string[];
  readonly instruction: boolean;
  readonly requirements: readonly string[];
}

export interface ReviewedRequirement {
  readonly id: string;
  readonly says: string;
}

export interface ReviewedEvidence {
  readonly source: string;
  readonly basis: string;
  readonly read: 'primary' | 'second-hand';
  readonly retraction?: { readonly status: string; readonly checked: string };
}

/** What stands behind a claim. */
export interface ClaimDetails {
  readonly role: string;
  readonly speaker?: string;
  readonly said?: string;
  readonly caveats: readonly { readonly code: string; readonly says: string }[];
  readonly evidence: readonly ReviewedEvidence[];
  readonly requirements: readonly string[];
  /** True when the statement that it takes up was not taken over as it stands: the verdict is below "supported". */
  readonly corrected: boolean;
  readonly checked: string;
  readonly due: string;
  readonly warnings: readonly string[];
}

/** A claim above the sentences that rest on it. */
export interface ReviewedClaim {
  /** "C12": the same claim has the same code everywhere in the packet. */
  readonly code: string;
  readonly id: string;
  readonly says: string;
  readonly verdict: Verdict;
  /** Where it is printed word for word. */
  readonly printed: readonly SentencePlace[];
  /** What stands behind it, told once in the packet. */
  readonly details?: ClaimDetails;
}

/** Sentences that rest on the same claims, and those claims. */
export interface ReviewedGroup {
  readonly sentences: readonly ReviewedSentence[];
  readonly claims: readonly ReviewedClaim[];
}

export interface ReviewedModule {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Its one state: "Draft: no clinician has reviewed it yet." */
  readonly status: string;
  /** Titles of the decks and printed pieces in which it stands. */
  readonly standsIn: readonly string[];
  readonly figures: readonly Figure[];
  readonly instructions: readonly ReviewedSentence[];
  readonly groups: readonly ReviewedGroup[];
  /** Headings, questions and other words that state no fact. */
  readonly others: readonly ReviewedSentence[];
  /** What the speaker says that rests on no claim. */
  readonly notes: readonly ReviewedSentence[];
  readonly warnings: readonly string[];
  /** Glossary terms that occur here and in no module before. */
  readonly terms: readonly { readonly term: string; readonly plain: string }[];
}

/** A name with what stands under it: a phone line, a fact of the brand. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** A figure or finding about one deck or printed piece, for the part about whole pieces. */
export interface ReviewedPiece {
  readonly name: string;
  readonly facts: readonly NamedText[];
}

/** One question of the checklist: decided by the tool, screened by it and confirmed by people, or for people alone. */
export interface ReviewedItem {
  readonly id: string;
  readonly says: string;
  readonly state: 'decided' | 'screened' | 'human';
  /** For each piece; `open` is left to people. */
  readonly findings: readonly ('yes' | 'no' | 'open' | 'not asked')[];
}

export interface ReviewedChecklist {
  readonly pieces: readonly string[];
  readonly items: readonly ReviewedItem[];
}

export interface ReviewedReference {
  readonly text: string;
  readonly url: string;
  readonly read: string;
  readonly checked: string;
  readonly retraction: string;
}

/** What has changed since the latest approvals, and what they are worth. */
export interface ReviewedChanges {
  /** Changes that may harm, then all others. */
  readonly first: readonly ShownChange[];
  readonly others: readonly ShownChange[];
  /** Each module that somebody has approved or that nobody has, with its one state in words. */
  readonly modules: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: string;
    readonly approved: boolean;
    readonly changes: number;
    /** The regions in which it has changed. */
    readonly regions: readonly string[];
  }[];
}

/** All that a clinical reviewer reads and marks, as plain data in one locale. */
export interface ReviewPacket {
  readonly title: string;
  readonly locale: string;
  /** The regions whose words it holds. */
  readonly regions: readonly string[];
  readonly version: string;
  readonly date: string;
  /** The day on which reviews were judged, as 2026-11-23. */
  readonly asOf: string;
  readonly changes: ReviewedChanges;
  readonly modules: readonly ReviewedModule[];
  readonly lines: readonly { readonly region: string; readonly texts: readonly NamedText[] }[];
  readonly brands: readonly { readonly name: string; readonly facts: readonly NamedText[] }[];
  readonly requirements: Readonly<Record<string, string>>;
  readonly counts: { readonly sentences: number; readonly claims: number; readonly instructions: number; readonly references: number };
  readonly unmet: readonly ReviewedRequirement[];
  readonly warnings: readonly string[];
  readonly pieces: readonly ReviewedPiece[];
  readonly checklist: ReviewedChecklist;
  readonly references: readonly ReviewedReference[];
}

/** One step of the way from a requirement to the place where a reader meets it. */
export interface TraceRow {
  readonly requirement: string;
  readonly says: string;
  /** Id of the claim that takes it up, or how it is met without one. */
  readonly by: string;
  readonly claimSays: string;
  readonly text: string;
  readonly artifact: string;
  readonly where: string;
}
