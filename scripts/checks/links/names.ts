import { isOwnModule, moduleFolder, ownModuleId } from '../../model/deck-modules.js';
import { fieldAt } from '../../model/diagnostic.js';
import { picturesBeside } from '../../model/pictures.js';
import { OTHERS } from '../../model/regional.js';
import { hasErrorIn } from '../echoes.js';
import type { Facts } from '../facts.js';
import { CLAIM_NAMES } from './claim-names.js';
import { listed, regionHint } from './name-hints.js';
import type { NameRow } from './name-row.js';
import type { Named } from './named.js';
import * as find from './named.js';

const claims = ({ library }: Facts) => Object.values(library.claims);
const idsOf = (entries: Readonly<Record<string, unknown>>): string[] => Object.keys(entries);
const sharedModules = ({ library }: Facts): string[] => idsOf(library.modules).filter((id) => !isOwnModule(library.modules[id]));
const conditions = ({ library }: Facts): string[] => idsOf(library.project.conditions);
const offers = ({ library }: Facts): string[] => Object.values(library.brands).flatMap((brand) => brand.offers);
/** What a file holds that could not be read, nobody knows: no name is held against it. */
const isUnread = ({ library }: Facts, isFile: (file: string) => boolean): boolean => hasErrorIn(library, isFile);
const unreadBrand = ({ library: { project, brands } }: Facts): boolean => project.brands.some((id) => !brands[id]);
const readRegion =
  (facts: Facts) =>
  ({ name }: Named): boolean =>
    !isUnread(facts, (file) => file === `decks/regions/${name}.yaml`);
const VALUES = ['emergency', 'crisis', 'report'];

const notInClaims = ({ name }: Named): string => `Claim "${name}" is not in decks/claims.yaml.`;

/** Every reference that an author can get wrong, in the order in which they are told. */
export const NAMES: readonly NameRow[] = [
  {
    code: 'unknown-claim',
    named: find.citedClaims,
    known: ({ library }) => idsOf(library.claims),
    suggest: () => ['instruction'],
    message: notInClaims,
    hint: ({ name }) =>
      /^[a-z]/i.test(name)
        ? 'Add the claim to decks/claims.yaml, or mend its name.'
        : 'There are no footnotes: write the words in brackets behind the sentence, or name the claim that it states: [^claim].',
  },
  {
    code: 'unknown-value',
    named: find.namedValues,
    known: () => VALUES,
    message: ({ name }) => `There is no value "${name}".`,
    hint: () => 'Values are {{emergency}}, {{crisis}}, {{report}} and {{checked.CLAIM}}.',
  },
  {
    code: 'unknown-requirement',
    named: find.takenRequirements,
    known: ({ library }) => library.requirements.map(({ id }) => id),
    message: ({ name }) => `Requirement "${name}" is not in decks/requirements.yaml.`,
    hint: () => 'Add it to decks/requirements.yaml, or mend its name.',
  },
  {
    code: 'unknown-item',
    loose: true,
    named: (facts) => (isUnread(facts, (file) => file === 'decks/safety.yaml') ? [] : find.toldItems(facts)),
    known: ({ library }) => idsOf(library.safety),
    message: ({ name, by }) => `Requirement "${by}" tells the item "${name}", which is not in decks/safety.yaml.`,
    hint: () => 'Put the item back, or mend its name.',
  },
  {
    code: 'unknown-condition',
    loose: true,
    named: (facts) => [
      ...facts.modules.flatMap(({ slides }) => slides.flatMap((slide) => slide.conditions.map((name) => ({ name, at: slide.at })))),
      ...find.namedConditions(facts),
      ...claims(facts).flatMap((claim) => (claim.sumsUp === undefined ? [] : [{ name: claim.sumsUp, at: fieldAt(claim, 'sumsUp') }])),
    ],
    known: conditions,
    message: ({ name }) => `Condition "${name}" is not in decks/project.yaml.`,
    hint: ({ name }, known) =>
      `${listed('Conditions', known)}Add "${name}: { en: ... }" under conditions: in decks/project.yaml, or mend its name.`,
  },
  {
    // What `only` asks for may be an offer that no brand makes yet; a misspelt one would leave the text out of every piece unnoticed.
    code: 'unknown-offer',
    loose: true,
    named: (facts) => (unreadBrand(facts) ? [] : find.namedOffers(facts)),
    known: offers,
    message: ({ name }) => `No brand offers "${name}".`,
  },
  {
    code: 'unknown-figure',
    named: (facts) =>
      find
        .blocksOf(facts, 'figure')
        .map(({ block, module }) => ({
          ...{ name: block.name, at: block.at, folder: moduleFolder(module) },
          known: picturesBeside(facts.library.pictures, module),
        }))
        // One that is there and is refused is told at itself.
        .filter(({ name, folder }) => !isUnread(facts, (file) => file.startsWith(`decks/${folder}/${name}.`))),
    message: ({ name }) => `There is no picture "${name}" beside this module (${name}.svg, .png, .jpg or .webp).`,
    hint: ({ folder }) => `Put the file into decks/${folder}/.`,
  },
  {
    code: 'unknown-figure',
    named: (facts) => (isUnread(facts, (file) => /^decks\/modules\/.*\.md$/.test(file)) ? [] : find.namedScenes(facts)),
    known: find.scenes,
    message: ({ name }) => `"${name}" is no picture of a shared module that states no fact.`,
    hint: (_, known) => `${listed('Pictures', known) || 'There are none yet. '}Mend the name, or take the entry out.`,
  },
  {
    code: 'figure-without-words',
    named: find.shownFigures,
    message: ({ name }) => `Figure "${name}" has no text alternative and no caption.`,
    hint: ({ name, typed }) =>
      `Add "${name}: { alt: ${typed ? JSON.stringify(typed) : '...'}, caption: ... }" under figures: at the top of this file.${typed ? ` What stands between the brackets is printed nowhere: write ![](${name}...).` : ''}`,
  },
  {
    code: 'unknown-label',
    named: find.namedLabels,
    message: ({ name, by }) => `The picture "${by}" has no label "${name}".`,
    hint: (_, known) => (known.length > 0 ? `Its labels are: ${known.join(', ')}.` : 'It has no labels: take labels: out.'),
  },
  {
    code: 'unknown-claim',
    named: (facts) => find.drawnClaims(facts).filter(({ name }) => !idsOf(facts.library.claims).includes(name)),
    known: find.chartedClaims,
    message: notInClaims,
    hint: () => 'Add people: { of, counts } to the claim, and its words to decks/claims/.',
  },
  {
    code: 'nothing-to-draw',
    loose: true,
    named: (facts) => find.drawnClaims(facts).filter(({ name }) => idsOf(facts.library.claims).includes(name)),
    known: find.chartedClaims,
    message: ({ name }) => `Claim "${name}" has no people: to draw.`,
    hint: () => 'Add people: { of, counts } to the claim, and its words to decks/claims/.',
  },
  {
    code: 'own-module-in-deck',
    named: (facts) => find.modulesInDecks(facts).filter(({ name }) => isOwnModule(facts.library.modules[name])),
    message: ({ name }) => `"${name}" is a brand's own module: a deck that every brand shares cannot name it.`,
    hint: () => "Place it with modules: in the brand's brand.yaml.",
  },
  {
    code: 'unknown-module',
    named: ({ library }) =>
      Object.values(library.brands).flatMap(({ id, modules = [] }) => {
        const prefix = ownModuleId(id, '');
        const known = idsOf(library.modules).flatMap((module) => (module.startsWith(prefix) ? [module.slice(prefix.length)] : []));
        return modules.map(({ module, at }) => ({ name: module, at, folder: `decks/brands/${id}/modules`, known }));
      }),
    message: ({ name, folder }) => `There is no module "${name}" in ${folder}/.`,
    hint: ({ name, folder }) => `Add ${folder}/${name}/, or take the name out.`,
  },
  {
    code: 'unknown-module',
    named: (facts) => [
      ...find.modulesInDecks(facts).filter(({ name }) => !isOwnModule(facts.library.modules[name])),
      ...find.modulesByPlace(facts),
    ],
    known: sharedModules,
    message: ({ name, folder }) => `There is no module "${name}" in ${folder}/.`,
    hint: ({ name, folder }) => `Add ${folder}/${name}/, or take the name out.`,
  },
  {
    code: 'unknown-slide',
    named: find.slidesInDecks,
    message: ({ name, by }) => `Module "${by}" has no slide "${name}".`,
    hint: (_, known) => `${listed('Its slides', known) || 'It has no slides. '}Mend the name, or take it out.`,
  },
  {
    code: 'unknown-deck',
    loose: true,
    named: (facts) => (isUnread(facts, (file) => file.endsWith('.deck.yaml')) ? [] : find.requiredPieces(facts)),
    known: ({ library }) =>
      Object.values(library.decks).flatMap((deck) => [deck.id, ...deck.formats.map((format) => `${deck.id}/${format}`)]),
    message: ({ name, by }) => `Requirement "${by}" is required in "${name}", which no deck makes.`,
    hint: (_, known) => `${listed('Decks', known)}Mend the name in requiredIn:, or take it out.`,
  },
  {
    code: 'unknown-deck',
    loose: true,
    named: (facts) => (isUnread(facts, (file) => file.endsWith('.deck.yaml')) ? [] : find.piecesInSets(facts)),
    known: ({ library }) => Object.values(library.decks).flatMap(({ id, formats }) => formats.map((format) => `${id}/${format}`)),
    message: ({ name, by }) => `The set "${by}" of decks/project.yaml prints "${name}", which no deck makes.`,
    hint: (_, known) => `${listed('Pieces', known)}Mend deck: or format: under sets:, or take the piece out.`,
  },
  {
    code: 'unknown-fact',
    loose: true,
    named: (facts) => [
      ...find.blocksOf(facts, 'facts').flatMap(({ block }) => block.names.map((name) => ({ name, at: block.at }))),
      ...Object.values(facts.library.brands).flatMap((brand) => idsOf(brand.facts).map((name) => ({ name, at: brand.at }))),
    ],
    known: ({ library }) => idsOf(library.project.facts),
    message: ({ name }) => `The fact "${name}" is not in decks/project.yaml.`,
    hint: ({ name }, known) =>
      `${listed('Facts', known)}Add "${name}: { label: { en: ... } }" under facts: in decks/project.yaml, or mend its name.`,
  },
  {
    code: 'unknown-region',
    loose: true,
    unlike: true,
    named: (facts) =>
      Object.values(facts.library.brands)
        .map((brand) => ({ name: brand.region, at: fieldAt(brand, 'region'), by: brand.id }))
        .filter(readRegion(facts)),
    known: ({ library }) => idsOf(library.regions),
    message: ({ name, by }) => `Brand "${by}" is in region "${name}", which is not in decks/regions/.`,
    hint: ({ name }, known) => regionHint(name, known),
  },
  {
    code: 'unknown-region',
    loose: true,
    unlike: true,
    named: (facts) =>
      claims(facts)
        .flatMap(({ id, regions, at }) => regions.map((name) => ({ name, at, by: id })))
        .filter(readRegion(facts)),
    known: ({ library }) => idsOf(library.regions),
    message: ({ name, by }) => `Claim "${by}" is for region "${name}", which is not in decks/regions/.`,
    hint: ({ name }, known) => regionHint(name, known),
  },
  {
    code: 'unknown-region',
    loose: true,
    unlike: true,
    named: (facts) => find.regionsOfEntries(facts).filter(readRegion(facts)),
    known: ({ library }) => idsOf(library.regions),
    message: ({ name, by }) => `"${by}" is for region "${name}", which is not in decks/regions/.`,
    hint: ({ name }, known) => regionHint(name, known),
  },
  {
    // Text for a misspelt region would stand in no piece.
    code: 'unknown-region',
    loose: true,
    unlike: true,
    named: (facts) => find.namedRegions(facts).filter(readRegion(facts)),
    known: ({ library }) => [...idsOf(library.regions), OTHERS],
    message: ({ name }) => `This is for region "${name}", which is not in decks/regions/.`,
    hint: ({ name }, known) => regionHint(name, known),
  },
  {
    code: 'unknown-reference',
    loose: true,
    named: (facts) => claims(facts).flatMap(({ id, evidence, at }) => evidence.map(({ ref }) => ({ name: ref, at, by: id }))),
    known: ({ library }) => idsOf(library.references),
    message: ({ name, by }) => `Claim "${by}" rests on "${name}", which is not in decks/references.yaml.`,
    hint: () => 'Add the source, or mend its name.',
  },
  ...CLAIM_NAMES,
];
