import { directionOf } from '../../languages/tags.js';
import type { Deck, DeckBlock, Section, SectionGroup, Stretch } from '../../model/deck.js';
import { marksInPrint } from '../../model/marks-shown.js';
import type { HtmlEnvironment } from '../../render/templates.js';

/** The same words in two languages, to stand side by side. */
export interface PairedRow {
  readonly look: Look;
  /** Each in its own language; without words where one language has none. */
  readonly sides: readonly { readonly language: string; readonly direction: string; readonly html: string }[];
}

/** Whose template is `print/bilingual/<look>.hbs`. */
type Look = 'head' | 'part' | 'title' | 'blocks' | 'caveats' | 'foot';

type Pair<T> = readonly [left: T | undefined, right: T | undefined];
type Values = Readonly<Record<string, unknown>>;
type WriteRow = <T>(look: Look, pair: Pair<T>, values: (one: T) => Values) => PairedRow;

/** Returns the handouts of two decks as rows, passage beside passage: block beside block where both have the same blocks, else all that stands under one heading. */
export function pairSides(decks: readonly [left: Deck, right: Deck], environment: HtmlEnvironment): PairedRow[] {
  const roots = decks.map((deck) => ({ ...deck, marks: 'plain' as const, addresses: true, verdicts: marksInPrint(deck.handout) }));
  const row: WriteRow = (look, pair, values) => ({
    look,
    sides: roots.map((root, index) => {
      const own = pair[index];
      const html = own === undefined ? '' : environment.render(`print/bilingual/${look}.hbs`, { ...root, ...values(own) });
      return { language: root.language, direction: directionOf(root.language), html };
    }),
  });
  const [left, right] = decks;
  const whole = (look: Look): PairedRow => row(look, [{}, {}], (one: Values) => one);
  const groups = pairBy([left.handout, right.handout], ({ id }) => id);
  return [whole('head'), ...groups.flatMap((group) => groupRows(group, row)), whole('foot')];
}

function groupRows(group: Pair<SectionGroup>, row: WriteRow): PairedRow[] {
  const [left, right] = group;
  const titled = left?.title ?? right?.title;
  const depth = titled ? 3 : 2;
  const sections = pairBy([left?.sections ?? [], right?.sections ?? []], ({ id }) => id);
  return [
    ...(titled ? [row('part', group, ({ title }) => ({ title }))] : []),
    ...sections.flatMap((section) => sectionRows(section, row, depth)),
  ];
}

function sectionRows(section: Pair<Section>, row: WriteRow, depth: number): PairedRow[] {
  const [left, right] = section;
  const stretches = pairBy([numbered(left?.stretches), numbered(right?.stretches)], ({ place }) => place);
  return [
    row('title', section, ({ title, key, label = '', legend = false }) => ({ title, key, label, legend, depth })),
    ...stretches.flatMap((stretch) => stretchRows(stretch, row, depth + 1)),
  ];
}

interface Numbered extends Stretch {
  readonly place: number;
}

const numbered = (stretches: readonly Stretch[] = []): Numbered[] => stretches.map((stretch, place) => ({ ...stretch, place }));

function stretchRows(stretch: Pair<Stretch>, row: WriteRow, depth: number): PairedRow[] {
  const [left, right] = stretch;
  const written = pairBlocks(left?.blocks ?? [], right?.blocks ?? []).map((pair) => row('blocks', pair, (blocks) => ({ blocks, depth })));
  const isLimited = [left, right].some((one) => (one?.caveats.length ?? 0) > 0);
  return isLimited ? [...written, row('caveats', stretch, ({ caveats }) => ({ caveats }))] : written;
}

/** Block beside block where both sides have the same kinds of blocks; else all of them beside all. */
function pairBlocks(left: readonly DeckBlock[], right: readonly DeckBlock[]): Pair<readonly DeckBlock[]>[] {
  const isAlike = left.length === right.length && left.every(({ kind }, index) => kind === right[index]?.kind);
  if (isAlike) return left.map((block, index): Pair<readonly DeckBlock[]> => [[block], right.slice(index, index + 1)]);
  return [[left.length > 0 ? left : undefined, right.length > 0 ? right : undefined]];
}

/** Each of the left with that of the right of the same name, in the order of the left; then those that only the right has. */
function pairBy<T>([left, right]: readonly [readonly T[], readonly T[]], nameOf: (one: T) => string | number): Pair<T>[] {
  const named = new Map(right.map((one) => [nameOf(one), one]));
  const known = new Set(left.map(nameOf));
  return [
    ...left.map((one): Pair<T> => [one, named.get(nameOf(one))]),
    ...right.filter((one) => !known.has(nameOf(one))).map((one): Pair<T> => [undefined, one]),
  ];
}
