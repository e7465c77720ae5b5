import { plainPng } from '../small-photos.js';
import { add, all, BRAND, CALL, type ContentCase, DAYS, HOME, inPrint, type Make, put, swap } from './content-case.js';

const ARM = 'decks/modules/first-days/arm.svg';
const drawing = (inside: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360">\n${inside}\n</svg>\n`;
const PILLOW = '<path d="M80 180H560" stroke="#14323c" stroke-width="20"/>';
const LABEL = '<text data-label="pillow" x="412" y="84" font-size="30" fill="#14323c"/>';
/** "LEFT", as a program draws words that were turned into outlines. */
const LETTERS =
  '<path d="M90 80V110H106M118 80V110M118 80H134M118 95H130M118 110H134M146 110V80H162M146 94H158M172 80H192M182 80V110" fill="none" stroke="#14323c" stroke-width="5"/>';
const ALT = 'alt: An arm in a cast lies on a pillow.';
const words = (more = '', alt = ALT): Make =>
  swap(DAYS, 'summary: Raise', `figures:\n  arm: { ${alt}, caption: An arm on a pillow.${more} }\nsummary: Raise`);
const shown = swap(
  DAYS,
  '## Print: What should you do in the first days?',
  '## Print: What should you do in the first days?\n\n![](arm.svg)',
);
const file = (inside = PILLOW): Make => put(ARM, drawing(inside));
const CARD = 'Bring your card.[^instruction]';

/** Mistakes of modules and drawings. */
export const MARKDOWN = {
  'no-front-matter': {
    plant: swap(CALL, '---\ntitle: When', 'title: When'),
    at: [CALL],
    follows: 'Begin with ---, title:, summary:, ---',
    cure: swap(CALL, 'title: When', '---\ntitle: When'),
  },
  'text-outside': {
    plant: swap(DAYS, '## Slide: The first', `${CARD}\n\n## Slide: The first`),
    at: [DAYS, 'Bring'],
    follows: 'Put it under "## Slide", "## Brief", "## Print" or "## Teach-back"',
    cure: all(swap(DAYS, `${CARD}\n\n`, ''), inPrint(CARD)),
  },
  'unknown-passage': {
    plant: swap(DAYS, '## Brief: The', '## Breif: The'),
    at: [DAYS, '## Breif'],
    follows: 'Did you mean "Brief"?',
    cure: swap(DAYS, '## Breif: The', '## Brief: The'),
  },
  'duplicate-passage': {
    plant: swap(DAYS, '### Is the cast too tight?', '## Print: Is the cast too tight?'),
    at: [DAYS, '## Print: Is'],
    follows: 'Put the text into one',
    cure: swap(DAYS, '## Print: Is the cast too tight?', '### Is the cast too tight?'),
  },
  'missing-passage': {
    plant: (files) => ({
      [CALL]: files.text(CALL).replace(/## Brief[\s\S]*?(?=## Print)/, ''),
      ...swap(HOME, 'from: print, modules: [when', 'from: brief, modules: [when')(files, ''),
    }),
    at: [HOME, 'from: brief, modules: [when'],
    follows: `Add it to ${CALL}`,
    cure: swap(
      CALL,
      '## Print',
      `## Brief: When to call\n\n${['emergency', 'crisis', 'same-day'].map((box) => `::: phone ${box} takes="CAST-03"\n:::\n\n`).join('')}## Print`,
    ),
  },
  'emptied-passage': {
    plant: all(
      swap(BRAND, 'offers: []', 'offers: [plaster]'),
      swap(DAYS, '## Brief', '## Slide: Care {#care}\n\n::: instruction only="synthetic"\nKeep it cool.\n:::\n\n## Brief'),
    ),
    at: [DAYS, '::: instruction only'],
    follows: 'put only= or regions= on the whole passage',
    cure: swap(DAYS, '{#care}', '{#care only="synthetic"}'),
  },
  'misplaced-heading': {
    plant: swap(
      DAYS,
      'Raising it helps with swelling.[^raising]\n\n### Notes',
      '### Why?\n\nRaising it helps with swelling.[^raising]\n\n### Notes',
    ),
    at: [DAYS, '### Why?'],
    follows: 'write these words as text',
    cure: swap(DAYS, '### Why?\n\nRaising it', 'Why? Raising it'),
  },
  'missing-id': {
    plant: swap(DAYS, ' {#tight}', ''),
    at: [DAYS, '## Slide: Is it too tight?'],
    follows: 'Write {#a-name} after the heading',
    cure: swap(DAYS, '## Slide: Is it too tight?', '## Slide: Is it too tight? {#a-name}'),
  },
  'unknown-attribute': {
    plant: swap(DAYS, '{#tight}', '{#tight onli="plaster"}'),
    at: [DAYS, '{#tight onli'],
    follows: 'Did you mean "only"?',
    cure: all(swap(BRAND, 'offers: []', 'offers: [plaster]'), swap(DAYS, '{#tight onli=', '{#tight only=')),
  },
  'bad-block': {
    plant: swap(DAYS, '::: key', '::: kee'),
    at: [DAYS, '::: kee'],
    follows: 'Did you mean "key"?',
    cure: swap(DAYS, '::: kee', '::: key'),
  },
  'raw-html': {
    plant: inPrint('Bring <b>your card</b>.[^instruction]'),
    at: [DAYS, '<b>'],
    follows: 'are written **words**',
    cure: swap(DAYS, '<b>your card</b>', '**your card**'),
  },
  'unsupported-markdown': {
    plant: inPrint('Bring your `card`.[^instruction]'),
    at: [DAYS, '`card`'],
    follows: 'Take out the ` on both sides',
    cure: swap(DAYS, '`card`', 'card'),
  },
  'left-mark': {
    plant: inPrint('Bring **your **card.[^instruction]'),
    at: [DAYS, '**your **card'],
    follows: 'with no blank inside',
    cure: swap(DAYS, '**your **card', '**your** card'),
  },
  'list-number': {
    plant: inPrint('::: steps instruction\n1. Bring your card.\n3. Call us.\n:::'),
    at: [DAYS, '3. Call us.'],
    follows: 'Write 2.',
    cure: swap(DAYS, '3. Call us.', '2. Call us.'),
  },
  'table-row': {
    plant: inPrint('| Day | What |\n|---|---|\n| First | Rest[^instruction] | Raise |'),
    at: [DAYS, '| First'],
    follows: 'Write 2 cells',
    cure: swap(DAYS, 'Rest[^instruction] | Raise |', 'Rest[^instruction] |'),
  },
  'unknown-language': {
    plant: inPrint('Say [gracias]{lang="spanish"} to your nurse.[^instruction]'),
    at: [DAYS, 'lang="spanish'],
    follows: 'es for Spanish',
    cure: swap(DAYS, '{lang="spanish"}', '{lang="es"}'),
  },
  'bad-link': {
    plant: inPrint('Look at [our page](www.example.org).[^instruction]'),
    at: [DAYS, 'www.example.org'],
    follows: 'https://www.example.org',
    cure: swap(DAYS, '(www.example.org)', '(https://www.example.org)'),
  },
  'bad-figure': {
    plant: all(file(), words(), shown, swap(DAYS, '![](arm.svg)', '![](Arm.svg)')),
    at: [DAYS, '![](Arm.svg)'],
    follows: 'arm.svg',
    cure: swap(DAYS, '![](Arm.svg)', '![](arm.svg)'),
  },
  'unknown-figure': {
    plant: all(words(), shown),
    at: [DAYS, '![](arm.svg)'],
    follows: 'Put the file into decks/modules/first-days/',
    cure: file(),
  },
  'figure-without-words': {
    plant: all(file(), shown),
    at: [DAYS, '![](arm.svg)'],
    follows: 'Add "arm: { alt: ..., caption: ... }" under figures: at the top of this file',
    cure: words(),
  },
  'poor-alternative': {
    plant: all(file(), words('', 'alt: arm.svg'), shown),
    at: [DAYS, 'alt: arm.svg'],
    follows: 'Write alt: and one or two sentences',
    cure: swap(DAYS, 'alt: arm.svg', ALT),
  },
  'missing-label': {
    plant: all(file(PILLOW + LABEL), words(), shown),
    at: [DAYS, 'arm: { alt'],
    follows: 'pillow: ...',
    cure: swap(DAYS, 'caption: An arm on a pillow.', 'caption: An arm on a pillow., labels: { pillow: Pillow }'),
  },
  'unknown-label': {
    plant: all(file(PILLOW + LABEL), words(', labels: { pillow: Pillow, pilow: Pillow }'), shown),
    at: [DAYS, 'arm: { alt'],
    follows: 'Did you mean "pillow"?',
    cure: swap(DAYS, ', pilow: Pillow', ''),
  },
  'drawing-steps': {
    plant: all(file(`<g id="step-1">${PILLOW}</g><g id="step-3">${PILLOW}</g>`), words(), shown),
    at: [ARM, '<svg'],
    follows: 'step-1 to step-2',
    cure: swap(ARM, 'step-3', 'step-2'),
  },
  'drawn-words': {
    plant: all(file(`${PILLOW}${LETTERS}`), words(), shown),
    at: [ARM, '<svg'],
    follows: 'Draw it as <text data-label="name"/>',
    cure: all(
      file(`${PILLOW}${LABEL}`),
      swap(DAYS, 'caption: An arm on a pillow.', 'caption: An arm on a pillow., labels: { pillow: Left }'),
    ),
  },
  'thin-line': {
    plant: all(file(PILLOW.replace('width="20"', 'width="1"')), words(), shown),
    at: [ARM, '<svg'],
    follows: 'or more',
    cure: (files, told) => {
      const [, better = ''] = /(stroke-width="[\d.]+") or more/.exec(told) ?? [];
      return swap(ARM, 'stroke-width="1"', better)(files, told);
    },
  },
  'borrowed-color': {
    plant: all(file(PILLOW.replace('#14323c', 'currentColor')), words(), shown),
    at: [ARM, '<svg'],
    follows: 'Write a color of its own: stroke="#14323c"',
    cure: swap(ARM, 'currentColor', '#14323c'),
  },
  'bad-svg': {
    plant: all(file(`<script>go()</script>${PILLOW}`), words(), shown),
    at: [ARM, '<script>'],
    follows: 'script',
    cure: file(),
  },
  'bad-picture': {
    plant: all(put('decks/modules/first-days/arm.png', 'GIF89a'), words(), shown, swap(DAYS, 'arm.svg', 'arm.png')),
    at: ['decks/modules/first-days/arm.png'],
    follows: 'export it as SVG',
    cure: all(put('decks/modules/first-days/arm.png', null), file(), swap(DAYS, 'arm.png', 'arm.svg')),
  },
  'heavy-picture': {
    plant: all(put('decks/modules/first-days/arm.png', plainPng(2600, 500)), words(), shown, swap(DAYS, 'arm.svg', 'arm.png')),
    at: ['decks/modules/first-days/arm.png'],
    follows: 'Make it smaller',
    cure: put('decks/modules/first-days/arm.png', plainPng(1600, 300)),
  },
  'nothing-to-draw': {
    plant: inPrint('::: people tight-signs\n:::'),
    at: [DAYS, '::: people'],
    follows: 'Add people: { of, counts } to the claim, and its words to decks/claims/',
    cure: all(
      add('decks/claims.yaml', '  people: { of: 100, counts: [9] }\n  numbers: [9, 100]\n'),
      swap('decks/claims.yaml', 'Call for constant pins', '9 of 100 people: call for constant pins'),
      add('decks/claims/en.yaml', '  people: { caption: A chart., groups: [All people] }\n'),
    ),
  },
} satisfies Record<string, ContentCase>;
