import type { At } from '../../model/diagnostic.js';
import { lineAt } from '../../model/line-at.js';
import type { Blamed, Breach } from './breach.js';

/** Texts of templates and styles by their path in the folder of templates. */
type Templates = Readonly<Record<string, string>>;

/**
 * Returns where the template or style that is to blame for a breach stands: the declaration that the browser obeyed, else the opening
 * tag that wrote the element. Undefined where none of the templates did: a client script or the content wrote it.
 */
export const findTemplate = (templates: Templates, { tag, style }: Pick<Breach, 'tag' | 'style'>, format: string): At | undefined =>
  (style && findDeclaration(templates, style, format)) ?? findTag(templates, tag, format);

/** Templates that write no piece. */
const APART = /^(starter|new|report|review|dev|index|statement)\//;
/** The pages over all pieces. */
const OF_INDEX = /^(index|statement)\//;

/** Templates of a format first: several may hold the same rule. */
const inOrder = (templates: Templates, ending: string, format: string): [string, string][] => {
  const isOwn = (file: string): boolean => file.startsWith(`${format}/`) || (format === 'index' && OF_INDEX.test(file));
  const weight = (file: string): number => (isOwn(file) || file.endsWith(`/${format}${ending}`) ? 0 : file.includes('/') ? 2 : 1);
  return Object.entries(templates)
    .filter(([file]) => file.endsWith(ending) && (!APART.test(file) || isOwn(file)))
    .sort(([a], [b]) => weight(a) - weight(b));
};

const at = (file: string, text: string, index: number): At => ({ file: `templates/${file}`, ...lineAt(text, index) });

/** The style sheets are made smaller before they reach the page: selectors are compared by their letters and signs alone. */
const squeezed = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/["'\s]/g, '')
    .toLowerCase();

/** Returns where the declaration that the browser obeyed stands in the style sheets of the templates. */
export function findDeclaration(templates: Templates, { selector, property }: Blamed, format: string): At | undefined {
  const wanted = squeezed(selector);
  const parts = wanted.split(',').map(looser);
  let like: At | undefined;
  for (const [file, text] of inOrder(templates, '.css', format)) {
    for (const rule of text.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      const [, head = '', body = ''] = rule;
      const selectors = head
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .split(',')
        .map(squeezed)
        .map(looser);
      if (!namesProperty(body, property) || !(looser(wanted) === selectors.join() || parts.some((part) => selectors.includes(part))))
        continue;
      const place = at(file, text, rule.index + (/^(\s|\/\*[\s\S]*?\*\/)*/.exec(head)?.[0].length ?? 0));
      if (looser(wanted) === selectors.join()) return place;
      like ??= place;
    }
  }
  return like;
}

const looser = (selector: string): string => selector.replace(/::?(before|after)/g, ':$1');

/** A shorthand sets the properties that begin with its name; some have other names. */
function namesProperty(body: string, property: string): boolean {
  const names = [property, property.split('-')[0] ?? '', ...(OTHERS[property] ?? [])];
  return names.some((name) => new RegExp(`(^|[;\\s{])${name}\\s*:`).test(body));
}

const OTHERS: Readonly<Record<string, readonly string[]>> = {
  'font-size': ['font'],
  'line-height': ['font'],
  clip: ['clip-path'],
  'overflow-x': ['overflow'],
  'overflow-y': ['overflow'],
};

/** The tag of a template that has most in common with one that was written: its classes, ids, names and values of attributes. */
function findTag(templates: Templates, tag: string, format: string): At | undefined {
  const name = /^<([\w-]+)/.exec(tag)?.[1] ?? '';
  const traits = traitsOf(tag);
  let best: { score: number; place: At } | undefined;
  for (const [file, text] of inOrder(templates, '.hbs', format)) {
    // A level of headings is filled in: `<h{{depth}}`.
    const open = new RegExp(
      `<${/^h[1-6]$/.test(name) ? `h(?:${name[1]}|\\{\\{[^}]*\\}\\})` : name}(?=[\\s>/])(?:[^<>{]|\\{\\{[\\s\\S]*?\\}\\}|\\{)*>`,
      'g',
    );
    for (const found of text.matchAll(open)) {
      const score = likeness(found[0], traits);
      if (score > (best?.score ?? 0)) best = { score, place: at(file, text, found.index) };
    }
  }
  return best?.place;
}

interface Traits {
  readonly classes: readonly string[];
  readonly attributes: readonly (readonly [string, string])[];
}

function traitsOf(tag: string): Traits {
  const attributes = [...tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, value] as const);
  const classes =
    attributes
      .find(([key]) => key === 'class')?.[1]
      .split(/\s+/)
      .filter(Boolean) ?? [];
  return { classes, attributes: attributes.filter(([key]) => !/^(class|data-b|style|inert|hidden)$/.test(key)) };
}

function likeness(written: string, { classes, attributes }: Traits): number {
  const own =
    /class="([^"]*)/
      .exec(written)?.[1]
      ?.replace(/\{\{[^}]*\}\}/g, ' ')
      .split(/\s+/)
      .filter(Boolean) ?? [];
  const strange = own.filter((one) => !classes.includes(one)).length;
  const shared = classes.filter((one) => own.includes(one)).length * 3;
  const same = attributes.filter(([key, value]) => value !== '' && written.includes(`${key}="${value}"`)).length * 2;
  const named = attributes.filter(([key]) => new RegExp(`[\\s}]${key}(?=[\\s=>{])`).test(written)).length;
  // A tag without any trait is like another of its name.
  return 0.5 + shared + same + named - strange * (written.includes('{{#if') ? 0.5 : 2);
}
