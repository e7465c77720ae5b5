import type { SvgNode } from '../model/content.js';
import type { Figure } from '../model/deck.js';
import { composeSpans } from './compose-spans.js';
import type { Place } from './composer.js';

interface Group {
  readonly label: string;
  readonly count: string;
  readonly filled: number;
}

const WIDTH = 640;
const CELL = 26;
/** From a chart's top to its first row, and from its last row to its end: a line of text of 30 units each. */
const LINE = 48;

/**
 * Returns a people chart of a claim: one figure for each of `of` people, those who are counted filled, all groups with the
 * same number of people and side by side. Undefined when the claim has no counts or no words for them (a check reports that).
 */
export function composePeople(id: string, place: Place): Figure | undefined {
  const { composer, module } = place;
  const claim = composer.claim(id);
  const words = claim?.words[composer.locale]?.people;
  if (!claim?.people || !words) return undefined;
  const { of, counts } = claim.people;
  const groups = counts.map((filled, index): Group => {
    const label = words.groups[index] ?? '';
    return { label, filled, count: composer.word('people-count', { count: String(filled), of: String(of) }) };
  });
  const alt = `${words.caption}: ${groups.map(({ label, count }) => composer.word('people-group', { group: label, count })).join('; ')}.`;
  const marks = composeSpans([{ kind: 'cite', claim: id, at: claim.at }], place);
  const svg = drawGroups(groups, of);
  const height = Number(svg.attributes.height);
  return { id: `${module.id}/people-${id}`, svg, width: WIDTH, height, wide: false, alt, caption: words.caption, marks };
}

function drawGroups(groups: readonly Group[], of: number): SvgNode {
  const columns = groups.length === 1 ? 20 : 10;
  const place = WIDTH / groups.length;
  const height = 2 * LINE + Math.ceil(of / columns) * CELL;
  const children = groups.map((group, index) => {
    const left = index * place + (place - columns * CELL) / 2;
    const people = [true, false].flatMap((filled) => {
      const id = `people-${index + 1}-${filled ? 'counted' : 'others'}`;
      const runs = filled ? runsOf(0, group.filled, columns) : runsOf(group.filled, of, columns);
      return [node('defs', {}, [onePerson(id, left, filled)]), ...runs.map((run) => crowd(run, left, id))];
    });
    const words = [text(left, 30, group.label, '700'), text(left, height - 10, group.count, '400')];
    return node('g', { id: `step-${index + 1}` }, [...people, ...words]);
  });
  return node('svg', { viewBox: `0 0 ${WIDTH} ${height}`, height: String(height) }, children);
}

/** Places side by side: `rows` full rows, or a part of one row, from `column` in `row`. */
interface Run {
  readonly row: number;
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
}

/** The places `from` to `to` (not included) of a grid, as few runs as can be: the rest of a row, full rows, the start of a row. */
function runsOf(from: number, to: number, columns: number): Run[] {
  if (from >= to) return [];
  const [row, column] = [Math.floor(from / columns), from % columns];
  if (column > 0 || to - from < columns) {
    const end = Math.min(to, (row + 1) * columns);
    return [{ row, column, columns: end - from, rows: 1 }, ...runsOf(end, to, columns)];
  }
  const rows = Math.floor((to - from) / columns);
  return [{ row, column: 0, columns, rows }, ...runsOf(from + rows * columns, to, columns)];
}

const crowd = ({ row, column, columns, rows }: Run, left: number, id: string): SvgNode =>
  node('rect', {
    ...{ x: String(left + column * CELL), y: String(LINE + row * CELL), width: String(columns * CELL), height: String(rows * CELL) },
    fill: `url(#${id})`,
  });

/** A tile with one figure, head and shoulders. Counted people are filled and the others hollow, so that the chart reads the same in grey. */
function onePerson(id: string, left: number, filled: boolean): SvgNode {
  const ink = filled ? 'var(--accent, #a8461f)' : 'var(--ink-2, #45606a)';
  const figure = node('path', {
    ...{ d: 'M13 2a4 4 0 1 1-.1 0zm-7 21v-5a7 6 0 0 1 14 0v5z', fill: filled ? ink : 'none' },
    ...{ stroke: ink, 'stroke-width': '1.6', 'stroke-linejoin': 'round' },
  });
  const tile = { x: String(left), y: String(LINE), width: String(CELL), height: String(CELL), patternUnits: 'userSpaceOnUse' };
  return node('pattern', { id, ...tile }, [figure]);
}

const text = (x: number, y: number, words: string, weight: string): SvgNode =>
  node('text', { x: String(x), y: String(y), 'font-size': '30', 'font-weight': weight, fill: 'var(--ink, #14323c)' }, [words]);

const node = (tag: string, attributes: Readonly<Record<string, string>>, children: readonly (SvgNode | string)[] = []): SvgNode => ({
  tag,
  attributes,
  children,
});
