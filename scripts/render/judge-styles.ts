import { type At, type Diagnostic, error, warning } from '../model/diagnostic.js';
import { lineAt } from '../model/line-at.js';
import { didYouMean } from '../model/suggest.js';
import { NAMES_OF_SCRIPTS, PROPERTIES } from './css-names.js';
import { type CssRule, rulesIn, withoutWords } from './css-parts.js';
import type { Templates } from './templates.js';

/** At-rules that browsers know (CSS specifications, 2026), those of page margins too. */
const AT_RULES = new Set(
  (
    'charset import namespace media supports layer container scope starting-style font-face font-feature-values font-palette-values ' +
    'keyframes -webkit-keyframes page counter-style property view-transition position-try color-profile ' +
    'top-left-corner top-left top-center top-right top-right-corner bottom-left-corner bottom-left bottom-center bottom-right ' +
    'bottom-right-corner left-top left-middle left-bottom right-top right-middle right-bottom'
  ).split(' '),
);
const MEDIA_FEATURES = new Set(
  (
    'width height aspect-ratio orientation resolution scan grid update overflow-block overflow-inline color color-index monochrome ' +
    'color-gamut pointer hover any-pointer any-hover prefers-reduced-motion prefers-reduced-transparency prefers-contrast forced-colors ' +
    'prefers-color-scheme prefers-reduced-data display-mode inverted-colors scripting dynamic-range video-dynamic-range -webkit-transform-3d ' +
    'device-width device-height device-aspect-ratio -webkit-device-pixel-ratio'
  ).split(' '),
);

/** What a style may name: words of templates and scripts, beginnings of words that are filled in, and properties of their own. */
export interface KnownNames {
  readonly words: ReadonlySet<string>;
  /** "size-" of `size-{{size}}`. */
  readonly beginnings: readonly string[];
  readonly custom: ReadonlySet<string>;
}

/** Returns what the styles of `templates` may name. */
export function knownNames(templates: Templates): KnownNames {
  const of = (ending: string): string =>
    Object.entries(templates)
      .flatMap(([file, text]) => (file.endsWith(ending) ? [text] : []))
      .join('\n');
  const [markup, styles] = [of('.hbs'), of('.css')];
  return {
    words: new Set([...(markup.match(/[\w-]+/g) ?? []), ...NAMES_OF_SCRIPTS]),
    beginnings: [...markup.matchAll(/([\w-]+-)\{\{/g)].map(([, word = '']) => word),
    custom: new Set(
      [...`${styles}${markup}`.matchAll(/(--[\w-]+)\s*:/g)]
        .map(([, name = '']) => name)
        .concat(NAMES_OF_SCRIPTS.filter((name) => name.startsWith('--'))),
    ),
  };
}

/** Judges one style sheet of the templates. */
export function judgeStyle(file: string, text: string, known: KnownNames): Diagnostic[] {
  const bare = withoutWords(text);
  const at = (index: number): At => ({ file: `templates/${file}`, ...lineAt(text, index) });
  const broken = [...strangeRules(bare), ...unclosed(bare)];
  // Where a brace is missing nobody knows what belongs to which rule.
  const parts =
    broken.length > 0 ? [] : rulesIn(bare).flatMap((rule) => [...strangeProperties(rule, known), ...idleSelectors(rule, known)]);
  // A name that is wrong in many rules is told once a file.
  const first = new Map([...broken, ...parts].reverse().map((one) => [one.isIdle ? one.message.split(':')[0] : one, one]));
  return [...first.values()]
    .reverse()
    .map(({ index, message, hint, isIdle }) =>
      isIdle
        ? warning({ code: 'style-idle', at: at(index), message, hint })
        : error({ code: 'style-unread', at: at(index), message, hint }),
    );
}

interface Found {
  readonly index: number;
  readonly message: string;
  readonly hint: string;
  /** True for what no browser drops, and what styles nothing. */
  readonly isIdle?: true;
}

function strangeRules(bare: string): Found[] {
  return [...bare.matchAll(/@(-?[a-z][\w-]*)([^{};]*)/gi)].flatMap(({ 1: name = '', 2: prelude = '', index }): Found[] => {
    if (!AT_RULES.has(name.toLowerCase())) {
      const message = `No browser knows "@${name}": it drops the rule and all in it.`;
      return [{ index, message, hint: didYouMean(name, AT_RULES) ?? 'Write @media, @supports or another rule of CSS.' }];
    }
    if (name.toLowerCase() !== 'media') return [];
    const features = [...prelude.matchAll(/\(\s*(?:(?:min|max)-)?(-?[a-z][\w-]*)/gi)].map(({ 1: feature = '' }) =>
      feature.toLowerCase().replace(/^-webkit-(min|max)-/, '-webkit-'),
    );
    const unknown = features.find((feature) => !MEDIA_FEATURES.has(feature) && !/^(not|and|or)$/.test(feature));
    if (unknown === undefined) return [];
    const message = `No browser knows "${unknown}" in "@media${prelude.trimEnd()}": what stands in it holds nowhere.`;
    return [{ index, message, hint: didYouMean(unknown, MEDIA_FEATURES) ?? 'Write a feature of CSS, as (max-width: 30em).' }];
  });
}

function unclosed(bare: string): Found[] {
  const index = unclosedIn(bare);
  if (index === undefined) return [];
  const message = `A brace is ${bare[index] === '{' ? 'never closed' : 'closed that was never opened'}: browsers drop what follows.`;
  return [{ index, message, hint: 'Give each { its own }.' }];
}

/** Rules that hold descriptors, which have names of their own; and those that ask the browser first. */
const OF_OTHERS =
  /^@(font-face|page|property|counter-style|font-|view-transition|position-try|color-profile|supports|(top|bottom|left|right)-)/i;

/** True for the head of a rule whose properties are not judged. */
export const isOfOthers = (head: string): boolean => OF_OTHERS.test(head);

function strangeProperties({ around, declarations }: CssRule, { custom }: KnownNames): Found[] {
  if (around.some(isOfOthers)) return [];
  return declarations.flatMap(({ name, value, index }): Found[] => {
    if (!name.startsWith('-') && !PROPERTIES.has(name)) {
      const hint = didYouMean(name, PROPERTIES) ?? 'Write a property of CSS, or take the line out.';
      return [{ index, message: `No browser knows the property "${name}": it drops "${name}: ${shortened(value)}".`, hint }];
    }
    const lost = [...value.matchAll(/var\(\s*(--[\w-]+)\s*\)/g)].map(([, one = '']) => one).find((one) => !custom.has(one));
    if (lost === undefined) return [];
    const hint = didYouMean(lost, custom) ?? `Write ${lost}: ... into :root of tokens.css, or take it out.`;
    return [{ index, message: `"${lost}" is set nowhere: browsers drop "${name}: ${shortened(value)}".`, hint }];
  });
}

const shortened = (value: string): string => value.replace(/\s+/g, ' ').slice(0, 60);

/** Classes, ids, attributes and elements that no template and no script writes. */
function idleSelectors({ around, selector, index }: CssRule, { words, beginnings }: KnownNames): Found[] {
  if (selector === undefined || around.some((one) => /^@(-webkit-)?keyframes|^@page/i.test(one))) return [];
  const isKnown = (name: string): boolean => words.has(name) || beginnings.some((one) => name.startsWith(one));
  const plain = selector.replace(/::?[\w-]+|\d+%|=\s*[\w-]+/g, (part) => ' '.repeat(part.length));
  return [...plain.matchAll(/([.#[]?)(-?[a-z_][\w-]*)/gi)].flatMap(({ 0: whole, 1: sign = '', 2: name = '', index: place }): Found[] => {
    if (/^(i|s|of|even|odd|n)$/.test(name) || isKnown(name) || (sign === '' && isElement(name))) return [];
    const what = sign === '.' ? 'class' : sign === '#' ? 'id' : sign === '[' ? 'attribute' : 'element';
    const message = `No template writes the ${what} "${name}": "${shortened(selector.trim())}" styles nothing by it.`;
    const hint =
      didYouMean(name, words) ??
      `Correct the name, write ${what === 'element' ? 'one' : 'an element with it'} into a template, or take it out.`;
    return [{ index: index + place + whole.length - name.length, message, hint, isIdle: true }];
  });
}

/** Elements of HTML and SVG. */
const ELEMENTS = new Set(
  (
    'a abbr address area article aside audio b bdi bdo blockquote body br button canvas caption cite code col colgroup data datalist dd del ' +
    'details dfn dialog div dl dt em embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img ' +
    'input ins kbd label legend li link main map mark menu meta meter nav noscript object ol optgroup option output p picture pre progress q ' +
    'rp rt ruby s samp script search section select slot small source span strong style sub summary sup table tbody td template textarea tfoot th ' +
    'thead time title tr track u ul var video wbr svg circle defs desc ellipse g image line lineargradient marker mask path pattern polygon ' +
    'polyline radialgradient rect stop symbol text textpath tspan use clippath filter foreignobject'
  ).split(' '),
);
const isElement = (name: string): boolean => ELEMENTS.has(name.toLowerCase());

/** The place of a brace without its other one. */
function unclosedIn(bare: string): number | undefined {
  const open: number[] = [];
  for (const { 0: sign, index } of bare.matchAll(/[{}]/g)) {
    if (sign === '{') open.push(index);
    else if (open.pop() === undefined) return index;
  }
  return open.at(-1);
}
