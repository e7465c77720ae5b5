import type { FigureWords, SvgNode } from '../model/content.js';
import type { Figure } from '../model/deck.js';
import { fieldAt } from '../model/diagnostic.js';
import { entryIn } from '../model/entry-in.js';
import { languageOfAll, markedRun, markedWords, withoutLanguages } from '../model/marked-words.js';
import type { BrandPicture } from '../model/organisation.js';
import { isPhoto, sizeOf } from '../model/photo.js';
import { figurePicture, uprightPicture } from '../model/pictures.js';
import { composeSpans } from './compose-spans.js';
import type { Composer, Place } from './composer.js';

/** Wider drawings are made to run the whole width of a slide or page. */
const WIDE_FROM = 800;
/** Photos are counted in dots, not in room: one that is this much wider than high runs the whole width. */
const WIDE_PHOTO = 2.2;

/** Returns a module's figure with its words filled in, and notes the claims they state; undefined when its drawing or words are missing (a check reports that). */
export function composeFigure(name: string, place: Place): Figure | undefined {
  const { composer, module } = place;
  const { library, brand } = composer;
  const own = brand.pictures?.find(({ figure }) => figure === `${module.id}/${name}`);
  const svg = own ? library.pictures[`brands/${brand.id}/${own.file}`] : figurePicture(library.pictures, module, name);
  const shared = entryIn(module.figures, name);
  const words = shared && own ? ownWords(shared, own, composer) : shared;
  if (!svg || !words) return undefined;
  const { width, height } = sizeOf(svg);
  const filled = fillLabels(svg, words.labels);
  const upright = own ? undefined : uprightPicture(library.pictures, module, name);
  const marks = composeSpans(
    words.claims.map((claim) => ({ kind: 'cite', claim, at: fieldAt(words, 'claims') })),
    place,
  );
  const { credit } = words;
  const altLanguage = languageOfAll(words.alt);
  const [alt, caption] = [withoutLanguages(words.alt), withoutLanguages(words.caption)];
  const wide = isPhoto(svg) ? width / height >= WIDE_PHOTO : width > WIDE_FROM;
  return {
    ...{ id: `${module.id}/${name}`, svg: filled, width, height, wide, alt, caption, marks },
    ...(upright && { upright: { svg: fillLabels(upright, words.labels), ...sizeOf(upright) } }),
    ...(altLanguage === undefined ? {} : { altLanguage }),
    ...(caption === words.caption ? {} : { captionSpans: markedRun(words.caption) }),
    ...(credit === undefined ? {} : { credit }),
  };
}

/** What is said of a brand's own picture: of whose it is, only what the brand says. */
function ownWords({ credit: _, ...shared }: FigureWords, { alt, caption, credit }: BrandPicture, { inLocale }: Composer): FigureWords {
  const own = inLocale(caption);
  return { ...shared, alt: inLocale(alt), ...(own && { caption: own }), ...(credit !== undefined && { credit }) };
}

/** Returns the drawing with the text of each `data-label` in it; a label of several lines (` / `) stands in tspans. */
function fillLabels(node: SvgNode, labels: Readonly<Record<string, string>>): SvgNode {
  const { 'data-label': label, ...attributes } = node.attributes;
  if (label !== undefined) return { tag: node.tag, attributes, children: labelLines(entryIn(labels, label) ?? '', attributes.x ?? '0') };
  return { ...node, children: node.children.map((child) => (typeof child === 'string' ? child : fillLabels(child, labels))) };
}

function labelLines(label: string, x: string): (SvgNode | string)[] {
  const lines = label.split(' / ');
  if (lines.length === 1) return label === '' ? [] : labelWords(label);
  return lines.map((line, index) => ({ tag: 'tspan', attributes: index === 0 ? { x } : { x, dy: '1.15em' }, children: labelWords(line) }));
}

const labelWords = (line: string): (SvgNode | string)[] =>
  markedWords(line).map(({ text, language }) =>
    language === undefined ? text : { tag: 'tspan', attributes: { lang: language }, children: [text] },
  );
