import { readdirSync } from 'node:fs';
import { withReviews } from '../../scripts/content/new-content.js';
import { readLibrary } from '../../scripts/content/read-library.js';
import type { Code } from '../../scripts/model/codes.js';
import type { Library } from '../../scripts/model/content.js';
import { approvalOf, type Said } from './approved.js';
import { type Edits, type FixtureFiles, fixtureRoot, templatesRoot } from './broken-project.js';
import { plainPng } from './small-photos.js';

/** An edit of the fixture explainer, the code that it is told by, and where: the file, and the text that its line begins with or holds. */
export interface CodeCase {
  readonly code: Code;
  readonly edits: (files: FixtureFiles) => Edits;
  readonly file: string;
  /** Absent where the whole file, or the piece, is meant. */
  readonly line?: string;
  /** Judged as `--require-approved` asks. */
  readonly requireApproved?: boolean;
}

const brand = 'decks/brands/example-clinic/brand.yaml';
const claims = 'decks/claims.yaml';
const words = 'decks/claims/en.yaml';
const visit = 'decks/visit.deck.yaml';
const home = 'decks/take-home.deck.yaml';
const skin = 'decks/modules/skin/en.md';
const firstDays = 'decks/modules/first-days/en.md';
const whatItIs = 'decks/modules/what-it-is/en.md';
const moving = 'decks/modules/moving/en.md';
const comingOff = 'decks/modules/coming-off/en.md';
const glossary = 'decks/glossary/en.yaml';
const own = 'decks/brands/example-clinic/modules/parking/en.md';
const OWN = '---\ntitle: Parking\nsummary: Where to park.\n---\n\n## Print: Where do you park?\n\nPark behind the house.[^instruction]\n';

/** One replacement in one file. */
const replace = (path: string, from: string, to: string) => (files: FixtureFiles) => ({ [path]: files.replaced(path, from, to) });

/** The take-home deck as one part of a booklet with modules that the case writes anew: small enough to lack what a piece should have. */
const booklet =
  (print: string, more: Edits = {}) =>
  (files: FixtureFiles): Edits => ({
    [home]: `${files.text(home).split('formats:')[0]}formats: [booklet]\nparts:\n  - modules: [moving]\n`,
    'decks/requirements.yaml': '[]\n',
    [claims]: files.text(claims).replaceAll(/\n {2}takesUp: .*/g, ''),
    [moving]: `---\ntitle: Moving\nsummary: How to move.\n---\n\n## Print: How do you move?\n\n${print}\n`,
    [visit]: null,
    ...more,
  });

/** An approval of the module about the skin as the fixture has it, and what a case changes beside it. */
function reviewed(said: Said, more: Edits = {}): Edits {
  const library = readLibrary(fixtureRoot, templatesRoot).library as Library;
  const { review, snapshots } = approvalOf(library, 'skin', { version: '0.3.0', ...said });
  const words = Object.entries(snapshots).map(([name, text]) => [`decks/reviews/${name}`, text] as const);
  return { 'decks/reviews.yaml': withReviews('', [review]) ?? '', ...Object.fromEntries(words), ...more };
}

/** The approved module with a word that nobody approved. */
const OTHER_WORDS = (files: FixtureFiles): Edits => ({ [skin]: files.replaced(skin, 'Put nothing', 'Put something') });

/** The whole fixture in another language, of which nothing is known but its words. */
function inFrench(files: FixtureFiles): Edits {
  const paths = readdirSync(fixtureRoot, { recursive: true }).map((path) => String(path).replaceAll('\\', '/'));
  const texts = paths.filter((path) => /\.(yaml|md)$/.test(path) && path !== words && path !== glossary);
  return Object.fromEntries([
    ...[words, glossary].flatMap((path) => [
      [path, null],
      [path.replace('/en.', '/fr.'), files.text(path)],
    ]),
    ...texts.flatMap((path) => [
      [path, null],
      [path.replace('/en.', '/fr.'), files.text(path).replace(/\ben:/g, 'fr:').replace('[en]', '[fr]')],
    ]),
    ['templates/locales/fr.yaml', files.text('templates/locales/en.yaml')],
  ]);
}

/** The fixture's brand in another country, which has the lines of the first one. */
const inBritain =
  (more: (files: FixtureFiles) => Edits = () => ({})) =>
  (files: FixtureFiles): Edits => ({
    'decks/regions/gb.yaml': files.text('decks/regions/us.yaml').replace('id: us\n', 'id: gb\n'),
    ...replace(brand, 'region: us', 'region: gb')(files),
    ...more(files),
  });

/** The order of the fixture, given in other words. */
const ordered = (code: Code, words: string): CodeCase => ({
  ...{ code, file: comingOff, line: 'A hard cast may be cut with a small saw;' },
  edits: replace(comingOff, 'Do not cut it yourself.', words),
});

/** Codes of the content as written, of composed decks and of reviews. */
export const CODE_CASES: readonly CodeCase[] = [
  { code: 'not-utf8', edits: (files) => ({ [skin]: Buffer.from(files.text(skin).replace('itches', 'itché'), 'latin1') }), file: skin },
  { code: 'file-too-large', edits: (files) => ({ [skin]: `${files.text(skin)}${'word '.repeat(300_000)}` }), file: skin },
  { code: 'path-outside', edits: replace(brand, 'logo.svg', '../../../secret.svg'), file: brand, line: 'logo:' },
  { code: 'wrong-id', edits: replace(brand, 'id: example-clinic', 'id: another-clinic'), file: brand, line: 'id: another-clinic' },
  {
    code: 'missing-word',
    edits: (files) => ({ 'templates/locales/en.yaml': files.text('templates/locales/en.yaml').replace(/^call-us: .*\n/m, '') }),
    file: '',
  },
  {
    code: 'said-of-another',
    edits: replace(whatItIs, 'up to 72 hours[^drying]', 'at least 72 hours[^drying]'),
    file: whatItIs,
    line: '| Plaster',
  },
  {
    code: 'claim-against-evidence',
    edits: replace(words, 'takes about 1 hour', 'takes about 1 day'),
    file: words,
    line: '  says: Plaster can take',
  },
  {
    code: 'topic-not-in-claim',
    edits: replace(skin, 'It may break the skin.[^scratching]', 'It may break the skin. Cotton socks keep toes warm.[^scratching]'),
    file: skin,
    line: 'No. It may break',
  },
  {
    code: 'definition-differs',
    edits: replace(words, 'numbness, pins and needles, and', 'numbness, pins and needles (sudden loud cracks), and'),
    file: glossary,
    line: '- { term: pins',
  },
  { code: 'contrast-brand', edits: replace(brand, '"#2b5d8a"', '"#f0b27a"'), file: brand, line: 'accent:' },
  {
    code: 'own-module-in-deck',
    edits: (files) => ({ [own]: OWN, ...replace(home, 'daily-life, coming-off]', 'daily-life, example-clinic.parking]')(files) }),
    file: home,
  },
  {
    code: 'own-module-takes',
    edits: (files) => ({
      [own]: OWN.replace('Where do you park?', 'Where do you park? {takes="CAST-03"}'),
      [brand]: `${files.text(brand).trimEnd()}\nmodules:\n  - { module: parking, after: skin }\n`,
    }),
    file: own,
    line: '## Print',
  },
  { code: 'unplaced-module', edits: () => ({ [own]: OWN }), file: brand },
  { code: 'over-limit', edits: replace(skin, 'Put nothing', `${'word '.repeat(900)}\nPut nothing`), file: skin, line: 'word word' },
  { code: 'left-mark', edits: replace(skin, 'Put nothing', '**Put **nothing'), file: skin, line: '**Put' },
  {
    code: 'list-number',
    edits: replace(skin, '## Print', '## Print: Three\n\n1. One\n3. Three\n\n## Print'),
    file: skin,
    line: '3. Three',
  },
  {
    code: 'table-row',
    edits: replace(skin, '## Print', '## Print: Rows\n\n| A | B |\n|---|---|\n| a | b | c |\n\n## Print'),
    file: skin,
    line: '| a | b | c |',
  },
  {
    code: 'to-fill-in',
    edits: replace(skin, 'Your skin\n\nPut nothing', 'Your skin\n\nTO FILL IN. Put nothing'),
    file: skin,
    line: 'TO FILL IN',
  },
  {
    code: 'missing-passage',
    edits: (files) => ({ [moving]: files.text(moving).replace(/## Print[\s\S]*?(?=\n## |$)/, '') }),
    file: home,
  },
  {
    code: 'emptied-passage',
    edits: (files) => ({
      [brand]: files.text(brand).replace('[plaster, synthetic]', '[plaster]'),
      [moving]: files
        .text(moving)
        .replace(/(## Print[^\n]*\n)[\s\S]*?(?=\n## |$)/, '$1\n::: instruction only="synthetic"\nMove your hand.\n:::\n'),
    }),
    file: moving,
  },
  ...(
    [
      ['empty-title', '## Print: How do you keep moving?', '## Print: Slide 1', '## Print: Slide 1'],
      ['same-heading', 'waterproof cast.\n:::\n', 'waterproof cast.\n:::\n\n### More\n\nRest.[^instruction]\n\n### More\n', '### More'],
      ['bold-heading', 'Move all the joints', '**What to move**\n\nMove all the joints', '**What to move**'],
      ['typed-list', 'Move all the joints', '• Bend it. • Stretch it.\n\nMove all the joints', '• Bend it.'],
      ['poor-column', 'Move all the joints', '| Joint | N |\n| --- | --- |\n| Knee | Bend |\n\nMove all the joints', '| Joint | N |'],
      ['poor-link', 'Move all the joints', 'Read more [here](https://example.org). Move all the joints', 'Read more [here]'],
      ['bare-address', 'Move all the joints', 'Read https://example.org/a. Move all the joints', 'Read https'],
      ['look-alike-letters', 'Move all the joints', '𝗠𝗼𝘃𝗲 all the joints', '𝗠𝗼𝘃𝗲 all'],
      ['capitals', 'Move all the joints', 'MOVE ALL the joints', 'MOVE ALL'],
      ['sign-alone', 'Move all the joints', '(!) Move all the joints', '(!) Move'],
      ['points-by-look', 'Move all the joints', 'Move what is shown in red. Move all the joints', 'Move what is'],
    ] as const
  ).map(([code, from, to, line]) => ({ code, edits: replace(moving, from, to), file: moving, line })),
  {
    code: 'poor-alternative',
    edits: (files) => ({ [whatItIs]: files.text(whatItIs).replace(/alt: ".*"/, 'alt: layers.svg') }),
    file: whatItIs,
    line: 'alt: layers.svg',
  },
  {
    code: 'bad-svg',
    edits: () => ({ 'decks/modules/what-it-is/layers.svg': '<html/>' }),
    file: 'decks/modules/what-it-is/layers.svg',
    line: '<html/>',
  },
  {
    code: 'bad-picture',
    edits: () => ({ 'decks/modules/what-it-is/photo.png': 'GIF89a' }),
    file: 'decks/modules/what-it-is/photo.png',
  },
  {
    code: 'heavy-picture',
    edits: () => ({ 'decks/modules/what-it-is/photo.png': plainPng(2600, 500) }),
    file: 'decks/modules/what-it-is/photo.png',
  },
  {
    code: 'nothing-to-draw',
    edits: replace(whatItIs, '## Print: What is a cast?\n', '## Print: What is a cast?\n\n::: people kinds\n:::\n'),
    file: whatItIs,
    line: '::: people',
  },
  {
    code: 'caveat-too-deep',
    edits: replace(claims, 'qualifiedBy: [times-differ]', 'qualifiedBy: [raising]'),
    file: claims,
    line: '- id: drying',
  },
  {
    code: 'no-address',
    edits: (files) => ({ 'decks/references.yaml': files.text('decks/references.yaml').replace(/\n {2}URL: .*/, '') }),
    file: 'decks/references.yaml',
  },
  {
    code: 'negation-differs',
    edits: replace(
      firstDays,
      '## Print: What should you do in the first days?\n',
      '## Print: What should you do in the first days?\n\nRaising it never helps with swelling.[^raising]\n',
    ),
    file: firstDays,
    line: 'Raising it never',
  },
  {
    code: 'requirement-unmet',
    edits: (files) => ({ [firstDays]: files.text(firstDays).replaceAll(' takes="CAST-03"', '') }),
    file: visit,
    line: 'id: visit',
  },
  { code: 'tone', edits: replace(skin, 'Put nothing', 'You are in good hands.[^instruction] Put nothing'), file: skin, line: 'You are in' },
  ordered('order-missing', 'We cut it for you.'),
  ordered('order-exception', 'Do not cut it yourself, unless you are in a hurry.'),
  ordered('order-weaker', 'Try not to cut it yourself.'),
  ordered('order-differs', 'Do not cut it open yourself.'),
  { code: 'benefit-without-risk', edits: booklet('Moving the joints above the cast helps to prevent stiffness.[^moving]'), file: home },
  {
    code: 'unbalanced',
    edits: booklet(
      `${'Moving the joints above the cast helps to prevent stiffness.[^moving] '.repeat(6)}\n\nA thing pushed inside may break the skin.[^scratching]`,
    ),
    file: home,
  },
  { code: 'no-readability-formula', edits: inFrench, file: 'decks/project.yaml' },
  {
    code: 'unexplained-term',
    edits: replace(
      firstDays,
      '## Print: What should you do in the first days?\n',
      '## Print: What should you do in the first days?\n\nAsk us about a blood clot.[^instruction]\n',
    ),
    file: firstDays,
    line: 'Ask us about',
  },
  {
    code: 'name-not-explained',
    edits: (files) => ({
      [glossary]: `${files.text(glossary)}- { term: Softcast, plain: A product of the Hillcrest company., name: true }\n`,
      [moving]: files.text(moving).replace(/(## Print.*\n)/, '$1\nAsk for a Softcast.[^instruction]\n'),
    }),
    file: moving,
  },
  {
    code: 'too-many-names',
    edits: (files) => ({
      [glossary]:
        files.text(glossary) +
        [...Array(26).keys()].map((i) => `- { term: Maker${'abcdefghijklmnopqrstuvwxyz'[i]}, plain: A firm., name: true }\n`).join(''),
    }),
    file: glossary,
  },
  {
    code: 'calculation',
    edits: replace(skin, 'Put nothing inside the cast', 'Multiply the days by two.[^instruction] Put nothing inside the cast'),
    file: skin,
    line: 'Multiply',
  },
  { code: 'no-summary', edits: booklet('Move your hand.[^instruction]'), file: home },
  { code: 'no-action', edits: booklet('The hand is there.'), file: home },
  { code: 'no-steps', edits: booklet('Move your hand.[^instruction]'), file: home },
  { code: 'no-tool', edits: booklet('Move your hand.[^instruction]'), file: home },
  {
    code: 'no-uncertainty',
    edits: (files) => {
      const small = booklet('Casts can be made of plaster, of a synthetic material, or of a soft mix.[^kinds]')(files);
      return { ...small, [claims]: String(small[claims]).replace('- id: kinds\n  role: status', '- id: kinds\n  role: benefit') };
    },
    file: home,
  },
  {
    code: 'rarely-you',
    edits: booklet('The hand is there. It can be moved by anybody who wants to move it, at any time of the day or night. '.repeat(8)),
    file: home,
  },
  { code: 'passive-voice', edits: booklet('The hand is moved. The arm is raised. The skin is looked at.'), file: home },
  { code: 'long-section', edits: booklet('Move your hand as the nurse has shown you to do.[^instruction] '.repeat(40)), file: moving },
  {
    code: 'wide-table',
    edits: booklet('| A | B | C | D | E | F |\n|---|---|---|---|---|---|\n| a | b | c | d | e | f |'),
    file: moving,
    line: '| A',
  },
  { code: 'words-of-elsewhere', edits: inBritain(), file: brand, line: 'region: gb' },
  { code: 'hidden-by-claim', edits: inBritain(), file: 'decks/modules/daily-life/en.md', line: '[^no-driving]' },
  {
    code: 'no-local-words',
    edits: inBritain(
      replace(skin, 'Your skin\n\nPut', 'Your skin\n\n::: group regions="others"\nWash your hands.[^instruction]\n:::\n\nPut'),
    ),
    file: skin,
    line: '::: group regions="others"',
  },
  {
    code: 'caveat-of-elsewhere',
    edits: inBritain(replace(claims, '- id: leaflets-only\n', '- id: leaflets-only\n  regions: [us]\n')),
    file: claims,
    line: '- id: raising',
  },
  {
    code: 'source-of-elsewhere',
    edits: inBritain(replace(claims, '    - ref: northern-care-cast\n', '    - ref: northern-care-cast\n      regions: [us]\n')),
    file: claims,
    line: '- id: scratching',
  },
  { code: 'not-approved', edits: () => ({}), file: skin, requireApproved: true },
  {
    code: 'review-expired',
    edits: () => reviewed({ due: '2026-06-01' }),
    file: skin,
  },
  {
    code: 'changed-without-version',
    edits: (files) => reviewed({}, OTHER_WORDS(files)),
    file: 'decks/project.yaml',
    line: 'version:',
  },
  { code: 'changed-since-review', edits: (files) => reviewed({}, OTHER_WORDS(files)), file: skin, line: 'Put something' },
  {
    code: 'snapshot-unreadable',
    edits: () => reviewed({}, { 'decks/reviews.yaml': `${reviewed({})['decks/reviews.yaml']}`.replace('.txt', '.old') }),
    file: 'decks/reviews.yaml',
    line: '- kind: clinical',
  },
];
