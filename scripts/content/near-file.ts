import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type At, type Diagnostic, error } from '../model/diagnostic.js';
import { didYouMean, editDistance } from '../model/suggest.js';
import { isOfSystem, stemOf } from './near-name.js';

/**
 * Returns what to do where a file that is named is not there: rename the one beside it that differs by its endings or capital letters, or
 * mend the name of its folder; undefined where nothing like it is there.
 */
export function nearFile(root: string, path: string): string | undefined {
  const [folder, name] = [dirname(path), basename(path)];
  const inside = namesIn(join(root, folder), false);
  if (inside) {
    const same = inside.find((one) => one.toLowerCase() === name.toLowerCase()) ?? inside.find((one) => stemOf(one) === stemOf(name));
    if (same !== undefined && isText(same)) return `There is "${same}" in that folder: rename it to ${name}.`;
    if (same !== undefined) return `There is "${same}" in that folder: write that name.`;
    // The file of another language is no mistake for that of this one.
    const others = inside.filter((one) => !isOfLanguage(one) || !isOfLanguage(name));
    return others.some((one) => editDistance(one, name) <= 2) ? didYouMean(name, others) : undefined;
  }
  const near = namesIn(join(root, dirname(folder)), true);
  const like = near && didYouMean(basename(folder), near);
  return like && `There is no folder "${basename(folder)}". ${like}`;
}

const isOfLanguage = (name: string): boolean => /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*\.(?:ya?ml|md)$/.test(name);

const isText = (name: string): boolean => !/\.(?:svg|png|jpe?g|webp|gif|pdf)$/i.test(name);

/** The names of files, or of folders: one is never to be renamed to the other. */
const namesIn = (folder: string, ofFolders: boolean): string[] | undefined =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
        one.isDirectory() === ofFolders && !isOfSystem(one.name) ? [one.name] : [],
      )
    : undefined;

/** A picture stands in the brand's own folder: no address, and no place on somebody's disk. */
export const isPlainName = (name: string): boolean => !/^(?:[a-z]+:|~)|\\/i.test(name);

/** Says so of a picture that is named in another way. */
export function strangePicture(name: string, folder: string, at: At): Diagnostic {
  const last = name.split(/[\\/]/).at(-1) || 'logo.png';
  const message = `The picture "${name}" is no file in ${folder}.`;
  return error({ code: 'missing-file', message, at, hint: `Copy the picture into that folder, and write its name alone: "${last}".` });
}
