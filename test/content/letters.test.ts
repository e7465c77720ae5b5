import { describe, expect, test } from 'vitest';
import { placeInWords } from '../../scripts/model/diagnostic.js';
import { brokenProject, fixtureFiles, readBroken } from '../support/broken-project.js';
import { NAMES } from '../support/names.js';

const BRAND = 'decks/brands/example-clinic/brand.yaml';
const named = (name: string) => ({ [BRAND]: fixtureFiles.replaced(BRAND, 'Example Clinic }', `${name} }`) });
const lettersOf = (edits: Record<string, string>) =>
  readBroken(brokenProject(edits))
    .diagnostics.filter(({ code }) => code === 'letter-without-font')
    .map(({ at, message, hint = '' }) => ({ place: at ? placeInWords(at) : '', message, hint }));

describe('letters that no font has', () => {
  test.each([
    ['Hebrew', 'קליניקה', '"ק" (U+05E7)', 'Hebrew'],
    ['Georgian', 'კლინიკა', '"კ" (U+10D9)', 'Georgian'],
    ['Korean', '한국 클리닉', '"한" (U+D55C)', 'Hangul'],
    ['Hindi', 'हिन्दी', '"हि" (U+0939 U+093F)', 'Devanagari'],
    ['Chinese', '中心', '"中" (U+4E2D)', 'Han'],
    ['Thai', 'คลินิก', 'U+0E04', 'Thai'],
    ['emoji', '🌿 Green', '"🌿" (U+1F33F)', 'in words'],
    ['joined emoji', '👩‍⚕️ Care', 'U+1F469 U+200D U+2695', 'in words'],
    ['a flag', '🇺🇦 Help', 'U+1F1FA U+1F1E6', 'in words'],
    ['private', '\uE001 Care', 'letter: U+E001', 'one font only'],
    ['unassigned', '\u0378 Care', 'letter: U+0378', 'other letters'],
    ['damaged', 'Caf\uFFFD', 'U+FFFD', 'UTF-8'],
    ['turning', 'Care \u202E911', 'U+202E', 'anew'],
  ])('%s in a name: one message at the brand, with letter and code point', (_, name, says, hint) => {
    const [first, ...more] = lettersOf(named(name));
    expect(more).toEqual([]);
    expect(first?.place).toMatch(/^decks\/brands\/example-clinic\/brand\.yaml:2:\d+$/);
    expect(first?.message).toContain(says);
    expect(first?.hint).toContain(hint);
  });

  test.each([
    ['a bullet of Word', '\uF0B7 Warm skin', '"- "'],
    ['another of its bullets, further in', '  \uF0A7\u00A0Warm skin', '"- "'],
    ['a tick of Wingdings', '\uF0FC Warm skin', '"- "'],
    ['an arrow of Wingdings', '\uF0D8 Warm skin', '"- "'],
    ['the same inside a line', 'Warm \uF0B7 skin', 'one font only'],
  ])('%s is told with what to type', (_, words, hint) => {
    const skin = 'decks/modules/skin/en.md';
    const text = fixtureFiles.replaced(skin, 'Warm skin', words.trimStart() === words ? `\n\n${words}` : words);
    expect(lettersOf({ [skin]: text }).map((one) => one.hint)).toEqual([expect.stringContaining(hint)]);
  });

  const at = (file: string, from: string, to: string) => ({ [file]: fixtureFiles.replaced(file, from, to) });
  test.each([
    ['a title', at('decks/modules/skin/en.md', 'Your skin', 'Your 🌿 skin'), 'decks/modules/skin/en.md:2:13'],
    ['text', at('decks/modules/skin/en.md', 'Warm skin', 'Warm 🌿 skin'), 'decks/modules/skin/en.md:53:6'],
    ['an entity', at('decks/modules/skin/en.md', 'Warm skin', 'Warm &#x1F33F; skin'), 'decks/modules/skin/en.md:53:6'],
    ['a claim', at('decks/claims/en.yaml', 'This is advice', 'This 🌿 is advice'), 'decks/claims/en.yaml:2:14'],
    ['a glossary', at('decks/glossary/en.yaml', 'A hard cover', 'A 🌿 hard cover'), 'decks/glossary/en.yaml:1:26'],
    ['a region', at('decks/regions/us.yaml', 'United States', 'United 🌿'), 'decks/regions/us.yaml:2:20'],
    ['a deck', at('decks/visit.deck.yaml', 'Caring for', 'Caring 🌿'), 'decks/visit.deck.yaml:3:21'],
    ['a source', at('decks/references.yaml', 'Leeds Teaching', 'Leeds 🌿 Teaching'), 'decks/references.yaml:6:24'],
    ['the project', at('decks/project.yaml', 'name:', 'name: 🌿'), 'decks/project.yaml'],
    ['an escape', at(BRAND, '"Example Clinic,', '"\\U0001F33F Clinic,'), `${BRAND}:10:17`],
    [
      'several lines',
      at('decks/claims/en.yaml', 'says: This is advice', 'says: |\n    Here\n    is 🌿 advice'),
      'decks/claims/en.yaml:4:8',
    ],
  ])('%s: at the letter itself', (_, edits, place) => {
    const found = lettersOf(edits);
    expect(found.map((one) => one.place)).toEqual([expect.stringMatching(new RegExp(`^${place}`))]);
  });

  test('many of one kind are one message with their lines', () => {
    const text = fixtureFiles.text('decks/modules/skin/en.md').replace('Warm skin', '🌿 Warm 😀 skin').replace('Numb or', '🌿 Numb or');
    const [first, ...more] = lettersOf({ 'decks/modules/skin/en.md': text });
    expect(more).toEqual([]);
    expect(first?.message).toContain('line 53');
  });

  test('comments and what the checks look for are printed nowhere', () => {
    const wording = fixtureFiles.replaced('decks/wording/en.yaml', '"miracle*"', '"🎉"');
    expect(lettersOf({ 'decks/wording/en.yaml': wording, [BRAND]: `# 🌿 our file\n${fixtureFiles.text(BRAND)}` })).toEqual([]);
  });
});

test.each(NAMES)('"%s" is taken, each letter as one sign', (name) => {
  const root = brokenProject({ [BRAND]: fixtureFiles.replaced(BRAND, 'Example Clinic }', `"${name}" }`) });
  const { library, diagnostics } = readBroken(root);
  expect(diagnostics).toEqual([]);
  expect(library?.brands['example-clinic']?.name.en).toBe(name.normalize('NFC'));
});

test('what comes along when words are copied is left out: marks of byte order, places to break a word, wishes for color', () => {
  const root = brokenProject(named('"\uFEFFSm\u200Bith ✔\uFE0F"'));
  expect(readBroken(root).library?.brands['example-clinic']?.name.en).toBe('Smith ✔');
});
