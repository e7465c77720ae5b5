import type { Deck } from '../../model/deck.js';
import type { HtmlDocument } from '../../model/html-document.js';
import type { HandoutLink, OtherLanguage } from '../../model/job.js';
import { marksOnSlides } from '../../model/marks-shown.js';
import { brandStyle } from '../../render/css-rules.js';
import type { RootContext } from '../../render/spans-html.js';
import { citedOnSlides, nameFirstMarks } from '../../render/spans-html.js';
import { type HtmlEnvironment, htmlEnvironment, type Templates, templateText } from '../../render/templates.js';
import { presenterKeys } from './deck-keys.js';
import { paceParts, paceSlides } from './pace-slides.js';
import { kickerOf, type Leap, leapsOf, leapWord, type PlannedSlide, planSlides, sourcesNote } from './plan-slides.js';
import { endPhones } from './render-marp-markdown.js';
import { figureCues } from './slide-notes.js';

const SHEETS = [
  'tokens.css',
  'slides.css',
  'terms.css',
  'reveal/reveal.css',
  'reveal/reading.css',
  'reveal/speaker.css',
  'slides-on-paper.css',
];

export interface RevealStage {
  readonly environment?: HtmlEnvironment;
  /** Those that a build makes for the same brand and locale, the usual paper first. */
  readonly handouts?: readonly HandoutLink[];
  /** The same page in other languages. */
  readonly languages?: readonly OtherLanguage[];
}

/** Returns the deck for presenting: reveal.js with speaker notes, which its first screen announces. For staff only. */
export function renderReveal(deck: Deck, templates: Templates, stage: RevealStage = {}): HtmlDocument {
  const { environment = htmlEnvironment(templates), handouts = [], languages = [] } = stage;
  const context: RootContext & Readonly<Record<string, unknown>> = {
    words: deck.words,
    inLanguages: deck.inLanguages,
    explains: true,
    addresses: true,
    deck,
    glossary: deck.glossary,
    staff: true,
    verdicts: marksOnSlides(deck.slides),
    phones: endPhones(deck),
    slides: slidesOf(deck),
    handouts: handouts.map(({ paper, href }) => ({ href, paperWord: `paper-${paper}` })),
    languages,
    keys: presenterKeys(deck),
  };
  return {
    language: deck.language,
    title: deck.title,
    bodyClass: 'presenting reading',
    body: nameFirstMarks([environment.render('reveal/deck.hbs', context)]).join(''),
    styles: [...SHEETS.map((path) => templateText(templates, path)), brandStyle(deck.brand)],
    script: 'reveal/reveal',
    ...(deck.brand.allowedOrigins.length > 0 ? { allowedOrigins: deck.brand.allowedOrigins } : {}),
  };
}

/** The slides, each with those below it in one stack, and after the title the question which conditions concern the patient, where there are several to choose from. */
function slidesOf(deck: Deck): object[] {
  const planned = planSlides(deck);
  const seconds = paceSlides(planned, deck);
  const minutes = paceParts(planned, deck);
  const contexts = new Map(
    planned.map((slide, i) => [slide.id, slideContext(slide, deck, { seconds: seconds?.[i], minutes: minutes.get(slide.id) })]),
  );
  const stacks = planned
    .filter(({ kind, above }) => kind !== 'appendix' && !above)
    .map(({ id, below }) => [id, ...below.map((one) => one.id)].flatMap((one) => contexts.get(one) ?? []));
  const [title = [], ...others] = stacks;
  const choice = deck.conditions.length > 1 ? [[choiceContext(seconds !== undefined)]] : [];
  return [title, ...choice, ...others].map((sections) => ({ isStack: sections.length > 1, sections }));
}

/** Not one of the numbered slides: numbers are those of all other formats. */
function choiceContext(timed: boolean): object {
  const empty = { footer: '', number: '', minutes: 0, slideKey: '', kicker: '', sure: '', conditions: '', notes: [], cues: [], fine: 0 };
  return { ...empty, address: 'choose', look: 'choose size-32', partial: 'slides/choose', timed, seconds: 0, deeper: '' };
}

/** Seconds for a slide; for one that begins a part, the minutes of that part. */
interface Planned {
  readonly seconds: number | undefined;
  readonly minutes: number | undefined;
}

/** What partials/slides/<kind>.hbs asks for. */
function slideContext(slide: PlannedSlide, deck: Deck, { seconds, minutes }: Planned): object {
  const content = slide.kind === 'content' ? slide.slide : undefined;
  return {
    ...slide,
    address: addressOf({ id: slide.id, number: slide.number, isPrivate: (content?.conditions.length ?? 0) > 0 }),
    deeper: slide.above ? addressOf(slide.above) : '',
    leaps: leapsOf(slide).map((leap) => ({ address: addressOf(leap), title: leap.title })),
    leapWord: leapWord(slide),
    partial: `slides/${slide.kind}`,
    footer: sourcesNote(slide, deck),
    slideKey: content?.key,
    kicker: content ? kickerOf(content, deck) : undefined,
    sure: content?.sure,
    conditions: content?.conditions.join(' '),
    words: content?.blocks.filter((block) => block.kind !== 'figure') ?? [],
    figures: content?.blocks.filter((block) => block.kind === 'figure') ?? [],
    notes: content?.notes ?? [],
    cues: content ? figureCues(content) : [],
    timed: seconds !== undefined,
    seconds,
    minutes,
    ...(slide.kind === 'sources' ? sourcesContext(slide, deck) : {}),
  };
}

/** The address names the slide on show; that of a slide for one condition must not say which. */
function addressOf({ id, number, isPrivate }: Pick<Leap, 'id' | 'number' | 'isPrivate'>): string {
  return isPrivate ? `slide-${number.replace('.', '-')}` : id;
}

/** A source leads back to its first mark, where a slide names it. */
function sourcesContext({ references, parts }: Extract<PlannedSlide, { kind: 'sources' }>, deck: Deck): object {
  const cited = citedOnSlides(deck);
  const listed = references.map((reference) => ({ ...reference, isCited: cited.has(reference.number) }));
  return { references: listed, fine: 20, several: parts > 1, start: references[0]?.number };
}
