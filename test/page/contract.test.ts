import { beforeAll, expect, test } from 'vitest';
import { askStyles } from '../../scripts/browser/ask-styles.js';
import { loadHtml } from '../../scripts/browser/load-html.js';
import { withLivePage } from '../../scripts/browser/open-live.js';
import type { Page, Printer } from '../../scripts/browser/open-printer.js';
import { withWishes } from '../../scripts/browser/wish-page.js';
import { readTemplates } from '../../scripts/content/read-templates.js';
import { callInPage } from '../../scripts/measure/call-in-page.js';
import type { Breach } from '../../scripts/measure/contract/breach.js';
import { breachDiagnostics } from '../../scripts/measure/contract/breach-diagnostic.js';
import { findTemplate } from '../../scripts/measure/contract/find-template.js';
import { keepLive } from '../../scripts/measure/contract/keep-live.js';
import { keepStates } from '../../scripts/measure/contract/keep-states.js';
import { RULES } from '../../scripts/measure/contract/rules.js';
import { measureForm } from '../../scripts/measure/measure-page.js';
import { STATES } from '../../scripts/model/contract-states.js';
import type { Artifact } from '../../scripts/model/job.js';
import { PROPERTIES } from '../../scripts/render/css-names.js';
import { droppedStyles, styleQuestions } from '../../scripts/render/style-questions.js';
import { isKeptHere, kindOf, markupOf, nameOfKind } from '../../scripts/stories/contract-kind.js';
import { beginSharedContract } from '../../scripts/stories/keep-contract.js';
import { keepSite } from '../../scripts/stories/keep-site.js';
import { templatesRoot } from '../support/broken-project.js';
import { FORM_CASES, LIVE_CASES, SLIDE_CASES, STATE_CASES } from '../support/contract-cases.js';
import { DECK_CASES, HAND_CASES, smallDeck } from '../support/hand-cases.js';
import { measuringScript } from '../support/judge-page.js';
import { onePrinter } from '../support/one-printer.js';
import { smallPage } from '../support/small-page.js';

/** The contract for loaded pages: each rule is broken once, told by its name, and kept by the page that its hint asks for. */
let printer: Printer;
beforeAll(async () => {
  printer = await onePrinter();
});

async function brokenOn(page: Page, html: string): Promise<string[]> {
  await loadHtml(page, html, { media: 'screen' });
  await page.evaluate(await measuringScript);
  return [...new Set((await measureForm(page, { isPage: true })).map(({ rule }) => rule))];
}

test('what elements say of themselves', () =>
  printer.withPage(async (page) => {
    for (const { rule, body, mended, style = '', head = '' } of FORM_CASES) {
      const broken = await brokenOn(page, smallPage(body, { style, head }));
      const kept = await brokenOn(page, smallPage(mended, { style }));
      expect({ body, broken, kept }).toEqual({ body, broken: [rule], kept: [] });
    }
  }));

test('words in another language than the page says, and numbers that nobody gave', () =>
  printer.withPage(async (page) => {
    const rulesOf = async (body: string, root = 'en'): Promise<string[]> => {
      await loadHtml(page, smallPage(`<main><h1>Leaflet</h1>${body}</main>`).replace('lang="en"', `lang="${root}"`), { media: 'screen' });
      await page.evaluate(await measuringScript);
      return (await measureForm(page, { isPage: true, languages: ['en'], dialled: ['tel:911', 'tel:+18005550100'] })).map(
        ({ rule }) => rule,
      );
    };
    const long = 'Some plain words that fill more than a line of a leaflet, and say nothing.';
    expect(await rulesOf(`<p>${long}</p>`)).toEqual([]);
    expect(await rulesOf(`<p>${long}</p>`, 'fr')).toEqual(['other-language']);
    expect(await rulesOf(`<p lang="fr">${long}</p><p lang="fr">Oui</p>`)).toEqual(['other-language']);
    expect(await rulesOf('<p><a href="tel:911">Call 911</a> or <a href="tel:+1 800 555 0100">call us</a></p>')).toEqual([]);
    expect(await rulesOf('<p><a href="tel:119">Call 119</a></p>')).toEqual(['strange-number']);
  }));

test('a title without words', () =>
  printer.withPage(async (page) => {
    expect(await brokenOn(page, smallPage('<main><h1>A</h1></main>').replace('<title>T</title>', '<title> 1 </title>'))).toEqual(['title']);
  }));

const BASE =
  'button,[tabindex],input{min-width:48px;min-height:48px;border:2px solid #14323c;background:#fff;color:#14323c;font:inherit}:focus-visible{outline:4px solid #a8461f}';

const breachesOn = (html: string): Promise<readonly Breach[]> =>
  printer.withPage(async (page) =>
    withLivePage(page, { html, script: await measuringScript }, async (live) => (await keepLive(live, [])).breaches),
  );
const usedBy = async (html: string): Promise<string[]> => (await breachesOn(html)).map(({ rule }) => rule).sort();
const toldOn = async (html: string): Promise<string[]> => (await breachesOn(html)).map(({ rule, element }) => `${rule} ${element}`).sort();

const inStates = (html: string, states = STATES): Promise<string[]> =>
  printer.withPage(async (page) => {
    await loadHtml(page, html, { media: 'screen' });
    await page.evaluate(await measuringScript);
    const { breaches } = await withWishes(page, (wished) => keepStates(wished, ['Call the crisis line'], states));
    return breaches.map(({ rule, state = '' }) => `${rule} ${state}`).sort();
  });

test('what is shown of words on a phone, in large text, in other colors, on paper', async () => {
  const pageOf = (how: 'broken' | 'mended'): string =>
    smallPage(`<main><h1>Leaflet</h1>${STATE_CASES.map((one) => one[how]).join('')}</main>`, { style: 'h1,p{margin:0}' });
  const broken = await inStates(pageOf('broken'));
  expect([...new Set(broken.map((one) => one.split(' ')[0]))]).toEqual([...new Set(STATE_CASES.flatMap(({ rules }) => rules))].sort());
  expect(broken.filter((one) => one.startsWith('words-hidden'))).toEqual(
    [
      'at 320 px with the largest text (A+)',
      'at 320 px with the largest text (A+)',
      'at 320 px with the largest text (A+)',
      'on a wide screen',
      'on a wide screen',
      'on a wide screen',
      'on a wide screen',
      'on paper',
      'where dark colors are preferred',
    ].map((one) => `words-hidden ${one}`),
  );
  expect(await inStates(pageOf('mended'))).toEqual([]);
});

test.each([
  [
    'a button that does not break',
    '<button style="white-space:nowrap;font:inherit">Go on to the next page of leaflets</button>',
    'sideways',
  ],
  ['a name that is cut', '<label style="display:block;overflow:hidden;height:24px;width:180px">Letters in your size</label>', 'words-cut'],
  [
    'a bar in one line',
    '<nav><ul style="display:flex;white-space:nowrap;list-style:none"><li>Before</li><li>On the day</li><li>Afterwards</li></ul></nav>',
    'sideways',
  ],
])('%s has no room for the words of other languages', async (_, body, rule) => {
  const states = STATES.filter(({ width, zoomed, spacing }) => width === 320 && !zoomed && !spacing);
  const page = (inside: string): string =>
    smallPage(`<main><h1>Leaflet</h1>${inside}</main>`, { style: 'h1,p,ul{margin:0;padding:0}li{margin-inline-end:20px}' });
  expect(await inStates(page(body), states)).toEqual([`${rule} at 320 px with words of controls that are 40 percent longer`]);
  expect(await inStates(page(body.replace(/white-space:nowrap;|height:24px;/, 'flex-wrap:wrap;')), states)).toEqual([]);
});

test('what keys, fingers, dialogs, switches and time do', async () => {
  const pageOf = (how: 'broken' | 'mended'): string =>
    smallPage(`<main><h1>Leaflet</h1>${LIVE_CASES.map((one) => one[how]).join('')}</main>`, { style: BASE });
  expect([...new Set(await usedBy(pageOf('broken')))]).toEqual([...new Set(LIVE_CASES.flatMap(({ rules }) => rules))].sort());
  expect(await usedBy(pageOf('mended'))).toEqual([]);
});

test('words that cannot be read below the mouse, in a dialog too', () =>
  printer.withPage(async (page) => {
    const style = `${BASE}main .a:hover,dialog .b:hover{background:#14323c}`;
    const body =
      '<main><h1>A</h1><button class="a">Menu</button><button id="k" aria-haspopup="dialog" onclick="d.showModal()">Keys</button></main><dialog id="d" aria-label="Keys"><button class="b" onclick="d.close()">Close</button></dialog>';
    const script = await measuringScript;
    const { findings } = await withLivePage(page, { html: smallPage(body, { style }), script }, (live) => keepLive(live, []));
    expect(findings.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['contrast-text below the mouse']);
    expect(findings[0]?.pair).toMatchObject({ ink: '#14323c', ground: '#14323c' });
  }));

test('what a page of slides does', async () => {
  const slides =
    '<main class="marpit"><section class="slide" id="one"><h2>One</h2><p style="font-size:calc(20px*var(--z,1))">Words</p></section><section class="slide" id="two"><h2>Two</h2><p style="font-size:calc(20px*var(--z,1))">Words</p></section></main>';
  const bar =
    '<nav style="position:fixed;bottom:0"><button id="next" data-go="next">Next</button><button id="more" data-go="larger">A+</button></nav><p id="said" role="status" style="position:absolute;top:300px"></p>';
  const pageOf = (how: 'broken' | 'mended'): string =>
    smallPage(`${slides}${bar}${SLIDE_CASES.map((one) => one[how]).join('')}<script>document.body.className='presenting'</script>`, {
      style: BASE,
    });
  expect([...new Set(await usedBy(pageOf('broken')))]).toEqual([
    'focus-covered',
    'press-idle',
    'slide-behind',
    'slide-lost',
    'state-unsaid',
    'unsaid',
    'words-covered',
  ]);
  expect(await usedBy(pageOf('mended'))).toEqual([]);
});

test('what a mouse, a finger and the Tab key come to', async () => {
  const pageOf = (how: 'broken' | 'mended'): string =>
    smallPage(`<main><h1>Leaflet</h1>${HAND_CASES.map((one) => one[how]).join('')}</main>`, { style: BASE });
  expect(await toldOn(pageOf('broken'))).toEqual(HAND_CASES.map(({ rule, told }) => `${rule} ${told}`).sort());
  expect(await toldOn(pageOf('mended'))).toEqual([]);
});

test.each(DECK_CASES)('$name', async ({ told, deck }) => expect(await toldOn(smallDeck(deck))).toEqual(told));

test('a script that fails, and a key that leads no further', async () => {
  const empty = '<main><section class="slide"></section></main>';
  expect(await usedBy(smallPage(empty))).toEqual(['not-started']);
  expect(await usedBy(smallPage(`${empty}<script>lay.out()</script>`))).toEqual(['not-started']);
  const slow = `${empty}<script>setTimeout(()=>{document.body.className='presenting'},1600)</script>`;
  expect(await usedBy(smallPage(slow, { style: BASE }))).toEqual([]);
  const trap = '<main><button>One</button><button onkeydown="event.preventDefault()">Two</button><button>Three</button></main>';
  expect(await usedBy(smallPage(trap, { style: BASE }))).toContain('trapped');
});

test('a deck of reveal.js that writes its address late, while a key is pressed, leads nowhere; one that goes on by Enter does', async () => {
  const deck = (onKey: string): string =>
    smallPage(
      '<main class="reveal ready"><div class="slides"><section id="a" class="present"><h1>A</h1><p><a href="b.html">Source</a></p></section>' +
        `<section id="b"><h2>B</h2></section></div></main><script>onkeydown=({key})=>{${onKey}}</script>`,
      { style: BASE },
    );
  expect(await usedBy(deck("history.replaceState(null,'','#/a/'+Math.random())"))).toEqual([]);
  expect(await usedBy(deck("if(key==='Enter'){a.className='';b.className='present'}"))).toContain('key-moves');
});

test('of sections that are alike one is judged, and of windows in which the same rules hold the harder one', () =>
  printer.withPage(async (page) => {
    const style =
      '.facts{color:#000}.card p{color:#111}[data-look]{color:#222}@media(max-width:359px){.facts{width:9em}}@media(min-width:48em){p{margin:0}}';
    const sections = [
      '<p>a</p>',
      '<p>b</p>',
      '<p class="other">c</p>',
      '<p class="facts">d</p>',
      '<div class="card"><p>e</p></div>',
      '<p>f</p>',
    ];
    const body = [...sections, '<p data-look="x">g</p>', '<p>h</p>'].map((one) => `<section>${one}</section>`).join('');
    const script = await measuringScript;
    const left = async (wanted: readonly string[]): Promise<unknown> => {
      const html = smallPage(`<main><h1>A</h1>${body}</main>`, { style });
      await loadHtml(page, html, { media: 'screen' });
      const sample = (await page.evaluate(`${script}\n${callInPage('sampleOf', html, wanted)}`)) as string;
      return [...sample.matchAll(/<section>(?:<[^>]+>)*(\w)/g)].map(([, letter]) => letter).join('');
    };
    expect(await left([])).toBe('adegh');
    expect(await left(['.facts'])).toBe('adh');
    expect(await left(['nav'])).toBe('ah');
    const isAlike = (one: number, other: number, height = 640): Promise<unknown> =>
      page.evaluate(callInPage('holdAlike', { width: one, height: 640 }, { width: other, height }));
    expect(await Promise.all([isAlike(320, 360), isAlike(1024, 1280), isAlike(700, 800), isAlike(320, 320, 900)])).toEqual([
      false,
      true,
      false,
      true,
    ]);
  }));

const TEMPLATES = {
  'partials/list.hbs': '{{#if a}}\n<ol class="list"></ol>{{else}}<ul class="list {{look}}" data-b="{{key}}">{{/if}}',
  'partials/head.hbs': '<h{{depth}} class="title">{{title}}</h{{depth}}>',
  'partials/bar.hbs':
    '<nav>\n<button type="button" data-go="menu">{{word "menu"}}</button>\n  <button type="button" data-go="keys">K</button></nav>',
  'partials/pages.hbs': '<nav class="other"></nav>\n<nav {{> hidden}} class="pages" aria-label="Pages"></nav>',
  'reveal/reveal.css': '/* a */\n.slide p, .bar\n  .next { color: red }\n.bar { display: none; }',
};

test('names the template that wrote an element, and the style that the browser obeyed', () => {
  const place = (tag: string, style?: { selector: string; property: string; value: string }): string => {
    const at = findTemplate(TEMPLATES, { tag, style }, 'reveal');
    return at ? `${at.file}:${at.line}:${at.column}` : 'none';
  };
  expect(place('<button type="button" data-go="keys">')).toBe('templates/partials/bar.hbs:3:3');
  expect(place('<ul class="list checklist" data-b="b4">')).toBe('templates/partials/list.hbs:2:31');
  expect(place('<nav class="pages" aria-label="Pages">')).toBe('templates/partials/pages.hbs:2:1');
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

test('a kind that is known to keep the contract is not judged again after an edit of words, and is after one of styles, controls or rules', async () => {
  const page = (words: string, style = 'p{color:#000}', more = ''): string =>
    `<html lang="en" dir="ltr">\n<style>@font-face{src:url(${words.length})}${style}</style><p>${words}</p><button class="a">Go</button>${more}`;
  const NAV = { 'partials/nav.hbs': '<nav></nav>' };
  const isKept = async (html: string, rules = 'today', templates: Readonly<Record<string, string>> = NAV): Promise<boolean> => {
    const press = {
      ...{ contracts: new Map(), contractRules: async () => rules, templates: async () => templates },
      printer: () => Promise.reject(new Error('judged')),
    };
    const first = nameOfKind(kindOf(page('May help.'), JOB, markupOf(NAV)), 'today');
    const shared = { html, deck: {}, job: JOB } as never;
    const told = beginSharedContract({ ...press, bundler: { measuringScript: async () => '' } } as never, shared, {
      isKept: (name) => name === first,
    });
    return told
      .then((keeping) => keeping())
      .then(({ kept }) => kept === first)
      .catch(() => false);
  };
  expect(await isKept(page('May help some.'))).toBe(true);
  expect(await isKept(page('May help.', undefined, '<button class="a">Go on</button>'))).toBe(true);
  expect(await isKept(page('May help.', 'p{color:#111}'))).toBe(false);
  expect(await isKept(page('May help.', undefined, '<button class="b">Go</button>'))).toBe(false);
  expect(await isKept(page('May help.', undefined, '<figure class="wide" tabindex="0">Map</figure>'))).toBe(false);
  expect(await isKept(page('May help.', undefined, '<span role="button">Go</span>'))).toBe(false);
  expect(await isKept(page('May help.', undefined, '<p class="tabindex">Go</p>'))).toBe(true);
  expect(await isKept(page('May help.').replace('ltr', 'rtl'))).toBe(false);
  expect(await isKept(page('May help.'), 'tomorrow')).toBe(false);
  // What is hidden or announced stands in attributes of templates, and no element of a file tells it.
  expect(await isKept(page('May help.'), 'today', { 'partials/nav.hbs': '<nav hidden></nav>' })).toBe(false);
  expect(await isKept(page('May help.'), 'today', { ...NAV, 'review/packet.hbs': '<p>', 'print/page.css': 'p{}' })).toBe(true);
});

test('a style that is wrong for quotations is told with the first piece that has one, though pieces without one kept the contract', async () => {
  const quotation = '<blockquote data-b="k1" class="quotation">I take it with food.</blockquote>';
  const styleOf = (dark: string): string => `@media (prefers-color-scheme:dark){.quotation{${dark}}}`;
  const pageOf = (inside: string, style: string): string => smallPage(`<main><h1>Leaflet</h1>${inside}</main>`, { style });
  const templatesOf = (style: string) => ({ 'print/page.css': style, 'print/quotation.hbs': quotation });
  const markup = (style: string): string => markupOf(templatesOf(style));
  const toldOf = async (body: string, dark: string): Promise<string[]> => {
    const style = styleOf(dark);
    const page = (inside: string): string => pageOf(inside, style);
    const press = {
      contracts: new Map([[kindOf(page('<p data-b="k0">Words.</p>'), JOB, markup(style)), Promise.resolve([])]]),
      contractRules: async () => '',
      templates: async () => templatesOf(style),
      printer: async () => printer,
      bundler: { measuringScript: () => measuringScript },
    };
    const deck = { places: {}, region: { emergency: { title: 'Call' }, crisis: { title: 'Call' } }, status: { text: 'Draft' } };
    const shared = { html: page(body), deck, job: { ...JOB, box: { width: 1280, height: 720 } } } as never;
    const keeping = await beginSharedContract(press as never, shared, {});
    const { diagnostics } = await keeping();
    return diagnostics.map(({ code, at }) => `${code} ${at?.file}`);
  };
  expect(await toldOf(quotation, 'display:none')).toEqual(['words-hidden templates/print/page.css']);
  expect(await toldOf(quotation, 'display:block')).toEqual([]);
  expect(await toldOf('<p data-b="k1">I take it with food.</p>', 'display:none')).toEqual([]);
  expect(await toldOf('<p data-b="k1" class="strange">I take it with food.</p>', 'display:none')).toEqual([]);
  // The next build of this process need not judge what kept it.
  const isKnown = (dark: string): boolean =>
    isKeptHere(nameOfKind(kindOf(pageOf(quotation, styleOf(dark)), JOB, markup(styleOf(dark))), ''));
  expect(markup('')).not.toBe(markupOf({}));
  expect([isKnown('display:none'), isKnown('display:block')]).toEqual([false, true]);
});

test('galleries and statements are held to the contract too, those of a kind once, and what a style of theirs does is told once', async () => {
  const style = 'p{font:16px/1.5 sans-serif}a,summary{display:block;min-height:44px}:focus-visible{outline:4px solid #a8461f}';
  const told = async (more: string, body = '<p>Call 911</p>', isKept?: (name: string) => boolean): Promise<readonly unknown[]> => {
    const html = smallPage(`<main><h1>Leaflets</h1>${body}<a href="a.html">For you</a></main>`, { style: style + more }).replace(
      '<body',
      '<body class="index"',
    );
    const pageAt = async (path: string): Promise<Artifact> => ({
      ...{ path, bytes: new TextEncoder().encode(html), inputs: '' },
      entry: { path, title: 'Leaflets', format: 'index', media: 'html', brand: 'b' },
    });
    const press = {
      ...{
        contracts: new Map(),
        contractRules: async () => '',
        printer: async () => printer,
        bundler: { measuringScript: () => measuringScript },
      },
      templates: async () => ({ 'index/index.css': style + more, 'reveal/reveal.css': more }),
    };
    const site = keepSite({ rootPage: () => pageAt('index.html'), brandPage: () => pageAt('b/index.html') } as never, press as never, {
      isKept,
    });
    const pages = [await site.rootPage([]), await site.brandPage('b', [], () => undefined)];
    return [...site.told().map(({ code, at }) => `${code} ${at?.file}`), pages.filter(({ entry }) => entry.kept).length];
  };
  expect(await told('')).toEqual([2]);
  expect(await told('@media(max-width:400px){p{display:none}}')).toEqual(['words-hidden templates/index/index.css', 0]);
  expect(await told('', '<details><summary>How</summary><p>Copy it.</p></details><p hidden>None</p>')).toEqual([2]);
  expect(await told('p{display:none}', undefined, () => true)).toEqual([2]);
});

const JOB = { format: 'booklet', brand: 'b', path: 'b.html', media: 'html' } as const;

test('the browser knows every value and selector of the styles that are shipped, and we every property that it knows', async () => {
  const templates = readTemplates(templatesRoot);
  const asked = styleQuestions(templates);
  expect(droppedStyles(templates, asked, await askStyles(printer, asked))).toEqual([]);
  const wrong = { file: 'a.css', index: 0, rule: 0 };
  const said = await askStyles(printer, [
    { ...wrong, property: 'color', text: 'redd' },
    { ...wrong, property: 'width', text: 'min(9em, 50%)' },
    { ...wrong, text: 'a:hovr' },
    { ...wrong, text: '.a:has(> b)' },
  ]);
  expect(said).toEqual([false, true, false, true]);
  const known = await printer.withUsedPage((page) => page.evaluate(() => [...getComputedStyle(document.body)]));
  expect(known.filter((one) => !one.startsWith('-') && !PROPERTIES.has(one))).toEqual([]);
});

test('every rule has a case', () => {
  const covered = new Set<string>([
    ...FORM_CASES.map(({ rule }) => rule),
    ...[...LIVE_CASES, ...SLIDE_CASES, ...STATE_CASES].flatMap(({ rules }) => rules),
    ...HAND_CASES.map(({ rule }) => rule),
    ...DECK_CASES.flatMap(({ told }) => told.map((one) => one.split(' ')[0] ?? '')),
    ...['title', 'not-started', 'other-language', 'strange-number'],
  ]);
  expect(Object.keys(RULES).filter((one) => !covered.has(one))).toEqual([]);
});
