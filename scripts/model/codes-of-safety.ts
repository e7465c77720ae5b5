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
  'topic-hides-safety': {
    means:
      'Words about some conditions only hold an order, a requirement, a line to call or a risk, which a piece about another condition would lose.',
    mend: 'Put it outside the block with conditions=.',
  },
  'topic-loses': {
    means: 'A piece about one condition would lose what it is required to say.',
    mend: 'Take conditions= off the words that say it, or say it outside them too.',
  },
  'item-lost': { means: 'A piece does not tell a safety item that it must tell.', mend: 'Put the words back.' },
  'sign-misplaced': {
    means: 'A danger sign stands where it has another urgency than its own.',
    mend: 'Take it out there: its own box prints it.',
  },
  'sign-joined': {
    means: 'Danger signs, or the halves of one, are joined so that a reader waits until all are there.',
    mend: 'Join them with "or"; where all must be there, say so in keeps: of the sign.',
  },
  'line-without-basis': {
    means: 'Lines of a region do not say what their sources show, so that a wrong digit cannot be seen.',
    mend: 'Open each source, and write into basis: what stands there.',
  },
  'line-differs': {
    means: 'A number, key, word, address or hour of a line is not what its source shows, as basis: tells.',
    mend: 'Compare both with the source, and mend the one that is wrong.',
  },
  'line-stale': {
    means: 'A line has not been compared with its source for a year.',
    mend: 'Open the source, and write the new date.',
  },
  'phone-kind': {
    means: 'A fact is said to be a phone number and is none, or is one and is not said to be.',
    mend: 'Write kind: phone for it in decks/project.yaml, or mend the number in the brand.',
  },
} as const;
