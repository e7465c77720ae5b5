import { languageOf } from '../languages/index.js';
import type { Claim, Library, Module } from '../model/content.js';
import type { Localised } from '../model/definitions.js';
import { claimsIn } from '../model/passages.js';
import { figurePicture } from '../model/pictures.js';

/** Returns the SHA-256 of a text in hexadecimal digits: handed in, so that this runs wherever there is one. */
export type HashText = (text: string) => string;

/**
 * Returns 16 hexadecimal digits that change when anything changes which a reviewer of the module in one locale would read:
 * its passages and figures, the claims it cites with their caveats, evidence and sources, its glossary terms, the region's lines.
 * Lines and columns do not count. Returns undefined when there is no such module.
 */
export function moduleFingerprint(
  library: Library,
  of: { module: string; locale: string; region: string },
  hash: HashText,
): string | undefined {
  const module = library.modules[of.module]?.[of.locale];
  if (!module) return undefined;
  const claims = claimsOf(library, module);
  const content = {
    module,
    pictures: Object.keys(module.figures).map((name) => figurePicture(library.pictures, module, name) ?? null),
    claims: claims.map((claim) => claimContent(claim, of.locale)),
    sources: claims.flatMap((claim) => claim.evidence.map(({ ref }) => library.references[ref]?.csl ?? null)),
    terms: languageOf(of.locale).findTerms(library.glossary[of.locale] ?? [], textsIn(module).join('\n')),
    region: regionContent(library, of),
  };
  return hash(JSON.stringify(canonical(content))).slice(0, 16);
}

/** The claims that the module cites, its figures among them, each followed by its caveats, each once. */
function claimsOf(library: Library, module: Module): Claim[] {
  const cited = claimsIn(module, library.claims).flatMap((id) => library.claims[id] ?? []);
  const all = cited.flatMap((claim) => [claim, ...claim.qualifiedBy.flatMap((id) => library.claims[id] ?? [])]);
  return [...new Map(all.map((claim) => [claim.id, claim])).values()];
}

function claimContent({ words, takesUp: _takesUp, due: _due, ...claim }: Claim, locale: string): object {
  return { ...claim, words: words[locale] ?? null };
}

function regionContent(library: Library, { region: id, locale }: { region: string; locale: string }): object | null {
  const region = library.regions[id];
  if (!region) return null;
  const inLocale = (words: Localised | undefined): string | null => words?.[locale] ?? null;
  return region.lines.map(({ source: _source, checked: _checked, label, options, ...line }) => ({
    ...{ ...line, label: inLocale(label), press: options.press ?? null, send: options.send ?? null },
    ...{ choose: inLocale(options.choose), says: inLocale(options.says) },
  }));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The value with its keys in alphabetical order and without places in files: neither its own nor those of its fields. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, inner]) => !(key === 'at' && isPlace(inner)) && !(key === 'fields' && arePlaces(inner)),
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)]));
}

const isPlace = (value: unknown): boolean => typeof value === 'object' && value !== null && 'file' in value && 'line' in value;
const arePlaces = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.values(value).every(isPlace);
