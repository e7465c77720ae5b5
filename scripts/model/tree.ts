import type { Block, Inline, Library, Module } from './content.js';
import type { At } from './diagnostic.js';

/** The blocks directly inside `block` (list items, sides, answers). */
export function innerBlocks(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'list':
      return block.items.flatMap((item) => item.blocks);
    case 'sides':
      return block.sides.flatMap((side) => side.blocks);
    case 'group':
    case 'key':
    case 'question':
    case 'phone':
      return block.blocks;
    default:
      return [];
  }
}

/** All blocks in reading order, outer before inner. */
export function allBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => [block, ...allBlocks(innerBlocks(block))]);
}

/** The runs of inline text that stand directly in `block`: one a paragraph, heading or table cell. */
export function runsOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [block.inlines];
    case 'table':
      return [...block.head, ...block.rows.flat()];
    case 'sides':
      return block.sides.map((side) => side.title);
    case 'question':
      return [block.question];
    default:
      return [];
  }
}

/** All inline pieces, outer before inner. */
export function allInlines(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline) => ('children' in inline ? [inline, ...allInlines(inline.children)] : [inline]));
}

/** The words of a run, without marks. */
export const plainText = (inlines: readonly Inline[]): string =>
  allInlines(inlines)
    .map((inline) => (inline.kind === 'text' ? inline.text : inline.kind === 'break' ? ' ' : ''))
    .join('');

export interface Passage {
  readonly name: string;
  readonly title: readonly Inline[];
  readonly at: At;
  readonly blocks: readonly Block[];
  readonly takes: readonly string[];
}

/** All passages of a module, notes and teach-back prompts included. */
export function passagesOf(module: Module): Passage[] {
  const { slides, brief, print, teachBack, at } = module;
  return [
    ...slides.map((slide) => ({ name: `slide ${slide.id}`, ...slide })),
    ...slides.map((slide) => ({ name: `notes of slide ${slide.id}`, title: [], at: slide.at, blocks: slide.notes, takes: [] })),
    ...(brief ? [{ name: 'brief', ...brief }] : []),
    ...(print ? [{ name: 'print', ...print }] : []),
    { name: 'teach-back', title: [], at, blocks: teachBack, takes: [] },
  ];
}

/** Ids of the claims that a module names: in its text, as a block, in a figure, or by the date they were checked. */
export function claimsIn(module: Module, claims: Library['claims']): string[] {
  const passages = passagesOf(module);
  const blocks = passages.flatMap((passage) => allBlocks(passage.blocks));
  const inlines = allInlines([...passages.flatMap(({ title }) => title), ...blocks.flatMap((block) => runsOf(block).flat())]);
  return [
    ...Object.values(module.figures).flatMap((figure) => figure.claims),
    ...blocks.flatMap((block) => claimsShown(block, claims)),
    ...inlines.flatMap((inline) => {
      if (inline.kind === 'cite') return [inline.claim];
      return inline.kind === 'value' && inline.name.startsWith('checked.') ? [inline.name.slice('checked.'.length)] : [];
    }),
  ];
}

/** The claims that a block itself states or draws, beside those that its words cite. */
function claimsShown(block: Block, claims: Library['claims']): string[] {
  if (block.kind === 'claim' || block.kind === 'people') return [block.claim];
  return block.kind === 'known' ? Object.values(claims).flatMap(({ id, sumsUp }) => (sumsUp === undefined ? [] : [id])) : [];
}

/** All modules of a library in every locale. */
export const modulesOf = (library: { readonly modules: Readonly<Record<string, Readonly<Record<string, Module>>>> }): Module[] =>
  Object.values(library.modules).flatMap((locales) => Object.values(locales));
