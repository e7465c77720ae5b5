import type { TermFinder } from '../languages/terms.js';
import type { Caveat, Deck, DeckBlock, GlossaryEntry, Section, SectionGroup, Slide, Span, Stretch } from '../model/deck.js';
import { termsFor } from '../model/regional.js';
import { mapSpans, spansText, wordsIn } from '../model/tree.js';
import type { Composer } from './composer.js';

interface Marked {
  readonly slides: readonly Slide[];
  readonly booklet: readonly SectionGroup[];
  readonly glossary: readonly GlossaryEntry[];
}

/**
 * Marks the first use of each term of the glossary on a slide, and in a section of the booklet, for those who want to know there
 * and then what it means. Not in headings and links, and not the deck's own subject: what its title names.
 */
export function markTerms({ slides, booklet, glossary }: Marked, { language, definition, inLocale }: Composer): Marked {
  const title = inLocale(definition.title);
  const subjects = new Set(language.findTerms(glossary, title).map(({ term }) => term));
  const wanted = glossary.flatMap(({ term }, entry): Wanted[] => (subjects.has(term) ? [] : [{ find: language.termFinder(term), entry }]));
  const met = new Set<number>();
  const unit = () => startUnit(wanted, met);
  const section = (one: Section): Section => {
    const mark = unit();
    return { ...one, stretches: one.stretches.map((stretch) => ({ ...stretch, ...mark(stretch) })) };
  };
  return {
    slides: slides.map((slide) => ({ ...slide, ...unit()(slide) })),
    booklet: booklet.map((group) => ({ ...group, sections: group.sections.map(section) })),
    glossary: glossary.map((one, entry) => (met.has(entry) ? { ...one, marked: true } : one)),
  };
}

interface Wanted {
  readonly find: TermFinder;
  readonly entry: number;
}

interface Run {
  readonly blocks: readonly DeckBlock[];
  readonly caveats: readonly Caveat[];
}

/** Returns a function that marks runs of one slide or section: each term once in all of them. */
function startUnit(wanted: readonly Wanted[], met: Set<number>): (run: Run) => { blocks: DeckBlock[]; caveats: Caveat[] } {
  const open = new Set(wanted);
  const mark = (spans: readonly Span[]): Span[] =>
    spans.flatMap((span): Span[] => {
      if (span.kind === 'text') return marksIn(span.text);
      return span.kind === 'strong' || span.kind === 'emphasis' ? [{ ...span, children: mark(span.children) }] : [span];
    });
  const marksIn = (text: string): Span[] => {
    const [first] = [...open]
      .flatMap((one) => {
        const place = one.find.first(text);
        return place ? [{ ...one, ...place, one }] : [];
      })
      .sort((a, b) => a.start - b.start || b.end - a.end);
    if (!first) return text === '' ? [] : [{ kind: 'text', text }];
    open.delete(first.one);
    met.add(first.entry);
    const before: Span[] = first.start > 0 ? [{ kind: 'text', text: text.slice(0, first.start) }] : [];
    const term: Span = { kind: 'term', entry: first.entry, children: [{ kind: 'text', text: text.slice(first.start, first.end) }] };
    return [...before, term, ...marksIn(text.slice(first.end))];
  };
  return ({ blocks, caveats }) => ({
    blocks: mapSpans(blocks, (spans, isHeading) => (isHeading ? [...spans] : mark(spans))),
    caveats: caveats.map((caveat) => ({ ...caveat, spans: mark(caveat.spans) })),
  });
}

/** The composed parts of a deck that a reader sees. */
type Readable = Pick<Deck, 'slides' | 'teachBack' | 'booklet' | 'handout' | 'largePrint' | 'brochure'>;

/** Returns the glossary's entries for the terms in a deck, in alphabetical order. Speaker notes do not count: no reader sees them. */
export function deckGlossary(deck: Readable, composer: Composer): GlossaryEntry[] {
  const { language, library, locale, brand } = composer;
  const terms = language.findTerms(termsFor(library.glossary[locale], brand.region), deckText(deck));
  return terms.map(({ term, plain }) => ({ term, plain })).sort((a, b) => language.compare(a.term, b.term));
}

function deckText(deck: Readable): string {
  const sections = [...deck.booklet, ...deck.handout, ...deck.largePrint]
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
