import { all, type ContentCase, claim, DAYS, GLOSSARY, inPrint, type Make, status, swap, WORDS } from './content-case.js';

const SWELLS = 'A plaster cast can cause swelling.';
const swells = claim('  role: risk\n  verdict: supported\n', { basis: 'Plaster can cause swelling.', says: SWELLS });

const hours = (says: string): Make => claim(`${status}  numbers: [72]\n`, { basis: 'Says that drying can take up to 72 hours.', says });

/** Mistakes of facts: sentences and numbers, and what they rest on. */
export const FACTS = {
  'uncited-fact': {
    plant: all(swells, inPrint(`[^drying]\n\n${SWELLS}`)),
    at: [DAYS, SWELLS],
    follows: 'Cite the claim right after it',
    cure: swap(DAYS, SWELLS, `${SWELLS}[^drying]`),
  },
  'fact-as-instruction': {
    plant: all(swells, inPrint(`[^drying]\n\n${SWELLS}[^instruction]`)),
    at: [DAYS, SWELLS],
    follows: 'Cite the claim that states it',
    cure: swap(DAYS, `${SWELLS}[^instruction]`, `${SWELLS}[^drying]`),
  },
  'unsourced-number': {
    plant: inPrint('Look at your skin 4 times a day.[^instruction]'),
    at: [DAYS, '4 times'],
    follows: 'leave it out',
    cure: swap(DAYS, 'skin 4 times a day', 'skin many times a day'),
  },
  'strange-number': {
    plant: all(
      claim(`${status}  numbers: [72]\n`, { basis: 'Says 72 hours.', says: 'A cast is dry after 72 hours.' }),
      inPrint('A cast is dry after 27 hours.[^drying]'),
    ),
    at: [DAYS, '27 hours'],
    follows: 'Mend the number',
    cure: swap(DAYS, '27 hours', '72 hours'),
  },
  'strange-unit': {
    plant: all(
      claim(`${status}  numbers: [72]\n`, { basis: 'Says 72 hours.', says: 'A cast is dry after 72 hours.' }),
      inPrint('A cast is dry after 72 days.[^drying]'),
    ),
    at: [DAYS, '72 days'],
    follows: 'hours',
    cure: swap(DAYS, '72 days', '72 hours'),
  },
  'stronger-than-claim': {
    plant: all(
      claim('  role: risk\n  verdict: supported\n', { basis: 'Some people feel numb.', says: 'The skin may be numb under a cast.' }),
      inPrint('The skin is numb under a cast.[^drying]'),
    ),
    at: [DAYS, 'The skin is numb'],
    follows: 'Keep "may"',
    cure: swap(DAYS, 'The skin is numb under', 'The skin may be numb under'),
  },
  'limit-unsaid': {
    plant: all(
      claim('  role: mechanism\n  verdict: supported\n', {
        basis: 'A cast dries from the outside in. Plastic was not tested.',
        says: 'A cast dries from the outside in. This was not tested for plastic.',
      }),
      inPrint('A cast dries from the outside in.[^drying]'),
    ),
    at: [DAYS, 'A cast dries'],
    follows: 'Say it once, beside what it limits',
    cure: swap(
      DAYS,
      'A cast dries from the outside in.[^drying]',
      'A cast dries from the outside in. This was not tested for plastic.[^drying]',
    ),
  },
  'negation-differs': {
    plant: inPrint('Keeping the arm or leg raised never helps with swelling.[^raising]'),
    at: [DAYS, 'never helps'],
    follows: 'say it as this one does',
    cure: swap(DAYS, 'raised never helps', 'raised helps'),
  },
  'opposite-of-claim': {
    plant: inPrint('Keeping the arm or leg lower helps with swelling.[^raising]'),
    at: [DAYS, 'leg lower'],
    follows: 'Say it as the claim does',
    cure: swap(DAYS, 'leg lower helps', 'leg raised helps'),
  },
  'subject-not-in-claim': {
    plant: inPrint('Keeping the arm or leg raised helps with an infection.[^raising]'),
    at: [DAYS, 'infection'],
    follows: 'name what this one names',
    cure: swap(DAYS, 'with an infection', 'with swelling'),
  },
  'comparison-missing': {
    plant: all(
      claim('  role: risk\n  verdict: supported\n  numbers: ["9 of 100", "3 of 100"]\n', {
        basis: '9 of 100 with plaster, 3 of 100 without.',
        says: 'Sore skin came to 9 of 100 people with plaster, and 3 of 100 with a splint.',
        more: '  compared: [splint]\n',
      }),
      inPrint('Sore skin came to 9 of 100 people with plaster.[^drying]'),
    ),
    at: [DAYS, 'Sore skin'],
    follows: 'Add the result of the other group',
    cure: swap(DAYS, 'people with plaster.[^drying]', 'people with plaster, and 3 of 100 with a splint.[^drying]'),
  },
  'mixed-denominators': {
    plant: all(
      claim('  role: risk\n  verdict: supported\n  numbers: [9, 100, 1, 12]\n', {
        basis: '9 of 100, and 1 of 12 with plaster.',
        says: 'Sore skin came to 9 of 100 people with plaster.',
      }),
      inPrint('Sore skin came to 9 of 100 people with plaster.[^drying] In a small study it was 1 of 12 people.[^drying]'),
    ),
    at: [DAYS, '1 of 12'],
    follows: 'Give both of 100',
    cure: swap(DAYS, '1 of 12', '9 of 100'),
  },
  'relative-only': {
    plant: all(
      claim('  role: risk\n  verdict: supported\n  numbers: ["10 of 100", "5 of 100"]\n', {
        basis: '10 of 100, and 5 of 100.',
        says: 'Sore skin came to 10 of 100 people with plaster, and 5 of 100 with a splint.',
      }),
      inPrint('Sore skin was twice as likely with plaster as with a splint.[^drying]'),
    ),
    at: [DAYS, 'twice as likely'],
    follows: 'Give both numbers',
    cure: swap(
      DAYS,
      'Sore skin was twice as likely with plaster as with a splint.',
      'Sore skin came to 10 of 100 people with plaster, and 5 of 100 with a splint.',
    ),
  },
  'said-of-another': {
    plant: all(hours('A cast can take up to 72 hours to dry.'), inPrint('A cast can take at least 72 hours to dry.[^drying]')),
    at: [DAYS, 'at least 72 hours'],
    follows: 'Say it as the claim does',
    cure: swap(DAYS, 'at least 72 hours', 'up to 72 hours'),
  },
  'claim-against-evidence': {
    plant: all(hours('A cast can take up to 72 days to dry.'), inPrint('[^drying]')),
    at: [WORDS, '72 days'],
    follows: 'Mend the words',
    cure: swap(WORDS, '72 days', '72 hours'),
  },
  'topic-not-in-claim': {
    plant: inPrint('Keeping the arm or leg raised helps with swelling. Cotton socks warm your toes.[^raising]'),
    at: [DAYS, 'Cotton socks'],
    follows: 'Cite the claim',
    cure: swap(DAYS, ' Cotton socks warm your toes.[^raising]', '[^raising]'),
  },
  'definition-differs': {
    plant: swap(WORDS, 'numbness (no feeling in the skin)', 'numbness (sudden loud cracks)'),
    at: [GLOSSARY, 'numbness'],
    follows: 'Mend the one that is wrong',
    cure: swap(WORDS, 'numbness (sudden loud cracks)', 'numbness (no feeling in the skin)'),
  },
} satisfies Record<string, ContentCase>;
