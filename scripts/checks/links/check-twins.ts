import { baseOf } from '../../languages/tags.js';
import type { Block, Module } from '../../model/content.js';
import { type Diagnostic, error, warning } from '../../model/diagnostic.js';
import { groupedBy } from '../../model/grouped-by.js';
import { allInlines, plainText } from '../../model/tree.js';
import type { Facts, ReadPassage } from '../facts.js';

/** One thing that a passage and its twin in the first language must have alike: told as text, so that the two can be held side by side. */
interface Trait {
  readonly what: string;
  of(passage: ReadPassage): readonly string[];
}

/** What a translation keeps, whatever the language: the marks of claims, phone boxes, orders, what is taken up and for whom it is. */
const KEPT: readonly Trait[] = [
  { what: 'marks', of: ({ inlines }) => inlines.flatMap((one) => (one.kind === 'cite' ? [`[^${one.claim}]`] : [])) },
  { what: 'claims in their own words', of: ({ all }) => all.flatMap((block) => (block.kind === 'claim' ? [block.claim] : [])) },
  { what: 'values', of: ({ inlines }) => inlines.flatMap((one) => (one.kind === 'value' ? [`{{${one.name}}}`] : [])) },
  { what: 'figures', of: ({ all }) => all.flatMap((block) => (block.kind === 'figure' ? [block.name] : [])) },
  { what: 'facts of the clinic', of: ({ all }) => all.flatMap((block) => (block.kind === 'facts' ? block.names : [])) },
  { what: 'passages for some', of: shownToSome },
  { what: 'phone boxes', of: ({ all }) => all.flatMap((block) => (block.kind === 'phone' ? [block.line] : [])) },
  { what: 'requirements', of: ({ takes, all }) => [...takes, ...all.flatMap((block) => block.takes ?? [])] },
  { what: 'instructions', of: instructionsOf },
];

/**
 * Each passage of a translation says what its twin in the first language says, as far as that can be counted: the same slides and passages
 * with the same marks, values, phone boxes, instructions and requirements (errors), and the same numbers and denials (warnings, as
 * languages put both in words of their own).
 */
export function checkTwins(facts: Facts): Diagnostic[] {
  const { library, source } = facts;
  const passages = groupedBy(facts.passages, ({ module }) => `${module.id} ${module.locale}`);
  const twins = facts.modules.filter(({ locale }) => baseOf(locale) !== baseOf(source.tag) && !facts.languageOf(locale).isPseudo);
  return twins.flatMap((module) => {
    if (!library.modules[module.id]?.[source.tag]) return [];
    const of = (locale: string): readonly ReadPassage[] => passages.get(`${module.id} ${locale}`) ?? [];
    return ofModule(facts, module, { own: of(module.locale), first: of(source.tag) });
  });
}

interface Twins {
  readonly own: readonly ReadPassage[];
  readonly first: readonly ReadPassage[];
}

function ofModule(facts: Facts, module: Module, { own, first }: Twins): Diagnostic[] {
  const named = new Map(own.map((passage) => [passage.name, passage]));
  const known = new Set(first.map(({ name }) => name));
  const source = facts.source.tag;
  const lost = first.filter(({ name }) => !named.has(name)).map(({ name }) => `"${name}"`);
  const more = own.filter(({ name }) => !known.has(name)).map(({ name }) => `"${name}"`);
  return [
    ...(lost.length + more.length === 0 ? [] : [otherPassages(module, source, { lost, more })]),
    ...first.flatMap((passage) => {
      const twin = named.get(passage.name);
      return twin ? [...keptIn(twin, passage, source), ...countedIn(facts, twin, passage)] : [];
    }),
  ];
}

function otherPassages(module: Module, source: string, { lost, more }: { readonly lost: string[]; readonly more: string[] }): Diagnostic {
  const said = [...(lost.length > 0 ? [`lacks ${lost.join(', ')}`] : []), ...(more.length > 0 ? [`has ${more.join(', ')} besides`] : [])];
  const message = `Module "${module.id}" in "${module.locale}" ${said.join(', and ')}, held against "${source}".`;
  const hint = 'Give both the same slides (by their ids) and passages.';
  return error({ code: 'twin-differs', message, at: module.at, hint, concerns: { locale: module.locale } });
}

function keptIn(twin: ReadPassage, first: ReadPassage, source: string): Diagnostic[] {
  const { locale } = twin.module;
  const differing = KEPT.flatMap(({ what, of }) => {
    const [lost, more] = differences(of(first), of(twin));
    return lost.length + more.length === 0 ? [] : [`${what}: ${inWords(lost, more)}`];
  });
  if (differing.length === 0) return [];
  const message = `${capital(twin.name)} of module "${twin.module.id}" in "${locale}" differs from "${source}" in its ${differing.join('; ')}.`;
  const hint = `Write them as in decks/modules/${twin.module.id}/${source}.md, line ${first.at.line}.`;
  return [error({ code: 'twin-differs', message, at: twin.at, hint, concerns: { locale } })];
}

/** Numbers by their values, and how many sentences deny something. */
function countedIn(facts: Facts, twin: ReadPassage, first: ReadPassage): Diagnostic[] {
  const { locale } = twin.module;
  const { tag: source } = facts.source;
  const [lost, more] = differences(numbersOf(facts, first), numbersOf(facts, twin));
  const [denied, known] = [denialsOf(facts, twin), denialsOf(facts, first)];
  const found = [
    ...(lost.length + more.length > 0 ? [`numbers: ${inWords(lost, more)}`] : []),
    ...(denied !== undefined && known !== undefined && denied !== known ? [`sentences that say no: ${denied} for ${known}`] : []),
  ];
  if (found.length === 0) return [];
  const message = `${capital(twin.name)} of module "${twin.module.id}" in "${locale}" differs from "${source}" in its ${found.join('; ')}.`;
  const hint = `Look whether it still says the same as decks/modules/${twin.module.id}/${source}.md, line ${first.at.line}.`;
  return [warning({ code: 'twin-differs', message, at: twin.at, hint, concerns: { locale } })];
}

const runsIn = ({ title, all }: ReadPassage) => [title, ...all.flatMap((block) => ('inlines' in block ? [block.inlines] : []))];

function numbersOf(facts: Facts, passage: ReadPassage): string[] {
  const { numbersIn } = facts.languageOf(passage.module.locale);
  return [...new Set(runsIn(passage).flatMap((run) => numbersIn(plainText(run)).map(({ value }) => String(value))))];
}

function denialsOf(facts: Facts, passage: ReadPassage): number | undefined {
  const { locale } = passage.module;
  const features = facts.readers.get(locale)?.features;
  if (!features) return undefined;
  return runsIn(passage)
    .flatMap((inlines) => facts.sentencesOf({ inlines, locale }))
    .filter(({ text }) => features.saysNo(text)).length;
}

/** For which regions, offers and conditions a passage and its blocks are, each as it is written in braces. */
function shownToSome({ regions, all }: ReadPassage): string[] {
  const ofRegions = [{ regions }, ...all].flatMap((one) => (one.regions ? [`regions="${one.regions.join(' ')}"`] : []));
  const ofSome = (key: 'only' | 'conditions') => all.flatMap((block) => (block[key] ? [`${key}="${block[key].join(' ')}"`] : []));
  return [...ofRegions, ...ofSome('only'), ...ofSome('conditions')];
}

/** Orders in boxes of instructions, and sentences that are marked as one. */
function instructionsOf({ all, inlines }: ReadPassage): string[] {
  const isOrder = (block: Block): boolean => block.kind !== 'paragraph' && block.instruction === true;
  const boxes = all.filter(isOrder).map(() => 'box');
  return [
    ...boxes,
    ...allInlines(inlines)
      .filter(({ kind }) => kind === 'instruction')
      .map(() => 'mark'),
  ];
}

/** What the first has more often than the second, and the other way round. */
function differences(first: readonly string[], second: readonly string[]): [string[], string[]] {
  const without = (all: readonly string[], taken: readonly string[]): string[] => {
    const rest = [...taken];
    return all.filter((one) => {
      const place = rest.indexOf(one);
      if (place >= 0) rest.splice(place, 1);
      return place < 0;
    });
  };
  return [without(first, second), without(second, first)];
}

const inWords = (lost: readonly string[], more: readonly string[]): string =>
  [...(lost.length > 0 ? [`${lost.join(', ')} missing`] : []), ...(more.length > 0 ? [`${more.join(', ')} added`] : [])].join(', ');

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
