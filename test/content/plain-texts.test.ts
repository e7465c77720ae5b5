import { expect, test } from 'vitest';
import { composeDeck } from '../../scripts/compose/compose-deck.js';
import { withPlainTexts } from '../../scripts/content/plain-texts.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { renderPrint } from '../../scripts/formats/print/render-print.js';
import { renderMarp } from '../../scripts/formats/slides/render-marp.js';
import { renderReveal } from '../../scripts/formats/slides/render-reveal.js';
import { sayInLanguages } from '../../scripts/render/say-in-languages.js';
import { brokenProject, diagnose, fixtureFiles, readBroken, templatesRoot } from '../support/broken-project.js';

const [VISIT, HOME, US] = ['decks/visit.deck.yaml', 'decks/take-home.deck.yaml', 'decks/regions/us.yaml'] as const;
const [GLOSSARY, DAYS] = ['decks/glossary/en.yaml', 'decks/modules/first-days/en.md'] as const;
/** Each text with words of another language, as an author marks them; in braces it stands in quotation marks. */
const says = (text: string, words: string, code: string): string => `'${text.replace('~', `[${words}]{lang="${code}"}`)}'`;
const MARKED = {
  [VISIT]: fixtureFiles
    .replaced(VISIT, 'en: Caring for your plaster cast', `en: ${says('Your plaster: ~', 'el yeso', 'es')}`)
    .replace('en: The weeks after', `en: ${says('The weeks after, ~', 'después', 'es')}`),
  [HOME]: fixtureFiles.replaced(HOME, 'en: "Your plaster cast: what to know"', `en: ${says('Your plaster: ~', 'el yeso', 'es')}`),
  [US]: fixtureFiles.replaced(US, 'en: United States', `en: ${says('~', 'Estados Unidos', 'es')}`),
  [GLOSSARY]: fixtureFiles.replaced(
    GLOSSARY,
    'plain: A prickling feeling in the skin.',
    `plain: ${says('A prickling feeling, ~.', 'hormigueo', 'es')}`,
  ),
  [DAYS]: fixtureFiles.replaced(DAYS, 'title: The first days', `title: ${says('The first days, ~', 'primeros días', 'es')}`),
};

test('titles, the glossary and the words of a region are plain to whoever reads them, and are said in their language where they are shown', async () => {
  const root = brokenProject(MARKED);
  expect(diagnose(root).map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  const { library } = readBroken(root);
  if (!library) throw new Error('not read');
  const templates = readTemplates(templatesRoot);
  const spoken = (words: string): string => `<span lang="es" dir="ltr">${words}</span>`;
  const deckOf = async (deck: string) => (await composeDeck(library, { deck, brand: 'example-clinic', locale: 'en' })).deck;
  const [visit, home] = [await deckOf('visit'), await deckOf('take-home')];
  const booklet = renderPrint(home, { format: 'booklet', paper: 'letter', templates });
  expect([booklet.title, home.region.name, library.modules['first-days']?.en?.title]).toEqual([
    'Your plaster: el yeso',
    'Estados Unidos',
    'The first days, primeros días',
  ]);
  for (const words of ['el yeso', 'Estados Unidos', 'hormigueo']) expect(booklet.body).toContain(spoken(words));
  for (const { body } of [renderReveal(visit, templates), renderMarp(visit, templates)])
    for (const words of ['el yeso', 'después']) expect(body).toContain(spoken(words));
  expect(booklet.body + renderMarp(visit, templates).body).not.toContain('{lang');
});

test('words of another language without a mark are told in a title, a region and the glossary, until they are marked', () => {
  const spanish = 'Llámenos hoy si el yeso está roto o si le duele';
  const told = (words: string): string[] =>
    diagnose(brokenProject({ [GLOSSARY]: fixtureFiles.replaced(GLOSSARY, 'A prickling feeling in the skin.', words) }))
      .filter(({ code }) => code.includes('language'))
      .map(({ at }) => at?.file ?? '');
  expect(told(`${spanish}.`)).toEqual([GLOSSARY]);
  expect(told(`'[${spanish}]{lang="es"}.'`)).toEqual([]);
  expect(told(`'[${spanish}]{lang="zzz"}.'`)).toEqual([GLOSSARY]);
});

test('a text is said in its language between tags, and stays as it is in them', () => {
  const known = { 'a <b>': [{ kind: 'language', language: 'es', children: [{ kind: 'text', text: 'a <b>' }] }] } as const;
  const html = '<title>a &lt;b&gt;</title><p title="a &lt;b&gt;">See a &lt;b&gt;.</p><svg><text>a &lt;b&gt;</text></svg>';
  expect(sayInLanguages(html, known)).toBe(html.replace('See a &lt;b&gt;', 'See <span lang="es" dir="ltr">a &lt;b&gt;</span>'));
  expect(sayInLanguages(html, undefined)).toBe(html);
});

const spanish = (text: string) => [{ kind: 'language', language: 'es', children: [{ kind: 'text', text }] }] as const;
const MARK = (words: string): string => `<span lang="es" dir="ltr">${words}</span>`;

test('whole words are said in their language, once, the longest text first', () => {
  const known = { no: spanish('no'), 'no $& más': spanish('no $& más'), lt: spanish('lt'), 'el yeso': spanish('el yeso') };
  const html = '<p>Nothing, no $&amp; más, no &lt; el yeso.</p><p lang="en">no</p><ul><li>no</li></ul>';
  const said = `<p>Nothing, ${MARK('no $&amp; más')}, ${MARK('no')} &lt; ${MARK('el yeso')}.</p><p lang="en">no</p><ul><li>${MARK('no')}</li></ul>`;
  expect(sayInLanguages(html, known)).toBe(said);
  expect(sayInLanguages(said, known)).toBe(said);
});

test('a text is said as it was marked in the language of its page', () => {
  const { library } = readBroken(brokenProject({}));
  if (!library) throw new Error('not read');
  const title = { en: 'Plaster: [yeso]{lang="es"}', es: '[Plaster]{lang="en"}: yeso' };
  const { inLanguages } = withPlainTexts({ ...library, project: { ...library.project, locales: ['en', 'es'], title } });
  const page = '<h1>Plaster: yeso</h1>';
  expect([sayInLanguages(page, inLanguages?.en), sayInLanguages(page, inLanguages?.es)]).toEqual([
    `<h1>Plaster: ${MARK('yeso')}</h1>`,
    '<h1><span lang="en" dir="ltr">Plaster</span>: yeso</h1>',
  ]);
});
