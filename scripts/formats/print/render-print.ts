import { runsLonger } from '../../languages/length.js';
import type { Deck, Panel } from '../../model/deck.js';
import { FORMATS, fileName, type PrintFormat } from '../../model/formats.js';
import type { HtmlDocument } from '../../model/html-document.js';
import type { OtherLanguage } from '../../model/job.js';
import { marksInPrint } from '../../model/marks-shown.js';
import type { Paper } from '../../model/paper.js';
import { allBlocks, plainText } from '../../model/tree.js';
import { brandStyle } from '../../render/css-rules.js';
import { fixedWord } from '../../render/fixed-word.js';
import type { RootContext } from '../../render/spans-html.js';
import { nameFirstMarks } from '../../render/spans-html.js';
import { type HtmlEnvironment, htmlEnvironment, type Templates, templateText } from '../../render/templates.js';
import { webHead } from '../../render/web-head.js';
import { type LaidOutGroup, layOutGroups } from './lay-out-sections.js';
import { LOOKS } from './looks.js';
import { pageStyle } from './page-style.js';
import { type PairedRow, pairSides } from './pair-sides.js';
import { joinNames, panelSources, type ShortSource } from './panel-sources.js';

export interface PrintWish {
  readonly format: PrintFormat;
  /** None: the piece as a page for phones. */
  readonly paper?: Paper | undefined;
  readonly templates: Templates;
  /** Kept by whoever renders several pieces. */
  readonly environment?: HtmlEnvironment | undefined;
  /** Page of each section id, for the booklet's contents: known only once it has been printed. */
  readonly pages?: Readonly<Record<string, number>> | undefined;
  /** The same page in other languages. */
  readonly languages?: readonly OtherLanguage[] | undefined;
}

interface ContentsEntry {
  readonly id: string;
  readonly text: string;
  readonly page?: number | undefined;
}

interface ContentsPart {
  readonly title?: string | undefined;
  readonly entries: readonly ContentsEntry[];
}

type Context = RootContext &
  Deck & {
    readonly format: PrintFormat;
    readonly groups: readonly LaidOutGroup[];
    readonly contents: readonly ContentsPart[];
    /** The sources of a sheet, each by its short name. */
    readonly shorts: readonly ShortSource[];
    readonly panels: readonly (Panel & { readonly shorts: readonly ShortSource[] })[];
    /** True on a screen: the first lines call when touched. */
    readonly dials: boolean;
    readonly languages: readonly OtherLanguage[];
    readonly verdicts: readonly string[];
    /** Of a piece of two languages what stands side by side, in order. */
    readonly rows: readonly PairedRow[];
  };

/** Returns a printed piece of the deck, or its page for phones, as a document to be inlined. */
export function renderPrint(deck: Deck, wish: PrintWish): HtmlDocument {
  const { format, paper, templates } = wish;
  const environment = wish.environment ?? htmlEnvironment(templates);
  const sheets = paper ? LOOKS[format].sheets.map((sheet) => `print/${sheet}.css`) : ['print/phone.css', 'terms.css'];
  return {
    language: deck.language,
    title: deck.title,
    bodyClass: paper ? `print ${format}${runsLonger(deck.language) ? ' longer' : ''}` : 'on-screen',
    body: nameFirstMarks([environment.render(`print/${format}.hbs`, inRows(deck, environment, contextOf(deck, wish)))]).join(''),
    styles: [
      ...['tokens.css', 'blocks.css', ...sheets].map((path) => templateText(templates, path)),
      brandStyle(deck.brand),
      ...(paper ? [pageStyle(deck, format, paper)] : []),
    ],
    ...(paper ? {} : { script: 'pages/booklet', ...webHead(deck, fileName(deck.id, format, { media: 'html' })) }),
  };
}

function contextOf(deck: Deck, { format, paper, pages, languages = [] }: PrintWish): Context {
  const { layOut, listsContents, namesSources } = LOOKS[format];
  const { part } = FORMATS[format];
  return {
    ...(namesSources ? withoutCode(deck) : deck),
    format,
    marks: listsContents || paper === undefined ? 'held' : 'plain',
    shorts: namesSources && paper ? joinNames(deck.references) : [],
    groups: part === 'brochure' ? [] : layOutGroups(deck[part], layOut),
    contents: listsContents ? listContents(deck, pages) : [],
    panels: deck.brochure.map((panel) => ({ ...panel, shorts: panelSources(deck, panel) })),
    dials: paper === undefined,
    languages,
    explains: paper === undefined,
    addresses: paper !== undefined,
    verdicts: part === 'brochure' ? [] : marksInPrint(deck[part]),
    rows: [],
  };
}

/** Options side by side fill both sides of a sheet to the edge, and it names its sources itself: a code to more has no room there. */
function withoutCode(deck: Deck): Deck {
  const { online: _, ...rest } = deck;
  const blocks = allBlocks(
    deck.handout.flatMap(({ sections }) => sections.flatMap(({ stretches }) => stretches.flatMap((one) => one.blocks))),
  );
  return blocks.some((block) => block.kind === 'table' && block.options) ? rest : deck;
}

const inRows = (deck: Deck, environment: HtmlEnvironment, context: Context): Context =>
  deck.beside ? { ...context, rows: pairSides([deck.beside, deck], environment) } : context;

/** The booklet's parts with their sections, and last what stands behind them; pages where they are known. */
function listContents(deck: Deck, pages: Readonly<Record<string, number>> = {}): ContentsPart[] {
  const parts = deck.booklet.map(({ title, sections }) => ({
    title,
    entries: sections.map((section) => ({ id: section.id, text: plainText(section.title), page: pages[section.id] })),
  }));
  const behind = [...(deck.glossary.length ? ['glossary'] : []), ...(deck.references.length ? ['references'] : []), 'credits'];
  return [...parts, { entries: behind.map((id) => ({ id, text: fixedWord(deck.words, id), page: pages[id] })) }];
}
