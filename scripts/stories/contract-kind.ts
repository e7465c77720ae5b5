import { createHash } from 'node:crypto';
import { CONTROL_TRAITS } from '../measure/contract/control-kind.js';
import type { ArtifactEntry } from '../model/job.js';
import { rememberOf } from '../model/remember.js';

/** What files have in common for which the contract need not be measured again. */
export interface ContractKind {
  /** Hash of the format, the direction of its lines, the styles and the script. */
  readonly look: string;
  /** Kinds of elements that can be pressed, or that hold such. */
  readonly controls: readonly string[];
  /** Names of its elements, and those of their classes that its styles name: what is wrong for a table is seen where there is one. */
  readonly elements: readonly string[];
}

/** Returns the kind of a file. `markup` is that of the templates by which it is written: see markupOf. */
export function kindOf(html: string, { format, brand }: { readonly format: string; readonly brand: string }, markup = ''): ContractKind {
  const code = (html.match(CODE) ?? []).map(withoutFonts);
  const direction = /^<html[^>]*\sdir="(\w+)"/m.exec(html)?.[1];
  const look = hashOf([format, brand, direction, code, markup]);
  const body = html.replace(CODE, '');
  return { look, controls: kindsIn((body.match(CONTROL) ?? []).map(controlKind)), elements: kindsIn(elementsIn(body, named(code))) };
}

/**
 * Returns what tells templates from others as far as what they write around words goes. The kinds of elements in a file do not say all of it:
 * what is hidden, named, announced or reached by a key is written in attributes.
 */
export const markupOf: (templates: Readonly<Record<string, string>>) => string = rememberOf((templates) =>
  hashOf(Object.entries(templates).filter(([file]) => file.endsWith('.hbs') && !/^(starter|new|report|review|dev)\//.test(file))),
);

const CODE = /<(style|script)>[\s\S]*?<\/\1>/g;

const kindsIn = (all: readonly string[]): string[] => [...new Set(all)].sort();

/** The classes that styles and scripts name: another one changes nothing. */
const named = (code: readonly string[]): ReadonlySet<string> => new Set(code.flatMap((one) => one.match(/[\w-]+/g) ?? []));

function elementsIn(body: string, known: ReadonlySet<string>): string[] {
  const tags = new Set(body.match(/<[a-z][^>]*>/gi));
  return [...tags].flatMap((tag) => [
    /^<[\w-]+/.exec(tag)?.[0].slice(1) ?? '',
    ...classesIn(tag)
      .filter((one) => known.has(one))
      .map((one) => `.${one}`),
  ]);
}

const classesIn = (tag: string): string[] => (/\sclass="([^"]*)"/.exec(tag)?.[1] ?? '').split(/\s+/);

/**
 * Returns the name under which it is noted that a file of this kind keeps the contract: another one where the rules, or the browser
 * that measures them, are others.
 */
export const nameOfKind = (kind: ContractKind, rules: string): string => hashOf([kind, rules]).slice(0, 16);

const keptHere = new Set<string>();

/** Notes that a file of the kind with this name was found to keep the contract. */
export const noteKept = (name: string): void => void keptHere.add(name);

/** True where this process has found that already: rules, browser and code are parts of the name. */
export const isKeptHere = (name: string): boolean => keptHere.has(name);

/** The names of all kinds of which this process has found it. */
export const namesKeptHere = (): Iterable<string> => keptHere;

/** What a browser lets press, what holds such, and whatever else says that it takes the focus or can be pressed. */
const CONTROL =
  /<(?:(?:a|button|input|select|textarea|summary|dialog|nav)\b[^>]*|[a-z][\w-]*\s(?:[^>]*\s)?(?:tabindex|role="button")[^>]*)>/g;

const hashOf = (parts: unknown): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** As kindOfControl in the page says it. */
function controlKind(tag: string): string {
  const values = CONTROL_TRAITS.map((name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
  return [/^<([\w-]+)/.exec(tag)?.[1] ?? '', ...values].join('|');
}

/** Fonts are cut to the letters of each file. */
const withoutFonts = (css: string): string => css.replace(/@font-face\s*\{[^}]*\}/g, '');

/** True for a page over artifacts that is held to the contract. */
export const isJudgedPage = ({ format, media }: ArtifactEntry): boolean => format === 'index' && media === 'html';

/** True for a page that breaks the contract: each build tells it again. */
export const mustTell = (entry: ArtifactEntry): boolean => isJudgedPage(entry) && entry.kept === undefined;
