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
  const svg = drawGroups(groups, { of, ink: claim.role === 'risk' ? 'var(--harm, #a8461f)' : 'var(--calm, #1f6a6b)' });
  const height = Number(svg.attributes.height);
  return { id: `${module.id}/people-${id}`, svg, width: WIDTH, height, wide: false, alt, caption: words.caption, marks };
}

/** How many people stand in each group, and the color of those who are counted: one for harm, another for all else. */
interface Chart {
  readonly of: number;
  readonly ink: string;
}

function drawGroups(groups: readonly Group[], { of, ink }: Chart): SvgNode {
  const columns = groups.length === 1 ? 20 : 10;
  const place = WIDTH / groups.length;
  const height = 2 * LINE + Math.ceil(of / columns) * CELL;
  const children = groups.map((group, index) => {
    const left = index * place + (place - columns * CELL) / 2;
    const people = [
      ...placed('counted', { from: 0, to: group.filled, columns, left, ink }),
      ...placed('others', { from: group.filled, to: of, columns, left, ink }),
    ];
    const words = [text(left, 30, group.label, '700'), text(left, height - 10, group.count, '400')];
    return node('g', { id: `step-${index + 1}` }, [...people, ...words]);
  });
  const defs = node(
    'defs',
    {},
    (['counted', 'others'] as const).map((kind) =>
      node('path', { id: `${kind}-${columns}`, ...rowOf(kind, { count: columns, x: 0, y: 0, ink }) }),
    ),
  );
  return node('svg', { viewBox: `0 0 ${WIDTH} ${height}`, height: String(height) }, [defs, ...children]);
}

type Kind = 'counted' | 'others';

interface Row {
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly ink: string;
}

/**
 * Figures side by side, head and shoulders. Their curves are cubic: a printed arc is cut into many small ones.
 * Counted people are filled and the others hollow, so that the chart reads the same in grey.
 */
function rowOf(kind: Kind, { count, x, y, ink: counted }: Row): Readonly<Record<string, string>> {
  const ink = kind === 'counted' ? counted : 'var(--ink-2, #45606a)';
  const figures = Array.from(
    { length: count },
    (_, n) => `M${x + n * CELL + 13} ${y + 2}c5.3 0 5.3 8 0 8s-5.3-8 0-8zm-7 21v-5c0-8 14-8 14 0v5z`,
  );
  return { d: figures.join(''), fill: kind === 'counted' ? ink : 'none', stroke: ink, 'stroke-width': '1.6', 'stroke-linejoin': 'round' };
}

interface Places {
  readonly from: number;
  /** Not included. */
  readonly to: number;
  readonly columns: number;
  readonly left: number;
  readonly ink: string;
}

/** People on the places of a grid: whole rows are one drawing used again, which keeps file and print small. */
function placed(kind: Kind, { from, to, columns, left, ink }: Places): SvgNode[] {
  if (from >= to) return [];
  const count = Math.min(to - from, columns - (from % columns));
  const [x, y] = [left + (from % columns) * CELL, LINE + Math.floor(from / columns) * CELL];
  const whole = { href: `#${kind}-${columns}`, x: String(x), y: String(y) };
  const drawn = count === columns ? node('use', whole) : node('path', rowOf(kind, { count, x, y, ink }));
  return [drawn, ...placed(kind, { from: from + count, to, columns, left, ink })];
}

const text = (x: number, y: number, words: string, weight: string): SvgNode =>
  node('text', { x: String(x), y: String(y), 'font-size': '30', 'font-weight': weight, fill: 'var(--ink, #14323c)' }, [words]);

const node = (tag: string, attributes: Readonly<Record<string, string>>, children: readonly (SvgNode | string)[] = []): SvgNode => ({
  tag,
  attributes,
  children,
});
