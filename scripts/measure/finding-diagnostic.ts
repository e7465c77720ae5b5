import { leastContrast, type Rgb } from '../model/contrast.js';
import type { Deck } from '../model/deck.js';
import { type At, type Diagnostic, error, warning } from '../model/diagnostic.js';
import { nearestColor, readHex } from '../model/nearest-color.js';
import { allBlocks, spansText } from '../model/tree.js';
import type { Blamed } from './contract/breach.js';
import { findDeclaration, findTemplate } from './contract/find-template.js';
import type { Finding, FitKind, Pair, PictureKind } from './findings.js';
import { isPictureKind, pictureDiagnostic } from './picture-diagnostic.js';

const WORDS: Readonly<Record<Exclude<Finding['kind'], PictureKind>, (by: number, cover: string) => string>> = {
  overflow: (by) => `goes ${by} px beyond its place`,
  overlap: (by, cover) => `and "${cover}" cover each other (${by} px)`,
  'small-text': (by) => `is ${by} px too small`,
  clipped: (by) => `is cut off by ${by} px`,
  'small-caveat': (by) => `limits text that is ${by} px larger`,
  'uneven-sides': (by) => `is ${by} px smaller than the other side`,
  crossed: (by) => `is crossed by a line of its drawing (${by} px of it)`,
  'contrast-text': () => 'is hard to read',
  'contrast-graphic': () => 'is hard to see',
  'color-alone': () => 'is told by its color alone',
  'hue-alone': () => 'has curves, bars or parts that their hue alone tells apart',
  'line-length': (by) =>
    by > 0 ? `has lines that are ${by} letters too long` : `has lines of ${(20 + by).toFixed(1)} letters (20 at least)`,
  'line-spacing': (by) => `has lines that stand too close, by ${by} of the size of the text`,
  motion: () => 'moves or plays by itself',
  'hidden-print': () => 'is not on paper',
};

const FIT = 'Shorten the text, split it into two, or shorten what stands beside it.';
const HINTS: Readonly<Partial<Record<Finding['kind'], string>>> = {
  crossed: 'Move the label beside the line, or put a shape with the color of the ground under it.',
  'color-alone':
    'Tell it in words too, underline it, or give it a shape, a pattern or a shade of its own: in grey print colors look alike.',
  'hue-alone':
    'Write its name beside each, or give one a dash, a pattern, another width or a lighter shade: in grey print these colors look alike.',
  'line-length': 'Set the width of the text in its style sheet (max-width), or its number of columns.',
  'line-spacing': 'Raise line-height in its style sheet.',
  motion: 'Let it stand still, or move once and only when a person presses something.',
  'hidden-print': 'Show it in print too (@media print).',
};

const EYES: Readonly<Record<Pair['vision'], string>> = {
  full: '',
  protan: ' for eyes that see no red',
  deutan: ' for eyes that see no green',
  tritan: ' for eyes that see no blue',
};

/** What is known of the piece that was judged. */
type Judged = Pick<Deck, 'places'> & Partial<Pick<Deck, 'brochure' | 'brand'>>;

const isFit = (kind: Finding['kind']): kind is FitKind => /^(overflow|overlap|small-|clipped|uneven|crossed)/.test(kind);

/** What findings are told with. */
export interface FindingScene {
  readonly deck: Judged;
  readonly job: { readonly path: string; readonly format: string };
  readonly templates: Readonly<Record<string, string>>;
}

/**
 * Returns what was found on a page as diagnostics. What a style does is told once, at its line, and without the words of the page on
 * which it was seen: it is the same on the next one. What no author wrote is told at its template; all else at the author's line.
 */
export function findingDiagnostics(findings: readonly Finding[], { deck, job, templates }: FindingScene): Diagnostic[] {
  const told = new Map<string, Diagnostic>();
  for (const [index, finding] of findings.entries()) {
    const { kind, style, key } = finding;
    const own = findingDiagnostic(finding, deck, job.path);
    const styled = style && findDeclaration(templates, style, job.format);
    const ofStyle =
      styled && style && !isPictureKind(kind) ? { ...own, at: styled, message: messageOfStyle({ ...finding, kind, style }) } : undefined;
    const written = own.at || key !== undefined ? undefined : findTemplate(templates, finding, job.format);
    told.set(ofStyle ? [own.code, styled?.file, styled?.line].join(' ') : `${index}`, ofStyle ?? (written ? { ...own, at: written } : own));
  }
  return [...told.values()];
}

type OfStyle = Finding & { readonly kind: Exclude<Finding['kind'], PictureKind>; readonly style: Blamed };

/** The worst of one style is told last, and stays. */
function messageOfStyle({ kind, element, by, cover = '', pair, style, state }: OfStyle): string {
  const rule = `"${style.selector} { ${style.property}: ${style.value} }"`;
  return `${element} ${WORDS[kind](by, cover)} by ${rule}${state ? ` ${state}` : ''}${seenAs(pair)}.`;
}

const seenAs = (pair: Pair | undefined): string =>
  pair ? `: ${pair.ink} on ${pair.ground} is ${pair.ratio}:1${EYES[pair.vision]}, less than ${pair.needs}:1` : '';

/** Returns what was found on a page as a diagnostic at the author's line: fit-* for places and sizes, else the kind itself. */
export function findingDiagnostic(finding: Finding, deck: Judged, path: string): Diagnostic {
  const { kind, key, box, under, element, text, by, pair, cover = '', atLargest, state } = finding;
  if (isPictureKind(kind)) return pictureDiagnostic({ ...finding, kind }, deck);
  const added = kind === 'overflow' ? addedTo(box, deck) : undefined;
  const at = added?.at ?? (key ? deck.places[key] : undefined);
  const module = added ? undefined : /modules\/([^/]+)\//.exec(at?.file ?? '')?.[1];
  const where = [element, box, under && `under "${under}"`, module && `module ${module}`].filter(Boolean).join(', ');
  const what = text === '' ? 'A box or line without words' : `"${text}"`;
  const message = `${what} ${WORDS[kind](by, cover)}${atLargest ? ' with the largest text (A+)' : ''}${state ? ` ${state}` : ''}${seenAs(pair)} (${where}) in ${path}.`;
  const hint =
    kind.startsWith('contrast') && pair
      ? colorHint(pair)
      : (added?.hint ?? HINTS[kind] ?? `${kind === 'overflow' ? longFact(box, deck) : ''}${FIT}`);
  // Letters may keep clear of a line that their box meets, and colors may say nothing: a person looks.
  const told = kind === 'crossed' || kind === 'hue-alone' ? warning : error;
  return told({ code: isFit(kind) ? `fit-${kind}` : kind === 'hue-alone' ? 'color-alone' : kind, message, ...(at ? { at } : {}), hint });
}

/** A panel of the brochure has one size: where a brand put its own words into it, these give way, not the reviewed ones. */
function addedTo(box: string | undefined, { brochure = [], places }: Judged): { at: At; hint: string } | undefined {
  const own = brochure.find(({ name }) => name === box)?.sections.find(({ label }) => label !== undefined);
  const at = own && places[own.key];
  if (!own || !at) return undefined;
  const hint = `This panel was full before "${spansText(own.title)}" was added. Shorten its "## Brief", or take "## Brief" and what stands under it out of ${at.file}: then the brochure does without, and handout and booklet keep its "## Print".`;
  return { at, hint };
}

/** Letters of a fact that stands on one line of a panel. */
const ONE_LINE = 40;

/** What the clinic says in a panel in several lines, such as its hours: those it can shorten itself. */
function longFact(box: string | undefined, { brochure = [], brand }: Judged): string {
  const blocks = brochure.filter(({ name }) => name === box).flatMap(({ sections }) => sections.flatMap(({ stretches }) => stretches));
  const facts = allBlocks(blocks.flatMap((one) => one.blocks)).flatMap((one) =>
    one.kind === 'facts' ? one.facts : one.kind === 'phone' ? one.phone.facts : [],
  );
  const long = facts.filter(({ value = [] }) => value.some(({ kind }) => kind === 'break') || spansText(value).length > ONE_LINE);
  if (!brand || long.length === 0) return '';
  return `The clinic can say less itself: "${long.map(({ label }) => label).join('", "')}" under facts: of brand "${brand.id}". Else: `;
}

/** Names the nearest color that can be read on the same ground, else on what ground it could be. */
function colorHint({ ink, ground, needs }: Pair): string {
  const [from, on] = [readHex(ink), readHex(ground)] as [Rgb, Rgb];
  const betterInk = nearestColor(from, (color) => leastContrast(color, on).ratio >= needs);
  const betterGround = nearestColor(on, (color) => leastContrast(from, color).ratio >= needs);
  if (betterInk) return `Use ${betterInk} in place of ${ink}, the nearest color that passes.`;
  return betterGround ? `Use ${betterGround} behind it, the nearest color that passes.` : 'Choose another pair of colors.';
}
