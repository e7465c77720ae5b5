import type { Library, Words } from '../model/content.js';
import type { HtmlDocument } from '../model/deck.js';
import type { ArtifactEntry } from '../model/job.js';
import { brandStyle } from './brand-style.js';
import { fixedWord } from './fixed-word.js';
import { type HtmlEnvironment, type Templates, templateText } from './templates.js';

export interface ListedEntry extends ArtifactEntry {
  readonly bytes: number;
}

interface Row {
  readonly href: string;
  readonly name: string;
  /** "Letter · 2 pages · 120 KB". */
  readonly about: string;
}

interface Group {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly rows: readonly Row[];
}

/** Where each format is listed, in the order in which people look for it. */
const USES: readonly { readonly id: string; readonly formats: readonly string[] }[] = [
  { id: 'present', formats: ['reveal'] },
  { id: 'take-home', formats: ['brochure', 'handout', 'large-print', 'booklet'] },
  { id: 'pass-on', formats: ['marp', 'slides'] },
  { id: 'prepare', formats: ['notes', 'marp.md'] },
];

/** Returns the page that lists one brand's artifacts, to stand at `<brand>/index.html`. */
export function renderBrandIndex(library: Library, brandId: string, entries: readonly ListedEntry[], stage: IndexStage): HtmlDocument {
  const brand = library.brands[brandId];
  const locale = library.project.locales[0] ?? 'en';
  const words = library.words[locale] ?? {};
  const region = brand ? library.regions[brand.region] : undefined;
  const title = `${brand?.name[locale] ?? brandId}: ${library.project.title[locale] ?? ''}`;
  const groups = USES.map((use) =>
    groupOf(
      use,
      entries.filter(({ brand: own, partOf }) => own === brandId && !partOf),
      words,
      brandId,
    ),
  ).filter(({ rows }) => rows.length > 0);
  const lines = region
    ? [fixedWord(words, 'call', { number: region.emergency.number }), fixedWord(words, 'in-a-crisis', { number: region.crisis.number })]
    : [];
  const status = entries.find(({ brand: own, status: text }) => own === brandId && text)?.status ?? '';
  const body = stage.environment.render('index/brand.hbs', { words, title, groups, lines, status } as never);
  return {
    language: locale,
    title,
    bodyClass: 'index',
    body,
    styles: [...indexStyles(stage.templates), ...(brand ? [brandStyle({ colors: brand.colors } as never)] : [])],
  };
}

export interface IndexStage {
  readonly templates: Templates;
  readonly environment: HtmlEnvironment;
}

/** Returns the page that links the brands, to stand at `index.html`. */
export function renderRootIndex(library: Library, brands: readonly string[], { templates, environment }: IndexStage): HtmlDocument {
  const locale = library.project.locales[0] ?? 'en';
  const words = library.words[locale] ?? {};
  const title = library.project.title[locale] ?? library.project.id;
  const links = brands.map((id) => ({ href: `${id}/index.html`, name: library.brands[id]?.name[locale] ?? id }));
  const body = environment.render('index/root.hbs', { words, title, links } as never);
  return { language: locale, title, bodyClass: 'index', body, styles: indexStyles(templates) };
}

const indexStyles = (templates: Templates): string[] => ['tokens.css', 'index/index.css'].map((path) => templateText(templates, path));

function groupOf({ id, formats }: (typeof USES)[number], entries: readonly ListedEntry[], words: Words, brandId: string): Group {
  const rows = formats.flatMap((format) => entries.filter((entry) => entry.format === format).map((entry) => rowOf(entry, words, brandId)));
  return { id: `use-${id}`, title: fixedWord(words, `index-${id}`), says: fixedWord(words, `index-${id}-says`), rows };
}

/** A printed piece is looked for by its kind and paper, a deck by its title. */
function rowOf(entry: ListedEntry, words: Words, brandId: string): Row {
  const { title, paper, media, pages, bytes } = entry;
  const format = fixedWord(words, `format-${entry.format === 'marp.md' ? 'marp-md' : entry.format}`);
  const name = paper ? `${format} (${fixedWord(words, `paper-${paper}`)})` : title;
  const about = [
    paper ? title : format,
    fixedWord(words, `media-${media}`),
    ...(pages ? [`${pages} ${fixedWord(words, pages === 1 ? 'page' : 'pages').toLowerCase()}`] : []),
    `${Math.max(1, Math.round(bytes / 1024))} KB`,
  ];
  return { href: entry.path.slice(brandId.length + 1), name, about: about.join(' · ') };
}
