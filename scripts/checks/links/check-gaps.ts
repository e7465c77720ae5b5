import type { Block, Library } from '../../model/content.js';
import { type Diagnostic, error, fieldAt, warning } from '../../model/diagnostic.js';
import { type Brand, linesOf, type Region } from '../../model/organisation.js';
import { passagesOf } from '../../model/passages.js';
import { innerBlocks } from '../../model/tree.js';
import { localesOf } from '../../model/variants.js';
import type { Facts } from '../facts.js';

/** The fact without which a phone box of the organisation has no number. */
const PHONE = 'phone';

/** Brands and regions give what a block that must be there prints. */
export function checkGaps(facts: Facts): Diagnostic[] {
  const { library } = facts;
  return [
    ...Object.values(library.brands).flatMap((brand) => ofBrand(facts, brand)),
    ...facts.regions.flatMap((region) => [...withoutReport(library, region), ...withoutCrisisLine(region)]),
  ];
}

/** A missing brand fact is printed as a labelled line to write on: allowed, but somebody must write on each copy. What is of each patient is meant to be. */
function ofBrand(facts: Facts, brand: Brand): Diagnostic[] {
  const { library } = facts;
  const asked = factsAsked(facts);
  const locales = localesOf(library, brand.id);
  const [first = ''] = locales;
  const isGap = (name: string, locale: string): boolean =>
    !brand.facts[name]?.[locale] && (locale === first || brand.facts[name]?.[first] !== undefined);
  return locales.flatMap((locale) =>
    Object.entries(library.project.facts)
      .filter(([name, { for: whom }]) => whom !== 'patient' && asked.has(name) && isGap(name, locale))
      .map(([name, { label }]) =>
        warning({
          code: 'brand-gap',
          message: `Brand "${brand.id}" does not give "${name}" (${label[locale] ?? name}), which a required block prints: there will be a line to write on.`,
          at: fieldAt(brand, 'facts'),
          hint: `Add "${name}: { ${locale}: ... }" under facts:, or have staff write it on each copy.`,
        }),
      ),
  );
}

/** The facts that a block prints which takes up a requirement, and the phone number where a box says to call. */
function factsAsked({ library, modules }: Facts): ReadonlySet<string> {
  const required = new Set(library.requirements.filter(({ requiredIn }) => requiredIn.length > 0).map(({ id }) => id));
  const isRequired = (takes: readonly string[] = []): boolean => takes.some((id) => required.has(id));
  const inBlock = (block: Block, within: boolean): string[] => {
    const needed = within || isRequired(block.takes);
    const own = block.kind === 'facts' && needed ? block.names : block.kind === 'phone' && block.line === 'clinic' ? [PHONE] : [];
    return [...own, ...innerBlocks(block).flatMap((inner) => inBlock(inner, needed))];
  };
  return new Set(
    modules.flatMap((module) =>
      passagesOf(module).flatMap(({ blocks, takes }) => blocks.flatMap((block) => inBlock(block, isRequired(takes)))),
    ),
  );
}

/** Whoever tells of risks says where to report them; the end of each slide deck prints the region's line. */
function withoutReport(library: Library, region: Region): Diagnostic[] {
  const tellsRisks = Object.values(library.claims).some(({ role }) => role === 'risk');
  if (!tellsRisks || linesOf(region, 'report').length > 0) return [];
  return [
    error({
      code: 'region-gap',
      message: `Region "${region.id}" does not say where to report side effects, and this explainer tells of risks.`,
      at: region.at,
      hint: 'Add a line with urgency: report, and the name of the authority as its label:.',
    }),
  ];
}

/** A region that a brand is in has an emergency and a crisis line: nothing is printed without them. */
function withoutCrisisLine(region: Region): Diagnostic[] {
  return (['emergency', 'crisis'] as const)
    .filter((urgency) => linesOf(region, urgency).length === 0)
    .map((urgency) =>
      error({
        code: 'missing-crisis-line',
        message: `Region "${region.id}" has no line with urgency: ${urgency}.`,
        at: region.at,
        hint: `Add one under lines:, with its number, its source and what that shows (basis:); nothing is printed without it.`,
      }),
    );
}
