import type { Library } from '../../model/content.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { formatRow } from '../../model/formats.js';
import { modulesOf, passagesOf } from '../../model/passages.js';
import { holdsIn, isShownIn, OTHERS } from '../../model/regional.js';
import { allBlocks } from '../../model/tree.js';
import type { WholeDeckFacts } from '../deck-facts.js';

/** Every requirement of this deck is met by something a reader sees: slides for a deck's own id, the piece for `deck/piece`. */
export function checkCoverage({ library, deck, definition: { at } }: WholeDeckFacts): Diagnostic[] {
  const region = library.brands[deck.brand.id]?.region ?? '';
  const required = library.requirements.filter((one) => holdsIn(one, region));
  return required.flatMap(({ id, says, requiredIn }) =>
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
          hint: hintFor(library, id, region),
        });
      }),
  );
}

/** Where what takes a requirement up is for other regions, that is why, and this is what to write. */
function hintFor(library: Library, id: string, region: string): string {
  const claims = Object.values(library.claims).filter((claim) => claim.takesUp.includes(id) && !holdsIn(claim, region));
  const passages = modulesOf(library).flatMap(passagesOf);
  const blocks = [...passages, ...passages.flatMap((passage) => allBlocks(passage.blocks))].filter(
    (one) => one.takes?.includes(id) && !isShownIn(one, region),
  );
  const away = [...claims.map((claim) => `"${claim.id}"`), ...blocks.map(({ at }) => `${at.file}:${at.line}`)];
  if (away.length === 0) return 'Add the module or slide that takes it up, or cite the claim that does.';
  return (
    `What takes it up is not for region "${region}": ${away.slice(0, 3).join(', ')}. Write beside it what holds there: ` +
    `::: group regions="${region}" takes="${id}" (or regions="${OTHERS}"), or give the requirement regions: in decks/requirements.yaml.`
  );
}
