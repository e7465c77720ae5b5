import type { GlossaryEntry, Panel, Section, SectionGroup, Slide, Span, Stretch } from '../model/deck.js';
import { spansText, wordsIn } from '../model/tree.js';
import type { Composer } from './composer.js';

/** The composed parts of a deck that a reader sees. */
export interface Readable {
  readonly slides: readonly Slide[];
  readonly teachBack: readonly (readonly Span[])[];
  readonly booklet: readonly SectionGroup[];
  readonly handout: readonly SectionGroup[];
  readonly brochure: readonly Panel[];
}

/** Returns the glossary's entries for the terms in a deck, in alphabetical order. Speaker notes do not count: no reader sees them. */
export function deckGlossary(deck: Readable, composer: Composer): GlossaryEntry[] {
  const { language, library, locale } = composer;
  const terms = language.findTerms(library.glossary[locale] ?? [], deckText(deck));
  return terms.map(({ term, plain }) => ({ term, plain })).sort((a, b) => language.compare(a.term, b.term));
}

function deckText(deck: Readable): string {
  const sections = [...deck.booklet, ...deck.handout]
    .flatMap((group) => group.sections)
    .concat(deck.brochure.flatMap((panel) => panel.sections));
  return [
    ...deck.slides.flatMap((slide) => [spansText(slide.title), ...textsIn(slide)]),
    ...sections.flatMap(sectionTexts),
    ...deck.brochure.flatMap(caveatTexts),
    ...deck.teachBack.map(spansText),
  ].join('\n');
}

const sectionTexts = (section: Section): string[] => [
  spansText(section.title),
  ...section.stretches.flatMap((stretch) => textsIn(stretch)),
];

/** What a reader sees of blocks, words in drawings too, and of their caveats. */
const textsIn = ({ blocks, caveats }: Stretch): string[] => [
  ...wordsIn(blocks).flatMap(({ role, spans }) => (role === 'alt' ? [] : [spansText(spans)])),
  ...caveatTexts({ caveats }),
];

const caveatTexts = ({ caveats }: Pick<Slide, 'caveats'>): string[] => caveats.map((caveat) => spansText(caveat.spans));
