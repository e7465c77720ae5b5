import { add, all, type ContentCase, claim, DAYS, inBritain, inPrint, type Make, put, status, swap } from './content-case.js';

const OPTIONS = 'decks/options.yaml';
const cells = (first: string, second: string): string => `rows:
  - { id: what, label: { en: What is it? } }
  - { id: effect, label: { en: Does it help? } }
  - { id: effort, label: { en: How long? } }
options:
  - id: plaster
    name: { en: Plaster }
    cells: ${first}
  - id: nothing
    name: { en: Sling }
    cells: ${second}
`;
const FULL = '{ what: [drying], effect: [drying], effort: [drying] }';
const dry: Make = claim(status, { basis: 'Says that a cast dries slowly.', says: 'A cast dries slowly.' });
const table = (words = '::: options what effect effort\n:::'): Make => inPrint(`[^drying]\n\n${words}`);
const counted = (more = ''): Make =>
  claim(`${status}  numbers: [9, "9 of 10"]\n${more}`, {
    basis: 'In 9 of 10 people a cast dries slowly.',
    says: 'A cast dries slowly for 9 of 10 people.',
  });
const options = (first = FULL, second = FULL): Make => put(OPTIONS, cells(first, second));

/** Mistakes of what stands side by side. */
export const OPTIONS_SIDE_BY_SIDE = {
  'unknown-option': {
    plant: all(dry, options(), table('::: options what cost\n:::')),
    at: [DAYS, '::: options what cost'],
    follows: 'Its rows are: what, effect, effort',
    cure: swap(DAYS, '::: options what cost', '::: options what effort'),
  },
  'emptied-cell': {
    plant: all(
      inBritain,
      claim(`${status}  regions: [us]\n`, { basis: 'Says that a cast dries slowly.', says: 'A cast dries slowly.' }),
      options(
        '{ what: [drying], effect: [tight-signs], effort: [tight-signs] }',
        '{ what: [tight-signs], effect: [tight-signs], effort: [tight-signs] }',
      ),
      inPrint('::: options what effect effort\n:::'),
    ),
    at: [OPTIONS, 'what: [drying]'],
    follows: 'Name a claim there that holds in "gb", too',
    leaves: ['words-of-elsewhere'],
    cure: swap(OPTIONS, 'what: [drying]', 'what: [drying, tight-signs]'),
  },
  'option-rows': {
    plant: all(dry, options(FULL, '{ what: [drying], effect: [drying], cost: [drying] }'), table()),
    at: [OPTIONS, 'cost: [drying]'],
    follows: 'The rows are: what, effect, effort',
    cure: swap(OPTIONS, 'cost: [drying]', 'effort: [drying]'),
  },
  'option-thin': {
    plant: all(dry, options(FULL, '{ what: [drying], effect: [], effort: [drying] }'), table()),
    at: [OPTIONS, 'id: nothing'],
    follows: 'Name claims in more of its cells',
    cure: swap(OPTIONS, 'effect: []', 'effect: [drying]'),
  },
  'option-number': {
    plant: all(
      claim(`${status}  numbers: [72]\n`, { basis: 'Says 72 hours.', says: 'A cast is dry after 72 hours.' }),
      options(FULL, FULL),
      swap(OPTIONS, 'name: { en: Sling }', 'name: { en: Sling }\n    numbers: none'),
      table(),
    ),
    at: [OPTIONS, FULL],
    follows: 'take "numbers: none" out',
    cure: swap(OPTIONS, '    numbers: none\n', ''),
  },
  'option-caveat': {
    plant: all(counted(), options(), table()),
    at: [OPTIONS, FULL],
    follows: 'say in compared:',
    cure: add('decks/claims/en.yaml', '  compared: [cast]\n'),
  },
} as const satisfies Readonly<Record<string, ContentCase>>;
