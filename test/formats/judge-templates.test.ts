import { expect, test } from 'vitest';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { judgeTemplates } from '../../scripts/render/judge-templates.js';

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

test('styles that a browser drops without a word', () => {
  expect(said({ 'a.css': 'p{}\n@phone (max-width: 30em) { p { color: red } }' })).toEqual(['style-unread templates/a.css:2']);
  expect(said({ 'a.css': '@meda print { p {} }' })).toEqual(['style-unread templates/a.css:1 Did you mean "media"?']);
  expect(said({ 'a.css': '@media (max-widht: 30em) { p {} }' })).toEqual(['style-unread templates/a.css:1 Did you mean "width"?']);
  expect(said({ 'a.css': '@media (prefers-color: dark) { p {} }' })).toHaveLength(1);
  expect(said({ 'a.css': 'p { color: red\n.b { color: blue }\n' })).toEqual(['style-unread templates/a.css:1']);
  expect(said({ 'a.css': 'p { color: red }\n}' })).toEqual(['style-unread templates/a.css:2']);
});

test('what is fine is let be', () => {
  const fine =
    '/* @phone { */ p::before { content: "@a {" } @media screen and (min-width: 48em) and (not (hover)), (width >= 30em) { p {} } @page { @bottom-left { content: "" } } @supports (display: grid) { p {} }';
  expect(said({ 'a.css': fine, 'starter/a.css': '@phone {}' })).toEqual([]);
  expect(judgeTemplates(readTemplates(`${import.meta.dirname}/../../templates`))).toEqual([]);
});
