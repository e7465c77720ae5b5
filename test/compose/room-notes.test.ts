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

async function judged(notes: string, setting: NonNullable<DeckDefinition['setting']>) {
  const found: Diagnostic[] = [];
  const text = `---\ntitle: A\nsummary: B.\n---\n## Slide: Tea {#tea}\n\nWords.\n\n${notes}\n\n## Slide: More {#more}\n\nWords.\n`;
  const brew = readModule({ id: 'brew', locale: 'en', file: 'decks/modules/brew/en.md', text }, parser, found);
  if (!brew) throw new Error('no module');
  const composed = await composedOf(library([brew], deckOf(['brew'], { setting }), { wording: { en: wordingOf() } }));
  const told = checkRoomNotes(composed).map(({ code, at, message }) => `${code} ${at?.line} ${message}`);
  return { said: blocksText(composed.deck.slides[0]?.notes ?? []), told, found: found.map(({ code }) => code) };
}

test.each([
  ['one patient', `${ONE}\n\n${ROOM}`, 'consultation', 'Ask: "Do you take opioids?"'],
  ['a room', `${ONE}\n\n${ROOM}`, 'talk', 'Ask nobody here.'],
  ['a room, told first', `${ROOM}\n\n${ONE}`, 'talk', 'Ask nobody here.'],
  ['a room without notes of its own', '### Notes\n\nSmile.', 'talk', 'Smile.'],
] as const)('the notes are those for %s', async (_, notes, setting, said) => {
  const { found, ...rest } = await judged(notes, setting);
  expect({ ...rest, found }).toEqual({ said: expect.stringContaining(said.slice(0, 5)), told: [], found: [] });
  expect(rest.said.includes('nobody')).toBe(said.includes('nobody'));
});

test('what one person is asked in private is not asked in a room, and is in a consultation', async () => {
  expect((await judged(ONE, 'talk')).told).toEqual([expect.stringMatching(/^private-question 11 .*Do you take opioids/)]);
  expect((await judged(ONE, 'consultation')).told).toEqual([]);
});

test('a misspelt heading of notes is told, so that nobody prints them', async () => {
  expect((await judged('### Room note\n\nAsk nobody.', 'talk')).found).toEqual(['misplaced-heading']);
});
