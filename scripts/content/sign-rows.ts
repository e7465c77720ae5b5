import type { Inline } from '../model/content.js';
import type { At } from '../model/diagnostic.js';
import type { ItemWords, SafetyItem, SignUrgency, ToldIn } from '../model/safety.js';

/** What one line of a box says: an item, or several that share a row. */
export interface ItemRun {
  readonly at: At;
  readonly inlines: readonly Inline[];
  readonly regions?: readonly string[];
}

/** How items are said in one locale. */
export interface Phrasing {
  readonly items: readonly SafetyItem[];
  readonly locale: string;
  /** How the last of several is joined to those before it: "{before}, or {last}". */
  readonly lastOf: string;
  /** Reads a text with its marks. */
  read(text: string, at: At): readonly Inline[];
}

/** Where signs are told, and whether to somebody who looks after the person. */
interface ToldTo {
  readonly place: ToldIn;
  readonly helper: boolean;
}

/** Returns the lines of a box for an urgency: the signs that are printed in this passage, those of one row together, in the order of their file. */
export function rowsOf(urgency: SignUrgency | undefined, { place, helper }: ToldTo, phrasing: Phrasing): ItemRun[] {
  const { items, locale } = phrasing;
  const signs = items.filter((item) => item.kind === 'sign' && item.urgency === urgency && (item.in?.includes(place) ?? true));
  const rows = new Map<string, [SafetyItem, ItemWords][]>();
  for (const sign of signs) {
    const words = sign.words[locale];
    // What holds in some regions alone goes as a whole there, so it shares no line.
    const key = sign.row === undefined || sign.regions ? `id ${sign.id}` : `row ${sign.row}`;
    if (words) rows.set(key, [...(rows.get(key) ?? []), [sign, words]]);
  }
  return [...rows.values()].flatMap((row): ItemRun[] => {
    const [first] = row;
    if (!first) return [];
    const [{ regions }, { at }] = first;
    const runs = row.map(([, words]) => phrasing.read((helper ? words.helper : undefined) ?? formFor(words, place), words.at));
    return [{ at, inlines: joined(runs, phrasing.lastOf), ...(regions && { regions }) }];
  });
}

/** The nearest form that there is: the tightest passages have the shortest. */
function formFor({ says, short = says, brief = short }: ItemWords, place: ToldIn): string {
  return { print: says, slides: short, brief }[place];
}

/** Returns all lines as one run of words ("fever, chills, or a rash"). */
export const runOf = (rows: readonly ItemRun[], { lastOf }: Phrasing): Inline[] =>
  joined(
    rows.map(({ inlines }) => inlines),
    lastOf,
  );

function joined(runs: readonly (readonly Inline[])[], lastOf: string): Inline[] {
  const last = runs.at(-1) ?? [];
  const before = runs.slice(0, -1).flatMap((run, index): readonly Inline[] => (index === 0 ? run : [{ kind: 'text', text: ', ' }, ...run]));
  if (before.length === 0) return [...last];
  const pieces = lastOf.split(/(\{before\}|\{last\})/).filter((piece) => piece !== '');
  return pieces.flatMap((piece): readonly Inline[] => {
    if (piece === '{before}') return before;
    return piece === '{last}' ? last : [{ kind: 'text', text: piece }];
  });
}
