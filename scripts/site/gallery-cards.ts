import { languageOf } from '../languages/index.js';
import type { Library, Words } from '../model/content.js';
import type { Setting } from '../model/definitions.js';
import { formatRow } from '../model/formats.js';
import type { ArtifactEntry } from '../model/job.js';
import { fixedWord } from '../render/fixed-word.js';
import { elementLine, formatWord, frameLine, isSharedPage, pageToEmbed } from './embed-lines.js';

export interface ListedEntry extends ArtifactEntry {
  readonly bytes: number;
  /** Hash of its contents, in hex; none where nothing was written. */
  readonly sha256?: string;
}

/** Returns the PNG of an artifact's first page, by the artifact's path. */
export type PictureOf = (path: string) => Uint8Array | undefined;

export interface GalleryFile {
  /** "Letter", "Web page". */
  readonly label: string;
  /** "4 pages · PDF · 106 KB". */
  readonly about: string;
  readonly href: string;
  /** Address of the PDF to print; '' without one. */
  readonly print: string;
  /** What a screen reader adds to each action: "Handout, Letter". */
  readonly name: string;
  /** How to show it on another page; only for what can be. */
  readonly embed: GalleryEmbed | null;
}

export interface GalleryEmbed {
  /** The lines to paste, with `{base}` where the address of the folder belongs. */
  readonly element: string;
  readonly frame: string;
  /** The way from the gallery to that folder, and where the brand says it stands on the web; '' for the same folder and for unknown. */
  readonly from: string;
  readonly site: string;
}

export interface GalleryCard {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly lang: string;
  /** Said where pieces in several languages are listed; else ''. */
  readonly language: string;
  /** A `data:` address, or ''. */
  readonly picture: string;
  readonly grade: string;
  readonly status: string;
  readonly staff: boolean;
  readonly files: readonly GalleryFile[];
}

export interface GalleryGroup {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly cards: readonly GalleryCard[];
}

export interface GalleryWish {
  readonly library: Library;
  /** Those to list, by path. */
  readonly entries: readonly ListedEntry[];
  readonly words: Words;
  /** The folder that the page stands in, with a slash at its end: addresses start from there. */
  readonly folder: string;
  readonly pictureOf: PictureOf;
}

const SETTINGS: readonly Setting[] = ['consultation', 'take-home', 'talk'];
/** A deck that says nothing of its setting and is no longer than this is for one patient. */
const CONSULTATION_MINUTES = 15;

/** Returns the groups of a gallery, one card for each deck and format with its papers in it; groups without cards are left out. */
export function galleryGroups(wish: GalleryWish): GalleryGroup[] {
  const { library, entries, words } = wish;
  const { papers } = library.project;
  const place = ({ format, paper }: ListedEntry): number =>
    (formatRow(format)?.order ?? 0) * (papers.length + 1) + (paper ? papers.indexOf(paper) : papers.length);
  const pieces = new Map<string, ListedEntry[]>();
  for (const entry of [...entries].sort((a, b) => place(a) - place(b))) {
    const piece = [entry.locale, entry.deck, entry.format].join('/');
    pieces.set(piece, [...(pieces.get(piece) ?? []), entry]);
  }
  const groups = SETTINGS.map((setting): GalleryGroup => {
    const own = [...pieces.values()].filter(([first]) => first && settingOf(first, library) === setting);
    const cards = own.map((files, index) => cardOf(files, `${setting}-${index + 1}`, wish));
    return { id: setting, title: fixedWord(words, `setting-${setting}`), says: fixedWord(words, `setting-${setting}-says`), cards };
  });
  return groups.filter(({ cards }) => cards.length > 0);
}

const isOfSlides = (format: string): boolean => formatRow(format)?.part === 'slides';

function settingOf({ deck, format }: ListedEntry, { decks }: Library): Setting {
  const definition = decks[deck ?? ''];
  if (definition?.setting) return definition.setting;
  if (!isOfSlides(format)) return 'take-home';
  return (definition?.minutes ?? 0) <= CONSULTATION_MINUTES ? 'consultation' : 'talk';
}

function cardOf(files: readonly ListedEntry[], id: string, { library, entries, words, folder, pictureOf }: GalleryWish): GalleryCard {
  const [first] = files as [ListedEntry, ...ListedEntry[]];
  const lang = first.locale ?? '';
  const picture = files.map(({ path }) => pictureOf(path)).find(Boolean);
  const name = formatWord(words, first.format);
  return {
    ...{ id, name, lang, title: first.title, status: first.status ?? '', staff: first.folder === 'staff' },
    language: entries.some((one) => one.locale !== lang) ? languageOf(lang).name : '',
    picture: picture ? `data:image/png;base64,${Buffer.from(picture).toString('base64')}` : '',
    grade: first.grade === undefined ? '' : fixedWord(words, 'gallery-grade', { grade: first.grade }),
    files: files.map((entry) => {
      const embed = isSharedPage(entry) ? embedOf(entry, { library, entries, words, folder }) : null;
      return fileOf(entry, { name, words, folder, print: printOf(entry, entries), embed });
    }),
  };
}

/** What to print of an artifact: a PDF itself, of a deck its slides. */
function printOf({ path, media, locale, deck, format }: ListedEntry, entries: readonly ListedEntry[]): string {
  if (media === 'pdf') return path;
  if (media !== 'html' || !isOfSlides(format)) return '';
  const toShare = (one: ListedEntry): boolean => one.folder === 'share' && one.media === 'pdf' && isOfSlides(one.format);
  return entries.find((one) => toShare(one) && one.deck === deck && one.locale === locale)?.path ?? '';
}

function embedOf(entry: ListedEntry, { library, entries, words, folder }: Omit<GalleryWish, 'pictureOf'>): GalleryEmbed {
  const { path, brand = '', locale = '' } = entry;
  const page = { ...pageToEmbed(entry, { entries, words, papers: library.project.papers }), base: '{base}' };
  const from = path.slice(folder.length, path.lastIndexOf('/') + 1);
  return { element: elementLine(page), frame: frameLine(page), from, site: library.brands[brand]?.baseUrl[locale] ?? '' };
}

interface FileWish {
  readonly name: string;
  readonly words: Words;
  readonly folder: string;
  readonly print: string;
  readonly embed: GalleryEmbed | null;
}

function fileOf({ path, paper, media, pages, bytes }: ListedEntry, { name, words, folder, print, embed }: FileWish): GalleryFile {
  const kind = fixedWord(words, `media-${media}`);
  const label = paper ? fixedWord(words, `paper-${paper}`) : kind;
  const count = pages ? [`${pages} ${fixedWord(words, pages === 1 ? 'page' : 'pages').toLowerCase()}`] : [];
  const about = [...count, ...(paper ? [kind] : []), `${Math.max(1, Math.round(bytes / 1024))} KB`].join(' · ');
  const from = (target: string): string => target.slice(folder.length);
  return { label, about, href: from(path), print: from(print), name: `${name}, ${label}`, embed };
}
