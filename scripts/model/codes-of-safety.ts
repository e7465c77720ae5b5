/** Codes of safety text: danger signs, what readers must be told, and whom they are to call. */
export const codesOfSafety = {
  'unknown-item': {
    means: 'Something names a safety item that is not there.',
    mend: 'Put the item back into decks/safety.yaml, or mend its name.',
  },
  'item-without-words': { means: 'A safety item has no words in one language.', mend: 'Add says: for it.' },
  'item-untold': { means: 'No requirement says where a safety item must be told.', mend: 'Name it in tells: of a requirement.' },
  'item-regrouped': {
    means: 'A safety item has another urgency or kind than the requirement that names it.',
    mend: 'Mend the one of the two that is wrong.',
  },
  'item-lost': { means: 'A piece does not tell a safety item that it must tell.', mend: 'Put the words back.' },
  'sign-misplaced': {
    means: 'A danger sign stands where it has another urgency than its own.',
    mend: 'Take it out there: its own box prints it.',
  },
} as const;
