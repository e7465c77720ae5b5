import type { HtmlDocument } from '../model/html-document.js';
import { lettersIn, strangeIn } from '../model/letters.js';
import { remember } from '../model/remember.js';
import type { Family } from './fonts/families.js';
import { FONT_LETTERS, type FontFile, fileOf, fontBytes, seenIn } from './fonts/open-fonts.js';
import { subsetFont } from './fonts/subset.js';
import { packWoff, unpackWoff } from './fonts/woff.js';

/** The fonts of a page. */
export interface PageFonts {
  /** CSS with the fonts inside, cut to the letters that the page needs. */
  readonly css: string;
  readonly families: readonly Family[];
}

/** On every page: then most pages in a language need the same letters, and their fonts are cut once. */
const ALWAYS = `${Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')}\u00A0–—‘’“”·•…©°×½`;
/** Under the name of the first family, which styles ask for: what it lacks is found behind it. */
const NAME = 'Atkinson Hyperlegible Next';
/** What has been cut lately: by language and letters for a page, by file and code points for a font. */
const [MOST_PAGES, MOST_FACES] = [32, 64];

/** Returns what reads the fonts of pages by the texts that they show. It keeps those of the last sets of letters. */
export function openPageFonts(): (language: string, texts: readonly string[]) => Promise<PageFonts> {
  const faces = new Map<FontFile, (codes: string) => Promise<string>>();
  const cut: Cut = (file, codes) => {
    const known = faces.get(file) ?? remember((key) => facesOf(file, key.split(' ').map(Number)), MOST_FACES);
    faces.set(file, known);
    return known(codes.join(' '));
  };
  const made = remember((key) => cutFonts(key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1), cut), MOST_PAGES);
  return (language, texts) => made(`${language} ${lettersOf(texts)}`);
}

type Cut = (file: FontFile, codes: readonly number[]) => Promise<string>;

/** The letters of texts in HTML, CSS and script, each once, in the order of their numbers. Those written as numbers are read. */
function lettersOf(texts: readonly string[]): string {
  const found = new Set(lettersIn(ALWAYS).map(({ text }) => text));
  for (const text of texts) for (const letter of lettersIn(withoutEscapes(text))) found.add(letter.text.normalize('NFC'));
  return [...found].sort().join('\n');
}

const ESCAPED = /&#(?:x([0-9a-f]{2,6})|(\d{3,7}));|\\u(?:\{([0-9a-f]{2,6})\}|([0-9a-f]{4}))|\\([0-9a-f]{2,6}) ?/gi;

const withoutEscapes = (text: string): string =>
  text.replace(ESCAPED, (whole, hex?: string, decimal?: string, braced?: string, four?: string, css?: string) => {
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? braced ?? four ?? css ?? '', 16);
    return code > 127 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** Returns the letters of a page's words that no font has, each once. */
export const lettersWithoutFont = ({ title, body }: HtmlDocument): string[] => [
  ...new Set(strangeIn(withoutEscapes(`${title}\n${body}`).normalize('NFC'), FONT_LETTERS).map(({ text }) => text)),
];

/** Later faces stand before earlier ones where both have a letter: the first family comes last. */
async function cutFonts(language: string, letters: string, cut: Cut): Promise<PageFonts> {
  const codes = new Map<FontFile, Set<number>>();
  for (const letter of [...ALWAYS, ...letters.split('\n')]) {
    const file = fileOf(letter, language);
    const wanted = file && (codes.get(file) ?? new Set());
    if (file && wanted) codes.set(file, wanted);
    for (const code of seenIn(letter)) wanted?.add(code);
  }
  const found = [...codes].reverse();
  const css = await Promise.all(
    found.map(([file, wanted]) =>
      cut(
        file,
        [...wanted].sort((a, b) => a - b),
      ),
    ),
  );
  return { css: css.join(''), families: [...new Set(found.map(([{ family }]) => family))].reverse() };
}

const REGULAR = 400;
/** The weights that styles ask for. Only faces of the same weight fill each other's gaps, so each family has a face of each, if it must the same. */
const WEIGHTS = [REGULAR, 700];

/** Static files: a variable font becomes Type 3 in Chromium's PDFs. */
async function facesOf(file: FontFile, codes: readonly number[]): Promise<string> {
  const { weights, adjust, reach } = file.family;
  const faces = WEIGHTS.map(async (weight) => {
    const bytes = packWoff(await subsetFont(unpackWoff(fontBytes(file, weights.includes(weight) ? weight : REGULAR)), codes));
    const about = [
      `font-family:"${NAME}";font-style:normal;font-weight:${weight};font-display:block`,
      ...(adjust ? [`size-adjust:${adjust}%`] : []),
      ...(reach ? [`ascent-override:${reach[0]}%;descent-override:${reach[1]}%`] : []),
      `unicode-range:${ranges(codes)};src:url(data:font/woff;base64,${bytes.toString('base64')}) format("woff")`,
    ];
    return `@font-face{${about.join(';')}}`;
  });
  return (await Promise.all(faces)).join('');
}

/** Code points in order, as CSS writes them: "U+20-7E,U+A0". */
function ranges(codes: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const code of codes) {
    const last = spans.at(-1);
    if (last && last[1] === code - 1) last[1] = code;
    else spans.push([code, code]);
  }
  const hex = (code: number): string => code.toString(16).toUpperCase();
  return spans.map(([first, last]) => `U+${hex(first)}${first === last ? '' : `-${hex(last)}`}`).join(',');
}
