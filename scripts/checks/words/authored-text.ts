import type { Block, Inline, Library, Module } from '../../model/content.js';
import type { DeckDefinition, Localised } from '../../model/definitions.js';
import { type At, fieldAt } from '../../model/diagnostic.js';
import { markedRun } from '../../model/marked-words.js';
import { notesOf } from '../../model/passages.js';
import type { Regional } from '../../model/regional.js';
import { allInlines, isLeaf, plainText } from '../../model/tree.js';

/** The kinds of text that an author writes, by where a reader meets it. */
export type Place =
  | 'slides'
  | 'brief'
  | 'print'
  | 'notes'
  | 'teach-back'
  | 'title'
  | 'figure'
  | 'claim'
  | 'source'
  | 'glossary'
  | 'brand'
  | 'region';

/** A run of words as the author wrote it, with all that says what it rests on. */
export interface Authored {
  readonly locale: string;
  readonly place: Place;
  readonly at: At;
  readonly inlines: readonly Inline[];
  readonly heading?: boolean;
  /** Stands in an instruction block or a phone box. */
  readonly instruction: boolean;
  /** Stands in a phone box. */
  readonly phone?: boolean;
  /** Requirements that its block, the blocks around it or its passage take. */
  readonly takes: readonly string[];
  /** Claims that cover all of it: a figure's claims, or the claim whose words it is. */
  readonly claims: readonly string[];
  /** What stands under one heading has one section name. */
  readonly section: string;
  /** Stands for a picture where it cannot be seen. */
  readonly alternative?: boolean;
  /** Stands in a brand's own module. */
  readonly ofBrand?: boolean;
  /** Each limit of regions around it: it is shown where all of them hold. */
  readonly limits: readonly Regional[];
  /** The words that a table cell is read with: the head and its row. */
  readonly around?: string;
  /** A table cell as it is read: what its row is about, the head of its column, and the cell. */
  readonly readAs?: string;
}

type Frame = Pick<Authored, 'locale' | 'place' | 'section' | 'instruction' | 'phone' | 'takes' | 'ofBrand' | 'limits'>;

/** All words of the explainer that stand outside its modules and that somebody reads or hears, in every locale. */
export function authoredOutside(library: Library): Authored[] {
  const { locales, drafts } = library.project;
  // The words of a draft that was not asked for wait until it is.
  const unread = new Set(drafts.filter((locale) => !locales.includes(locale)));
  return allOutside(library).filter(({ locale }) => !unread.has(locale));
}

function allOutside(library: Library): Authored[] {
  return [
    ...titlesOf(library),
    ...claimWords(library),
    ...Object.entries(library.glossary).flatMap(([locale, terms]) =>
      terms.map(({ plain, at }) => textAt(locale, 'glossary', at ?? library.project.at, plain)),
    ),
    ...brandText(library),
    ...regionText(library),
  ];
}

/** All words of one module: its title, its figures, and its passages with notes and teach-back prompts. */
export function authoredInModule(module: Module): Authored[] {
  const { id, owner, locale, title, summary, figures, slides, brief, print, teachBack } = module;
  const frame = (place: Place, name: string, takes: readonly string[]): Frame => ({
    ...{ locale, place, takes, section: `${id}/${name}`, instruction: false, ofBrand: owner !== undefined, limits: [] },
  });
  return [
    textAt(locale, 'title', fieldAt(module, 'title'), title),
    textAt(locale, 'title', fieldAt(module, 'summary'), summary),
    ...Object.entries(figures).flatMap(([name, { alt, caption, labels, claims, at, fields = {} }]) => {
      const words = { alt, caption, ...Object.fromEntries(Object.entries(labels).map(([key, label]) => [`labels.${key}`, label])) };
      return Object.entries(words).map(([key, words]) => ({
        ...{ ...textAt(locale, 'figure', fields[key] ?? at, words), claims, section: `${id}/${name}`, alternative: key === 'alt' },
      }));
    }),
    ...slides.flatMap((slide) => [
      ...inPassage(slide, frame('slides', `slide ${slide.id}`, slide.takes)),
      ...notesOf(slide).flatMap(({ name, blocks }) =>
        inBlocks(blocks, { ...frame('notes', `${name} ${slide.id}`, []), limits: slide.regions ? [slide] : [] }),
      ),
    ]),
    ...(brief ? inPassage(brief, frame('brief', 'brief', brief.takes)) : []),
    ...(print ? inPassage(print, frame('print', 'print', print.takes)) : []),
    ...inBlocks(teachBack, frame('teach-back', 'teach-back', [])),
  ];
}

type Titled = Regional & { readonly title: readonly Inline[]; readonly at: At; readonly blocks: readonly Block[] };

function inPassage(passage: Titled, around: Frame): Authored[] {
  const { title, at, blocks } = passage;
  const frame = { ...around, limits: limitsOf(passage, around) };
  return [{ ...frame, at, inlines: title, claims: [], heading: true }, ...inBlocks(blocks, frame)];
}

const limitsOf = (part: Regional, { limits }: Frame): readonly Regional[] => (part.regions ? [...limits, part] : limits);

/** Returns the runs in `blocks`; a heading among them begins a new section. */
function inBlocks(blocks: readonly Block[], frame: Frame): Authored[] {
  let { section } = frame;
  return blocks.flatMap((block, index) => {
    if (block.kind === 'heading') section = `${frame.section}#${index}`;
    return inBlock(block, { ...frame, section });
  });
}

function inBlock(block: Block, around: Frame): Authored[] {
  const phone = block.kind === 'phone';
  const own = block.kind !== 'paragraph' && block.instruction === true;
  const frame: Frame = {
    ...around,
    instruction: around.instruction || own || phone,
    ...(phone && { phone }),
    takes: [...around.takes, ...(block.takes ?? [])],
    limits: limitsOf(block, around),
  };
  const run = (inlines: readonly Inline[], at: At): Authored => ({ ...frame, at, inlines, claims: [] });
  if (isLeaf(block)) return [];
  switch (block.kind) {
    case 'paragraph':
      return [run(block.inlines, block.at)];
    case 'heading':
      return [{ ...run(block.inlines, block.at), heading: true }];
    case 'list':
      return block.items.flatMap((item) =>
        inBlocks(item.blocks, { ...frame, instruction: frame.instruction || item.instruction === true }),
      );
    case 'table':
      return inTable(block, run);
    case 'sides':
      return block.sides.flatMap((side) => [{ ...run(side.title, side.at), heading: true }, ...inBlocks(side.blocks, frame)]);
    case 'question':
      return [run(block.question, block.at), ...inBlocks(block.blocks, frame)];
    case 'group':
    case 'key':
    case 'phone':
      return inBlocks(block.blocks, frame);
  }
}

/** A cell without marks of its own rests on the marks of its row; the name of an option rests on nothing. */
function inTable(table: Extract<Block, { kind: 'table' }>, run: (inlines: readonly Inline[], at: At) => Authored): Authored[] {
  const head = table.head.map(plainText).join(' ');
  const rows = table.rows.flatMap((row, index) => {
    const marks = row.flatMap(marksIn);
    const at = table.rowsAt?.[index] ?? { ...table.at, line: table.at.line + 2 + index };
    const around = `${head} ${row.map(plainText).join(' ')}`;
    return row.map((cell, place) => ({
      ...run(marksIn(cell).length > 0 || (table.rowsAt && place === 0) ? cell : [...cell, ...marks], at),
      around,
      ...(place > 0 ? { readAs: `${plainText(row[0] ?? [])}: ${plainText(cell)}, ${plainText(table.head[place] ?? [])}` } : {}),
    }));
  });
  return [...table.head.map((cell) => run(cell, table.at)), ...rows];
}

const marksIn = (inlines: readonly Inline[]): Inline[] =>
  allInlines(inlines).filter(({ kind }) => kind === 'cite' || kind === 'instruction');

/** The titles, subtitles and audiences of the project and its decks. */
function titlesOf({ project, decks }: Library): Authored[] {
  return [
    ...localised('title', fieldAt(project, 'title'), project.title),
    ...Object.entries(project.conditions).flatMap(([, words]) => localised('title', fieldAt(project, 'conditions'), words)),
    ...Object.values(decks).flatMap(titlesOfDeck),
  ];
}

function titlesOfDeck(deck: DeckDefinition): Authored[] {
  return [
    ...localised('title', fieldAt(deck, 'title'), deck.title),
    ...localised('title', fieldAt(deck, 'subtitle'), deck.subtitle),
    ...localised('title', fieldAt(deck, 'audience'), deck.audience),
    ...deck.parts.flatMap(({ title = {}, at = deck.at }) => localised('title', at, title)),
    ...[...deck.handout, ...deck.largePrint].flatMap(({ title, at }) => localised('title', at, title)),
  ];
}

/** The words of each claim, and the line that names its sources in the brochure. */
const claimWords = ({ claims }: Library): Authored[] =>
  Object.values(claims).flatMap(({ id, at: entry, words, regions }) =>
    Object.entries(words).flatMap(([locale, { says, short, at = entry }]) => [
      { ...textAt(locale, 'claim', at, ''), inlines: says, claims: [id], section: `claim ${id}`, limits: [{ regions }] },
      { ...textAt(locale, 'source', at, short), claims: [id], limits: [{ regions }] },
    ]),
  );

const brandText = ({ brands }: Library): Authored[] =>
  Object.values(brands).flatMap((brand) => {
    const limits = [{ regions: [brand.region] }];
    return [
      ...localised('brand', fieldAt(brand, 'name'), brand.name, limits),
      ...Object.entries(brand.facts).flatMap(([name, words]) =>
        localised('brand', brand.factFields?.[name] ?? fieldAt(brand, 'facts'), words, limits),
      ),
      ...(brand.pictures ?? []).flatMap(({ alt, caption = {}, at }) => [
        ...localised('figure', at, alt, limits).map((one) => ({ ...one, alternative: true })),
        ...localised('figure', at, caption, limits),
      ]),
    ];
  });

const regionText = ({ regions }: Library): Authored[] =>
  Object.values(regions).flatMap(({ id, lines }) =>
    lines.flatMap(({ label = {}, options: { choose = {}, says = {} }, at }) =>
      [label, choose, says].flatMap((words) => localised('region', at, words, [{ regions: [id] }])),
    ),
  );

const localised = (place: Place, at: At, words: Localised, limits: readonly Regional[] = []): Authored[] =>
  Object.entries(words).map(([locale, text]) => ({ ...textAt(locale, place, at, text), limits }));

function textAt(locale: string, place: Place, at: At, text: string): Authored {
  return {
    locale,
    place,
    at,
    inlines: markedRun(text),
    instruction: false,
    takes: [],
    claims: [],
    limits: [],
    section: `${at.file}:${at.line}`,
  };
}
