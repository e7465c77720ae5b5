import {
  add,
  all,
  BRAND,
  CALL,
  CLAIMS,
  CLINIC,
  type ContentCase,
  DAYS,
  HOME,
  inPrint,
  PROJECT,
  put,
  REQUIREMENTS,
  swap,
  US,
  VISIT,
} from './content-case.js';

const FIXED = 'templates/locales/en.yaml';
const COPY = DAYS.replace('en.md', 'en - Copy.md');
const PARKING = `${CLINIC}/modules/parking/en.md`;
const parking = put(
  PARKING,
  '---\ntitle: Parking\nsummary: Where to park.\n---\n\n## Slide: Where to park {#park}\n\nPark behind the house.[^instruction]\n\n## Print: Where do you park?\n\nPark behind the house.[^instruction]\n',
);
const placed = add(BRAND, 'modules:\n  - { module: parking, after: first-days }\n');
/** What a message writes out after some words of its. */
const after = (words: string, told: string): string => told.slice(told.indexOf(words) + words.length).trim();

/** Mistakes of files and ids. */
export const FILES = {
  'long-address': {
    plant: swap(BRAND, 'offers: []', `baseUrl: { en: "https://www.example.org/${'leaflets/'.repeat(9)}" }\noffers: []`),
    at: [BRAND, 'baseUrl'],
    follows: "Shorten the folder's address in baseUrl",
    cure: swap(BRAND, 'leaflets/'.repeat(9), 'leaflets/'),
  },
  'missing-file': {
    plant: swap(BRAND, 'logo.svg', 'mark.svg'),
    at: [BRAND, 'logo: mark.svg'],
    follows: 'Add the file',
    cure: (files) => ({ [`${CLINIC}/mark.svg`]: files.text(`${CLINIC}/logo.svg`) }),
  },
  'unread-file': {
    plant: put(COPY, '---\ntitle: Days\n---\n'),
    at: [COPY],
    follows: 'move it out of decks/',
    cure: put(COPY, null),
  },
  'path-outside': {
    plant: swap(BRAND, 'logo.svg', '../../../secret.svg'),
    at: [BRAND, 'logo:'],
    follows: 'Keep every file inside the project',
    cure: swap(BRAND, '../../../secret.svg', 'logo.svg'),
  },
  'file-too-large': {
    plant: add(DAYS, `\n${'Ask us.[^instruction]\n\n'.repeat(60_000)}`),
    at: [DAYS],
    follows: 'Split it into smaller modules',
    cure: (files) => ({ [DAYS]: files.text(DAYS).replaceAll('Ask us.[^instruction]\n\n', '') }),
  },
  'over-limit': {
    plant: add(PROJECT, `# ${'word '.repeat(900)}\n`),
    at: [PROJECT, '# word'],
    follows: 'Split it into several',
    cure: swap(PROJECT, `# ${'word '.repeat(900)}`, `# ${'word '.repeat(450)}\n# ${'word '.repeat(450)}`),
  },
  'not-utf8': {
    plant: (files) => ({ [CALL]: Buffer.from(files.text(CALL).replace('Put the clinic', 'In the café, put the clinic'), 'latin1') }),
    at: [CALL],
    follows: 'Save it again as UTF-8',
    cure: swap(CALL, 'Put the clinic', 'In the café, put the clinic'),
  },
  'letter-without-font': {
    plant: swap(BRAND, 'Example Clinic }', 'Example 🌿 }'),
    at: [BRAND, '🌿'],
    follows: 'in words',
    cure: swap(BRAND, '🌿', 'Leaf'),
  },
  'yaml-syntax': {
    plant: swap(VISIT, 'One patient with', 'One patient, with'),
    at: [VISIT, 'audience:'],
    follows: 'Put the text in quotation marks:',
    cure: (files, told) => ({ [VISIT]: files.text(VISIT).replace(/^audience:.*$/m, after('quotation marks:', told)) }),
  },
  'joined-lines': {
    plant: swap(BRAND, 'Nobody earns money from', 'Nobody earns money\n    from'),
    at: [BRAND, 'interest:'],
    follows: 'Else put the text on one line',
    cure: swap(BRAND, 'Nobody earns money\n    from', 'Nobody earns money from'),
  },
  'cut-by-comment': {
    plant: swap(BRAND, 'us # regions', 'us #regions'),
    at: [BRAND, 'region:'],
    follows: 'put a blank after "#"',
    cure: swap(BRAND, 'us #regions', 'us # regions'),
  },
  'unknown-key': {
    plant: swap(BRAND, 'offers:', 'ofers:'),
    at: [BRAND, 'ofers:'],
    follows: 'Did you mean "offers"?',
    cure: swap(BRAND, 'ofers:', 'offers:'),
  },
  'missing-key': {
    plant: swap(HOME, 'audience:', '# audience:'),
    at: [HOME, ''],
    follows: 'Write "audience: { en: ... }"',
    cure: swap(HOME, '# audience:', 'audience:'),
  },
  'wrong-type': {
    plant: swap(VISIT, 'minutes: 5', 'minutes: five'),
    at: [VISIT, 'minutes: five'],
    follows: 'Write a number in digits',
    cure: swap(VISIT, 'minutes: five', 'minutes: 5'),
  },
  'unknown-value': {
    plant: swap(VISIT, 'setting: consultation', 'setting: consultaton'),
    at: [VISIT, 'setting:'],
    follows: 'Did you mean "consultation"?',
    cure: swap(VISIT, 'consultaton', 'consultation'),
  },
  'duplicate-id': {
    plant: swap(CLAIMS, '- id: tight-signs', '- id: raising'),
    at: [CLAIMS, '- id: raising'],
    follows: 'Give one of them another id',
    cure: (files) => ({ [CLAIMS]: files.text(CLAIMS).replace(/(raising[\s\S]*)- id: raising/, '$1- id: tight-signs') }),
  },
  'wrong-id': {
    plant: swap(BRAND, 'id: example-clinic', 'id: another-clinic'),
    at: [BRAND, 'id: another-clinic'],
    follows: 'Write id: example-clinic',
    cure: swap(BRAND, 'id: another-clinic', 'id: example-clinic'),
  },
  'missing-locale': {
    plant: swap(VISIT, 'subtitle: { en:', 'subtitle: { es:'),
    at: [VISIT, 'subtitle:'],
    follows: 'Add en:',
    cure: swap(VISIT, 'subtitle: {', 'subtitle: { en: "The first days, and when to call",'),
  },
  'missing-word': {
    plant: (files) => ({ [FIXED]: files.text(FIXED).replace(/^call-us: .*\n/m, '') }),
    at: [''],
    follows: 'Add "call-us" to templates/locales/en.yaml',
    cure: add(FIXED, 'call-us: Call us\n'),
  },
  'unknown-claim': {
    plant: swap(DAYS, '[^raising]', '[^rasing]'),
    at: [DAYS, '[^rasing]'],
    follows: 'Did you mean "raising"?',
    cure: swap(DAYS, '[^rasing]', '[^raising]'),
  },
  'unknown-reference': {
    plant: swap(CLAIMS, 'ref: leeds-cast #', 'ref: leed-cast #'),
    at: [CLAIMS, 'id: leaflets-only'],
    follows: 'Did you mean "leeds-cast"?',
    cure: swap(CLAIMS, 'ref: leed-cast #', 'ref: leeds-cast #'),
  },
  'unknown-requirement': {
    plant: swap(CLAIMS, '[CAST-02]', '[CAST-02, SKIN-5]'),
    at: [CLAIMS, 'id: tight-signs'],
    follows: 'Add it to decks/requirements.yaml, or mend its name',
    cure: add(REQUIREMENTS, '- id: SKIN-5\n  says: { en: The skin }\n  requiredIn: [visit]\n'),
  },
  'unknown-condition': {
    plant: swap(DAYS, '{#tight}', '{#tight} \n\n[^tight-signs]\n\n## Slide: A leg {#leg conditions="leg"}'),
    at: [DAYS, '## Slide: A leg'],
    follows: 'Add "leg: { en: ... }" under conditions: in decks/project.yaml',
    cure: add(PROJECT, 'conditions:\n  leg: { en: Leg in a cast }\n'),
  },
  'unknown-offer': {
    plant: all(swap(BRAND, 'offers: []', 'offers: [plaster]'), inPrint('::: instruction only="plastr"\nKeep it cool.\n:::')),
    at: [DAYS, '::: instruction only'],
    follows: 'Did you mean "plaster"?',
    cure: swap(DAYS, 'only="plastr"', 'only="plaster"'),
  },
  'unknown-fact': {
    plant: swap(CALL, '::: facts next-visit', '::: facts nextvisit'),
    at: [CALL, '::: facts'],
    follows: 'Did you mean "next-visit"?',
    cure: swap(CALL, '::: facts nextvisit', '::: facts next-visit'),
  },
  'contrast-brand': {
    plant: swap(BRAND, '"#2b5d8a"', '"#f0b27a"'),
    at: [BRAND, 'accent:'],
    follows: 'Write accent: "#',
    cure: (files, told) => ({ [BRAND]: files.text(BRAND).replace(/accent:.*/, /accent: "#[0-9a-f]{6}"(?=,)/.exec(told)?.[0] ?? '') }),
  },
  'old-form': {
    plant: (files) => ({
      [US]: files
        .text(US)
        .replace(
          /^lines:[\s\S]*/m,
          'emergency:\n  number: "911"\ncrisis:\n  number: "988"\nreport:\n  says: { en: "Call the FDA, 1-800-332-1088." }\n',
        ),
    }),
    at: [US, 'emergency:'],
    follows: 'Write in its place, and fill in what is open:',
    cure: (files, told) => ({
      [US]:
        files.text(US).split('emergency:')[0] +
        after('what is open:', told)
          .replaceAll('{ en: TO FILL IN }', '{ en: the FDA }')
          .replaceAll('source: TO FILL IN', 'source: https://example.org/lines')
          .replaceAll('checked: TO FILL IN', 'checked: 2026-11-23')
          .replace(/(call: "([^"]+)".*?)basis: TO FILL IN/g, '$1basis: "The FDA: $2."'),
    }),
  },
  'unknown-region': {
    plant: swap(BRAND, 'region: us', 'region: usa'),
    at: [BRAND, 'region: usa'],
    follows: 'us',
    cure: swap(BRAND, 'region: usa', 'region: us'),
  },
  'unknown-deck': {
    plant: swap(REQUIREMENTS, 'take-home/handout,', 'take-home/handouts,'),
    at: [REQUIREMENTS, 'id: CAST-01'],
    follows: 'Did you mean "take-home/handout"?',
    cure: swap(REQUIREMENTS, 'take-home/handouts,', 'take-home/handout,'),
  },
  'unknown-module': {
    plant: swap(VISIT, 'modules: [first-days, when', 'modules: [first-day, when'),
    at: [VISIT, 'modules:'],
    follows: 'Did you mean "first-days"?',
    cure: swap(VISIT, 'modules: [first-day, when', 'modules: [first-days, when'),
  },
  'unknown-slide': {
    plant: swap(VISIT, 'modules: [first-days, when', 'modules: [{ module: first-days, slides: [raised, tight] }, when'),
    at: [VISIT, 'slides:'],
    follows: 'Did you mean "raise"?',
    cure: swap(VISIT, '[raised, tight]', '[raise, tight]'),
  },
  'misplaced-deeper': {
    plant: swap(VISIT, 'modules: [first-days, when', 'modules: [{ module: first-days, deeper: [raise, tight] }, when'),
    at: [VISIT, 'deeper:'],
    follows: 'Put a slide of the main line before it',
    cure: swap(VISIT, 'deeper: [raise, tight]', 'slides: [raise, tight]'),
  },
  'own-module-in-deck': {
    plant: all(parking, swap(HOME, 'modules: [first-days, when-to-call]', 'modules: [first-days, example-clinic.parking, when-to-call]')),
    at: [HOME, 'example-clinic.parking'],
    follows: 'Place it with modules:',
    cure: all(swap(HOME, ' example-clinic.parking,', ''), placed),
  },
  'own-module-takes': {
    plant: all(parking, placed, swap(PARKING, 'Where do you park?', 'Where do you park? {takes="CAST-01"}')),
    at: [PARKING, '## Print'],
    follows: 'Take the requirement out of takes=',
    cure: swap(PARKING, ' {takes="CAST-01"}', ''),
  },
  'unplaced-module': {
    plant: parking,
    at: [BRAND],
    follows: 'Write under modules: in brand.yaml: - { module: parking, after: ID OF A SHARED MODULE }',
    cure: (files, told) => ({
      [BRAND]: `${files.text(BRAND)}modules:\n  ${after('in brand.yaml:', told).replace('ID OF A SHARED MODULE', 'first-days').replace(/\.$/, '')}\n`,
    }),
  },
  'to-fill-in': {
    plant: swap(DAYS, 'Cover it in the shower.', 'TO FILL IN'),
    at: [DAYS, 'TO FILL IN'],
    follows: 'Write your own in their place',
    cure: swap(DAYS, 'TO FILL IN', 'Cover it in the shower.'),
  },
} satisfies Record<string, ContentCase>;
