import type { Operation } from './content-stream.js';
import { kindOf } from './content-stream.js';

/** Operations in a row, the first and the last one of which are meant too. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What operations leave behind for those after them, and how it stands where a stream begins. None is known for what is missing here. */
const STARTS: Readonly<Record<string, string | undefined>> = {
  ...{ RG: '0 0 0 RG', rg: '0 0 0 rg', w: '1 w', J: '0 J', j: '0 j', M: '10 M', d: '[] 0 d', gs: undefined },
};
/** What holds for the text object alone in which it stands, where each begins by setting it. */
const WITHIN_TEXT = new Set(['Tf', 'Tm', 'Td']);

type Settings = ReadonlyMap<string, string>;

/** What is set before each operation of a stream, and how deep it stands in `q`. */
export interface Standing {
  readonly settings: readonly Settings[];
  readonly depths: readonly number[];
}

/** Follows what the operations of a stream set. */
export function followSettings(content: string, operations: readonly Operation[]): Standing {
  const settings: Settings[] = [];
  const depths: number[] = [];
  const saved: Settings[] = [];
  let now: Settings = new Map();
  for (const { operator, start, end } of operations) {
    settings.push(now);
    depths.push(saved.length);
    if (operator === 'q') saved.push(now);
    else if (operator === 'Q') now = saved.pop() ?? new Map();
    else if (operator in STARTS) now = new Map(now).set(operator, content.slice(start, end));
  }
  return { settings: [...settings, now], depths: [...depths, saved.length] };
}

/**
 * Returns what paints the same when stretches that follow each other are painted in another order (`places`): before each one stands
 * what must be set for it, at the end what was set there. Undefined where that cannot be known.
 */
export function reorder(
  { settings, depths }: Standing,
  operations: readonly Operation[],
  { stretches, places, textOf }: { stretches: readonly Stretch[]; places: readonly number[]; textOf: (stretch: Stretch) => string },
): string | undefined {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last || !stretches.every((one) => isMovable(depths, operations, one, depths[first.from] ?? 0))) return undefined;
  const parts: string[] = [];
  let now = settings[first.from] ?? new Map<string, string>();
  for (const wanted of [...places.map((place) => stretches[place]), undefined]) {
    const changes = between(now, settings[wanted?.from ?? last.to + 1] ?? new Map());
    if (!changes) return undefined;
    parts.push(...changes);
    if (wanted) parts.push(textOf(wanted));
    now = settings[wanted ? wanted.to + 1 : last.to + 1] ?? new Map();
  }
  return parts.join('\n');
}

/** True where nothing in a stretch reaches beyond it but what is followed. */
function isMovable(depths: readonly number[], operations: readonly Operation[], { from, to }: Stretch, depth: number): boolean {
  if (depths[from] !== depth || depths[to + 1] !== depth) return false;
  for (let i = from; i <= to; i++) {
    const { operator = '' } = operations[i] ?? {};
    if ((depths[i] ?? 0) < depth) return false;
    const isFree = operator === 'q' || kindOf(operator) !== 'state' || operator in STARTS || WITHIN_TEXT.has(operator);
    if (depths[i] === depth && !isFree) return false;
  }
  return true;
}

function between(now: Settings, wanted: Settings): string[] | undefined {
  const names = [...new Set([...now.keys(), ...wanted.keys()])].filter((name) => now.get(name) !== wanted.get(name));
  const changes = names.map((name) => wanted.get(name) ?? STARTS[name]);
  return changes.every((one) => one !== undefined) ? changes : undefined;
}
