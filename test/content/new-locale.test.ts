import { describe, expect, test } from 'vitest';
import { withDraft, withLocale } from '../../scripts/content/new-locale.js';

const inSpanish = (text: string): string | undefined => withLocale(text, { source: 'en', locale: 'es' });

describe('a language is added to what is written for each locale at once', () => {
  test.each([
    ['in brackets', 'title: { en: Tea }\n', 'title: { en: Tea, es: "TO TRANSLATE: Tea" }\n'],
    [
      'in quotation marks',
      'title: { en: "Tea: a guide" } # a note\n',
      'title: { en: "Tea: a guide", es: "TO TRANSLATE: Tea: a guide" } # a note\n',
    ],
    ['one below the other', 'title:\n  en: Tea\nid: x\n', 'title:\n  en: Tea\n  es: "TO TRANSLATE: Tea"\nid: x\n'],
    ['at the end of a file without a line end', 'title:\n  en: Tea', 'title:\n  en: Tea\n  es: "TO TRANSLATE: Tea"'],
    [
      'over several lines',
      'a:\n  en: >-\n    Tea and\n    milk\nb: 1\n',
      'a:\n  en: >-\n    Tea and\n    milk\n  es: "TO TRANSLATE: Tea and milk"\nb: 1\n',
    ],
    [
      'in a list',
      'lines:\n  - label: { en: Tea }\n  - label: { en: Milk }\n',
      'lines:\n  - label: { en: Tea, es: "TO TRANSLATE: Tea" }\n  - label: { en: Milk, es: "TO TRANSLATE: Milk" }\n',
    ],
    [
      'lists of words',
      'mustSay: { en: [no milk, "a|b"] }\n',
      'mustSay: { en: [no milk, "a|b"], es: ["TO TRANSLATE: no milk", "TO TRANSLATE: a|b"] }\n',
    ],
    ['a number to call is the same', 'phone: { en: 555-0100 }\n', 'phone: { en: 555-0100, es: "555-0100" }\n'],
  ])('%s', (_, before, after) => {
    expect(inSpanish(before)).toBe(after);
    expect(inSpanish(after)).toBe(after);
  });

  test.each([
    ['words that are there', 'title: { en: Tea, es: "Té" }\n'],
    ['an address, which is that of one folder', 'baseUrl: { en: "https://www.example.org/" }\n'],
    ['what a requirement is about', '- id: S01\n  says: { en: on tea }\n  requiredIn: [talk]\n'],
    ['a map of other things', 'cells: { en: a, milk: b }\n'],
  ])('%s stay', (_, text) => expect(inSpanish(text)).toBe(text));

  test('a text that is no YAML is left alone', () => expect(inSpanish('title: { en: Tea\n')).toBeUndefined());
});

const project = (more = ''): string =>
  `id: tea\ntitle: { en: Tea }\nversion: "1.0.0"\ndate: 2026-11-23\nlocales: [en]\n${more}brands: [house]\npapers: [letter]\nlicence: { name: CC, url: "https://example.org/" }\n`;

test.each([
  ['no drafts', project(), project('drafts: [es]\n')],
  ['an empty list', project('drafts: []\n'), project('drafts: [es]\n')],
  ['another draft', project('drafts: [fr]\n'), project('drafts: [fr, es]\n')],
  ['the draft itself', project('drafts: [es]\n'), project('drafts: [es]\n')],
  ['a language that is whole', project().replace('[en]', '[en, es]'), project().replace('[en]', '[en, es]')],
])('the list of drafts, where there is %s', (_, before, after) => expect(withDraft(before, 'es')).toBe(after));
