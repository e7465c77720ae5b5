import { createHash } from 'node:crypto';
import { bundleScript } from '../bundle/bundle-script.js';
import { toolVersion } from '../bundle/tool-version.js';
import type { Library } from '../model/content.js';
import { type Diagnostic, fieldAt, notice } from '../model/diagnostic.js';
import type { Artifact, ArtifactEntry } from '../model/job.js';
import type { Brand } from '../model/organisation.js';
import { fixedWord } from '../render/fixed-word.js';
import { oembedName } from '../render/web-head.js';
import { hashInputs } from '../stories/make-job.js';
import { ALLOW, EMBED_SCRIPT, oembedJson, SANDBOX } from './embed-lines.js';
import type { ListedEntry } from './gallery-cards.js';
import { isSharedPage, pageToEmbed } from './shared-pages.js';

export interface Embeds {
  readonly artifacts: readonly Artifact[];
  /** What was left out for want of an address. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Returns what other sites need to show the shared pages: in each `share/` folder the script of `<teachback-deck>`, the same in
 * all of them, and where the brand says at which address the folder stands an oEmbed file for each deck.
 */
export async function renderEmbeds(library: Library, entries: readonly ListedEntry[]): Promise<Embeds> {
  const pages = entries.filter(isSharedPage);
  const folders = [...new Set(pages.map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1)))].sort();
  if (folders.length === 0) return { artifacts: [], diagnostics: [] };
  const text = await embedScript(library);
  const brands = library.project.brands.flatMap((id) => library.brands[id] ?? []);
  return {
    artifacts: [
      ...folders.map((folder) => scriptFor(folder, text)),
      ...pages.flatMap((page) => oembedOf(page, pages, { library, entries })),
    ],
    diagnostics: brands.flatMap((brand) => withoutAddress(brand, pages)),
  };
}

/** The script with its words in all languages of the project, so that any one of the copies serves a page. */
async function embedScript({ project, words }: Library): Promise<string> {
  const ownWords = (locale: string): object => {
    const own = words[locale] ?? {};
    const [full, newTab, untitled] = ['full-screen', 'embed-new-tab', 'slides-nav'].map((key) => fixedWord(own, key));
    return { full, newTab, untitled };
  };
  const facts = {
    version: toolVersion(),
    words: Object.fromEntries(project.locales.map((locale) => [locale, ownWords(locale)])),
    sandbox: SANDBOX,
    allow: ALLOW,
  };
  const { code } = await bundleScript('embed/embed', { EMBED: facts });
  return `/*! teachback-deck ${facts.version}, MIT licence */\n${code}\n`;
}

function scriptFor(folder: string, text: string): Artifact {
  const path = folder + EMBED_SCRIPT;
  const [brand = '', locale = ''] = folder.split('/');
  const integrity = `sha384-${createHash('sha384').update(text).digest('base64')}`;
  const title = `teachback-deck ${toolVersion()}`;
  const entry: ArtifactEntry = { path, title, brand, locale, format: 'embed', folder: 'share', media: 'js', integrity };
  return { path, bytes: new TextEncoder().encode(text), inputs: hashInputs([text]), entry };
}

interface Context {
  readonly library: Library;
  readonly entries: readonly ListedEntry[];
}

/** One file for each deck: of its slides, or of its page where it has no slides. */
function oembedOf(page: ListedEntry, pages: readonly ListedEntry[], { library, entries }: Context): Artifact[] {
  const { deck = '', brand = '', locale = '' } = page;
  const own = pages.filter((one) => one.deck === deck && one.brand === brand && one.locale === locale);
  const base = library.brands[brand]?.baseUrl[locale];
  if (!base || page !== (own.find(({ format }) => format === 'marp') ?? own[0])) return [];
  const shown = pageToEmbed(page, { entries, words: library.words[locale] ?? {}, papers: library.project.papers });
  const text = oembedJson({ ...shown, base, deck, provider: library.brands[brand]?.name[locale] ?? brand });
  const path = page.path.slice(0, page.path.lastIndexOf('/') + 1) + oembedName(deck);
  const { title } = page;
  const entry: ArtifactEntry = {
    ...{ path, title, deck, brand, locale, folder: 'share' },
    format: 'oembed',
    media: 'json',
    partOf: page.path,
  };
  return [{ path, bytes: new TextEncoder().encode(text), inputs: hashInputs([text]), entry }];
}

function withoutAddress(brand: Brand, pages: readonly ListedEntry[]): Diagnostic[] {
  const locales = new Set(pages.flatMap((one) => (one.brand === brand.id && one.locale ? [one.locale] : [])));
  const missing = [...locales].filter((locale) => !brand.baseUrl[locale]);
  if (missing.length === 0) return [];
  return [
    notice({
      code: 'no-base-url',
      message: `The brand "${brand.id}" does not say where its share/ folder stands on the web (${missing.join(', ')}): links to its pages show no picture, and there is no oEmbed file.`,
      at: fieldAt(brand, 'baseUrl'),
      hint: `If the pages go on a website, write baseUrl: { ${missing[0]}: "https://www.example.org/leaflets/" }.`,
    }),
  ];
}
