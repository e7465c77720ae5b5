import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { once } from '../../model/remember.js';

/** The functions of HarfBuzz's `hb-subset` that are used, as its C header has them: objects are numbers, places in its memory. */
interface HarfBuzz {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(bytes: number): number;
  free(place: number): void;
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_blob_destroy(blob: number): void;
  hb_face_create(blob: number, index: number): number;
  hb_face_reference_blob(face: number): number;
  hb_face_destroy(face: number): void;
  hb_set_add(set: number, value: number): void;
  hb_set_clear(set: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_unicode_set(input: number): number;
  hb_subset_input_set(input: number, which: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_input_destroy(input: number): void;
  hb_subset_or_fail(face: number, input: number): number;
}

const READ_ONLY = 1;
const NO_HINTING = 1;
/** Of hb_subset_sets_t. */
const SETS = { dropTables: 3, features: 6 } as const;
/** What browsers do by themselves, and the figures of one width that the templates ask for. Small capitals and the like stay behind. */
const FEATURES = ['locl', 'kern', 'liga', 'clig', 'calt', 'rlig', 'tnum'];
/** Only where accents stand by themselves: `ccmp` also takes whole letters apart, which readers of a PDF then meet in pieces. */
const FOR_ACCENTS = ['ccmp', 'mark', 'mkmk'];
const ACCENT = /\p{M}/u;
/** Only where letters join: each has a shape for the beginning, the middle and the end of a word, and one for itself. */
const FOR_JOINING = ['isol', 'init', 'medi', 'fina', 'rclt', 'curs', 'mark', 'mkmk'];
const JOINING = /[\p{scx=Arabic}\p{scx=Syriac}\p{scx=Nko}\p{scx=Adlam}\p{scx=Hanifi_Rohingya}\p{scx=Mandaic}\p{scx=Mongolian}]/u;
const NEEDLESS = ['STAT', 'FFTM', 'meta', 'DSIG', 'gasp'];

const harfbuzz = once(async (): Promise<HarfBuzz> => {
  const place = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(place));
  const api = instance.exports as unknown as HarfBuzz;
  api._initialize();
  return api;
});

const tagOf = (letters: string): number => Buffer.from(letters, 'latin1').readUInt32BE(0);

/** Returns a font (sfnt) with no more than some letters of another, by code point. Throws an Error where it cannot be read. */
export async function subsetFont(sfnt: Buffer, letters: readonly number[]): Promise<Buffer> {
  const hb = await harfbuzz();
  const data = hb.malloc(sfnt.length);
  new Uint8Array(hb.memory.buffer).set(sfnt, data);
  const blob = hb.hb_blob_create(data, sfnt.length, READ_ONLY, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  const input = hb.hb_subset_input_create_or_fail();
  const fill = (set: number, values: Iterable<number>): void => {
    for (const value of values) hb.hb_set_add(set, value);
  };
  hb.hb_subset_input_set_flags(input, NO_HINTING);
  fill(hb.hb_subset_input_unicode_set(input), letters);
  const has = (kind: RegExp): boolean => letters.some((code) => kind.test(String.fromCodePoint(code)));
  const features = hb.hb_subset_input_set(input, SETS.features);
  hb.hb_set_clear(features);
  fill(features, [...FEATURES, ...(has(ACCENT) ? FOR_ACCENTS : []), ...(has(JOINING) ? FOR_JOINING : [])].map(tagOf));
  fill(hb.hb_subset_input_set(input, SETS.dropTables), NEEDLESS.map(tagOf));
  const subset = hb.hb_subset_or_fail(face, input);
  const made = subset === 0 ? 0 : hb.hb_face_reference_blob(subset);
  const start = made === 0 ? 0 : hb.hb_blob_get_data(made, 0);
  const bytes = Buffer.from(new Uint8Array(hb.memory.buffer, start, made === 0 ? 0 : hb.hb_blob_get_length(made)));
  if (made !== 0) hb.hb_blob_destroy(made);
  if (subset !== 0) hb.hb_face_destroy(subset);
  hb.hb_subset_input_destroy(input);
  hb.hb_face_destroy(face);
  hb.hb_blob_destroy(blob);
  hb.free(data);
  if (bytes.length === 0) throw new Error('A font of the tool cannot be cut to the letters that are needed.');
  return bytes;
}
