import { expect, test } from 'vitest';
import { checkRoomNotes } from '../../scripts/checks/words/check-room-notes.js';
import { markdownParser } from '../../scripts/content/markdown-parser.js';
import { readModule } from '../../scripts/content/read-module.js';
import type { DeckDefinition } from '../../scripts/model/definitions.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { blocksText } from '../../scripts/model/tree.js';
import { deckOf, library } from '../support/compose-library.js';
import { composedOf, wordingOf } from '../support/composed.js';

const parser = markdownParser('“”‘’');
const ONE = '### Notes\n\nAsk: "Do you take opioids?"';
const ROOM = '### Room notes\n\nAsk nobody here.';
const PERSONAL = ['do you take', 'ask the person', 'ask whether the person', 'pain the person has', 'your alarm', 'who will take you home'];
const PROMPT = '\n## Teach-back\n\n- Who will take you home?\n';

async function judged(notes: string, setting: NonNullable<DeckDefinition['setting']>, prompts = '') {
  const found: Diagnostic[] = [];
  const text = `---\ntitle: A\nsummary: B.\n---\n## Slide: Tea {#tea}\n\nWords.\n\n${notes}\n\n## Slide: More {#more}\n\nWords.\n${prompts}`;
  const brew = readModule({ id: 'brew', locale: 'en', file: 'decks/modules/brew/en.md', text }, parser, found);
  if (!brew) throw new Error('no module');
  const asked = prompts ? { teachBack: ['brew'] } : {};
  const composed = await composedOf(
    library([brew], deckOf(['brew'], { setting, ...asked }), { wording: { en: wordingOf({ personal: PERSONAL }) } }),
  );
  const told = checkRoomNotes(composed).map(({ code, at, message }) => `${code} ${at?.line} ${message}`);
  return { said: blocksText(composed.deck.slides[0]?.notes ?? []), told, found: found.map(({ code }) => code) };
}

test.each([
  ['one patient', `${ONE}\n\n${ROOM}`, 'consultation', 'Ask: "Do you take opioids?"'],
  ['a room', `${ONE}\n\n${ROOM}`, 'talk', 'Ask nobody here.'],
  ['a room, told first', `${ROOM}\n\n${ONE}`, 'talk', 'Ask nobody here.'],
] as const)('the notes are those for %s', async (_, notes, setting, said) => {
  const { found, ...rest } = await judged(notes, setting);
  expect({ ...rest, found }).toEqual({ said: expect.stringContaining(said.slice(0, 5)), told: [], found: [] });
  expect(rest.said.includes('nobody')).toBe(said.includes('nobody'));
});

test('notes for one patient are never shown to a room, even where there are no others, and that is told', async () => {
  for (const notes of [ONE, '### Notes\n\nSmile.'])
    expect(await judged(notes, 'talk')).toEqual({
      said: '',
      told: [expect.stringMatching(/^no-room-notes 5 Slide "brew-tea" of talk /)],
      found: [],
    });
  expect((await judged(ONE, 'consultation')).said).toContain('opioids');
  expect((await judged('', 'talk')).told).toEqual([]);
});

test.each([
  'Ask: "Do you take opioids?"',
  'Ask the person which pills they take.',
  'Ask whether the person takes a benzodiazepine, and how much.',
  'Ask what kind of pain the person has.',
  'Ask: "What sets off your alarm?"',
])('what one person is asked in private is not asked in a room, and is in a consultation: %s', async (asked) => {
  const told = [expect.stringMatching(/^private-question 11 The notes of "brew-tea" ask a room: /)];
  expect((await judged(`### Room notes\n\n${asked}`, 'talk')).told).toEqual(told);
  expect((await judged(`### Notes\n\n${asked}\n\n${ROOM}`, 'consultation')).told).toEqual([]);
});

test.each(['Ask nobody here which pills they take.', 'Ask: "What would that person ask on Sunday?"', 'Ask the room what they have heard.'])(
  'what is asked of nobody, or of people in general, may be asked: %s',
  async (asked) => expect((await judged(`### Room notes\n\n${asked}`, 'talk')).told).toEqual([]),
);

test('the prompts at the end of a talk ask nobody what is for one patient', async () => {
  expect((await judged(ROOM, 'talk', PROMPT)).told).toEqual([
    expect.stringMatching(/^private-question \d+ The prompts ask a room: Who will/),
  ]);
  expect((await judged(ROOM, 'consultation', PROMPT)).told).toEqual([]);
});

test('a misspelt heading of notes is told, so that nobody prints them', async () => {
  expect((await judged('### Room note\n\nAsk nobody.', 'talk')).found).toEqual(['misplaced-heading']);
});
