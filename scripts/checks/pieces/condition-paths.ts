import type { Deck } from '../../model/deck.js';

/** The slides that one kind of patient is shown. */
export interface ConditionPath {
  /** `everyone`, or the condition in quotation marks. */
  readonly name: string;
  /** True when a slide with these conditions is on the path. */
  includes(conditions: readonly string[]): boolean;
}

/** Returns the paths through a slide deck: that of a patient without any of its conditions, and one for each condition. */
export function conditionPaths({ conditions }: Pick<Deck, 'conditions'>): ConditionPath[] {
  return [
    { name: 'everyone', includes: (own) => own.length === 0 },
    ...conditions.map(({ id, label }) => ({
      name: `"${label}"`,
      includes: (own: readonly string[]) => own.length === 0 || own.includes(id),
    })),
  ];
}
