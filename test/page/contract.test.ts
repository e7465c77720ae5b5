import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadHtml } from '../../scripts/browser/load-html.js';
import { openPrinter, type Page, type Printer } from '../../scripts/browser/open-printer.js';
import { breachDiagnostics } from '../../scripts/measure/contract/breach-diagnostic.js';
import { findTemplate } from '../../scripts/measure/contract/find-template.js';
import { RULES } from '../../scripts/measure/contract/rules.js';
import { measureForm } from '../../scripts/measure/measure-page.js';
import { FORM_CASES } from '../support/contract-cases.js';
import { measuringScript } from '../support/judge-page.js';
import { smallPage } from '../support/small-page.js';

/** The contract for loaded pages: each rule is broken once, told by its name, and kept by the page that its hint asks for. */
let printer: Printer;
beforeAll(async () => {
  printer = await openPrinter();
});
afterAll(() => printer.close());

async function brokenOn(page: Page, html: string): Promise<string[]> {
  await loadHtml(page, html, { media: 'screen' });
  await page.evaluate(await measuringScript);
  return [...new Set((await measureForm(page, true)).map(({ rule }) => rule))];
}

test('what elements say of themselves', () =>
  printer.withPage(async (page) => {
    for (const { rule, body, mended, style = '', head = '' } of FORM_CASES) {
      const broken = await brokenOn(page, smallPage(body, { style, head }));
      const kept = await brokenOn(page, smallPage(mended, { style }));
      expect({ body, broken, kept }).toEqual({ body, broken: [rule], kept: [] });
    }
  }));

test('a title without words', () =>
  printer.withPage(async (page) => {
    expect(await brokenOn(page, smallPage('<main><h1>A</h1></main>').replace('<title>T</title>', '<title> 1 </title>'))).toEqual(['title']);
  }));

const TEMPLATES = {
  'partials/list.hbs': '{{#if a}}\n<ol class="list"></ol>{{else}}<ul class="list {{look}}" data-b="{{key}}">{{/if}}',
  'partials/head.hbs': '<h{{depth}} class="title">{{title}}</h{{depth}}>',
  'partials/bar.hbs':
    '<nav>\n<button type="button" data-go="menu">{{word "menu"}}</button>\n  <button type="button" data-go="keys">K</button></nav>',
  'reveal/reveal.css': '/* a */\n.slide p, .bar\n  .next { color: red }\n.bar { display: none; }',
};

test('names the template that wrote an element, and the style that the browser obeyed', () => {
  const place = (tag: string, style?: { selector: string; property: string; value: string }): string => {
    const at = findTemplate(TEMPLATES, { tag, style }, 'reveal');
    return at ? `${at.file}:${at.line}:${at.column}` : 'none';
  };
  expect(place('<button type="button" data-go="keys">')).toBe('templates/partials/bar.hbs:3:3');
  expect(place('<ul class="list checklist" data-b="b4">')).toBe('templates/partials/list.hbs:2:31');
  expect(place('<h3 class="title">')).toBe('templates/partials/head.hbs:1:1');
  expect(place('<svg>')).toBe('none');
  expect(place('<nav>', { selector: '.bar', property: 'display', value: 'none' })).toBe('templates/reveal/reveal.css:4:1');
  expect(place('<p>', { selector: '.slide p,.bar .next', property: 'color', value: 'red' })).toBe('templates/reveal/reveal.css:2:1');
});

test('a fault of a template is told once at its line, one of the content at the line of its words', () => {
  const scene = {
    deck: { places: { b1: { file: 'decks/modules/m/en.md', line: 3, column: 1 } } },
    job: { path: 'a.html', format: 'reveal' as const },
    templates: TEMPLATES,
  };
  const breach = { rule: 'no-name' as const, element: 'button', tag: '<button type="button" data-go="menu">', text: '×' };
  const own = { rule: 'list' as const, element: 'dl', tag: '<dl>', text: 'Words', key: 'b1' };
  const found = breachDiagnostics([breach, { ...breach, text: '+' }, own], scene);
  expect(found.map(({ code, at }) => `${code} ${at?.file}:${at?.line}`)).toEqual([
    'control-name templates/partials/bar.hbs:2',
    'page-structure decks/modules/m/en.md:3',
  ]);
  expect(found[1]?.message).toContain('"Words"');
});

test('every rule has a case', () => {
  const covered = new Set<string>([...FORM_CASES.map(({ rule }) => rule), 'title']);
  expect(Object.keys(RULES).filter((one) => !covered.has(one))).toEqual([]);
});
