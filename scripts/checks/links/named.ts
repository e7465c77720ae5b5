import type { Block, Inline, SlidePassage, SvgNode, TextPassage } from '../../model/content.js';
import { isOwnModule } from '../../model/deck-modules.js';
import { type At, fieldAt } from '../../model/diagnostic.js';
import { entryIn } from '../../model/entry-in.js';
import { isFinding } from '../../model/findings.js';
import { moduleOfPlace } from '../../model/orders.js';
import { figurePicture } from '../../model/pictures.js';
import { ASKED_IN } from '../../model/safety.js';
import { didYouMean } from '../../model/suggest.js';
import { partedIn } from '../../model/topics.js';
import { allInlines } from '../../model/tree.js';
import type { Facts } from '../facts.js';

/** A name that some content gives to something else. */
export interface Named {
  readonly name: string;
  readonly at: At;
  /** What gives it, where the message tells: the id of a claim, a brand, a module. */
  readonly by?: string;
  /** The folder where it is looked for. */
  readonly folder?: string;
  /** Words that were typed for it at the wrong place. */
  readonly typed?: string;
  /** What it can mean at this place. */
  readonly known?: readonly string[];
}

/** All blocks of a kind in the modules' passages. */
export const blocksOf = <Kind extends Block['kind']>({ passages }: Facts, kind: Kind) =>
  passages.flatMap(({ module, all }) =>
    all.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind).map((block) => ({ block, module })),
  );

/** The figures of all passages, with what was typed in place of their words. */
export const shownFigures = (facts: Facts): Named[] =>
  blocksOf(facts, 'figure').map(({ block: { name, at, typed }, module }) => ({
    ...{ name, at, known: Object.keys(module.figures) },
    ...(typed && { typed }),
  }));

/** The inlines of all passages, and of the claims' own words. */
const inlinesOf = ({ passages, library }: Facts): Inline[] => [
  ...passages.flatMap(({ inlines }) => inlines),
  ...Object.values(library.claims).flatMap(({ words }) => Object.values(words).flatMap(({ says }) => allInlines(says))),
];

/** The claim whose date a value prints (`{{checked.CLAIM}}`). */
const checkedClaim = (value: string): string | undefined => /^checked\.(.+)$/.exec(value)?.[1];

/** Claims that are cited in a text, stand alone in a block, or are named by a date of checking or by a figure. */
export const citedClaims = (facts: Facts): Named[] => [
  ...blocksOf(facts, 'claim').map(({ block: { claim, at } }) => ({ name: claim, at })),
  ...inlinesOf(facts).flatMap((inline): Named[] => {
    const name = inline.kind === 'cite' ? inline.claim : inline.kind === 'value' ? checkedClaim(inline.name) : undefined;
    return name !== undefined && 'at' in inline ? [{ name, at: inline.at }] : [];
  }),
  ...facts.modules.flatMap(({ figures }) =>
    Object.values(figures).flatMap((words) => words.claims.map((name) => ({ name, at: fieldAt(words, 'claims') }))),
  ),
];

/** What each slide says that it is about, with the findings that it makes: by a mark, by a figure or a chart, or in the claim's own words. */
export const slideTopics = ({ modules, passages, caveats, claimsNamed }: Facts): Named[] =>
  modules.flatMap((module) =>
    module.slides.flatMap((slide) => {
      const read = passages.find((one) => one.module === module && one.blocks === slide.blocks);
      const drawn = (read?.all ?? []).flatMap((block) => {
        if (block.kind === 'people' || block.kind === 'claim') return [block.claim];
        return block.kind === 'figure' ? (entryIn(module.figures, block.name)?.claims ?? []) : [];
      });
      const cited = (read?.inlines ?? []).flatMap((inline) => (inline.kind === 'cite' ? [inline.claim] : []));
      const known = claimsNamed([...new Set([...cited, ...drawn])]).flatMap((claim) => (isFinding(claim, caveats) ? [claim.id] : []));
      return (slide.about ?? []).map((name) => ({ name, at: slide.at, by: slide.id, known }));
    }),
  );

/** `{{values}}` that name no claim. */
export const namedValues = (facts: Facts): Named[] =>
  inlinesOf(facts).flatMap((one) => (one.kind === 'value' && !checkedClaim(one.name) ? [{ name: one.name, at: one.at }] : []));

/** Requirements that a passage, a block, a figure, a claim or a deck takes up. */
export function takenRequirements({ library, modules, passages }: Facts): Named[] {
  const takers: readonly { readonly takes?: readonly string[]; readonly at: At }[] = [
    ...passages.flatMap((passage) => [passage, ...passage.all]),
    ...modules.flatMap(({ figures }) => Object.values(figures)),
    ...Object.values(library.claims).map(({ takesUp, at }) => ({ takes: takesUp, at })),
    ...Object.values(library.decks),
  ];
  return takers.flatMap(({ takes = [], at }) => takes.map((name) => ({ name, at })));
}

/** The safety items that requirements tell. One that is gone is missed where the next one of its list stands. */
export const toldItems = ({ library: { requirements, safety } }: Facts): Named[] =>
  requirements.flatMap(({ id, tells = [] }) =>
    tells.map(({ item, at, group }, index) => {
      const next = tells.slice(index + 1).find((one) => one.group === group && safety[one.item]);
      const isGone = !Object.hasOwn(safety, item) && didYouMean(item, Object.keys(safety)) === undefined;
      const gone = isGone ? safety[next?.item ?? ''] : undefined;
      return { name: item, at: gone?.at ?? at, by: id };
    }),
  );

/** The decks and pieces in which requirements and their items are required. */
export const requiredPieces = ({ library }: Facts): Named[] =>
  library.requirements.flatMap(({ id, requiredIn, tells = [], at }) => [
    ...requiredIn.map((name) => ({ name, at, by: id })),
    ...tells.flatMap((told) => told.in.map((name) => ({ name, at: told.at, by: id, known: [...ASKED_IN, ...requiredIn] }))),
  ]);

/** The claims that qualify others, and those that safety items rest on. */
export const claimsOfClaimsAndItems = ({ library }: Facts): Named[] => [
  ...Object.values(library.claims).flatMap(({ id, qualifiedBy, at }) => qualifiedBy.map((name) => ({ name, at, by: id }))),
  ...Object.values(library.safety).flatMap((item) => item.claims.map((name) => ({ name, at: fieldAt(item, 'claims'), by: item.id }))),
];

/** What slides, passages and blocks are only for. */
export const namedOffers = (facts: Facts): Named[] =>
  passagesAndBlocks(facts).flatMap(({ only = [], at }) => only.map((name) => ({ name, at })));

/** The conditions that parts of briefs and print texts are about. */
export const namedConditions = ({ modules }: Facts): Named[] =>
  modules.flatMap(({ brief, print }) =>
    [brief, print].flatMap((passage) =>
      (passage ? partedIn(passage) : []).flatMap(({ conditions = [], at }) => conditions.map((name) => ({ name, at }))),
    ),
  );

/** The pictures of shared modules that state no fact: those that may stand at the head of a piece, and in whose place a brand may put its own. */
export const scenes = ({ modules }: Facts): string[] => [
  ...new Set(
    modules.flatMap(({ id, owner, figures }) =>
      Object.entries(figures).flatMap(([name, { claims, takes, labels }]) =>
        owner === undefined && claims.length + takes.length + Object.keys(labels).length === 0 ? [`${id}/${name}`] : [],
      ),
    ),
  ),
];

/** The pictures that decks put at their head, and those in whose place brands put their own. */
export const namedScenes = ({ library: { decks, brands } }: Facts): Named[] => [
  ...Object.values(decks).flatMap(({ cover = [] }) => cover.map(({ figure, at }) => ({ name: figure, at }))),
  ...Object.values(brands).flatMap(({ pictures = [] }) => pictures.map(({ figure, at }) => ({ name: figure, at }))),
];

/** The labels that a figure has words for, where there is a drawing to hold them against. */
export const namedLabels = ({ library, modules }: Facts): Named[] =>
  modules.flatMap((module) =>
    Object.entries(module.figures).flatMap(([figure, words]) => {
      const picture = figurePicture(library.pictures, module, figure);
      if (!picture) return [];
      return Object.keys(words.labels).map((name) => ({ name, at: words.at, by: figure, known: labelsOf(picture) }));
    }),
  );

/** Returns the keys of the labels in a drawing. */
export function labelsOf(node: SvgNode): string[] {
  const own = node.attributes['data-label'];
  return [...(own ? [own] : []), ...node.children.flatMap((child) => (typeof child === 'string' ? [] : labelsOf(child)))];
}

/** The claims that people charts draw. */
export const drawnClaims = (facts: Facts): Named[] => blocksOf(facts, 'people').map(({ block: { claim, at } }) => ({ name: claim, at }));

/** The ids of the claims that a people chart can draw. */
export const chartedClaims = ({ library }: Facts): string[] =>
  Object.values(library.claims).flatMap(({ id, people }) => (people ? [id] : []));

/** Modules that deck definitions name, in their parts, prompts, handout, large print and brochure. */
export const modulesInDecks = ({ library }: Facts): Named[] =>
  Object.values(library.decks).flatMap((deck) => {
    const { parts, teachBack, handout, largePrint, brochure } = deck;
    return [
      ...parts.flatMap((part) => part.modules.map(({ module, at }) => ({ name: module, at }))),
      ...teachBack.map((name, index) => ({ name, at: fieldAt(deck, `teachBack.${index}`) })),
      ...[...handout, ...largePrint].flatMap((part) => part.modules.map((name) => ({ name, at: part.at }))),
      ...Object.entries(brochure).flatMap(([panel, ids = []]) =>
        ids.map((name, index) => ({ name, at: fieldAt(deck, `brochure.${panel}.${index}`) })),
      ),
    ].map((named) => ({ ...named, folder: 'decks/modules' }));
  });

/** Modules behind which a brand places its own, and in which requirements want their orders given ("driving" of "driving/print"). */
export const modulesByPlace = ({ library }: Facts): Named[] =>
  [
    ...Object.values(library.brands).flatMap(({ modules = [] }) => modules.map(({ after, at }) => ({ name: after, at }))),
    ...library.requirements.flatMap(({ orders = [], at }) =>
      orders.flatMap((order) => (order.in ?? []).map((place) => ({ name: moduleOfPlace(place), at }))),
    ),
  ].map((named) => ({ ...named, folder: 'decks/modules' }));

/** The slides that decks choose of shared modules, held against those of each locale. */
export const slidesInDecks = ({ library }: Facts): Named[] =>
  Object.values(library.decks)
    .flatMap(({ parts }) => parts.flatMap((part) => part.modules))
    .filter(({ module }) => !isOwnModule(library.modules[module]))
    .flatMap(({ module, slides = [], deeper = [], at }) =>
      Object.values(library.modules[module] ?? {}).flatMap((inLocale) => {
        const known = inLocale.slides.map(({ id }) => id);
        return [...slides, ...deeper].map((name) => ({ name, at, by: module, known }));
      }),
    );

/** What can be limited to some offers or regions: all passages and blocks. */
export const passagesAndBlocks = ({ modules, passages }: Facts): (SlidePassage | TextPassage | Block)[] => [
  ...modules.flatMap(({ slides, brief, print }) => [...slides, ...[brief, print].filter((one) => one !== undefined)]),
  ...passages.flatMap(({ all }) => all),
];

const termsOf = ({ library }: Facts) =>
  Object.values(library.glossary).flatMap((terms) => terms.map((term) => ({ at: library.project.at, ...term })));

/** Regions that a passage, a block or a word of the glossary is limited to. */
export const namedRegions = (facts: Facts): Named[] =>
  [...passagesAndBlocks(facts), ...termsOf(facts)].flatMap(({ regions = [], at }) => regions.map((name) => ({ name, at })));

/** Regions that a requirement, a safety item or a source of a claim is limited to. */
export const regionsOfEntries = ({ library }: Facts): Named[] => [
  ...[...library.requirements, ...Object.values(library.safety)].flatMap(({ id, regions = [], at }) =>
    regions.map((name) => ({ name, at, by: id })),
  ),
  ...Object.values(library.claims).flatMap(({ evidence, at }) =>
    evidence.flatMap(({ ref, regions = [] }) => regions.map((name) => ({ name, at, by: ref }))),
  ),
];

/** The pieces that are printed together, as "take-home/handout". */
export const piecesInSets = ({ library: { project } }: Facts): Named[] =>
  (project.sets ?? []).flatMap(({ title, pieces }) =>
    pieces.map(({ deck, format }) => ({
      name: `${deck}/${format}`,
      at: fieldAt(project, 'sets'),
      by: title[project.locales[0] ?? ''] ?? '',
    })),
  );
