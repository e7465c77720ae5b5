import { add, all, CALL, CLAIMS, type ContentCase, DAYS, inPrint, PROJECT, REQUIREMENTS, swap } from './content-case.js';

const SAFETY = 'decks/safety.yaml';
const SAFETY_WORDS = 'decks/safety/en.yaml';
const TELLS = 'same-day: [blue-fingers, broken-cast]';
const SIGN = 'id: faint, kind: sign, urgency: emergency';
const WORDS = 'faint: { says: "you faint", also: ["faint", "fainting", "pass out"] }\n';
const LEAD = 'Call us the same day for:';
const [STARTS, BECOMES] = ['- { id: faint, ', '# - { id: faint, '];

const LEGS = add(PROJECT, 'conditions:\n  leg: { en: Leg in a cast }\n  arm: { en: Arm in a cast }\n');
const OF_LEGS = '::: group conditions="leg"\nAsk us about your leg.[^instruction]\n:::';
const RAISING = 'Raising it on a pillow helps with swelling.[^raising]';

/** Mistakes of danger signs and of what readers must be told. */
export const SAFETY_TEXT = {
  'unknown-item': {
    plant: swap(SAFETY, STARTS, BECOMES),
    at: [SAFETY_WORDS, 'faint:'],
    follows: 'Put the item back',
    cure: swap(SAFETY, BECOMES, STARTS),
  },
  'item-without-words': {
    plant: swap(SAFETY_WORDS, WORDS, ''),
    at: [SAFETY, STARTS],
    follows: 'Write there: faint',
    cure: (files) => ({ [SAFETY_WORDS]: files.text(SAFETY_WORDS) + WORDS }),
  },
  'item-untold': {
    plant: swap(REQUIREMENTS, TELLS, 'same-day: [blue-fingers]'),
    at: [SAFETY, '- { id: broken-cast'],
    follows: 'Name it in decks/requirements.yaml',
    cure: swap(REQUIREMENTS, 'same-day: [blue-fingers]', TELLS),
  },
  'item-regrouped': {
    plant: swap(SAFETY, SIGN, SIGN.replace('emergency', 'same-day')),
    at: [SAFETY, STARTS],
    follows: 'Mend the one of the two that is wrong',
    cure: swap(SAFETY, SIGN.replace('emergency', 'same-day'), SIGN),
  },
  'item-lost': {
    plant: swap(SAFETY, 'id: broken-cast,', 'id: broken-cast, in: [print],'),
    at: [SAFETY, '- { id: broken-cast'],
    follows: 'Put it back',
    cure: swap(SAFETY, 'id: broken-cast, in: [print],', 'id: broken-cast,'),
  },
  'sign-misplaced': {
    plant: swap(CALL, LEAD, 'Call us the same day if you faint, and for:'),
    at: [CALL, 'Call us the same day if you faint'],
    follows: 'Take it out here',
    cure: swap(CALL, 'Call us the same day if you faint, and for:', LEAD),
  },
  'forms-differ': {
    plant: swap(
      SAFETY_WORDS,
      '{ says: "you faint", also: ["faint", "fainting", "pass out"] }',
      '{ says: "you feel odd", short: "faint", also: ["fainting"] }',
    ),
    at: [SAFETY_WORDS, 'faint:'],
    follows: 'Say it plainly',
    cure: swap(SAFETY_WORDS, '{ says: "you feel odd", short: "faint"', '{ says: "you faint", short: "faint"'),
  },
  'sign-joined': {
    plant: swap(SAFETY_WORDS, 'cold or blue', 'cold and blue'),
    at: [SAFETY_WORDS, 'blue-fingers:'],
    follows: 'Join with "or" where one of them is enough',
    cure: swap(SAFETY_WORDS, 'cold and blue', 'cold or blue'),
  },
  'topic-hides-safety': {
    plant: all(LEGS, inPrint(OF_LEGS)),
    at: [DAYS, '::: group conditions="leg"'],
    follows: 'Put it behind the block, where everybody reads it',
    cure: swap(DAYS, OF_LEGS, 'Ask us about your leg.[^instruction]'),
  },
  'topic-loses': {
    plant: all(
      LEGS,
      add(REQUIREMENTS, '\n- id: CAST-04\n  says: { en: What raising does }\n  requiredIn: [take-home/booklet]\n'),
      swap(CLAIMS, '  role: benefit\n', '  role: benefit\n  takesUp: [CAST-04]\n'),
      swap(DAYS, '[^raising]\n\n### Is', `::: group conditions="leg"\n${RAISING}\n:::\n\n### Is`),
    ),
    at: [DAYS, RAISING],
    follows: 'Take conditions="..." off the words that say it',
    cure: swap(DAYS, '::: group conditions="leg"', '::: group'),
  },
} satisfies Readonly<Record<string, ContentCase>>;
