import type { Requirement } from '../../model/content.js';
import type { Taken } from '../../model/deck.js';
import { type At, type Diagnostic, error, fieldAt } from '../../model/diagnostic.js';
import { formatRow, type Part } from '../../model/formats.js';
import { holdsIn } from '../../model/regional.js';
import type { Told, ToldIn } from '../../model/safety.js';
import type { DeckFacts } from '../deck-facts.js';
import { type ItemFinder, itemFinder } from './item-finder.js';
import { type KeyReader, keyReader, type Run } from './taken-words.js';

/** What is asked of one kind of passage in one kind of output. */
interface Asked {
  readonly requirement: Requirement;
  /** Decks and pieces that are made of it. */
  readonly targets: readonly string[];
  readonly place: ToldIn;
  /** Whose slides, where not everybody's. */
  readonly path?: string;
}

/**
 * Each piece tells each safety item that its requirements name, in blocks and passages that say themselves that they take the requirement:
 * on the slides of every path, and in each brief and print text. A claim that takes the requirement up tells no item, and what stands on the
 * side of the benefits no harm.
 */
export function checkInventory(judged: DeckFacts): Diagnostic[] {
  const { library, deck } = judged;
  const region = library.brands[deck.brand.id]?.region ?? '';
  const requirements = library.requirements.filter((one) => one.tells !== undefined && holdsIn(one, region));
  if (requirements.length === 0) return [];
  const finder = itemFinder(Object.values(library.safety), deck.language);
  const readers = new Map<Part, KeyReader>();
  return requirements.flatMap((requirement) =>
    [...partsOf(requirement, deck.id)].flatMap(([part, targets]) => {
      // That a part is not made is told where coverage is.
      const all = deck.taken[part];
      if (!all) return [];
      const reader = readers.get(part) ?? keyReader(part, judged);
      readers.set(part, reader);
      const taken = all.filter((one) => one.whole && one.requirement === requirement.id);
      if (part === 'slides') return onPaths(taken, { requirement, targets, place: 'slides' }, { judged, finder, reader });
      const places = (['brief', 'print'] as const).filter((place) => taken.some(({ key }) => reader.placeOf(key) === place));
      return (places.length > 0 ? places : [part === 'brochure' ? ('brief' as const) : ('print' as const)]).flatMap((place) => {
        const runs = taken.filter(({ key }) => reader.placeOf(key) === place).flatMap(({ key }) => reader.runsOf(key));
        return lost(runs, { requirement, targets, place }, { judged, finder, reader });
      });
    }),
  );
}

interface Tools {
  readonly judged: DeckFacts;
  readonly finder: ItemFinder;
  readonly reader: KeyReader;
}

/** Which parts of a deck a requirement is asked of, with what is made of each: handout and sheet are one. */
function partsOf({ requiredIn }: Requirement, deck: string): ReadonlyMap<Part, readonly string[]> {
  const parts = new Map<Part, string[]>();
  for (const target of requiredIn.filter((one) => one.split('/')[0] === deck)) {
    const part = formatRow(target.split('/')[1] ?? '')?.part ?? 'slides';
    parts.set(part, [...(parts.get(part) ?? []), target]);
  }
  return parts;
}

/** What everybody's slides lack is told once; what one path lacks besides, for that path. */
function onPaths(taken: readonly Taken[], asked: Asked, tools: Tools): Diagnostic[] {
  const { judged, reader } = tools;
  return judged.paths.flatMap((path) => {
    const own = taken.filter(({ key }) => path.includes(reader.conditionsOf(key)));
    if (path.name !== 'everyone' && own.length === taken.filter(({ key }) => reader.conditionsOf(key).length === 0).length) return [];
    const runs = own.flatMap(({ key }) => reader.runsOf(key));
    return lost(runs, path.name === 'everyone' ? asked : { ...asked, path: path.name }, tools);
  });
}

function lost(runs: readonly Run[], { requirement, targets, place, path }: Asked, tools: Tools): Diagnostic[] {
  const { judged, finder } = tools;
  const { library, deck } = judged;
  const region = library.brands[deck.brand.id]?.region ?? '';
  const asked = (requirement.tells ?? []).filter((told) => {
    const item = library.safety[told.item];
    return item && holdsIn(item, region) && item.words[deck.language] && isAsked(told, place, targets);
  });
  // That something can get better tells nobody that it can get worse.
  const mayTell = (told: Told, { isBenefit }: Run): boolean => !(isBenefit && told.group === 'harm');
  const runOf = (told: Told): Run | undefined => runs.findLast((run) => mayTell(told, run) && finder.tells(run.text, told.item));
  const byPlace = new Map<string, { at: At; items: Told[] }>();
  asked.forEach((told, index) => {
    if (runOf(told)) return;
    const at = placeOfLost({ asked, index, place, runOf }, tools) ?? judged.placeOf(runs[0]?.key ?? '');
    const key = `${told.group} ${at.file}:${at.line}`;
    byPlace.set(key, { at, items: [...(byPlace.get(key)?.items ?? []), told] });
  });
  return [...byPlace.values()].map(({ at, items }) => {
    const names = items.map(({ item }) => `"${item}"`).join(', ');
    const where = `${path === undefined ? '' : `${path} in `}"${targets.join('", "')}"`;
    const message = `The ${place} of ${where} must tell ${names} (${items[0]?.group}, ${requirement.id}), and does not.`;
    const forms = items.flatMap(({ item }) => library.safety[item]?.words[deck.language]?.says ?? []).slice(0, 3);
    const hint = `Put it back ("${forms.join('", "')}") into what takes="${requirement.id}", or change tells: in decks/requirements.yaml when the clinic decides so.`;
    return error({ code: 'item-lost', message, at, hint });
  });
}

const isAsked = (told: Told, place: ToldIn, targets: readonly string[]): boolean =>
  told.in.length === 0 || told.in.includes(place) || targets.some((target) => told.in.includes(target));

interface Lost {
  readonly asked: readonly Told[];
  readonly index: number;
  readonly place: ToldIn;
  runOf(told: Told): Run | undefined;
}

/**
 * Where an item that is not told belongs: where its own entry keeps it out of such passages; beside its neighbours, since requirements name
 * items in the order in which they are read; where it is told by what takes nothing.
 */
function placeOfLost({ asked, index, place, runOf }: Lost, { judged, finder, reader }: Tools): At | undefined {
  const told = asked[index] as Told;
  const item = judged.library.safety[told.item];
  if (item?.in && !item.in.includes(place)) return fieldAt(item, 'in');
  const group = asked.filter((one) => one.group === told.group);
  const here = group.indexOf(told);
  const found = group.map(runOf);
  const before = found.slice(0, here).findLast((run) => run !== undefined);
  const after = found.slice(here + 1).find((run) => run !== undefined);
  const [start, next] = [before, after].map((run) => run && judged.placeOf(run.key));
  if (!start && !next) {
    const key = reader.blockOf(
      group.map(({ item: id }) => id),
      finder.tells,
    );
    return key === undefined ? undefined : judged.placeOf(key);
  }
  // One word is lost from the line of the words before it; with several a whole line is, and the one below stands in its place.
  const isAlone = found[here - 1] !== undefined && (here + 1 === group.length || found[here + 1] !== undefined);
  return start && !isAlone ? (lineBelow(start, found, judged) ?? start) : (start ?? next);
}

/** The first line below a place in its file where some of these words stand. */
function lineBelow({ file, line }: At, runs: readonly (Run | undefined)[], judged: DeckFacts): At | undefined {
  const places = runs.flatMap((run) => (run ? [judged.placeOf(run.key)] : []));
  return places.filter((at) => at.file === file && at.line > line).sort((a, b) => a.line - b.line)[0];
}
