import type { SvgNode } from '../../model/content.js';
import type { Deck, Figure, PhoneBox, Slide } from '../../model/deck.js';
import type { MarkdownDocument } from '../../model/html-document.js';
import { marksOnSlides } from '../../model/marks-shown.js';
import { rememberOf } from '../../model/remember.js';
import { figuresIn } from '../../model/tree.js';
import { fixedWord } from '../../render/fixed-word.js';
import { photoFile } from '../../render/picture-markup.js';
import { citedOnSlides } from '../../render/spans-html.js';
import { type Templates, templateText } from '../../render/templates.js';
import { type MarkdownContext, markdownEnvironment } from './markdown-environment.js';
import type { MarkdownMode } from './markdown-text.js';
import { escapeMarkdown } from './markdown-text.js';
import { paceParts } from './pace-slides.js';
import { kickerOf, leapsOf, leapWord, type PlannedSlide, planSlides, sourcesNote } from './plan-slides.js';
import { figureCues, notesText } from './slide-notes.js';
import { standaloneSvg } from './standalone-svg.js';

/**
 * Returns the deck as Marp Markdown for people who use Marp: theme inside (`style:`), numbers as superscripts, figures as
 * files below `<deck>.marp/`. With `notes`, each slide's notes stand in a comment, where Marp looks for them.
 */
export function renderMarpMarkdown(deck: Deck, { notes, templates }: { notes: boolean; templates: Templates }): MarkdownDocument {
  const front = [
    'marp: true',
    `title: ${JSON.stringify(deck.title)}`,
    `lang: ${JSON.stringify(deck.language)}`,
    'size: 16:9',
    'paginate: true',
    `style: |\n${indented(plainStyle(deck, templates))}`,
  ];
  const slides = slidesMarkdown({ deck, templates, mode: 'plain', notes });
  const banner = notes ? `<!-- ${fixedWord(deck.words, 'staff-only').replace(/--+/g, '–')} -->\n\n` : '';
  return { markdown: `---\n${front.join('\n')}\n---\n\n${banner}${slides}`, files: pictureFiles(deck) };
}

const rendererOf = rememberOf(markdownEnvironment);

/** Returns the slides as Markdown, without front matter. */
export function slidesMarkdown({
  deck,
  templates,
  mode,
  notes,
}: {
  deck: Deck;
  templates: Templates;
  mode: MarkdownMode;
  notes: boolean;
}): string {
  const render = rendererOf(templates);
  const planned = planSlides(deck);
  const parts = paceParts(planned, deck);
  const slides = planned.map((slide) => slideContext(slide, deck, { mode, said: notes ? saidAt(slide, deck, parts) : '' }));
  const context: MarkdownContext & { slides: unknown } = {
    words: deck.words,
    mode,
    cited: citedOnSlides(deck),
    slides,
    figurePath: ({ id, svg }) => picturePath(deck, id, svg),
  };
  return render('deck.hbs', context);
}

/** Where a picture's file stands, seen from the Markdown. */
const picturePath = (deck: Pick<Deck, 'id'>, name: string, svg: SvgNode): string =>
  `${deck.id}.marp/figures/${name.replace(/[^\w-]+/g, '-')}.${photoFile(svg)?.ending ?? 'svg'}`;

/** The logo as it stands on the title slide, whose ground is dark, and where its file stands; undefined where the brand has none. */
export function titleLogo(deck: Deck): { readonly path: string; readonly svg: SvgNode } | undefined {
  const svg = deck.brand.logoOnDark ?? deck.brand.logo;
  return svg && { path: picturePath(deck, 'logo', svg), svg };
}

function pictureFiles(deck: Deck): MarkdownDocument['files'] {
  const figures = [...deckFigures(deck)].map(([path, { svg, alt }]) => pictureFile(path, svg, () => standaloneSvg(svg, alt, deck.brand)));
  const logo = titleLogo(deck);
  if (!logo) return figures;
  return [pictureFile(logo.path, logo.svg, () => standaloneSvg(logo.svg, deck.brand.name, deck.brand, ON_INK)), ...figures];
}

/** What is drawn in the color of the words around it is drawn in that of the title slide. */
const ON_INK = '#ffffff';

function pictureFile(path: string, svg: SvgNode, standalone: () => string): MarkdownDocument['files'][number] {
  const photo = photoFile(svg);
  return photo ? { path, base64: photo.base64 } : { path, text: standalone() };
}

/** Returns the figures of all slides by their path in the Markdown. Logo and picture of the title slide are not among them. */
export function deckFigures(deck: Deck): Map<string, Figure> {
  const { slides, online } = deck;
  const found = [...slides.flatMap(({ blocks }) => figuresIn(blocks)), ...(online ? [online.code.figure] : [])];
  return new Map(found.map((figure) => [picturePath(deck, figure.id, figure.svg), figure]));
}

function slideContext(slide: PlannedSlide, deck: Deck, { mode, said }: { mode: MarkdownMode; said: string }): object {
  const blocks = slide.kind === 'content' ? slide.slide.blocks : [];
  const place = mode === 'keyed' && slide.number !== '' ? `${slide.number} / ${slide.total}` : '';
  const right = [sourcesNote(slide, deck), place].filter(Boolean).join(' · ');
  return {
    ...slide,
    deck,
    logo: titleLogo(deck)?.path,
    kicker: slide.kind === 'content' ? escapeMarkdown(kickerOf(slide.slide, deck)) : '',
    leaps: leapsOf(slide).map(({ id, page, title }) => ({ title, href: mode === 'keyed' ? `#${id}` : `#${page}` })),
    leapWord: leapWord(slide),
    sure: slide.kind === 'content' ? slide.slide.sure : undefined,
    footer: `**${escapeMarkdown(deck.brand.name)}**${right ? ` ${mode === 'plain' ? '· ' : ''}${escapeMarkdown(right)}` : ''}`,
    words: blocks.filter((block) => block.kind !== 'figure'),
    figures: blocks.filter((block) => block.kind === 'figure'),
    phones: endPhones(deck),
    verdicts: marksOnSlides(deck.slides),
    notes: said,
  };
}

/** The boxes of the last slide: emergency, crisis, and how to reach the organisation. */
export function endPhones(deck: Deck): PhoneBox[] {
  const own: PhoneBox = { line: 'clinic', title: fixedWord(deck.words, 'call-us'), says: [], more: [], facts: deck.brand.contact };
  return [deck.region.emergency, deck.region.crisis, own];
}

/** What stands in the comment of a slide. A first line of its own keeps Marp from reading notes such as "Ask: ..." as settings. */
function saidAt(slide: PlannedSlide, deck: Deck, parts: ReadonlyMap<string, number>): string {
  const minutes = parts.get(slide.id);
  const planned = minutes === undefined ? '' : fixedWord(deck.words, 'part-minutes', { minutes });
  const text =
    slide.kind === 'content' ? [...cuesText(slide.slide, deck), notesText(slide.slide.notes)].filter(Boolean).join('\n\n') : planned;
  return text === '' ? '' : `${fixedWord(deck.words, 'notes')}\n\n${text}`;
}

/** What to point at in the slide's drawings, numbered. */
function cuesText(slide: Slide, deck: Deck): string[] {
  const lines = figureCues(slide).map((cues) => cues.map((cue, i) => `${i + 1}. ${cue}`).join('\n'));
  return lines.length > 0 ? [[fixedWord(deck.words, 'figure-steps'), ...lines].join('\n').replace(/--+/g, '–')] : [];
}

function plainStyle(deck: Deck, templates: Templates): string {
  const colors = Object.entries(deck.brand.colors).map(([name, color]) => `  --${name}: ${color};`);
  const tokens = templateText(templates, 'tokens.css').replace(/\s*\/\*[\s\S]*?\*\//g, '');
  return `${tokens}${templateText(templates, 'marp/plain.css')}\nsection {\n${colors.join('\n')}\n}`;
}

const indented = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : `  ${line}`))
    .join('\n');
