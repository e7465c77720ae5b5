import type { Words } from '../model/content.js';
import { FORMAT_NAMES, FORMATS, formatRow, PARTS } from '../model/formats.js';
import type { ArtifactEntry } from '../model/job.js';
import type { Paper } from '../model/paper.js';
import { fixedWord } from '../render/fixed-word.js';
import type { EmbeddedPage } from './embed-lines.js';

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
