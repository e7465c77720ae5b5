import type { Block, Cell, Inline, Module } from '../model/content.js';
import type { At } from '../model/diagnostic.js';
import { entryIn } from '../model/entry-in.js';
import { isShownIn } from '../model/regional.js';
import type { ReviewWords } from '../model/review-words.js';
import { allInlines, isLeaf, runsOf } from '../model/tree.js';
import { knownWords, ownWords, peopleWords } from './read-claims.js';
import {
  type Around,
  boxNumbers,
  filled,
  runText,
  type WordReader,
  whereAllHold,
  withAddresses,
  wordsAt,
  wordsByRegion,
} from './word-reader.js';

/** The module whose blocks are read, beside what its words need. */
export interface BlockReader extends WordReader {
  readonly module: Module;
}

/** Returns the words of some blocks in reading order, for every brand: what only some of them show has its limits beside it. */
export const readBlocks = (blocks: readonly Block[], around: Around, reader: BlockReader): ReviewWords[] =>
  blocks.flatMap((block) => readBlock(block, around, reader));

function readBlock(block: Block, outer: Around, reader: BlockReader): ReviewWords[] {
  const around = narrowed(block, outer, reader);
  const { at } = block;
  if (isLeaf(block)) return readLeaf(block, around, reader);
  switch (block.kind) {
    case 'paragraph':
      return readRun(block.inlines, at, around, reader);
    case 'heading':
      return readRun(block.inlines, at, { ...around, kind: 'heading' }, reader);
    case 'list':
      return readList(block, around, reader);
    case 'table':
      return [block.head, ...block.rows].flatMap((row, index) =>
        // Between the head and the first row stands the line that makes it a table.
        readRow(row, block.rowsAt?.[index - 1] ?? { ...at, line: at.line + (index === 0 ? 0 : index + 1) }, around, reader),
      );
    case 'group':
      return readBlocks(block.blocks, block.regions && !block.instruction ? around : within(around, 'group'), reader);
    case 'key':
      return readBlocks(block.blocks, within(around, 'key point'), reader);
    case 'sides':
      return block.sides.flatMap((side, index) => [
        ...readRun(side.title, side.at, { ...around, kind: 'heading' }, reader),
        ...readBlocks(side.blocks, within(around, `side ${index + 1}`), reader),
      ]);
    case 'question': {
      const inside = within(around, 'question');
      return [...readRun(block.question, at, { ...inside, kind: 'heading' }, reader), ...readBlocks(block.blocks, inside, reader)];
    }
    case 'phone':
      return readPhone(block, around, reader);
  }
}

type Leaf = Extract<Block, { kind: 'figure' | 'claim' | 'people' | 'known' | 'facts' | 'lines' }>;

function readLeaf(block: Leaf, around: Around, reader: BlockReader): ReviewWords[] {
  const { at } = block;
  switch (block.kind) {
    case 'figure':
      return wordsAt(
        block.name,
        at,
        { ...around, kind: 'drawing', claims: entryIn(reader.module.figures, block.name)?.claims ?? [] },
        reader,
      );
    case 'claim':
      return ownWords(block.claim, at, around, reader);
    case 'people':
      return peopleWords(block.claim, at, around, reader);
    case 'known':
      return knownWords(at, around, reader);
    case 'facts':
      return block.names.flatMap((name) => {
        const label = entryIn(reader.library.project.facts, name)?.label[reader.locale] ?? name;
        return wordsAt(label, at, { ...around, kind: 'fact' }, reader);
      });
    case 'lines':
      return wordsAt(String(block.count), at, { ...around, kind: 'blank' }, reader);
  }
}

/** A paragraph says by its marks which of its sentences instruct; any other block instructs as a whole. */
function narrowed(block: Block, outer: Around, reader: BlockReader): Around {
  const shown = outer.here.filter((region) => isShownIn(block, region));
  return {
    ...outer,
    here: whereAllHold(statedBy(block, reader), shown, reader),
    instruction: outer.instruction || (block.kind !== 'paragraph' && block.instruction === true),
    limits: [...new Set([...outer.limits, ...offersAsLimits(block), ...conditionsAsLimits(block)])],
    takes: block.takes ?? outer.takes,
  };
}

const offersAsLimits = ({ only = [] }: Block): string[] => only.map((offer) => `offers ${offer}`);
/** Conditions of the patients for whom something is, as limits. */
export const conditionsAsLimits = ({ conditions = [] }: { readonly conditions?: readonly string[] }): string[] =>
  conditions.map((one) => `condition ${one}`);

/** The claims that a block states by itself: where one does not hold, the block is not shown. A table goes row by row. */
function statedBy(block: Block, { module }: BlockReader): readonly string[] {
  if (block.kind === 'claim' || block.kind === 'people') return [block.claim];
  if (block.kind === 'figure') return entryIn(module.figures, block.name)?.claims ?? [];
  return block.kind === 'table' ? [] : runsOf(block).flatMap(claimsOf);
}

const claimsOf = (run: readonly Inline[]): string[] => allInlines(run).flatMap((inline) => (inline.kind === 'cite' ? [inline.claim] : []));

const within = (around: Around, frame: string): Around => ({ ...around, inside: [...around.inside, frame] });

function readList(list: Extract<Block, { kind: 'list' }>, outer: Around, reader: BlockReader): ReviewWords[] {
  const around = list.look === 'bullets' ? outer : within(outer, list.look === 'numbers' ? 'numbers' : list.look);
  return list.items.flatMap((item, index) => {
    const number = list.look === 'numbers' && index === 0 && list.start !== undefined ? [`from ${list.start}`] : [];
    return readBlocks(
      item.blocks,
      {
        ...around,
        kind: around.kind === 'text' ? (around.box ? 'sign' : 'item') : around.kind,
        instruction: around.instruction || item.instruction === true,
        inside: [...around.inside, ...number, ...(item.ticked ? ['ticked'] : [])],
      },
      reader,
    );
  });
}

function readPhone(block: Extract<Block, { kind: 'phone' }>, around: Around, reader: BlockReader): ReviewWords[] {
  const { line, at, blocks } = block;
  const box: Around = { ...around, box: line, instruction: true };
  const title = (region: string): string =>
    line === 'clinic' ? (reader.library.words[reader.locale]?.['call-us'] ?? '') : boxNumbers(line, region, reader);
  return [...wordsByRegion(title, at, { ...box, kind: 'line' }, reader), ...readBlocks(blocks, box, reader)];
}

/** Returns the sentences of a run. Of one that goes over several lines only the line of its mark is known. */
export function readRun(run: readonly Inline[], at: At, around: Around, reader: WordReader): ReviewWords[] {
  return reader.language.sentencesOfRun(withAddresses(run)).flatMap(({ text, cites, instruction, mark }) => {
    const of: Around = { ...around, claims: [...new Set(cites)], instruction: around.instruction || instruction };
    const place = mark && mark.file === at.file && mark.line > at.line ? mark : at;
    return wordsByRegion((region) => filled(text, region, reader), place, of, reader);
  });
}

/** A cell alone is no sentence: a table is read row by row. */
function readRow(row: readonly Cell[], at: At, around: Around, reader: WordReader): ReviewWords[] {
  const claims = [...new Set(row.flatMap(claimsOf))];
  const instructs = row.some((cell) => allInlines(cell).some(({ kind }) => kind === 'instruction'));
  const cells = row.map(runText);
  if (cells.every((cell) => cell.trim() === '')) return [];
  const here = whereAllHold(claims, around.here, reader);
  const of: Around = { ...around, kind: 'row', claims, here, instruction: around.instruction || instructs };
  return wordsByRegion((region) => cells.map((cell) => filled(cell.trim(), region, reader)).join(' | '), at, of, reader);
}
