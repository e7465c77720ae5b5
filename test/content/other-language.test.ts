import { expect, test } from 'vitest';
import { checkLanguages } from '../../scripts/checks/words/check-languages.js';
import { cursorIn } from '../../scripts/content/cursor.js';
import { markdownParser } from '../../scripts/content/markdown-parser.js';
import { parseInlines } from '../../scripts/content/parse-inlines.js';
import { readModule } from '../../scripts/content/read-module.js';
import { spansMarkdown } from '../../scripts/formats/slides/markdown-text.js';
import type { FigureWords, Inline, Module } from '../../scripts/model/content.js';
import type { Span } from '../../scripts/model/deck.js';
import type { Diagnostic } from '../../scripts/model/diagnostic.js';
import { languageOfAll, markedRun, markedWords, withoutLanguages } from '../../scripts/model/marked-words.js';
import { plainText } from '../../scripts/model/tree.js';
import { figureMarkup } from '../../scripts/render/picture-markup.js';
import { spansHtml } from '../../scripts/render/spans-html.js';
import { runText } from '../../scripts/reviews/word-reader.js';
import { at, deckOf, inlines, library, module, p, passage } from '../support/compose-library.js';
import { factsOf } from '../support/composed.js';

const parser = markdownParser('“”‘’');
function read(text: string): { run: readonly Inline[]; told: readonly string[] } {
  const found: Diagnostic[] = [];
  const run = parseInlines(parser.parseInline(text, {})[0], cursorIn('a.md', text, 0, found));
  return { run, told: found.map(({ code, at }) => `${code} ${at?.column}`) };
}

test('words that are marked are read by a voice of their language', () => {
  const { run, told } = read('Say [muchas **gracias**]{lang="es"} and [[شكرا](https://example.org)]{lang=ar}.');
  expect(told).toEqual([]);
  expect(spansHtml(run as Span[], { words: {} })).toBe(
    'Say <span lang="es" dir="ltr">muchas <strong>gracias</strong></span> and <span lang="ar" dir="rtl"><a href="https://example.org">شكرا</a></span>.',
  );
  expect(plainText(run)).toBe('Say muchas gracias and شكرا.');
  expect(runText(run)).toBe('Say muchas gracias and شكرا (example.org).');
  expect(spansMarkdown(run.slice(0, 2) as Span[], 'keyed')).toBe('Say {l:es}muchas **gracias**{l:}');
  expect(spansMarkdown(run.slice(0, 2) as Span[], 'plain')).toBe('Say muchas **gracias**');
});

test('a mark that is none is told', () => {
  expect(read('Say [gracias]{lang="zzz"}.').told).toEqual(['unknown-language 15']);
  expect(read('Say [gracias] {lang="es"}.').told).toEqual(['left-mark 15']);
  expect(read('[a] and [b](https://example.org), no [c].').told).toEqual([]);
});

test('a heading takes a mark at its end, and its own attributes behind it', () => {
  const text =
    '---\ntitle: A\nsummary: B.\n---\n## Slide: [Hola a todos]{lang="es"} {#hello}\n\nWords.\n\n## Print: [Hola]{lang="es"}\n\nWords.\n';
  const found: Diagnostic[] = [];
  const read = readModule({ id: 'a', locale: 'en', file: 'a.md', text }, parser, found);
  expect(found).toEqual([]);
  expect(read?.slides[0]?.id).toBe('hello');
  expect([read?.slides[0]?.title, read?.print?.title].map((title) => title?.[0]?.kind)).toEqual(['language', 'language']);
});

/** What is told of a module, in one line each. */
function told(extra: Partial<Module>, more: Parameters<typeof library>[2] = {}): string[] {
  return checkLanguages(factsOf(library([module('brew', extra)], deckOf(['brew']), more))).map(({ message, hint }) => `${message} ${hint}`);
}
const SPANISH = 'Tome su té con la cena.';

test('words in another language are told where they are written, until they are marked', () => {
  expect(told({ print: passage([p(SPANISH)]) })).toEqual([
    `"${SPANISH}" reads like Spanish, and is not marked: a screen reader says it with the sounds of English. Mark it: [${SPANISH}]{lang="es"}`,
  ]);
  expect(told({ title: SPANISH })[0]).toContain('Say it in English here');
  expect(told({ teachBack: [p(`How would you say: ${SPANISH}`)] })).toHaveLength(1);
  const marked: Inline[] = [...inlines('In Spanish, '), { kind: 'language', language: 'es', children: inlines(SPANISH) }];
  expect(told({ print: passage([{ kind: 'paragraph', at: at(), inlines: marked }]) })).toEqual([]);
  const glossary = { en: [{ term: 'té con la cena', plain: 'Tea that is served with dinner.', name: true }] };
  expect(told({ print: passage([p('Order some té con la cena today.')]) }, { glossary })).toEqual([]);
  expect(told({ print: passage([p('Order some té con la cena today.')]) })).toHaveLength(1);
});

test('a file that was not translated is told once', () => {
  const sentences = ['La taza está caliente.', 'No la deje en el sol.', 'El té se hace con agua.', ...'abcdef'].map((one) =>
    one.length > 1 ? one : `Tome ${one} con la cena y no con el té.`,
  );
  const said = told({ print: passage(sentences.map((one) => p(one))) });
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('9 sentences of this file');
});

test('words that are no Markdown are marked in the same way: captions, labels, facts of a brand, and a text alternative as a whole', () => {
  const markedAs = (words: string): string => `[${words}]{lang="es"}`;
  const figure = (words: Partial<FigureWords>): Partial<Module> => ({
    figures: { pot: { alt: 'A pot is on the table.', caption: 'A pot', labels: {}, claims: [], takes: [], at: at(), ...words } },
  });
  for (const words of [{ caption: SPANISH }, { labels: { lid: SPANISH } }, { alt: SPANISH }]) {
    const [key = '', value = ''] = Object.entries(words)[0] ?? [];
    const [line = ''] = told(figure(words));
    expect(line).toContain(markedAs(SPANISH));
    const cured = typeof value === 'string' ? { [key]: markedAs(SPANISH) } : { labels: { lid: markedAs(SPANISH) } };
    expect(told(figure(cured))).toEqual([]);
  }
  expect(told(figure({ alt: `A sign says ${markedAs(SPANISH)}` }))[0]).toContain('Mark the whole text alternative');
  expect(told(figure({ caption: '[Words]{lang="zzz"}' }))[0]).toContain('in no language that voices know');
});

test('what is no Markdown keeps its marks up to the page', () => {
  expect(markedWords('Say [hola]{lang=es}, [oui]{lang="fr"}!')).toEqual([
    { text: 'Say ' },
    { text: 'hola', language: 'es' },
    { text: ', ' },
    { text: 'oui', language: 'fr' },
    { text: '!' },
  ]);
  expect(spansHtml(markedRun('Say [hola]{lang="es"} <b>') as Span[], { words: {} })).toBe(
    'Say <span lang="es" dir="ltr">hola</span> &lt;b&gt;',
  );
  expect([withoutLanguages('[Hola]{lang="es"} all [x]'), languageOfAll('[Hola]{lang="es"}'), languageOfAll('Hola [a]{lang=es}')]).toEqual([
    'Hola all [x]',
    'es',
    undefined,
  ]);
  const svg = { tag: 'svg', attributes: { viewBox: '0 0 9 9' }, children: [] };
  const figure = { id: 'a/b', svg, width: 9, height: 9, wide: false, alt: 'Una taza', altLanguage: 'es', caption: '', marks: [] };
  expect(figureMarkup(figure, 'k1')).toContain('aria-label="Una taza" lang="es"');
});
