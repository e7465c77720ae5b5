import {
  add,
  all,
  BRAND,
  CALL,
  CLAIMS,
  type ContentCase,
  claim,
  DAYS,
  HOME,
  inBritain,
  inPrint,
  PROJECT,
  REQUIREMENTS,
  status,
  swap,
  US,
  VISIT,
  WORDING,
} from './content-case.js';

const ORDER = 'Keep the cast dry. Cover it in the shower.';
/** The order of the starter, given in its print text in other words. */
const ordered = (words: string, follows: string, at = words): ContentCase => ({
  plant: swap(DAYS, ORDER, words),
  at: [DAYS, at],
  follows,
  cure: swap(DAYS, words, ORDER),
});

/** Mistakes of what must be said, to whom and where. */
export const DUTIES = {
  'requirement-unmet': {
    plant: swap(VISIT, 'parts:\n  - modules: [first-days, when', 'parts:\n  - modules: [{ module: first-days, slides: [tight] }, when'),
    at: [VISIT, 'id: visit'],
    follows: 'Add the module or slide that takes it up',
    cure: swap(VISIT, '[tight]', '[tight, raise]'),
  },
  'weaker-than-claim': {
    plant: inPrint('Signs of a tight cast are mild tingling and blue fingers or toes.[^tight-signs]'),
    at: [DAYS, 'mild tingling'],
    follows: 'Say it as the claim does',
    cure: swap(DAYS, 'mild tingling', 'tingling'),
  },
  'unsourced-advice': {
    plant: all(swap(WORDING, 'finite: []', 'finite: [has]'), inPrint('Skip the next visit.[^instruction]')),
    at: [DAYS, 'Skip the next'],
    follows: 'write it into orders:',
    cure: swap(DAYS, 'Skip the next visit.', 'Come to the next visit.'),
  },
  'order-missing': ordered('We help you in the shower, so dry it.', 'Give the order', ''),
  'order-exception': ordered('Keep the cast dry, unless you are in a hurry. Cover it in the shower.', 'Give the order'),
  'order-weaker': ordered('Try to keep the cast dry. Cover it in the shower.', 'Give the order'),
  'order-differs': {
    ...ordered('Keep the whole cast dry. Cover it in the shower.', 'write it into orders: in decks/requirements.yaml'),
    cure: swap(REQUIREMENTS, ORDER, 'Keep the whole cast dry. Cover it in the shower.'),
  },
  'safety-words-missing': {
    plant: swap(DAYS, '- Keep it dry.\n- Look at your skin each day.', '- Look at your skin each day.'),
    at: [DAYS],
    follows: 'Put the words back',
    cure: swap(DAYS, '- Look at your skin each day.', '- Keep it dry.\n- Look at your skin each day.'),
  },
  'strange-phone': {
    plant: inPrint('Call 555-0199 at once.[^instruction]'),
    at: [DAYS, '555-0199'],
    follows: '{{',
    cure: swap(DAYS, 'Call 555-0199 at once.', 'Call {{emergency}} at once.'),
  },
  'benefit-without-risk': {
    plant: all(
      swap(CLAIMS, '  takesUp: [CAST-02]', '  # takesUp: [CAST-02]'),
      (files) => ({ [REQUIREMENTS]: files.text(REQUIREMENTS).replace(/- id: CAST-02[\s\S]*?(?=- id: |$)/, '') }),
      swap(
        DAYS,
        'Raising it helps with swelling.[^raising]\n\n[^tight-signs]\n\n## Print',
        'Raising it helps with swelling.[^raising]\n\n## Print',
      ),
      swap(HOME, 'from: print, modules: [first-days] }', 'from: brief, modules: [first-days] }'),
    ),
    at: [HOME, 'handout:'],
    follows: 'Add the module or slide that says what can go wrong',
    cure: swap(
      HOME,
      '  - { title: { en: Help }',
      '  - { title: { en: At home }, from: print, modules: [first-days] }\n  - { title: { en: Help }',
    ),
  },
  unbalanced: {
    plant: (files) => ({
      [DAYS]: files
        .text(DAYS)
        .replace(
          'Raising it helps with swelling.[^raising]\n\n### Notes',
          `${'Raising the arm or leg on a pillow helps with swelling.[^raising] '.repeat(6)}\n\n### Notes`,
        ),
    }),
    at: [VISIT, 'parts:'],
    follows: 'shorten what it says of benefits',
    cure: (files) => ({
      [DAYS]: files
        .text(DAYS)
        .replace(
          /(Raising the arm or leg on a pillow helps with swelling\.\[\^raising\] ){6}/,
          'Raising it helps with swelling.[^raising]',
        ),
    }),
  },
  'path-without-risk': {
    plant: all(
      add(PROJECT, 'conditions:\n  leg: { en: Leg in a cast }\n  arm: { en: Arm in a cast }\n'),
      swap(DAYS, '{#tight}', '{#tight conditions="arm"}'),
      swap(DAYS, '{#raise}', '{#raise conditions="leg arm"}'),
    ),
    at: [VISIT, 'id: visit'],
    follows: 'take conditions="..." from its heading',
    cure: swap(DAYS, '{#tight conditions="arm"}', '{#tight}'),
  },
  'path-without-crisis': {
    plant: all(
      add(PROJECT, 'conditions:\n  leg: { en: Leg in a cast }\n  arm: { en: Arm in a cast }\n'),
      swap(CALL, '{#now}', '{#now conditions="arm"}'),
      swap(DAYS, '{#raise}', '{#raise conditions="leg arm"}'),
    ),
    at: [VISIT, 'id: visit'],
    follows: 'Add a slide with "::: phone crisis" that has no conditions',
    cure: swap(
      CALL,
      '## Slide: When to call us',
      '## Slide: If you cannot cope {#cope}\n\n::: phone emergency takes="CAST-03"\n:::\n\n::: phone crisis takes="CAST-03"\n:::\n\n## Slide: When to call us',
    ),
  },
  'brand-gap': {
    plant: swap(BRAND, '  phone: {', '  # phone: {'),
    at: [BRAND, 'facts:'],
    follows: 'Add "phone: { en: ... }" under facts:',
    cure: swap(BRAND, '  # phone: {', '  phone: {'),
  },
  'region-gap': {
    plant: (files) => ({ [US]: files.text(US).replace(/ {2}- id: \S+\n {4}urgency: report[\s\S]*?(?=\n {2}- id|$)/g, '') }),
    at: [US],
    follows: 'Add a line with urgency: report',
    cure: add(
      US,
      '\n  - id: report\n    urgency: report\n    label: { en: the FDA }\n    call: 1-800-332-1088\n    source: https://example.org/report\n    checked: 2026-11-23\n    basis: "call the FDA: 1-800-332-1088"\n',
    ),
  },
  'hidden-by-claim': {
    plant: all(
      inBritain,
      claim(`${status}  regions: [us]\n`, { basis: 'Plaster dries.', says: 'A cast is dry after some time.' }),
      inPrint('A cast is dry after some time.[^drying]'),
    ),
    at: [DAYS, 'A cast is dry'],
    follows: 'Put it into a block regions="us"',
    leaves: ['words-of-elsewhere'],
    cure: swap(
      DAYS,
      'A cast is dry after some time.[^drying]',
      '::: group regions="us"\nA cast is dry after some time.[^drying]\n:::\n\n::: group regions="gb"\nAsk us how to dry it.[^instruction]\n:::\n\n::: group regions="others"\nAsk us.[^instruction]\n:::',
    ),
  },
  'caveat-of-elsewhere': {
    plant: all(inBritain, swap(CLAIMS, '- id: leaflets-only\n', '- id: leaflets-only\n  regions: [us]\n')),
    at: [CLAIMS, '- id: raising'],
    follows: 'caveat that holds there',
    leaves: ['words-of-elsewhere'],
    cure: all(
      swap(CLAIMS, '  qualifiedBy: [leaflets-only]', '  qualifiedBy: [drying, leaflets-only]'),
      claim('  role: status\n  verdict: view\n', { basis: 'Advice.', says: 'No study of this was found.' }),
    ),
  },
  'source-of-elsewhere': {
    plant: all(
      inBritain,
      swap(
        CLAIMS,
        '    - ref: leeds-cast # an id from references.yaml\n',
        '    - ref: leeds-cast # an id from references.yaml\n      regions: [us]\n',
      ),
    ),
    at: [CLAIMS, '- id: leaflets-only'],
    follows: 'Add a source',
    leaves: ['words-of-elsewhere'],
    cure: swap(
      CLAIMS,
      '  evidence:\n    - ref: leeds-cast # an id',
      '  evidence:\n    - { ref: milton-keynes-cast, basis: "A hospital leaflet: advice.", read: second-hand }\n    - ref: leeds-cast # an id',
    ),
  },
  'words-of-elsewhere': {
    plant: inBritain,
    at: [BRAND, 'region: gb'],
    follows: 'Add "en-GB" to locales: in decks/project.yaml, and templates/locales/en-GB.yaml with written-for:',
    cure: all(swap(PROJECT, 'locales: [en]', 'locales: [en-GB]'), (files) => ({
      'templates/locales/en-GB.yaml': 'written-for: gb\n',
      [PROJECT]: files.text(PROJECT).replace('locales: [en]', 'locales: [en, en-GB]'),
    })),
  },
  'no-local-words': {
    plant: all(
      inBritain,
      inPrint('::: group regions="us"\nRest.[^instruction]\n:::\n\n::: group regions="others"\nAsk us.[^instruction]\n:::'),
    ),
    at: [DAYS, '::: group regions="others"'],
    follows: 'Write a block regions="gb" beside each regions="others"',
    leaves: ['words-of-elsewhere'],
    cure: swap(
      DAYS,
      '::: group regions="others"',
      '::: group regions="gb"\nAsk your nurse.[^instruction]\n:::\n\n::: group regions="others"',
    ),
  },
  'missing-crisis-line': {
    plant: swap(US, 'urgency: emergency', 'urgency: crisis'),
    at: [US, 'id: us'],
    follows: 'Add one under lines:',
    cure: swap(
      US,
      'lines:\n',
      'lines:\n  - { id: at-once, urgency: emergency, call: "911", source: https://example.org/lines, checked: 2026-11-23, basis: Call 911. }\n',
    ),
  },
} satisfies Record<string, ContentCase>;
