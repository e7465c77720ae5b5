import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrandFiles } from '../content/brand-zip.js';
import { realPlace } from '../machine/make-folder.js';
import type { Library } from '../model/content.js';
import { type Diagnostic, messageWithHint } from '../model/diagnostic.js';
import { entryIn } from '../model/entry-in.js';
import { EnvironmentError } from '../model/job.js';
import type { Brand } from '../model/organisation.js';
import { idFrom } from '../model/suggest.js';
import { inputStamp } from '../publish/input-stamp.js';
import { writeFiles } from '../publish/write-files.js';
import { aloneOnBrands, takeBrand } from './add.js';
import { loadLibrary } from './open-project.js';

/** A clinic that a page saved, with the version that the page knows from then on; or why nothing was written. */
export type SavedBrand =
  | { readonly id: string; readonly version: string; readonly written: readonly string[] }
  | { readonly trouble: 'changed' | 'refused'; readonly says: string };

const refused = (says: string): SavedBrand => ({ trouble: 'refused', says });
const inWords = (found: readonly Diagnostic[]): string =>
  found.flatMap((one) => (one.severity === 'error' ? [messageWithHint(one)] : [])).join(' ');

const FILE = 'brand.yaml';
const folderOf = (root: string, id: string): string => join(root, 'decks', 'brands', id);

/** Returns what tells a brand's own files, as they are on disk, from other ones. */
export const versionOf = (root: string, { id, logo }: Pick<Brand, 'id' | 'logo'>): string =>
  inputStamp({ files: [FILE, ...(logo ? [logo] : [])].map((name) => join(folderOf(root, id), name)) });

/**
 * Saves a clinic's file as a brand of the project, through the checks of `new brand --from`. Without a version it is a new one. With one,
 * the lines that differ from that version are changed, and all others stay; where its files are not that version any more, nothing is
 * written; nor where somebody else is adding or saving a brand right now.
 */
export async function saveBrand(root: string, bytes: Uint8Array, version: string | undefined): Promise<SavedBrand> {
  try {
    return await aloneOnBrands(root, async () => (version === undefined ? addedBrand(root, bytes) : changedBrand(root, bytes, version)));
  } catch (cause) {
    if (!(cause instanceof EnvironmentError)) throw cause;
    return refused(`${cause.message} ${cause.mend}`);
  }
}

async function addedBrand(root: string, bytes: Uint8Array): Promise<SavedBrand> {
  const { made, changed, wrong, diagnostics } = await takeBrand(root, bytes, { file: NAME });
  const [id] = made.flatMap((path) => /^decks\/brands\/([^/]+)\//.exec(path)?.[1] ?? []);
  if (id === undefined) return refused(wrong || inWords(diagnostics));
  const { library } = await loadLibrary(root);
  return { id, version: versionOf(root, library?.brands[id] ?? { id }), written: [...made, ...changed] };
}

/** What messages call the file that came. */
const NAME = 'clinic.zip';

async function changedBrand(root: string, bytes: Uint8Array, version: string): Promise<SavedBrand> {
  const [{ library, diagnostics }, { brandValues, unpackBrand }, { zipSays }] = await Promise.all([
    loadLibrary(root),
    import('../content/brand-zip.js'),
    import('../content/read-brand-zip.js'),
  ]);
  if (!library) return refused(inWords(diagnostics));
  const after = unpackBrand(bytes);
  if ('trouble' in after) return refused(zipSays(NAME, after.trouble));
  const brand = entryIn(library.brands, idFrom(String(brandValues(after.yaml)?.id ?? '')));
  const isSame = (): boolean => brand !== undefined && versionOf(root, brand) === version;
  if (!brand || !isSame()) return { trouble: 'changed', says: 'Its files were changed in the project since this page read them.' };
  const judged = await mergedFiles(root, library, { brand, after });
  if ('wrong' in judged) return refused(judged.wrong || inWords(judged.diagnostics));
  if (!isSame()) return { trouble: 'changed', says: 'Its files were changed in the project since this page read them.' };
  await writeFiles(
    judged.files.map(({ name, bytes: content }) => ({ place: realPlace(join(folderOf(root, brand.id), name)), bytes: content })),
  );
  const saved = (await loadLibrary(root)).library?.brands[brand.id] ?? brand;
  return { id: brand.id, version: versionOf(root, saved), written: judged.files.map(({ name }) => `decks/brands/${brand.id}/${name}`) };
}

/** Returns the files of a brand with what was changed, judged as those of a new one. */
async function mergedFiles(root: string, library: Library, { brand, after }: { readonly brand: Brand; readonly after: BrandFiles }) {
  const [{ mergedBrand, sameBytes }, { judgedBrand }, { clinicOf }, { filesOf }, { FONT_LETTERS }] = await Promise.all([
    import('../content/merge-brand.js'),
    import('../content/read-brand-zip.js'),
    import('../studio/clinic.js'),
    import('../studio/clinic-file.js'),
    import('../bundle/fonts/open-fonts.js'),
  ]);
  const before = filesOf(library, clinicOf(library, brand.id), brand.id);
  const isNewLogo = after.logo !== undefined && !sameBytes(before.logo?.bytes, after.logo.bytes);
  const name = isNewLogo && after.logo ? freeName(folderOf(root, brand.id), after.logo.name, brand.logo) : '';
  const yaml = mergedBrand(readFileSync(join(folderOf(root, brand.id), FILE), 'utf8'), { before, after, logo: name });
  if (yaml === undefined) return { wrong: `decks/brands/${brand.id}/${FILE} cannot be read.`, diagnostics: [] };
  const logo = isNewLogo && after.logo ? { name, bytes: after.logo.bytes } : undefined;
  return judgedBrand(brand.id, { yaml, logo }, { folder: `decks/brands/${brand.id}`, letters: FONT_LETTERS });
}

/** A logo takes the place of the brand's own, and of no other file that lies there. */
function freeName(folder: string, name: string, own: string | undefined): string {
  const [stem = '', ending = ''] = name.split('.');
  const names = ['', '-2', '-3', '-4', '-5', '-6', '-7', '-8', '-9'].map((count) => `${stem}${count}.${ending}`);
  return names.find((one) => one === own || !existsSync(join(folder, one))) ?? `${stem}-${Date.now()}.${ending}`;
}
