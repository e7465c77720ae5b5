import { type Lie, type Margins, type Paper, POINT } from './paper.js';

export type Folder = 'share' | 'staff';
export type Media = 'html' | 'pdf' | 'md';

/** The part of a composed deck that a format shows. */
export type Part = 'slides' | 'handout' | 'largePrint' | 'brochure' | 'booklet';

/** The parts in the order in which their leaflets are offered. */
export const PARTS: readonly Part[] = ['slides', 'handout', 'largePrint', 'brochure', 'booklet'];

/** How large and how far apart text must be, in CSS px of its box (a slide's own px, whatever its scale on the page). */
export interface MeasureRules {
  /** Smallest text. */
  readonly minText: number;
  /** Smallest text of source marks (class `mark`); `minText` unless told. */
  readonly marks?: number | undefined;
  /** Smallest distance of lines of running text, in parts of its size. Not judged unless told. */
  readonly minSpacing?: number | undefined;
  /** Most letters on a line of running text; 75 unless told. */
  readonly maxLine?: number | undefined;
  /** Whether the reader can make the text larger (A+): then the largest size is judged too. */
  readonly scales?: boolean | undefined;
  /** Whether boxes scroll up and down, as slides with large text do: then only their sides are limits. */
  readonly scrolls?: boolean | undefined;
}

/** One kind of file that a format is made as. */
export interface Output {
  readonly media: Media;
  /** What it is printed on: one file for each paper, or a page of the size of a slide. None for what is not printed. */
  readonly page?: Lie;
  /** None: print runs to the edge. */
  readonly margins?: Margins;
  /** None for what no browser shows. */
  readonly rules?: MeasureRules;
  /** True where its contents name pages, which are known only once it has been printed. */
  readonly namesPages?: boolean;
}

/** All that is to be known of a format but for how it is written, which `formats/index.ts` knows. */
export interface FormatRow {
  readonly part: Part;
  readonly folder: Folder;
  /** How file names call it. */
  readonly file: string;
  readonly outputs: readonly Output[];
  /** Its place in a gallery: formats in the order in which people look for them. */
  readonly order: number;
  /** How long it takes to make, against the others. */
  readonly weight: number;
  /** Whether its words have a reading grade: those that patients read. */
  readonly graded: boolean;
  /** A sheet that is folded has two sides, a handout at most four. */
  readonly mostPages?: number;
  /** Pages more where a brand adds words of its own: one more sheet. */
  readonly ownPages?: number;
  /** The part beside which its PDFs are offered, those of all decks of the same brand and language. */
  readonly offeredWith?: Part;
  /** Whether it links to what is offered with its part. */
  readonly linksOffered?: boolean;
  /** Whether it holds two languages side by side, the brand's first and one of its others: there is none for a brand with one language. */
  readonly inPairs?: boolean;
  /** Whether it holds the whole of a deck: its page is where printed codes lead. */
  readonly isWhole?: boolean;
}

const SLIDE_RULES: MeasureRules = { minText: 24, marks: 16, minSpacing: 1.2 };
const SCREEN_SLIDE_RULES: MeasureRules = { ...SLIDE_RULES, scales: true };
/** Columns of some 42 letters need less room between lines than a page of 75. */
const PRINT_RULES: MeasureRules = { minText: 12 * POINT, marks: 7 * POINT, minSpacing: 1.2 };
const PAGE_RULES: MeasureRules = { minText: 16, marks: 7 * POINT, minSpacing: 1.5 };
/** Pages over all pieces: cards of short lines. */
export const BEYOND: MeasureRules = { minText: 16, minSpacing: 1.2 };
/** Who reads with a magnifier loses the way back from the end of a long line: 60 letters, not 75. */
const LARGE_RULES: MeasureRules = { minText: 18 * POINT, marks: 10 * POINT, minSpacing: 1.5, maxLine: 60 };

const SHEET_MARGINS: Margins = { unit: 'in', top: 0.3, sides: 0.36, bottom: 0.5 };
const BOOKLET_MARGINS: Margins = { unit: 'in', top: 0.5, sides: 0.62, bottom: 0.58 };

/** The formats, a row each, in the order in which they are listed. Plain data: a job takes from its row all that it is made by. */
export const FORMATS = {
  reveal: {
    part: 'slides',
    folder: 'staff',
    file: 'reveal',
    outputs: [{ media: 'html', rules: SCREEN_SLIDE_RULES }],
    order: 1,
    weight: 4,
    graded: true,
    linksOffered: true,
  },
  marp: {
    part: 'slides',
    folder: 'share',
    file: 'marp',
    outputs: [{ media: 'html', rules: SCREEN_SLIDE_RULES }],
    order: 2,
    weight: 3,
    graded: true,
  },
  'marp.md': {
    part: 'slides',
    folder: 'staff',
    file: 'marp',
    outputs: [{ media: 'md' }],
    order: 5,
    weight: 1,
    graded: false,
  },
  slides: {
    part: 'slides',
    folder: 'share',
    file: 'slides',
    outputs: [{ media: 'pdf', page: 'slide', rules: SLIDE_RULES }],
    order: 3,
    weight: 8,
    graded: true,
  },
  notes: {
    part: 'slides',
    folder: 'staff',
    file: 'notes',
    outputs: [{ media: 'pdf', page: 'upright', margins: { unit: 'mm', top: 14, sides: 16, bottom: 18 }, rules: PRINT_RULES }],
    order: 4,
    weight: 7,
    graded: false,
  },
  brochure: {
    part: 'brochure',
    folder: 'share',
    file: 'brochure',
    outputs: [{ media: 'pdf', page: 'sideways', rules: PRINT_RULES }],
    order: 8,
    weight: 2,
    graded: true,
    mostPages: 2,
  },
  handout: {
    part: 'handout',
    folder: 'share',
    file: 'handout',
    outputs: [{ media: 'pdf', page: 'upright', margins: { unit: 'in', top: 0.42, sides: 0.47, bottom: 0.55 }, rules: PRINT_RULES }],
    order: 6,
    weight: 5,
    graded: true,
    mostPages: 4,
    ownPages: 2,
    offeredWith: 'slides',
  },
  bilingual: {
    part: 'handout',
    folder: 'share',
    file: 'bilingual',
    outputs: [{ media: 'pdf', page: 'upright', margins: { unit: 'in', top: 0.45, sides: 0.57, bottom: 0.6 }, rules: PRINT_RULES }],
    order: 7,
    weight: 6,
    graded: false,
    mostPages: 10,
    ownPages: 4,
    inPairs: true,
  },
  'large-print': {
    part: 'largePrint',
    folder: 'share',
    file: 'large-print',
    outputs: [{ media: 'pdf', page: 'upright', margins: { unit: 'in', top: 0.8, sides: 0.9, bottom: 0.85 }, rules: LARGE_RULES }],
    order: 9,
    weight: 6,
    graded: true,
  },
  sheet: {
    part: 'handout',
    folder: 'share',
    file: 'sheet',
    outputs: [
      { media: 'pdf', page: 'upright', margins: SHEET_MARGINS, rules: PRINT_RULES },
      { media: 'html', rules: PAGE_RULES },
    ],
    order: 11,
    weight: 2,
    graded: true,
    mostPages: 2,
    ownPages: 2,
  },
  booklet: {
    part: 'booklet',
    folder: 'share',
    file: 'booklet',
    outputs: [
      { media: 'pdf', page: 'upright', margins: BOOKLET_MARGINS, rules: PRINT_RULES, namesPages: true },
      { media: 'html', rules: PAGE_RULES },
    ],
    order: 10,
    weight: 9,
    graded: true,
    isWhole: true,
  },
} as const satisfies Readonly<Record<string, FormatRow>>;

/** What a format is called in decks, on the command line and in jobs. */
export type Format = keyof typeof FORMATS;
/** The formats that show the slides of a deck. */
export type SlideFormat = { [F in Format]: (typeof FORMATS)[F]['part'] extends 'slides' ? F : never }[Format];
/** The formats that show what a deck prints. */
export type PrintFormat = Exclude<Format, SlideFormat>;

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly Format[];

/** Returns the row of a format by the name that an entry of the manifest has; undefined for what is no format ("index"). */
export const formatRow = (name: string): FormatRow | undefined => (FORMATS as Readonly<Record<string, FormatRow>>)[name];

/** Returns the name of a file, without folder: "take-home.handout.letter.pdf". */
export const fileName = (
  deck: string,
  format: Format,
  { media, paper }: { readonly media: Media; readonly paper?: Paper | undefined },
): string => [deck, FORMATS[format].file, ...(paper ? [paper] : []), media].join('.');
