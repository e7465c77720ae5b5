import { addressBeside } from './addresses.js';
import type { LeafKind, Tree, TreeParts } from './blocks.js';
import type { Block, Inline, SvgNode } from './content.js';
import type { DeckBlock, Fact, Figure, Span } from './deck.js';

type AnyBlock = Tree<TreeParts>;
type RunOf<B> = B extends { readonly kind: 'heading'; readonly inlines: infer Run } ? Run : never;

/** A run of inline text that stands directly in a block, or blocks inside it; `within` says of what kind their text is, where the block changes that. */
type Part<B> =
  | { readonly run: RunOf<B>; readonly role: 'text' | 'heading' | 'cell'; readonly inner?: undefined }
  | { readonly inner: readonly B[]; readonly within?: Within | undefined };
type Within = 'text' | 'item' | 'phone';

/** What stands directly in a block, in reading order: the one list of what each kind of block holds. */
const partsOf = <B extends AnyBlock>(block: B): readonly Part<B>[] => anyParts(block) as unknown as readonly Part<B>[];

function anyParts(block: AnyBlock): readonly Part<AnyBlock>[] {
  if (isLeaf(block)) return [];
  switch (block.kind) {
    case 'paragraph':
      return [{ run: block.inlines, role: 'text' }];
    case 'heading':
      return [{ run: block.inlines, role: 'heading' }];
    case 'list':
      return block.items.map(({ blocks }) => ({ inner: blocks, within: 'item' }));
    case 'table':
      return [...block.head, ...block.rows.flat()].map((run) => ({ run, role: 'cell' }));
    case 'group':
    case 'key':
      return [{ inner: block.blocks }];
    case 'sides':
      return block.sides.flatMap(({ title, blocks }) => [
        { run: title, role: 'heading' },
        { inner: blocks, within: 'text' },
      ]);
    case 'question':
      return [
        { run: block.question, role: 'heading' },
        { inner: block.blocks, within: 'text' },
      ];
    case 'phone':
      return [{ inner: block.blocks, within: 'phone' }];
  }
}

const LEAVES: Readonly<Record<LeafKind, true>> = { figure: true, claim: true, people: true, known: true, facts: true, lines: true };

/** True for a block in which no other block and no run of inline text stands that both trees have. */
export const isLeaf = <B extends AnyBlock>(block: B): block is Extract<B, { readonly kind: LeafKind }> => Object.hasOwn(LEAVES, block.kind);

/** The blocks directly inside `block` (list items, sides, answers). */
export const innerBlocks = <B extends AnyBlock>(block: B): B[] => partsOf(block).flatMap((part) => part.inner ?? []);

/** All blocks in reading order, outer before inner. */
export const allBlocks = <B extends AnyBlock>(blocks: readonly B[]): B[] =>
  blocks.flatMap((block) => (isLeaf(block) ? [block] : [block, ...allBlocks(innerBlocks(block))]));

/** The runs of inline text that stand directly in `block`: one a paragraph, heading, table cell, title of a side or question. */
export const runsOf = <B extends AnyBlock>(block: B): RunOf<B>[] => partsOf(block).flatMap((part) => (part.inner ? [] : [part.run]));

/** Returns blocks as authors write them with `change` made to each, inner before outer. */
export const mapBlocks = (blocks: readonly Block[], change: (block: Block) => Block): Block[] =>
  blocks.map((block) => change(withInner(block, (inner) => mapBlocks(inner, change))));

function withInner(block: Block, inside: (inner: readonly Block[]) => Block[]): Block {
  if (isLeaf(block)) return block;
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'table':
      return block;
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: inside(item.blocks) })) };
    case 'sides':
      return { ...block, sides: block.sides.map((side) => ({ ...side, blocks: inside(side.blocks) })) };
    case 'group':
    case 'key':
    case 'question':
    case 'phone':
      return { ...block, blocks: inside(block.blocks) };
  }
}

/** What to make of one run of inline text. Headings, questions, heads of tables and titles of sides are headings. */
export type ChangeSpans = (spans: readonly Span[], isHeading: boolean) => Span[];

/** Returns blocks with `change` made to each run of inline text in them, in reading order. Words that are not spans stay as they are. */
export const mapSpans = (blocks: readonly DeckBlock[], change: ChangeSpans): DeckBlock[] => blocks.map((block) => mapBlock(block, change));

function mapBlock(block: DeckBlock, change: ChangeSpans): DeckBlock {
  const text = (spans: readonly Span[]): Span[] => change(spans, false);
  const heading = (spans: readonly Span[]): Span[] => change(spans, true);
  switch (block.kind) {
    case 'paragraph':
    case 'claim':
      return { ...block, inlines: text(block.inlines) };
    case 'heading':
      return { ...block, inlines: heading(block.inlines) };
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: mapSpans(item.blocks, change) })) };
    case 'table':
      return { ...block, head: block.head.map(heading), rows: block.rows.map((row) => row.map(text)) };
    case 'known':
      return { ...block, rows: block.rows.map((row) => ({ ...row, spans: text(row.spans) })) };
    case 'figure':
      return { ...block, figure: { ...block.figure, marks: text(block.figure.marks) } };
    case 'sides':
      return { ...block, sides: block.sides.map((one) => ({ ...one, title: heading(one.title), blocks: mapSpans(one.blocks, change) })) };
    case 'question':
      return { ...block, question: heading(block.question), blocks: mapSpans(block.blocks, change) };
    case 'group':
    case 'key':
    case 'phone':
      return { ...block, blocks: mapSpans(block.blocks, change) };
    case 'facts':
    case 'lines':
      return block;
  }
}

/**
 * Words of a composed block that a reader meets at one go. `contact` is how to reach the organisation, in a phone box; `alt` is what
 * stands for a drawing where it cannot be seen. A drawing's words come with the marks of what it states.
 */
export interface BlockWords {
  readonly key: string;
  readonly role: Within | 'heading' | 'cell' | 'caption' | 'label' | 'alt' | 'speaker' | 'credit' | 'contact' | 'fact';
  readonly spans: readonly Span[];
  readonly instruction: boolean;
}

/** Returns all words of some composed blocks in reading order: every run and every text of every kind of block. */
export const wordsIn = (blocks: readonly DeckBlock[], within: Within = 'text'): BlockWords[] =>
  blocks.flatMap((block) => wordsOf(block, within));

function wordsOf(block: DeckBlock, within: Within): BlockWords[] {
  const { key, instruction } = block;
  const words = (role: BlockWords['role'], spans: readonly Span[]): BlockWords => ({ key, role, spans, instruction });
  const orders = (role: BlockWords['role'], spans: readonly Span[]): BlockWords => ({ key, role, spans, instruction: true });
  const inParts = (): BlockWords[] =>
    partsOf(block).flatMap((part) =>
      part.inner ? wordsIn(part.inner, part.within ?? within) : [words(part.role === 'text' ? within : part.role, part.run)],
    );
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'list':
    case 'table':
    case 'group':
    case 'key':
    case 'sides':
    case 'question':
      return inParts();
    case 'phone': {
      const { title, says, more, facts } = block.phone;
      const contact = facts.map((fact) => orders('contact', factSpans(fact)));
      return [
        orders('phone', textSpans(title)),
        ...contact,
        ...inParts(),
        orders('phone', says),
        ...more.map((one) => orders('phone', textSpans(one))),
      ];
    }
    case 'claim':
      return [words(within, block.inlines), ...(block.speaker === undefined ? [] : [words('speaker', textSpans(block.speaker))])];
    case 'known':
      return block.rows.map(({ label, spans }) => words('cell', [...textSpans(label), ...spans]));
    case 'figure':
      return figureWords(block.figure).map(({ role, text }) => ({
        key,
        role,
        spans: role === 'credit' ? textSpans(text) : [...textSpans(text), ...block.figure.marks],
        instruction: false,
      }));
    case 'facts':
      return block.facts.map((fact) => orders('fact', factSpans(fact)));
    case 'lines':
      return [];
  }
}

/** Returns the words of some composed blocks as they are printed, in one line; not those in drawings. */
export const blocksText = (blocks: readonly DeckBlock[]): string =>
  oneLine(
    wordsIn(blocks)
      .filter(({ role }) => role !== 'label' && role !== 'alt' && role !== 'speaker' && role !== 'credit')
      .map(({ spans }) => plainText(spans))
      .join(' '),
  );

const textSpans = (text: string): Span[] => [{ kind: 'text', text }];
const factSpans = ({ label, value }: Fact): Span[] => (value === undefined ? textSpans(label) : [...textSpans(`${label}: `), ...value]);

const figureWords = ({ svg, alt, caption, credit }: Figure): { role: 'label' | 'alt' | 'caption' | 'credit'; text: string }[] => [
  ...labelsOf(svg).map((text) => ({ role: 'label' as const, text })),
  { role: 'alt', text: alt },
  { role: 'caption', text: caption },
  ...(credit === undefined ? [] : [{ role: 'credit' as const, text: credit }]),
];

/** Returns the figures among some composed blocks, those inside others too. */
export const figuresIn = (blocks: readonly DeckBlock[]): Figure[] =>
  allBlocks(blocks).flatMap((block) => (block.kind === 'figure' ? [block.figure] : []));

/** Returns the words of a drawing, a label an entry, in the order in which they are drawn. */
export const labelsOf = (node: SvgNode): string[] =>
  node.tag === 'text' ? [oneLine(drawnText(node))] : node.children.flatMap((child) => (typeof child === 'string' ? [] : labelsOf(child)));
const drawnText = (node: SvgNode): string => node.children.map((child) => (typeof child === 'string' ? child : drawnText(child))).join(' ');

/** All inlines of a run, outer before inner. */
export const allInlines = <I extends Inline | Span>(inlines: readonly I[]): I[] =>
  inlines.some(isOuter)
    ? inlines.flatMap((inline) => (isOuter(inline) ? [inline, ...allInlines(inline.children as readonly I[])] : [inline]))
    : [...inlines];
const isOuter = (inline: Inline | Span): inline is Extract<Inline | Span, { readonly children: unknown }> => 'children' in inline;

/** The words of a run, without marks and without values that are filled in later. */
export const plainText = (inlines: readonly (Inline | Span)[]): string => textWith(inlines, () => '');

/** The words of a run, without marks, and with what `valueText` says for each value that is filled in later. */
export function textWith(inlines: readonly (Inline | Span)[], valueText: (name: string) => string): string {
  let text = '';
  for (const inline of inlines) {
    if (inline.kind === 'text') text += inline.text;
    else if (inline.kind === 'value') text += valueText(inline.name);
    else if (inline.kind === 'break') text += ' ';
    else if (isOuter(inline)) text += textWith(inline.children, valueText);
  }
  return text;
}

/** The words of a run as paper shows them: behind the words of a link stands its address. */
export const paperText = (spans: readonly Span[]): string =>
  spans
    .map((span) => {
      if (span.kind !== 'link') return 'children' in span ? paperText(span.children) : plainText([span]);
      const words = plainText(span.children);
      const address = addressBeside(words, span.href);
      return address === undefined ? words : `${words} (${address})`;
    })
    .join('');

/** Returns a text with every run of blanks as one, and none at its ends. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Returns composed inline text as a reader would say it, in one line. */
export const spansText = (spans: readonly Span[]): string => oneLine(plainText(spans));
