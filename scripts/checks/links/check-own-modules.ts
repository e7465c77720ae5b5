import type { Library, Module } from '../../model/content.js';
import { type At, type Diagnostic, error, warning } from '../../model/diagnostic.js';
import { isOwnModule, ownModuleId } from '../../model/module-folder.js';
import type { Brand } from '../../model/organisation.js';
import { modulesOf, passagesOf } from '../../model/passages.js';
import { didYouMean } from '../../model/suggest.js';
import { allBlocks } from '../../model/tree.js';

/**
 * A brand's own modules add to the shared text and stand in for none of it: each stands after a shared module that exists, and
 * none takes up a requirement, so that what must be said is always said in the words that every brand shares.
 */
export function checkOwnModules(library: Library): Diagnostic[] {
  const own = modulesOf(library).filter(({ owner }) => owner !== undefined);
  return [...own.flatMap(takesTrouble), ...Object.values(library.brands).flatMap((brand) => placeTrouble(brand, library))];
}

function takesTrouble(module: Module): Diagnostic[] {
  const passages = passagesOf(module);
  const taking: readonly { readonly takes?: readonly string[]; readonly at: At }[] = [
    ...passages,
    ...passages.flatMap(({ blocks }) => allBlocks(blocks)),
    ...Object.values(module.figures),
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

function placeTrouble({ id: brand, modules = [], at }: Brand, library: Library): Diagnostic[] {
  const shared = Object.keys(library.modules).filter((id) => !isOwnModule(library.modules[id]));
  const own = modulesOf(library).flatMap(({ id, owner }) => (owner === brand ? [id] : []));
  const names = own.map((id) => id.slice(brand.length + 1));
  const wrong = modules.flatMap(({ module, after, at }) => [
    ...(names.includes(module) ? [] : [unknown({ id: module, at, where: `decks/brands/${brand}/modules`, known: names })]),
    ...(shared.includes(after) ? [] : [unknown({ id: after, at, where: 'decks/modules', known: shared })]),
  ]);
  const placed = modules.map(({ module }) => ownModuleId(brand, module));
  const left = [...new Set(own)].filter((id) => !placed.includes(id));
  return [...wrong, ...left.map((id) => unplaced(id.slice(brand.length + 1), brand, at))];
}

const unknown = ({ id, at, where, known }: { id: string; at: At; where: string; known: readonly string[] }): Diagnostic =>
  error({
    code: 'unknown-module',
    message: `There is no module "${id}" in ${where}/.`,
    at,
    hint: didYouMean(id, known) ?? `Add ${where}/${id}/, or take the name out.`,
  });

const unplaced = (name: string, brand: string, at: At): Diagnostic =>
  warning({
    code: 'unplaced-module',
    message: `The own module "${name}" of brand "${brand}" stands in no deck.`,
    at,
    hint: `Write under modules: in brand.yaml: - { module: ${name}, after: ID OF A SHARED MODULE }.`,
  });
