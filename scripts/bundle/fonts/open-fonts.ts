import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { hasManyAccents, scriptOf } from '../../languages/tags.js';
import type { Letters } from '../../model/letters.js';
import { remember } from '../../model/remember.js';
import { readCmap } from './cmap.js';
import { FAMILIES, type Family } from './families.js';
import { tableOf } from './woff.js';

/** A file of a family, and the letters that it has and that the family sets. */
export interface FontFile {
  readonly family: Family;
  readonly file: string;
  has(code: number): boolean;
}

/** Returns the bytes (WOFF) of a file of a family in one of its weights. */
export const fontBytes = ({ family: { from }, file }: FontFile, weight: number): Buffer =>
  readFileSync(createRequire(import.meta.url).resolve(`@fontsource/${from}/files/${from}-${file}-${weight}-normal.woff`));

/** What is not seen needs no font: it joins letters, parts them, or says how they run. */
const UNSEEN = /^\p{Default_Ignorable_Code_Point}$/u;
/** Shown in color where a font has colors, and as something else where none has. U+FFFD stands for what a program could not read. */
const REFUSED = /\p{Emoji_Presentation}|\p{RI}|\uFFFD/u;

const openFile = (family: Family, file: string): FontFile => {
  const scripts = new RegExp(`^[${family.scripts.map((script) => `\\p{Script_Extensions=${script}}`).join('')}]$`, 'u');
  const one: { letters?: ReadonlySet<number> } = {};
  const opened: FontFile = {
    ...{ family, file },
    has(code) {
      if (!scripts.test(String.fromCodePoint(code))) return false;
      one.letters ??= readCmap(tableOf(fontBytes(opened, family.weights[0] ?? 400), 'cmap') ?? Buffer.alloc(4));
      return one.letters.has(code);
    },
  };
  return opened;
};

const FILES: readonly FontFile[] = FAMILIES.flatMap((family) => family.files.map((file) => openFile(family, file)));

/** Returns the bytes of every file of every family. Throws where one is missing. */
export const allFonts = (): readonly { readonly family: Family; readonly bytes: Buffer }[] =>
  FILES.flatMap((file) => file.family.weights.map((weight) => ({ family: file.family, bytes: fontBytes(file, weight) })));

/** The files in the order in which a letter of a page in `language` is looked for. */
const filesFor = remember((language: string): readonly FontFile[] => {
  const script = scriptOf(language);
  const leads = ({ family }: FontFile): boolean => family.leads === script || (family.hasManyAccents === true && hasManyAccents(language));
  return [...FILES.filter(leads), ...FILES.filter((one) => !leads(one))];
});

/** The code points of a letter that a font must have a shape for. */
export const seenIn = (letter: string): number[] =>
  [...letter].filter((sign) => !UNSEEN.test(sign)).map((sign) => sign.codePointAt(0) ?? 0);

/** Returns the first file that has all of a letter, or undefined where none has. */
export function fileOf(letter: string, language = ''): FontFile | undefined {
  if (REFUSED.test(letter)) return undefined;
  const codes = seenIn(letter);
  return filesFor(language).find((file) => codes.every((code) => file.has(code)));
}

/** The letters of all fonts that travel with the files, by the fonts' own tables. */
export const FONT_LETTERS: Letters = { has: remember((letter) => seenIn(letter).length === 0 || fileOf(letter) !== undefined, 4096) };

const BEYOND_ASCII = Array.from({ length: 0xffff - 0x9f }, (_, index) => 0xa0 + index);

/**
 * Returns the letters beyond ASCII that names beside these words may need: those that the same families have in the same scripts, and
 * their signs and blanks.
 */
export function lettersLike(words: string): string {
  const letters = [...new Set(words.normalize('NFC').match(/\p{L}/gu))];
  const families = new Set(letters.map((letter) => fileOf(letter)?.family));
  const scripts = new Set(['Common', ...FAMILIES.flatMap((family) => family.scripts)]);
  const used = [...scripts].filter(
    (script) => script === 'Common' || letters.some((letter) => new RegExp(`\\p{Script=${script}}`, 'u').test(letter)),
  );
  const fits = new RegExp(`^(?=[\\p{L}\\p{N}\\p{P}\\p{S}\\p{Zs}])[${used.map((script) => `\\p{Script=${script}}`).join('')}]$`, 'u');
  const files = FILES.filter(({ family }) => families.has(family));
  const own = BEYOND_ASCII.filter((code) => files.some((file) => file.has(code)) && fits.test(String.fromCodePoint(code)));
  return String.fromCodePoint(...own);
}
