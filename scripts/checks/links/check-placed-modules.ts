import { modulesNamed, ownModuleId } from '../../model/deck-modules.js';
import { type At, type Diagnostic, error, warning } from '../../model/diagnostic.js';
import type { Brand } from '../../model/organisation.js';
import type { Facts } from '../facts.js';

/**
 * Every module stands somewhere. A brand's own modules add to the shared text and stand in for none of it: none takes up a requirement, so
 * that what must be said is always said in the words that every brand shares.
 */
export const checkPlacedModules = (facts: Facts): Diagnostic[] => [
  ...takenByOwn(facts),
  ...Object.values(facts.library.brands).flatMap((brand) => unplaced(brand, facts)),
  ...unplacedShared(facts),
];

function takenByOwn({ modules, passages }: Facts): Diagnostic[] {
  const own = passages.filter(({ module }) => module.owner !== undefined);
  const taking: readonly { readonly takes?: readonly string[]; readonly at: At }[] = [
    ...own,
    ...own.flatMap(({ all }) => all),
    ...modules.flatMap(({ owner, figures }) => (owner === undefined ? [] : Object.values(figures))),
  ];
  return taking.flatMap(({ takes = [], at }) =>
    takes.map((id) =>
      error({
        code: 'own-module-takes',
        message: `A brand's own module takes up the requirement "${id}", which only the shared text may meet.`,
        at,
        hint: 'Take the requirement out of takes=. The shared module that meets it stays where it is.',
      }),
    ),
  );
}

/** A shared module that no deck and no printed piece names: its words are checked and reviewed, and nobody reads them. */
function unplacedShared({ library: { decks }, modules }: Facts): Diagnostic[] {
  const named = new Set(Object.values(decks).flatMap(modulesNamed));
  return modules
    .filter(({ id, owner }) => owner === undefined && !named.has(id))
    .map(({ id, at }) =>
      warning({
        code: 'unplaced-module',
        message: `The module "${id}" stands in no deck: nothing that is made has its words.`,
        at,
        hint: `Write ${id} under modules: in a file decks/*.deck.yaml, or take its folder away.`,
      }),
    );
}

function unplaced({ id: brand, modules = [], at }: Brand, { modules: all }: Facts): Diagnostic[] {
  const placed = modules.map(({ module }) => ownModuleId(brand, module));
  const own = new Set(all.flatMap(({ id, owner }) => (owner === brand ? [id] : [])));
  const names = [...own].filter((id) => !placed.includes(id)).map((id) => id.slice(brand.length + 1));
  return names.map((name) =>
    warning({
      code: 'unplaced-module',
      message: `The own module "${name}" of brand "${brand}" stands in no deck.`,
      at,
      hint: `Write under modules: in brand.yaml: - { module: ${name}, after: ID OF A SHARED MODULE }.`,
    }),
  );
}
