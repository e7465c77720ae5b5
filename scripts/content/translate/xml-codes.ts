import type { Code, Part } from '../../model/translation.js';
import { codesIn } from './codes.js';

/** The number of each code in an XLIFF file. */
export type Numbers = ReadonlyMap<Code, string>;

/** Returns the numbers of the codes of some words: 1, 2, 3 as they stand. */
export const numbersOf = (source: readonly Part[]): Numbers => new Map(codesIn(source).map((code, index) => [code, String(index + 1)]));

/** Returns the numbers of the codes of a translation: each has that of the source's code that is written like it, else of the next one of its kind. */
export function numbersIn(target: readonly Part[], source: Numbers): Numbers {
  const free = new Map(source);
  const found = new Map<Code, string>();
  const take = (code: Code, isLike: (other: Code) => boolean): void => {
    const other = found.has(code) ? undefined : [...free.keys()].find(isLike);
    if (!other) return;
    found.set(code, free.get(other) ?? '');
    free.delete(other);
  };
  const codes = codesIn(target);
  for (const code of codes) take(code, ({ open, close }) => open === code.open && close === code.close);
  for (const code of codes) take(code, ({ kind, parts }) => kind === code.kind && (parts === undefined) === (code.parts === undefined));
  let next = source.size;
  return new Map(codes.map((code) => [code, found.get(code) ?? String(++next)]));
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Returns a text as it stands in XML; letters that XML cannot have are left out. */
export const xmlText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has none of them.
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);

/** Returns words and codes as the inside of `<source>` or `<target>`. */
export const xmlParts = (parts: readonly Part[], numbers: Numbers): string =>
  parts
    .map((part) => {
      if (typeof part === 'string') return xmlText(part);
      const about = `id="${numbers.get(part) ?? ''}" ctype="${part.kind}"`;
      if (part.parts) return `<g ${about}>${xmlParts(part.parts, numbers)}</g>`;
      if (part.kind === 'x-value') return `<ph ${about}>${xmlText(part.open)}</ph>`;
      return `<x ${about} equiv-text="${xmlText(part.open.trim())}"/>`;
    })
    .join('');
