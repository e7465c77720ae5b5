import type { Deck } from '../../model/deck.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { formatRow } from '../../model/formats.js';
import { rememberOf } from '../../model/remember.js';
import type { WholeDeckFacts } from '../deck-facts.js';
import { checkInventory } from '../safety/check-inventory.js';
import { checkBalance } from './check-balance.js';

/** A deck about one condition, beside the same about all. */
export interface TopicFacts {
  readonly whole: WholeDeckFacts;
  readonly about: WholeDeckFacts;
  /** What composing each found. */
  readonly found: Readonly<Record<'whole' | 'about', readonly Diagnostic[]>>;
}

/**
 * A piece about one condition loses nothing that the one about all must have: each requirement is met by what is left, each safety item
 * is told, and what is left is as fair. Told at the line of the module that takes up what is lost.
 */
export function checkTopic({ whole, about, found }: TopicFacts): Diagnostic[] {
  const label = about.deck.topic ?? '';
  const known = new Set([...found.whole, ...judgedAlike(whole)].map(({ message }) => message));
  const more = [...found.about, ...judgedAlike(about)].filter(({ message }) => !known.has(message));
  return [...lost(whole, about.deck), ...more.map((one) => ({ ...one, message: `${one.message} (${label})` }))];
}

/** The same whole is held beside each of its topics. */
const judgedAlike = rememberOf((judged: WholeDeckFacts): Diagnostic[] => [...checkInventory(judged), ...checkBalance(judged)]);

function lost({ library, deck, definition, placeOf }: WholeDeckFacts, about: Deck): Diagnostic[] {
  return library.requirements.flatMap(({ id, says, requiredIn }) =>
    requiredIn
      .filter((target) => target.split('/')[0] === deck.id)
      .flatMap((target) => {
        const part = formatRow(target.split('/')[1] ?? '')?.part;
        const [taken] = (part && deck.taken[part]?.filter(({ requirement }) => requirement === id)) || [];
        if (part === undefined || !taken || !about.taken[part] || about.taken[part].some(({ requirement }) => requirement === id))
          return [];
        const said = says[deck.language] ?? Object.values(says)[0];
        const message = `"${target}" must say ${id} (${said}), and loses it where it is about one condition. (${about.topic ?? ''})`;
        const hint = 'Take conditions="..." off the words that say it, or say it outside them too.';
        return [error({ code: 'topic-loses', message, at: placeOf(taken.key) ?? definition.at, hint })];
      }),
  );
}
