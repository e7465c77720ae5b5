import { expect, test } from 'vitest';
import { readLibrary } from '../../scripts/content/read-library.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import type { Library } from '../../scripts/model/content.js';
import { STATES, USES } from '../../scripts/model/contract-states.js';
import { CHECKS } from '../../scripts/model/job.js';
import { htmlEnvironment } from '../../scripts/render/templates.js';
import { renderGallery } from '../../scripts/site/render-index.js';
import { renderStatement } from '../../scripts/site/render-statement.js';
import { fixtureRoot, templatesRoot } from '../support/broken-project.js';
import { inTwoLanguages } from '../support/two-languages.js';

/** What the page on accessibility says, and that it says no more than was measured. */
const library = readLibrary(fixtureRoot, templatesRoot).library as Library;
const templates = readTemplates(templatesRoot);
const stage = { templates, environment: htmlEnvironment(templates) };
const BRAND = 'example-clinic';
const place = { deck: 'home', brand: BRAND, locale: 'en', folder: 'share', title: 'At home', bytes: 9_000 } as const;
const HANDOUT = { ...place, path: `${BRAND}/en/share/home.handout.letter.pdf`, format: 'handout', media: 'pdf', paper: 'letter' } as const;
const PAGE = { ...place, path: `${BRAND}/en/share/home.booklet.html`, format: 'booklet', media: 'html' } as const;
const STAFF = { ...place, path: `${BRAND}/en/staff/visit.reveal.html`, folder: 'staff', format: 'reveal', media: 'html' } as const;
const PASSED = { found: [...CHECKS], text: 16 };

type Entries = Parameters<typeof renderStatement>[1]['entries'];
const statementOf = (entries: Entries, from: Library = library): string =>
  renderStatement(from, { brand: BRAND, locale: 'en', entries }, stage).body;
const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('each shared file has its checks and its smallest text: points on paper, pixels on a screen', () => {
  const rows = statementOf([
    { ...HANDOUT, checked: PASSED },
    { ...PAGE, checked: { found: ['whole', 'sizes', 'alone'], text: 16 } },
    { ...STAFF, checked: PASSED },
  ])
    .split('<tr>')
    .slice(2)
    .map(textOf);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatch(/At home: Handout, Letter .*PDF tags; PDF letters 12 pt/);
  expect(rows[1]).toMatch(/At home: Booklet, Web page Nothing lost; Text size; Works offline 16 px/);
});

test('it claims no check that this build did not make', () => {
  const none = statementOf([HANDOUT, PAGE]);
  expect(textOf(none).match(/Not checked/g)).toHaveLength(2);
  for (const name of ['Nothing lost', 'PDF tags', 'Works offline']) expect(none).not.toContain(name);
  const some = textOf(statementOf([{ ...PAGE, checked: { found: ['whole'], text: 16 } }]));
  expect(some).toContain('Nothing lost.');
  expect(some).not.toContain('PDF tags');
  expect(some).toMatch(/our aim, not the result of a full test/);
  expect(some).toMatch(/do not cover a whole standard/);
  expect(some).toMatch(/axe.*not done again for these files/);
  expect(some).toMatch(/veraPDF\. That was not done again/);
  expect(some).not.toMatch(/\b(conforms?|compliant|fully accessible|meets)\b/i);
});

test('it names the states in which pages were measured, where each page was, and those of decks where there are decks', () => {
  const kept = { ...PAGE, kept: 'a' };
  expect(textOf(statementOf([kept]))).toMatch(/On a small phone .*With the Tab key/);
  expect(textOf(statementOf([kept]))).not.toContain('With the largest text');
  expect(textOf(statementOf([kept, { ...kept, format: 'marp' }]))).toContain('With the largest text');
  for (const some of [[PAGE], [HANDOUT], [kept, PAGE]]) expect(textOf(statementOf(some))).not.toContain('On a small phone');
});

test('each state and use has its words', () => {
  const keys = [...STATES.map(({ id }) => `statement-state-${id}`), ...Object.keys(USES).map((use) => `statement-use-${use}`)];
  expect(keys.filter((key) => !library.words.en?.[key])).toEqual([]);
});

test('it says whom to tell, or asks to turn to the team where the brand gives no number', () => {
  const phone = library.brands[BRAND]?.facts.phone?.en ?? '';
  expect(phone).not.toBe('');
  expect(textOf(statementOf([PAGE]))).toContain(phone);
  const brand = library.brands[BRAND] as Library['brands'][string];
  const silent = { ...library, brands: { ...library.brands, [BRAND]: { ...brand, facts: {} } } };
  const text = textOf(statementOf([PAGE], silent));
  expect(text).toContain('Ask the team that gave you this file.');
  expect(text).not.toContain(phone);
});

test('the galleries lead to it, and to none where nothing is shared', () => {
  const gallery = (entries: Entries, locale?: string): string =>
    renderGallery(library, { brand: BRAND, entries, pictureOf: () => undefined, ...(locale ? { locale } : {}) }, stage).body;
  expect(gallery([PAGE])).toContain('href="en/share/accessibility.html"');
  expect(gallery([PAGE], 'en')).toContain('href="accessibility.html"');
  expect(gallery([STAFF])).not.toContain('accessibility.html');
});

test('galleries and statement offer those of the other languages, by their own names', () => {
  const both = inTwoLanguages(library, 'es');
  const spanish = { ...PAGE, locale: 'es', path: `${BRAND}/es/share/home.booklet.html` };
  const gallery = (from: Library, entries: Entries, locale?: string): string =>
    renderGallery(from, { brand: BRAND, entries, pictureOf: () => undefined, ...(locale ? { locale } : {}) }, stage).body;
  const link = (href: string, lang: string, name: string): string =>
    `<a href="${href}" lang="${lang}" hreflang="${lang}" dir="ltr">${name}</a>`;
  expect(gallery(both, [PAGE, spanish])).toContain(link('es/share/index.html', 'es', 'Español'));
  expect(gallery(both, [PAGE, spanish], 'es')).toContain(link('../../en/share/index.html', 'en', 'English'));
  expect(gallery(both, [PAGE])).not.toContain('hreflang');
  expect(gallery(library, [PAGE], 'en')).not.toContain('hreflang');
  expect(statementOf([PAGE], both)).toContain(link('../../es/share/accessibility.html', 'es', 'Español'));
  expect(statementOf([PAGE])).not.toContain('hreflang');
});
