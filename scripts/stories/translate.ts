import { join, resolve } from 'node:path';
import type { FilePair } from '../content/translate/read-pair.js';
import type { PairsWish } from '../content/translate/read-pairs.js';
import type { SegmentFile } from '../content/translate/write-xliff.js';
import type { Code } from '../model/codes.js';
import type { Library } from '../model/content.js';
import { moduleFile } from '../model/deck-modules.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { didYouMean } from '../model/suggest.js';
import type { TranslationState } from '../model/translation.js';
import { hashBytes } from '../publish/hash.js';
import { writeFiles } from '../publish/write-files.js';
import { loadLibrary, templatesFolder } from './open-project.js';

export interface ExportRequest {
  /** Folder that holds `decks/`. */
  readonly project: string;
  /** The locale into which the words are translated. */
  readonly to: string;
  /** The XLIFF file to write; `dist/translate/<id>.<first>-<to>.xlf` in the project where it is not given. */
  readonly out?: string;
  /** True for what is new or stale alone. */
  readonly open?: boolean;
}

/** How many texts of one locale are how far. */
export interface LocaleState extends Readonly<Record<TranslationState, number>> {
  readonly locale: string;
}

export interface ExportReport {
  /** Absolute paths of the files that were written. */
  readonly written: readonly string[];
  readonly state?: LocaleState;
  /** Why nothing was written: the request is wrong. */
  readonly wrong?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What makes the words of a file unreadable: nothing is exported beside it. */
const UNREAD: ReadonlySet<Code> = new Set<Code>([
  'yaml-syntax',
  'no-front-matter',
  'unknown-passage',
  'not-utf8',
  'path-outside',
  'file-too-large',
]);

/**
 * Writes all words of a project for a translator: XLIFF 1.2, and the glossary as TBX beside it. Nothing in `decks/` is changed. Throws an
 * EnvironmentError when the disk refuses.
 */
export async function exportWords({ project, to, out, open = false }: ExportRequest): Promise<ExportReport> {
  const root = resolve(project);
  const { library, diagnostics } = await loadLibrary(root, { locales: [to] });
  const wrong = library && wrongLocale(library, to);
  if (wrong) return { written: [], wrong, diagnostics: [] };
  const unread = unreadIn(diagnostics);
  if (!library || unread.length > 0) return { written: [], diagnostics: library ? unread : diagnostics };
  const [{ writeXliff }, { writeTbx }, { otherBlocks }] = await Promise.all([
    import('../content/translate/write-xliff.js'),
    import('../content/translate/write-tbx.js'),
    import('../content/translate/other-blocks.js'),
  ]);
  const wish = wishOf(root, library, to);
  const { pairs, files } = await segmentsOf(wish, library);
  const head = { project: library.project.id, first: wish.first, locale: to };
  const place = resolve(out ?? join(root, 'dist/translate', `${head.project}.${wish.first}-${to}.xlf`));
  const glossary = place.replace(/(?:\.(?:xlf|xliff))?$/i, '.tbx');
  const isOpen = (state: TranslationState): boolean => !open || state === 'new' || state === 'stale';
  const asked = files.map(({ path, segments }) => ({ path, segments: segments.filter(({ state }) => isOpen(state)) }));
  await writeFiles([
    { place, bytes: writeXliff(head, asked) },
    {
      place: glossary,
      bytes: writeTbx(
        head,
        pairs.find(({ file }) => file.kind === 'glossary'),
      ),
    },
  ]);
  return { written: [place, glossary], state: countOf(to, files), diagnostics: pairs.flatMap((pair) => otherBlocks(pair, wish)) };
}

/** Returns how far each other locale of a project is, drafts among them. */
export async function translationStatus({
  project,
}: Pick<ExportRequest, 'project'>): Promise<{ states: LocaleState[]; diagnostics: readonly Diagnostic[] }> {
  const root = resolve(project);
  const { library, diagnostics } = await loadLibrary(root);
  if (!library) return { states: [], diagnostics };
  const states: LocaleState[] = [];
  for (const locale of othersOf(library)) {
    const { library: own = library } = await loadLibrary(root, { locales: [locale] });
    states.push(countOf(locale, (await segmentsOf(wishOf(root, own, locale), own)).files));
  }
  return { states, diagnostics: [] };
}

/** What keeps files from being read. @internal */
export const unreadIn = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  diagnostics.filter(({ code, severity }) => severity === 'error' && UNREAD.has(code));

/** A text that is not translated, or was translated from other words. */
export interface LeftText {
  readonly path: string;
  readonly id: string;
  readonly state: TranslationState;
  readonly words: string;
}

/** Returns what is new or stale in a locale. @internal */
export async function leftIn(wish: PairsWish, library: Library): Promise<LeftText[]> {
  const [{ files }, { wordsIn }] = await Promise.all([segmentsOf(wish, library), import('../content/translate/codes.js')]);
  return files.flatMap(({ path, segments }) =>
    segments.flatMap(({ unit, state }) =>
      state === 'new' || state === 'stale' ? [{ path, id: unit.id, state, words: wordsIn(unit.source) }] : [],
    ),
  );
}

const othersOf = ({ project: { locales, drafts } }: Library): string[] => [...new Set([...locales.slice(1), ...drafts])];

/** @internal */
export const wishOf = (root: string, { project }: Library, locale: string): PairsWish => ({
  ...{ root, locale, templates: templatesFolder(), first: project.locales[0] ?? '' },
});

/** Why a locale cannot be translated into; undefined where it can. @internal */
export function wrongLocale(library: Library, to: string): string | undefined {
  const others = othersOf(library);
  if (others.includes(to)) return undefined;
  const [first] = library.project.locales;
  if (to === first) return `"${to}" is the language that the words are translated from. Name another one with --to.`;
  return [`"${to}" is no language of this project.`, didYouMean(to, others), `To begin it: teachback new locale ${to}.`]
    .filter(Boolean)
    .join(' ');
}

function countOf(locale: string, files: readonly SegmentFile[]): LocaleState {
  const all = files.flatMap(({ segments }) => segments.map(({ state }) => state));
  const count = (state: TranslationState): number => all.filter((one) => one === state).length;
  return { locale, new: count('new'), stale: count('stale'), translated: count('translated'), reviewed: count('reviewed') };
}

/** All words of a locale beside those of the first one, each with how far it is and what a translator should know of it. */
async function segmentsOf(wish: PairsWish, library: Library): Promise<{ pairs: FilePair[]; files: SegmentFile[] }> {
  const [{ readPairs, sourcesOf, stateOf }, { changedSource }, { notesFor }] = await Promise.all([
    import('../content/translate/read-pairs.js'),
    import('../content/translate/sources.js'),
    import('../content/translate/notes.js'),
  ]);
  const { locale } = wish;
  const reviewed = await reviewedFiles(library, locale);
  const sources = sourcesOf(wish);
  const pairs = readPairs(wish);
  const files = pairs.map((pair) => ({
    path: pair.file.to,
    segments: pair.units.map((unit) => {
      const was = changedSource(sources, pair.file.to, unit, pair.units);
      const notes = notesFor(unit, pair.file, { library, locale });
      const state = stateOf(unit, pair, sources, reviewed.has(pair.file.to));
      return { unit, state, notes: was === undefined ? notes : [`It was translated from: ${was}`, ...notes] };
    }),
  }));
  return { pairs, files };
}

/** The files of modules whose words somebody has approved as a translation, as they stand now. */
async function reviewedFiles(library: Library, locale: string): Promise<ReadonlySet<string>> {
  const [{ wordsOf }, { snapshotName, snapshotText }] = await Promise.all([
    import('../reviews/read-words.js'),
    import('../reviews/snapshot.js'),
  ]);
  const held = library.reviews.filter((review) => {
    if (review.kind !== 'translation' || review.locale !== locale) return false;
    return snapshotName(review, snapshotText(review, wordsOf(library, review, hashBytes) ?? [], hashBytes), hashBytes) === review.snapshot;
  });
  return new Set(
    held.flatMap(({ module }) => {
      const own = library.modules[module]?.[locale];
      return own ? [moduleFile(own, locale)] : [];
    }),
  );
}
