import type { Inline, Library, SvgNode } from '../model/content.js';
import type { BrandView, Deck, ReviewState, Slide, Span, Taken } from '../model/deck.js';
import { type At, type Diagnostic, fieldAt } from '../model/diagnostic.js';
import type { Part } from '../model/formats.js';
import { papersOf } from '../model/variants.js';
import { blocksHere } from './blocks-here.js';
import { composeCover } from './compose-cover.js';
import { composeOnline } from './compose-online.js';
import { composeBooklet, composeBrochure, composeHandout, composeLargePrint } from './compose-print.js';
import { composeSlides } from './compose-slides.js';
import { composeSpans } from './compose-spans.js';
import { type Composer, moduleOf, newUnit, startComposer, type Variant, withKeys } from './composer.js';
import { deckGlossary, markTerms } from './deck-terms.js';
import { contactFacts, regionView } from './phone-boxes.js';
import { type Citations, formatReferences, numberReferences } from './references.js';

const KEYS: Readonly<Record<Part, string>> = { slides: 's', booklet: 'k', handout: 'h', largePrint: 'l', brochure: 'p' };

/** What the caller knows: the citations of the whole library, where several decks share them, and what its reviews are worth (a draft unless told). */
export interface Known {
  readonly citations?: Citations | undefined;
  readonly review?: ReviewState;
}

/**
 * Composes a deck definition for one variant: a deck that no format shapes, and what an author must mend.
 * Never throws for a mistake in content; throws when the library has no such deck or brand.
 */
export async function composeDeck(
  library: Library,
  variant: Variant,
  { citations, review = { kind: 'draft' } }: Known = {},
): Promise<{ deck: Deck; diagnostics: Diagnostic[] }> {
  const composer = startComposer(library, variant);
  const titleKey = composer.keyAt(composer.definition.at);
  const parts = composeParts(composer, titleKey);
  const [cover, online] = [composeCover(composer), composeOnline(composer)];
  const deck: Deck = {
    ...introduce(composer, review),
    ...parts.readable,
    ...markTerms({ ...parts.readable, glossary: deckGlossary(parts.readable, composer) }, composer),
    ...(cover && { cover }),
    ...(online && { online }),
    conditions: conditionsOf(parts.readable.slides, composer),
    references: numberReferences(composer, citations ?? (await formatReferences(referencesOf(composer), composer.language))),
    taken: parts.taken,
    places: { ...composer.places, ...logoPlaces(composer) },
  };
  return { deck, diagnostics: [...new Set(composer.diagnostics)] };
}

const referencesOf = ({ numbering }: Composer) => numbering.all().map(({ reference }) => reference);

/** Whoever holds a reviewed piece reads on it until when the review holds, or when it ran out. */
/** Returns where the review of a piece stands, in the words of `language`. */
export function statusText({ kind, due: day = '', inPart }: ReviewState, { word, language }: Pick<Composer, 'word' | 'language'>): string {
  if (kind === 'draft') return word(inPart ? 'status-in-part' : 'status-draft');
  const due = language.dayInWords(day);
  return kind === 'expired' ? word('status-expired', { due }) : `${word(`status-${kind}`)}. ${word('next-review', { due })}`;
}

/** Who speaks, about what, and in what state: all that stands on a title page. */
function introduce(composer: Composer, review: ReviewState) {
  const { definition, library, locale, language, inLocale } = composer;
  const { project } = library;
  const said = library.inLanguages?.[locale];
  const condition = composer.topic === undefined ? undefined : inLocale(project.conditions[composer.topic]);
  return {
    id: definition.id,
    title: inLocale(definition.title),
    subtitle: inLocale(definition.subtitle),
    audience: inLocale(definition.audience),
    ...(definition.minutes === undefined ? {} : { minutes: definition.minutes }),
    language: locale,
    brand: brandView(composer),
    region: regionView(composer),
    status: { ...review, text: statusText(review, composer) },
    ...(condition === undefined ? {} : { topic: composer.word('about-condition', { condition }) }),
    version: project.version,
    date: project.date,
    dateText: language.monthInWords(project.date),
    licence: project.licence,
    words: composer.words,
    papers: papersOf(library, composer.brand.id),
    ...(said && { inLanguages: said }),
  };
}

function brandView(composer: Composer): BrandView {
  const { id, name, logo, logoOnDark, colors, baseUrl, allowedOrigins } = composer.brand;
  const address = baseUrl[composer.locale];
  const picture = (file: string | undefined): SvgNode | undefined =>
    file === undefined ? undefined : composer.library.pictures[`brands/${id}/${file}`];
  const [usual, onDark] = [picture(logo), picture(logoOnDark)];
  return {
    ...{ id, name: composer.inLocale(name), colors, contact: contactFacts(composer), allowedOrigins },
    ...(usual && { logo: usual }),
    ...(onDark && { logoOnDark: onDark }),
    ...(address ? { baseUrl: address } : {}),
  };
}

/** Where the brand names its logos, by the key of their place. */
const logoPlaces = ({ brand }: Composer): Record<string, At> =>
  Object.fromEntries((['logo', 'logoOnDark'] as const).flatMap((key) => (brand[key] === undefined ? [] : [[key, fieldAt(brand, key)]])));

/**
 * Composes the parts that the deck's formats need. The order decides the numbers of the references: slides, then the booklet,
 * whose numbers handout, large print and brochure share.
 */
function composeParts(composer: Composer, titleKey: string) {
  const { definition, inLocale, parts } = composer;
  const taken: Partial<Record<Part, Taken[]>> = {};
  const when = <T>(part: Part, compose: (composer: Composer, taken: Taken[]) => T[]): T[] => {
    if (!parts.has(part)) return [];
    const slide = part === 'slides' ? { slide: '1' } : {};
    const list: Taken[] = definition.takes.map((requirement) => ({
      requirement,
      key: titleKey,
      text: inLocale(definition.title),
      ...slide,
    }));
    taken[part] = list;
    return compose(withKeys(composer, KEYS[part]), list);
  };
  const slides = when('slides', composeSlides);
  const booklet = when('booklet', composeBooklet);
  const handout = when('handout', composeHandout);
  const isOwn = definition.largePrint.length > 0 || !parts.has('handout');
  if (!isOwn && taken.handout) taken.largePrint = taken.handout;
  const largePrint = isOwn ? when('largePrint', composeLargePrint) : handout;
  const brochure = when('brochure', composeBrochure);
  const teachBack = composeTeachBack(composer);
  return { readable: { slides, booklet, handout, largePrint, brochure, teachBack }, taken };
}

/** The prompts of the modules that the deck names: the items of the first list in each. */
function composeTeachBack(composer: Composer): Span[][] {
  return composer.definition.teachBack.flatMap((id) => {
    const module = moduleOf(id, composer);
    if (!module) return [];
    const list = blocksHere(module.teachBack, { composer, module }).find(({ kind }) => kind === 'list');
    if (list?.kind !== 'list') return [];
    return list.items.map(({ blocks }) => {
      const words = blocksHere(blocks, { composer, module }).flatMap((block) => (block.kind === 'paragraph' ? [block.inlines] : []));
      const inlines = words.flatMap((one, index): readonly Inline[] => (index === 0 ? one : [{ kind: 'text', text: ' ' }, ...one]));
      return composeSpans(inlines, { composer, module, unit: newUnit() });
    });
  });
}

/** The conditions that some slide of the main line concerns, in the project's order: deeper slides are shown to who asks. */
function conditionsOf(slides: readonly Slide[], { library, inLocale }: Composer): Deck['conditions'] {
  const used = new Set(slides.filter(({ deeper }) => !deeper).flatMap((slide) => slide.conditions));
  return Object.entries(library.project.conditions).flatMap(([id, label]) => (used.has(id) ? [{ id, label: inLocale(label) }] : []));
}
