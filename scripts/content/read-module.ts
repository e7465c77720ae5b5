import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it/index.js';
import type { z } from 'zod';
import type { Block, FigureWords, Inline, Module, SlidePassage, TextPassage } from '../model/content.js';
import { type At, type Diagnostic, error, type Fields } from '../model/diagnostic.js';
import type { Letters } from '../model/letters.js';
import { nameOthers } from '../model/regional.js';
import { didYouMean } from '../model/suggest.js';
import { checkLetters, type PlacedText } from './check-letters.js';
import { type Cursor, cursorIn } from './cursor.js';
import { FRONT } from './front-matter.js';
import { LIMITS, overLimit, tooLong } from './limits.js';
import { type Attributes, parseAttributes } from './parse-attributes.js';
import { parseBlocks } from './parse-blocks.js';
import { parseInlines } from './parse-inlines.js';
import { emptyRecord } from './read-ledger.js';
import { fieldsOf, type Placed, placed, readYaml } from './read-yaml.js';
import { KINDS, type Kind, refuseHeadings } from './refuse-headings.js';
import { frontMatterSchema } from './schema/front-matter.js';
import { splitNotes } from './split-notes.js';

export interface ModuleText {
  readonly id: string;
  readonly locale: string;
  readonly file: string;
  readonly text: string;
  /** See Source. */
  readonly letters?: Letters | undefined;
}

/** Returns the module in a Markdown file with front matter; undefined (with diagnostics) when its front matter cannot be read. */
export function readModule(source: ModuleText, parser: MarkdownIt, diagnostics: Diagnostic[]): Module | undefined {
  const long = tooLong(source.file, source.text);
  if (long) {
    diagnostics.push(long);
    return undefined;
  }
  const front = FRONT.exec(source.text);
  const at = { file: source.file, line: 1, column: 1 };
  if (!front) {
    const message = 'The file does not begin with front matter between two lines of "---".';
    diagnostics.push(error({ code: 'no-front-matter', message, at, hint: 'Begin with ---, title:, summary:, ---.' }));
    return undefined;
  }
  const read = readYaml(
    { file: source.file, text: front[1] ?? '', lineOffset: 1, letters: source.letters },
    frontMatterSchema,
    diagnostics,
  );
  const head = read && placed(read, source.file);
  const lineOffset = front[0].split('\n').length - 1;
  const body = withBlanks(source.text.slice(front[0].length));
  const cursor = cursorIn(source.file, body, lineOffset, diagnostics);
  if (source.letters)
    checkLetters(
      textsIn(body, parser, (index) => cursor.at(index)),
      source.letters,
      diagnostics,
    );
  const passages = readPassages(parser.parse(body, {}), parser, cursor, head?.value.title ?? source.id);
  if (!head) return undefined;
  const figures = emptyRecord<FigureWords>();
  for (const [name, words] of Object.entries(head.value.figures)) {
    const labels = Object.assign(emptyRecord<string>(), words.labels);
    figures[name] = { ...words, labels, ...placesOf(head, name, words) };
  }
  const { title, summary } = head.value;
  return { id: source.id, locale: source.locale, title, summary, at, fields: fieldsOf(head, [], head.value), figures, ...passages };
}

/** What begins a heading, an entry of a list or a block: some keyboards and word processors set a blank there that does not break. */
const BEGINNING = /^[ \u00A0]*(?:#{1,6}|[-*+]|\d{1,9}[.)]|:{3,})\u00A0+/gm;
const withBlanks = (text: string): string => text.replace(BEGINNING, (found) => found.replaceAll('\u00A0', ' '));

/** The text as it is written, and the letters that are written as entities ("&rarr;"). */
const textsIn = (body: string, parser: MarkdownIt, place: (index: number) => At): PlacedText[] => [
  { text: body, place },
  ...[...body.matchAll(/&#?\w{2,31};/g)].map(({ 0: entity, index }) => ({
    text: parser.utils.unescapeAll(entity),
    place: () => place(index),
  })),
];

type Front = Placed<z.output<typeof frontMatterSchema>>;

/** Where a figure's words stand: `alt`, `caption`, and `labels.<key>` for each label. */
function placesOf(head: Front, name: string, words: Front['value']['figures'][string]): { at: At; fields: Fields } {
  const labels = Object.keys(words.labels).map((key) => [`labels.${key}`, head.at(['figures', name, 'labels', key])]);
  return { at: head.at(['figures', name]), fields: { ...fieldsOf(head, ['figures', name], words), ...Object.fromEntries(labels) } };
}

interface Passages {
  readonly slides: SlidePassage[];
  readonly teachBack: Block[];
  brief?: TextPassage;
  print?: TextPassage;
  /** True once a slide was one too many, which is told once. */
  isFull?: boolean;
}

interface Heading {
  readonly kind: Kind;
  readonly title: readonly Inline[];
  readonly attributes: Attributes;
  readonly at: At;
}

function readPassages(tokens: readonly Token[], parser: MarkdownIt, cursor: Cursor, moduleTitle: string): Passages {
  const passages: Passages = { slides: [], teachBack: [] };
  const starts = tokens.flatMap((token, index) =>
    token.type === 'heading_open' && token.tag === 'h2' && token.level === 0 ? [index] : [],
  );
  for (const block of tokens
    .slice(0, starts[0] ?? tokens.length)
    .filter((token) => token.level === 0 && token.nesting >= 0)
    .slice(0, 1)) {
    cursor.toLine(block.map?.[0] ?? 0);
    const message = 'Text stands before the first passage.';
    cursor.diagnostics.push(
      error({
        code: 'text-outside',
        message,
        at: cursor.here(),
        hint: 'Put it under "## Slide", "## Brief", "## Print" or "## Teach-back".',
      }),
    );
  }
  starts.forEach((start, order) => {
    const heading = readHeading(tokens.slice(start, start + 3), parser, cursor, moduleTitle);
    const inner = tokens.slice(start + 3, starts[order + 1] ?? tokens.length);
    if (heading) addPassage(passages, heading, inner, cursor);
    else parseBlocks(inner, cursor);
  });
  return { ...passages, slides: nameOthers(passages.slides) };
}

function readHeading([open, inline]: readonly Token[], parser: MarkdownIt, cursor: Cursor, moduleTitle: string): Heading | undefined {
  cursor.toLine(open?.map?.[0] ?? 0, open?.map?.[1]);
  const at = cursor.here();
  const [, name = '', titleText = '', braces = ''] =
    /^([A-Za-z-]+)\s*(?::\s*(.*?))?\s*(?:\{(?!\s*lang\s*=)([^{}]*)\})?\s*$/.exec(inline?.content ?? '') ?? [];
  const kind = KINDS.find((one) => one === name);
  if (!kind) {
    const message = `The heading "${inline?.content ?? ''}" names no passage.`;
    const hint = didYouMean(name, KINDS) ?? `A passage is "## ${KINDS.join('", "## ')}", with its heading after a colon.`;
    cursor.diagnostics.push(error({ code: 'unknown-passage', message, at, hint }));
    return undefined;
  }
  const title = titleText ? parseInlines(parser.parseInline(titleText, {})[0], cursor) : [{ kind: 'text' as const, text: moduleTitle }];
  const attributes = parseAttributes(braces);
  const heading = { kind, title, attributes, at };
  checkAttributes(heading, braces, cursor);
  return heading;
}

function checkAttributes({ kind, attributes, at }: Heading, written: string, cursor: Cursor): void {
  const { flags, values, rest, meant } = attributes;
  const known = kind === 'Slide' ? ['about', 'conditions', 'only', 'regions', 'takes', 'more'] : ['conditions', 'only', 'regions', 'takes'];
  if (meant !== undefined) {
    const message = `The attributes of this heading cannot be read: "{${written.trim()}}".`;
    cursor.diagnostics.push(error({ code: 'unknown-attribute', message, at, hint: `Write {${meant}}.` }));
  }
  const wrong = [
    ...flags.filter((flag) => flag !== 'more' || kind !== 'Slide'),
    ...Object.keys(values).filter((key) => !known.includes(key)),
    ...(rest ? [rest] : []),
  ];
  for (const name of wrong) {
    const hint = didYouMean(name, known) ?? `A ${kind} takes: ${kind === 'Slide' ? '#id, ' : ''}${known.join(', ')}.`;
    cursor.diagnostics.push(error({ code: 'unknown-attribute', message: `A ${kind} has no attribute "${name}".`, at, hint }));
  }
}

function addPassage(passages: Passages, heading: Heading, inner: readonly Token[], cursor: Cursor): void {
  const { kind, at, title } = heading;
  const { only = [], takes = [], conditions, regions } = heading.attributes.values;
  if (kind === 'Slide') {
    if (passages.slides.length === LIMITS.slides) {
      const many = overLimit('This module', { is: LIMITS.slides + 1, most: LIMITS.slides }, 'slides or more', at);
      if (!passages.isFull) cursor.diagnostics.push(many);
      passages.isFull = true;
      return;
    }
    passages.slides.push(readSlide(heading, inner, passages.slides, cursor));
    return;
  }
  const blocks = parseBlocks(inner, cursor);
  refuseHeadings(kind, blocks, cursor);
  const key = kind === 'Brief' ? 'brief' : 'print';
  if (kind === 'Teach-back') passages.teachBack.push(...blocks);
  else if (passages[key]) {
    cursor.diagnostics.push(
      error({ code: 'duplicate-passage', message: `The module has two passages "## ${kind}".`, at, hint: 'Put the text into one.' }),
    );
  } else passages[key] = { title, at, only, takes, ...(conditions && { conditions }), ...(regions && { regions }), blocks };
}

function readSlide(
  { title, at, attributes }: Heading,
  inner: readonly Token[],
  earlier: readonly SlidePassage[],
  cursor: Cursor,
): SlidePassage {
  const { id = '', flags, values } = attributes;
  if (id === '' || earlier.some((slide) => slide.id === id)) {
    const code = id === '' ? 'missing-id' : 'duplicate-id';
    const message = id === '' ? 'A slide has no id.' : `The slide id "${id}" stands twice in this module.`;
    cursor.diagnostics.push(error({ code, message, at, hint: 'Write {#a-name} after the heading, another one for each slide.' }));
  }
  const said = splitNotes(inner);
  const blocks = parseBlocks(said.words, cursor);
  refuseHeadings('Slide', blocks, cursor);
  const [notes, roomNotes] = [said.notes, said.roomNotes].map((runs) => runs.flatMap((tokens) => parseBlocks(tokens, cursor)));
  refuseHeadings('Notes', [...(notes ?? []), ...(roomNotes ?? [])], cursor);
  const { about, conditions = [], only = [], takes = [], regions } = values;
  const more = flags.includes('more');
  return {
    id,
    title,
    at,
    conditions,
    more,
    ...(about && { about }),
    only,
    ...(regions && { regions }),
    takes,
    blocks,
    notes: notes ?? [],
    ...(roomNotes && roomNotes.length > 0 && { roomNotes }),
  };
}
