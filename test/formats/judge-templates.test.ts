import Handlebars from 'handlebars';
import { expect, test } from 'vitest';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { judgeTemplates, lostValue } from '../../scripts/render/judge-templates.js';
import { droppedStyles, styleQuestions } from '../../scripts/render/style-questions.js';

/** A template or a style that cannot be read is one message at its line, before anything is made of it. */
const said = (files: Readonly<Record<string, string>>): string[] =>
  judgeTemplates(files).map(({ code, at, hint }) =>
    `${code} ${at?.file}:${at?.line} ${hint?.startsWith('Did you mean') ? hint : ''}`.trim(),
  );

test('templates that do not parse, and parts that are not there', () => {
  expect(said({ 'a.hbs': 'one\n{{#if a}}two' })).toEqual(['template-unread templates/a.hbs:2']);
  expect(said({ 'a.hbs': 'one\n{{#if a}}two{{/each}}\n' })).toEqual(['template-unread templates/a.hbs:2']);
  expect(said({ 'a.hbs': '<p>{{word "a"</p>' })).toEqual(['template-unread templates/a.hbs:1']);
  expect(said({ 'a.hbs': '\n{{> cavets}}{{> @partial-block}}', 'partials/caveats.hbs': 'x' })).toEqual([
    'template-unread templates/a.hbs:2 Did you mean "caveats"?',
  ]);
  expect(said({ 'a.hbs': '{{#> bar}}{{/bar}}' })).toEqual(['template-unread templates/a.hbs:1']);
});

test.each([
  ['titel', '<header>\n<h1>{{titel}}</h1>'],
  ['nam', '<p>\n{{brand.nam}}</p>'],
  ['subtitel', '<p>\n{{#if title}}{{subtitel}}{{/if}}</p>'],
])('a value that nothing gives: %s', (name, text) => {
  const made = (): string => Handlebars.compile(text, { strict: true })({ title: 'A', brand: { name: 'B' } });
  const told = (): unknown => {
    try {
      return made();
    } catch (cause) {
      return lostValue({ 'b.css': text, 'a.hbs': text, 'c.hbs': 'other\nlines' }, cause);
    }
  };
  expect(told()).toMatchObject({ code: 'template-unread', at: { file: 'templates/a.hbs', line: 2 } });
  expect(told()).toHaveProperty('message', `The template asks for "${name}", and nothing of that name is given to it.`);
  expect(lostValue({ 'a.hbs': text }, new Error('other trouble'))).toBeUndefined();
});

test('styles that a browser drops without a word', () => {
  expect(said({ 'a.css': 'p{}\n@phone (max-width: 30em) { p { color: red } }' })).toEqual(['style-unread templates/a.css:2']);
  expect(said({ 'a.css': '@meda print { p {} }' })).toEqual(['style-unread templates/a.css:1 Did you mean "media"?']);
  expect(said({ 'a.css': '@media (max-widht: 30em) { p {} }' })).toEqual(['style-unread templates/a.css:1 Did you mean "width"?']);
  expect(said({ 'a.css': '@media (prefers-color: dark) { p {} }' })).toHaveLength(1);
  expect(said({ 'a.css': 'p { color: red\n.b { color: blue }\n' })).toEqual(['style-unread templates/a.css:1']);
  expect(said({ 'a.css': 'p { color: red }\n}' })).toEqual(['style-unread templates/a.css:2']);
});

test.each([
  ['colr: red', 'Did you mean "color"?'],
  ['font-sise: 1em', 'Did you mean "font-size"?'],
  ['colour: red', 'Did you mean "color"?'],
  ['margin-lefft: 0', 'Did you mean "margin-left"?'],
  ['warmth: 3', ''],
  ['color: var(--inkk)', 'Did you mean "--ink"?'],
  ['margin: 0 var(--gap)', ''],
])('a declaration that no browser knows, %s', (line, hint) => {
  const css = `:root { --ink: #000 }\np { color: red;\n  ${line}; }`;
  expect(said({ 'a.css': css, 'b.css': '@media print { @font-face { src: x; ascent-override: 90% } }' })).toEqual([
    `style-unread templates/a.css:3 ${hint}`.trim(),
  ]);
});

test.each([
  ['.caveatt p', 'Did you mean "caveat"?'],
  ['p > .bignotes', ''],
  ['#lst', 'Did you mean "list"?'],
  ['artcle p', ''],
  ['[data-loook="wide"]', 'Did you mean "data-look"?'],
])('a selector that is for nothing, %s', (selector, hint) => {
  const page = '<p class="caveat size-{{size}}" id="list" data-look="wide"><my-note>';
  expect(said({ 'a.hbs': page, 'a.css': `p {}\n${selector} { color: red }` })).toEqual([`style-idle templates/a.css:2 ${hint}`.trim()]);
  const fine = '.caveat.size-3:not(#list), my-note::before, [data-look=other] > li:nth-child(2n + 1), .presenting p { color: red }';
  expect(said({ 'a.hbs': page, 'a.css': `${fine} @keyframes x { from { color: red } 50.5% { color: blue } }` })).toEqual([]);
});

test('the browser is asked of each value and selector, and not of what has a value that it knows beside it', () => {
  const css =
    'p { color: var(--a); width: 9vw !important; width: 9zz; -moz-x: y }\na:hovr, b { --a: 1; margin: nnoe }\n@supports (x: y) { p { x: y } }\n.c { & .d { color: "x" } } b::-moz-x {}';
  const templates = { 'print/a.css': css };
  const asked = styleQuestions(templates);
  expect(asked.map(({ property, text }) => `${property ?? ''} ${text}`)).toEqual([
    ...['width 9vw', 'width 9zz', ' p', 'margin nnoe', ' a:hovr', ' b', ' .c', 'color "x"'],
  ]);
  const isKnown = asked.map(({ text }) => !/zz|nnoe|hovr|"x"/.test(text));
  const told = droppedStyles(templates, asked, isKnown).map(({ at, message, hint }) => `${at?.line}:${at?.column} ${message} ${hint}`);
  expect(told).toEqual([
    '2:21 The browser does not know "nnoe" for "margin": it drops the line. Did you mean "none"?',
    '2:1 The browser does not know the selector "a:hovr": it drops the whole rule. Correct it, or take it out.',
    '4:13 The browser does not know ""x"" for "color": it drops the line. Correct it, or take it out.',
  ]);
});

test('what is fine is let be', () => {
  const others =
    'p { background: url(data:image/svg+xml;base64,AA{) } hgroup, .a { hanging-punctuation: first; p:hover & { top: 0 } } @layer x { ::marker { color: red } }';
  expect(said({ 'a.hbs': '<p class="a">', 'a.css': `${others} @scope (.a) { p { margin: var(--x, 0) } } [dir=rtl] p { top: 0 }` })).toEqual(
    [],
  );
  const fine =
    '/* @phone { */ p::before { content: "@a {" } @media screen and (min-width: 48em) and (not (hover)), (width >= 30em) { p {} } @page { @bottom-left { content: "" } } @supports (display: grid) { p {} }';
  expect(said({ 'a.css': fine, 'starter/a.css': '@phone {}' })).toEqual([]);
  expect(judgeTemplates(readTemplates(`${import.meta.dirname}/../../templates`))).toEqual([]);
});
