import type { Library, Module } from './content.js';
import type { DeckDefinition, DeckPart, HandoutPart } from './definitions.js';
import { entryIn } from './entry-in.js';
import type { Brand } from './organisation.js';

/** True when a module, in any locale, is a brand's own. */
export const isOwnModule = (locales: Readonly<Record<string, Module>> | undefined): boolean =>
  Object.values(locales ?? {}).some(({ owner }) => owner !== undefined);

/**
 * Returns where a module's files stand, from the explainer's folder: `modules/results`, and for a brand's own module, whose id
 * is `example-clinic.our-visit`, `brands/example-clinic/modules/our-visit`.
 */
export const moduleFolder = ({ id, owner }: { readonly id: string; readonly owner?: string | undefined }): string =>
  owner === undefined ? `modules/${id}` : `brands/${owner}/modules/${id.slice(owner.length + 1)}`;

/** Returns where the words of a module in a locale stand, from the project's folder. */
export const moduleFile = (module: Parameters<typeof moduleFolder>[0], locale: string): string =>
  `decks/${moduleFolder(module)}/${locale}.md`;

/** Returns the id of a brand's own module from its name in the brand's file. */
export const ownModuleId = (brand: string, name: string): string => `${brand}.${name}`;

/** Returns a module in one locale, or undefined (which a check reports). */
export const moduleIn = ({ modules }: Library, id: string, locale: string): Module | undefined => entryIn(modules, id)?.[locale];

/** Returns the ids of the modules that a deck takes words, figures or prompts from, each once. */
export const modulesNamed = ({ parts, handout, largePrint, brochure, teachBack }: DeckDefinition): string[] => [
  ...new Set([
    ...parts.flatMap((part) => part.modules.map(({ module }) => module)),
    ...[...handout, ...largePrint].flatMap((part) => part.modules),
    ...Object.values(brochure).flat(),
    ...teachBack,
  ]),
];

/**
 * Returns the definition with the brand's own modules in it, each right after the shared module that it names: its slides,
 * its print text and its brief, as far as it has them. Nothing that the definition holds is moved, changed or left out.
 */
export function placeOwnModules(definition: DeckDefinition, brand: Brand, { modules }: Library, locale: string): DeckDefinition {
  const own = (brand.modules ?? []).flatMap(({ module: name, after }) => {
    const id = ownModuleId(brand.id, name);
    const module = modules[id]?.[locale];
    return module ? [{ id, module, after }] : [];
  });
  if (own.length === 0) return definition;
  const following = (after: string, has = (_: Module): boolean => true): string[] =>
    own.filter((one) => one.after === after && has(one.module)).map(({ id }) => id);
  const withOwn = (ids: readonly string[], from: 'brief' | 'print'): string[] =>
    ids.flatMap((id) => [id, ...following(id, (module) => module[from] !== undefined)]);
  const inLeaflet = (part: HandoutPart): HandoutPart => ({ ...part, modules: withOwn(part.modules, part.from) });
  return {
    ...definition,
    parts: definition.parts.map((part) => ({
      ...part,
      modules: part.modules.flatMap((entry, index) => [
        entry,
        ...(isLast(part, index) ? following(entry.module) : []).map((id) => ({ module: id, at: entry.at })),
      ]),
    })),
    handout: definition.handout.map(inLeaflet),
    largePrint: definition.largePrint.map(inLeaflet),
    brochure: Object.fromEntries(Object.entries(definition.brochure).map(([panel, ids]) => [panel, withOwn(ids, 'brief')])),
  };
}

/** A part may name a module twice, with other slides: what follows it follows the last of them. */
const isLast = (part: DeckPart, index: number): boolean =>
  part.modules.findLastIndex(({ module }) => module === part.modules[index]?.module) === index;
