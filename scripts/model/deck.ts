import type { GlossaryEntry, NumberedReference } from './back-matter.js';
import type { Tree } from './blocks.js';
import type { PhoneLine, SaidInLanguages, SvgNode, Verdict, Words } from './content.js';
import type { PanelName } from './definitions.js';
import type { At } from './diagnostic.js';
import type { Figure } from './figure.js';
import type { Paper } from './paper.js';
import type { ReviewStatus } from './review-state.js';
import type { SaidOnPaper } from './said-on-paper.js';
import type { Span } from './span.js';
import type { TakenIn } from './taken.js';

export type { GlossaryEntry, NumberedReference } from './back-matter.js';
export type { Figure } from './figure.js';
export type { ReviewState, ReviewStatus } from './review-state.js';
export type { Span } from './span.js';
export type { Taken, TakenIn } from './taken.js';

/** What every composed block has. `key` leads back to the Markdown through `Deck.places`; it says nothing by itself. */
export interface DeckBlockBase {
  readonly key: string;
  readonly instruction: boolean;
}

/** A block of a composed deck. A figure may have been drawn from a claim. */
export type DeckBlock = Tree<DeckParts>;
export type FigureBlock = Extract<DeckBlock, { kind: 'figure' }>;

interface DeckParts {
  readonly run: readonly Span[];
  readonly block: DeckBlockBase;
  readonly item: { readonly key: string };
  readonly side: { readonly role?: 'benefit' | 'risk' };
  /** True for a table of options: a line each, the same columns for all. */
  readonly table: { readonly options?: true };
  readonly phone: { readonly phone: PhoneBox };
  readonly leaf:
    | { readonly kind: 'figure'; readonly figure: Figure }
    | {
        readonly kind: 'claim';
        readonly inlines: readonly Span[];
        /** How sure it is, where it says what the treatment does. */
        readonly verdict?: Verdict;
        readonly quotation: boolean;
        readonly speaker?: string;
      }
    | { readonly kind: 'known'; readonly rows: readonly KnownRow[] }
    | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
    | { readonly kind: 'lines'; readonly lines: readonly number[] };
}

/** A row of the table of what is known. Without a verdict nothing was reviewed for this condition. */
export interface KnownRow {
  readonly label: string;
  readonly verdict?: Verdict;
  readonly spans: readonly Span[];
}

export type DeckItem = Extract<DeckBlock, { kind: 'list' }>['items'][number];

/** A brand fact; without a value it is printed as a labelled line to write on. */
export interface Fact {
  readonly label: string;
  /** As it is printed: its lines, bold as the author marked it, all of it where nothing is marked. */
  readonly value?: readonly Span[];
  /** A number to call as a link (`tel:`), for a page on a phone. */
  readonly dialled?: readonly Span[];
}

/** A phone box. Emergency and crisis come from the region, the clinic's own lines from the brand. */
export interface PhoneBox {
  readonly line: PhoneLine;
  /** "Call 911", "In a crisis: 988", "Call us"; on a cover "Emergency? Call 911". */
  readonly title: string;
  readonly says: readonly Span[];
  readonly more: readonly string[];
  readonly facts: readonly Fact[];
  /** The same with what can be tapped as links (`tel:`, `sms:`, addresses), for a page on a phone. */
  readonly dialled?: { readonly title: readonly Span[]; readonly says: readonly Span[]; readonly more: readonly (readonly Span[])[] };
}

/** A claim that qualifies another, in its own words, shown wherever that other claim is. */
export interface Caveat {
  readonly key: string;
  readonly claim: string;
  readonly spans: readonly Span[];
}

export type Layout = 'statement' | 'figure' | 'wide-figure' | 'sides' | 'steps' | 'question' | 'phone';

/** What a slide that begins a part says: which of how many it is, and the headings that come. */
export interface Opener {
  readonly part: number;
  readonly parts: number;
  readonly title: string;
  readonly topics: readonly string[];
}

export interface Slide {
  readonly key: string;
  /** Unique in the deck and fit for an address: `results-sleep`. */
  readonly id: string;
  readonly module: string;
  /** The part's title, or the module's. */
  readonly kicker: string;
  readonly title: readonly Span[];
  readonly layout: Layout;
  readonly conditions: readonly string[];
  readonly blocks: readonly DeckBlock[];
  readonly caveats: readonly Caveat[];
  readonly notes: readonly DeckBlock[];
  /** "5" counts from 1 with the title slide, openers and what the marks mean; "5.1" is the first below it. */
  readonly number: string;
  /** True where it stands below the last slide of the main line before it, for who wants to know more. */
  readonly deeper?: true;
  /** The slide that stands before this one, where a part begins. */
  readonly opener?: Opener;
  /** How sure the claim is that the slide is about; none where it is about a warning, an order or a fact of record. */
  readonly sure?: Verdict;
  /** True for the first slide with a mark: what the marks mean stands before it. */
  readonly legend?: true;
  /** Numbers of the references that this slide names, sorted. */
  readonly sources: readonly number[];
}

/** A run of print text under one heading, with the caveats of all claims in it. */
export interface Stretch {
  readonly blocks: readonly DeckBlock[];
  readonly caveats: readonly Caveat[];
}

/** One module's print text or brief. The first stretch stands under the title, each further one begins with its own heading. */
export interface Section {
  readonly key: string;
  /** Unique in the piece and fit for an address: `sec-results`. */
  readonly id: string;
  readonly module: string;
  /** Whose words these are, where they are a brand's own. */
  readonly label?: string;
  readonly title: readonly Span[];
  readonly stretches: readonly Stretch[];
  /** True for the first of a piece with a mark: what the marks mean stands below its title. */
  readonly legend?: true;
}

export interface SectionGroup {
  readonly id: string;
  readonly title?: string;
  readonly sections: readonly Section[];
}

/** A brochure panel: briefs, and the caveats of all their claims once. */
export interface Panel {
  readonly name: PanelName;
  readonly sections: readonly Section[];
  readonly caveats: readonly Caveat[];
}

export interface BrandView {
  readonly id: string;
  readonly name: string;
  /** None where its name stands in place of a logo. */
  readonly logo?: SvgNode;
  /** The logo for dark ground, where it is another one. */
  readonly logoOnDark?: SvgNode;
  readonly colors: Readonly<Record<string, string>>;
  readonly contact: readonly Fact[];
  /** Web address of the folder `share/` of the deck's locale, with a slash at its end; none until the brand gives it. */
  readonly baseUrl?: string;
  /** Origins of the pages that may steer an embedded deck; any page while the brand names none. */
  readonly allowedOrigins: readonly string[];
}

export interface RegionView {
  /** "United States". */
  readonly name?: string;
  /** "Words written for the United States.", where that is another country. */
  readonly writtenFor?: string;
  readonly emergency: PhoneBox;
  readonly crisis: PhoneBox;
  readonly report?: string;
}

/** A deck composed for one variant (brand x locale): nothing in it depends on a format. */
export interface Deck extends SaidInLanguages, SaidOnPaper {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly audience: string;
  readonly minutes?: number;
  readonly language: string;
  readonly brand: BrandView;
  readonly region: RegionView;
  readonly status: ReviewStatus;
  readonly version: string;
  /** The content's date, as an ISO day and in words. */
  readonly date: string;
  readonly dateText: string;
  readonly licence: { readonly name: string; readonly url: string };
  readonly words: Words;
  readonly conditions: readonly { readonly id: string; readonly label: string }[];
  readonly slides: readonly Slide[];
  readonly teachBack: readonly (readonly Span[])[];
  /** Print: the parts of booklet, handout and large print (the handout's own unless it has others), the brochure's panels. Empty for slide decks. */
  readonly booklet: readonly SectionGroup[];
  readonly handout: readonly SectionGroup[];
  readonly largePrint: readonly SectionGroup[];
  readonly brochure: readonly Panel[];
  /** The picture at the head of its pieces; and where the whole text stands on the web: a code to scan, and the address in words. */
  readonly cover?: FigureBlock;
  readonly online?: { readonly code: FigureBlock; readonly shown: string };
  readonly references: readonly NumberedReference[];
  readonly glossary: readonly GlossaryEntry[];
  readonly papers: readonly Paper[];
  readonly taken: TakenIn;
  /** The same deck in the language that stands beside it, in a piece of two languages; its places are among this one's. */
  readonly beside?: Deck;
  /** Block key to author's line. Stays in memory. */
  readonly places: Readonly<Record<string, At>>;
}
