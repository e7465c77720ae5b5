import { languageOf } from '../languages/index.js';
import type { FigureWords, Library, Module, SlidePassage, TextPassage } from '../model/content.js';
import { moduleIn } from '../model/deck-modules.js';
import { fieldAt } from '../model/diagnostic.js';
import { entryIn } from '../model/entry-in.js';
import type { RegionLine } from '../model/organisation.js';
import { notesOf } from '../model/passages.js';
import { figurePicture, uprightPicture } from '../model/pictures.js';
import { isShownIn, type Regional } from '../model/regional.js';
import type { ReviewWords, WordsOf } from '../model/review-words.js';
import { type BlockReader, conditionsAsLimits, readBlocks, readRun } from './read-blocks.js';
import { readClaims } from './read-claims.js';
import { isRead } from './snapshot.js';
import { type Around, type HashText, lineWords, startAt, type WordReader, whereAllHold, wordsAt } from './word-reader.js';

/**
 * Returns all that a reviewer of a module reads in one locale, sentence by sentence in reading order: its own words, then the claims that
 * it states with their caveats, evidence and sources, the words that are explained in it, and the lines of the regions. Undefined when
 * there is no such module.
 */
export function wordsOf(library: Library, { module: id, locale, regions }: WordsOf, hash: HashText): ReviewWords[] | undefined {
  const module = moduleIn(library, id, locale);
  if (!module) return undefined;
  const reader: BlockReader = { library, locale, regions, language: languageOf(locale), hash, module };
  const own = ownWordsOf(module, reader);
  const claims = readClaims(own, reader);
  return [
    ...own,
    ...claims,
    ...termsIn([...own, ...claims.filter(isReadByPatients)], reader),
    ...regions.flatMap((region) => linesIn(region, reader)),
  ];
}

/** What stands behind a claim is read by the reviewer alone. */
const isReadByPatients = ({ kind }: ReviewWords): boolean => kind === 'claim' || kind === 'caveat';

function ownWordsOf(module: Module, reader: BlockReader): ReviewWords[] {
  const { title, summary, slides, brief, print, teachBack, figures } = module;
  const head = startAt('head', reader);
  return [
    ...wordsAt(title, fieldAt(module, 'title'), { ...head, kind: 'title' }, reader),
    ...wordsAt(summary, fieldAt(module, 'summary'), { ...head, kind: 'summary' }, reader),
    ...slides.flatMap((slide) => readSlide(slide, reader)),
    ...(brief ? readPassage(brief, passageAt('brief', brief, reader), reader) : []),
    ...(print ? readPassage(print, passageAt('print', print, reader), reader) : []),
    ...readBlocks(teachBack, startAt('teach-back', reader, { kind: 'prompt' }), reader),
    ...Object.entries(figures).flatMap(([name, words]) => readFigure(name, words, reader)),
  ];
}

function readSlide(slide: SlidePassage, reader: BlockReader): ReviewWords[] {
  const { id, more, about = [] } = slide;
  const limits = [...(more ? ['more'] : []), ...about.map((one) => `about ${one}`)];
  const around = passageAt(`slide ${id}`, slide, reader, limits);
  const said = notesOf(slide).flatMap(({ name, blocks }) =>
    readBlocks(blocks, { ...around, place: `${name} of slide ${id}`, takes: [] }, reader),
  );
  return [...readPassage(slide, around, reader), ...said];
}

function passageAt(
  place: string,
  passage: Regional & Pick<TextPassage, 'only' | 'takes' | 'conditions'>,
  reader: WordReader,
  limits: readonly string[] = [],
): Around {
  return startAt(place, reader, {
    here: reader.regions.filter((region) => isShownIn(passage, region)),
    limits: [...conditionsAsLimits(passage), ...limits, ...passage.only.map((offer) => `offers ${offer}`)],
    takes: passage.takes,
  });
}

const readPassage = (
  { title, at, blocks }: Pick<TextPassage, 'title' | 'at' | 'blocks'>,
  around: Around,
  reader: BlockReader,
): ReviewWords[] => [
  ...readRun(title, at, { ...around, kind: 'heading' }, reader),
  ...readBlocks(blocks, { ...around, takes: [] }, reader),
];

/** A drawing itself is held by its hash: nobody can read a changed line in it. */
function readFigure(name: string, words: FigureWords, reader: BlockReader): ReviewWords[] {
  const { alt, caption, credit = '', labels, claims, takes, at, fields = {} } = words;
  const around = startAt(`figure ${name}`, reader, { claims, here: whereAllHold(claims, reader.regions, reader) });
  const as = (kind: ReviewWords['kind'], text: string, field: string, extra: Partial<Around> = {}): ReviewWords[] =>
    wordsAt(text, fields[field] ?? at, { ...around, ...extra, kind }, reader);
  const { pictures } = reader.library;
  const drawings = [figurePicture(pictures, reader.module, name), uprightPicture(pictures, reader.module, name)];
  const drawn = drawings.flatMap((one) => (one ? [reader.hash(JSON.stringify(one)).slice(0, 12)] : []));
  return [
    ...as('caption', caption, 'caption', { takes }),
    ...as('alt', alt, 'alt'),
    ...as('credit', credit, 'credit', { claims: [] }),
    ...Object.entries(labels).flatMap(([key, label]) => as('label', label, `labels.${key}`)),
    ...(drawn.length > 0 ? as('drawing', `as drawn: ${drawn.join(', ')}`, 'alt', { claims: [] }) : []),
  ];
}

function termsIn(words: readonly ReviewWords[], reader: WordReader): ReviewWords[] {
  const { library, locale, language, regions } = reader;
  const all = library.glossary[locale] ?? [];
  const namedIn = new Map(
    regions.map((region) => {
      const text = words.flatMap((one) => (isRead(one, region) ? [one.words] : [])).join('\n');
      return [region, new Set(language.findTerms(all, text))] as const;
    }),
  );
  return all.flatMap((term) => {
    const here = regions.filter((region) => isShownIn(term, region) && namedIn.get(region)?.has(term));
    const around = startAt(`term ${term.term}`, reader, { kind: 'term', here });
    return wordsAt(term.plain, term.at ?? library.project.at, around, reader);
  });
}

/** A region's lines stand on every piece, whichever of its modules names them. */
function linesIn(region: string, reader: WordReader): ReviewWords[] {
  const around = startAt(`region ${region}`, reader, { kind: 'line', here: [region] });
  const lines = entryIn(reader.library.regions, region)?.lines ?? [];
  return lines.flatMap((line) => [
    ...wordsAt(`${line.urgency}: ${lineWords(line, reader)}`, line.at, around, reader),
    ...sourceOfLine(line, { ...around, kind: 'evidence' }, reader),
  ]);
}

/** What the source of a line shows: whoever approves the line relies on it. */
function sourceOfLine({ id, basis, read, at, fields }: RegionLine, around: Around, reader: WordReader): ReviewWords[] {
  if (basis === undefined) return [];
  return wordsAt(`${id}${read === undefined ? '' : ` (${read})`}: ${basis}`, fields?.basis ?? at, around, reader);
}
