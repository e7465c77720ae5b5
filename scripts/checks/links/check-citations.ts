import type { Inline, Library, Module } from '../../model/content.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { modulesOf, type Passage, passagesOf } from '../../model/passages.js';
import { didYouMean } from '../../model/suggest.js';
import { allBlocks, allInlines, runsOf } from '../../model/tree.js';

const VALUES = ['emergency', 'crisis'];

/** Every `[^claim]` names a claim, every `{{value}}` a value, every `takes` a requirement. */
export function checkCitations(library: Library): Diagnostic[] {
  const inPassages = modulesOf(library).flatMap((module) =>
    passagesOf(module).flatMap((passage) => [...unknownCites(library, passage), ...unknownTakes(library, passage)]),
  );
  const inClaims = Object.values(library.claims).flatMap(({ words }) =>
    Object.values(words).flatMap(({ says }) => allInlines(says).flatMap((one) => unknownInline(library, one))),
  );
  return [...inPassages, ...inClaims];
}

function unknownCites(library: Library, passage: Passage): Diagnostic[] {
  const blocks = allBlocks(passage.blocks);
  const alone = blocks.flatMap((block) =>
    block.kind === 'claim' && !library.claims[block.claim] ? [unknownClaim(library, block.claim, block.at)] : [],
  );
  const inline = [passage.title, ...blocks.flatMap(runsOf)].flatMap(allInlines).flatMap((one) => unknownInline(library, one));
  return [...alone, ...inline];
}

function unknownInline(library: Library, inline: Inline): Diagnostic[] {
  if (inline.kind === 'cite') return library.claims[inline.claim] ? [] : [unknownClaim(library, inline.claim, inline.at)];
  if (inline.kind !== 'value' || VALUES.includes(inline.name)) return [];
  const claim = /^checked\.(.+)$/.exec(inline.name)?.[1];
  if (claim && library.claims[claim]) return [];
  if (claim) return [unknownClaim(library, claim, inline.at)];
  const hint = didYouMean(inline.name, VALUES) ?? 'Values are {{emergency}}, {{crisis}} and {{checked.CLAIM}}.';
  return [error({ code: 'unknown-value', message: `There is no value "${inline.name}".`, at: inline.at, hint })];
}

/** The diagnostic for a claim that `decks/claims.yaml` does not list. */
export const unknownClaim = (library: Library, claim: string, at: Diagnostic['at']): Diagnostic => {
  const hint =
    didYouMean(claim, [...Object.keys(library.claims), 'instruction']) ?? 'Add the claim to decks/claims.yaml, or mend its name.';
  return error({ code: 'unknown-claim', message: `Claim "${claim}" is not in decks/claims.yaml.`, ...(at ? { at } : {}), hint });
};

function unknownTakes(library: Library, passage: Passage): Diagnostic[] {
  const known = library.requirements.map((requirement) => requirement.id);
  const takers = [{ at: passage.at, takes: passage.takes }, ...allBlocks(passage.blocks).map(({ at, takes = [] }) => ({ at, takes }))];
  return takers.flatMap(({ at, takes }) => takes.filter((id) => !known.includes(id)).map((id) => unknownRequirement(id, known, at)));
}

/** The diagnostic for a requirement id that `decks/requirements.yaml` does not list. */
export function unknownRequirement(id: string, known: readonly string[], at: Diagnostic['at']): Diagnostic {
  const hint = didYouMean(id, known) ?? 'Add it to decks/requirements.yaml, or mend its name.';
  return error({
    code: 'unknown-requirement',
    message: `Requirement "${id}" is not in decks/requirements.yaml.`,
    ...(at ? { at } : {}),
    hint,
  });
}

/** Every condition that a slide names is known. */
export function checkConditions(library: Library): Diagnostic[] {
  const known = Object.keys(library.project.conditions);
  return modulesOf(library).flatMap((module: Module) =>
    module.slides.flatMap(({ conditions, at }) =>
      conditions
        .filter((id) => !known.includes(id))
        .map((id) =>
          error({
            code: 'unknown-condition',
            message: `Condition "${id}" is not in decks/project.yaml.`,
            at,
            hint: didYouMean(id, known) ?? `Conditions are: ${known.join(', ')}.`,
          }),
        ),
    ),
  );
}

/** What `only` asks for is not a misspelt offer: the text would be left out of every piece, and nobody would notice. */
export function checkOffers(library: Library): Diagnostic[] {
  const offers = Object.values(library.brands).flatMap((brand) => brand.offers);
  const asked = modulesOf(library).flatMap((module) => [
    ...module.slides,
    ...[module.brief, module.print].filter((passage) => passage !== undefined),
    ...passagesOf(module).flatMap(({ blocks }) => allBlocks(blocks)),
  ]);
  return asked.flatMap(({ only = [], at }) =>
    only
      .filter((name) => !offers.includes(name))
      .flatMap((name) => {
        const hint = didYouMean(name, offers);
        return hint ? [error({ code: 'unknown-offer', message: `No brand offers "${name}".`, at, hint })] : [];
      }),
  );
}
