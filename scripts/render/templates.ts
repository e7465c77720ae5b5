import Handlebars from 'handlebars';
import { safeHref, shownAddress } from '../model/addresses.js';
import type { Verdict } from '../model/content.js';
import type { BrandView, DeckBlock, Figure, Span } from '../model/deck.js';
import { fixedWord } from './fixed-word.js';
import { figureMarkup, type LogoGround, logoMarkup } from './picture-markup.js';
import { sayInLanguages } from './say-in-languages.js';
import type { RootContext } from './spans-html.js';
import { breakableAddress, spansHtml } from './spans-html.js';
import { verdictDots } from './verdict-dots.js';

/** All .hbs and .css texts of the templates folder by path from it, with forward slashes: `partials/blocks/list.hbs`. */
export type Templates = Readonly<Record<string, string>>;

/** False for texts that are content to begin with. */
export const isTemplate = (file: string): boolean => !/^(starter|new)\//.test(file);

/** Renders a template of `Templates` with everything escaped; partials are known by their path inside `partials/`. */
export interface HtmlEnvironment {
  /** `path` as in Templates (`print/booklet.hbs`). `context` is the template's root: it holds `words`, and see RootContext. */
  render(path: string, context: RootContext): string;
}

/** Returns the text of one template. Throws when it is not there: that is a mistake in the tool, not in content. */
export function templateText(templates: Templates, path: string): string {
  const text = templates[path];
  if (text === undefined) throw new Error(`The template "${path}" is missing.`);
  return text;
}

/** Returns an environment that escapes everything, with all partials and the helpers of this folder. */
export function htmlEnvironment(templates: Templates): HtmlEnvironment {
  const handlebars = Handlebars.create();
  for (const [path, text] of Object.entries(templates)) {
    const name = /^partials\/(.+)\.hbs$/.exec(path)?.[1];
    if (name) handlebars.registerPartial(name, handlebars.compile(text.trimEnd(), { strict: true }));
  }
  handlebars.registerHelper(helpers(handlebars));
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  return {
    render(path, context) {
      const template = compiled.get(path) ?? handlebars.compile(templateText(templates, path), { strict: true });
      compiled.set(path, template);
      return sayInLanguages(template(context), context.inLanguages);
    },
  };
}

const rootOf = (options: Handlebars.HelperOptions): RootContext => options.data.root as RootContext;

/** Small helpers: `spans`, `figurePicture`, `logo`, `word`, `verdictWord`, `verdictMeans`, `dots`, `nest`, `block`, `numbered`, `startAt`, `digits`, `ordered`, `linkTo`, `bare`, `breakable`, `eq`, `add`. */
function helpers(handlebars: typeof Handlebars): Handlebars.HelperDeclareSpec {
  const safe = (html: string) => new handlebars.SafeString(html);
  return {
    spans: (spans: readonly Span[], options: Handlebars.HelperOptions) => safe(spansHtml(spans, rootOf(options))),
    // A block's key stands once in a document, and is short.
    figurePicture: (figure: Figure, key: string, options: Handlebars.HelperOptions) =>
      safe(figureMarkup(figure, key, { lazy: Boolean(rootOf(options).explains) })),
    logo: (brand: BrandView, key: string, ground: LogoGround) => safe(logoMarkup(brand, { prefix: `logo-${key}-`, ground })),
    word: (key: string, options: Handlebars.HelperOptions) => fixedWord(rootOf(options).words, key, options.hash),
    verdictWord: (verdict: Verdict) => `verdict-${verdict}`,
    verdictMeans: (verdict: Verdict) => `verdict-${verdict}-means`,
    nest: (title: unknown) => (title ? 1 : 0),
    dots: (verdict: Verdict) => verdictDots(verdict),
    numbered: (index: number, start?: number) => index + (start ?? 1),
    startAt: (start?: number) => (start === undefined ? '' : safe(` start="${start}"`)),
    // Room for the numbers: as wide as the last one.
    digits: (start: number | undefined, items: readonly unknown[]) => {
      const { length } = String((start ?? 1) + items.length - 1);
      return length > 1 ? ` digits-${Math.min(length, 4)}` : '';
    },
    ordered: (look: string) => look === 'numbers' || look === 'steps',
    block: (block: DeckBlock) => `blocks/${block.kind}`,
    // An address that may not be written was refused where it was read.
    linkTo: (address: string) => safeHref(address) ?? '#',
    bare: shownAddress,
    breakable: (address: string) => safe(breakableAddress(address)),
    eq: (a: unknown, b: unknown) => a === b,
    add: (a: number, b: number) => sum(a, b),
  };
}

/** A depth that did not reach a partial would print as a wrong heading: better no page at all. */
function sum(a: number, b: number): number {
  if (!Number.isFinite(a + b)) throw new Error(`A template adds ${a} and ${b}: one of them is not a number.`);
  return a + b;
}
