import { numbersSaid, saidText, speakerOf } from '../languages/say-lines.js';
import { TOOL_LANGUAGE } from '../languages/tags.js';
import type { Library, Words } from '../model/content.js';
import type { HtmlDocument } from '../model/html-document.js';
import { localesOf } from '../model/variants.js';
import { brandStyle } from '../render/css-rules.js';
import { fixedWord } from '../render/fixed-word.js';
import { linkTo, otherLanguages } from '../render/other-languages.js';
import { type HtmlEnvironment, type Templates, templateText } from '../render/templates.js';
import { galleryGroups, type ListedEntry, type PictureOf } from './gallery-cards.js';
import { STATEMENT } from './render-statement.js';

export interface IndexStage {
  readonly templates: Templates;
  readonly environment: HtmlEnvironment;
}

export interface GalleryRequest {
  readonly brand: string;
  /** Set for the page inside `<brand>/<locale>/share/`, which lists only what is shared. */
  readonly locale?: string;
  /** What there is of all brands, by path. */
  readonly entries: readonly ListedEntry[];
  readonly pictureOf: PictureOf;
}

/** From this many cards on, a search box is of use. */
const MANY = 13;

/** Returns the gallery of one brand, to stand at `<brand>/index.html`, or of what one brand shares in one language. */
export function renderGallery(library: Library, request: GalleryRequest, stage: IndexStage): HtmlDocument {
  const { brand: id, locale, pictureOf } = request;
  const brand = library.brands[id];
  const language = locale ?? library.project.locales[0] ?? TOOL_LANGUAGE;
  const words = library.words[language] ?? {};
  const whole = `${brand?.name[language] ?? id}: ${library.project.title[language] ?? ''}`;
  const title = locale ? fixedWord(words, 'gallery-share-title', { title: whole }) : whole;
  const folder = locale ? `${id}/${locale}/share/` : `${id}/`;
  const entries = request.entries.filter((one) => one.brand === id && one.deck && !one.partOf && one.path.startsWith(folder));
  const groups = galleryGroups({ library, entries, words, folder, pictureOf });
  const total = groups.reduce((sum, { cards }) => sum + cards.length, 0);
  const shared = (one: string): boolean => entries.some(({ path }) => path.startsWith(`${id}/${one}/share/`));
  const elsewhere = [...new Set(entries.flatMap((one) => one.locale ?? []))].filter((one) => one !== language && shared(one));
  const statements = library.project.locales
    .map((one) => ({ href: `${id}/${one}/share/${STATEMENT}`.slice(folder.length), from: `${id}/${one}/share/`, lang: one }))
    .filter(({ from, lang }) => from.startsWith(folder) && shared(lang))
    .map(({ href, lang }) => ({ href, lang, name: fixedWord(library.words[lang] ?? {}, 'statement-link') }));
  const context = {
    statements,
    languages: locale
      ? otherLanguages(localesOf(library, id), locale, 'share/index.html')
      : elsewhere.map((one) => linkTo(one, `${one}/share/index.html`)),
    words,
    title,
    groups,
    lines: callLines(library, id, language),
    many: total >= MANY,
    said: saidWords(words),
  };
  return {
    ...{ language, title, bodyClass: 'index', script: 'pages/gallery' },
    body: stage.environment.render('index/gallery.hbs', context as never),
    styles: [...indexStyles(stage.templates), ...(brand ? [brandStyle({ colors: brand.colors } as never)] : [])],
  };
}

function callLines(library: Library, brandId: string, locale: string): string[] {
  const region = library.regions[library.brands[brandId]?.region ?? ''];
  const words = library.words[locale] ?? {};
  if (!region) return [];
  const speaker = speakerOf(library, locale);
  const number = (urgency: 'emergency' | 'crisis'): string => saidText(numbersSaid(region, urgency, speaker));
  return [
    fixedWord(words, 'emergency-call', { number: number('emergency') }),
    fixedWord(words, 'in-a-crisis', { number: number('crisis') }),
  ];
}

/** What the script says: it has no words of its own. */
const saidWords = (words: Words): Readonly<Record<string, string>> => ({
  found: fixedWord(words, 'gallery-found'),
  copied: fixedWord(words, 'gallery-copied'),
  byHand: fixedWord(words, 'gallery-copy-by-hand'),
  address: fixedWord(words, 'gallery-address'),
});

/** Returns the page that links the brands and the studio, to stand at `index.html`. */
export function renderRootIndex(
  library: Library,
  { brands, studio }: { readonly brands: readonly string[]; readonly studio?: string | undefined },
  { templates, environment }: IndexStage,
): HtmlDocument {
  const locale = library.project.locales[0] ?? TOOL_LANGUAGE;
  const words = library.words[locale] ?? {};
  const title = library.project.title[locale] ?? library.project.id;
  const links = brands.map((id) => ({ href: `${id}/index.html`, name: library.brands[id]?.name[locale] ?? id }));
  const all = studio === undefined ? links : [{ href: studio, name: fixedWord(words, 'studio-link') }, ...links];
  const body = environment.render('index/root.hbs', { words, title, links: all } as never);
  return { language: locale, title, bodyClass: 'index', body, styles: indexStyles(templates) };
}

const indexStyles = (templates: Templates): string[] => ['tokens.css', 'index/index.css'].map((path) => templateText(templates, path));
