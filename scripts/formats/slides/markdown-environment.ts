import Handlebars from 'handlebars';
import { safeHref, shownAddress } from '../../model/addresses.js';
import type { Verdict, Words } from '../../model/content.js';
import type { DeckBlock, Figure, PhoneBox, Span } from '../../model/deck.js';
import { remember } from '../../model/remember.js';
import { fixedWord } from '../../render/fixed-word.js';
import { type Templates, templateText } from '../../render/templates.js';
import { verdictDots } from '../../render/verdict-dots.js';
import { escapeAddress, escapeAlt, escapeLineStart, escapeMarkdown, type MarkdownMode, spansMarkdown } from './markdown-text.js';

/** What the helpers find at the root of a Markdown template's context. */
export interface MarkdownContext {
  readonly words: Words;
  readonly mode: MarkdownMode;
  /** The sources that slides name: these lead back to the first mark of theirs. */
  readonly cited: ReadonlySet<number>;
  /** Where a figure's file will stand, as seen from the Markdown. */
  figurePath(figure: Pick<Figure, 'id' | 'svg'>): string;
}

/**
 * Returns a function that renders `marp/<path>` as Markdown. Nothing is escaped by itself: every word of content goes
 * through `md`, `text` or `alt`, which escape for Markdown.
 */
export function markdownEnvironment(templates: Templates): (path: string, context: MarkdownContext) => string {
  const handlebars = Handlebars.create();
  for (const [path, text] of Object.entries(templates)) {
    const name = /^marp\/(?!html\/)(.+)\.hbs$/.exec(path)?.[1];
    if (name) handlebars.registerPartial(name, handlebars.compile(text, { strict: true, noEscape: true }));
  }
  handlebars.registerHelper(helpers());
  const compiled = remember((path) =>
    handlebars.compile<MarkdownContext>(templateText(templates, `marp/${path}`), { strict: true, noEscape: true }),
  );
  return (path, context) => `${tidy(compiled(path)(context))}\n`;
}

/** Blank lines one at a time, none at either end, no blanks that a template's indenting left at a line's end. */
const tidy = (markdown: string): string =>
  markdown
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

type Options = Handlebars.HelperOptions;
const rootOf = (options: Options): MarkdownContext => options.data.root as MarkdownContext;
const isKeyed = (options: Options): boolean => rootOf(options).mode === 'keyed';

function helpers(): Handlebars.HelperDeclareSpec {
  const word = (key: string, options: Options): string => fixedWord(rootOf(options).words, key, options.hash);
  return {
    md: (spans: readonly Span[], options: Options) => spansMarkdown(spans, rootOf(options).mode),
    text: (text: string) => escapeLineStart(escapeMarkdown(text)),
    word: (key: string, options: Options) => escapeMarkdown(word(key, options)),
    alt: escapeAlt,
    linkTo: (address: string) => escapeAddress(safeHref(address) ?? '#'),
    block: (block: DeckBlock) => `blocks/${block.kind}`,
    path: (figure: Figure, options: Options) => rootOf(options).figurePath(figure),
    marker: (look: string, index: number, start?: number) => (look === 'numbers' || look === 'steps' ? `${index + (start ?? 1)}.` : '-'),
    step: (look: string, index: number, start: number | undefined, options: Options) =>
      look === 'steps' && isKeyed(options) ? `{n:${index + (start ?? 1)}}` : '',
    tick: (look: string, ticked: boolean | undefined, options: Options) => {
      if (look !== 'checklist') return '';
      return isKeyed(options) ? (ticked ? '{x}' : '') : ticked ? '☑ ' : '☐ ';
    },
    key: (key: string | undefined, options: Options) => (key && isKeyed(options) ? `{b:${key}}` : ''),
    id: (id: string, options: Options) => (isKeyed(options) ? `{id:${id}}` : ''),
    box: (name: string, key: unknown, options?: Options) => {
      const given = options ?? (key as Options);
      return isKeyed(given) ? `\n\n{+${name}${typeof key === 'string' ? ` ${key}` : ''}}\n\n` : '\n\n';
    },
    end: (options: Options) => (isKeyed(options) ? '\n\n{-}\n\n' : '\n\n'),
    write: (options: Options) => (isKeyed(options) ? '{_}' : '\\_'.repeat(12)),
    verdict: (verdict: Verdict, options: Options) => {
      if (isKeyed(options)) return `{=${verdict}}`;
      const shape = verdictDots(verdict).map(({ half, fill }) => (half ? '◐' : fill === 'none' ? '○' : '●'));
      return `**${`${shape.join('')} ${escapeMarkdown(word(`verdict-${verdict}`, options))}`.trim()}.**`;
    },
    yaml: (...parts: unknown[]) => JSON.stringify(parts.slice(0, -1).join('')).replace(/>/g, '\\u003e'),
    phoneClass: ({ line }: PhoneBox) => `phone.phone-${line}`,
    sideClass: ({ role }: { role?: string }) => (role ? `side.side-${role}` : 'side'),
    slideKind: ({ kind }: { kind: string }) => `slides/${kind}`,
    means: (verdict: Verdict) => `verdict-${verdict}-means`,
    back: (number: number, options: Options) => (isKeyed(options) && rootOf(options).cited.has(number) ? ` {<${number}}` : ''),
    sourceId: (number: number) => `source-${number}`,
    shown: shownAddress,
    keyed: (options: Options) => isKeyed(options),
    more: (parts: number) => parts > 1,
    eq: (a: unknown, b: unknown) => a === b,
    lines: function (this: unknown, options: Options) {
      return prefixed(options.fn(this), '', (options.hash.with as string | undefined) ?? '  ');
    },
  };
}

/** Puts `rest` before each line but the first: what belongs to a list item or a quotation stays in it. */
function prefixed(text: string, first: string, rest: string): string {
  return tidy(text)
    .split('\n')
    .map((line, i) => ((i === 0 ? first : rest) + line).trimEnd())
    .join('\n');
}
