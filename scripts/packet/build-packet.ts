import { lineSaid, numbersSaid, reportSaid, saidText, speakerOf } from '../languages/say-lines.js';
import { doiAddress } from '../model/addresses.js';
import type { Library, Module, Reference, Term } from '../model/content.js';
import type { Deck, Figure } from '../model/deck.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { linesOf, type Region, type RegionLine } from '../model/organisation.js';
import { readDeck } from '../model/read-deck.js';
import { brandsReading } from '../model/readers.js';
import type { NamedText, ReviewedChanges, ReviewedModule, ReviewedReference, ReviewPacket } from '../model/review-packet.js';
import type { ReviewWords } from '../model/review-words.js';
import { figuresIn } from '../model/tree.js';
import type { PacketReader } from './claim-words.js';
import { startCodes } from './describe-claim.js';
import { sentencesIn } from './merge-sentences.js';
import { reviewModule } from './review-module.js';
import { sortWarnings } from './sort-warnings.js';

/** All that a packet is made from. What other stages know of a module or a piece comes in as plain values. */
export interface PacketSource {
  readonly reader: PacketReader;
  /** All words of a module as they stand, for the regions in which it is read. */
  readonly wordsOf: (module: string) => readonly ReviewWords[];
  /** The decks of the locale, composed for the project's first brand. */
  readonly decks: readonly Deck[];
  readonly asOf: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The one state of each module in words. */
  readonly statuses: Readonly<Record<string, string>>;
  readonly changes: ReviewedChanges;
  readonly termsIn: (text: string) => readonly Term[];
  readonly pieces: ReviewPacket['pieces'];
  readonly checklist: ReviewPacket['checklist'];
}

/** Puts together what a clinical reviewer reads and marks, in the order of the decks. */
export function buildPacket(source: PacketSource): ReviewPacket {
  const { reader, decks, asOf, diagnostics } = source;
  const { library, locale } = reader;
  const { project } = library;
  const warnings = sortWarnings(diagnostics, library, locale);
  const codes = startCodes(reader);
  const figures = figuresOf(decks);
  const explained = new Set<string>();
  const modules = modulesInOrder(source).map((module, index): ReviewedModule => {
    const number = index + 1;
    const found = sentencesIn(source.wordsOf(module.id), (limit) => limitInWords(limit, reader));
    return {
      ...{ number, id: module.id, title: module.title, summary: module.summary, status: source.statuses[module.id] ?? '' },
      standsIn: standsIn(module.id, decks),
      figures: figures.filter(({ id }) => id.startsWith(`${module.id}/`)),
      ...reviewModule(found, number, { reader, codes, warnings: warnings.claims }),
      warnings: warnings.modules.get(module.id) ?? [],
      terms: newTerms(source.termsIn(found.map(({ text }) => text).join('\n')), explained),
    };
  });
  const references = Object.values(library.references).map((one) => referenceOf(one, decks));
  return {
    ...{ title: project.title[locale] ?? project.id, locale, version: project.version, date: project.date, asOf, modules, references },
    regions: [...new Set(brandsReading(library, locale).map((id) => library.brands[id]?.region ?? ''))],
    lines: regionsInUse(library).map((region) => ({
      region: region.name[locale] ?? region.id,
      texts: regionTexts(library, region.id, locale),
    })),
    brands: project.brands.map((id) => ({ name: library.brands[id]?.name[locale] ?? id, facts: brandFacts(library, id, locale) })),
    requirements: Object.fromEntries(library.requirements.map(({ id, says }) => [id, says[locale] ?? ''])),
    counts: {
      sentences: sum(
        modules.map(({ groups, others, notes }) => groups.flatMap(({ sentences }) => sentences).length + others.length + notes.length),
      ),
      instructions: sum(modules.map(({ instructions }) => instructions.length)),
      claims: codes.count(),
      references: references.length,
    },
    unmet: unmetOf(source),
    warnings: warnings.others,
    changes: source.changes,
    pieces: source.pieces,
    checklist: source.checklist,
  };
}

/** "condition ID" by the name of the condition; the offer of "offers spray" as it is. */
function limitInWords(limit: string, { library, locale }: PacketReader): string {
  const [, id = ''] = /^condition (.+)$/.exec(limit) ?? [];
  return library.project.conditions[id]?.[locale] ?? limit.replace(/^offers /, '');
}

/** The terms that no module before has explained; they are remembered. */
function newTerms(terms: readonly Term[], explained: Set<string>): { term: string; plain: string }[] {
  const fresh = terms.filter(({ term }) => !explained.has(term));
  for (const { term } of fresh) explained.add(term);
  return fresh.map(({ term, plain }) => ({ term, plain }));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** The modules as the decks bring them, the most complete deck first; then those that no deck shows. */
function modulesInOrder({ reader: { library, locale }, decks }: PacketSource): Module[] {
  const shown = decks.map((deck) => readDeck(deck).flatMap(({ sections }) => sections.flatMap(({ module }) => module ?? [])));
  const orders = shown.map((ids) => [...new Set(ids)]).sort((a, b) => b.length - a.length);
  const ids = [...new Set([...orders.flat(), ...Object.keys(library.modules)])];
  return ids.flatMap((id) => library.modules[id]?.[locale] ?? []);
}

function standsIn(module: string, decks: readonly Deck[]): string[] {
  return decks.flatMap((deck) =>
    readDeck(deck).flatMap(({ name, sections }) => (sections.some((one) => one.module === module) ? [`${deck.id} ${name}`] : [])),
  );
}

/** Each figure of the decks once, with its words filled in. */
function figuresOf(decks: readonly Deck[]): Figure[] {
  const blocks = decks.flatMap((deck) => readDeck(deck).flatMap(({ sections }) => sections.flatMap((section) => section.blocks)));
  return [...new Map(figuresIn(blocks).map((figure) => [figure.id, figure])).values()];
}

/** Lines of countries in which no brand works are read once one does. */
function regionsInUse({ regions, brands, project }: Library): Region[] {
  const used = new Set(project.brands.map((id) => brands[id]?.region));
  return Object.values(regions).filter(({ id }) => used.has(id));
}

function regionTexts(library: Library, id: string, locale: string): NamedText[] {
  const region = library.regions[id];
  if (!region) return [];
  const speaker = speakerOf(library, locale);
  const report = saidText(reportSaid(region, speaker));
  return [
    { name: 'emergency', text: saidText(numbersSaid(region, 'emergency', speaker)) },
    { name: 'crisis', text: saidText(numbersSaid(region, 'crisis', speaker)) },
    ...linesOf(region, 'crisis').map((line) => ({ name: 'crisis', text: saidText(lineSaid(line, speaker)) })),
    ...(report ? [{ name: 'report', text: report }] : []),
    ...region.lines.flatMap(sourceTexts),
  ];
}

/** What the source of a line shows; where nobody read the page itself, the page is to be opened. */
function sourceTexts({ id, basis, read, source, checked }: RegionLine): NamedText[] {
  if (basis === undefined) return [];
  return read === 'second-hand'
    ? [{ name: `${id}: please open the page`, text: `${source} was not read itself. It should show: "${basis}"` }]
    : [{ name: `${id}: the source shows`, text: `"${basis}" (${source}, ${checked})` }];
}

/** Every fact that can be asked for; an empty text is printed as a line to write on. */
function brandFacts({ project, brands }: Library, id: string, locale: string): NamedText[] {
  return Object.entries(project.facts).map(([name, { label }]) => ({
    name: label[locale] ?? name,
    text: brands[id]?.facts[name]?.[locale] ?? '',
  }));
}

function referenceOf({ id, csl, doi, url, read, checked, retraction }: Reference, decks: readonly Deck[]): ReviewedReference {
  const formatted = decks.flatMap(({ references }) => references).find((one) => one.id === id);
  return {
    text: formatted?.text ?? (typeof csl.title === 'string' ? csl.title : id),
    url: formatted?.url ?? (doi ? doiAddress(doi) : (url ?? '')),
    read: read ?? '',
    checked: checked ?? '',
    retraction: retraction ? `${retraction.status}, ${retraction.checked}` : '',
  };
}

/** Requirements that no reader of the decks meets, although some piece must state them. */
function unmetOf({ reader: { library, locale }, decks }: PacketSource): ReviewPacket['unmet'] {
  const met = new Set(
    decks.flatMap(({ taken }) => Object.values(taken).flatMap((list) => (list ?? []).map(({ requirement }) => requirement))),
  );
  return library.requirements
    .filter(({ id, requiredIn }) => requiredIn.length > 0 && !met.has(id))
    .map(({ id, says }) => ({ id, says: says[locale] ?? '' }));
}
