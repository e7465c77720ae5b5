import { type Diagnostic, error } from '../../model/diagnostic.js';
import { formatRow } from '../../model/formats.js';
import type { DeckFacts } from '../deck-facts.js';

/** Every requirement of this deck is met by something a reader sees: slides for a deck's own id, the piece for `deck/piece`. */
export function checkCoverage({ library, deck, definition: { at } }: DeckFacts): Diagnostic[] {
  return library.requirements.flatMap(({ id, says, requiredIn }) =>
    requiredIn
      .filter((target) => target.split('/')[0] === deck.id)
      .filter(
        (target) => !deck.taken[formatRow(target.split('/')[1] ?? '')?.part ?? 'slides']?.some(({ requirement }) => requirement === id),
      )
      .map((target) => {
        const message = `"${target}" must say ${id} (${says[deck.language] ?? Object.values(says)[0]}), and does not.`;
        return error({
          code: 'requirement-unmet',
          message,
          at,
          hint: 'Add the module or slide that takes it up, or cite the claim that does.',
        });
      }),
  );
}
