import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { baseOf } from '../languages/tags.js';
import { type Diagnostic, error, hasErrors } from '../model/diagnostic.js';
import { EnvironmentError } from '../model/job.js';
import { writeFiles } from '../publish/write-files.js';
import { loadLibrary } from './open-project.js';
import { type LeftText, leftIn, unreadIn, wishOf, wrongLocale } from './translate.js';

export interface ImportRequest {
  /** Folder that holds `decks/`. */
  readonly project: string;
  /** The XLIFF file. */
  readonly file: string;
  /** True to write over words that have changed in the project since they were exported. */
  readonly force?: boolean;
}

export interface ImportReport {
  /** Paths, from the project, of what was written, each with how many texts of it changed. */
  readonly changed: readonly { readonly path: string; readonly count: number }[];
  /** What is new or stale after it. */
  readonly left: readonly LeftText[];
  /** Why nothing was written: the request is wrong. */
  readonly wrong?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** In bytes: more is not even opened. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Puts a translator's XLIFF file into the content: all of it, or nothing where anything is wrong. What the translator did not change stays
 * as it is, to the byte. Throws an EnvironmentError when the disk refuses.
 */
export async function importTranslation({ project, file, force = false }: ImportRequest): Promise<ImportReport> {
  const root = resolve(project);
  const none = { changed: [], left: [], diagnostics: [] };
  const name = basename(file);
  const read = textOf(file, name);
  if ('diagnostics' in read) return { ...none, ...read };
  const { readXliff } = await import('../content/translate/read-xliff.js');
  const damaged: Diagnostic[] = [];
  const words = readXliff(read.text, name, damaged);
  if (damaged.length > 0) return { ...none, diagnostics: damaged };
  const said = words.find((one) => one.locale !== '')?.locale ?? '';
  const { library, diagnostics } = await loadLibrary(root, { locales: [said, baseOf(said)] });
  const unread = unreadIn(diagnostics);
  if (!library || unread.length > 0) return { ...none, diagnostics: library ? unread : diagnostics };
  const locale = wrongLocale(library, said) === undefined || wrongLocale(library, baseOf(said)) !== undefined ? said : baseOf(said);
  const [{ plainLines, readPairs, sourcesOf, sourcesPath }, { importWords }, { writeSources }] = await Promise.all([
    import('../content/translate/read-pairs.js'),
    import('../content/translate/import-words.js'),
    import('../content/translate/sources.js'),
  ]);
  const wish = wishOf(root, library, locale);
  const sources = sourcesOf(wish);
  const wrong = locale === '' ? undefined : wrongLocale(library, locale);
  const pairs = wrong === undefined && locale !== '' ? readPairs(wish) : [];
  const asked = { ...wish, project: library.project.id, force, files: words, sources };
  const done = importWords(pairs, asked);
  if (wrong !== undefined) return { ...none, wrong };
  if (hasErrors(done.diagnostics)) return { ...none, diagnostics: done.diagnostics };
  const [before, after] = [writeSources(sources), writeSources(done.sources)];
  const kept = before === after ? [] : [{ place: join(root, sourcesPath(locale)), bytes: after }];
  const files = done.files.map(({ pair, text }) => {
    const place = join(root, pair.file.to);
    return existsSync(place)
      ? { place: realpathSync(place), bytes: asBefore(text, readFileSync(place, 'utf8'), plainLines) }
      : { place, bytes: text };
  });
  await writeFiles([...files, ...kept]);
  const left = await leftIn(wish, library);
  return { changed: done.files.map(({ pair, count }) => ({ path: pair.file.to, count })), left, diagnostics: done.diagnostics };
}

/** Line ends and a byte order mark stay as the file has them. */
function asBefore(text: string, old: string, plain: (text: string) => string): string {
  const ends = old.includes('\r\n') ? plain(text).replace(/\n/g, '\r\n') : text;
  return old.startsWith('\uFEFF') ? `\uFEFF${ends}` : ends;
}

function textOf(file: string, name: string): { readonly text: string } | { readonly diagnostics: readonly Diagnostic[] } {
  const unread = (message: string, hint: string): { diagnostics: Diagnostic[] } => ({
    diagnostics: [error({ code: 'xliff-unread', message, at: { file: name, line: 1, column: 1 }, hint })],
  });
  if (!existsSync(file) || !statSync(file).isFile())
    return unread(`There is no file "${name}".`, 'Name the file that the translator sent.');
  const { size } = statSync(file);
  if (size > MOST_BYTES)
    return unread(`The file has ${size} bytes, and at most ${MOST_BYTES} are read.`, 'Export the words again, into a file of their own.');
  try {
    const bytes = readFileSync(file);
    const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
    const decoder = new TextDecoder(wide ? 'utf-16le' : 'utf-8', { fatal: true });
    return { text: decoder.decode(bytes) };
  } catch (thrown) {
    if (thrown instanceof TypeError) return unread('The file is not UTF-8 text.', 'Have it saved as XLIFF 1.2 in UTF-8.');
    throw new EnvironmentError('disk', `"${name}" cannot be read.`, 'See that you may read it, then run the command again.', {
      cause: thrown,
    });
  }
}
