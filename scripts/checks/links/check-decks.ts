import type { Library } from '../../model/content.js';
import type { DeckDefinition } from '../../model/definitions.js';
import { type At, type Diagnostic, error } from '../../model/diagnostic.js';
import { isOwnModule } from '../../model/module-folder.js';
import { modulesOf, passagesOf } from '../../model/passages.js';
import { didYouMean } from '../../model/suggest.js';
import { allBlocks } from '../../model/tree.js';
import { unknownRequirement } from './check-citations.js';

/** Every deck definition names modules and slides that exist. */
export function checkDecks(library: Library): Diagnostic[] {
  return Object.values(library.decks).flatMap((definition) => [
    ...definition.parts.flatMap((part) => part.modules.flatMap((entry) => entryTrouble(library, entry))),
    ...namedModules(definition).flatMap(({ id, at }) => unknownModule(library, id, at)),
    ...definition.takes.flatMap((id) => {
      const known = library.requirements.map((requirement) => requirement.id);
      return known.includes(id) ? [] : [unknownRequirement(id, known, definition.at)];
    }),
  ]);
}

function entryTrouble(library: Library, { module, slides = [], at }: DeckDefinition['parts'][number]['modules'][number]): Diagnostic[] {
  const unknown = unknownModule(library, module, at);
  if (unknown.length > 0) return unknown;
  return Object.values(library.modules[module] ?? {}).flatMap((inLocale) => {
    const known = inLocale.slides.map((slide) => slide.id);
    return slides
      .filter((id) => !known.includes(id))
      .map((id) =>
        error({
          code: 'unknown-slide',
          message: `Module "${module}" has no slide "${id}".`,
          at,
          hint: didYouMean(id, known) ?? `Its slides are: ${known.join(', ')}.`,
        }),
      );
  });
}

function namedModules(definition: DeckDefinition): { id: string; at: At }[] {
  return [
    ...definition.teachBack.map((id) => ({ id, at: definition.at })),
    ...definition.handout.flatMap((part) => part.modules.map((id) => ({ id, at: part.at }))),
    ...Object.values(definition.brochure).flatMap((ids) => (ids ?? []).map((id) => ({ id, at: definition.at }))),
  ];
}

function unknownModule(library: Library, id: string, at: At): Diagnostic[] {
  const known = Object.keys(library.modules).filter((one) => !isOwnModule(library.modules[one]));
  if (known.includes(id)) return [];
  if (isOwnModule(library.modules[id])) {
    const message = `"${id}" is a brand's own module: a deck that every brand shares cannot name it.`;
    return [error({ code: 'own-module-in-deck', message, at, hint: "Place it with modules: in the brand's brand.yaml." })];
  }
  return [
    error({
      code: 'unknown-module',
      message: `There is no module "${id}" in decks/modules/.`,
      at,
      hint: didYouMean(id, known) ?? `Add decks/modules/${id}/, or take the name out.`,
    }),
  ];
}

/** Requirements name decks that exist. */
export function checkRequirements(library: Library): Diagnostic[] {
  const targets = Object.values(library.decks).flatMap((deck) => [deck.id, ...deck.formats.map((format) => `${deck.id}/${format}`)]);
  return library.requirements.flatMap(({ id, requiredIn, at }) =>
    requiredIn
      .filter((target) => !targets.includes(target))
      .map((target) =>
        error({
          code: 'unknown-deck',
          message: `Requirement "${id}" is required in "${target}", which no deck makes.`,
          at,
          hint: didYouMean(target, targets) ?? `Decks are: ${targets.join(', ')}.`,
        }),
      ),
  );
}

/** Every brand names a region that has crisis words in each locale, and every fact asked for is known. */
export function checkBrands(library: Library): Diagnostic[] {
  const { locales, facts } = library.project;
  const known = Object.keys(facts);
  const asked = modulesOf(library).flatMap((module) =>
    passagesOf(module).flatMap(({ blocks }) =>
      allBlocks(blocks).flatMap((block) => (block.kind === 'facts' ? block.names.map((name) => ({ name, at: block.at })) : [])),
    ),
  );
  const given = Object.values(library.brands).flatMap((brand) => Object.keys(brand.facts).map((name) => ({ name, at: brand.at })));
  const unknown = [...asked, ...given]
    .filter(({ name }) => !known.includes(name))
    .map(({ name, at }) =>
      error({
        code: 'unknown-fact',
        message: `The fact "${name}" is not in decks/project.yaml.`,
        at,
        hint: didYouMean(name, known) ?? `Facts are: ${known.join(', ')}.`,
      }),
    );
  const regions = Object.values(library.brands).flatMap(({ id, region, at }) => {
    const found = library.regions[region];
    if (!found) {
      const hint = didYouMean(region, Object.keys(library.regions)) ?? `Add decks/regions/${region}.yaml.`;
      return [
        error({ code: 'unknown-region', message: `Brand "${id}" is in region "${region}", which is not in decks/regions/.`, at, hint }),
      ];
    }
    return locales
      .filter((locale) => !found.crisis.says[locale])
      .map((locale) =>
        error({
          code: 'missing-crisis-line',
          message: `Region "${region}" has no crisis line in "${locale}".`,
          at: found.at,
          hint: 'Add crisis: says: for this locale; nothing is printed without it.',
        }),
      );
  });
  return [...unknown, ...regions];
}
