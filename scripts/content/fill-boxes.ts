import type MarkdownIt from 'markdown-it';
import { withCapital } from '../languages/say-lines.js';
import type { Block, Inline, Library, Words } from '../model/content.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ToldIn } from '../model/safety.js';
import { allBlocks, mapBlocks, plainText } from '../model/tree.js';
import { cursorAt } from './cursor.js';
import { mapPassages } from './map-passages.js';
import { reportOldBoxes } from './old-boxes.js';
import { parseInlines } from './parse-inlines.js';
import { type ItemRun, type Phrasing, rowsOf, runOf } from './sign-rows.js';

type Phone = Extract<Block, { kind: 'phone' }>;

/** What boxes are filled from. */
export interface FillWish {
  readonly safety: Library['safety'];
  /** The tool's fixed words, by locale. */
  readonly words: Readonly<Record<string, Words>>;
  readonly parser: (locale: string) => MarkdownIt;
  readonly diagnostics: Diagnostic[];
}

/**
 * Returns the modules with the signs of their urgency in each phone box, as a list below what the author wrote there: in print in their full form,
 * on slides and in briefs in the short one. From here on they are words like any other, and lead back to where they are written.
 * A box with signs of its own is reported, one message a file.
 */
export function fillBoxes(modules: Library['modules'], wish: FillWish): Library['modules'] {
  return mapPassages(modules, {
    isMeant: (block): block is Phone => block.kind === 'phone',
    changeIn: (module) => {
      reportOldBoxes(module, wish.safety, wish.diagnostics);
      const fill = phrasingOf(module.locale, wish);
      return (box, place) => fillBox(box, place, fill);
    },
  });
}

/** How items are said in one locale. */
function phrasingOf(locale: string, { safety, words, parser, diagnostics }: FillWish): Phrasing {
  const markdown = parser(locale);
  return {
    items: Object.values(safety),
    locale,
    lastOf: words[locale]?.['line-or'] ?? '{before}, {last}',
    read: (text, at) => parseInlines(markdown.parseInline(text.trim(), {})[0], cursorAt(at, diagnostics)),
  };
}

function fillBox(box: Phone, place: ToldIn, phrasing: Phrasing): Block {
  const rows = rowsOf(box.urgency, { place, helper: box.helper ?? false }, phrasing);
  if (rows.length === 0) return box;
  const shared = rows.filter(({ regions }) => regions === undefined);
  const runsOn = allBlocks(box.blocks).some(isOpen) && shared.length > 0;
  const listed = runsOn ? rows.filter(({ regions }) => regions !== undefined) : rows;
  const lead = runsOn ? mapBlocks(box.blocks, (block) => (isOpen(block) ? closed(block, runOf(shared, phrasing)) : block)) : box.blocks;
  return { ...box, blocks: [...lead, ...asList(listed, box, phrasing.locale)] };
}

type Paragraph = Extract<Block, { kind: 'paragraph' }>;

/** A lead that ends in a word ("Call if you ...") runs on into the signs; one that ends in a sign (":", ".") stands above them. */
const isOpen = (block: Block): block is Paragraph => block.kind === 'paragraph' && /[\p{L}\p{N}]$/u.test(plainText(block.inlines).trim());

const closed = (lead: Paragraph, run: readonly Inline[]): Block => ({ ...lead, inlines: [...lead.inlines, text(' '), ...run, text('.')] });

/** One sign alone is a sentence: a list has two points at least. */
function asList(rows: readonly ItemRun[], { at }: Phone, locale: string): Block[] {
  const [first, second] = rows;
  if (!first) return [];
  if (!second) return [inRegions(first, [...begun(first.inlines, locale), text('.')])];
  return [
    { kind: 'list', at, look: 'bullets', items: rows.map((row) => ({ at: row.at, blocks: [inRegions(row, begun(row.inlines, locale))] })) },
  ];
}

function inRegions({ at, regions }: ItemRun, inlines: readonly Inline[]): Block {
  const paragraph: Block = { kind: 'paragraph', at, inlines };
  return regions ? { kind: 'group', at, regions, blocks: [paragraph] } : paragraph;
}

/** A row as a line or a sentence of its own. */
function begun([first, ...rest]: readonly Inline[], locale: string): Inline[] {
  if (first?.kind !== 'text') return first ? [first, ...rest] : [];
  return [text(withCapital(first.text, locale)), ...rest];
}

const text = (words: string): Inline => ({ kind: 'text', text: words });
