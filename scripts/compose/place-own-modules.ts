import type { Library, Module } from '../model/content.js';
import type { DeckDefinition, DeckPart } from '../model/definitions.js';
import { ownModuleId } from '../model/module-folder.js';
import type { Brand } from '../model/organisation.js';

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
  return {
    ...definition,
    parts: definition.parts.map((part) => ({
      ...part,
      modules: part.modules.flatMap((entry, index) => [
        entry,
        ...(isLast(part, index) ? following(entry.module) : []).map((id) => ({ module: id, at: entry.at })),
      ]),
    })),
    handout: definition.handout.map((part) => ({ ...part, modules: withOwn(part.modules, part.from) })),
    brochure: Object.fromEntries(Object.entries(definition.brochure).map(([panel, ids]) => [panel, withOwn(ids, 'brief')])),
  };
}

/** A part may name a module twice, with other slides: what follows it follows the last of them. */
const isLast = (part: DeckPart, index: number): boolean =>
  part.modules.findLastIndex(({ module }) => module === part.modules[index]?.module) === index;
