import { lineSaid, saidText, speakerOf } from '../../languages/say-lines.js';
import type { Block, Library, Module } from '../../model/content.js';
import { type At, type Diagnostic, error } from '../../model/diagnostic.js';
import { linesOf } from '../../model/organisation.js';
import { phrases } from '../../model/phrase.js';
import { remember } from '../../model/remember.js';
import { allBlocks, plainText, runsOf } from '../../model/tree.js';
import type { Facts } from '../facts.js';
import type { Place } from '../words/authored-text.js';

const PLACES = ['slides', 'brief', 'print'] as const;

/** A block, or a whole passage, that takes requirements, with its words. */
interface Taker {
  readonly place: Place;
  readonly at: At;
  readonly takes: readonly string[];
  readonly text: string;
}

interface Phrase {
  readonly written: string;
  readonly places: readonly string[];
  isIn(text: string): boolean;
}

/**
 * Wherever a module takes a requirement that names its words (`mustSay`), those words stand there: in its slides together, in
 * its brief and in its print text. They rest on no source, so nothing else would notice that a "not" or a sign is gone.
 */
export function checkSafetyWords({ library, modules }: Facts): Diagnostic[] {
  const asked = library.requirements.flatMap(({ id, mustSay = {} }) =>
    Object.entries(mustSay).map(([locale, list]) => ({ id, locale, says: list.map(phraseOf) })),
  );
  const crisis = remember((locale) => crisisLines(library, locale));
  return modules.flatMap((module) => {
    const wanted = asked.filter(({ locale }) => locale === module.locale);
    const takers = wanted.length > 0 ? takersIn(module, { claims: library.claims, crisis: () => crisis(module.locale) }) : [];
    return wanted.flatMap(({ id, says }) =>
      PLACES.flatMap((place) => {
        const own = takers.filter((taker) => taker.place === place && taker.takes.includes(id) && taker.text.trim() !== '');
        return missing({ id, says: says.filter(({ places }) => places.includes(place)), place }, own);
      }),
    );
  });
}

/** A phrase may begin with the kinds of passage that it holds for (`slides print: ...`), and name words of which one will do (`a|b`). */
function phraseOf(written: string): Phrase {
  const [, kinds = '', words = written] = /^((?:(?:slides|brief|print)\s*)+):\s*(.*)$/.exec(written) ?? [];
  const places = kinds.split(/\s+/).filter(Boolean);
  return { written: words, places: places.length > 0 ? places : PLACES, isIn: phrases(words.split('|')).isIn };
}

function missing({ id, says, place }: { id: string; says: readonly Phrase[]; place: Place }, takers: readonly Taker[]): Diagnostic[] {
  if (takers.length === 0) return [];
  return says.flatMap((phrase, index) => {
    if (takers.some(({ text }) => phrase.isIn(text))) return [];
    const words = phrase.written.split('|').join('" or "');
    const message = `The ${place === 'slides' ? 'slides take' : `${place} takes`} ${id} and must say "${words}", which is not there.`;
    const at = placeOf(says, index, takers)?.at;
    return [
      error({
        ...{ code: 'safety-words-missing', message, ...(at ? { at } : {}) },
        hint: 'Put the words back, or change mustSay in decks/requirements.yaml when the clinic decides so.',
      }),
    ];
  });
}

/** The phrases stand in reading order, so the words belong where the nearest phrase stands that is there; before it first. */
function placeOf(here: readonly Phrase[], index: number, takers: readonly Taker[]): Taker | undefined {
  const near = [...here.slice(0, index).reverse(), ...here.slice(index + 1)];
  return near.flatMap((phrase) => takers.find(({ text }) => phrase.isIn(text)) ?? [])[0] ?? takers[0];
}

/** What stands in the place of a block: the words of claims, and how to reach the crisis lines. */
interface Printed {
  readonly claims: Library['claims'];
  readonly crisis: () => readonly string[];
}

function takersIn({ locale, slides, brief, print }: Module, printed: Printed): Taker[] {
  const text = (blocks: readonly Block[]): string => textOf(blocks, locale, printed);
  const inPassage = (place: Place, passage: { at: At; takes: readonly string[]; blocks: readonly Block[] }): Taker[] => [
    { place, at: passage.at, takes: passage.takes, text: text(passage.blocks) },
    ...takingBlocks(passage.blocks).map((block) => ({ place, at: block.at, takes: block.takes ?? [], text: text([block]) })),
  ];
  return [
    ...slides.flatMap((slide) => inPassage('slides', slide)),
    ...(brief ? inPassage('brief', brief) : []),
    ...(print ? inPassage('print', print) : []),
  ];
}

/** Blocks that take something, the outer ones too. */
const takingBlocks = (blocks: readonly Block[]): Block[] => allBlocks(blocks).filter(({ takes = [] }) => takes.length > 0);

/** The words of some blocks as a reader meets them: claims in their own words, and what a phone box adds. */
function textOf(blocks: readonly Block[], locale: string, { claims, crisis }: Printed): string {
  const runs = allBlocks(blocks).flatMap((block) => {
    if (block.kind === 'claim') return [plainText(claims[block.claim]?.words[locale]?.says ?? [])];
    if (block.kind === 'phone' && block.line === 'crisis') return crisis();
    return runsOf(block).map(plainText);
  });
  return runs.join('\n');
}

function crisisLines(library: Library, locale: string): string[] {
  const speaker = speakerOf(library, locale);
  return Object.values(library.regions).flatMap((region) => linesOf(region, 'crisis').map((line) => saidText(lineSaid(line, speaker))));
}
