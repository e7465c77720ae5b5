import { wordsIn } from '../../languages/words.js';
import type { Block, Inline, Module } from '../../model/content.js';
import { type At, type Diagnostic, warning } from '../../model/diagnostic.js';
import { oneLine, plainText } from '../../model/tree.js';
import { type PartFacts, perLocale } from '../facts.js';

/** A line in bold with more words is a sentence that matters. */
const LONGEST_HEADING = 12;

const emptyIn = perLocale(({ access }) => new Set(access.emptyTitles.map((word) => word.toLowerCase())));

/** Titles and headings can be told from one another in a list of them, say something, and are written as what they are. */
export function checkHeadings(facts: PartFacts): Diagnostic[] {
  return [
    ...emptyTitles(facts),
    ...facts.modules.flatMap((module) => [...sameTitles(module), ...sameHeadings(module)]),
    ...facts.passages.flatMap(({ all, blocks }) => [blocks, ...all.map(innerRun)].flatMap(boldHeadings)),
  ];
}

const plain = (text: string): string => wordsIn(text.toLowerCase()).join(' ');

/** A title made only of words that name any file, and numbers. */
function emptyTitles(facts: PartFacts): Diagnostic[] {
  const empty = emptyIn(facts);
  return facts.texts.flatMap(({ locale, place, heading, inlines, at }) => {
    const known = empty.get(locale);
    if (!known || (place !== 'title' && !heading)) return [];
    const title = oneLine(plainText(inlines));
    const words = wordsIn(title.toLowerCase());
    if (words.length === 0 || !words.every((word) => known.has(word) || /^[\d.]+$/.test(word)) || !words.some((word) => known.has(word)))
      return [];
    const message = `"${title}" names nothing: in a list of files, windows or headings nobody knows which one this is.`;
    return [warning({ code: 'empty-title', message, at, hint: 'Say in a few words what it is about.' })];
  });
}

interface Titled {
  readonly words: readonly Inline[];
  readonly at: At;
  /** The heading under which it stands, where that is one. */
  readonly under?: string;
}

/** Two slides of one title; where they are shown to other people or elsewhere, nobody meets both. */
function sameTitles({ slides }: Module): Diagnostic[] {
  const shown = slides.map(({ title, at, conditions, only, regions }) => ({
    words: title,
    at,
    under: [...conditions, ...only, ...(regions ?? [])].join(' '),
  }));
  return repeated(shown, 'Two slides have the title', 'Let each title say what its slide adds.');
}

function sameHeadings({ slides, print, brief }: Module): Diagnostic[] {
  return [...slides, ...(brief ? [brief] : []), ...(print ? [print] : [])].flatMap(({ title, at, blocks }) =>
    repeated([{ words: title, at }, ...headingsIn(blocks)], 'Two parts have the heading', 'Let each heading say what its part is about.'),
  );
}

/** The headings of a passage; one of a lower level may be the same under another. */
function headingsIn(blocks: readonly Block[]): Titled[] {
  const open: { readonly level: number; readonly text: string }[] = [];
  return blocks.flatMap((block): Titled[] => {
    if (block.kind !== 'heading' || block.regions || block.only || block.conditions) return [];
    while ((open.at(-1)?.level ?? 0) >= block.level) open.pop();
    const under = open.map(({ text }) => text).join(' / ');
    open.push({ level: block.level, text: plain(plainText(block.inlines)) });
    return [{ words: block.inlines, at: block.at, under }];
  });
}

function repeated(titles: readonly Titled[], what: string, hint: string): Diagnostic[] {
  const first = new Map<string, Titled>();
  return titles.flatMap((one) => {
    const key = `${one.under ?? ''} / ${plain(plainText(one.words))}`;
    const before = first.get(key);
    if (!before) first.set(key, one);
    if (!before || plain(plainText(one.words)) === '') return [];
    const message = `${what} "${oneLine(plainText(one.words))}" (lines ${before.at.line} and ${one.at.line}): in a list of headings nobody can tell them apart.`;
    return [warning({ code: 'same-heading', message, at: one.at, hint })];
  });
}

/** The blocks that stand in a row inside a block. */
const innerRun = (block: Block): readonly Block[] => (block.kind === 'group' ? block.blocks : []);

/** A line in bold with words after it looks like a heading, and is none for those who go from heading to heading. */
function boldHeadings(blocks: readonly Block[]): Diagnostic[] {
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    if (block.kind !== 'paragraph' || !next || next.kind === 'heading') return [];
    const [strong, ...others] = block.inlines.filter((one) => !(one.kind === 'text' && one.text.trim() === ''));
    if (strong?.kind !== 'strong' || others.some(({ kind }) => kind !== 'cite' && kind !== 'instruction')) return [];
    const text = oneLine(plainText([strong]));
    const words = wordsIn(text).length;
    if (words === 0 || words > LONGEST_HEADING || /[.!:]["”»’)]*$/.test(text)) return [];
    const message = `"${text}" in bold looks like a heading, and is none: who goes from heading to heading passes over it.`;
    return [warning({ code: 'bold-heading', message, at: block.at, hint: `Write it as one: ### ${text}` })];
  });
}
