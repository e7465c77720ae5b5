import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenProject, diagnose, type Edits, type FixtureFiles } from '../support/broken-project.js';

/** One mistake: in `file`, `from` becomes `to`, and one diagnostic of this code stands at `at` (the text that begins there, or line and column). */
interface Mistake {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  readonly at: string | readonly [line: number, column: number];
  /** File of the diagnostic, where it is another one than the edited. */
  readonly in?: string;
  /** What the message quotes. */
  readonly says: string;
  readonly hint: string;
}

function placeIn(text: string, at: Mistake['at']): { line: number; column: number } {
  if (typeof at !== 'string') return { line: at[0], column: at[1] };
  const before = text.slice(0, text.indexOf(at)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function expectReported(mistake: Mistake): void {
  const place = { text: '' };
  const root = brokenProject((files) => {
    const text = files.replaced(mistake.file, mistake.from, mistake.to);
    place.text = mistake.in ? files.text(mistake.in) : text;
    return { [mistake.file]: text };
  });
  const found = diagnose(root);
  const one = found.find(({ code }) => code === mistake.code);
  expect(one, JSON.stringify(found, null, 1)).toBeDefined();
  expect(one?.at).toEqual({ file: mistake.in ?? mistake.file, ...placeIn(place.text, mistake.at) });
  expect(one?.message).toContain(mistake.says);
  expect(one?.hint).toContain(mistake.hint);
  expect(one?.severity).toBe('error');
}

const claims = 'decks/claims.yaml';
const visit = 'decks/visit.deck.yaml';
const brand = 'decks/brands/example-clinic/brand.yaml';
const firstDays = 'decks/modules/first-days/en.md';
const whatItIs = 'decks/modules/what-it-is/en.md';
const skin = 'decks/modules/skin/en.md';
const layers = 'decks/modules/what-it-is/layers.svg';

test('the fixture itself has no mistake', () => {
  expect(diagnose(brokenProject({}))).toEqual([]);
});

describe('YAML and front matter', () => {
  test.each<[string, Mistake]>([
    [
      'a syntax error',
      { file: visit, from: 'minutes: 5', to: 'minutes: 5: 6', code: 'yaml-syntax', at: '5: 6', says: '5: 6', hint: 'quotation marks' },
    ],
    [
      'a syntax error in front matter',
      { file: skin, from: 'summary: Itching', to: 'summary: "Itching', code: 'yaml-syntax', at: [3, 69], says: 'not YAML', hint: 'quotes' },
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
      { file: visit, from: 'minutes: 5', to: 'minutes: five', code: 'wrong-type', at: 'five', says: '"five"', hint: 'Mend the value' },
    ],
    [
      'an unknown choice',
      { file: claims, from: 'role: benefit', to: 'role: benfit', code: 'unknown-value', at: 'benfit', says: '"benfit"', hint: '"benefit"' },
    ],
    ['a bad color', { file: brand, from: '"#2b5d8a"', to: 'blue', code: 'wrong-type', at: 'blue', says: '"blue"', hint: 'Mend the value' }],
    [
      'a day that is none',
      {
        file: claims,
        from: 'checked: 2026-11-23',
        to: 'checked: soon',
        code: 'wrong-type',
        at: 'soon',
        says: 'a day is written 2026-11-23',
        hint: 'Mend',
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
        hint: 'Mend',
      },
    ],
  ])('%s', (_, mistake) => expectReported(mistake));

  test.each([
    ['aliases that grow without end', `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ne: &e [*d, *d]\nf: [*e, *e]`],
    ['an alias that is not there', 'id: *nothing'],
    ['lists that nest without end', '['.repeat(200_000)],
  ])('%s', (_, text) => {
    expect(diagnose(brokenProject({ [visit]: text })).map(({ code }) => code)).toContain('yaml-syntax');
  });
});

describe('names that are not known', () => {
  test.each<[string, Mistake]>([
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
      'a module of the brochure',
      {
        file: 'decks/take-home.deck.yaml',
        from: 'flap: [your-questions]',
        to: 'flap: [your-question]',
        code: 'unknown-module',
        at: 'take-home\n',
        says: '"your-question"',
        hint: '"your-questions"',
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
      { file: brand, from: 'region: us', to: 'region: uk', code: 'unknown-region', at: 'example-clinic', says: '"uk"', hint: '"us"' },
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
  ])('%s', (_, mistake) => expectReported(mistake));

  test('an id that every object has by birth is unknown like any other', () => {
    const root = brokenProject((files) => ({
      [firstDays]: files.replaced(firstDays, '[^raising]', '[^constructor]'),
      [visit]: files.replaced(visit, '- moving', '- constructor'),
      [claims]: files.replaced(claims, 'ref: leeds-cast', 'ref: constructor').replace('- id: kinds', '- id: constructor'),
    }));
    expect(diagnose(root).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['unknown-module', 'unknown-reference', 'claim-without-words']),
    );
  });
});

describe('what is twice, missing or does not fit', () => {
  test.each<[string, Mistake]>([
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
      { file: claims, from: '  verdict: view\n', to: '', code: 'missing-key', at: [3, 3], says: 'verdict', hint: 'Add it' },
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
        hint: 'Mend',
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
        code: 'strange-number',
        at: 'Plaster can take',
        says: '"73"',
        hint: 'Mend the number',
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
        hint: 'Add it',
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
      'a region without crisis line',
      {
        file: 'decks/regions/us.yaml',
        from: 'crisis:',
        to: 'crises:',
        code: 'missing-key',
        at: [1, 1],
        says: '"crisis" is missing',
        hint: 'Add it',
      },
    ],
    [
      'a crisis line in another locale only',
      {
        file: 'decks/regions/us.yaml',
        from: '    en: Call',
        to: '    es: Call',
        code: 'missing-crisis-line',
        at: 'us\n',
        says: 'no crisis line in "en"',
        hint: 'crisis: says:',
      },
    ],
    [
      'a title in another locale only',
      {
        file: visit,
        from: 'subtitle: { en:',
        to: 'subtitle: { es:',
        code: 'missing-locale',
        at: 'visit',
        says: 'The subtitle of deck "visit" has no words in "en"',
        hint: 'Add en:',
      },
    ],
  ])('%s', (_, mistake) => expectReported(mistake));

  test('a locale that has no words yet: every file that it lacks is named', () => {
    const found = diagnose(
      brokenProject((files) => ({ 'decks/project.yaml': files.replaced('decks/project.yaml', 'locales: [en]', 'locales: [en, es]') })),
    );
    const files = found.map(({ at }) => at?.file);
    expect(files).toEqual(
      expect.arrayContaining(['decks/claims/es.yaml', 'decks/glossary/es.yaml', 'templates/locales/es.yaml', 'decks/modules/skin/es.md']),
    );
    expect(found.find(({ at }) => at?.file === 'decks/modules/skin/es.md')?.code).toBe('missing-locale');
  });
});

describe('Markdown that is not printed', () => {
  const brief = 'Put nothing inside the cast';
  test.each<[string, Mistake]>([
    ['raw HTML', { file: skin, from: brief, to: '<b>Put</b> nothing', code: 'raw-html', at: '<b>', says: '"<b>"', hint: 'named blocks' }],
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
      { file: skin, from: '## Brief: Your', to: '## Brief: <i>Your</i>', code: 'raw-html', at: '<i>', says: '<i>', hint: 'Markdown' },
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
        hint: 'Markdown',
      },
    ],
    ['code', { file: skin, from: brief, to: '`Put`', code: 'unsupported-markdown', at: '`Put`', says: 'code', hint: 'README' }],
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
  ])('%s', (_, mistake) => expectReported(mistake));
});

describe('drawings', () => {
  const rect = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360">';
  const drawing = (inner: string, head = rect): string => `${head}\n${inner}\n</svg>\n`;
  test.each([
    ['a script', drawing('<script>alert(1)</script>'), '<script>', 2],
    ['a handler', drawing('<rect onload="alert(1)"/>'), 'onload="alert(1)"', 2],
    ['foreignObject', drawing('<g>\n<foreignObject/></g>'), '<foreignObject>', 3],
    ['a style sheet', drawing('<style>*{}</style>'), '<style>', 2],
    ['a style attribute', drawing('<g style="fill:red"/>'), 'style="fill:red"', 2],
    ['a picture', drawing('<image href="#a"/>'), '<image>', 2],
    ['an address in href', drawing('<use href="https://example.org/a.svg#b"/>'), 'https://example.org/a.svg#b', 2],
    [
      'an address in xlink:href',
      drawing('<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="//example.org"/>'),
      '//example.org',
      2,
    ],
    ['an address in url()', drawing('<rect fill="url(https://example.org)"/>'), 'url(https://example.org)', 2],
    ['words', drawing('<text>Hello</text>'), '"Hello"', 2],
    ['no viewBox', drawing('', '<svg xmlns="http://www.w3.org/2000/svg">'), 'viewBox', 1],
    ['a DOCTYPE', `<!DOCTYPE svg [<!ENTITY a "b">]>${drawing('')}`, 'DOCTYPE', 1],
    ['what is not well-formed', drawing('<g>'), 'not well-formed', 2],
    ['another root', '<html/>', '<html>', 1],
    ['nothing', '', 'not well-formed', 1],
    ['groups that nest without end', drawing('<g>'.repeat(20_000) + '</g>'.repeat(20_000)), 'deep', 2],
  ])('%s', (_, text, says, line) => {
    const found = diagnose(brokenProject({ [layers]: text })).filter(({ code }) => code === 'bad-svg');
    const one = found.find(({ message }) => message.includes(says));
    expect(one?.at, JSON.stringify(found)).toMatchObject({ file: layers, line });
    expect(one?.hint).toBeTruthy();
  });
});

describe('files', () => {
  const files = (edit: Edits | ((files: FixtureFiles) => Edits), prepare?: (root: string) => void) => {
    const root = brokenProject(edit);
    prepare?.(root);
    return diagnose(root);
  };

  test('a file that is not UTF-8 is named', () => {
    const found = files((fixture) => ({ [skin]: Buffer.from(fixture.text(skin).replace('itches', 'itché'), 'latin1') }));
    expect(found[0]).toMatchObject({ code: 'not-utf8', at: { file: skin, line: 1, column: 1 } });
    expect(found[0]?.hint).toContain('UTF-8');
  });

  test('a byte order mark and Windows line ends change nothing, not even the lines of other mistakes', () => {
    const windows = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const all = [skin, firstDays, whatItIs, claims, visit, brand, layers, 'decks/project.yaml', 'decks/claims/en.yaml'];
    expect(files((fixture) => Object.fromEntries(all.map((path) => [path, windows(fixture.text(path))])))).toEqual([]);
    const wrong = (fixture: FixtureFiles): string => fixture.replaced(skin, '[^scratching]\n:::\n\n###', '[^scraching]\n:::\n\n###');
    expect(files((fixture) => ({ [skin]: windows(wrong(fixture)) }))).toEqual(files((fixture) => ({ [skin]: wrong(fixture) })));
  });

  test('a huge file is refused, not read', () => {
    const found = files((fixture) => ({ [skin]: `${fixture.text(skin)}${'word '.repeat(300_000)}` }));
    expect(found[0]).toMatchObject({ code: 'file-too-large', at: { file: skin } });
    expect(found[0]?.message).toContain('1048576');
  });

  test.each(['../../../secret.svg', '../../../../../../../../etc/hosts'])('a logo at %s leads out of the project', (logo) => {
    const found = files((fixture) => ({ [brand]: fixture.replaced(brand, 'logo.svg', logo) }));
    expect(found).toMatchObject([{ code: 'path-outside', at: { file: brand, line: 4, column: 7 } }]);
    expect(found[0]?.message).toContain(logo);
  });

  test('a symbolic link that leads out of the project is refused, as a file and as a folder', () => {
    const found = files({ [skin]: null }, (root) => {
      const outside = brokenProject({});
      symlinkSync(join(outside, skin), join(root, skin));
      rmSync(join(root, 'decks/modules/moving'), { recursive: true });
      symlinkSync(join(outside, 'decks/modules/moving'), join(root, 'decks/modules/moving'));
    });
    const outside = found.filter(({ code }) => code === 'path-outside').map(({ at }) => at?.file);
    expect(outside).toEqual(['decks/modules/moving/en.md', skin]);
  });

  test('a symbolic link that stays inside is fine', () => {
    const logo = 'decks/brands/example-clinic/logo.svg';
    expect(files({ [logo]: null }, (root) => symlinkSync(join(root, layers), join(root, logo)))).toEqual([]);
  });

  test('a file among the modules that is no module is left alone', () => {
    expect(files({ 'decks/modules/README.md': 'Notes to ourselves.' })).toEqual([]);
  });

  test('without project.yaml there is no library, and one diagnostic that says so', () => {
    expect(files({ 'decks/project.yaml': null })).toMatchObject([{ code: 'missing-file', at: { file: 'decks/project.yaml' } }]);
  });
});

test('several mistakes are all reported in one run', () => {
  const root = brokenProject((files) => ({
    [visit]: files.replaced(visit, 'minutes: 5', 'minutes: five').replace('audience', 'audiense'),
    [claims]: files.replaced(claims, 'ref: leeds-cast', 'ref: leeds').replace('[CAST-01]', '[CAST-09]'),
    [skin]: files.replaced(skin, '[^scratching]', '[^nowhere]').replace('{#tight}', ''),
    [layers]: '<svg/>',
    'decks/brands/example-clinic/logo.svg': null,
  }));
  const codes = diagnose(root).map(({ code }) => code);
  const expected = [
    'wrong-type',
    'unknown-key',
    'missing-key',
    'unknown-reference',
    'unknown-requirement',
    'unknown-claim',
    'missing-id',
    'bad-svg',
    'missing-file',
  ];
  expect(codes).toEqual(expect.arrayContaining(expected));
});

test('a broken file never throws: every file cut off at many places and with bytes changed', { timeout: 20_000 }, () => {
  const paths = [
    claims,
    visit,
    brand,
    firstDays,
    whatItIs,
    skin,
    layers,
    'decks/project.yaml',
    'decks/claims/en.yaml',
    'decks/references.yaml',
  ];
  const root = brokenProject({});
  let state = 7;
  const random = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  brokenProject((files) => {
    for (const path of [...paths, 'decks/requirements.yaml', 'decks/regions/us.yaml', 'decks/take-home.deck.yaml']) {
      const whole = Buffer.from(files.text(path));
      for (let turn = 0; turn < 6; turn++) {
        const bytes = Buffer.from(turn % 2 ? whole : whole.subarray(0, random(whole.length)));
        for (let flips = turn % 2 ? 4 : 0; flips > 0; flips--)
          bytes[random(bytes.length)] = '[]{}:#*&"\'`|>-!%@\n\t \xff<^='.charCodeAt(random(25));
        writeFileSync(join(root, path), bytes);
        expect(() => diagnose(root), `${path}, turn ${turn}: ${bytes.toString('latin1')}`).not.toThrow();
      }
      writeFileSync(join(root, path), whole);
    }
    return {};
  });
  expect(diagnose(root)).toEqual([]);
});
