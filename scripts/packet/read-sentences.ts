import type { Language } from '../languages/index.js';
import { numbersSaid, reportSaid, saidText, speakerOf } from '../languages/say-lines.js';
import type { Block, Inline, Library, Module } from '../model/content.js';
import type { ReviewedSentence, SentencePlace } from '../model/review-packet.js';
import { isLeaf, oneLine, textWith } from '../model/tree.js';

/** A sentence at one place, before those with the same words are put together. */
export type FoundSentence = Omit<ReviewedSentence, 'number' | 'places'> & { readonly place: SentencePlace };

/** What a block hands on to the blocks inside it. */
interface Around {
  readonly place: SentencePlace;
  readonly instruction: boolean;
  readonly requirements: readonly string[];
  readonly kind: FoundSentence['kind'];
}

export interface SentenceReader {
  readonly library: Library;
  readonly locale: string;
  readonly language: Pick<Language, 'sentencesOfRun' | 'dayInWords'>;
  /** Region whose numbers fill `{{emergency}}` and `{{crisis}}`. */
  readonly region: string;
}

/** Returns every sentence of a module in reading order: slides with their figures, brief, print, prompts, notes. */
export function readSentences(module: Module, reader: SentenceReader): FoundSentence[] {
  const start = (name: SentencePlace['name'], limits: readonly string[] = []): Around => ({
    ...{ place: { name, limits }, instruction: false, requirements: [], kind: 'text' as const },
  });
  const { conditions } = reader.library.project;
  const slides = module.slides.flatMap((slide) => {
    const labels = slide.conditions.map((id) => conditions[id]?.[reader.locale] ?? id);
    const around = start('slide', [...labels, ...slide.only]);
    return [...titleOf(slide, around, reader), ...readBlocks(slide.blocks, around, reader)];
  });
  const texts = (['brief', 'print'] as const).flatMap((name) => {
    const passage = module[name];
    if (!passage) return [];
    const around = start(name, passage.only);
    return [...titleOf(passage, around, reader), ...readBlocks(passage.blocks, around, reader)];
  });
  return [
    ...headOf(module),
    ...slides,
    ...texts,
    ...figureSentences(module),
    ...readBlocks(module.teachBack, { ...start('teach-back'), kind: 'prompt' }, reader),
    ...module.slides.flatMap((slide) => readBlocks(slide.notes, start('notes', [slide.id]), reader)),
  ];
}

function headOf({ title, summary }: Module): FoundSentence[] {
  const place: SentencePlace = { name: 'title', limits: [] };
  return [title, summary].map((text) => ({ text, kind: 'title', place, claims: [], instruction: false, requirements: [] }));
}

function titleOf(passage: { title: readonly Inline[]; takes: readonly string[] }, around: Around, reader: SentenceReader): FoundSentence[] {
  return readRun(passage.title, { ...around, kind: 'heading', requirements: passage.takes }, reader);
}

function figureSentences({ figures }: Module): FoundSentence[] {
  const place: SentencePlace = { name: 'figure', limits: [] };
  return Object.values(figures).flatMap(({ alt, caption, labels, takes, claims }) => {
    const words = { place, claims, instruction: false };
    return [
      { ...words, kind: 'caption' as const, text: caption, requirements: takes },
      { ...words, kind: 'alt' as const, text: alt, requirements: [] },
      { ...words, kind: 'label' as const, text: Object.values(labels).join(' | '), requirements: [] },
    ].filter(({ text }) => text !== '');
  });
}

const readBlocks = (blocks: readonly Block[], around: Around, reader: SentenceReader): FoundSentence[] =>
  blocks.flatMap((block) => readBlock(block, around, reader));

function readBlock(block: Block, outer: Around, reader: SentenceReader): FoundSentence[] {
  const around: Around = {
    ...outer,
    instruction: block.instruction ?? outer.instruction,
    requirements: block.takes ?? outer.requirements,
    place: { ...outer.place, limits: [...new Set([...outer.place.limits, ...(block.only ?? [])])] },
  };
  if (block.kind === 'claim') return ownWords(block.claim, around, reader);
  // A drawing's words stand with the module's figures; the rest prints what brand, region and claims give.
  if (isLeaf(block)) return [];
  switch (block.kind) {
    case 'paragraph':
      return readRun(block.inlines, around, reader);
    case 'heading':
      return readRun(block.inlines, { ...around, kind: 'heading' }, reader);
    case 'list':
      return block.items.flatMap((item) =>
        readBlocks(item.blocks, { ...around, instruction: item.instruction ?? around.instruction }, reader),
      );
    case 'table':
      return [block.head, ...block.rows].flatMap((row) => readRow(row, around, reader));
    case 'sides':
      return block.sides.flatMap((side) => [
        ...readRun(side.title, { ...around, kind: 'heading' }, reader),
        ...readBlocks(side.blocks, around, reader),
      ]);
    case 'question':
      return [...readRun(block.question, { ...around, kind: 'heading' }, reader), ...readBlocks(block.blocks, around, reader)];
    case 'phone':
      return readBlocks(block.blocks, { ...around, kind: 'phone', instruction: true }, reader);
    case 'group':
    case 'key':
      return readBlocks(block.blocks, around, reader);
  }
}

function readRun(run: readonly Inline[], around: Around, reader: SentenceReader): FoundSentence[] {
  return reader.language.sentencesOfRun(run).map(({ text, cites, instruction }) => ({
    text: filled(text, reader),
    kind: around.kind,
    place: around.place,
    claims: [...new Set(cites)],
    instruction: around.instruction || instruction,
    requirements: around.requirements,
  }));
}

/** A cell alone is no sentence: a table is read row by row. */
function readRow(row: readonly (readonly Inline[])[], around: Around, reader: SentenceReader): FoundSentence[] {
  const found = row.flatMap((cell) => readRun(cell, { ...around, kind: 'row' }, reader));
  const text = row.map((cell) => runText(cell, reader)).filter((cell) => cell !== '');
  if (text.length === 0) return [];
  return [
    {
      text: text.join(' | '),
      kind: 'row',
      place: around.place,
      claims: [...new Set(found.flatMap(({ claims }) => claims))],
      instruction: around.instruction || found.some(({ instruction }) => instruction),
      requirements: around.requirements,
    },
  ];
}

function ownWords(id: string, around: Around, reader: SentenceReader): FoundSentence[] {
  const says = wordsOfClaim(id, reader);
  return says === '' ? [] : [{ ...around, text: says, kind: 'own-words', claims: [id] }];
}

/** The claim's own words as printed; none for a claim that is not there. */
export function wordsOfClaim(id: string, reader: SentenceReader): string {
  const claim = Object.hasOwn(reader.library.claims, id) ? reader.library.claims[id] : undefined;
  return runText(claim?.words[reader.locale]?.says ?? [], reader);
}

const runText = (run: readonly Inline[], reader: SentenceReader): string =>
  oneLine(
    filled(
      textWith(run, (name) => `{{${name}}}`),
      reader,
    ),
  );

/** Puts the region's numbers and the dates of checking where the text names them. */
function filled(text: string, { library, region, language, locale }: SentenceReader): string {
  return text.replace(/\{\{([^}]+)\}\}/g, (whole, name: string) => {
    if (name === 'emergency' || name === 'crisis')
      return saidText(numbersSaid(library.regions[region], name, speakerOf(library, locale))) || whole;
    if (name === 'report') return saidText(reportSaid(library.regions[region], speakerOf(library, locale))) || whole;
    const checked = library.claims[name.replace(/^checked\./, '')]?.checked;
    return checked === undefined ? whole : language.dayInWords(checked);
  });
}
