import type { Words } from '../model/content.js';
import { FORMAT_NAMES, FORMATS, formatRow, PARTS } from '../model/formats.js';
import type { ArtifactEntry } from '../model/job.js';
import type { Paper } from '../model/paper.js';
import { escapeHtml } from '../render/escape-html.js';
import { fixedWord } from '../render/fixed-word.js';
import { POSTER, posterName } from '../render/web-head.js';

/**
 * What a framed deck may do, and nothing else: run its script; print and show dialogs (modals); open sources and PDFs in a tab of
 * their own that is no longer bound by the frame (popups), which the browser also asks for before it dials a phone link.
 * Never `allow-same-origin`, which would give the deck the site's own storage and undo all of this.
 */
export const SANDBOX = 'allow-scripts allow-modals allow-popups allow-popups-to-escape-sandbox';
/** The one permission that a frame is given. A sandboxed frame is of no origin: without the star Firefox and Safari give it to none. */
export const ALLOW = 'fullscreen *';

/** Where the element's script stands, from `share/`. */
export const EMBED_SCRIPT = 'embed/teachback-embed.js';

/** A frame without script: as high as this whatever its width, in CSS px. */
const FRAME_HEIGHT = 600;

/** A page to put on other pages. `href` and those of `links` are addresses, or names of files after `base`. */
export interface EmbeddedPage {
  readonly base: string;
  readonly file: string;
  readonly title: string;
  readonly language: string;
  /** PDFs to print, with their words. */
  readonly links: readonly { readonly file: string; readonly label: string }[];
}

/** Returns the line with script: the element, its fallback links inside, and before it the script that brings it to life. */
export function elementLine({ base, file, title, language, links }: EmbeddedPage): string {
  const address = (name: string): string => escapeHtml(base + name);
  const link = (name: string, label: string): string =>
    `<a href="${address(name)}" target="_blank" rel="noopener">${escapeHtml(label)}</a>`;
  const inside = [link(file, title), ...links.map((one) => link(one.file, one.label))].join(' ');
  const attributes = `src="${address(file)}" title="${escapeHtml(title)}" lang="${escapeHtml(language)}" controls`;
  return `<script src="${address(EMBED_SCRIPT)}"></script><teachback-deck ${attributes}>${inside}</teachback-deck>`;
}

/** Returns the line without script, for systems that allow none. */
export function frameLine({ base, file, title, language }: EmbeddedPage): string {
  const names = `src="${escapeHtml(base + file)}" title="${escapeHtml(title)}" lang="${escapeHtml(language)}"`;
  const size = `width="100%" height="${FRAME_HEIGHT}"`;
  return `<iframe ${names} ${size} loading="lazy" referrerpolicy="no-referrer" sandbox="${SANDBOX}" allow="${ALLOW}"></iframe>`;
}

export interface OembedPage extends EmbeddedPage {
  readonly deck: string;
  readonly provider: string;
}

/** Returns the oEmbed answer (https://oembed.com, type "rich") for a page, to stand beside it as a file. `base` is the brand's `baseUrl`. */
export function oembedJson(page: OembedPage): string {
  const answer = {
    version: '1.0',
    type: 'rich',
    title: page.title,
    provider_name: page.provider,
    provider_url: page.base,
    html: frameLine(page),
    width: POSTER.width,
    height: FRAME_HEIGHT,
    thumbnail_url: page.base + posterName(page.deck),
    thumbnail_width: POSTER.width,
    thumbnail_height: POSTER.height,
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}

/** True for a page that can stand inside another: the slides to share, and the booklet's page for phones. */
export const isSharedPage = ({ folder, media, deck, partOf }: ArtifactEntry): boolean =>
  folder === 'share' && media === 'html' && deck !== undefined && !partOf;

/** The page that stands for a deck on other sites. */
export const pageOfDeck = <T extends ArtifactEntry>(pages: readonly T[]): T | undefined =>
  pages.find(({ format }) => formatRow(format)?.part === 'slides') ?? pages[0];

/** Returns how a format is called in the language of these words. */
export const formatWord = (words: Words, format: string): string => fixedWord(words, `format-${format.replace('.', '-')}`);

/** Formats to print, in the order in which they are offered: what shows one part stands together. */
const LEAFLETS = PARTS.filter((part) => part !== 'slides').flatMap((part) =>
  FORMAT_NAMES.filter((name) => FORMATS[name].part === part).sort((a, b) => FORMATS[a].order - FORMATS[b].order),
);

export interface PageWish {
  /** What there is, of all brands. */
  readonly entries: readonly ArtifactEntry[];
  readonly words: Words;
  /** The project's papers, the usual one first. */
  readonly papers: readonly Paper[];
}

/**
 * Returns a shared page with the PDFs to print beside it, without an address: of a page its own leaflets, of slides the
 * handouts that are made for the same brand and locale; those of one paper stand together.
 */
export function pageToEmbed(page: ArtifactEntry, { entries, words, papers }: PageWish): Omit<EmbeddedPage, 'base'> {
  const { brand, locale = '', format, deck, title } = page;
  const beside = entries.filter((one) => one.media === 'pdf' && one.folder === 'share' && one.brand === brand && one.locale === locale);
  const part = formatRow(format)?.part;
  const isSlides = part === 'slides';
  const wanted = beside.filter((one) => (isSlides ? formatRow(one.format)?.offeredWith === part : one.deck === deck));
  const sorted = papers.flatMap((paper) =>
    LEAFLETS.flatMap((leaflet) => wanted.filter((one) => one.paper === paper && one.format === leaflet)),
  );
  return {
    file: nameOf(page),
    title,
    language: locale,
    links: sorted.map((one) => {
      const paper = fixedWord(words, `paper-${one.paper}`);
      const label = isSlides
        ? fixedWord(words, 'handout-in', { paper })
        : fixedWord(words, 'embed-leaflet', { name: formatWord(words, one.format), paper });
      return { file: nameOf(one), label };
    }),
  };
}

const nameOf = ({ path }: ArtifactEntry): string => path.slice(path.lastIndexOf('/') + 1);
