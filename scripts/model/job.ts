import type { Diagnostic } from './diagnostic.js';
import type { Folder, Format, MeasureRules, Media, Part } from './formats.js';
import type { BoxSize, PageSize, Paper } from './paper.js';

/** A PDF to print from a deck. `href` leads from the deck's file to it: `../share/take-home.handout.letter.pdf`. */
export interface HandoutLink {
  readonly paper: Paper;
  readonly href: string;
}

/** The same file in another language of its brand. `href` leads to it: `../../es/share/take-home.booklet.html`. */
export interface OtherLanguage {
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** Its name in its own words, as a line begins: "Español". */
  readonly name: string;
  readonly href: string;
}

/** One artifact to make, with all that is decided before it is: plain data, which any process can make it from. */
export interface Job {
  readonly deck: string;
  readonly brand: string;
  readonly locale: string;
  /** The languages that it is in: `locale`, and before it the one that stands beside it in a bilingual piece. */
  readonly locales: readonly string[];
  readonly format: Format;
  /** The part of the composed deck that it shows. */
  readonly part: Part;
  /** Set for printed pieces. The booklet's phone page and the HTML decks have none. */
  readonly paper?: Paper;
  readonly folder: Folder;
  /** From the output folder, with forward slashes. */
  readonly path: string;
  readonly media: Media;
  /** What it is printed on, in inches; none for what is not printed. */
  readonly page?: PageSize;
  /** The room that its text is laid out in, in CSS px: the page less its margins, or the window. */
  readonly box: BoxSize;
  /** How large and how far apart its text must be; none for what no browser shows. */
  readonly rules?: MeasureRules;
  /** What is checked of it before it is written, by the stages that would stop it. */
  readonly checked?: Checked;
  readonly mostPages?: number;
  /** Pages that it may have on top of those where a brand adds words of its own. */
  readonly ownPages?: number;
  /** Whether its contents name pages, which are known only once it has been printed. */
  readonly namesPages: boolean;
  /** Whether its words have a reading grade. */
  readonly graded: boolean;
  /** True for the one artifact of each deck and format whose first page stands for all of them. */
  readonly pictured: boolean;
  /** True for the one page of each deck to share that stands for it on other sites. */
  readonly posted: boolean;
  /** The handouts that it links to: those of the same brand and language, the usual paper first. */
  readonly beside: readonly HandoutLink[];
  /** Where it is in other languages; pages on a screen offer them. */
  readonly others: readonly OtherLanguage[];
  /** How long it takes to make, against others: the longest go first. */
  readonly weight: number;
  /** The day on which reviews are judged, as 2026-11-23; only where the plan was made for a day. */
  readonly asOf?: string;
}

/** What a PDF says of itself. `date` is an ISO day from the content, never the clock: same inputs, same bytes. */
export interface PdfDescription {
  readonly title: string;
  readonly language: string;
  readonly author: string;
  readonly subject: string;
  readonly date: string;
  /** What a link to a numbered place says, whatever it shows, by the beginning of the place's name: `source-` "Source {number}". */
  readonly placeWords?: Readonly<Record<string, string>>;
  /** The text of the page that was printed: it tells words that a line's end broke from words that stand side by side. */
  readonly said?: string;
}

/** One requirement met in an artifact: the words that a reader sees and where they stand ("slide 4", "page 2"). */
export interface Coverage {
  readonly id: string;
  readonly text: string;
  readonly where: string;
}

/** A finished file. `inputs` is the hash of all that went into it (HTML, paper, description, tool and browser version). */
export interface Artifact {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly inputs: string;
  readonly entry: ArtifactEntry;
  /** A PNG of its first page or slide, for the pages that list what there is. */
  readonly picture?: Uint8Array;
}

/**
 * What a build checks of a finished file: nothing cut off or covered, text sizes, contrast and color alone, length and spacing of
 * lines, nothing that moves by itself, nothing fetched, the PDF's tags read back, every letter of the PDF known to its font.
 */
export const CHECKS = ['whole', 'sizes', 'colors', 'lines', 'still', 'alone', 'tags', 'letters'] as const;

/** Checks that found nothing wrong, and the smallest size in CSS px that they let body text have. */
export interface Checked {
  readonly found: readonly (typeof CHECKS)[number][];
  readonly text: number;
}

/** What the manifest says of one artifact. */
export interface ArtifactEntry {
  readonly path: string;
  readonly title: string;
  readonly deck?: string;
  readonly brand?: string;
  readonly locale?: string;
  readonly format: string;
  readonly paper?: Paper;
  readonly folder?: Folder;
  readonly media: Media | 'svg' | 'css' | 'json' | 'txt' | 'png' | 'jpg' | 'webp' | 'js';
  readonly pages?: number;
  readonly status?: string;
  /** Flesch-Kincaid grade of its words, the glossary's names left out, to one decimal. */
  readonly grade?: number;
  readonly coverage?: readonly Coverage[];
  /** None where nothing of the file was measured. */
  readonly checked?: Checked;
  /** The name of its kind, where it keeps the contract: of files of a kind the next build need not judge what they have in common. */
  readonly kept?: string;
  /** Warnings of what was seen on its pages, which are told again while it stays as it is. */
  readonly seen?: readonly Seen[];
  /** Path of the artifact that this file belongs to (a figure beside its Markdown). */
  readonly partOf?: string;
  /** Subresource integrity of a script for other pages ("sha384-..."). */
  readonly integrity?: string;
}

/** A warning of what was seen on a page. */
export interface Seen extends Pick<Diagnostic, 'code' | 'message' | 'hint'> {
  /** Names the words or the picture among the places of the deck. The line itself may move while the page stays. */
  readonly place?: string;
}

/**
 * How one job ended. `made`: what the manifest says of each file, and the files themselves where no sink has taken them.
 * `unchanged`: the file on disk has the same inputs already, nothing was printed again.
 */
export type Outcome =
  | {
      readonly kind: 'made';
      readonly job: string;
      readonly entries: readonly ArtifactEntry[];
      /** Empty once a sink has taken them. */
      readonly artifacts: readonly Artifact[];
      /** Warnings of what was seen on its pages. */
      readonly diagnostics?: readonly Diagnostic[];
    }
  | {
      readonly kind: 'unchanged';
      readonly job: string;
      /** Warnings of what was seen on its pages when they were made. */
      readonly diagnostics?: readonly Diagnostic[];
    }
  | { readonly kind: 'failed'; readonly job: string; readonly diagnostics: readonly Diagnostic[] };

/**
 * What kind of trouble with the machine: no browser was found, the one that was named is not there, it did not start, it died,
 * a page died twice or did not end in time; the disk refused, the folder for temporary files cannot be used, too few files may be open at once, there is
 * no memory left, a link leads out of the output folder, another build holds that folder; the program that bundles scripts does not run;
 * the port of the preview is taken, the system watches no more folders; shares of a build are missing or not of one build; the queue
 * of jobs cannot be used.
 */
export type EnvironmentCode =
  | 'no-browser'
  | 'browser-missing'
  | 'browser-start'
  | 'browser-stopped'
  | 'page-crashed'
  | 'page-late'
  | 'disk'
  | 'temp-folder'
  | 'open-files'
  | 'memory'
  | 'link-out'
  | 'locked'
  | 'no-bundler'
  | 'port'
  | 'watch'
  | 'shares'
  | 'queue';

/** Trouble with the machine (browser, disk, rights), not with content: thrown, exit code 3. `mend` is the next step. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  constructor(
    readonly code: EnvironmentCode,
    message: string,
    readonly mend: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
