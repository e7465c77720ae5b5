import { idFrom } from '../model/suggest.js';

/** Files and folders that systems, editors and shares put beside those of people: nobody wrote them, and nobody is told of them. */
const OF_SYSTEM =
  /^(?:\.|~|#)|~$|\.(?:tmp|swp|part|crdownload|lnk)$|^(?:thumbs\.db|ehthumbs(?:_vista)?\.db|desktop\.ini|icon\r|__macosx|@eadir|\$recycle\.bin|system volume information|lost\+found)$/i;

/** True for what an operating system, an editor or a share left behind: `.DS_Store`, `Thumbs.db`, `~$en.docx`, `en.md~`. */
export const isOfSystem = (name: string): boolean => OF_SYSTEM.test(name);

/** What stands before the endings of a name, in small letters: Windows hides endings, and its editors add one ("en.md.txt"). */
export const stemOf = (name: string): string =>
  name.toLowerCase().replace(/(?:\.(?:deck|txt|md|markdown|ya?ml|docx?|rtf|odt|bak|old|orig|svg|png|jpe?g|webp|gif|pdf))+$/, '');

/** A name with the endings that this tool reads, in small letters: "EN.Markdown.txt" becomes "en.md". */
export const usualName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(\.(?:md|markdown|ya?ml))\.txt$/, '$1')
    .replace(/\.markdown$/, '.md')
    .replace(/\.yml$/, '.yaml');

/** Returns that of `names` of which `name` is a copy, as systems, shares and people call copies: "en - Copy.md", "Copy of en.md", "en (1).md", "en_old.md". */
export function copiedFrom(name: string, names: readonly string[]): string | undefined {
  const stem = stemOf(name);
  const isNear = (other: string): boolean =>
    other !== '' &&
    (stem === other ||
      (stem.startsWith(other) ? isBreak(stem[other.length]) : stem.endsWith(other) && isBreak(stem.at(-1 - other.length))));
  return names.filter((one) => one !== name && isNear(stemOf(one))).sort((a, b) => b.length - a.length)[0];
}

const isBreak = (sign: string | undefined): boolean => sign !== undefined && !/[\p{L}\p{N}]/u.test(sign);

/** As copiedFrom, of names that are ids: only what can be no id itself is a copy. */
export const copiedId = (name: string, names: readonly string[]): string | undefined =>
  idFrom(name) === name
    ? undefined
    : copiedFrom(
        name,
        names.filter((one) => idFrom(one) === one),
      );

/** Names that begin with ids and have this ending, without those that are copies of others. */
export function withoutCopies(names: readonly string[], ending = ''): string[] {
  const ids = names.map((name) => name.slice(0, name.length - ending.length));
  return names.filter((_, index) => copiedId(ids[index] ?? '', ids) === undefined);
}
