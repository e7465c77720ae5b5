import type { Code } from '../../scripts/model/codes.js';

/** One mistake: in `file`, `from` becomes `to`, and one diagnostic of this code stands at `at` (the text that begins there, or line and column). */
export interface Mistake {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly code: Code;
  readonly at: string | readonly [line: number, column: number];
  /** File of the diagnostic, where it is another one than the edited. */
  readonly in?: string;
  /** What the message quotes. */
  readonly says: string;
  readonly hint: string;
}

const claims = 'decks/claims.yaml';
const visit = 'decks/visit.deck.yaml';
const brand = 'decks/brands/example-clinic/brand.yaml';
const region = 'decks/regions/us.yaml';
const firstDays = 'decks/modules/first-days/en.md';
const whatItIs = 'decks/modules/what-it-is/en.md';
const skin = 'decks/modules/skin/en.md';
const whenToCall = 'decks/modules/when-to-call/en.md';
const brief = 'Put nothing inside the cast';

/** Mistakes of what is written in one file of the fixture, each with what it is called. */
export const MISTAKES = {
  yaml: [
    [
      'a syntax error',
      { file: visit, from: 'minutes: 5', to: 'minutes: 5: 6', code: 'yaml-syntax', at: '5: 6', says: '5: 6', hint: 'quotation marks' },
    ],
    [
      'a syntax error in front matter',
      {
        file: skin,
        from: 'summary: Itching',
        to: 'summary: "Itching',
        code: 'yaml-syntax',
        at: [3, 69],
        says: 'not YAML',
        hint: 'summary: "Itching',
      },
    ],
    [
      'a text that a comment cuts',
      {
        file: brand,
        from: 'logo: logo.svg',
        to: 'logo: logo.svg #1',
        code: 'cut-by-comment',
        at: '#1',
        says: '"logo.svg"',
        hint: '"logo.svg #1"',
      },
    ],
    [
      'a letter without a font',
      {
        file: brand,
        from: 'Example Clinic }',
        to: 'Example 🌿 }',
        code: 'letter-without-font',
        at: '🌿',
        says: 'U+1F33F',
        hint: 'in words',
      },
    ],
    ['no front matter', { file: skin, from: '---\ntitle', to: 'title', code: 'no-front-matter', at: [1, 1], says: '---', hint: 'title:' }],
    [
      'an unknown key',
      { file: brand, from: 'offers:', to: 'ofers:', code: 'unknown-key', at: 'ofers', says: '"ofers"', hint: 'Did you mean "offers"?' },
    ],
    [
      'an unknown key in front matter',
      { file: skin, from: 'summary:', to: 'sumary:', code: 'unknown-key', at: 'sumary', says: '"sumary"', hint: 'Did you mean "summary"?' },
    ],
    [
      'an unknown key in a list of modules',
      {
        file: visit,
        from: '{ module: skin, slides',
        to: '{ module: skin, slide',
        code: 'unknown-key',
        at: 'slide:',
        says: '"slide"',
        hint: 'Did you mean "slides"?',
      },
    ],
    [
      'a wrong type',
      {
        file: visit,
        from: 'minutes: 5',
        to: 'minutes: five',
        code: 'wrong-type',
        at: 'five',
        says: '"five"',
        hint: 'Write a number in digits',
      },
    ],
    [
      'an unknown choice',
      { file: claims, from: 'role: benefit', to: 'role: benfit', code: 'unknown-value', at: 'benfit', says: '"benfit"', hint: '"benefit"' },
    ],
    [
      'a bad color',
      { file: brand, from: '"#2b5d8a"', to: 'blue', code: 'wrong-type', at: 'blue', says: '"blue"', hint: 'Write accent: "#0000ff".' },
    ],
    [
      'a day that is none',
      {
        file: claims,
        from: 'checked: 2026-11-23',
        to: 'checked: soon',
        code: 'wrong-type',
        at: 'soon',
        says: 'a day is written 2026-11-23',
        hint: 'in that form',
      },
    ],
    [
      'a deck without modules',
      {
        file: visit,
        from: '  - modules: [when-to-call]',
        to: '  - modules: []',
        code: 'wrong-type',
        at: '[]',
        says: 'a deck needs modules',
        hint: 'Ids of modules',
      },
    ],
  ],
  names: [
    [
      'a claim cited in a passage',
      { file: firstDays, from: '[^raising]', to: '[^rasing]', code: 'unknown-claim', at: '[^rasing]', says: '"rasing"', hint: '"raising"' },
    ],
    [
      'a claim on a line of its own',
      {
        file: whatItIs,
        from: '\n[^drying]\n',
        to: '\n[^dryng]\n',
        code: 'unknown-claim',
        at: '[^dryng]',
        says: '"dryng"',
        hint: '"drying"',
      },
    ],
    [
      'a claim whose date is asked for',
      {
        file: whatItIs,
        from: '{{checked.times-differ}}',
        to: '{{checked.time-differs}}',
        code: 'unknown-claim',
        at: '{{checked.time-differs',
        says: '"time-differs"',
        hint: '"times-differ"',
      },
    ],
    [
      'a caveat',
      {
        file: claims,
        from: 'qualifiedBy: [times-differ]',
        to: 'qualifiedBy: [times-difer]',
        code: 'unknown-claim',
        at: 'drying\n',
        says: '"times-difer"',
        hint: '"times-differ"',
      },
    ],
    [
      'a reference',
      {
        file: claims,
        from: 'ref: leeds-cast',
        to: 'ref: leed-cast',
        code: 'unknown-reference',
        at: [3, 7],
        says: '"leed-cast"',
        hint: '"leeds-cast"',
      },
    ],
    [
      'a module',
      { file: visit, from: '      - moving', to: '      - movng', code: 'unknown-module', at: 'movng', says: '"movng"', hint: '"moving"' },
    ],
    [
      'a module of an order',
      {
        file: 'decks/requirements.yaml',
        from: 'in: [coming-off/brief]',
        to: 'in: [coming-of/brief]',
        code: 'unknown-module',
        at: [6, 7],
        says: '"coming-of"',
        hint: '"coming-off"',
      },
    ],
    [
      'a module of the brochure',
      {
        file: 'decks/take-home.deck.yaml',
        from: 'flap: [your-questions]',
        to: 'flap: [your-question]',
        code: 'unknown-module',
        at: 'your-question]',
        says: '"your-question"',
        hint: '"your-questions"',
      },
    ],
    [
      'a module whose prompts stand at the end',
      {
        file: visit,
        from: 'teachBack: [first-days, when-to-call]',
        to: 'teachBack: [first-days, when-to-cal]',
        code: 'unknown-module',
        at: 'when-to-cal]',
        says: '"when-to-cal"',
        hint: '"when-to-call"',
      },
    ],
    [
      'a slide',
      {
        file: visit,
        from: '[itch, tight]',
        to: '[itch, tigt]',
        code: 'unknown-slide',
        at: '{ module: skin',
        says: '"tigt"',
        hint: '"tight"',
      },
    ],
    [
      'a figure',
      {
        file: whatItIs,
        from: '![](layers.svg)',
        to: '![](layer.svg)',
        code: 'unknown-figure',
        at: '![](layer',
        says: 'layer.svg',
        hint: '"layers"',
      },
    ],
    [
      'a figure that is not beside the module',
      {
        file: whatItIs,
        from: '![](layers.svg)',
        to: '![](../a.svg)',
        code: 'bad-figure',
        at: '![](../',
        says: '../a.svg',
        hint: 'same folder',
      },
    ],
    [
      'a label that the drawing does not have',
      {
        file: whatItIs,
        from: 'arm: Your arm,',
        to: 'arm: Your arm, arms: Two,',
        code: 'unknown-label',
        at: 'layers:',
        says: '"arms"',
        hint: 'Did you mean "arm"?',
      },
    ],
    [
      'a label that has no words',
      { file: whatItIs, from: 'arm: Your arm, ', to: '', code: 'missing-label', at: 'layers:', says: '"arm"', hint: 'arm: ...' },
    ],
    [
      'a requirement taken up by a claim',
      {
        file: claims,
        from: '[CAST-01]',
        to: '[CAST-10]',
        code: 'unknown-requirement',
        at: 'tight-signs',
        says: '"CAST-10"',
        hint: '"CAST-0',
      },
    ],
    [
      'a requirement taken up by a block',
      {
        file: firstDays,
        from: 'instruction takes="CAST-03"',
        to: 'instruction takes="CAST-30"',
        code: 'unknown-requirement',
        at: '::: instruction',
        says: '"CAST-30"',
        hint: 'Did you mean',
      },
    ],
    [
      'a deck in a requirement',
      {
        file: 'decks/requirements.yaml',
        from: 'take-home/handout]',
        to: 'take-home/handouts]',
        code: 'unknown-deck',
        at: 'CAST-02',
        says: '"take-home/handouts"',
        hint: '"take-home/handout"',
      },
    ],
    [
      "a brand's region",
      { file: brand, from: 'region: us', to: 'region: uk', code: 'unknown-region', at: 'uk', says: '"uk"', hint: 'decks/regions/gb.yaml' },
    ],
    [
      "a claim's region",
      { file: claims, from: 'regions: [us]', to: 'regions: [usa]', code: 'unknown-region', at: 'no-driving', says: '"usa"', hint: '"us"' },
    ],
    [
      'a condition',
      {
        file: firstDays,
        from: 'conditions="leg"',
        to: 'conditions="legs"',
        code: 'unknown-condition',
        at: '## Slide: A leg',
        says: '"legs"',
        hint: '"leg"',
      },
    ],
    [
      'an offer that is nearly one',
      {
        file: 'decks/modules/moving/en.md',
        from: 'only="waterproof"',
        to: 'only="synthetics"',
        code: 'unknown-offer',
        at: '::: instruction only',
        says: '"synthetics"',
        hint: '"synthetic"',
      },
    ],
    [
      'a fact',
      {
        file: 'decks/modules/coming-off/en.md',
        from: '::: facts next-visit',
        to: '::: facts nextvisit',
        code: 'unknown-fact',
        at: '::: facts nextvisit',
        says: '"nextvisit"',
        hint: '"next-visit"',
      },
    ],
    [
      'a block',
      {
        file: firstDays,
        from: '::: checklist',
        to: '::: cheklist',
        code: 'bad-block',
        at: '::: cheklist',
        says: '"cheklist"',
        hint: '"checklist"',
      },
    ],
    [
      "a block's attribute",
      {
        file: firstDays,
        from: '::: checklist instruction',
        to: '::: checklist instuction',
        code: 'bad-block',
        at: '::: checklist',
        says: '"instuction"',
        hint: '"instruction"',
      },
    ],
    [
      "a slide's attribute",
      {
        file: firstDays,
        from: 'conditions="arm"',
        to: 'condition="arm"',
        code: 'unknown-attribute',
        at: '## Slide: An arm',
        says: '"condition"',
        hint: '"conditions"',
      },
    ],
    [
      'a passage',
      { file: skin, from: '## Brief: Your', to: '## Brif: Your', code: 'unknown-passage', at: '## Brif', says: 'Brif', hint: '"Brief"' },
    ],
  ],
  twiceOrMissing: [
    [
      'two claims of one id',
      {
        file: claims,
        from: '- id: kinds',
        to: '- id: leaflets-only',
        code: 'duplicate-id',
        at: 'leaflets-only\n  role: status\n  verdict: supported',
        says: '"leaflets-only" stands twice; first in decks/claims.yaml, line 3',
        hint: 'another id',
      },
    ],
    [
      'the same key twice',
      {
        file: brand,
        from: 'region: us',
        to: 'region: us\nid: other',
        code: 'duplicate-id',
        at: 'id: other',
        says: '"id: other"',
        hint: 'Keep one',
      },
    ],
    [
      'two slides of one id',
      { file: skin, from: '{#tight}', to: '{#itch}', code: 'duplicate-id', at: '## Slide: Good', says: '"itch"', hint: '{#a-name}' },
    ],
    [
      'a slide without id',
      { file: skin, from: ' {#tight}', to: '', code: 'missing-id', at: '## Slide: Good', says: 'no id', hint: '{#a-name}' },
    ],
    [
      'a passage twice',
      {
        file: skin,
        from: '## Print: What',
        to: '## Brief: What',
        code: 'duplicate-passage',
        at: '## Brief: What',
        says: '"## Brief"',
        hint: 'into one',
      },
    ],
    [
      'a claim without verdict',
      {
        file: claims,
        from: '  verdict: view\n',
        to: '',
        code: 'missing-key',
        at: [3, 3],
        says: 'verdict',
        hint: 'Write "verdict: ..." there',
      },
    ],
    [
      'a claim without evidence',
      {
        file: claims,
        from: '  evidence:\n    - ref: leeds-cast\n      basis: "A hospital leaflet: advice, without the studies behind it."\n      read: second-hand\n',
        to: '  evidence: []\n',
        code: 'wrong-type',
        at: '[]',
        says: 'a claim needs evidence',
        hint: 'at least one source',
      },
    ],
    [
      'a claim without words',
      {
        file: 'decks/claims/en.yaml',
        from: 'kinds:\n',
        to: 'kind:\n',
        in: claims,
        code: 'claim-without-words',
        at: 'kinds\n',
        says: '"kinds" has no words in decks/claims/en.yaml',
        hint: 'says:',
      },
    ],
    [
      'words without a claim',
      {
        file: 'decks/claims/en.yaml',
        from: 'kinds:\n',
        to: 'kind:\n',
        code: 'unknown-claim',
        at: 'Casts can be made of plaster',
        says: '"kind"',
        hint: 'Mend',
      },
    ],
    [
      'a claim without the caveat it needs',
      {
        file: claims,
        from: '  qualifiedBy: [leaflets-only]\n',
        to: '',
        code: 'missing-caveat',
        at: 'raising\n',
        says: '"raising" is "limited"',
        hint: 'qualifiedBy',
      },
    ],
    [
      'a number that is not the claim’s',
      {
        file: whatItIs,
        from: 'up to 72 hours[^drying]',
        to: 'up to 27 hours[^drying]',
        code: 'strange-number',
        at: '| Plaster',
        says: '"27"',
        hint: 'Mend the number',
      },
    ],
    [
      'a number in the claim’s own words that is not the claim’s',
      {
        file: 'decks/claims/en.yaml',
        from: 'up to 72',
        to: 'up to ninety 73',
        code: 'claim-against-evidence',
        at: 'Plaster can take',
        says: '"73 hours"',
        hint: 'Mend the words',
      },
    ],
    [
      'a figure without text alternative',
      {
        file: whatItIs,
        from: '    alt: "A',
        to: '    alto: "A',
        code: 'missing-key',
        at: 'layers:',
        says: '"figures.layers.alt" is missing',
        hint: 'Write "alt: ..." there',
      },
    ],
    [
      'a figure without words',
      {
        file: whatItIs,
        from: '  layers:\n',
        to: '  layer:\n',
        code: 'figure-without-words',
        at: '![](layers',
        says: '"layers"',
        hint: 'Did you mean "layer"?',
      },
    ],
    [
      'a logo that is not there',
      {
        file: brand,
        from: 'logo.svg',
        to: 'mark.svg',
        code: 'missing-file',
        at: 'mark.svg',
        says: 'mark.svg is not there',
        hint: 'Add the file',
      },
    ],
    [
      'a region without emergency line',
      {
        file: region,
        from: 'urgency: emergency\n',
        to: 'urgency: crisis\n',
        code: 'missing-crisis-line',
        at: 'us\n',
        says: 'urgency: emergency',
        hint: 'Add one under lines:',
      },
    ],
    [
      'a region in the form of 0.1.0',
      {
        file: region,
        from: 'paper: letter\nlines:',
        to: 'emergency:\n  number: "999 or 112"\ncrisis:\n  number: "111, option 2"\nlimes:',
        code: 'old-form',
        at: 'emergency:',
        says: '"emergency:" is how lines were written until 0.1.0',
        hint: 'call: "999", source: TO FILL IN, checked: TO FILL IN, basis: TO FILL IN }, { id: emergency-2, urgency: emergency, call: "112"',
      },
    ],
    [
      'signs in the boxes of a module, as they were written until 0.1.0',
      {
        file: whenToCall,
        from: '::: phone emergency takes="CAST-04"\n:::\n\n::: phone same-day',
        to: '::: phone emergency takes="CAST-04"\n- Trouble breathing\n- Blue lips\n:::\n\n::: phone same-day',
        code: 'old-form',
        at: '::: phone emergency takes="CAST-04"\n- Trouble',
        says: 'hold signs of their own',
        hint: '{ id: blue-lips, kind: sign, urgency: emergency, source: TO FILL IN, checked: TO FILL IN }]; into decks/safety/en.yaml: { trouble-breathing: { says: "trouble breathing" }',
      },
    ],
    [
      'two numbers in one line',
      {
        file: region,
        from: 'call: "911"',
        to: 'call: "911 or 112"',
        code: 'wrong-type',
        at: '"911 or 112"',
        says: '"911 or 112": one phone number stands here',
        hint: 'in that form',
      },
    ],
    [
      'words beside a number',
      {
        file: region,
        from: 'text: "838255"',
        to: 'text: "HELLO to 838255"',
        code: 'wrong-type',
        at: '"HELLO',
        says: 'one phone number stands here',
        hint: 'in that form',
      },
    ],
    [
      'a line without number and address',
      {
        file: region,
        from: '    call: "911"\n',
        to: '',
        code: 'missing-key',
        at: 'id: emergency',
        says: 'has a number to call',
        hint: 'Write "call: ..." there',
      },
    ],
    [
      'a line without a source',
      {
        file: region,
        from: 'call: 1-800-FDA-1088\n    source: https://worstpills.org/newsletters/view/259\n',
        to: 'call: 1-800-FDA-1088\n',
        code: 'missing-key',
        at: 'id: medwatch',
        says: 'source" is missing',
        hint: 'Write "source: ..." there',
      },
    ],
    [
      'a line in another locale only',
      {
        file: region,
        from: 'label: { en: Veterans }',
        to: 'label: { es: Veterans }',
        code: 'missing-locale',
        at: 'id: veterans',
        says: '"label" of line "veterans" in region "us" has no words in "en"',
        hint: 'en:',
      },
    ],
    [
      'a title in another locale only',
      {
        file: visit,
        from: 'subtitle: { en:',
        to: 'subtitle: { es:',
        code: 'missing-locale',
        at: '{ es:',
        says: 'The subtitle of deck "visit" has no words in "en"',
        hint: 'Add en:',
      },
    ],
  ],
  markdown: [
    ['raw HTML', { file: skin, from: brief, to: '<b>Put</b> nothing', code: 'raw-html', at: '<b>', says: '"<b>"', hint: '**words**' }],
    [
      'an HTML comment',
      { file: skin, from: brief, to: '<!-- hidden --> Put', code: 'raw-html', at: '<!--', says: '<!--', hint: 'named blocks' },
    ],
    [
      'a script',
      { file: skin, from: brief, to: '<script>alert(1)</script>\n', code: 'raw-html', at: '<script', says: '<script>', hint: 'Markdown' },
    ],
    [
      'raw HTML in a heading',
      { file: skin, from: '## Brief: Your', to: '## Brief: <i>Your</i>', code: 'raw-html', at: '<i>', says: '<i>', hint: '*words*' },
    ],
    [
      'raw HTML in a claim',
      {
        file: 'decks/claims/en.yaml',
        from: 'says: Casts can',
        to: 'says: <u>Casts</u> can',
        code: 'raw-html',
        at: '<u>',
        says: '<u>',
        hint: '**words**',
      },
    ],
    ['code', { file: skin, from: brief, to: '`Put`', code: 'unsupported-markdown', at: '`Put`', says: 'code', hint: 'both sides' }],
    [
      'a link with a script',
      {
        file: skin,
        from: brief,
        to: '[Put](ftp://example.org)',
        code: 'bad-link',
        at: 'ftp:',
        says: '"ftp://example.org"',
        hint: 'https://',
      },
    ],
    [
      'text before the first passage',
      {
        file: skin,
        from: '## Slide: It',
        to: 'Hello.\n\n## Slide: It',
        code: 'text-outside',
        at: 'Hello',
        says: 'before',
        hint: '## Slide',
      },
    ],
    [
      'notes that are misspelt, so that they would be shown',
      {
        file: skin,
        from: '### Notes',
        to: '### Nots',
        code: 'misplaced-heading',
        at: '### Nots',
        says: '"Nots"',
        hint: 'Did you mean "Notes"?',
      },
    ],
    [
      'notes in print',
      {
        file: skin,
        from: '### Is the cast too tight?',
        to: '### Notes',
        code: 'misplaced-heading',
        at: '### Notes\n\n::: sides',
        says: '"Notes"',
        hint: 'belong to a slide',
      },
    ],
    [
      'a block that is not closed and runs on',
      {
        file: firstDays,
        from: ':::\n\n## Teach-back',
        to: '\n## Teach-back',
        code: 'bad-block',
        at: '::: key',
        says: '"Teach-back"',
        hint: 'Close the block',
      },
    ],
    [
      'words that a block would swallow',
      {
        file: skin,
        from: '::: sides\n',
        to: '::: sides\nFirst.\n\n',
        code: 'bad-block',
        at: '::: sides',
        says: '"sides" does not begin',
        hint: 'README',
      },
    ],
  ],
} satisfies Record<string, readonly [string, Mistake][]>;
