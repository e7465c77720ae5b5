import type { Tree } from './blocks.js';
import type { DeckDefinition, ProjectConfig, ROLES, VERDICTS } from './definitions.js';
import type { At, Diagnostic, Fields } from './diagnostic.js';
import type { MarkedTexts } from './marked-words.js';
import type { FilledTable, Options } from './options.js';
import type { Brand, Region } from './organisation.js';
import type { AboutSome, Regional } from './regional.js';
import type { Requirement } from './requirement.js';
import type { SafetyItem, SignUrgency } from './safety.js';
import type { SvgNode } from './svg-node.js';
import type { Wording } from './wording.js';

export type { SaidInLanguages } from './marked-words.js';
export type { Requirement } from './requirement.js';
export type { SvgNode } from './svg-node.js';

/**
 * Inline text. `cite` names a claim; `instruction` marks the text before it as one and prints nothing; `value` is filled in
 * when the deck is composed: `{{emergency}}` or `{{checked.CLAIM}}`.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  /** Words in another language than the locale's: its tag. */
  | { readonly kind: 'language'; readonly language: string; readonly children: readonly Inline[] }
  | { readonly kind: 'cite'; readonly claim: string; readonly at: At }
  | { readonly kind: 'instruction'; readonly at: At }
  | { readonly kind: 'value'; readonly name: string; readonly at: At }
  | { readonly kind: 'break' };

export type PhoneLine = 'emergency' | 'crisis' | 'clinic';

/** What every block has: where it stands, the requirements its own words state, whether it instructs, and for whom. */
export interface BlockBase extends Regional, AboutSome {
  readonly at: At;
  readonly takes?: readonly string[];
  readonly instruction?: boolean;
  /** Shown only where the brand offers one of these. */
  readonly only?: readonly string[];
}

/** A block as an author writes it. */
export type Block = Tree<ContentParts>;

/** What the content tree puts where the two trees differ. */
export interface ContentParts {
  readonly run: readonly Inline[];
  readonly block: BlockBase;
  readonly item: { readonly at: At; readonly instruction?: boolean };
  readonly side: { readonly at: At };
  readonly table: FilledTable;
  /** With an urgency it prints the signs of that urgency below what the author wrote; a helper's box says them of the person looked after. */
  readonly phone: { readonly line: PhoneLine; readonly urgency?: SignUrgency; readonly helper?: true };
  /** `typed`: words between the brackets of a figure, which are printed nowhere. */
  readonly leaf:
    | { readonly kind: 'figure'; readonly name: string; readonly typed?: string }
    | { readonly kind: 'claim'; readonly claim: string }
    | { readonly kind: 'people'; readonly claim: string }
    | { readonly kind: 'known' }
    | { readonly kind: 'facts'; readonly names: readonly string[] }
    | { readonly kind: 'lines'; readonly count: number };
}

export type ListItem = Extract<Block, { kind: 'list' }>['items'][number];
export type Cell = readonly Inline[];
export type Titled = Extract<Block, { kind: 'sides' }>['sides'][number];

export interface SlidePassage extends Regional {
  readonly id: string;
  readonly title: readonly Inline[];
  readonly at: At;
  /** Conditions of the patients whom this slide concerns; none means everyone. */
  readonly conditions: readonly string[];
  readonly more: boolean;
  /** Claims that the slide is about: its mark says how sure they are. None: the findings that it cites, where they agree. */
  readonly about?: readonly string[];
  readonly only: readonly string[];
  readonly takes: readonly string[];
  readonly blocks: readonly Block[];
  /** For one patient, and for a room where there are no others. */
  readonly notes: readonly Block[];
  /** For a room: what is said in a talk in place of `notes`. */
  readonly roomNotes?: readonly Block[];
}

/** The brief (at most 60 words) or the print text of a module. */
export interface TextPassage extends Regional, AboutSome {
  readonly title: readonly Inline[];
  readonly at: At;
  readonly only: readonly string[];
  readonly takes: readonly string[];
  readonly blocks: readonly Block[];
}

export interface FigureWords {
  readonly alt: string;
  readonly caption: string;
  /** Whose picture it is, as it must be said. */
  readonly credit?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly takes: readonly string[];
  /** Claims that the words and the drawing state. Their caveats are shown with the figure. */
  readonly claims: readonly string[];
  readonly at: At;
  readonly fields?: Fields;
}

/** One topic in one locale. */
export interface Module {
  readonly id: string;
  /** The brand whose own words these are; none for the explainer's shared modules. */
  readonly owner?: string;
  readonly locale: string;
  readonly title: string;
  readonly summary: string;
  readonly at: At;
  readonly fields?: Fields;
  readonly figures: Readonly<Record<string, FigureWords>>;
  readonly slides: readonly SlidePassage[];
  readonly brief?: TextPassage;
  readonly print?: TextPassage;
  readonly teachBack: readonly Block[];
}

export type Role = (typeof ROLES)[number];
export type Verdict = (typeof VERDICTS)[number];

export interface Evidence {
  readonly ref: string;
  /** What the source shows, in our own words, for the reviewer. */
  readonly basis: string;
  /** How the source was read: on the publisher's own page, or on a copy. */
  readonly read: 'primary' | 'second-hand';
  /** Where it is a source: none for every region. */
  readonly regions?: readonly string[];
}

export interface ClaimWords {
  readonly says: readonly Inline[];
  readonly cell?: readonly Inline[];
  readonly short: string;
  readonly speaker?: string;
  /** Words of which one must stand beside the claim's numbers: with what it was compared. */
  readonly compared?: readonly string[];
  /** What the claim's people chart counts, and the name of each group in it. */
  readonly people?: { readonly caption: string; readonly groups: readonly string[] };
  readonly at?: At;
}

export interface Claim {
  readonly id: string;
  readonly role: Role;
  readonly verdict: Verdict;
  readonly numbers: readonly (number | string)[];
  readonly evidence: readonly Evidence[];
  readonly qualifiedBy: readonly string[];
  readonly takesUp: readonly string[];
  readonly regions: readonly string[];
  /** How many people of how many, group by group: what a people chart draws. */
  readonly people?: { readonly of: number; readonly counts: readonly number[] };
  /** The condition whose state of knowledge this claim sums up, by its verdict. */
  readonly sumsUp?: string;
  readonly speaker?: string;
  readonly said?: string;
  readonly checked: string;
  readonly due: string;
  readonly at: At;
  readonly fields?: Fields;
  readonly words: Readonly<Record<string, ClaimWords>>;
}

/** One citable source. `csl` holds the CSL-JSON fields as the citation library takes them. */
export interface Reference {
  readonly id: string;
  readonly csl: Readonly<Record<string, unknown>>;
  readonly doi?: string;
  readonly url?: string;
  /** How it was read; missing when nobody has read it, which is an error once a claim rests on it. */
  readonly read?: 'primary' | 'second-hand';
  readonly checked?: string;
  /** What a look for corrections and retractions found, and when. */
  readonly retraction?: { readonly status: 'none' | 'corrected' | 'concern' | 'retracted'; readonly checked: string };
  readonly at: At;
  readonly fields?: Fields;
}

export interface Term extends Regional {
  readonly term: string;
  readonly plain: string;
  readonly name: boolean;
  readonly at?: At;
}

/** What somebody approved: that the words are right for patients, or that they say in one language what they say in another. */
export const REVIEW_KINDS = ['clinical', 'translation'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export interface Review {
  readonly kind: ReviewKind;
  readonly module: string;
  readonly locale: string;
  /** The regions whose lines and words were read; it holds for no other. */
  readonly regions: readonly string[];
  readonly by: string;
  readonly role: string;
  readonly on: string;
  readonly due: string;
  /** Name of the file in `decks/reviews/` that holds the words which were read; `unknown` where a record of 0.1.0 kept none. */
  readonly snapshot: string;
  /** The explainer's version that was reviewed. */
  readonly version?: string;
  readonly at?: At;
}

/** `snapshot` of a record that kept no words. */
export const WORDS_UNKNOWN = 'unknown';

/** The tool's fixed words in one locale, by key ("references": "References"). */
export type Words = Readonly<Record<string, string>>;

/** All content of one explainer, checked at the door: plain data, every locale. */
export interface Library extends MarkedTexts {
  readonly project: ProjectConfig;
  readonly claims: Readonly<Record<string, Claim>>;
  readonly references: Readonly<Record<string, Reference>>;
  readonly requirements: readonly Requirement[];
  /** What readers must be told, as data: danger signs, what to tell first, harms. */
  readonly safety: Readonly<Record<string, SafetyItem>>;
  readonly options?: Options;
  readonly reviews: readonly Review[];
  /** The texts of `decks/reviews/` that a review names, by file name: the words that were approved, or why a file cannot be read. */
  readonly snapshots: Readonly<Record<string, string | { readonly wrong: string }>>;
  readonly glossary: Readonly<Record<string, readonly Term[]>>;
  readonly regions: Readonly<Record<string, Region>>;
  readonly brands: Readonly<Record<string, Brand>>;
  /** Modules by id, then locale. */
  readonly modules: Readonly<Record<string, Readonly<Record<string, Module>>>>;
  readonly decks: Readonly<Record<string, DeckDefinition>>;
  /** Figures and logos by path from the explainer's folder (`modules/x/y.svg`). */
  readonly pictures: Readonly<Record<string, SvgNode>>;
  readonly words: Readonly<Record<string, Words>>;
  /** The templates' own colors by name ("ink": "#14323c"), over which a brand may put its own. */
  readonly colors?: Readonly<Record<string, string>>;
  readonly wording: Readonly<Record<string, Wording>>;
  /** What was wrong with the files that this was read from, where anything was: a build judges it too. */
  readonly found?: readonly Diagnostic[];
}
