import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { didYouMean, editDistance } from '../model/suggest.js';

/** What stands before the endings of a name, in small letters: Windows hides endings, and its editors add one ("en.md.txt"). */
const stemOf = (name: string): string =>
  name.toLowerCase().replace(/(?:\.(?:txt|md|markdown|ya?ml|docx?|rtf|odt|svg|png|jpe?g|webp|gif|pdf))+$/, '');

/**
 * Returns what to do where a file that is named is not there: rename the one beside it that differs by its endings or capital letters, or
 * mend the name of its folder; undefined where nothing like it is there.
 */
export function nearFile(root: string, path: string): string | undefined {
  const [folder, name] = [dirname(path), basename(path)];
  const inside = namesIn(join(root, folder));
  if (inside) {
    const same = inside.find((one) => one.toLowerCase() === name.toLowerCase()) ?? inside.find((one) => stemOf(one) === stemOf(name));
    if (same !== undefined && isText(same)) return `There is "${same}" in that folder: rename it to ${name}.`;
    if (same !== undefined) return `There is "${same}" in that folder: write that name.`;
    const like = inside.filter((one) => editDistance(one, name) <= 2).length > 0 ? didYouMean(name, inside) : undefined;
    return like;
  }
  const near = namesIn(join(root, dirname(folder)));
  const like = near && didYouMean(basename(folder), near);
  return like && `There is no folder "${basename(folder)}". ${like}`;
}

const isText = (name: string): boolean => !/\.(?:svg|png|jpe?g|webp|gif|pdf)$/i.test(name);

const namesIn = (folder: string): string[] | undefined =>
  existsSync(folder) ? readdirSync(folder).filter((one) => !one.startsWith('.')) : undefined;
