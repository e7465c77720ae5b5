import type { NameRow } from './name-row.js';
import * as find from './named.js';

/** What names claims besides the marks in texts: slides that say what they are about, and other claims and items of safety. */
export const CLAIM_NAMES: readonly NameRow[] = [
  {
    code: 'about-not-stated',
    loose: true,
    named: find.slideTopics,
    message: ({ name, by }) => `Slide "${by}" says that it is about "${name}", which is no finding that it cites.`,
    hint: (_, known) =>
      known.length > 0 ? `It cites: ${known.join(', ')}. Name one of these in about=.` : 'It cites no finding: take about= out.',
  },
  {
    code: 'unknown-claim',
    loose: true,
    named: find.claimsOfClaimsAndItems,
    known: ({ library }) => Object.keys(library.claims),
    message: ({ name, by }) => `"${by}" names the claim "${name}", which is not in decks/claims.yaml.`,
    hint: () => 'Add it, or mend its name.',
  },
];
