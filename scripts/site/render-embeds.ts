import { createHash } from 'node:crypto';
import type { Library } from '../model/content.js';
import { type Diagnostic, fieldAt, notice } from '../model/diagnostic.js';
import type { ArtifactEntry } from '../model/job.js';
import type { Brand } from '../model/organisation.js';
import { fixedWord } from '../render/fixed-word.js';
import { oembedName } from '../render/web-head.js';
import { ALLOW, EMBED_SCRIPT, isSharedPage, oembedJson, pageOfDeck, pageToEmbed, SANDBOX } from './embed-lines.js';
import type { ListedEntry } from './gallery-cards.js';
import type { ShareFolder, SiteFile, SiteStage } from './share-writer.js';

/** Returns the code of a script for pages, by its name, with values that it names without declaring them. */
export type ScriptOf = (name: string, facts: Readonly<Record<string, unknown>>) => Promise<string>;

/** The colors of the element: by which name tokens.css gives them, and the system's own where a project's templates name none. */
const COLORS = {
  ink: ['ink', 'CanvasText'],
  edge: ['ink-2', 'GrayText'],
  ground: ['sand', 'Canvas'],
  paper: ['white', 'Canvas'],
  focus: ['focus', 'Highlight'],
} as const;

/** Returns the script of `<teachback-deck>` with its words in all languages of the project, so that any one of its copies serves a page. */
export async function embedScript(
  { project, words, colors = {} }: Library,
  { version, scriptOf }: { readonly version: string; readonly scriptOf: ScriptOf },
): Promise<string> {
  const ownWords = (locale: string): object => {
    const own = words[locale] ?? {};
    const [full, newTab, untitled] = ['full-screen', 'embed-new-tab', 'slides-nav'].map((key) => fixedWord(own, key));
    return { full, newTab, untitled };
  };
  const spoken = Object.fromEntries(project.locales.map((locale) => [locale, ownWords(locale)]));
  const look = Object.entries(COLORS).map(([name, [token, other]]) => [`COLORS.${name}`, colors[token] ?? other]);
  const facts = { EMBED: { version, words: spoken, sandbox: SANDBOX, allow: ALLOW }, ...Object.fromEntries(look) };
  const code = await scriptOf('client/embed/embed', facts);
  return `/*! teachback-deck ${version}, MIT licence */\n${code}\n`;
}

/**
 * Returns what other sites need to show the pages of one `share/` folder: the script, the same in all of them, and where the brand
 * says at which address the folder stands an oEmbed file for each deck.
 */
export async function writeEmbeds({ brand, locale, folder, entries }: ShareFolder, stage: SiteStage): Promise<SiteFile[]> {
  const pages = entries.filter(isSharedPage);
  if (pages.length === 0) return [];
  const decks = [...new Set(pages.map(({ deck }) => deck))];
  const standing = decks.flatMap((deck) => pageOfDeck(pages.filter((one) => one.deck === deck)) ?? []);
  const text = await stage.embedScript();
  const script: ArtifactEntry = {
    ...{
      path: folder + EMBED_SCRIPT,
      title: `teachback-deck ${stage.version}`,
      brand,
      locale,
      format: 'embed',
      folder: 'share',
      media: 'js',
    },
    integrity: `sha384-${createHash('sha384').update(text).digest('base64')}`,
  };
  return [{ text, entry: script }, ...standing.flatMap((page) => oembedFile(page, stage.library, entries))];
}

function oembedFile(page: ListedEntry, library: Library, entries: readonly ListedEntry[]): SiteFile[] {
  const { deck = '', brand = '', locale = '', title } = page;
  const base = library.brands[brand]?.baseUrl[locale];
  if (!base) return [];
  const shown = pageToEmbed(page, { entries, words: library.words[locale] ?? {}, papers: library.project.papers });
  const text = oembedJson({ ...shown, base, deck, provider: library.brands[brand]?.name[locale] ?? brand });
  const path = page.path.slice(0, page.path.lastIndexOf('/') + 1) + oembedName(deck);
  const what = { path, title, deck, brand, locale, folder: 'share' } as const;
  return [{ text, entry: { ...what, format: 'oembed', media: 'json', partOf: page.path } }];
}

/** Returns a notice when `brand` has pages to share and does not say where its folders to share stand on the web. */
export function withoutAddress(brand: Brand | undefined, entries: readonly ListedEntry[]): Diagnostic[] {
  const locales = new Set(entries.flatMap((one) => (isSharedPage(one) && one.brand === brand?.id && one.locale ? [one.locale] : [])));
  const missing = [...locales].filter((locale) => !brand?.baseUrl[locale]);
  if (!brand || missing.length === 0) return [];
  return [
    notice({
      code: 'no-base-url',
      message: `The brand "${brand.id}" does not say where its share/ folder stands on the web (${missing.join(', ')}): links to its pages show no picture, and there is no oEmbed file.`,
      at: fieldAt(brand, 'baseUrl'),
      hint: `If the pages go on a website, write baseUrl: { ${missing[0]}: "https://www.example.org/leaflets/" }.`,
    }),
  ];
}
