import { add, all, CALL, type ContentCase, DAYS, GLOSSARY, HOME, inPrint, type Make, PROJECT, swap, VISIT } from './content-case.js';
import { starterText } from './starter-field.js';

const WORDING = 'decks/wording/en.yaml';
const BRAND = 'decks/brands/example-clinic/brand.yaml';
const KEY = '\n::: key\nDry, raised, and looked at each day.[^instruction]\n:::\n';
/** A booklet of one module of its own, small enough to lack what a piece should have. */
const booklet =
  (print: string): Make =>
  () => ({
    'decks/rest.deck.yaml':
      'id: rest\ntitle: { en: How to rest }\nsubtitle: { en: How to rest your arm. }\naudience: { en: People with a cast }\nformats: [booklet]\nparts:\n  - modules: [rest]\n',
    'decks/modules/rest/en.md': `---\ntitle: Rest\nsummary: How to rest.\n---\n\n## Print: How do you rest?\n\n${print}\n`,
  });
const REST = 'decks/modules/rest/en.md';
const WHOLE = '::: key\nRest your arm.[^instruction]\n:::\n\n::: checklist instruction\n- Put your arm on a pillow.\n:::';
const STIFF = 'The pillow is soft, and the arm is on it day and night. ';
/** The deck as a talk, whose notes are for a room. */
const IN_A_TALK = all(
  swap(VISIT, 'setting: consultation', 'setting: talk'),
  ...[DAYS, DAYS, CALL, CALL].map((path) => swap(path, '### Notes', '### Room notes')),
);
const LONG = 'Put your arm on a soft pillow as the nurse showed you.[^instruction] ';

/** The whole starter in another language, of which nothing is known but its words. */
const inFinnish: Make = () => {
  const finnish = (path: string, to = path): [string, string] => [to, starterText(path).replace(/\ben:/g, 'fi:').replace('[en]', '[fi]')];
  const moved = (path: string): [string, string | null][] => [finnish(path, path.replace('/en.', '/fi.')), [path, null]];
  return Object.fromEntries<string | null>([
    ...[DAYS, CALL, GLOSSARY, WORDING, 'decks/claims/en.yaml', 'decks/safety/en.yaml'].flatMap(moved),
    ...[PROJECT, VISIT, HOME, 'decks/requirements.yaml', 'decks/brands/example-clinic/brand.yaml', 'decks/regions/us.yaml'].map((path) =>
      finnish(path),
    ),
    ['templates/locales/fi.yaml', starterText('templates/locales/en.yaml')],
  ]);
};

/** Mistakes of words and reading. */
export const READING = {
  hype: {
    plant: inPrint('Ask us for a miracle pillow.[^instruction]'),
    at: [DAYS, 'miracle'],
    follows: 'Write instead: what it does',
    cure: swap(DAYS, 'a miracle pillow', 'a soft pillow'),
  },
  tone: {
    plant: inPrint('You are in good hands.[^instruction]'),
    at: [DAYS, 'in good hands'],
    follows: 'Say what may go wrong',
    cure: swap(DAYS, 'You are in good hands.', 'Call us if the cast is too tight.'),
  },
  'interest-unsaid': {
    plant: swap(BRAND, 'Nobody earns money from this leaflet.', 'We care about you.'),
    at: [BRAND, 'We care about you.'],
    follows: 'Say it with a plain word',
    cure: swap(BRAND, 'We care about you.', 'We sell casts.'),
  },
  'plainer-word': {
    plant: inPrint('Call us prior to a bath.[^instruction]'),
    at: [DAYS, 'prior to'],
    follows: 'Say "before"',
    cure: swap(DAYS, 'prior to', 'before'),
  },
  'two-words-for-one': {
    plant: inPrint('Rest your orthosis.[^instruction]'),
    at: [DAYS, 'orthosis'],
    follows: 'Say "cast"',
    cure: swap(DAYS, 'orthosis', 'cast'),
  },
  'long-sentence': {
    plant: inPrint('Call us when you see a sign, and come to us when you cannot call, and bring your card and a friend.[^instruction]'),
    at: [DAYS, 'Call us when'],
    follows: 'Make two of it',
    cure: swap(DAYS, 'when you see a sign, and come', 'when you see a sign. Come'),
  },
  'hard-to-read': {
    plant: booklet(
      `::: key\nRest your arm.[^instruction]\n:::\n\n::: checklist instruction\n- Put your arm on a pillow.\n:::\n\n${'Immobilisation necessitates continual elevation of your extremity on appropriate upholstery.[^instruction] '.repeat(4)}`,
    ),
    at: ['decks/rest.deck.yaml'],
    follows: 'Use plainer words and shorter sentences',
    cure: booklet(WHOLE),
  },
  'no-readability-formula': {
    plant: inFinnish,
    at: [PROJECT],
    follows: 'Let readers try the text',
    cure: () => ({}),
    remains: true,
  },
  'unexplained-term': {
    plant: booklet(`${WHOLE}\n\nCall us for numbness.[^instruction]`),
    at: [REST, 'numbness'],
    follows: 'Say there what it is (No feeling in the skin)',
    cure: swap(REST, 'for numbness.', 'for numbness (no feeling in the skin).'),
  },
  'unexplained-abbreviation': {
    plant: inPrint('Ask us for an MRI.[^instruction]'),
    at: [DAYS, 'MRI'],
    follows: 'add it to the glossary with its plain meaning',
    cure: all(add(GLOSSARY, '- { term: MRI, plain: A picture of your arm. }\n'), swap(DAYS, 'an MRI.', 'a picture of your arm (an MRI).')),
  },
  'name-not-explained': {
    plant: all(
      add(GLOSSARY, '- { term: Softcast, plain: A product of the Hillcrest company., name: true }\n'),
      inPrint('Ask for a Softcast.[^instruction]'),
    ),
    at: [DAYS, 'Softcast'],
    follows: 'Say there what it is (A product of the Hillcrest company)',
    cure: swap(DAYS, 'Ask for a Softcast.', 'Ask for a Softcast (a product of the Hillcrest company).'),
  },
  'too-many-names': {
    plant: add(
      GLOSSARY,
      [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `- { term: Maker${letter}, plain: A firm., name: true }\n`).join(''),
    ),
    at: [GLOSSARY, 'Makerz'],
    follows: 'Keep name: true for drugs, products and organizations that have no plainer word',
    cure: swap(GLOSSARY, 'Makerz, plain: A firm., name: true', 'Makerz, plain: A firm.'),
  },
  'decimal-number': {
    plant: all(
      add(
        'decks/claims.yaml',
        '\n- id: sore\n  role: risk\n  verdict: supported\n  numbers: [27.1, 27, 100]\n  evidence:\n    - { ref: plymouth-cast-2021, basis: "27.1% had sore skin.", read: second-hand }\n  checked: 2026-11-23\n  due: 2027-11-23\n',
      ),
      add('decks/claims/en.yaml', '\nsore:\n  says: About 27 of 100 people had sore skin.\n  short: Plymouth hospital leaflet\n'),
      inPrint('27.1% of people had sore skin.[^sore]'),
    ),
    at: [DAYS, '27.1%'],
    follows: 'Round it ("about 27 of 100")',
    cure: swap(DAYS, '27.1% of people', 'About 27 of 100 people'),
  },
  'statistics-for-patients': {
    plant: inPrint('Ask us about the odds ratio.[^instruction]'),
    at: [DAYS, 'odds ratio'],
    follows: 'Say how sure the result is in plain words',
    cure: swap(DAYS, 'about the odds ratio', 'how sure this is'),
  },
  calculation: {
    plant: inPrint('Multiply your weight.[^instruction]'),
    at: [DAYS, 'Multiply'],
    follows: 'Do the sum, and print the result',
    cure: swap(DAYS, 'Multiply your weight.', 'Ask us for your dose.'),
  },
  'no-purpose': {
    plant: all(
      booklet(WHOLE),
      swap('decks/rest.deck.yaml', 'How to rest your arm.', 'Arms.'),
      swap('decks/rest.deck.yaml', 'How to rest }', 'Rest }'),
      swap(REST, 'How do you rest?', 'Arms and pillows'),
      swap(REST, 'Rest your arm.[^instruction]', 'Pillows.'),
    ),
    at: ['decks/rest.deck.yaml', 'subtitle:'],
    follows: 'Tell the reader in the subtitle what the piece helps them to do',
    cure: swap('decks/rest.deck.yaml', 'Arms.', 'How to rest your arm.'),
  },
  'no-summary': {
    plant: all(swap(DAYS, KEY, '')),
    at: [HOME, 'parts:'],
    follows: 'Put a "::: key" block into the print text of its first module',
    cure: swap(DAYS, '## Print: What should you do in the first days?\n', `## Print: What should you do in the first days?\n${KEY}`),
  },
  'no-action': {
    plant: booklet('::: key\nYour arm is on a pillow.\n:::\n\n::: lines 4\n:::'),
    at: ['decks/rest.deck.yaml', 'parts:'],
    follows: 'Add what to do next; begin with a verb',
    cure: swap(
      REST,
      'Your arm is on a pillow.\n:::',
      'Your arm is on a pillow.\n:::\n\n::: steps instruction\n1. Put your arm on a pillow.\n:::',
    ),
  },
  'no-steps': {
    plant: booklet('::: key\nPut your arm on a pillow.[^instruction]\n:::\n\n::: lines 4\n:::'),
    at: ['decks/rest.deck.yaml', 'parts:'],
    follows: 'Put what to do into "::: steps" or "::: checklist"',
    cure: swap(REST, '::: lines', '::: steps instruction\n1. Put your arm on a pillow.\n:::\n\n::: lines'),
  },
  'no-tool': {
    plant: booklet('::: key\nRest your arm.[^instruction]\n:::\n\n::: steps instruction\n1. Put your arm on a pillow.\n:::'),
    at: ['decks/rest.deck.yaml', 'parts:'],
    follows: 'Add "::: checklist" or "::: lines"',
    cure: add(REST, '\n::: lines 4\n:::\n'),
  },
  'no-uncertainty': {
    plant: all(
      add(
        'decks/claims.yaml',
        '\n- id: dry\n  role: benefit\n  verdict: supported\n  evidence:\n    - { ref: plymouth-cast-2021, basis: "A dry cast is firm.", read: second-hand }\n  checked: 2026-11-23\n  due: 2027-11-23\n',
      ),
      add('decks/claims/en.yaml', '\ndry:\n  says: A dry cast is firm.\n  short: Plymouth hospital leaflet\n'),
      booklet(`${WHOLE}\n\nA dry cast is firm on your arm.[^dry]\n\n[^tight-signs]`),
    ),
    at: ['decks/rest.deck.yaml', 'parts:'],
    follows: 'Say what nobody knows yet',
    cure: add(REST, '\n[^leaflets-only]\n'),
  },
  'rarely-you': {
    plant: booklet(`${WHOLE}\n\n${STIFF.repeat(6)}

### Is it soft?

${STIFF.repeat(6)}`),
    at: ['decks/rest.deck.yaml', 'parts:'],
    follows: 'Speak to the reader as "you"',
    cure: (files) => ({ [REST]: files.text(REST).replaceAll('and the arm is on it', 'and your arm is on it') }),
  },
  'passive-voice': {
    plant: booklet(`${WHOLE}\n\nYour arm is raised. Your hand is looked at. Your cast is covered.`),
    at: ['decks/rest.deck.yaml', 'parts:'],
    follows: 'Say who does what',
    cure: swap(
      REST,
      'Your arm is raised. Your hand is looked at. Your cast is covered.',
      'We raise your arm. We look at your hand. We cover your cast.',
    ),
  },
  'long-section': {
    plant: booklet(`${WHOLE}\n\n${LONG.repeat(15)}`),
    at: [REST, '## Print'],
    follows: 'Begin a part of it with a heading of its own ("### ...")',
    cure: (files) => ({ [REST]: files.text(REST).replace(LONG.repeat(7), `${LONG.repeat(7)}\n\n### Where does your arm lie?\n\n`) }),
  },
  'vague-heading': {
    plant: booklet(`${WHOLE}\n\n### Pillows\n\nPut your arm on a pillow.[^instruction]`),
    at: [REST, '### Pillows'],
    follows: 'Write the question that the text answers',
    cure: swap(REST, '### Pillows', '### Where does your arm lie?'),
  },
  'long-list': {
    plant: booklet(`${WHOLE}\n\n${'- A pillow\n'.repeat(12)}`),
    at: [REST, '- A pillow'],
    follows: 'Split it into two with a line or heading between them',
    cure: (files) => ({ [REST]: files.text(REST).replace('- A pillow\n'.repeat(6), `${'- A pillow\n'.repeat(6)}\nAnd at night:\n\n`) }),
  },
  'wide-table': {
    plant: booklet(`${WHOLE}\n\n| A | B | C | D | E | F |\n|---|---|---|---|---|---|\n| a | b | c | d | e | f |`),
    at: [REST, '| A'],
    follows: 'turn it into a list',
    cure: (files) => ({ [REST]: files.text(REST).replace(/\| A[\s\S]*/, '- a\n- b\n- c\n- d\n- e\n- f\n') }),
  },
  'other-language': {
    plant: inPrint('Llame a la enfermera si le duele el brazo.[^instruction]'),
    at: [DAYS, 'Llame a'],
    follows: 'Mark it: [Llame a la enfermera si le duele el brazo.]{lang="es"}',
    cure: swap(DAYS, 'Llame a la enfermera si le duele el brazo.', '[Llame a la enfermera si le duele el brazo.]{lang="es"}'),
  },
  'closed-question': {
    plant: swap(DAYS, '- What will you look at each day?', '- Do you look at your skin?'),
    at: [DAYS, '- Do you look'],
    follows: 'Begin with one of these: what, how, when, who',
    cure: swap(DAYS, '- Do you look at your skin?', '- When do you look at your skin?'),
  },
  'private-question': {
    plant: all(
      IN_A_TALK,
      swap(DAYS, '## Slide: Is it too tight?', 'Ask: "Do you take blood thinners?"[^instruction]\n\n## Slide: Is it too tight?'),
    ),
    at: [DAYS, 'Do you take'],
    follows: 'Ask about people in general, or nobody.',
    cure: swap(DAYS, 'Ask: "Do you take blood thinners?"', 'Ask: "What helps people to keep an arm up?"'),
  },
  'no-room-notes': {
    plant: all(IN_A_TALK, swap(DAYS, '### Room notes', '### Notes')),
    at: [DAYS, '## Slide: The first days'],
    follows: 'Write below its notes: "### Room notes"',
    cure: swap(
      DAYS,
      '## Slide: Is it too tight?',
      '### Room notes\n\nShow how high the pillow should be.[^instruction] Raising it helps with swelling.[^raising]\n\n## Slide: Is it too tight?',
    ),
  },
  'too-few-prompts': {
    plant: swap(VISIT, 'teachBack: [first-days, when-to-call]', 'teachBack: [when-to-call]'),
    at: [VISIT, 'teachBack:'],
    follows: 'Name more modules in teachBack',
    cure: swap(VISIT, 'teachBack: [when-to-call]', 'teachBack: [when-to-call, first-days]'),
  },
  'too-long-to-say': {
    plant: swap(VISIT, 'minutes: 5', 'minutes: 1'),
    at: [VISIT, 'minutes:'],
    follows: 'plan more minutes',
    cure: swap(VISIT, 'minutes: 1', 'minutes: 5'),
  },
} satisfies Record<string, ContentCase>;
