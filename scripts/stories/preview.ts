import { type Bundler, inlineHtml, openBundler } from '../bundle/inline-html.js';
import { readFacts } from '../checks/facts.js';
import { findMissing } from '../checks/run-checks.js';
import { composeDeck } from '../compose/compose-deck.js';
import { formatReferences } from '../compose/references.js';
import { stoppedDecks } from '../compose/stopped-decks.js';
import type { LibraryRead } from '../content/read-library.js';
import { readTemplates } from '../content/read-templates.js';
import type { Kept } from '../content/read-text.js';
import { readWords } from '../content/read-words.js';
import { deckView, handoutView, renderDevPage } from '../dev/render-dev.js';
import { renderPrint } from '../formats/print/render-print.js';
import { renderReveal } from '../formats/slides/render-reveal.js';
import { languageOf } from '../languages/index.js';
import { TOOL_LANGUAGE } from '../languages/tags.js';
import type { Library, Reference } from '../model/content.js';
import type { Deck } from '../model/deck.js';
import type { DeckDefinition } from '../model/definitions.js';
import type { View } from '../model/dev-state.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { FORMATS, type Format, type FormatRow, type PrintFormat } from '../model/formats.js';
import type { HtmlDocument } from '../model/html-document.js';
import { hashBytes } from '../publish/hash.js';
import { type HtmlEnvironment, htmlEnvironment, type Templates } from '../render/templates.js';
import { openApprovals } from '../reviews/approvals.js';
import { readReviews } from '../reviews/judge-reviews.js';
import { readContent } from './open-project.js';

export interface PreviewWish {
  /** Folder that holds `decks/`, the templates of the project, and the tool's own, which have what only the preview needs. */
  readonly root: string;
  readonly templates: string;
  readonly ownTemplates: string;
  readonly asOf: string;
  /** Ids; the first ones of the project unless told. */
  readonly deck?: string | undefined;
  readonly brand?: string | undefined;
  readonly locale?: string | undefined;
}

/** A deck, and the format in which it is printed. */
export interface Printed {
  readonly deck: string;
  readonly format: PrintFormat;
}

/** What the preview is made of: the ids of one variant. */
export interface Shown {
  readonly deck?: string;
  readonly printed?: Printed;
  readonly brand: string;
  readonly locale: string;
}

export interface Refreshed {
  /** What reading found. Where an error among it stops what is shown, nothing new was shown. */
  readonly diagnostics: readonly Diagnostic[];
  readonly held: boolean;
  readonly shown?: Shown;
}

/** Keeps all that was read and compiled, so that one edit costs one file. */
export interface Preview {
  /** Reads what has changed and hands over each view that is not as it was, the deck first. */
  refresh(show: (view: View, html: string) => void): Promise<Refreshed>;
  /** Reads the templates again with the next refresh. */
  forgetTemplates(): void;
}

interface Tools {
  readonly templates: Templates;
  readonly environment: HtmlEnvironment;
  readonly bundler: Bundler;
  readonly kept: Kept;
}

interface Cited {
  readonly references: readonly Reference[];
  readonly locale: string;
}

/** Returns a preview of one deck and one handout, for one brand and locale. Starts no browser. */
export function openPreview(wish: PreviewWish): Preview {
  let tools: Tools | undefined;
  const sources = keepLast(({ references, locale }: Cited) => formatReferences(references, languageOf(locale)));
  const views = new Map<View, string>();
  return {
    forgetTemplates: () => {
      tools = undefined;
    },
    async refresh(show) {
      try {
        tools ??= readTools(wish);
      } catch {
        // Templates that were taken away come back, and that is followed too.
        return { diagnostics: [], held: true };
      }
      const { templates, environment, bundler, kept } = tools;
      const { library, diagnostics } = await readNow(wish, kept);
      if (!library) return { diagnostics, held: true };
      const shown = chooseShown(library, wish);
      const { brand, locale } = shown;
      if (isHeld(library, [...diagnostics, ...findMissing(readFacts(library, wish.asOf))], shown))
        return { diagnostics, held: true, shown };
      const approvals = openApprovals(library, hashBytes);
      const citations = await sources({ references: Object.values(library.references), locale: shown.locale });
      const render = async (view: View, id: string | undefined, make: (deck: Deck) => HtmlDocument): Promise<void> => {
        if (id === undefined) return;
        const review = readReviews(approvals, id, { brand, locale, asOf: wish.asOf }).state;
        const { deck } = await composeDeck(library, { deck: id, brand, locale }, { citations, review });
        const html = await bundler.inline(make(deck));
        if (views.get(view) === html) return;
        views.set(view, html);
        show(view, html);
      };
      try {
        await render('deck', shown.deck, (deck) => deckView(renderReveal(deck, templates, { environment }), templates));
        const [paper] = library.project.papers;
        const { printed } = shown;
        if (printed)
          await render('handout', printed.deck, (deck) =>
            handoutView(renderPrint(deck, { format: printed.format, paper, templates, environment }), templates),
          );
      } catch {
        // What names things that are not there cannot be put together; the check says which, and where.
        return { diagnostics, held: true, shown };
      }
      return { diagnostics, held: false, shown };
    },
  };
}

/** True when an error stops what is shown, or a deck that cannot be read: it might be the one to show. */
function isHeld(library: Library, diagnostics: readonly Diagnostic[], { deck, printed, brand, locale }: Shown): boolean {
  const here = [...stoppedDecks(library, diagnostics).values()].filter((one) => one.brand === brand && one.locale === locale);
  return here.some((one) => one.deck === deck || one.deck === printed?.deck || !library.decks[one.deck]);
}

/** Reads the content. What is taken away while it is read stops nothing: the system tells of that change as well. */
async function readNow({ root, templates, locale }: PreviewWish, kept: Kept): Promise<LibraryRead> {
  try {
    return await readContent(root, templates, { kept, ...(locale !== undefined && { asked: [locale] }) });
  } catch {
    return { diagnostics: [] };
  }
}

/** Returns the page around the views, made with the templates in `folder`. */
export async function renderPreviewPage(folder: string): Promise<string> {
  const words = readWords([{ root: folder, name: 'templates', diagnostics: [] }], [TOOL_LANGUAGE])[TOOL_LANGUAGE] ?? {};
  return inlineHtml(renderDevPage(words, readTemplates(folder)));
}

function readTools({ templates: folder, ownTemplates }: PreviewWish): Tools {
  const templates = { ...readTemplates(ownTemplates), ...readTemplates(folder) };
  return { templates, environment: htmlEnvironment(templates), bundler: openBundler(), kept: new Map() };
}

/** Calls `make` again only for another argument, compared as data. */
function keepLast<In, Out>(make: (input: In) => Promise<Out>): (input: In) => Promise<Out> {
  let last: { readonly key: string; readonly made: Promise<Out> } | undefined;
  return (input) => {
    const key = JSON.stringify(input);
    last = last?.key === key ? last : { key, made: make(input) };
    return last.made;
  };
}

const hasSlides = ({ formats }: DeckDefinition): boolean => formats.some((format) => FORMATS[format].part === 'slides');

/** The first printed piece of some decks that shows their handout in one language, in the order in which galleries offer them. */
function printedOf(decks: readonly DeckDefinition[]): Printed | undefined {
  const pieces = decks.flatMap(({ id, formats }) => formats.flatMap((format) => (showsHandout(format) ? [{ deck: id, format }] : [])));
  return pieces.sort((a, b) => FORMATS[a.format].order - FORMATS[b.format].order)[0];
}

function showsHandout(format: Format): format is PrintFormat {
  const row: FormatRow = FORMATS[format];
  return row.part === 'handout' && !row.inPairs;
}

/** The deck that was asked for where it has such a piece, else the project's first one that has. */
function chooseShown({ project, decks }: Library, { deck, brand, locale }: PreviewWish): Shown {
  const asked = deck === undefined ? undefined : decks[deck];
  const all = [...(asked ? [asked] : []), ...Object.values(decks)];
  const slides = all.find(hasSlides)?.id;
  const printed = printedOf(asked ? [asked] : []) ?? printedOf(all);
  return {
    ...(slides !== undefined && { deck: slides }),
    ...(printed && { printed }),
    brand: brand ?? project.brands[0] ?? '',
    locale: locale ?? project.locales[0] ?? '',
  };
}
