import { basename } from 'node:path';
import { parseDocument } from 'yaml';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { Letters } from '../model/letters.js';
import { idFrom } from '../model/suggest.js';
import { type BrandFiles, brandValues, unpackBrand, type ZipTrouble } from './brand-zip.js';
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

/** Says why a file is no clinic's, and what to do. */
export const zipSays = (file: string, trouble: ZipTrouble): string => `"${basename(file)}" ${SAYS[trouble]}`;

/**
 * Returns the files of a clinic in a ZIP file, judged as those of a brand are: `brand.yaml` with its comments, named `name` or as it says
 * itself, and its logo. Nothing is written where one of them has an error.
 */
export function readBrandZip(
  bytes: Uint8Array | 'heavy',
  { file, name, letters }: { readonly file: string; readonly name?: string | undefined; readonly letters: Letters },
): TakenIn {
  const read = bytes === 'heavy' ? { trouble: bytes } : unpackBrand(bytes);
  if ('trouble' in read) return { wrong: zipSays(file, read.trouble), diagnostics: [] };
  const values = brandValues(read.yaml);
  const id = name ?? idFrom(String(values?.id ?? ''));
  const yaml = values && renamed(read.yaml, id, read.logo?.name);
  const judged = judgedBrand(id, { yaml: yaml ?? read.yaml, logo: read.logo }, { folder: basename(file), letters });
  // Nothing is wrong with it but that its values stand elsewhere in it.
  return yaml === undefined && !('wrong' in judged) ? { wrong: `"${basename(file)}" ${TANGLED}`, diagnostics: [] } : judged;
}

const TANGLED = 'has a brand.yaml that refers to its own parts (*name). Write each value out, without & and *.';

/** The text of a `brand.yaml` with its comments under another name; undefined where it is nested so deeply that nobody can write it. */
function renamed(yaml: string, id: string, logo: string | undefined): string | undefined {
  try {
    const document = parseDocument(yaml, { customTags: [] });
    document.set('id', id);
    // Its own modules lie beside it, not in it.
    document.delete('modules');
    document.delete('logoOnDark');
    if (logo) document.set('logo', logo);
    else document.delete('logo');
    return document.toString({ lineWidth: 0 });
  } catch {
    return undefined;
  }
}

/**
 * Returns the files of a brand, judged as those that lie in `decks/brands/` are; nothing of them is written where one has an error.
 * `folder`: what messages call the place of the files.
 */
export function judgedBrand(id: string, { yaml, logo }: BrandFiles, { folder, letters }: { folder: string; letters: Letters }): TakenIn {
  const diagnostics: Diagnostic[] = [];
  readYaml({ file: `${folder}/brand.yaml`, text: yaml, letters }, brandSchema, diagnostics);
  if (logo) readPicture(`${folder}/${logo.name}`, logo.bytes, 'logo', diagnostics);
  if (hasErrors(diagnostics)) return { wrong: '', diagnostics };
  // Written in this order: no brand.yaml ever names a logo that is not there.
  return { id, diagnostics, files: [...(logo ? [logo] : []), { name: 'brand.yaml', bytes: yaml }] };
}
