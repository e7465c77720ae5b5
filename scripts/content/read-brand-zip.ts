import { basename } from 'node:path';
import { parseDocument } from 'yaml';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { Letters } from '../model/letters.js';
import { idFrom } from '../model/suggest.js';
import { brandValues, unpackBrand, type ZipTrouble } from './brand-zip.js';
import { readPicture } from './pictures/read-picture.js';
import { readYaml } from './read-yaml.js';
import { brandSchema } from './schema/brand.js';

/** A clinic that came as a file: what is written of it, or why nothing is. */
export type TakenIn =
  | {
      readonly id: string;
      readonly files: readonly { readonly name: string; readonly bytes: Uint8Array | string }[];
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly wrong: string; readonly diagnostics: readonly Diagnostic[] };

const SAYS: Readonly<Record<ZipTrouble, string>> = {
  broken: 'cannot be unpacked: it is no ZIP file, or is cut off. Save the clinic again in studio.html.',
  heavy: 'is too large for the file of a clinic. Take a smaller logo, and save the clinic again in studio.html.',
  names: 'has a file whose name leads out of it. Nothing was taken. Save the clinic again in studio.html.',
  empty: 'has no brand.yaml. Choose a file that was saved in studio.html.',
};

/**
 * Returns the files of a clinic in a ZIP file, judged as those of a brand are: `brand.yaml` with its comments, named `name` or as it says
 * itself, and its logo. Nothing is written where one of them has an error.
 */
export function readBrandZip(
  bytes: Uint8Array | 'heavy',
  { file, name, letters }: { readonly file: string; readonly name?: string | undefined; readonly letters: Letters },
): TakenIn {
  const read = bytes === 'heavy' ? { trouble: bytes } : unpackBrand(bytes);
  if ('trouble' in read) return { wrong: `"${basename(file)}" ${SAYS[read.trouble]}`, diagnostics: [] };
  const id = name ?? idFrom(String(brandValues(read.yaml)?.id ?? ''));
  const document = parseDocument(read.yaml, { customTags: [] });
  if (document.errors.length === 0) {
    document.set('id', id);
    // Its own modules lie beside it, not in it.
    document.delete('modules');
    document.delete('logoOnDark');
    if (read.logo) document.set('logo', read.logo.name);
    else document.delete('logo');
  }
  const text = document.errors.length === 0 ? document.toString({ lineWidth: 0 }) : read.yaml;
  const diagnostics: Diagnostic[] = [];
  readYaml({ file: `${basename(file)}/brand.yaml`, text, letters }, brandSchema, diagnostics);
  if (read.logo) readPicture(`${basename(file)}/${read.logo.name}`, read.logo.bytes, 'logo', diagnostics);
  if (hasErrors(diagnostics)) return { wrong: '', diagnostics };
  return { id, diagnostics, files: [{ name: 'brand.yaml', bytes: text }, ...(read.logo ? [read.logo] : [])] };
}
