import { strFromU8, strToU8, unzipSync } from 'fflate';
import { parse } from 'yaml';
import { MOST_PACKED } from './limits.js';
import { packFiles } from './pack-files.js';

/** What the file of a clinic holds: `brand.yaml`, and a logo where it has one. Bytes as they came, not judged yet. */
export interface BrandFiles {
  readonly yaml: string;
  readonly logo?: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

/** Why a file is no clinic's: it cannot be unpacked, it is too large packed or unpacked, a name in it leads elsewhere, it has no `brand.yaml`. */
export type ZipTrouble = 'broken' | 'heavy' | 'names' | 'empty';

const MOST_UNPACKED = 6_000_000;
const MOST_FILES = 40;

const LOGO = /^logo\.(?:svg|png|jpe?g|webp)$/;
const YAML = 'brand.yaml';

/** Returns the files of a clinic as one ZIP file. */
export function packBrand({ yaml, logo }: BrandFiles): Uint8Array {
  return packFiles({ [YAML]: strToU8(yaml), ...(logo && { [logo.name]: logo.bytes }) });
}

/**
 * Returns the files of a clinic in a ZIP file. Nothing in it is trusted: what it says of sizes is counted before anything is unpacked, and
 * no more is unpacked than it says; a name that leads out of the file refuses all of it. Other files are passed over.
 */
export function unpackBrand(bytes: Uint8Array): BrandFiles | { readonly trouble: ZipTrouble } {
  if (bytes.length > MOST_PACKED) return { trouble: 'heavy' };
  const seen = { size: 0, count: 0, strange: false };
  const files: Record<string, Uint8Array> = {};
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        seen.count += 1;
        seen.size += originalSize;
        seen.strange ||= leadsOut(name);
        return seen.count <= MOST_FILES && seen.size <= MOST_UNPACKED && isOurs(baseName(name)) && !name.startsWith('__MACOSX/');
      },
    });
    for (const [name, content] of Object.entries(unpacked)) files[baseName(name)] ??= content;
  } catch {
    return { trouble: 'broken' };
  }
  if (seen.strange) return { trouble: 'names' };
  if (seen.count > MOST_FILES || seen.size > MOST_UNPACKED) return { trouble: 'heavy' };
  const text = files[YAML];
  const logo = Object.entries(files).find(([name]) => LOGO.test(name));
  return text ? { yaml: strFromU8(text), ...(logo && { logo: { name: logo[0], bytes: logo[1] } }) } : { trouble: 'empty' };
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const isOurs = (name: string): boolean => name === YAML || LOGO.test(name);
const leadsOut = (path: string): boolean => /^[/\\]|^[a-z]:|\\|(?:^|\/)\.\.(?:\/|$)|\0/i.test(path);

/** Returns what the text of a `brand.yaml` says, as plain data that nobody has judged; undefined where it is no YAML. */
export function brandValues(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = parse(text, { maxAliasCount: 0, customTags: [] });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
