import { describe, expect, test } from 'vitest';
import { checkGaps } from '../../scripts/checks/links/check-gaps.js';
import { checkItems } from '../../scripts/checks/pieces/check-items.js';
import { checkTime, spokenTimes } from '../../scripts/checks/pieces/check-time.js';
import { checklistOf } from '../../scripts/checks/pieces/checklist.js';
import { checkPromptCount, checkPrompts } from '../../scripts/checks/words/check-teach-back.js';
import { paceSlides } from '../../scripts/formats/slides/pace-slides.js';
import { planSlides } from '../../scripts/formats/slides/plan-slides.js';
import { languageOf } from '../../scripts/languages/index.js';
import type { Block, Library, Module } from '../../scripts/model/content.js';
import type { DeckDefinition } from '../../scripts/model/definitions.js';
import { at, claim, deckOf, heading, inlines, item, library, line, list, module, p, passage, slide } from '../support/compose-library.js';
import { codesOf, composedOf, factsOf, wordingOf } from '../support/composed.js';

const wording = { en: wordingOf() };
const GOOD: readonly Block[] = [
  p('This leaflet helps you.'),
  { kind: 'key', at: at(), blocks: [p('Tea is hot.')] },
  list('checklist', 'Drink it slowly.', 'Call your host.'),
];

const book = (blocks: readonly Block[], extra: Partial<DeckDefinition> = {}, title = 'What is tea?'): Library =>
  library(
    [module('brew', { print: passage([...blocks], { heading: title }), brief: passage([p('Brief.')]) })],
    deckOf(['brew'], { formats: ['booklet'], ...extra }),
    {
      wording,
      add: [claim('sure', ['s1'])],
    },
  );
const itemsOf = async (content: Library) => checkItems(await composedOf(content));
const codes = async (content: Library) => codesOf(await itemsOf(content));
const words = (count: number): string => `${'you '.repeat(count).trim()}.`;

test('a plain, active booklet with key points and steps gives no warning', async () => {
  expect(await itemsOf(book(GOOD))).toEqual([]);
});

test('nothing is judged in a locale without wording', async () => {
  expect(await itemsOf({ ...book([]), wording: {} })).toEqual([]);
});

test('all items are warnings', async () => {
  expect(new Set((await itemsOf(book([p('Tea.')]))).map(({ severity }) => severity))).toEqual(new Set(['warning']));
});

describe('a printed piece as a whole', () => {
  const without = (index: number): Block[] => GOOD.filter((_, i) => i !== index);

  test.each([
    ['no-purpose', without(0)],
    ['no-summary', without(1)],
    ['no-tool', [...without(2), p('Drink it.')]],
    ['no-steps', [...without(2), p('Drink it.')]],
    ['no-action', [...without(2), list('checklist', 'Hot water')]],
    ['no-uncertainty', [...GOOD, p('Tea warms you.[^sure]')]],
    ['rarely-you', [...GOOD, p('Tea grows on hills far away. '.repeat(40))]],
    ['passive-voice', [...GOOD, p('You know that tea is picked by hand. Your tea was then dried.')]],
  ])('gets %s', async (code, blocks) => {
    expect(await codes(book(blocks))).toContain(code);
  });

  test('says what it is for in its subtitle', async () => {
    expect(await codes(book(without(0), { subtitle: { en: 'This helps you brew.' } }))).toEqual([]);
  });

  test('tells what is not sure by a caveat', async () => {
    expect(await codes(book([...GOOD, p('Tea warms you.[^warm]')]))).toEqual([]);
  });

  test('of the handout kind begins with briefs', async () => {
    const part = (from: 'brief' | 'print') => [{ title: { en: 'Part' }, from, modules: ['brew'], at: at() }];
    expect(await codes(book(GOOD, { formats: ['handout'], handout: part('print') }))).toContain('no-summary');
    expect(await codes(book(GOOD, { formats: ['handout'], handout: part('brief') }))).not.toContain('no-summary');
  });
});

describe('parts', () => {
  test('more than 150 words under one heading are too many, and a heading makes two of them', async () => {
    expect(await codes(book([...GOOD, p(words(160))]))).toEqual(['long-section']);
    expect(await codes(book([...GOOD, p(words(80)), heading('And then?'), p(words(80))]))).toEqual([]);
  });

  test('more than 7 items in a list are too many', async () => {
    const seven = Array.from({ length: 7 }, () => 'You');
    expect(await codes(book([...GOOD, list('bullets', ...seven)]))).toEqual([]);
    expect(await codes(book([...GOOD, list('bullets', ...seven, 'You')]))).toEqual(['long-list']);
  });

  test('one word is a heading only as a question or as the name of a condition', async () => {
    expect(await codes(book([...GOOD, heading('More'), p('You.')]))).toEqual(['vague-heading']);
    expect(await codes(book([...GOOD, heading('Why?'), p('You.')]))).toEqual([]);
    expect(await codes(book([...GOOD, heading('Cold'), p('You.')]))).toEqual([]);
  });

  test('a table has a head and at most 5 columns', async () => {
    const table = (columns: number, head = 'Your tea'): Block => {
      const row = Array.from({ length: columns }, () => inlines('You'));
      return { kind: 'table', at: at(), head: head ? row : row.map(() => []), rows: [row] };
    };
    expect(await codes(book([...GOOD, table(5)]))).toEqual([]);
    expect(await codes(book([...GOOD, table(6)]))).toEqual(['wide-table']);
    expect(await codes(book([...GOOD, table(2, '')]))).toEqual(['wide-table']);
  });
});

test.each([
  ['The tea was quickly poured.', true],
  ['Tea is taken hot.', true],
  ['The kettle is known.', true],
  ['Tea is often hot.', false],
  ['The host pours tea.', false],
  ['You are even warmer.', false],
])('"%s" looks passive: %s', (sentence, expected) => {
  expect(languageOf('en').passivesIn([sentence], ['is', 'was', 'are']).length > 0).toBe(expected);
  expect(languageOf('xx').passivesIn([sentence], ['is', 'was', 'are'])).toEqual([]);
});

describe('teach-back', () => {
  const prompts = (...texts: string[]): Module =>
    module('brew', {
      slides: [slide('one', [])],
      teachBack: [{ kind: 'list', look: 'bullets', at: at(), items: texts.map((text, i) => ({ ...item(p(text)), at: at(10 + i) })) }],
    });
  const closed = (...texts: string[]) => checkPrompts(factsOf(library([prompts(...texts)], deckOf(['brew']), { wording })));

  test('a question that a nod can answer is told at its line', () => {
    expect(closed('In your own words, what is tea?', 'Do you understand what tea is?', 'Is it clear?')).toMatchObject([
      { code: 'closed-question', severity: 'warning', at: { line: 11 } },
      { code: 'closed-question', at: { line: 12 } },
    ]);
    expect(closed('If a friend asked, how would you brew tea?')).toEqual([]);
  });

  test('three prompts are asked at least', async () => {
    const count = async (...texts: string[]) =>
      codesOf(checkPromptCount(await composedOf(library([prompts(...texts)], deckOf(['brew'], { teachBack: ['brew'] }), { wording }))));
    expect(await count('What?', 'How?')).toEqual(['too-few-prompts']);
    expect(await count('What?', 'How?', 'What next?')).toEqual([]);
  });
});

describe('time', () => {
  const talk = (minutes: number, notes: Block[]) => {
    const one = slide('one', [p('word '.repeat(130).trim())], { notes });
    const cold = slide('cold', [p('word '.repeat(130).trim())], { conditions: ['cold'], at: at(40) } as never);
    return composedOf(library([module('brew', { slides: [one, cold] })], deckOf(['brew'], { minutes })));
  };

  test('130 words take a minute, on each path by itself', async () => {
    expect(spokenTimes(await talk(2, []))).toEqual([
      { name: 'everyone', words: 130, minutes: 1 },
      { name: '"Cold"', words: 260, minutes: 2 },
    ]);
  });

  test('the words of the notes are counted with those of the slide', async () => {
    expect(spokenTimes(await talk(2, [p('Two words.')]))[0]?.words).toBe(130 + 2);
  });

  test('a deck that plans fewer minutes than its words take gets a warning', async () => {
    expect(checkTime(await talk(2, []))).toEqual([]);
    const [found] = checkTime(await talk(1, []));
    expect(found).toMatchObject({ code: 'too-long-to-say', severity: 'warning' });
    expect(found?.message).toContain('2.0 for "Cold"');
  });

  test('the presented slides are paced by the same words at the same rate', async () => {
    const notes = [list('bullets', 'word '.repeat(260).trim(), 'word '.repeat(260).trim())];
    const content = library([module('brew', { slides: [slide('one', [], { notes })] })], deckOf(['brew'], { minutes: 1000 }));
    const judged = await composedOf(content);
    const planned = planSlides(judged.deck);
    const seconds = paceSlides(planned, judged.deck) ?? [];
    const secondsOf = (kind: string): number => seconds[planned.findIndex((one) => one.kind === kind)] ?? 0;
    // The title slide is given ten seconds before all are stretched to the planned minutes.
    expect(spokenTimes(judged)[0]?.minutes).toBe(4);
    expect(((secondsOf('content') / secondsOf('title')) * 10) / 60).toBeCloseTo(4, 2);
  });
});

describe('gaps', () => {
  const facts: Block = { kind: 'facts', names: ['cost'], at: at(), takes: ['T01'] };
  const clinic: Block = { kind: 'phone', line: 'clinic', at: at(), blocks: [] };
  const requirements = [{ id: 'T01', says: { en: 'cost' }, requiredIn: ['tea'], at: at() }];
  const withBlocks = (blocks: Block[], extra: Parameters<typeof library>[2] = {}) =>
    library([module('brew', { print: passage(blocks) })], deckOf(['brew']), { requirements, ...extra });

  test('a fact that a required block prints is given by each brand', () => {
    expect(checkGaps(factsOf(withBlocks([facts])))).toMatchObject([{ code: 'brand-gap', severity: 'warning' }]);
    expect(checkGaps(factsOf(withBlocks([facts], { requirements: [] })))).toEqual([]);
    const content = withBlocks([facts]);
    const ofPatient = { ...content.project.facts, cost: { label: { en: 'Cost' }, for: 'patient' as const } };
    expect(checkGaps(factsOf({ ...content, project: { ...content.project, facts: ofPatient } }))).toEqual([]);
  });

  test('"call us" needs a phone number', () => {
    const content = withBlocks([clinic]);
    const house = content.brands.house as Library['brands'][string];
    expect(checkGaps(factsOf(content))).toEqual([]);
    expect(codesOf(checkGaps(factsOf({ ...content, brands: { house: { ...house, facts: {} } } })))).toEqual(['brand-gap']);
  });

  test('a region says where to report side effects once there are risks', () => {
    const risky = withBlocks([], { add: [claim('burns', ['s1'], { role: 'risk' })] });
    expect(checkGaps(factsOf(risky))).toMatchObject([{ code: 'region-gap', severity: 'error' }]);
    const us = risky.regions.us as Library['regions'][string];
    expect(
      checkGaps(
        factsOf({
          ...risky,
          regions: { us: { ...us, lines: [...us.lines, line('them', 'report', { label: { en: 'them' }, chat: 'example.org' })] } },
        }),
      ),
    ).toEqual([]);
  });
});

describe('the checklist for the reviewer', () => {
  test('answers what a program can, and leaves the rest to people', async () => {
    const items = checklistOf(await composedOf(book(GOOD)));
    const human = items.filter(({ kind }) => kind === 'human');
    expect(human.length).toBeGreaterThan(10);
    expect(human.every(({ found }) => found === undefined)).toBe(true);
    expect(items.filter(({ kind }) => kind !== 'human').every(({ found }) => found !== undefined)).toBe(true);
    expect(items.find(({ item: id }) => id === 'PEMAT 11')).toMatchObject({ found: true, kind: 'decided', piece: 'booklet' });
  });

  test('never speaks of a score', async () => {
    expect(JSON.stringify(checklistOf(await composedOf(book(GOOD))))).not.toMatch(/\bscore|percent/i);
  });
});
