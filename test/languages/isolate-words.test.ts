import { expect, test } from 'vitest';
import { isolateWords } from '../../scripts/languages/isolate-words.js';

const apart = (words: string): string => `<bdi dir="ltr">${words}</bdi>`;

test.each([
  ['a number to call', '<p>اتصل بالرقم 555-0100.</p>', `<p>اتصل بالرقم ${apart('555-0100')}.</p>`],
  ['a name, not the year behind it', '<p>منشور Milton Keynes، 2021</p>', `<p>منشور ${apart('Milton Keynes')}، 2021</p>`],
  ['an address that may break', '<a>على example.org/<wbr>a-b/</a>', `<a>على ${apart('example.org/<wbr>a-b/')}</a>`],
  ['a text that is all from left to right', '<li>Plaster casts [2021]. </li>', `<li>${apart('Plaster casts [2021].')} </li>`],
  ['what is written with signs of HTML', '<p>عن A&amp;B &quot;و&quot;</p>', `<p>عن ${apart('A&amp;B')} &quot;و&quot;</p>`],
])('in a page from right to left, %s stands apart', (_, before, after) => {
  expect(isolateWords(before, 'ar')).toBe(after);
});

test.each([
  ['a number by itself', '<p>من 24 إلى 72 ساعة</p>'],
  ['a label of a drawing', '<svg><text x="1">MRI</text></svg>'],
  ['an attribute', '<img alt="MRI 555-0100">'],
  ['what stands apart already', '<bdi>MRI</bdi>'],
])('%s stays as it is', (_, html) => expect(isolateWords(html, 'ar')).toBe(html));

test('a page from left to right stays as it is', () => expect(isolateWords('<p>MRI 555-0100</p>', 'en')).toBe('<p>MRI 555-0100</p>'));
