import { z } from 'zod';
import { isLanguageTag } from '../../languages/tags.js';
import { type AddressRules, judgeAddress, WEB } from '../../model/addresses.js';
import { idFrom } from '../../model/suggest.js';

/**
 * The keys of a map in a file, held against the model's type: each key that the type has, with a schema of just its values. A key that
 * stands in one and not in the other does not compile. Where an entry stands (`at`, `fields`) is told by its reader.
 */
export type Keys<T> = Shape<Written<NonNullable<T>>>;

type Shape<T> = { readonly [K in keyof T]-?: z.ZodType<T[K]> };

type Written<T> = T extends readonly (infer One)[]
  ? readonly Written<One>[]
  : T extends object
    ? { readonly [K in keyof T as Exclude<K, 'at' | 'fields'>]: Written<T[K]> }
    : T;

export const id = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'an id has small letters, digits and hyphens ("blood-pressure")');
/** Names that Windows keeps for devices, whatever ending follows: no file or folder there can have them. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;
const RENAME = { code: 'wrong-type', hint: 'Choose another id, and give the file or folder that is called after it the same name' };
/** An id that is the name of files or of a folder. */
export const fileId = id.refine((name) => !DEVICE.test(name), {
  error: ({ input }) => `Windows keeps the name "${String(input).split('.', 1)[0]}" for itself: no file can have it there`,
  params: RENAME,
});
/** What a build writes beside the folders of the brands. */
const BESIDE_BRANDS = ['index.html', 'manifest.json', 'thumbs'];
/** The id of a brand: the name of its folder, here and among what is built. */
export const brandId = fileId.refine((name) => !BESIDE_BRANDS.includes(name), {
  error: ({ input }) => `a build writes a file or folder "${String(input)}" of its own beside those of the brands`,
  params: RENAME,
});
/** A country as people name it in one word or more ("US", "United States"): whether there is such a region is asked later. */
export const regionName = z
  .string()
  .min(1)
  .transform((written) => idFrom(written) || written)
  .pipe(id);
export const requirementId = z.string().regex(/^[A-Z]+-?\d+$/, 'a requirement id is letters and a number ("CARE-01")');
export const text = z.string().min(1).regex(/\S|^$/, 'nothing but blanks stands here');
/** A figure of a shared module: `driving/ride`. */
export const scene = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'a picture is named by its module and its file, without ending ("driving/ride")');
/** An address, judged where it is read. `whole` completes one that is written in another form. */
export const address = (rules: AddressRules, whole = (written: string): string => written): z.ZodString =>
  text.superRefine((written, { addIssue }) => {
    const judged = judgeAddress(whole(written), rules);
    if ('wrong' in judged)
      addIssue({ code: 'custom', message: `it ${judged.wrong}`, params: { code: 'malformed-address', hint: judged.mend } });
  });
/** The address of a page on the web. */
export const webAddress = address({ allowed: WEB }).meta({ format: 'uri' });
export const texts = z.array(text);
/** A language tag. */
export const locale = z.string().refine(isLanguageTag, 'a locale is a language tag ("en")');
/** A text by locale. */
export const localised = z.record(locale, text);
export const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day is written 2026-11-23');
/** How a source was read. */
export const read = z.enum(['primary', 'second-hand']);
