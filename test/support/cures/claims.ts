import { add, all, CLAIMS, type ContentCase, claim, DAYS, inPrint, type Make, SOURCES, status, swap, WORDS } from './content-case.js';

const raising = (more: string): Make => swap(CLAIMS, '- id: raising\n  role: benefit\n', `- id: raising\n  role: benefit\n${more}`);
const NO_MORE: Make = swap(CLAIMS, '  qualifiedBy: [leaflets-only] # its caveats: they are shown wherever this claim is made\n', '');
const CAVEAT = 'We did not look for studies that test it.';
const SOURCE =
  '\n- id: third\n  type: webpage\n  title: Casts\n  author: [{ literal: A hospital }]\n  URL: https://example.org/casts\n  accessed: { date-parts: [[2026, 11, 23]] }\n  read: second-hand\n  checked: 2026-11-23\n';

/** Mistakes of claims and sources. */
export const CLAIMS_AND_SOURCES = {
  'claim-without-words': {
    plant: swap(
      WORDS,
      '\nraising:\n  says: Keeping the arm or leg raised helps with swelling.\n  short: Plymouth and Leeds hospital leaflets\n',
      '',
    ),
    at: [CLAIMS, '- id: raising'],
    follows: `Add says: and short: for it there`,
    cure: add(
      WORDS,
      '\nraising:\n  says: Keeping the arm or leg raised helps with swelling.\n  short: Plymouth and Leeds hospital leaflets\n',
    ),
  },
  'about-not-stated': {
    plant: swap(DAYS, '{#raise}', '{#raise about="leaflets-only"}'),
    at: [DAYS, 'about="leaflets-only"'],
    follows: 'It cites: raising. Name one of these in about=',
    cure: swap(DAYS, 'about="leaflets-only"', 'about="raising"'),
  },
  'missing-caveat': {
    plant: NO_MORE,
    at: [CLAIMS, '- id: raising'],
    follows: 'Name in qualifiedBy the claim that says what is not known',
    cure: raising('  qualifiedBy: [leaflets-only]\n'),
  },
  'caveat-too-deep': {
    plant: all(
      claim(`${status}  qualifiedBy: [raising]\n`, { basis: 'Plaster dries.', says: 'A cast is dry after some time.' }),
      inPrint('[^drying]'),
    ),
    at: [CLAIMS, '- id: drying'],
    follows: 'put what both need into one caveat',
    cure: swap(CLAIMS, 'qualifiedBy: [raising]', 'qualifiedBy: [leaflets-only]'),
  },
  'empty-caveat': {
    plant: swap(WORDS, `This is advice from hospital leaflets. ${CAVEAT}`, 'Nurses wrote this advice for their patients.'),
    at: [CLAIMS, '- id: leaflets-only'],
    follows: 'Say what was not shown',
    cure: swap(WORDS, 'Nurses wrote this advice for their patients.', `Nurses wrote this advice for their patients. ${CAVEAT}`),
  },
  'quotation-without-speaker': {
    plant: all(
      claim('  role: quotation\n  verdict: supported\n', {
        basis: "The leaflet says: 'Keep it dry at all times.'",
        says: 'Keep it dry at all times.',
      }),
      inPrint('[^drying]'),
    ),
    at: [CLAIMS, '- id: drying'],
    follows: 'speaker:',
    cure: swap(CLAIMS, '- id: drying\n', '- id: drying\n  speaker: University Hospitals Plymouth\n  said: 2021-10-01\n'),
  },
  'quotation-changed': {
    plant: all(
      claim('  role: quotation\n  verdict: supported\n  speaker: University Hospitals Plymouth\n  said: 2021-10-01\n', {
        basis: 'The leaflet says: “Keep it dry at all times.”',
        says: 'Keep it dry all day.',
      }),
      inPrint('[^drying]'),
    ),
    at: [WORDS, 'says: Keep it dry all day.'],
    follows: 'Quote exactly as the source does',
    cure: swap(WORDS, 'Keep it dry all day.', 'Keep it dry at all times.'),
  },
  'claim-too-sure': {
    plant: swap(WORDS, 'Keeping the arm or leg raised helps with swelling.', 'Swelling goes away on a pillow.'),
    at: [CLAIMS, '- id: raising'],
    follows: 'Say "may"',
    cure: swap(WORDS, 'Swelling goes away', 'Swelling may go away'),
  },
  'due-too-late': {
    plant: (files) => ({ [CLAIMS]: files.text(CLAIMS).replace('due: 2027-11-23\n\n- id: tight', 'due: 2037-11-23\n\n- id: tight') }),
    at: [CLAIMS, 'due: 2037-11-23'],
    follows: 'Write a day up to',
    cure: swap(CLAIMS, 'due: 2037-11-23', 'due: 2027-11-23'),
  },
  'claim-past-due': {
    plant: (files) => ({ [CLAIMS]: files.text(CLAIMS).replace('due: 2027-11-23\n\n- id: tight', 'due: 2026-11-01\n\n- id: tight') }),
    at: [CLAIMS, 'due: 2026-11-01'],
    follows: 'write the new dates in checked: and due:',
    cure: swap(CLAIMS, 'due: 2026-11-01', 'due: 2027-11-23'),
  },
  'unused-claim': {
    plant: claim(status, { basis: 'Plaster dries.', says: 'A cast is dry after some time.' }),
    at: [CLAIMS, '- id: drying'],
    follows: 'Cite it ([^drying])',
    cure: inPrint('A cast is dry after some time.[^drying]'),
  },
  'subject-not-in-evidence': {
    plant: all(claim(status, { basis: 'Says how casts dry.', says: 'A synthetic cast is dry after some time.' }), inPrint('[^drying]')),
    at: [WORDS, 'A synthetic cast'],
    follows: 'say in its basis what the source shows about this',
    cure: swap(CLAIMS, 'Says how casts dry.', 'Says how synthetic casts dry.'),
  },
  'number-not-in-evidence': {
    plant: all(
      claim(`${status}  numbers: [72]\n`, { basis: 'Says how casts dry.', says: 'A cast is dry after 72 hours.' }),
      inPrint('[^drying]'),
    ),
    at: [CLAIMS, 'numbers: [72]'],
    follows: 'write what the source shows into the basis',
    cure: swap(CLAIMS, 'Says how casts dry.', 'Says that casts dry in 72 hours.'),
  },
  'reference-not-read': {
    plant: (files) => ({
      [SOURCES]: files.text(SOURCES).replace(/ {2}read: second-hand\n(?= {2}checked: 2026-11-23\n\n- id: milton)/, ''),
    }),
    at: [SOURCES, '- id: leeds-cast'],
    follows: 'Read it, then write read: and checked:',
    cure: swap(SOURCES, '- id: leeds-cast\n', '- id: leeds-cast\n  read: second-hand\n'),
  },
  'reference-retracted': {
    plant: swap(
      SOURCES,
      '- id: plymouth-cast-2021\n',
      '- id: plymouth-cast-2021\n  retraction: { status: retracted, checked: 2026-11-23 }\n',
    ),
    at: [SOURCES, 'retraction:'],
    follows: 'Take it out, and see which claims still stand without it',
    cure: (files) => ({
      [SOURCES]: files.text(SOURCES).replace(/- id: plymouth[\s\S]*/, ''),
      [CLAIMS]: files.text(CLAIMS).replace(/ {4}- ref: plymouth.*\n.*\n.*\n/g, ''),
    }),
  },
  'reference-stale': {
    plant: (files) => ({
      [SOURCES]: files.text(SOURCES).replace('checked: 2026-11-23\n\n- id: milton', 'checked: 2022-11-23\n\n- id: milton'),
    }),
    at: [SOURCES, 'checked: 2022-11-23'],
    follows: 'write the new date',
    cure: swap(SOURCES, 'checked: 2022-11-23', 'checked: 2026-11-23'),
  },
  'no-address': {
    plant: swap(SOURCES, '  URL: https://www.mkuh', '  # URL: https://www.mkuh'),
    at: [SOURCES, '- id: milton-keynes-cast'],
    follows: 'Add the DOI or the address',
    cure: swap(SOURCES, '  # URL: https://www.mkuh', '  URL: https://www.mkuh'),
  },
  'malformed-address': {
    plant: swap(SOURCES, 'https://www.mkuh', 'www.mkuh'),
    at: [SOURCES, 'URL: www.mkuh'],
    follows: 'Write https://www.mkuh.nhs.uk/',
    cure: swap(SOURCES, 'www.mkuh', 'https://www.mkuh'),
  },
  'unused-reference': {
    plant: add(SOURCES, SOURCE),
    at: [SOURCES, '- id: third'],
    follows: 'Take it out',
    cure: swap(SOURCES, SOURCE, ''),
  },
} satisfies Record<string, ContentCase>;
