import { createHash } from 'node:crypto';
import type { Library } from '../model/content.js';
import { formatRow } from '../model/formats.js';
import type { HtmlDocument } from '../model/html-document.js';
import type { Artifact, ArtifactEntry } from '../model/job.js';
import type { StoppedDeck } from '../model/sink.js';
import type { Templates } from '../render/templates.js';
import type { DeckBeside, ProjectAtHand, ReviewsKept, StudioData } from '../studio/data.js';
import type { BuildScope } from './build.js';
import type { Press } from './press.js';

/** Where it lies in the output folder. */
export const STUDIO = 'studio.html';

/** Which decks are not offered, and which finished ones lie beside. */
export interface StudioWish {
  readonly stopped: readonly StoppedDeck[];
  readonly beside: readonly DeckBeside[];
  readonly project?: ProjectAtHand;
}

/**
 * Returns what makes the studio of a build, told what there is in the output folder. None where less than all of the project is built,
 * and less is known of what must not be offered: the studio there stays as it is.
 */
export function studioOf(
  { decks, formats, brands, papers, locales = [] }: BuildScope,
  { library, press, stopped }: { readonly library: Library; readonly press: Press; readonly stopped: readonly StoppedDeck[] },
): ((entries: readonly ArtifactEntry[]) => Promise<Artifact | undefined>) | undefined {
  if ([decks, formats, brands, papers].some((list) => list && list.length > 0)) return undefined;
  if (locales.length > 0 && !library.project.locales.every((one) => locales.includes(one))) return undefined;
  return async (entries) => {
    const { byPath } = await import('../site/open-site.js');
    const [brand = ''] = library.project.brands;
    // Jobs end in any order.
    const beside = byPath(entries).flatMap(({ path, title, format, locale = '' }) =>
      formatRow(format)?.linksOffered && path.startsWith(`${brand}/`) ? [{ title, locale, href: path }] : [],
    );
    return makeStudio(library, press, { stopped, beside });
  };
}

/**
 * Returns the page in which clinic staff fill in and print the pieces of an explainer: the code that builds them, bundled, and what they are made of. None
 * where nothing is printed.
 */
export async function makeStudio(library: Library, press: Press, wish: StudioWish): Promise<Artifact | undefined> {
  const [
    { packLibrary },
    { precompiledModule, RUNTIME_MODULE },
    { bundleScript },
    { templateText },
    { readScriptNotices },
    { lettersLike },
  ] = await Promise.all([
    import('../studio/pack-library.js'),
    import('../render/precompile.js'),
    import('../bundle/bundle-script.js'),
    import('../render/templates.js'),
    import('../bundle/read-notices.js'),
    import('../bundle/fonts/open-fonts.js'),
  ]);
  const packed = packLibrary(library);
  if (Object.keys(packed.decks).length === 0) return undefined;
  const templates = await press.templates();
  const printed = printedTemplates(templates);
  const modules = { ...WITHOUT_CITATIONS, handlebars: RUNTIME_MODULE, 'precompiled-templates': precompiledModule(printed) };
  const [measure, bundled, notices] = await Promise.all([
    press.bundler.measuringScript(),
    bundleScript('studio/studio', {}, modules),
    readScriptNotices('studio/studio'),
  ]);
  const data: StudioData = {
    ...{ library: packed, letters: lettersLike(wordsIn(packed)), beside: wish.beside, project: wish.project },
    citations: await citationsOf(library),
    reviews: await reviewsOf(library, packed, press),
    templates: Object.fromEntries(Object.entries(printed).map(([path, text]) => [path, path.endsWith('.hbs') ? path : text])),
    stopped: wish.stopped.map(({ deck, locale }) => ({ deck, locale })),
  };
  const [language = ''] = library.project.locales;
  const title = library.project.title[language] ?? library.project.id;
  const document: HtmlDocument = {
    ...{ language, title, bodyClass: 'studio', bundled: { ...bundled, notices }, framed: measure, served: wish.project !== undefined },
    body: '<main></main>',
    styles: ['tokens.css', 'studio/studio.css'].map((path) => templateText(templates, path)),
    data: [
      { id: 'studio-data', json: JSON.stringify(data) },
      { id: 'studio-measure', json: JSON.stringify(measure) },
    ],
  };
  return artifactOf(await press.bundler.inline(document), title);
}

/** The project's fixed words: what clinics and patients are called is written in the scripts of its languages. */
const wordsIn = ({ words }: Library): string => Object.values(words).flatMap(Object.values).join('\n');

/** Citations travel as they are formatted: what formats them stays here. */
const WITHOUT_CITATIONS = { '@citation-js/core': 'export const plugins = undefined;', '@citation-js/plugin-csl': '' };

/** Templates and styles of what is printed. */
const printedTemplates = (templates: Templates): Templates =>
  Object.fromEntries(
    Object.entries(templates).filter(
      ([path]) =>
        /^(print\/|partials\/)|^(tokens|blocks)\.css$/.test(path) &&
        !/^partials\/(review|slides|controls)\/|^print\/(notes|phone)\./.test(path),
    ),
  );

/** Citations of all sources, formatted in the words of each language. */
async function citationsOf({ project, references }: Library): Promise<StudioData['citations']> {
  const [{ formatReferences }, { languageOf }] = await Promise.all([import('../compose/references.js'), import('../languages/index.js')]);
  const rows = project.locales.map(async (locale) => [
    locale,
    Object.fromEntries(await formatReferences(Object.values(references), languageOf(locale))),
  ]);
  return Object.fromEntries(await Promise.all(rows));
}

/** What the reviews of each deck hold in each language and country: their days are compared with that on which somebody prints. */
async function reviewsOf(library: Library, packed: Library, press: Press): Promise<ReviewsKept[]> {
  const [approvals, { modulesNamed }] = await Promise.all([press.decks.approvalsOf(library), import('../model/deck-modules.js')]);
  return Object.values(packed.decks).flatMap((deck) =>
    library.project.locales.flatMap((locale) =>
      Object.keys(library.regions).map((region): ReviewsKept => {
        const held = modulesNamed(deck).map((id) => approvals.of(id, locale, region));
        return {
          ...{ deck: deck.id, locale, region },
          modules: held.map(({ holding, last }) => ({ ...(holding && { due: holding.due }), ...(last && { last: true as const }) })),
        };
      }),
    ),
  );
}

function artifactOf(text: string, title: string): Artifact {
  const inputs = createHash('sha256').update(text).digest('hex');
  return { path: STUDIO, bytes: new TextEncoder().encode(text), inputs, entry: { path: STUDIO, title, format: 'studio', media: 'html' } };
}
